/** Documents put together again: their known statements in the order in which the articles quote them. */
import type { DocumentOrder, OrderConflict } from '../../../model.ts';
import { compareText } from '../../../text.ts';
import { findJoins } from './joins.ts';
import { layOut, readThrough } from './passages.ts';
import { type Conflict, findPrecedence } from './precedence.ts';
import { collectHoldings, type OrderInput } from './sightings.ts';

/**
 * For every document its statements as far as the articles tell their order. Only quotations of kind `statement` in the
 * story itself tell it. The result does not depend on the order of the input, `documents` aside.
 */
export function reassembleDocuments(input: OrderInput): DocumentOrder[] {
  return collectHoldings(input).map(({ documentId, items, apart, tellings }): DocumentOrder => {
    const anchors = items.map(({ anchor }) => anchor);
    const order = findPrecedence(items.length, tellings);
    const passages = layOut({ order, anchors, joinOf: findJoins(tellings) });
    const conflicts = order.conflicts
      .map((conflict) => nameConflict(conflict, anchors))
      .sort((a, b) => compareText(a.first, b.first) || compareText(a.second, b.second));
    return { documentId, passages, sequence: readThrough(passages), apart, conflicts };
  });
}

/** Under its anchors; the order that more articles print comes first. */
function nameConflict({ first, second, articles, against }: Conflict, anchors: readonly string[]): OrderConflict {
  const [a, b] = [anchors[first] ?? '', anchors[second] ?? ''];
  const isTurned = articles.length < against.length || (articles.length === against.length && compareText(b, a) < 0);
  return isTurned
    ? { first: b, second: a, articles: against, against: articles }
    : { first: a, second: b, articles, against };
}
