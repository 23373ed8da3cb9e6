/** Texts for `speed.ts`: the ordinary ones of the benchmark, and articles made to be slow. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readGold } from './train-data.ts';

const POLNEAR = fileURLToPath(new URL('../../shared/benchmark/polnear/', import.meta.url));

/** The texts of a part of PolNeAR; it lies beside the project and is no part of it. */
export function readTexts(part: 'dev' | 'train'): string[] {
  const file = `${POLNEAR}${part}.jsonl`;
  if (!existsSync(file)) throw new Error(`${file} is not there: the benchmark is not part of the project`);
  return readGold(file).map(({ text }) => text);
}

/** Size of texts in millions of bytes of UTF-8. */
export function megabytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
}

/** The texts, begun again as often as it takes, until they hold `size` megabytes. */
export function fill(texts: readonly string[], size: number): string[] {
  const filled: string[] = [];
  for (let held = 0, at = 0; held < size; at++) {
    const text = texts[at % texts.length] as string;
    filled.push(text);
    held += megabytes([text]);
  }
  return filled;
}

/** Several articles as one. */
export const join = (texts: readonly string[]): string => texts.join('\n\n');

/** Articles that no newspaper prints, each a function of its length in characters. */
export function hostileTexts(ordinary: readonly string[]): ReadonlyMap<string, (length: number) => string> {
  const story = join(fill(ordinary, 1));
  const endless = story.replace(/[.?!]|\s+/g, (sign) => (/\s/.test(sign) ? ' ' : ''));
  const words = story.match(/\p{L}+/gu) ?? [];
  const each = (make: (index: number) => string) => (length: number) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += make(index);
    return text.slice(0, length);
  };
  const cut = (text: string) => (length: number) => text.slice(0, length);
  const word = (index: number) => (words[index % words.length] as string).toLowerCase();
  return new Map([
    ['only marks: " " "', each(() => '" ')],
    ['only marks: “ “ “', each(() => '“ ')],
    ['only marks: “‘"’”', each((index) => '“‘"’”'.charAt(index % 5))],
    ["only marks: ' ' '", each(() => "' ")],
    ['only names, in one run', each((index) => `${nameOf(index)} `)],
    ['only names, parted by commas', each((index) => `${nameOf(2 * index)} ${nameOf(2 * index + 1)}, `)],
    ['only names, one a paragraph', each((index) => `${nameOf(2 * index)} ${nameOf(2 * index + 1)} said.\n\n`)],
    ['one endless sentence', cut(endless)],
    ['one endless sentence without quotations', cut(endless.replace(/["“”'‘’]/g, ''))],
    ['only quotations, in one paragraph', each((index) => `“We ${word(index)} the ${word(index + 1)}.” `)],
    ['only quotations, one a paragraph', each((index) => `“We ${word(index)} the ${word(index + 1)}.”\n\n`)],
    ['only “he said”', each(() => 'he said ')],
    ['one word', each(() => 'a')],
  ]);
}

/** A name that is no word, another for each index. */
function nameOf(index: number): string {
  const starts = ['Ba', 'Ke', 'Li', 'Mo', 'Nu', 'Ra', 'Se', 'Ti', 'Vo', 'Zu'];
  const digits = String(index).padStart(4, '0');
  return [...digits]
    .map((digit, at) => (at === 0 ? starts[Number(digit)] : 'lonermiskadetuvaproz'.substr(2 * Number(digit), 2)))
    .join('');
}
