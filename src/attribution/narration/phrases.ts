/** Noun phrases of the narration: every one that could name a source. */

import { documentTypeOf } from '../words/document-words.ts';
import { lookUp } from '../words/lexicon.ts';
import { BODY_NAMES, BODY_NOUNS, isRole, TITLES } from '../words/nouns.ts';
import { isFirstName, isOffice, isSurnameToo } from '../words/offices.ts';
import type { Narration, Token } from './tokens.ts';

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

/** A noun phrase, `[from, to)` in tokens, without what follows it in apposition or after a preposition. */
export interface Phrase {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly type: PhraseType;
  readonly sentence: number;
  readonly paragraph: number;
  /** A possessive mark follows: Fenn’s. */
  readonly possessive: boolean;
}

/** The noun phrases in text order. A possessor is a phrase of its own and a part of the longer one. */
export function findPhrases(narration: Narration): Phrase[] {
  const { tokens } = narration;
  const found: Phrase[] = [];
  for (const { from, to } of narration.sentences) {
    let at = from;
    while (at < to) {
      const end = endOfPhrase(tokens, at, to);
      if (end === at) {
        at++;
        continue;
      }
      pushPhrase(found, tokens, at, end);
      at = end;
    }
  }
  return found;
}

const INSIDE = 'JNLMG';

/** No phrase is longer, in tokens: a mention has twelve words at most, some of them parted by signs. */
const LONGEST = 18;

