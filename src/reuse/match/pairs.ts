/** Related wordings under their sides: the pairs of nodes that have the evidence to be one statement. */
import { isEnough } from '../relations/relate.ts';
import { sameWords } from '../words/same.ts';
import { isStock } from '../words/stock.ts';
import { countContent } from '../words/telling.ts';
import { createWeighing, isCoprinted } from './evidence.ts';
import { firstNodes, type Matching, type Node, type Pair } from './graph.ts';

/** Below this length two wordings that one article prints are two statements, unless the difference is declared. */
const APART_WORDS = 12;

/** Words of an excerpt that a stock phrase may be. */
const SHORT_WORDS = 8;
/** Words that say something, of an excerpt that is somebody's. */
const CONTENT_WORDS = 2;

/** Whether anybody might use the words of a short excerpt. */
function isCommon(text: string): boolean {
  return countContent(sameWords(text)) < CONTENT_WORDS || isStock(text);
}

/** The related nodes whose sides and events are evidence enough. */
export function pairNodes(matching: Matching): Pair[] {
  const { nodes, pieces, relations, wordings } = matching;
  const first = firstNodes(nodes, wordings.size);
  const weigh = createWeighing(matching);
  const textOf = (node: Node): string => pieces[node.pieces[0] ?? -1]?.text ?? '';
  const pairs: Pair[] = [];
  for (const relation of relations) {
    for (let part = first[relation.part] ?? 0; part < (first[relation.part + 1] ?? 0); part++) {
      for (let whole = first[relation.whole] ?? 0; whole < (first[relation.whole + 1] ?? 0); whole++) {
        const [one, other] = [nodes[part], nodes[whole]];
        const evidence = one && other ? weigh(one, other) : null;
        if (!one || !other || !evidence) continue;
        if (!isEnough(relation, evidence, { part: one.words, whole: other.words })) continue;
        if (relation.kinship === 'excerpt' && one.words < SHORT_WORDS && isCommon(textOf(one))) continue;
        const short = relation.kinship === 'near' && !relation.declared && other.words < APART_WORDS;
        if (short && isCoprinted(one, other, pieces)) continue;
        const { kinship, cost, guaranteed, declared } = relation;
        pairs.push({ kinship, cost, guaranteed, declared, part, whole, evidence });
      }
    }
  }
  return pairs;
}
