/** Who credits whom, which words came that way, and who runs shared words and credits nobody. */
import type { Credit } from '../../model.ts';
import { type Lookup, numberByArticle } from '../lookup/lookup.ts';
import type { Outlet } from '../lookup/outlets.ts';
import { articlePath } from '../lookup/page-paths.ts';
import { formatCount, listWords, plural } from '../lookup/phrases.ts';
import { isOwn } from '../lookup/through.ts';
import { oneLine, shorten } from '../lookup/visible.ts';
import { findEarliest } from '../parts/earliest.ts';
import type { NamedLink } from '../parts/page.ts';
import { layOutNetwork, type Network } from './network.ts';

/** All credits of one outlet to another. */
export interface CreditRow {
  readonly from: string;
  readonly to: string;
  /** The crediting words, each leading to its place. */
  readonly lines: readonly (NamedLink & { readonly articleId: string; readonly number: number })[];
  /** Statements printed beside these words. */
  readonly statements: number;
}

/** An outlet that runs words others run too, in articles that credit nobody. */
export interface Uncrediting {
  readonly outlet: string;
  /** Number of such statements; what the outlet is known to have had first is not counted. */
  readonly shared: number;
  /** Of these, known to stand in another outlet earlier. */
  readonly later: number;
}

/** The credits of a report. */
export interface CreditsView {
  readonly answer: string;
  readonly network: Network | null;
  /** Most crediting outlets first. */
  readonly rows: readonly CreditRow[];
  readonly uncrediting: readonly Uncrediting[];
  /** Lines that name an interview of the outlet's own. */
  readonly own: readonly NamedLink[];
}

/** Characters of a crediting line. */
const WORDS = 90;

/** The credits; `null` where no article credits an outlet. */
export function viewCredits(lookup: Lookup): CreditsView | null {
  const numbered = numberByArticle(lookup.report.credits);
  if (numbered.length === 0) return null;
  const through = countThrough(lookup);
  const rows = new Map<string, CreditRow & { lines: CreditRow['lines'][number][] }>();
  const own: NamedLink[] = [];
  for (const { entry: credit, number } of numbered) {
    const { articleId } = credit;
    const line = { name: shorten(credit.text, WORDS), href: `${articlePath(articleId)}#credit-${number}` };
    if (isOwn(credit, lookup.article(articleId))) {
      own.push(line);
      continue;
    }
    const outlet = lookup.outletOf(articleId);
    const key = keyOf(outlet, credit);
    const to = oneLine(credit.creditedOutlet);
    const row = rows.get(key) ?? { from: outlet.label, to, lines: [], statements: through.get(key) ?? 0 };
    rows.set(key, row);
    row.lines.push({ ...line, articleId, number });
  }
  const sorted = sortRows([...rows.values()]);
  const uncrediting = listUncrediting(lookup);
  const edges = sorted.map(({ from, to, lines, statements }) => ({
    ...{ from, to },
    count: lines.length,
    carries: statements > 0,
  }));
  return {
    answer: describeCredits(sorted, lookup.outlets.length, uncrediting.length),
    network: layOutNetwork(edges),
    rows: sorted,
    uncrediting,
    own,
  };
}

function keyOf({ index }: Outlet, { creditedOutlet }: Credit): string {
  return `${index} ${creditedOutlet}`;
}

/** For each outlet and credited name the number of statements that stand beside such a credit. */
function countThrough(lookup: Lookup): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { occurrences } of lookup.statements) {
    const keys = occurrences.flatMap((occurrence) => {
      const credit = lookup.throughOf(occurrence);
      return credit === null ? [] : [keyOf(lookup.outletOf(occurrence.articleId), credit)];
    });
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Those credited by most outlets first, then by number of lines; ties in the order of the articles. */
function sortRows(rows: readonly CreditRow[]): CreditRow[] {
  const reach = new Map<string, number>();
  for (const { to } of rows) reach.set(to, (reach.get(to) ?? 0) + 1);
  return [...rows].sort((a, b) => (reach.get(b.to) ?? 0) - (reach.get(a.to) ?? 0) || b.lines.length - a.lines.length);
}

/** An interview of the outlet's own says where its words come from, as a credit does. */
function listUncrediting(lookup: Lookup): Uncrediting[] {
  const found = new Map<Outlet, { shared: number; later: number }>();
  for (const statement of lookup.statements) {
    const outlets = new Set(statement.occurrences.map(({ articleId }) => lookup.outletOf(articleId)));
    if (outlets.size < 2) continue;
    const first = findEarliest(lookup, statement, [], '')?.holders.map(({ name }) => name) ?? [];
    for (const outlet of outlets) {
      const own = statement.occurrences.filter(({ articleId }) => lookup.outletOf(articleId) === outlet);
      const isCredited = own.some(({ articleId }) => lookup.creditsOf(articleId).length > 0);
      if (isCredited || (first.length === 1 && first[0] === outlet.label)) continue;
      const counts = found.get(outlet) ?? { shared: 0, later: 0 };
      found.set(outlet, counts);
      counts.shared++;
      const isDated = own.every(({ articleId }) => lookup.article(articleId).published !== null);
      if (isDated && first.length > 0 && !first.includes(outlet.label)) counts.later++;
    }
  }
  return [...found]
    .sort(([a, left], [b, right]) => right.shared - left.shared || a.index - b.index)
    .map(([{ label }, counts]) => ({ outlet: label, ...counts }));
}

/** "5 of 12 outlets credit another; most often the Daily Courier (by 3). 4 run words that others run too in articles that credit nobody." */
function describeCredits(rows: readonly CreditRow[], outlets: number, uncrediting: number): string {
  const crediting = new Set(rows.map(({ from }) => from)).size;
  const reach = new Map<string, number>();
  for (const { to } of rows) reach.set(to, (reach.get(to) ?? 0) + 1);
  const most = Math.max(0, ...reach.values());
  const first = [...reach].filter(([, count]) => count === most).map(([name]) => name);
  const often = most > 1 && first.length <= 3 ? `; most often ${listWords(first)} (by ${formatCount(most)})` : '';
  const some = `${formatCount(crediting)} of ${plural(outlets, 'outlet')} ${crediting === 1 ? 'credits' : 'credit'} another${often}.`;
  if (uncrediting === 0) return some;
  const run = uncrediting === 1 ? 'runs' : 'run';
  return `${some} ${formatCount(uncrediting)} ${run} words that others run too in articles that credit nobody.`;
}
