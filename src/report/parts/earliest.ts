/** Who printed a statement first, as far as the articles state their dates. */
import type { Statement } from '../../model.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { describeDate } from '../lookup/phrases.ts';
import type { NamedLink } from './page.ts';

/** The earliest holder; several where the dates do not tell. */
export interface Earliest {
  readonly holders: readonly NamedLink[];
  readonly date: string;
  /** Of how many outlets a date is known, and of how many not. */
  readonly dated: number;
  readonly undated: number;
}

/** The earliest of the occurrences; `null` where fewer than two outlets are dated. `ids` are their HTML ids. */
export function findEarliest(
  lookup: Lookup,
  { occurrences }: Statement,
  ids: readonly string[],
  path: string,
): Earliest | null {
  const all = occurrences.map(({ articleId }, i) => ({
    outlet: lookup.outletOf(articleId),
    published: lookup.article(articleId).published,
    href: `${path}#${ids[i] ?? ''}`,
  }));
  const dated = all.flatMap(({ published, ...rest }) => (published === null ? [] : [{ ...rest, published }]));
  const outlets = new Set(dated.map(({ outlet }) => outlet));
  if (outlets.size < 2) return null;
  const first = dated.filter(({ published }) => !dated.some((other) => isBefore(other.published, published)));
  const holders = new Map(first.map(({ outlet, href }) => [outlet, { name: outlet.label, href }]));
  const exact = first.map(({ published }) => published).sort((a, b) => a.length - b.length)[0] ?? '';
  return {
    holders: [...holders.values()],
    date: describeDate(holders.size > 1 ? exact.slice(0, DAY) : exact),
    dated: outlets.size,
    undated: new Set(all.map(({ outlet }) => outlet)).size - outlets.size,
  };
}

/** Characters of an ISO date up to its day. */
const DAY = 10;

/** Whether a date is surely before another: compared as exactly as both are, by the hour only within one zone. */
export function isBefore(a: string, b: string): boolean {
  const [left, right] = [splitZone(a), splitZone(b)];
  const length = Math.min(
    left.date.length,
    right.date.length,
    left.zone === right.zone ? Number.POSITIVE_INFINITY : DAY,
  );
  return left.date.slice(0, length) < right.date.slice(0, length);
}

function splitZone(iso: string): { readonly date: string; readonly zone: string } {
  const [, date = iso, zone = ''] = /^(.*T[\d:.]+)(.*)$/.exec(iso) ?? [];
  return { date, zone };
}
