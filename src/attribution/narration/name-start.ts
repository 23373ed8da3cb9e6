/** Where a person's name begins within a run of capitalised words: behind offices, bodies, places and what a page ran into it. */

import { lookUp } from '../words/lexicon.ts';
import { BODY_NAMES, BODY_NOUNS, isRole, PARTICLES } from '../words/nouns.ts';
import { isCalling, isFirstName, isOffice, isPlace, isRank, isSurnameToo } from '../words/offices.ts';
import type { Token } from './tokens.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)\.?$/;
const LINK = /^(?:of|for|to|at|in|from|on)$/;
/** Styles that are part of a name where one word follows: Pope Francis, Queen Elizabeth II, Lady Gaga. */
const STYLE = /^(?:pope|king|queen|prince|princess|emperor|empress|sultan|sheikh|lord|lady|mother)$/;

/** The word of a token as offices are looked up. */
function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? '';
}

/** Where a name begins. */
export interface NameStart {
  readonly first: number;
  /** An office before the phrase is this person's: "ambassador to | Britain Wu Leming". */
  readonly held: boolean;
}

/** The start of the name within `[from, to)`; `phraseFrom` is where the phrase with its small words begins. */
export function startOfName(tokens: readonly Token[], phraseFrom: number, from: number, to: number): NameStart {
  const end = SUFFIX.test(wordAt(tokens, to - 1)) && to - from > 2 ? to - 1 : to;
  let first = from;
  for (let at = from; at < end - 1; at++) if (isBoundary(tokens, at, from, end)) first = at + 1;
  if (LINK.test(wordAt(tokens, first))) return { first: endOfComplement(tokens, first, end), held: false };
  if (first === from && isComplement(tokens, phraseFrom)) {
    first = endOfComplement(tokens, first, end);
    return { first, held: first > from || isField(tokens, phraseFrom, from) };
  }
  while (first < end - 1 && isLead(tokens, first, end)) first++;
  return { first: startOfStyle(tokens, from, first, to), held: false };
}

/** A word that is office and not name: with "Judge", "Dean" or "Baker" only where a name can follow it. */
function isBoundary(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  const word = wordAt(tokens, at);
  // "Example News' Chris Fenn": whose the person is.
  if (tokens[at]?.apostrophe) return true;
  const office = isOffice(word);
  if (!office && !isCalling(word)) return false;
  // "Sens. Dean Hart": a first name that is an office too, behind another office.
  if (word === 'dean' && at === to - 2 && at > from && isOffice(wordAt(tokens, at - 1))) return false;
  if (at === from)
    return (
      !/^(?:dean|major|earl|duke|marshall|marshal)$/.test(word) || (at < to - 2 && isFirstName(wordAt(tokens, at + 1)))
    );
  const afterName = isFirstName(wordAt(tokens, at - 1)) && (!office || isSurnameToo(word));
  return !afterName;
}

/** "Chicago-based", "Republican-controlled": what is said of the one who is named. */
export function isCompound(tokens: readonly Token[], at: number): boolean {
  return /[-–](?:based|born|led|run|backed|owned|controlled|dominated|held|funded|era|leaning|supporting)$/.test(
    wordAt(tokens, at),
  );
}

/** "ambassador to | Britain Wu Leming": the run before which an office and its link stand. */
function isComplement(tokens: readonly Token[], phraseFrom: number): boolean {
  if (!LINK.test(wordAt(tokens, phraseFrom - 1))) return false;
  const head = wordAt(tokens, phraseFrom - 2).replace(/\.$/, '');
  return isRole(head) || isOffice(head) || isCalling(head);
}

/** "minister for | trade Paul Wendt": small words before the name, none of which says what he is. */
function isField(tokens: readonly Token[], phraseFrom: number, from: number): boolean {
  if (phraseFrom === from) return false;
  const words = tokens.slice(phraseFrom, from);
  return words.every(({ tag, lower }) => 'NJ'.includes(tag) && !isRole(lower) && !isOffice(lower) && !isCalling(lower));
}

/** Behind what an office is of: the first usual first name; else behind places and bodies; `from` where nothing shows it. */
function endOfComplement(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to - 1; at++) if (isFirstName(wordAt(tokens, at))) return at;
  let first = from;
  while (first < to - 2 && isOf(tokens, first)) first++;
  return LINK.test(wordAt(tokens, first)) ? first + 1 : first;
}

/** A word of what an office is of: "of", a place, a body, a field ("State", "National Intelligence"). */
function isOf(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  const entry = lookUp(word);
  const isCommon = entry.known && entry.gender === null && !entry.surname;
  return (
    LINK.test(word) ||
    isCommon ||
    isPlace(word) ||
    isBody(tokens, at) ||
    /(?:ance|ence|tion|ing|ment|ity|ure)$/.test(word)
  );
}

function isBody(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  return (
    BODY_NAMES.has(word) ||
    BODY_NOUNS.has(word) ||
    lookUp(word).organisation ||
    /^(?:states|nations|the|and|&|facebook|twitter|pinterest|instagram|youtube)$/.test(word)
  );
}

/** A word before a name that is no name: a rank, or before a usual first name a place, a body, a shout, a common word. */
function isLead(tokens: readonly Token[], at: number, to: number): boolean {
  const { text, lower } = tokens[at] as Token;
  if (isFirstName(lower)) return false;
  if (isRank(lower) && !isSurnameToo(lower)) return true;
  const shout = /^\p{Lu}{3,}$/u.test(text) && /\p{Ll}/u.test(tokens[to - 1]?.text ?? '');
  if (shout && to - at > 1) return true;
  if (!hasFirstName(tokens, at + 1, to) || PARTICLES.test(lower)) return false;
  const entry = lookUp(lower);
  return (
    /^[@#]|\//.test(text) ||
    LINK.test(lower) ||
    isRole(lower) ||
    isPlace(lower) ||
    isBody(tokens, at) ||
    entry.date ||
    /(?:tion|ment)s?$/.test(lower) ||
    (entry.gender === null && entry.known && !entry.surname)
  );
}

/** Whether a usual first name stands in `[from, to)` with a word behind it, and only words like that before it. */
function hasFirstName(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) if (isFirstName(wordAt(tokens, at))) return true;
  return false;
}

/** Where the style before a name of one word begins, `first` where there is none or the name has more words. */
function startOfStyle(tokens: readonly Token[], from: number, first: number, to: number): number {
  const words = to - first - (SUFFIX.test(wordAt(tokens, to - 1)) ? 1 : 0);
  return words === 1 && first > from && STYLE.test(wordAt(tokens, first - 1)) ? first - 1 : first;
}
