/** What a round of matching works on: nodes, and the pairs of them that are related. */
import type { Indexed } from '../relations/corpus.ts';
import type { Evidence, Relationship } from '../relations/relate.ts';
import type { Relation } from '../relations/relations.ts';
import type { Events } from './events.ts';

/** One wording under one side. */
export interface Node {
  readonly wording: number;
  /** Number of words, and of those outside brackets. */
  readonly words: number;
  readonly kept: number;
  /** Whether brackets or an ellipsis mark it as changed wherever it is printed. */
  readonly isDeclared: boolean;
  /** Whether an ellipsis marks words as missing inside it wherever it is printed. */
  readonly hasGap: boolean;
  /** Indices of its pieces, ascending. */
  readonly pieces: readonly number[];
  /** Every speaker and document author that its articles name; empty where none names any. */
  readonly speakers: readonly string[];
  /** Whether some article shows that it is the speaker's: only then does it contradict another side. */
  readonly isSure: boolean;
  /** Number of distinct outlets. */
  readonly outlets: number;
  /** True where some article prints it as a sentence. */
  readonly whole: boolean;
}

/** All that a round of matching looks at. */
export interface Matching extends Indexed {
  readonly relations: readonly Relation[];
  /** Sorted by wording. */
  readonly nodes: readonly Node[];
  readonly events: Events | null;
}

/** Two related nodes; `part` has the shorter wording (the lower number where both are equally long). */
export interface Pair extends Relationship {
  readonly part: number;
  readonly whole: number;
  readonly evidence: Evidence;
}

/** For each wording, and one beyond, the number of its first node or of the next wording's; nodes are sorted by wording. */
export function firstNodes(nodes: readonly Node[], size: number): Int32Array {
  const first = new Int32Array(size + 1).fill(nodes.length);
  for (let i = nodes.length - 1; i >= 0; i--) first[nodes[i]?.wording ?? 0] = i;
  for (let w = size - 1; w >= 0; w--) first[w] = Math.min(first[w] ?? 0, first[w + 1] ?? 0);
  return first;
}
