/**
 * What reuse is measured against. Each returns the share of the planted near matches whose words it joins with those of
 * their base; speakers play no part.
 */
import { mix } from '../src/copies.ts';
import { countEdits, editsAllowed, type Sequence } from '../src/reuse/words/compare.ts';
import { collectWordings, hashTokens, sequenceOf, type Wordings } from '../src/reuse/words/wordings.ts';
import type { Generated } from './reuse-corpus.ts';

/** The near matches of a corpus: the wording as printed, and the wording of its base. */
interface Near {
  readonly wordings: Wordings;
  readonly pairs: readonly (readonly [printed: number, base: number])[];
}

function collectNear({ corpus, planted }: Generated): Near {
  const texts = corpus.articles.flatMap(({ quotations }) => quotations.map(({ text }) => text));
  const wordings = collectWordings(texts);
  const baseOf = new Map<number, number>();
  const pairs: [number, number][] = [];
  planted.flat().forEach(({ base, how }, piece) => {
    const wording = wordings.of[piece] ?? 0;
    if (how === 'fresh') baseOf.set(base, wording);
    else if (how === 'near' && wording !== baseOf.get(base)) pairs.push([wording, baseOf.get(base) ?? -1]);
  });
  return { wordings, pairs };
}

function shareOf({ pairs }: Near, isFound: (printed: number, base: number) => boolean): number {
  return pairs.length === 0 ? 1 : pairs.filter(([printed, base]) => isFound(printed, base)).length / pairs.length;
}

/** The edits within which two texts are one. */
function isNear(a: Sequence, b: Sequence): boolean {
  const allowed = editsAllowed(Math.max(a.length, b.length));
  return countEdits(a, b, allowed) <= allowed;
}

/** Every wording compared with every other. */
export function matchBrutally(generated: Generated): number {
  const near = collectNear(generated);
  const { size } = near.wordings;
  const sequences = Array.from({ length: size }, (_, wording) => sequenceOf(near.wordings, wording));
  const found = new Set<number>();
  sequences.forEach((a, i) => {
    for (let k = i + 1; k < size; k++) {
      const b = sequences[k];
      if (b && isNear(a, b)) found.add(i * size + k);
    }
  });
  return shareOf(near, (a, b) => found.has(Math.min(a, b) * size + Math.max(a, b)));
}

const BANDS = 16;
const ROWS = 4;
const SHINGLE = 3;

/** MinHash over runs of three words, in 16 bands of 4 (a likeness of one half is found with 64 %); candidates are compared. */
export function matchSketches(generated: Generated): number {
  const near = collectNear(generated);
  const buckets = new Map<number, number[]>();
  const found = new Set<number>();
  const { size, tokens } = near.wordings;
  const sketch = new Uint32Array(BANDS * ROWS);
  for (let wording = 0; wording < size; wording++) {
    const { from, length } = sequenceOf(near.wordings, wording);
    sketch.fill(0xffffffff);
    for (let i = from; i + SHINGLE <= from + length; i++) {
      const hash = hashTokens(tokens, i, SHINGLE);
      for (let k = 0; k < sketch.length; k++) sketch[k] = Math.min(sketch[k] ?? 0, mix(hash, k) >>> 0);
    }
    for (let band = 0; band < BANDS; band++) {
      let key = band;
      for (let row = 0; row < ROWS; row++) key = mix(key, sketch[band * ROWS + row] ?? 0);
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [wording]);
      else {
        for (const other of bucket) {
          if (isNear(sequenceOf(near.wordings, other), sequenceOf(near.wordings, wording)))
            found.add(other * size + wording);
        }
        bucket.push(wording);
      }
    }
  }
  return shareOf(near, (a, b) => found.has(Math.min(a, b) * size + Math.max(a, b)));
}

/** Equal strings only, as Quotebank joins them. */
export function matchEqual({ corpus, planted }: Generated): number {
  const baseOf = new Map<number, string>();
  let [all, found] = [0, 0];
  planted.forEach((own, article) => {
    own.forEach(({ base, how }, quotation) => {
      const text = corpus.articles[article]?.quotations[quotation]?.text ?? '';
      if (how === 'fresh') baseOf.set(base, text);
      if (how !== 'near') return;
      all++;
      if (baseOf.get(base) === text) found++;
    });
  });
  return all === 0 ? 1 : found / all;
}
