/** Noun phrases of the narration: every one that could name a source. */

import { documentTypeOf } from '../words/document-words.ts';
import { lookUp } from '../words/lexicon.ts';
import { BODY_NAMES, BODY_NOUNS, isRole, TITLES } from '../words/nouns.ts';
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
  if (
    !lookUp(previous.lower).date &&
    !/^(?:week|month|year|day|morning|afternoon|evening|night|weekend)$/.test(previous.lower)
  )
    return false;
  return token.tag === 'L' || token.tag === 'N' ? !/^(?:night|morning|afternoon|evening)$/.test(token.lower) : false;
}

/** Signs and words inside a name: ’s before its noun, "of" between names, a nickname in marks. */
function joins(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at] as Token;
  const previous = tokens[at - 1];
  const next = tokens[at + 1];
  if (at === start || !previous || !next) return false;
  if (token.tag === 'S' && /^['’]s?$/.test(token.lower))
    return 'NL'.includes(previous.tag) && INSIDE.includes(next.tag);
  if (/^['’]$/.test(token.text)) return /s$/i.test(previous.text) && INSIDE.includes(next.tag);
  if (token.quote >= 0) return previous.tag === 'L' && next.tag === 'L' && token.end - token.start <= 24;
  if (token.lower === 'of') return previous.tag === 'L' && next.tag === 'L' && BODY_OF.test(previous.lower);
  if (token.lower === 'and') return previous.tag === 'L' && joinsBody(tokens, at);
  if (token.text === '&') return previous.tag === 'L' && next.tag === 'L';
  return false;
}

/** "Weights and Measures Inspection": two names or more follow and the last names a body; no first name stands before. */
function joinsBody(tokens: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (tokens[end]?.tag === 'L') end++;
  const before = tokens[at - 1] as Token;
  if (end - at < 3 || lookUp(before.lower).gender !== null || lookUp((tokens[at + 1] as Token).lower).gender !== null)
    return false;
  return (
    BODY_NAMES.has((tokens[end - 1] as Token).lower) ||
    /^(?:enforcement|affairs|development|technology|education|welfare|culture|media|sport|prevention|protection|relations|commerce|trade|security|infrastructure|medicine|sciences|arts|crafts|transport|energy|health)$/.test(
      (tokens[end - 1] as Token).lower,
    )
  );
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
  while (
    first > from &&
    ((tokens[first - 1] as Token).tag === 'L' ||
      (tokens[first - 1] as Token).quote >= 0 ||
      /^(?:of|&)$/.test((tokens[first - 1] as Token).lower))
  )
    first--;
  return typeOfName(tokens, from, first, to);
}

function typeOfNoun(lower: string): PhraseType {
  if (BODY_NOUNS.has(lower)) return 'group';
  if (documentTypeOf(lower)) return 'document';
  if (isRole(lower)) return 'role';
  return lookUp(lower).date ? 'date' : 'noun';
}

/** The name stands at `[first, to)`; common words ("the", "lawyer") may stand before it, from `from`. */
/** Last words of the names of places. */
const PLACES =
  /^(?:county|district|street|avenue|road|park|river|lake|mountain|mountains|island|islands|beach|valley|hills|bay|coast|square|bridge|airport|province|region|territory|village)$/;
/** Many of a people, a party or a faith: "Democrats", "Americans". */
const PEOPLES = /(?:ans|crats|ians|ists|ese|ites|ims)$/;

/** One of a party, behind an article: "the Ohio Democrat". */
const PARTISAN = /^(?:democrat|republican|independent|libertarian|socialist)$/;

/** "the Environment Secretary": an office, and nobody's name. */
function isTitle(tokens: readonly Token[], first: number, to: number): boolean {
  const head = (tokens[to - 1] as Token).lower.replace(/\.$/, '');
  return (
    TITLES.has(head) && !tokens.slice(first, to).some(({ lower }) => lookUp(lower).gender !== null) && to - first <= 4
  );
}

function typeOfName(tokens: readonly Token[], from: number, first: number, to: number): PhraseType {
  const head = tokens[to - 1] as Token;
  const opening = tokens[first] as Token;
  if (/^@/.test(head.text)) return 'person';
  if (tokens[from]?.tag === 'D' && PARTISAN.test(head.lower)) return 'role';
  const one = to - first === 1;
  const entry = lookUp(opening.lower);
  if (tokens[from]?.tag === 'D' && from === first - 1 && isTitle(tokens, first, to)) return 'role';
  if (BODY_NAMES.has(head.lower) || lookUp(head.lower).organisation) return 'body';
  if (one && (BODY_NOUNS.has(head.lower) || PEOPLES.test(head.lower))) return 'group';
  if (!one && PLACES.test(head.lower)) return 'place';
  if (one && lookUp(head.lower).date) return 'date';
  const role = first > from && isRole((tokens[first - 1] as Token).lower);
  if (role || (!one && (entry.gender !== null || isRole(opening.lower))) || (one && entry.gender !== null))
    return 'person';
  if (lookUp(head.lower).place && (one || entry.place)) return 'place';
  if (/^\p{Lu}{2,}$/u.test(head.text) && one) return 'body';
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
