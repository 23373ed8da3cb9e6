/** The words of a quoted stretch and the line that it stands in, as features: how it is built, whether a headline holds it. */

import type { Quotation } from '../../model.ts';
import { findWords } from '../../text.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { lookUp } from '../words/lexicon.ts';
import { isProse, isRunOn } from './signs.ts';
import { classOf } from './surroundings.ts';

/** Characters of a stretch that are read. */
const READ = 200;

/**
 * A stretch by the classes of its words. A term is a noun with what belongs to it; what goes on with the reporter's sentence
 * by a verb, an adverb or a preposition ("that a court “correctly held” the road") is hardly anything but somebody's words.
 */
export function wording(scene: Scene, quote: QuoteView, quotation: Quotation, size: string): string[] {
  const { tokens } = scene.narration;
  const text = quotation.text.slice(0, READ);
  const tags = findWords(text).map(({ word, start }) => tagOf(word, text.charAt(start)));
  const [first = '-'] = tags;
  const last = tags.at(-1) ?? '-';
  const before = classOf(tokens[quote.first - 1]);
  const after = classOf(tokens[quote.last + 1]);
  const verbal = tags.some((tag) => /^[VXP]$/.test(tag));
  const features = [
    `in:${first}|${last}|${size}`,
    `in:${first}|${before}`,
    `in:${last}|${after}`,
    `in:${first}|${last}|${before}|${after}`,
    `verbal:${verbal}|${size}`,
    `verbal:${verbal}|${before}`,
  ];
  if (tags.length <= 3) features.push(`shape:${tags.join('')}`, `shape:${tags.join('')}|${before}`);
  return features;
}

function tagOf(word: string, first: string): string {
  const { tag } = lookUp(word);
  return tag === 'N' && /\p{Lu}/u.test(first) ? 'L' : tag;
}

/** Whether the stretch stands in running prose or in a headline or a line of links, whose single marks hold speech. */
export function line(scene: Scene, quote: QuoteView, single: boolean, size: string): string[] {
  const prose = isProse(scene, quote);
  const before = scene.narration.tokens[quote.first - 1];
  const card = isRunOn(scene.narration, quote);
  const features = [`run-on:${card}`, `prose:${prose}|${single}`, `prose:${prose}|${single}|${size}`];
  if (before?.tag === ':') features.push(`colon:${prose}|${single}|${quote.capital}`, `colon:${quote.capital}|${size}`);
  return features;
}
