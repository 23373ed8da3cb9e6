/** What a noun phrase names, by its words. */
import { documentTypeOf } from '../words/document-words.ts';
import { lookUp, type Tagged } from '../words/lexicon.ts';
import { BODY_NAMES, BODY_NOUNS, isRole, TITLES } from '../words/nouns.ts';
import { isFirstName, isOffice, isSurnameToo } from '../words/offices.ts';
import { LINKING, linksBody } from './body-names.ts';

/** A word with its sentence. */
interface Token extends Tagged {
  readonly sentence: number;
}

/** What a noun phrase names. `object` is "him"; `who` a relative pronoun; `name` a name of unknown kind. */
export type PhraseType =
  | 'pronoun'
  | 'who'
  | 'object'
  | 'person'
  | 'body'
  | 'name'
  | 'role'
  | 'group'
  | 'document'
  | 'place'
  | 'date'
  | 'figure'
  | 'noun';

/** Words that stand for somebody by themselves: "another said". */
export const ALONE = /^(?:one|another|some|many|others|several|both)$/;

/** The type of the phrase `[from, to)`. */
export function typeOf(tokens: readonly Token[], from: number, to: number): PhraseType {
  const head = tokens[to - 1] as Token;
  if (head.tag === 'P') return /^who/.test(head.lower) ? 'who' : 'pronoun';
  if (head.tag === 'O') return 'object';
  if (/-old$/.test(head.lower)) return 'role';
  if (to - from === 1 && ALONE.test(head.lower)) return /^(?:one|another)$/.test(head.lower) ? 'role' : 'group';
  if (head.tag === 'M') return 'figure';
  if (head.tag !== 'L') return typeOfNoun(head.lower);
  let first = to - 1;
  while (first > from && isInName(tokens, first - 1, from)) first--;
  return typeOfName(tokens, from, first, to);
}

function isInName(tokens: readonly Token[], at: number, from: number): boolean {
  const { tag, quote, lower } = tokens[at] as Token;
  return (
    tag === 'L' ||
    quote >= 0 ||
    /^(?:of|&)$/.test(lower) ||
    (at > from && /^(?:for|on|to|against|and|the)$/.test(lower))
  );
}

function typeOfNoun(lower: string): PhraseType {
  if (BODY_NOUNS.has(lower)) return 'group';
  if (documentTypeOf(lower)) return 'document';
  if (isRole(lower)) return 'role';
  return lookUp(lower).date ? 'date' : 'noun';
}

/** Last words of the names of places. */
const PLACES =
  /^(?:county|district|street|avenue|road|park|river|lake|mountain|mountains|island|islands|beach|valley|hills|bay|coast|square|bridge|airport|province|region|territory|village|tower|towers|plaza|building|stadium|arena|palace|boulevard)$/;
/** Many of a people, a party or a faith: "Democrats", "Americans". */
const PEOPLES = /(?:ans|crats|ians|ists|ese|ites|ims)$/;

/** One of a party, behind an article: "the Ohio Democrat". */
const PARTISAN = /^(?:democrat|republican|independent|libertarian|socialist)$/;

/** "the Environment Secretary", "Air Force Chief", "the New York Democrat": an office, and nobody's name. */
function isTitle(tokens: readonly Token[], from: number, first: number, to: number): boolean {
  const head = (tokens[to - 1] as Token).lower.replace(/\.$/, '');
  const isOfficeAlone =
    isOffice(head) && !isSurnameToo(head) && (to - first > 1 || /^(?:president|mayor|speaker)$/.test(head));
  const determined = tokens[from]?.tag === 'D' && from === first - 1 && (TITLES.has(head) || isOffice(head));
  if (!isOfficeAlone && !determined) return false;
  return to - first <= 5 && !tokens.slice(first, to).some(({ lower }) => isFirstName(lower));
}

/** Last names that are words for bodies or places: behind a usual first name they are a person's (Samantha Power). */
const BODY_SURNAMES =
  /^(?:power|church|post|court|star|mirror|lake|park|hill|rivers|street|valley|banks?|guard|house|sun|fund|day)$/;

/** "Samantha Power", "Megyn Kelly": a usual first name stands right before the last word, which no body needs. */
function endsWithPerson(tokens: readonly Token[], first: number, to: number): boolean {
  const { lower } = tokens[to - 1] as Token;
  if (to - first < 2 || !isFirstName((tokens[to - 2] as Token).lower)) return false;
  if (lookUp(`${(tokens[to - 2] as Token).lower} ${lower}`).organisation) return false;
  return BODY_SURNAMES.test(lower)
    ? to - first === 2
    : !BODY_NAMES.has(lower) && !PLACES.test(lower) && !INITIALS.test(lower);
}

