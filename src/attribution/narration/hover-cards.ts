/**
 * Hover cards that a page ran into its text: behind a name stand the person's full name, the headlines of other articles
 * and the link's last word ("Sen. Roy Blunder Roy Dean BlunderRepublicans show signs … MORE (R-Mo.) said"). Nobody wrote them.
 */
import type { Stretch } from '../../text.ts';
import { isRole } from '../words/nouns.ts';
import { isFirstName } from '../words/offices.ts';
import { REPORTING } from '../words/verbs.ts';

/** Words between a name and the last one of its full name in the card: "Roy Dean Blunder", "Clarence (Bill) William Nelson". */
const MOST_NAMES = 7;
/** Words of a card: some five headlines. */
const MOST_WORDS = 160;
const LAST = /(?:^|[^\p{Lu}])MORE$/u;
const NAME = /^\(?\p{Lu}/u;

/** The cards of a text in order, paragraph by paragraph; none overlap. */
export function findHoverCards(text: string, paragraphs: readonly Stretch[]): Stretch[] {
  if (!text.includes('MORE')) return [];
  return paragraphs.flatMap(({ start, end }) => {
    const slice = text.slice(start, end);
    return slice.includes('MORE') ? cardsOf(slice, start) : [];
  });
}

interface Word extends Stretch {
  readonly text: string;
}

function cardsOf(slice: string, offset: number): Stretch[] {
  const words = [...slice.matchAll(/[^\s,;]+/gu)].map(
    (match): Word => ({ text: match[0], start: offset + match.index, end: offset + match.index + match[0].length }),
  );
  const cards: Stretch[] = [];
  let from = 0;
  words.forEach((word, at) => {
    const ending = word.text.replace(/(?:['’]s)?[^\p{L}]*$/u, '');
    if (!LAST.test(ending)) return;
    const first = beginningOf(words, Math.max(from, at - MOST_WORDS), at);
    from = at + 1;
    const start = words[first]?.start;
    if (start !== undefined) cards.push({ start, end: word.start + ending.length });
  });
  return cards;
}

/** The first word of the card that ends with word `to`; -1: it is none. A name that runs into a headline shows it best. */
function beginningOf(words: readonly Word[], from: number, to: number): number {
  let spaced = -1;
  for (let at = from; at <= to; at++) {
    const text = words[at]?.text ?? '';
    for (let before = at - 1; before >= Math.max(from, at - MOST_NAMES); before--) {
      const name = words[before]?.text ?? '';
      if (!NAME.test(name)) break;
      if (name.length < 3 || !text.startsWith(name)) continue;
      if (/^[\p{Lu}\d]/u.test(text.slice(name.length))) return before + 1;
      if ((spaced < 0 || before === spaced) && text === name && at < to) spaced = before + 1;
    }
  }
  return spaced;
}

/** Words between whoever speaks in a headline and the words quoted. */
const HEADLINE_WORDS = 9;

/**
 * Where, in `[from, to)` of a card, the name begins of whoever the headline that ends at `to` quotes: "… to vote Blunder says barge is",
 * "BlunderDunn: Vote would be no". Offset into the text; -1: the headline does not say.
 */
export function headlineStart(text: string, from: number, to: number): number {
  const words = [...text.slice(from, to).matchAll(/[^\s,;]+/gu)].map(
    (match): Word => ({ text: match[0], start: from + match.index, end: from + match.index + match[0].length }),
  );
  for (let at = words.length - 1; at >= Math.max(0, words.length - HEADLINE_WORDS); at--) {
    const word = words[at]?.text ?? '';
    if (word === '|') return -1;
    const colon = word.endsWith(':');
    if (!colon && REPORTING.get(word)?.form !== 'third') continue;
    let name = colon ? at : at - 1;
    if (!colon && !NAME.test(words[name]?.text ?? '') && !isRole(words[name]?.text ?? '')) continue;
    while (name > 0 && !/\p{Lu}/u.test(words[name]?.text ?? '')) name--;
    const own = words[name];
    if (!own || !/\p{Lu}/u.test(own.text)) return -1;
    const glued = /\p{Ll}(\p{Lu}[^\p{Lu}]*)$/u.exec(own.text)?.[1];
    if (glued) return own.end - glued.length;
    return isFirstName((words[name - 1]?.text ?? '').toLowerCase()) ? (words[name - 1] as Word).start : own.start;
  }
  return -1;
}

/** One paragraph's stretch of a quotation. */
export interface Part extends Stretch {
  readonly quote: number;
}

/**
 * The parts that stand in hover cards, with their cards: headlines of other stories. They come behind their paragraph, each headline a
 * sentence by itself, so that the sentence that the card interrupts stays whole.
 */
export function findCarded(parts: readonly Part[], cards: readonly Stretch[]): Map<Part, Stretch> {
  const found = new Map<Part, Stretch>();
  let at = 0;
  for (const part of parts) {
    while ((cards[at]?.end ?? Infinity) <= part.start) at++;
    const card = cards[at];
    if (card && card.start <= part.start && part.end <= card.end) found.set(part, card);
  }
  return found;
}
