/** Related wordings under their sides: the pairs of nodes that have the evidence to be one statement. */
import type { Indexed } from '../relations/corpus.ts';
import type { Evidence } from '../relations/relate.ts';
import { isEnough, type Relationship } from '../relations/relate.ts';
import type { Relation } from '../relations/relations.ts';
import type { Events } from './events.ts';
import { createWeighing, isCoprinted } from './evidence.ts';
import type { Node } from './nodes.ts';

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

/** Below this length two wordings that one article prints are two statements, unless the difference is declared. */
const APART_WORDS = 12;

/** The related nodes whose sides and events are evidence enough. */
export function pairNodes(matching: Matching): Pair[] {
  const { nodes, pieces, relations, wordings } = matching;
  const first = firstNodes(nodes, wordings.size);
  const weigh = createWeighing(matching);
  const pairs: Pair[] = [];
  for (const relation of relations) {
    for (let part = first[relation.part] ?? 0; part < (first[relation.part + 1] ?? 0); part++) {
      for (let whole = first[relation.whole] ?? 0; whole < (first[relation.whole + 1] ?? 0); whole++) {
        const [one, other] = [nodes[part], nodes[whole]];
        const evidence = one && other ? weigh(one, other) : null;
        if (!one || !other || !evidence) continue;
        if (!isEnough(relation, evidence, { part: one.words, whole: other.words })) continue;
        const short = relation.kinship === 'near' && !relation.declared && other.words < APART_WORDS;
        if (short && isCoprinted(one, other, pieces)) continue;
        const { kinship, cost, guaranteed, declared } = relation;
        pairs.push({ kinship, cost, guaranteed, declared, part, whole, evidence });
      }
    }
  }
  return pairs;
}

/** For each wording, and one beyond, the number of its first node or of the next wording's; nodes are sorted by wording. */
export function firstNodes(nodes: readonly Node[], size: number): Int32Array {
  const first = new Int32Array(size + 1).fill(nodes.length);
  for (let i = nodes.length - 1; i >= 0; i--) first[nodes[i]?.wording ?? 0] = i;
  for (let w = size - 1; w >= 0; w--) first[w] = Math.min(first[w] ?? 0, first[w + 1] ?? 0);
  return first;
}
