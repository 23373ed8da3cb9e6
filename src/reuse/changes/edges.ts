/** Where a print begins and ends: what it does not quote, or quotes besides, is no change of what it quotes. */
import type { Word } from '../../text.ts';
import type { Alignment, Hunk } from './align.ts';
import { typeWords } from './change-types.ts';
import { hasEllipsis } from './declared.ts';
import { gradeOmitted } from './severity.ts';

/** Words beyond those of the print that may stand for one of them: "United Kingdom’s" for "UK’s". */
const SPELT_WORDS = 3;
/** What parts a sentence, or a clause that could be one, from the next. */
const JOINT = /[.?!:;…—–]|\s-+\s/u;

/** Words of a clause that a comma or conjunction alone parts from the next. */
const CLAUSE_WORDS = 4;
const CONJUNCTION = /^(?:and|but|or|so|because|as|when|while|which|who|where)$/;

const CONDITION = /^(?:if|unless|until|except|only|provided)$/;

/** What stands between a word and the one before it. */
export function between(text: string, words: readonly Word[], index: number): string {
  return text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? text.length);
}

/**
 * A hunk without what lies beyond the edges of the occurrence; `null` where nothing else is left. Words of the statement that
 * are missing there are not quoted; words that the occurrence has besides, parted by a stop, a dash, a colon or an ellipsis,
 * are other sentences of the speaker, cut another way.
 */
export function clip(alignment: Alignment, hunk: Hunk): Hunk | null {
  const { from, to, toText } = alignment;
  const [atStart, atEnd] = [hunk.fromStart === 0, hunk.fromEnd === from.length];
  if (atStart === atEnd) return hunk;
  const [gone, own] = [hunk.fromEnd - hunk.fromStart, hunk.toEnd - hunk.toStart];
  if (own === 0) return hasEllipsis(between(toText, to, hunk.toStart)) ? hunk : null;
  if (gone === 0) return isOtherClause(alignment, hunk, atStart) ? null : hunk;
  if (gone <= own) return hunk;
  const kept = countReplaced(alignment, hunk, atStart);
  const [fromStart, fromEnd] = atStart ? [hunk.fromEnd - kept, hunk.fromEnd] : [hunk.fromStart, hunk.fromStart + kept];
  const replaced =
    kept === own ? Array.from({ length: own }, (_, i) => [fromStart + i, hunk.toStart + i] as const) : [];
  return { ...hunk, fromStart, fromEnd, replaced };
}

/** Whether words that only the print has, at its edge, are another clause of the speaker's; one that denies, reports or conditions is told. */
function isOtherClause({ to, toText }: Alignment, { toStart, toEnd }: Hunk, atStart: boolean): boolean {
  const joint = between(toText, to, atStart ? toEnd : toStart);
  if (JOINT.test(joint)) return true;
  if (toEnd - toStart < CLAUSE_WORDS) return false;
  const own = toText.slice(to[toStart]?.start, to[toEnd - 1]?.end);
  if (CONDITION.test(to[toStart]?.word ?? '') || gradeOmitted(atStart ? own : '', atStart ? '' : own)) return false;
  return joint.includes(',') || CONJUNCTION.test(to[atStart ? toEnd - 1 : toStart]?.word ?? '');
}

/** How many words of the statement, next to what agrees, the words of the hunk stand for: those they spell, else as many. */
function countReplaced(alignment: Alignment, hunk: Hunk, atStart: boolean): number {
  const [gone, own] = [hunk.fromEnd - hunk.fromStart, hunk.toEnd - hunk.toStart];
  for (let count = 1; count <= Math.min(gone, own + SPELT_WORDS); count++) {
    const fromStart = atStart ? hunk.fromEnd - count : hunk.fromStart;
    const part = { ...hunk, fromStart, fromEnd: fromStart + count };
    if (typeWords(alignment, part, () => false) === 'spelling') return count;
  }
  return own;
}

/** Words of the statement before the first and after the last that the occurrence prints too. */
export function findOmitted({ from, hunks, fromText }: Alignment): { readonly before: string; readonly after: string } {
  const [first, last] = [hunks[0], hunks.at(-1)];
  const isStart = first?.fromStart === 0 && first.toStart === first.toEnd && first.fromEnd < from.length;
  const isEnd = last?.fromEnd === from.length && last.toStart === last.toEnd && last.fromStart > 0;
  return {
    before: isStart ? fromText.slice(0, from[first.fromEnd - 1]?.end ?? 0) : '',
    after: isEnd ? fromText.slice(from[last.fromStart]?.start ?? fromText.length) : '',
  };
}
