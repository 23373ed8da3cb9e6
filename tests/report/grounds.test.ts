/** Grounds must cover what a page or passage is made from: whatever is changed in a report, nothing that shows it has the old ones. */
import { expect, test } from 'vitest';
import type { Report } from '../../src/model.ts';
import { createAnnotator } from '../../src/report/annotation.ts';
import { printQuotationsCsv, printStatementsCsv } from '../../src/report/csv.ts';
import { printData } from '../../src/report/data.ts';
import { hashReport } from '../../src/report/grounds.ts';
import type { FilePart } from '../../src/report/long-file.ts';
import { createLookup, groupBy } from '../../src/report/lookup.ts';
import { printMarkdown } from '../../src/report/markdown.ts';
import { createSite } from '../../src/report/view/site.ts';
import { makeBigReport } from './big.ts';
import { sample } from './sample.ts';

/** A value of the report, with the way to it; `shape` is the way without indices. */
interface Leaf {
  readonly way: readonly (string | number)[];
  readonly shape: string;
  readonly value: string | number | boolean | null;
}

function* listLeaves(value: unknown, way: readonly (string | number)[] = [], shape = ''): Generator<Leaf> {
  if (Array.isArray(value))
    for (const [i, entry] of value.entries()) yield* listLeaves(entry, [...way, i], `${shape}[]`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* listLeaves(inner, [...way, name], `${shape}.${name}`);
  else yield { way, shape, value: value as Leaf['value'] };
}

/** The report with another value in that place. */
function exchange(report: Report, { way }: Leaf, value: unknown): Report {
  const copy = structuredClone(report);
  // biome-ignore lint/suspicious/noExplicitAny: any place of any shape
  const holder = way.slice(0, -1).reduce((at: any, step) => at[step], copy);
  holder[way.at(-1) ?? ''] = value;
  return copy;
}

/** What is shown, by what it is: its grounds and its text. */
function show(report: Report): { whole: string; shown: Map<string, [grounds: string, text: string]> } {
  const lookup = createLookup(report);
  const shown = new Map<string, [string, string]>();
  const files = { markdown: true, data: true, news: false };
  for (const { path, grounds, make } of createSite(lookup, '', files).pages()) {
    if (grounds !== null) shown.set(path, [grounds, JSON.stringify(make())]);
  }
  const annotate = createAnnotator(lookup);
  for (const statement of report.statements) {
    shown.set(`annotations ${statement.anchor}`, [
      lookup.grounds.statement(statement),
      JSON.stringify(annotate(statement)),
    ]);
  }
  const longFiles: Record<string, Iterable<FilePart>> = {
    md: printMarkdown(lookup, { counted: '', pages: true }),
    json: printData(lookup),
    statements: printStatementsCsv(lookup),
    quotations: printQuotationsCsv(lookup),
  };
  for (const [file, parts] of Object.entries(longFiles)) {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      const name = `${file} ${part.grounds}`; // a part is looked for by its grounds alone
      const text = part.make();
      expect(shown.get(name)?.[1] ?? text, `two parts of ${name}`).toBe(text);
      shown.set(name, [part.grounds, text]);
    }
  }
  return { whole: hashReport(lookup), shown };
}

const before = show(sample);
const leaves = [...listLeaves(sample)];
const shapes = groupBy(leaves, ({ shape }) => shape);

/** Values that such a place might have besides: a text that is nowhere, what stands in other such places. */
function listOthers({ value }: Leaf, same: readonly Leaf[]): unknown[] {
  const others = [...new Set(same.map((leaf) => leaf.value))].filter((other) => other !== value);
  if (typeof value === 'string') return [`${value} x`, ...others];
  if (typeof value === 'number') return [value + 1, ...others];
  return typeof value === 'boolean' ? [!value] : others;
}

/** The report with another value there; `null`: none makes a report that speaks only of what it holds. */
function change(leaf: Leaf, same: readonly Leaf[]) {
  for (const value of listOthers(leaf, same)) {
    try {
      return { value, after: show(exchange(sample, leaf, value)) };
    } catch {}
  }
  return null;
}

/** In lists of many entries one is tried. */
const MANY = 12;
let [kept, changed, refused] = [0, 0, 0];

/** Nothing has its old grounds and another text. */
function compare(after: ReturnType<typeof show>, before: ReturnType<typeof show>, what: string): void {
  for (const [name, [grounds, text]] of after.shown) {
    const [old, oldText] = before.shown.get(name) ?? [];
    if (old !== grounds) changed += 1;
    else kept += 1;
    if (old === grounds) expect(text, `${name} with ${what}`).toBe(oldText);
  }
}

test.each([...shapes])('%s', (_shape, same) => {
  for (const leaf of same.length > MANY ? same.slice(same.length >> 1).slice(0, 1) : same) {
    const made = change(leaf, same);
    if (made === null) {
      refused += 1;
      continue;
    }
    expect(made.after.whole).not.toBe(before.whole);
    compare(made.after, before, `${leaf.way.join('.')} = ${JSON.stringify(made.value)}`);
  }
});

test('nearly every change makes a report, and most of what it shows kept its grounds', () => {
  expect(refused).toBeLessThan(shapes.size / 2);
  expect(changed).toBeGreaterThan(1000);
  expect(kept).toBeGreaterThan(changed);
});

test('what stood first in a list may come second', () => {
  const [first] = sample.articles;
  if (first === undefined) throw new Error('no article');
  const more = { ...first, id: '0', file: '0.txt', outlet: null };
  compare(show({ ...sample, articles: [more, ...sample.articles] }), before, 'an article before all others');
});

test('in a report that grows too large for a page a statement, addresses change', () => {
  const all = makeBigReport(2001, 40);
  const few = { ...all, statements: all.statements.slice(1) };
  compare(show(all), show(few), 'one statement more');
});
