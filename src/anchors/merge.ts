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

/** An id together with what it is of: a speaker and a document may share a slug. */
export const keyOf = ({ of, id }: Pick<LockLine, 'of' | 'id'>): string => `${of}\0${id}`;

/** One line an id, and circles of aliases opened. The order is that in which the ids first stand. */
export function mergeLines(rows: readonly NumberedLine[]): {
  readonly lines: readonly LockLine[];
  readonly repairs: readonly Repair[];
} {
  const groups = new Map<string, NumberedLine[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row.line));
    if (own) own.push(row);
    else groups.set(keyOf(row.line), [row]);
  }
  const repairs: Repair[] = [];
  const lines = new Map<string, LockLine>();
  for (const [key, own] of groups) {
    lines.set(key, joinLines(own.map(({ line }) => line)));
    const [first, ...others] = own.map(({ number }) => number);
    for (const line of others) {
      repairs.push({ line, message: `${own[0]?.line.id} stands in line ${first} already; the two are joined` });
    }
  }
  for (const line of openCircles(lines)) {
    repairs.push({ line: null, message: `the alias ${line.id} leads back to itself; it is a tombstone now` });
  }
  return { lines: [...lines.values()], repairs };
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
function openCircles(lines: Map<string, LockLine>): LockLine[] {
  const settled = new Set<string>();
  const opened: LockLine[] = [];
  for (const start of lines.values()) {
    const path: LockLine[] = [];
    let here: LockLine | undefined = start;
    while (here?.status === 'alias' && !settled.has(keyOf(here))) {
      settled.add(keyOf(here));
      path.push(here);
      here = lines.get(keyOf({ of: here.of, id: here.to ?? '' }));
    }
    const at = here === undefined ? -1 : path.indexOf(here);
    const oldest = at < 0 ? undefined : path.slice(at).sort(compareAge)[0];
    if (oldest === undefined) continue;
    lines.set(keyOf(oldest), { ...oldest, status: 'gone', to: null });
    opened.push(oldest);
  }
  return opened;
}
