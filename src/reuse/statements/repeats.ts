/** Words that an article prints twice: a pull quote, its headline, a caption repeat the story and are no second occurrence. */

import type { RegionKind, Span } from '../../model.ts';
import type { Member } from '../origins/agreed.ts';
import type { Corpus } from '../relations/corpus.ts';
import { findRun } from '../words/compare.ts';
import { sequenceOf } from '../words/wordings.ts';

const OUTSIDE: readonly RegionKind[] = ['headline', 'kicker', 'caption'];
/** Words of the shortest pull quote; somebody may say fewer twice. */
const SHORTEST_PULLED = 8;

/**
 * Leaves out of a statement's pieces (`numbers`, ascending, with the member that each is) those that stand outside the story, in a block of
 * their own, a headline or a caption, and whose words are the words, or a run of the words, of another piece of the article.
 */
export function dropRepeats(numbers: readonly number[], members: readonly Member[], corpus: Corpus): readonly Member[] {
  if (members.every((member, i) => i === 0 || members[i - 1]?.piece.source !== member.piece.source)) return members;
  return members.filter((member, i) => {
    if (!isOutside(member)) return true;
    // Pieces of one article stand together.
    let from = i;
    while (members[from - 1]?.piece.source === member.piece.source) from--;
    for (let j = from; members[j]?.piece.source === member.piece.source; j++) {
      const other = members[j];
      if (other === undefined || i === j || !holds(corpus, numbers[j] ?? -1, numbers[i] ?? -1)) continue;
      // Of two outside the story that are alike the first stays.
      if (!isOutside(other) || other.words > member.words || (other.words === member.words && j < i)) return false;
    }
    return true;
  });
}

/** Whether the words of `part` are those of `whole`, or a run of them. */
function holds({ wordings }: Corpus, whole: number, part: number): boolean {
  const [long, short] = [wordings.of[whole] ?? 0, wordings.of[part] ?? 0];
  return long === short || findRun(sequenceOf(wordings, short), sequenceOf(wordings, long)) >= 0;
}

function isOutside(member: Member): boolean {
  const { piece, source, words } = member;
  const [span] = piece.spans;
  if (span === undefined) return false;
  const { text, regions } = source.article;
  if (regions.some((region) => OUTSIDE.includes(region.kind) && within(span, region))) return true;
  const quotation = source.attribution.quotations[piece.quotation];
  if (quotation === undefined || words < SHORTEST_PULLED) return false;
  const start = text.lastIndexOf('\n', quotation.start) + 1;
  const end = text.indexOf('\n', quotation.end);
  const beside = text.slice(start, quotation.start) + text.slice(quotation.end, end < 0 ? undefined : end);
  return !/[\p{L}\p{N}]/u.test(beside);
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