const INITIALS = /^(?:inc|co|corp|ltd|llc|international|communications|electric|group|entertainment)$/;

/** Two or three words that the lexicon knows as a place or a body: New Hampshire, Wells Fargo. */
function known(tokens: readonly Token[], first: number, to: number): 'place' | 'body' | null {
  if (to - first < 2 || to - first > 3) return null;
  const entry = lookUp(
    tokens
      .slice(first, to)
      .map(({ lower }) => lower)
      .join(' '),
  );
  return entry.place ? 'place' : entry.organisation ? 'body' : null;
}

/** The name stands at `[first, to)`; common words ("the", "lawyer") may stand before it, from `from`. */
function typeOfName(tokens: readonly Token[], from: number, first: number, to: number): PhraseType {
  const head = tokens[to - 1] as Token;
  const opening = tokens[first] as Token;
  if (/^@/.test(head.text)) return 'person';
  if (tokens[from]?.tag === 'D' && PARTISAN.test(head.lower)) return 'role';
  const one = to - first === 1;
  const entry = lookUp(opening.lower);
  if (isTitle(tokens, from, first, to)) return 'role';
  const whole = known(tokens, first, to);
  if (whole) return whole;
  if (endsWithPerson(tokens, first, to)) return 'person';
  for (let at = first + 1; at < to - 1; at++)
    if (LINKING.test(tokens[at]?.lower ?? '') && linksBody(tokens, at)) return 'body';
  if (BODY_NAMES.has(head.lower) || lookUp(head.lower).organisation || isMedium(tokens, from, first, to)) return 'body';
  if (one && (BODY_NOUNS.has(head.lower) || PEOPLES.test(head.lower))) return 'group';
  if (
    !one &&
    PEOPLES.test(head.lower) &&
    !isFirstName(opening.lower) &&
    (opening.tag === 'J' || lookUp(opening.lower).known)
  )
    return lookUp(head.lower).surname ? 'person' : 'group';
  if (!one && PLACES.test(head.lower)) return 'place';
  if (one && lookUp(head.lower).date) return 'date';
  const role = first > from && isRole((tokens[first - 1] as Token).lower);
  if (role || (!one && (entry.gender !== null || isRole(opening.lower))) || (one && entry.gender !== null))
    return 'person';
  if (lookUp(head.lower).place && (one || entry.place)) return 'place';
  if (/^\p{Lu}{2,}$/u.test(head.text) && one) return FURNITURE.test(head.lower) ? 'noun' : 'body';
  for (let at = first; at < to - 1; at++)
    if (
      lookUp((tokens[at] as Token).lower).gender !== null ||
      TITLES.has((tokens[at] as Token).lower.replace(/\.$/, ''))
    )
      return 'person';
  if (!one && tokens[from]?.tag === 'D' && from === first - 1 && entry.gender === null) return 'body';
  for (let at = first; at < to; at++) if (BODY_NAMES.has((tokens[at] as Token).lower)) return 'body';
  if (!one && first === from && to - first <= 3) return 'person';
  return 'name';
}

/** Media and networks by one word, which no lexicon lists; those that are common words only with "The" or within a sentence. */
const MEDIA =
  /^(?:reuters|bloomberg|politico|axios|vox|slate|salon|breitbart|newsmax|buzzfeed|huffpost|gawker|mashable|propublica|politifact|factcheck(?:\.org)?|fivethirtyeight|marketwatch|moveon(?:\.org)?|instagram|facebook|twitter|pinterest|youtube|tumblr|whatsapp|snapchat|reddit|google|netflix|wikileaks|yougov|gallup|rasmussen|quinnipiac|xinhua|tass|haaretz)$/;
const COMMON_MEDIA =
  /^(?:time|fortune|reason|variety|hill|economist|nation|atlantic|intercept|independent|age|fed|medium|forbes|newsweek|wired|commentary)$/;

function isMedium(tokens: readonly Token[], from: number, first: number, to: number): boolean {
  const { lower, sentence } = tokens[first] as Token;
  if (to - first !== 1) return false;
  const within = tokens[from]?.tag === 'D' || tokens[first - 1]?.sentence === sentence;
  return MEDIA.test(lower) || (within && COMMON_MEDIA.test(lower));
}

/** Words that pages set in capitals: nobody's initials. */
const FURNITURE =
  /^(?:also|yet|and|related|live|am|pm|ceo|tv|dc|update|watch|more|read|breaking|advertisement|exclusive|video|photos?|must|just|watched|opinion|analysis|not|all|see|click|follow|subscribe)$/;
