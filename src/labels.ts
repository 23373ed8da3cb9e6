/** Labels of the turns of a talk that are nobody's name. A leaf: knows no stage. */
import { words } from './text.ts';

/** Words for who asks, or for a voice that is not known. */
export const NOBODY =
  'audience reporter journalist moderator question questioner interviewer unidentified speaker member caller man woman male female voice narrator host correspondent translator interpreter crowd all q'.split(
    ' ',
  );
/** Words for who answers. */
export const ANSWER = ['a', 'answer'];

const NOBODY_WORDS = new Set(['the', ...NOBODY]);

/** Whether a label ("Q", "REPORTER 2", "UNIDENTIFIED MALE") names nobody and asks, or is a voice that is not known. */
export function namesNobody(label: string): boolean {
  const own = words(label).flatMap((word) => word.replace(/\d+$/, '') || []);
  return own.length > 0 && own.every((word) => NOBODY_WORDS.has(word));
}

/** Whether a label ("A", "Answer") is for who answers the questions. */
export function isAnswer(label: string): boolean {
  return ANSWER.includes(words(label).join(' '));
}
