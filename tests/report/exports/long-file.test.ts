import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { composeFile, type FilePart, type PartMark } from '../../../src/report/exports/long-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-long-'));
const path = join(folder, 'earlier');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A word stands for a part that is made of it, a number for a bare text. */
type Plan = readonly (string | number)[];

function compose(plan: Plan, earlier: readonly PartMark[] | null, suffix = '') {
  const made: string[] = [];
  const marks: PartMark[] = [];
  const parts = plan.map((entry): FilePart => {
    if (typeof entry === 'number') return `[${entry}]`;
    const make = () => {
      made.push(entry);
      return print(entry + suffix);
    };
    return { grounds: entry + suffix, make };
  });
  const pieces = composeFile(
    parts,
    earlier === null ? null : { path, parts: earlier },
    (mark) => void marks.push(mark),
  );
  return { bytes: Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece))), marks, made };
}

const print = (word: string) => `„${word}“\n`.repeat(word.length);

function write(plan: Plan): readonly PartMark[] {
  const { bytes, marks } = compose(plan, null);
  writeFileSync(path, bytes);
  return marks;
}

const plans = fc.array(fc.oneof(fc.constantFrom('a', 'é', 'dd', 'ß…', 'word'), fc.nat(9)), { maxLength: 40 });

test('a file is the same whether its parts are made or copied from any earlier one', () => {
  fc.assert(
    fc.property(plans, plans, (before, now) => {
      const earlier = write(before);
      const whole = compose(now, null);
      const { bytes, marks } = compose(now, earlier);
      expect(bytes.equals(whole.bytes)).toBe(true);
      expect(marks).toEqual(whole.marks);
    }),
    { seed: 7, numRuns: 300 },
  );
});

const words = (count: number, prefix = 'w') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

test('only what came in is made', () => {
  const plan = words(1000);
  const earlier = write(plan);
  const now = [...plan.slice(0, 500), 'new', ...plan.slice(500, 900), ...plan.slice(930)];
  expect(compose(now, earlier).made).toEqual(['new']);
});

test('a part that moved up a little is copied, and those that it passed', () => {
  const plan = words(100);
  const earlier = write(plan);
  const now = [...plan.slice(0, 10), 'w30', ...plan.slice(10, 30), ...plan.slice(31)];
  expect(compose(now, earlier).made).toEqual([]);
});

test('after a long stretch that is gone the rest is made anew, and is right', () => {
  const plan = words(1000);
  const earlier = write(plan);
  const now = [...plan.slice(0, 10), ...plan.slice(500)];
  expect(compose(now, earlier).bytes.equals(compose(now, null).bytes)).toBe(true);
});

test('an earlier file that was cut off meanwhile is noticed', () => {
  const earlier = write(words(10));
  writeFileSync(path, 'short');
  expect(() => compose(words(10), earlier)).toThrow(/was changed/);
});

test('other grounds are made, in whatever order', () => {
  const earlier = write(words(20));
  expect(compose(words(20), earlier, 'x').made).toHaveLength(20);
});
