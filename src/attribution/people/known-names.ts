/** Names that are cut down to what the article shows elsewhere to be the name: "Enraged Hart", "Hart Says No", "Joe Hart Hart". */

import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { isFirstName, isOffice, isRank } from '../words/offices.ts';
import { isSuffix, type NamedPhrase } from './named-phrases.ts';

/** What an article shows of its people's names, in lower case. */
interface Known {
  /** How often each whole name stands by itself. */
  readonly whole: ReadonlyMap<string, number>;
  /** Last names that stand behind a usual first name or an office. */
  readonly last: ReadonlySet<string>;
}

/** The same phrases, each with its name alone. */
export function cutToKnown(tokens: readonly Token[], items: readonly NamedPhrase[]): NamedPhrase[] {
  const once = items.map((item) => (item.phrase.type === 'body' ? item : cutRepeated(item)));
  const known = learn(tokens, once);
  return once.map((item) => (item.words.length > 1 && item.phrase.type !== 'body' ? cutOne(item, known) : item));
}

function learn(tokens: readonly Token[], items: readonly NamedPhrase[]): Known {
  const whole = new Map<string, number>();
  const last = new Set<string>();
  for (const { words, phrase, first } of items) {
    if (phrase.type === 'body' || phrase.type === 'place') continue;
    const form = words.join(' ').toLowerCase();
    whole.set(form, (whole.get(form) ?? 0) + 1);
    const named = words.filter((word) => !isSuffix(word));
    const isSure = named.length > 1 && named.length < 4 && isFirstName((named[0] ?? '').toLowerCase());
    const isTitled = named.length === 1 && first > phrase.from && isOffice(tokens[first - 1]?.lower ?? '');
    if (isSure || isTitled) last.add((named.at(-1) ?? '').toLowerCase());
  }
  return { whole, last };
}

/** "Joe Hart Hart", "John Hart John Neely Hart": what a page ran together says a word twice. */
function cutRepeated(item: NamedPhrase): NamedPhrase {
  const lower = item.words.map((word) => word.toLowerCase());
  const twice = lower.findIndex((word, at) => at > 1 && word.length > 2 && lower.indexOf(word) < at);
  return twice < 0 ? item : keep(item, 0, twice);
}

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
  return entry.known || isOffice(lower) || isRank(lower) || /(?:ed|ing|crats|publicans|['’])$/.test(lower);
}

/** The words `[from, to)` of a name; its tokens are as many as its words, but for a quoted or parted one between. */
function keep(item: NamedPhrase, from: number, to: number): NamedPhrase {
  if (item.last - item.first !== item.words.length) return item;
  return { ...item, words: item.words.slice(from, to), first: item.first + from, last: item.first + to };
}
