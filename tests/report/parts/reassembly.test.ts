import { expect, test } from 'vitest';
import type { DocumentOrder, Passage } from '../../../src/model.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { createLine } from '../../../src/report/parts/line.ts';
import { type PassageView, viewReassembly } from '../../../src/report/parts/reassembly.ts';
import { sample } from '../sample.ts';

const lookup = createLookup(sample);
const lines = new Map(sample.statements.map((statement) => [statement.anchor, createLine(lookup, statement)]));
const [a = '', b = '', c = '', d = ''] = lookup.statements.map(({ anchor }) => anchor);
/** A document that somebody says exists: of no other is anything left out. */
const LETTER = sample.documents.find(({ inferred }) => !inferred)?.id ?? '';
const at = (anchor: string, join: 'running' | 'cut' | 'open' = 'open'): Passage => ({
  kind: 'statement',
  anchor,
  join,
});
const beside = (...strands: Passage[][]): Passage => ({ kind: 'unordered', strands, known: [] });

function view(passages: readonly Passage[], more: Partial<DocumentOrder> = {}) {
  const anchors = (list: readonly Passage[]): string[] =>
    list.flatMap((p) => (p.kind === 'statement' ? [p.anchor] : p.strands.flatMap(anchors)));
  const order = { documentId: LETTER, passages, sequence: anchors(passages), apart: [], conflicts: [], ...more };
  return viewReassembly(lookup, order, lines, []);
}

const labels = (list: readonly PassageView[]): string[] =>
  list.flatMap((p) => (p.kind === 'statement' ? [p.label] : p.strands.flatMap(labels)));

test('numbers follow one another, letters stand side by side', () => {
  expect(labels(view([at(a), beside([at(b)], [at(c), at(d)])]).passages)).toEqual(['1', '2a', '2b1', '2b2']);
  expect(labels(view([beside([at(b)], [at(c), at(d)])]).passages)).toEqual(['a', 'b1', 'b2']);
  expect(labels(view([at(a)]).passages)).toEqual(['1']);
});

test('a gap is marked between sentences that no quotation runs on, not at the beginning or at a frame', () => {
  const gaps = (list: readonly PassageView[]) => list.map((p) => (p.kind === 'statement' ? p.gap : 'frame'));
  expect(gaps(view([at(a), at(b, 'running'), at(c, 'cut'), at(d)]).passages)).toEqual([null, null, 'cut', 'open']);
  expect(gaps(view([beside([at(a)], [at(b)]), at(c)]).passages)).toEqual(['frame', null]);
});

test('every outlet that quotes it has what it carries and what it leaves out', () => {
  const { shares, outlets, hasLeftOut } = view([at(a), at(b), at(c)]);
  expect(shares).toHaveLength(outlets);
  for (const { carried, left } of shares) expect(carried + left.length).toBe(3);
  const carriers = lines.get(a)?.carriers.map(({ outlet }) => outlet) ?? [];
  const without = shares.filter(({ left }) => left.some(({ anchor }) => anchor === a)).map(({ outlet }) => outlet);
  expect([...carriers, ...without].sort()).toEqual(shares.map(({ outlet }) => outlet).sort());
  expect(hasLeftOut).toBe(true);
});

test('an outlet that speaks of it and quotes nothing leaves out all', () => {
  const only = lookup.statements.find(({ counts }) => counts.outlets === 1);
  const other = sample.articles.find(({ id }) => only?.occurrences.every(({ articleId }) => articleId !== id));
  const order = { documentId: LETTER, passages: [], sequence: [only?.anchor ?? ''], apart: [], conflicts: [] };
  const { shares } = viewReassembly(lookup, order, lines, [other?.id ?? '']);
  expect(shares.map(({ carried, left }) => [carried, left.length])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('a contradiction names the outlets of both sides', () => {
  const [x = '', y = ''] = sample.articles.map(({ id }) => id);
  const whole = view([beside([at(a)], [at(b)])], { conflicts: [{ first: a, second: b, articles: [x], against: [y] }] });
  expect(whole.contradictions).toMatchObject([
    {
      first: { label: 'a' },
      second: { label: 'b' },
      outlets: [lookup.outletOf(x).label],
      against: [lookup.outletOf(y).label],
    },
  ]);
  expect(whole.passages).toMatchObject([{ strands: [[{ disputed: true }], [{ disputed: true }]] }]);
});

test('known pairs are spelt out where they are few', () => {
  const known = (count: number): Passage => ({
    kind: 'unordered',
    strands: [[at(a)], [at(b)], [at(c)], [at(d)]],
    known: Array.from({ length: count }, () => [a, c] as const),
  });
  expect(view([known(1)]).passages).toMatchObject([{ note: 'The order of these is known only in part: a before c.' }]);
  expect(view([known(20)]).passages).toMatchObject([{ note: expect.not.stringContaining('a before c'), partly: true }]);
});
