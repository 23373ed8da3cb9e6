/** Grounds must cover what a page or passage is made from: whatever is changed in a report, nothing that shows it has the old ones. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createReport } from '../../../src/build.ts';
import { openStore } from '../../../src/cache/store.ts';
import type { LockLine, Report } from '../../../src/model.ts';
import { groupBy } from '../../../src/report/lookup/group-by.ts';
import { makeBigReport } from '../big.ts';
import { expectGrounded, show } from '../grounded.ts';
import { sample } from '../sample.ts';

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
      return { value, after: show(exchange(sample, leaf, value), before) };
    } catch {}
  }
  return null;
}

/** Places of one shape that are tried at most, spread over all. */
const MOST = 2;
const spread = <T>(all: readonly T[]) => all.filter((_, i) => i % Math.ceil(all.length / MOST) === 0);
let [kept, changed, refused] = [0, 0, 0];

test.each([...shapes])('%s', (_shape, same) => {
  for (const leaf of spread(same)) {
    const made = change(leaf, same);
    if (made === null) {
      refused += 1;
      continue;
    }
    expect(made.after.whole).not.toBe(before.whole);
    const found = expectGrounded(made.after, before, `${leaf.way.join('.')} = ${JSON.stringify(made.value)}`);
    kept += found.kept;
    changed += found.changed;
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
  expectGrounded(show({ ...sample, articles: [more, ...sample.articles] }), before, 'an article before all others');
});

test('in a report that grows too large for a page a statement, addresses change', () => {
  const all = makeBigReport(2001, 40);
  const few = { ...all, statements: all.statements.slice(1) };
  expectGrounded(show(all), show(few), 'one statement more');
});

test('articles that come, go, are edited and change their outlet', async () => {
  const all = readFileSync(new URL('../../gold/reuse/articles.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const records = all.slice(0, 24).map((line) => JSON.parse(line) as Record<string, string>);
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-grounds-'));
  const path = join(folder, 'articles.jsonl');
  const report = async (list: readonly object[], lock: readonly LockLine[]) => {
    writeFileSync(path, list.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const built = await createReport([path], { lock, store: openStore(join(folder, 'cache'), '') });
    return { lock: built.anchored.lock, shown: show(built.report) };
  };
  try {
    let now = await report(records, []);
    let [kept, changed] = [0, 0];
    const edits: ((record: Record<string, string>) => object[])[] = [
      () => [],
      (record) => [{ ...record, outlet: 'Another Outlet' }],
      (record) => [{ ...record, text: record.text?.split('\n\n').slice(1).join('\n\n') }],
      (record) => [record, { ...record, id: `0-${record.id}` }],
      (record) => [{ ...record, published: '2020-01-01', title: 'Another title' }],
    ];
    for (const [i, edit] of [...edits, ...edits].entries()) {
      const next = await report(
        records.flatMap((record, k) => (k === (i * 7) % 24 ? edit(record) : [record])),
        now.lock,
      );
      const found = expectGrounded(next.shown, now.shown, `edit ${i}`);
      kept += found.kept;
      changed += found.changed;
      now = next;
    }
    expect(changed).toBeGreaterThan(100);
    expect(kept).toBeGreaterThan(changed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
