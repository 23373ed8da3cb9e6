/** Histories of a folder to which records are added and from which they are taken away: no anchor changes, and none is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchored, assignAnchors } from '../../src/anchors/anchor.ts';
import { formatLock } from '../../src/anchors/lockfile.ts';
import type { LockLine, Original } from '../../src/model.ts';
import { holdAgainstRecords } from '../../src/originals/originals.ts';
import { openReuse } from '../../src/reuse/reuse.ts';
import { keyK2 } from '../../src/text.ts';
import { buildCorpus, type SaidBy, type TestArticle } from '../reuse/gold.ts';

const RUNS = Number(process.env.HISTORIES ?? 300);
const SEED = Number(process.env.SEED ?? 1);

/** What articles print: sentences of the letters, changed ones, parts, and some that stand in none. */
const PRINTS = [
  'The council knew about the cracks in March and told nobody until June.',
  'The council knew about the cracks in May and told nobody until June.',
  'The council knew about the cracks in March.',
  'The council knew … and told nobody until June.',
  'Nobody has ever repaired the western pier since it was built.',
  'Nobody has repaired the western pier since it was built.',
  'We shall not sit on a committee that never meets in public again.',
  'The ferry will be paid for by those who never take it.',
];
/** What letters hold. */
const RECORDED = [
  'The council knew about the cracks in March and it told nobody until June.',
  'Nobody has ever repaired the old western pier since it was built.',
  'We shall not sit on a committee that never meets in public.',
  'The council knew about the cracks in May and told nobody until June.',
];

const print = fc.record({ sentence: fc.nat({ max: PRINTS.length - 1 }), named: fc.boolean(), letter: fc.boolean() });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('add' as const), prints: fc.array(print, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      holds: fc.uniqueArray(fc.nat({ max: RECORDED.length - 1 }), { minLength: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forget' as const) }) },
);
const history = fc.array(step, { minLength: 3, maxLength: 8 });
type Print = typeof print extends fc.Arbitrary<infer T> ? T : never;
type Folder = readonly { readonly id: string; readonly prints: readonly Print[] }[];

function toArticle({ id, prints }: Folder[number]): TestArticle {
  let text = '';
  const said = prints.map(({ sentence, named, letter }): SaidBy => {
    const start = text.length + 1;
    text += `“${PRINTS[sentence]}” `;
    const speaker = named || letter ? 'Ann Lee' : null;
    return { start, end: text.length - 2, kind: 'statement', speaker, document: letter ? 'letter' : null };
  });
  return { id, text, outlet: `Outlet ${id}`, said };
}

const letterOf = (holds: readonly number[]): Original => ({
  id: 'letter',
  file: 'letter.txt',
  sha256: '',
  text: holds.map((i) => RECORDED[i]).join(' '),
  type: 'letter',
  author: 'Ann Lee',
  addressee: null,
  date: null,
});

function build(folder: Folder, record: Original | null, lock: readonly LockLine[]): Anchored {
  const { articles, corpus } = buildCorpus(folder.map(toArticle));
  const { found, reprint } = openReuse(articles, corpus);
  const held = holdAgainstRecords({ corpus, reuse: found }, record === null ? [] : [record], reprint);
  return assignAnchors({ ...held, articles }, lock);
}

/** Ids that a reader may have: anchors, and the wordings that stand in their pages. */
const idsOf = ({ statements }: Anchored): string[] =>
  statements.flatMap(({ anchor, wordings }) => [anchor, ...wordings.map(({ id }) => id)]);
const anchorsOf = ({ statements }: Anchored): string[] => statements.map(({ anchor }) => anchor);
const textsOf = ({ statements }: Anchored): string[] => statements.map(({ text }) => keyK2(text)).sort();

describe('histories of a folder with records', () => {
  it(
    'change no anchor by a record, lose no id, and show the printed words again when it is gone',
    () => {
      const tally = { recorded: 0, restored: 0, minted: 0 };
      const run = (steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): void => {
        let [folder, record, lock]: [Folder, Original | null, readonly LockLine[]] = [[], null, []];
        let before: Anchored | null = null;
        steps.forEach((one, number) => {
          if (one.do === 'add') folder = [...folder, { id: `a${number}`, prints: one.prints }];
          else if (one.do === 'delete') folder = folder.filter((_, i) => i !== one.at % Math.max(1, folder.length));
          else record = one.do === 'record' ? letterOf(one.holds) : null;
          const built = build(folder, record, lock);
          const lines = new Map(built.lock.map((line) => [line.id, line]));
          for (const { id } of lock) expect(lines.has(id), `${id} is forgotten`).toBe(true);
          if (number === steps.length - 1) {
            expect(formatLock(build(folder, record, built.lock).lock)).toBe(formatLock(built.lock));
          }
          if (one.do === 'forget') expect(textsOf(built)).toEqual(textsOf(build(folder, null, [])));
          if (before !== null && (one.do === 'record' || one.do === 'forget')) {
            expect(anchorsOf(built), 'a record changes anchors').toEqual(anchorsOf(before));
            const now = new Set(idsOf(built));
            for (const id of idsOf(before)) expect(now.has(id) || lines.has(id), `${id} leads nowhere`).toBe(true);
            if (one.do === 'forget') tally.restored++;
          }
          tally.recorded += built.statements.filter(({ occurrences }) => occurrences.some((own) => own.record)).length;
          tally.minted += built.lock.filter(({ generation, former }) => generation > 1 && former.length > 0).length;
          [before, lock] = [built, built.lock];
        });
      };
      fc.assert(fc.property(history, run), { numRuns: RUNS, seed: SEED });
      for (const times of Object.values(tally)) expect(times).toBeGreaterThan(0);
    },
    60_000 + RUNS * 100,
  );
});
