import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchored, assignAnchors } from '../../src/anchors/anchor.ts';
import { formatLock, parseLock } from '../../src/anchors/lockfile.ts';
import type { LockLine } from '../../src/model.ts';
import { findReuse } from '../../src/reuse/reuse.ts';
import { keyK2 } from '../../src/text.ts';
import { buildCorpus, type SaidBy, type TestArticle } from '../reuse/gold.ts';

/** Histories to try; the soak run asks for more. */
const RUNS = Number(process.env.HISTORIES ?? 300);

/** Sentences that are equal, parts, changes and splices of one another, and strangers. */
const SENTENCES = [
  'The council knew about the cracks in March and told nobody until June.',
  'The council knew about the cracks in March.',
  'The council knew about the cracks in May and told nobody until June.',
  'The council did not know about the cracks in March and told nobody until June.',
  'The council knew … and told nobody until June.',
  'Nobody has ever repaired the western pier since it was built.',
  'Nobody has ever repaired the western pier.',
  'The council knew about the cracks and nobody has ever repaired the western pier.',
  'No comment at this time.',
  'We take this very seriously.',
  'We take this seriously.',
];
const SPEAKERS = ['Ann Lee', 'Lee', 'Bo Day', null];

interface Print {
  readonly sentence: number;
  readonly speaker: number;
  readonly letter: boolean;
}

const print: fc.Arbitrary<Print> = fc.record({
  sentence: fc.nat({ max: SENTENCES.length - 1 }),
  speaker: fc.nat({ max: SPEAKERS.length - 1 }),
  letter: fc.boolean(),
});
const prints = fc.array(print, { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), at: fc.nat(), prints }),
  fc.record({ do: fc.constant('edit' as const), at: fc.nat(), prints }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('rename' as const), at: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The folder as a list of articles; its order is the order of the files on disk. */
type Folder = { id: string; prints: readonly Print[] }[];

function change(folder: Folder, { at, ...step }: Step, number: number): Folder {
  const place = at % Math.max(1, folder.length);
  const next = [...folder];
  const own = next[place];
  if (step.do === 'add' || !own)
    next.splice(place, 0, { id: `n${number}`, prints: 'prints' in step ? step.prints : [] });
  else if (step.do === 'edit') next[place] = { ...own, prints: step.prints };
  else if (step.do === 'rename') next[place] = { ...own, id: `r${number}` };
  else next.splice(place, 1);
  return next;
}

function toArticle({ id, prints }: Folder[number]): TestArticle {
  let text = '';
  const said = prints.map(({ sentence, speaker, letter }): SaidBy => {
    const start = text.length + 1;
    text += `“${SENTENCES[sentence]}” `;
    const name = SPEAKERS[speaker] ?? null;
    return {
      start,
      end: text.length - 2,
      kind: 'statement',
      speaker: name,
      document: letter && name ? 'letter' : null,
    };
  });
  return { id, text, outlet: id, said };
}

function build(folder: Folder, lock: readonly LockLine[]): Anchored {
  const { articles, corpus } = buildCorpus(folder.map(toArticle));
  return assignAnchors({ articles, corpus, reuse: findReuse(articles, corpus) }, lock);
}

/** Where an id leads: the line that is active or gone. */
function resolve(lock: readonly LockLine[], of: string, id: string): LockLine | undefined {
  const line = lock.find((entry) => entry.of === of && entry.id === id);
  return line?.status === 'alias' ? lock.find((entry) => entry.of === of && entry.id === line.to) : line;
}

describe('histories of a folder', () => {
  it(
    'never break an id that was published',
    () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
          let folder: Folder = [];
          let lock: readonly LockLine[] = [];
          const published = new Map<string, Set<string>>();
          steps.forEach((own, number) => {
            folder = change(folder, own, number);
            const built = build(folder, lock);

            // The same folder and lock give the same bytes, in whatever order the files lie; and again, the same.
            const text = formatLock(built.lock);
            expect(formatLock(build([...folder].reverse(), lock).lock)).toBe(text);
            const again = build(folder, parseLock(text, 'lock'));
            expect(formatLock(again.lock)).toBe(text);
            expect({ ...again, lock: 0 }).toEqual({ ...built, lock: 0 });

            // An id is one anchor, and every statement has one.
            const anchors = built.statements.map(({ anchor }) => anchor);
            expect(new Set(anchors).size).toBe(anchors.length);
            for (const { anchor, text: shown } of built.statements) {
              published.set(anchor, (published.get(anchor) ?? new Set()).add(keyK2(shown)));
            }

            // Every id ever published leads to its statement, to the one it merged into, or to a tombstone.
            const merged = new Set(built.lock.filter(({ status }) => status === 'alias').map(({ to }) => to));
            for (const [id, words] of published) {
              const line = resolve(built.lock, 'statement', id);
              expect(line, id).toBeDefined();
              if (line?.status !== 'active') continue;
              const statement = built.statements.find(({ anchor }) => anchor === line.id);
              expect(statement, id).toBeDefined();
              if (line.id !== id || merged.has(id)) continue;
              const now = [statement?.text ?? '', ...(statement?.wordings ?? []).map(({ text: wording }) => wording)];
              expect(
                now.map(keyK2).some((wording) => words.has(wording)),
                `${id} leads to other words`,
              ).toBe(true);
            }

            // Nothing is forgotten, no generation changes, and aliases lead straight to where they lead.
            for (const line of lock) {
              const next = built.lock.find(({ of, id }) => of === line.of && id === line.id);
              expect(next?.generation).toBe(line.generation);
            }
            for (const { status, to, of } of built.lock) {
              if (status === 'alias') expect(resolve(built.lock, of, to ?? '')?.id).toBe(to);
            }
            lock = built.lock;
          });
        }),
        { numRuns: RUNS },
      );
    },
    60_000 + RUNS * 20,
  );
});
