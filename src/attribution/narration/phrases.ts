/** Noun phrases of the narration: every one that could name a source. */

import { lookUp } from '../words/lexicon.ts';
import { isFirstName } from '../words/offices.ts';
import { REPORTING } from '../words/verbs.ts';
import { joinsBody, joinsOffice, LINKING, linksBody } from './body-names.ts';
import { ALONE, type PhraseType, typeOf } from './phrase-types.ts';
import type { Narration, Token } from './tokens.ts';

export type { PhraseType } from './phrase-types.ts';

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
  if (standsAlone(tokens, start)) return start + 1;
  if (end === start) return start;
  return end === start + 1 && first.tag === 'D' ? start : end;
}

/** "Another said", "one called out": a number or determiner that is itself the subject of a verb of speech. */
function standsAlone(tokens: readonly Token[], start: number): boolean {
  const verb = tokens[start + 1];
  const form = verb && verb.quote < 0 ? REPORTING.get(verb.lower)?.form : undefined;
  return (form === 'past' || form === 'third') && ALONE.test((tokens[start] as Token).lower);
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
  if (token.lower === 'and')
    return previous.tag === 'L' && (joinsBody(tokens, at, start) || joinsOffice(tokens, at, start));
  if (token.text === '&') return previous.tag === 'L' && next.tag === 'L';
  return false;
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
