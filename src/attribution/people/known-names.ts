/** Names that are cut down to what the article shows elsewhere to be the name: "Enraged Hart", "Hart Says No", "Joe Hart Hart". */

import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { PARTICLES } from '../words/nouns.ts';
import { isFirstName, isOffice, isRank } from '../words/offices.ts';
import { isSuffix, type NamedPhrase } from './named-phrases.ts';

/** What an article shows of its people's names, in lower case. */
interface Known {
  /** How often each whole name stands by itself. */
  readonly whole: ReadonlyMap<string, number>;
  /** Last names that stand behind a usual first name or an office. */
  readonly last: ReadonlySet<string>;
}

/** The same phrases, each with its name alone; without those that are a common word alone and nobody's last name. */
export function cutToKnown(tokens: readonly Token[], items: readonly NamedPhrase[]): NamedPhrase[] {
  const once = items.map((item) => (item.phrase.type === 'body' ? item : cutRepeated(item)));
  const known = learn(tokens, once);
  return once.flatMap((item) => {
    if (item.phrase.type === 'body') return [openBody(tokens, cutEpithet(item, known), known)];
    if (item.phrase.type === 'place') return [item];
    if (item.words.length > 1) return isShout(item.words) ? [] : [cutOne(item, known)];
    const word = (item.words[0] ?? '').toLowerCase();
    return isNoName(word) && !known.last.has(word) && !isTitled(tokens, item) ? [] : [item];
  });
}

/** "YOUR VOICE WAS HEARD": capitals throughout, with small words among them. */
function isShout(words: readonly string[]): boolean {
  return (
    words.every((word) => word === word.toUpperCase()) &&
    words.some((word) => word.length > 1 && 'DSIXWPC'.includes(lookUp(word.toLowerCase()).tag))
  );
}

function isTitled(tokens: readonly Token[], { phrase, first }: NamedPhrase): boolean {
  return first > phrase.from && isOffice(tokens[first - 1]?.lower ?? '');
}

function learn(tokens: readonly Token[], items: readonly NamedPhrase[]): Known {
  const whole = new Map<string, number>();
  const last = new Set<string>();
  for (const item of items) {
    const { words, phrase } = item;
    const form = words.join(' ').toLowerCase();
    whole.set(form, (whole.get(form) ?? 0) + 1);
    if (phrase.type === 'body' || phrase.type === 'place') continue;
    const named = words.filter((word) => !isSuffix(word) && !PARTICLES.test(word));
    const isFull = phrase.type === 'person' && named.length > 1 && named.length < 4;
    const isSure = isFull && !isNoName((named[0] ?? '').toLowerCase());
    if (isSure || (named.length === 1 && isTitled(tokens, item))) last.add((named.at(-1) ?? '').toLowerCase());
  }
  return { whole, last };
}

/** "Joe Hart Hart", "John Hart John Neely Hart", "Hart John HartMore": what a page ran together says a word twice. */
function cutRepeated(item: NamedPhrase): NamedPhrase {
  const lower = item.words.map((word) => word.toLowerCase());
  for (let at = 1; at < lower.length; at++) {
    const word = lower[at] ?? '';
    const before = lower.findIndex(
      (other, index) =>
        index < at &&
        other.length > 2 &&
        word.startsWith(other) &&
        /^(?:\p{Lu}|$)/u.test(item.words[at]?.slice(other.length) ?? ''),
    );
    if (before < 0 || (at === 1 && word === lower[0])) continue;
    return keep(item, 0, word === lower[before] ? at : before + 1);
  }
  return item;
}

/** "the Failing New York Chronicle", "the Hart White House": a participle or the name of whoever holds it before what the body is called elsewhere. */
function cutEpithet(item: NamedPhrase, { whole, last }: Known): NamedPhrase {
  const [first = '', ...rest] = item.words.map((word) => word.toLowerCase());
  const form = rest.join(' ');
  const isEpithet = /(?:ing|ed)$/.test(first) && 'GV'.includes(lookUp(first).tag);
  const isHolder = last.has(first) && !lookUp(first).organisation;
  const isBody = whole.has(form) || form === 'white house';
  return rest.length > 1 && (isEpithet || isHolder) && isBody ? keep(item, 1, item.words.length) : item;
}

/** "Big Engine Records" that opens a sentence: an adjective that the article never leaves out is a part of the name. */
function openBody(tokens: readonly Token[], item: NamedPhrase, { whole }: Known): NamedPhrase {
  const before = tokens[item.first - 1];
  const opens = item.first - 1 === item.phrase.from && before?.sentence !== tokens[item.first - 2]?.sentence;
  if (!opens || before?.tag !== 'J' || !/^\p{Lu}/u.test(before.text) || isRank(before.lower)) return item;
  if (item.words.length < 2 || QUANTITY.test(before.lower) || whole.get(item.words.join(' ').toLowerCase()) !== 1)
    return item;
  return { ...item, first: item.first - 1, words: [before.text, ...item.words] };
}

/** Adjectives that say how many, which or since when. */
const QUANTITY =
  /^(?:many|several|some|more|most|few|fewer|other|local|such|own|same|next|last|past|recent|early|current|previous|rival|nearby|influential|powerful)$/;

function cutOne(item: NamedPhrase, { whole, last }: Known): NamedPhrase {
  const lower = item.words.map((word) => word.toLowerCase());
  const count = whole.get(lower.join(' ')) ?? 0;
  const opensWithName = isFirstName(lower[0] ?? '');
  for (let cut = 1; cut < lower.length && !opensWithName; cut++) {
    const rest = lower.slice(cut).join(' ');
    const isName = lower.length - cut > 1 ? whole.has(rest) && isFirstName(lower[cut] ?? '') : last.has(rest);
    if (isName && lower.slice(0, cut).every(isNoName)) return keep(item, cut, lower.length);
  }
  for (let cut = lower.length - 1; cut > 1; cut--) {
    if (isSuffix(lower[cut] ?? '') || !opensWithName) break;
    const rest = lower.slice(0, cut).join(' ');
    if ((whole.get(rest) ?? 0) >= 2 * count) return keep(item, 0, cut);
  }
  return item;
}

/** A word that the lexicon knows, or an office, and as nobody's name. */
function isNoName(lower: string): boolean {
  const entry = lookUp(lower);
  if (entry.gender !== null || entry.surname) return false;
  return (
    entry.known || isOffice(lower) || isRank(lower) || /(?:ed|ing|crats|publicans|['’])$|^(?:dems|gop)$/.test(lower)
  );
}

/** The words `[from, to)` of a name; its tokens are as many as its words, but for a quoted or parted one between. */
function keep(item: NamedPhrase, from: number, to: number): NamedPhrase {
  if (item.last - item.first !== item.words.length) return item;
  return { ...item, words: item.words.slice(from, to), first: item.first + from, last: item.first + to };
}
