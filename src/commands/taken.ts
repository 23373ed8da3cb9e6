/** What was taken from each file: a table for whoever is watching, and what is doubtful, with what to do. */
import type { Article } from '../model.ts';
import { countOf } from './project.ts';
import type { Terminal } from './terminal.ts';

/** What is told of an article. */
export type Taken = Pick<Article, 'file' | 'title' | 'outlet' | 'byline' | 'published' | 'words'>;

/** Rows of the longest table, files that a doubt names, and words of a text that is shorter than an article. */
const MOST_ROWS = 40;
const MOST_NAMED = 3;
const FEW_WORDS = 40;

/** Shows the table; by `tell`, says what is doubtful; `where`: how what is missing can be said. */
export function describeTaken(
  all: readonly Taken[],
  { show }: Terminal,
  tell: Terminal['show'],
  where: (field: string) => string,
): void {
  if (all.length > 0) for (const line of formatTable(all)) show?.(line);
  for (const doubt of findDoubts(all, where)) tell?.(`warning: ${doubt}`);
}

/** What is doubtful of articles, a line for each kind. */
export function findDoubts(all: readonly Taken[], where: (field: string) => string): string[] {
  const tell = (found: readonly Taken[], what: string) => {
    const named = found.slice(0, MOST_NAMED).map(({ file }) => file);
    const more = found.length > MOST_NAMED ? ', …' : '';
    const who =
      all.length === 1 ? `${named[0]}:` : `${found.length} of ${all.length} articles (${named.join(', ')}${more}):`;
    return found.length === 0 ? [] : [`${who} ${what}`];
  };
  return [
    ...tell(
      all.filter(({ outlet }) => outlet === null),
      `no outlet is stated, so each counts as one of its own; ${where('outlet')}`,
    ),
    ...tell(
      all.filter(({ published }) => published === null),
      `no date is stated; ${where('published')}`,
    ),
    ...tell(
      all.filter(({ words }) => words < FEW_WORDS),
      `fewer than ${FEW_WORDS} words were taken: is that the whole article? --show prints them`,
    ),
  ];
}

const COLUMNS: readonly {
  readonly name: string;
  readonly width: number;
  readonly of: (taken: Taken) => string | null;
}[] = [
  { name: 'file', width: 30, of: ({ file }) => file },
  { name: 'title', width: 36, of: ({ title }) => title },
  { name: 'outlet', width: 22, of: ({ outlet }) => outlet },
  { name: 'byline', width: 18, of: ({ byline }) => byline },
  { name: 'date', width: 10, of: ({ published }) => published?.slice(0, 10) ?? null },
  { name: 'words', width: 6, of: ({ words }) => String(words) },
];

/** The table, a line a row; `–` is not stated. */
export function formatTable(all: readonly Taken[]): string[] {
  const rows = all.slice(0, MOST_ROWS).map((taken) => COLUMNS.map(({ of }) => (of(taken) ?? '–').replace(/\s+/g, ' ')));
  const cells = [COLUMNS.map(({ name }) => name), ...rows];
  const widths = COLUMNS.map(({ width }, i) =>
    cells.reduce((most, row) => Math.min(width, Math.max(most, row[i]?.length ?? 0)), 0),
  );
  const lines = cells.map((row) => row.map((cell, i) => setWidth(cell, widths[i] ?? 0)).join('  '));
  const left = all.length - rows.length;
  return [...lines.map((line) => line.trimEnd()), ...(left > 0 ? [`… and ${countOf(left, 'article')} more`] : [])];
}

function setWidth(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