function endOfPhrase(tokens: readonly Token[], start: number, limit: number): number {
  const first = tokens[start] as Token;
  if (first.tag === 'P' || (first.tag === 'O' && first.lower !== 'me' && first.lower !== 'us')) return start + 1;
  let at = start;
  if (first.tag === 'D' || (first.tag === 'S' && !/^['’]s$/.test(first.lower))) {
    at++;
    while (at < limit && (tokens[at]?.tag === 'D' || (tokens[at]?.tag === 'R' && tokens[at + 1]?.tag === 'J'))) at++;
  }
  let end = start;
  while (at < Math.min(limit, start + LONGEST)) {
    const token = tokens[at] as Token;
    if (INSIDE.includes(token.tag)) {
      if (
        token.tag === 'G' &&
        !(at > start && 'DSJ'.includes((tokens[at - 1] as Token).tag) && 'NL'.includes(tokens[at + 1]?.tag ?? ''))
      )
        break;
      if (at > start && splitsHere(tokens[at - 1] as Token, token)) break;
      at++;
      if (token.tag !== 'G') end = at;
    } else if (joins(tokens, at, start)) at++;
    else break;
  }
  if (end === start) return start;
  return end === start + 1 && first.tag === 'D' ? start : end;
}

/** "On Monday Fenn", "last week officials": a date ends one phrase and another begins. */
function splitsHere(previous: Token, token: Token): boolean {
  if (WEEKDAY.test(token.lower) && previous.tag === 'L' && !DAYS_OF_A_NAME.test(previous.lower)) return true;
  if (
    !lookUp(previous.lower).date &&
    !/^(?:week|month|year|day|morning|afternoon|evening|night|weekend)$/.test(previous.lower)
  )
    return false;
  return token.tag === 'L' || token.tag === 'N' ? !/^(?:night|morning|afternoon|evening)$/.test(token.lower) : false;
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;
const DAYS_OF_A_NAME = /^(?:black|super|bloody|good|ash|palm|holy|easter|fat|shrove|giving|cyber|red|blue|the)$/;

/** Signs and words inside a name: ’s before its noun, "of" between names, a nickname in marks. */
function joins(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at] as Token;
  const previous = tokens[at - 1];
  const next = tokens[at + 1];
  if (at === start || !previous || !next) return false;
  if (token.tag === 'S' && /^['’]s?$/.test(token.lower))
    return 'NL'.includes(previous.tag) && INSIDE.includes(next.tag);
  if (/^['’]$/.test(token.text)) return /s$/i.test(previous.text) && INSIDE.includes(next.tag);
  if (token.quote >= 0)
    return previous.tag === 'L' && isFirstName(previous.lower) && next.tag === 'L' && token.end - token.start <= 24;
  if (token.lower === 'of' && previous.tag === 'L' && next.tag === 'L' && BODY_OF.test(previous.lower)) return true;
  if (/^(?:of|for|on|to|against)$/.test(token.lower)) return linksBody(tokens, at);
  if (token.lower === 'the') return LINKING.test(previous.lower) && at - 1 > start && linksBody(tokens, at - 1);
  if (token.lower === 'and') return previous.tag === 'L' && joinsBody(tokens, at, start);
  if (token.text === '&') return previous.tag === 'L' && next.tag === 'L';
  return false;
}

const LINKING = /^(?:of|for|on|to|against)$/;
/** Bodies whose names say what they are for: "Centre for Policy Research", "High Commissioner for Refugees". */
const BODY_FOR =
  /^(?:center|centre|college|institute|council|committee|commission|coalition|campaign|association|foundation|society|union|fund|office|department|alliance|organi[sz]ation|conference|academy|agency|bureau|board|project|network|commissioner|trust|forum|federation|league|order|brotherhood|partnership|authority|group|mission|museum|school|program|programme|service|services|citizens|americans|doctors|reporters|physicians|students|parents|workers|veterans|mothers|women)$/;

/** The link between the two halves of a body's name: no date, place of work or person follows it. */
function linksBody(tokens: readonly Token[], at: number): boolean {
  const head = tokens[at - 1] as Token;
  const link = (tokens[at] as Token).lower;
  const next = tokens[at + 1]?.lower === 'the' ? tokens[at + 2] : tokens[at + 1];
  if (head.tag !== 'L' || next?.tag !== 'L' || next.quote >= 0 || !BODY_FOR.test(head.lower)) return false;
  const entry = lookUp(next.lower);
  if (entry.date || (link !== 'of' && (entry.gender !== null || entry.place))) return false;
  return /^(?:citizens|americans|doctors|reporters|physicians|students|parents|workers|veterans|mothers|women)$/.test(
    head.lower,
  )
    ? link === 'for' || link === 'against'
    : true;
}

/** What bodies are for or hold, as the last word of their names. */
const FIELDS =
  /^(?:enforcement|affairs|development|technology|education|welfare|culture|media|sport|sports|prevention|protection|relations|commerce|trade|security|infrastructure|medicine|sciences?|arts|crafts|transport|energy|health|budget|engineering|agriculture|labor|labour|industry|housing|research|gynecologists|explosives|immigrants|reform|freedom|democracy|justice)$/;

/**
 * "Weights and Measures Inspection": two names or more follow and the last names a body; no first name stands before. Behind
 * "Office of" or "Centre for" one word may follow: "Office of Management and Budget". Two whole bodies are two.
 */
function joinsBody(tokens: readonly Token[], at: number, start: number): boolean {
  let end = at + 1;
  while (tokens[end]?.tag === 'L' && (tokens[end]?.quote ?? -1) < 0) end++;
  const before = tokens[at - 1] as Token;
  const next = tokens[at + 1] as Token;
  const last = (tokens[end - 1] as Token).lower;
  if (BODY_NAMES.has(before.lower) || lookUp(before.lower).gender !== null || lookUp(next.lower).gender !== null)
    return false;
  if (end - at >= 3) return BODY_NAMES.has(last) || FIELDS.test(last);
  let link = at - 1;
  while (link > start && tokens[link]?.tag === 'L') link--;
  if (end - at < 2 || !LINKING.test(tokens[link]?.lower ?? '') || !linksBody(tokens, link)) return false;
  const entry = lookUp(next.lower);
  const isField = FIELDS.test(next.lower) || /(?:ists|ians|ologists|eers|ers|ics|ment|ing|ship|tion)$/.test(next.lower);
  return isField && !entry.place && !entry.organisation && !lookUp(before.lower).place;
}

const BODY_OF =
  /^(?:university|college|bank|house|board|department|ministry|institute|church|court|league|federation|association|union|office|chamber|bureau|council|society|academy|school|secretary|state|director|speaker|duke|earl|city|sons|daughters|friends|voice)$/;

function pushPhrase(found: Phrase[], tokens: readonly Token[], from: number, to: number): void {
  const head = tokens[to - 1] as Token;
  for (let at = from + 1; at < to - 1; at++) {
    const token = tokens[at] as Token;
    if (!/^['’]s?$/.test(token.lower) || token.quote >= 0) continue;
    const owner = at;
    found.push({
      index: found.length,
      from,
      to: owner,
      type: typeOf(tokens, from, owner),
      sentence: head.sentence,
      paragraph: head.paragraph,
      possessive: true,
    });
  }
  const after = tokens[to];
  const possessive = after !== undefined && /^['’]s?$/.test(after.lower) && after.tag === 'S';
  found.push({
    index: found.length,
    from,
    to,
    type: typeOf(tokens, from, to),
    sentence: head.sentence,
    paragraph: head.paragraph,
    possessive,
  });
}

function typeOf(tokens: readonly Token[], from: number, to: number): PhraseType {
  const head = tokens[to - 1] as Token;
  if (head.tag === 'P') return /^who/.test(head.lower) ? 'who' : 'pronoun';
  if (head.tag === 'O') return 'object';
  if (/-old$/.test(head.lower)) return 'role';
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
