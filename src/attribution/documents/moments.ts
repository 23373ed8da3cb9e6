/** When words were said, as far as their sentence tells: the day of the week, and whether it was another time. */
import type { TextSpan } from '../../model.ts';
import { REPORTING } from '../words/verbs.ts';

const DAY = /\b(mon|tues|wednes|thurs|fri|satur|sun)day\b/gi;
/** Words of other times than the occasion at hand. */
const OTHER_TIMES =
  /\b(?:(?:years?|months?|decades?) (?:ago|earlier|before)|last (?:year|spring|summer|fall|autumn|winter)|back in|in (?:19|20)\d\d|once (?:said|called|told|wrote|described)|previously (?:said|told|called|described))\b/i;

/** How far from the cue, in characters, words date it. */
const BESIDE = 40;

/** The one day of the week that a sentence names, in lower case; `null`: none, or several. */
export function dayOf(sentence: string): string | null {
  const days = new Set([...sentence.matchAll(DAY)].map(([day]) => day.toLowerCase()));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

/** "has repeatedly called it", "once said": words of other times than the document at hand; `sentence` is the narration alone. */
export function isOfOtherTimes(sentence: string, cue: TextSpan | null): boolean {
  if (cue === null) return OTHER_TIMES.test(sentence);
  const at = sentence.indexOf(cue.text);
  if (at < 0) return false;
  const near = sentence.slice(Math.max(0, at - BESIDE), at + cue.text.length + BESIDE);
  return (
    OTHER_TIMES.test(near) ||
    /\b(?:has|have)(?: \w+)?(?: \w+)? \w+$/.test(sentence.slice(Math.max(0, at - 24), at + cue.text.length))
  );
}

/** "says": a cue in the present tense. */
export function isPresent(cue: TextSpan | null): boolean {
  const word = cue?.text.toLowerCase().split(/\s+/).at(-1) ?? '';
  return REPORTING.get(word)?.form === 'third';
}
