/** Invented articles in any number, the same for the same number: a tenth of what is said goes round the outlets. */
import { createDice } from '../tests/disk/fault.ts';

/** A record of a corpus. */
export interface GeneratedArticle {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
  readonly text: string;
}

type Dice = (most: number) => number;

const OUTLETS = 40;
const ONSETS = ['b', 'br', 'c', 'd', 'f', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'tr', 'v', 'w'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ENDS = ['', 'n', 'r', 'l', 'm', 't', 'nd', 'st'];
const SMALL = [
  'the',
  'of',
  'a',
  'and',
  'in',
  'for',
  'with',
  'that',
  'was',
  'will be',
  'on',
  'has',
  'by',
  'to',
  'not',
  'is',
];

const pick = <T>(list: readonly T[], dice: Dice): T => list[dice(list.length) - 1] as T;

function makeWord(dice: Dice): string {
  const syllable = () => pick(ONSETS, dice) + pick(VOWELS, dice) + pick(ENDS, dice);
  return Array.from({ length: dice(2) }, syllable).join('');
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** As many articles as asked for, one at a time; of a larger number the first are the same. */
export function* generateArticles(count: number): Generator<GeneratedArticle> {
  const dice = createDice(20);
  const words = Array.from({ length: 4000 }, () => makeWord(dice));
  const sentence = (length: number) =>
    Array.from({ length }, (_, i) => pick(i % 2 === 0 ? words : SMALL, dice)).join(' ');
  const name = () => `${capitalise(pick(words.slice(0, 300), dice))} ${capitalise(pick(words.slice(300), dice))}`;
  // What went round lately: an outlet repeats news of its day, not of years ago.
  const lately: { readonly words: string; readonly speaker: string }[] = [];
  for (let i = 0; i < count; i++) {
    const speakers = [name(), name()];
    const paragraphs = [`${capitalise(sentence(30))}.`];
    for (let q = 0; q < 4; q++) {
      const own = { words: capitalise(sentence(8 + dice(14))), speaker: pick(speakers, dice) };
      const said = dice(10) === 1 && lately.length > 0 ? pick(lately, dice) : own;
      paragraphs.push(`“${said.words},” ${said.speaker} said. ${capitalise(sentence(12 + dice(30)))}.`);
      lately.push(own);
      if (lately.length > 200) lately.shift();
    }
    paragraphs.push(`${capitalise(sentence(40))}.`);
    const day = new Date(Date.UTC(2001, 0, 1 + Math.floor(i / 40))).toISOString().slice(0, 10);
    const title = capitalise(sentence(7));
    yield {
      id: `a${i}`,
      title,
      outlet: `Outlet ${dice(OUTLETS)}`,
      published: day,
      text: `${title}\n\n${paragraphs.join('\n\n')}\n`,
    };
  }
}
