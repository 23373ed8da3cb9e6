/**
 * Lock files that two branches wrote: Git merges them as text, and what it leaves is put together here. The result
 * depends on the lines alone, not on their order or on which branch was ours.
 */
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';
import { compareAge } from './retire.ts';

/** What was wrong with a lock file and is put right by the next build. */
export interface Repair {
  /** 1-based; `null` where no single line is meant. */
  readonly line: number | null;
  readonly message: string;
}

/** A line of the file, with its number. */
export interface NumberedLine {
  readonly line: LockLine;
  readonly number: number;
}

/** Where a line stands among others, by what it is of and by its id: a speaker and a document may share a slug. */
export type Places = Readonly<Record<LockLine['of'], Map<string, number>>>;

/** Lines that are one an id, and their places among them. */
export interface Merged {
  readonly lines: readonly LockLine[];
  readonly places: Places;
  readonly repairs: readonly Repair[];
}

/** One line an id, and circles of aliases opened. The order is that in which the ids first stand. */
export function mergeLines(rows: readonly NumberedLine[]): Merged {
  const places: Places = { statement: new Map(), speaker: new Map(), document: new Map() };
  const firsts: NumberedLine[] = [];
  const doubles = new Map<number, NumberedLine[]>();
  for (const row of rows) {
    const own = places[row.line.of];
    const place = own.get(row.line.id);
    if (place === undefined) own.set(row.line.id, firsts.push(row) - 1);
    else doubles.set(place, [...(doubles.get(place) ?? []), row]);
  }
  const lines = firsts.map(({ line }) => line);
  const repairs: Repair[] = [];
  for (const [place, others] of [...doubles].sort(([a], [b]) => a - b)) {
    const first = firsts[place] as NumberedLine;
    lines[place] = joinLines([first, ...others].map(({ line }) => line));
    for (const { number } of others) {
      const message = `${first.line.id} stands in line ${first.number} already; the two are joined`;
      repairs.push({ line: number, message });
    }
  }
  for (const line of openCircles(lines, places)) {
    repairs.push({ line: null, message: `the alias ${line.id} leads back to itself; it is a tombstone now` });
  }
  return { lines, places, repairs };
}

/** What several branches recorded of one id: the oldest generation, all histories; in use if any of them uses it. */
function joinLines(lines: readonly LockLine[]): LockLine {
  const [only] = lines;
  if (only && lines.length === 1) return only;
  const order = { active: 0, alias: 1, gone: 2 };
  const ranked = [...lines].sort(
    (a, b) =>
      order[a.status] - order[b.status] ||
      b.articles.length - a.articles.length ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const [first, ...rest] = ranked as [LockLine, ...LockLine[]];
  const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
  const former = union([first.former, ...rest.map((line) => [...line.former, line.text])]);
  return {
    ...first,
    generation: Math.min(...lines.map(({ generation }) => generation)),
    articles: union(lines.map(({ articles }) => articles)).sort(compareText),
    keys: Object.assign({}, ...[...ranked].reverse().map(({ keys }) => keys)),
    former: former.filter((text) => text !== first.text),
    splitInto: union(lines.map(({ splitInto }) => splitInto)).sort(compareText),
  };
}

/** Each branch merged the one into the other: of a circle of aliases the oldest becomes a tombstone, as its words went on both. */
function openCircles(lines: LockLine[], places: Places): LockLine[] {
  const settled = new Set<LockLine>();
  const opened: LockLine[] = [];
  for (const start of lines) {
    const path: LockLine[] = [];
    let here: LockLine | undefined = start;
    while (here?.status === 'alias' && !settled.has(here)) {
      settled.add(here);
      path.push(here);
      here = lines[places[here.of].get(here.to ?? '') ?? -1];
    }
    const at = here === undefined ? -1 : path.indexOf(here);
    const oldest = at < 0 ? undefined : path.slice(at).sort(compareAge)[0];
    if (oldest === undefined) continue;
    lines[places[oldest.of].get(oldest.id) ?? -1] = { ...oldest, status: 'gone', to: null };
    opened.push(oldest);
  }
  return opened;
}
