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

/** Hosts that show what others published: the address of that stands in theirs. */
const COPIED =
  /^https?:\/\/(?:web\.archive\.org\/web\/\d+\w*\/|[^/]*\.cdn\.ampproject\.org\/\w\/(?:s\/)?)(?:https?:\/\/)?([^/:]+)/i;
/** Editions of a site for other screens. */
const EDITION = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

/** The host by which an outlet goes whose name nothing states: `courier.example.org`; `null`: the address names none. */
export function hostOutlet(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return null;
  const host = (COPIED.exec(url)?.[1] ?? hostname).toLowerCase().replace(/\.$/, '').replace(EDITION, '');
  return host === '' ? null : host;
}
