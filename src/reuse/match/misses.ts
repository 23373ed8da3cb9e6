/** What could not be decided: statements that are nearly alike and were kept apart, so that absence can be checked. */

import type { KeptApart, StatementDraft } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Relation } from '../relations/relations.ts';
import { numberOf } from '../tables/numbering.ts';
import { countEdits, type Sequence } from '../words/compare.ts';
import { sameWords } from '../words/same.ts';

/** Two statements that are alike, and yet two. */
export interface NearMiss {
  /** Indices of the statements, the lower first. */
  readonly statements: readonly [number, number];
  /** Word edits between the two. */
  readonly distance: number;
  /**
   * `distance`: more edits than are allowed; `side`: few enough, but nothing tells that the two have one source
   * (different speakers, or one article that prints both).
   */
  readonly reason: 'distance' | 'side';
}

/** The near misses among statements; `statementOf[wording]` are those shown in these words. Sorted by statements. */
export function findNearMisses(
  relations: readonly Relation[],
  statementOf: ReadonlyMap<number, readonly number[]>,
): NearMiss[] {
  const misses = new Map<string, NearMiss>();
  for (const { part, whole, kinship, cost } of relations) {
    if (kinship !== 'near' && kinship !== 'miss') continue;
    for (const a of statementOf.get(part) ?? []) {
      for (const b of statementOf.get(whole) ?? []) {
        const [first, second] = a < b ? [a, b] : [b, a];
        const reason = kinship === 'miss' ? 'distance' : 'side';
        misses.set(`${first} ${second}`, { statements: [first, second], distance: cost, reason });
      }
    }
  }
  return [...misses.values()].sort((a, b) => a.statements[0] - b.statements[0] || a.statements[1] - b.statements[1]);
}

/** The near misses under their anchors (`anchors[i]` is that of `statements[i]`), the nearest for their length first. */
export function nameNearMisses(
  misses: readonly NearMiss[],
  statements: readonly StatementDraft[],
  anchors: readonly string[],
): KeptApart[] {
  const numbers = new Map<string, number>();
  const sequenceOf = (index: number): Sequence => {
    const tokens = Int32Array.from(sameWords(statements[index]?.text ?? ''), (word) => numberOf(numbers, word));
    return { tokens, from: 0, length: tokens.length };
  };
  const named = misses.map(({ statements: [a, b], reason }): KeptApart => {
    const [first = '', second = ''] = [anchors[a] ?? '', anchors[b] ?? ''].sort(compareText);
    const [left, right] = [sequenceOf(a), sequenceOf(b)];
    const longer = Math.max(left.length, right.length);
    // Counted anew: what brackets and ellipses declare goes for nothing in the matching, but the reader sees it differ.
    return { statements: [first, second], distance: countEdits(left, right, longer), words: longer, reason };
  });
  return named.sort(
    (a, b) =>
      a.distance * b.words - b.distance * a.words ||
      compareText(a.statements[0], b.statements[0]) ||
      compareText(a.statements[1], b.statements[1]),
  );
}
