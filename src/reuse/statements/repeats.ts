/** Words that an article prints twice: a pull quote, its headline, a caption repeat the story and are no second occurrence. */

import type { RegionKind, Span } from '../../model.ts';
import type { Member } from '../origins/agreed.ts';
import type { Corpus } from '../relations/corpus.ts';
import { findRun } from '../words/compare.ts';
import { sequenceOf } from '../words/wordings.ts';

const OUTSIDE: readonly RegionKind[] = ['headline', 'kicker', 'caption'];

/**
 * Leaves out of a statement's pieces (`numbers`, ascending, with the member that each is) those whose words are the words, or a run of the
 * words, of another piece of the same article. Of equal ones that stays which stands in the story, beside its speaker, first.
 */
export function dropRepeats(numbers: readonly number[], members: readonly Member[], corpus: Corpus): readonly Member[] {
  if (members.every((member, i) => i === 0 || members[i - 1]?.piece.source !== member.piece.source)) return members;
  return members.filter((member, i) => {
    // Pieces of one article stand together.
    let from = i;
    while (members[from - 1]?.piece.source === member.piece.source) from--;
    for (let j = from; members[j]?.piece.source === member.piece.source; j++) {
      const other = members[j];
      const isLonger = i !== j && holds(corpus, numbers[j] ?? -1, numbers[i] ?? -1);
      if (other !== undefined && isLonger && isBefore(other, j, member, i)) return false;
    }
    return true;
  });
}

/** Whether the words of `part` are those of `whole`, or a run of them. */
function holds({ wordings }: Corpus, whole: number, part: number): boolean {
  const [long, short] = [wordings.of[whole] ?? 0, wordings.of[part] ?? 0];
  return long === short || findRun(sequenceOf(wordings, short), sequenceOf(wordings, long)) >= 0;
}

/** Whether the first of two members of one article, one of which holds the other, is the one that stays. */
function isBefore(first: Member, i: number, second: Member, j: number): boolean {
  if (first.words !== second.words) return first.words > second.words;
  const rank = (member: Member) => (isOutside(member) ? 2 : 0) + (member.piece.isSpeakerSure ? 0 : 1);
  return rank(first) !== rank(second) ? rank(first) < rank(second) : i < j;
}

function isOutside({ piece, source }: Member): boolean {
  const [span] = piece.spans;
  return (
    span !== undefined && source.article.regions.some((region) => OUTSIDE.includes(region.kind) && within(span, region))
  );
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
