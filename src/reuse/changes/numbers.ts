/** Numbers in figures and in words. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth`.split(/\s/);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const VALUES = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ...SCALES,
  ['dozen', 12],
  ['half', 0.5],
  ['twice', 2],
  ['thrice', 3],
  ['fortieth', 40],
  ['thirtieth', 30],
  ['twentieth', 20],
]);
const RANKS = new Map(ORDINALS.map((word, i) => [word, i + 1]));
const PLURAL = /^(?:hundreds|thousands|millions|billions|trillions|dozens|twenties|thirties|forties|fifties|sixties)$/;

/** Whether a word (lower case) is a number; "one" and "second" are, though they often stand for something else. */
export function isNumber(word: string): boolean {
  return /^\d/.test(word) || VALUES.has(word) || RANKS.has(word) || PLURAL.test(word);
}

/** Words that are numbers, but as often an article, a pronoun or a moment: a number only beside another number. */
export function isDoubtfulNumber(word: string): boolean {
  return word === 'one' || word === 'second' || word === 'half' || word === 'first';
}

/** The value of a stretch of number words ("three hundred", "1", "000"), `null` where it is none. */
export function numberOf(words: readonly string[]): number | null {
  if (words.length === 0) return null;
  if (words.every((word, i) => /^\d+$/.test(word) && (i === 0 || word.length === 3))) return Number(words.join(''));
  let total = 0;
  let group = 0;
  for (const word of words) {
    if (word === 'and') continue;
    const value = /^\d+$/.test(word) ? Number(word) : (VALUES.get(word) ?? RANKS.get(word));
    if (value === undefined) return null;
    if (!SCALES.has(word)) group += value;
    else if (value === 100) group = (group || 1) * value;
    else {
      total += (group || 1) * value;
      group = 0;
    }
  }
  return total + group;
}
