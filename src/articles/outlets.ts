/** One canonical name for an outlet, by the names, hosts and owners of the configuration. */
import type { Config, OutletConfig } from '../config.ts';
import { keyK2 } from '../text.ts';

/** The outlet with that name or alias, letter case and punctuation aside; `null`: the configuration has none. */
export function findOutletByName(name: string, config: Config): OutletConfig | null {
  const key = keyK2(name);
  if (key === '') return null;
  return (
    config.outlets.find((outlet) => [outlet.name, ...outlet.aliases].some((known) => keyK2(known) === key)) ?? null
  );
}

/** The outlet whose host, or a subdomain of it, an address has; `null`: the configuration has none. */
export function findOutletByUrl(url: string, config: Config): OutletConfig | null {
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.toLowerCase();
  return (
    config.outlets.find((outlet) => outlet.hosts.some((known) => host === known || host.endsWith(`.${known}`))) ?? null
  );
}
