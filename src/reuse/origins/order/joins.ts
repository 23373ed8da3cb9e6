/** Whether words may be missing between two statements of a document. */
import type { Join } from '../../../model.ts';
import type { Sighting, Telling } from './sightings.ts';

const ELLIPSIS = /…|\.\s?\.\s?\./u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * How an item stands to those of which one stands directly before it. A cut that one article marks counts for more than
 * another's print without one, which may have cut in silence.
 */
export function findJoins(tellings: readonly Telling[]): (before: readonly number[], item: number) => Join {
  const joins = new Map<string, Join>();
  for (const { article, sightings } of tellings) {
    sightings.forEach((sighting, i) => {
      const before = sightings[i - 1];
      if (before === undefined) return;
      const join = readJoin(article.text, before, sighting);
      const key = `${before.item} ${sighting.item}`;
      if (join !== 'open' && joins.get(key) !== 'cut') joins.set(key, join);
    });
  }
  return (before, item) => {
    const found = before.map((other) => joins.get(`${other} ${item}`) ?? 'open');
    return found.find((join) => join === 'running') ?? found.find((join) => join === 'cut') ?? 'open';
  };
}

/** How one article prints two statements that follow each other in it. Across two quotations nothing is known. */
function readJoin(text: string, before: Sighting, after: Sighting): Join {
  if (before.closes !== after.opens || before.end > after.start) return 'open';
  const between = text.slice(before.end, after.start);
  if (WORD.test(between)) return 'open';
  return ELLIPSIS.test(between) || before.isCutAfter || after.isCutBefore ? 'cut' : 'running';
}
