import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordLinker } from '../../../src/report/lookup/text-fragment.ts';
import { locate } from '../sample-articles.ts';

const URL_ = 'https://news.example/a';
const link = (text: string, part: string, nth = 0, url = URL_) =>
  createWordLinker(text)(url, [locate(text, part, nth)]);

test('names the words without the marks and stops at their edges', () => {
  expect(link('He said: “We will not pay,” twice.', 'We will not pay,')).toBe(`${URL_}#:~:text=We%20will%20not%20pay`);
});

test('encodes what a directive or Markdown would read as its own', () => {
  expect(link('x “a-b, c & d (100%) e_f” y', 'a-b, c & d (100%) e_f')).toBe(
    `${URL_}#:~:text=a%2Db%2C%20c%20%26%20d%20%28100%25%29%20e%5Ff`,
  );
});

test('keeps a fragment of the address, drops a directive that stands there already', () => {
  const text = 'x “We will not pay” y';
  expect(link(text, 'We will not pay', 0, `${URL_}#top`)).toBe(`${URL_}#top:~:text=We%20will%20not%20pay`);
  expect(link(text, 'We will not pay', 0, `${URL_}#:~:text=x`)).toBe(`${URL_}#:~:text=We%20will%20not%20pay`);
});

test('tells equal words apart by what stands beside them, the first by nothing', () => {
  const text = 'On Monday she said: “No comment.” Then left.\n\nOn Friday he wrote: “No comment.” And stayed.';
  expect(link(text, 'No comment.')).toBe(`${URL_}#:~:text=No%20comment`);
  expect(decodeURIComponent(link(text, 'No comment.', 1))).toBe(
    `${URL_}#:~:text=he wrote: “-,No comment,-.” And stayed`,
  );
});

test('at the beginning of a paragraph the one above tells', () => {
  const text = 'Monday.\nNo comment\nFriday.\nNo comment';
  expect(decodeURIComponent(link(text, 'No comment', 1))).toBe(`${URL_}#:~:text=Friday.-,No comment`);
});

test('a long quotation, and one of several paragraphs, is named by its beginning and end', () => {
  const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
  expect(decodeURIComponent(link(`“${long}” she said`, long))).toBe(
    `${URL_}#:~:text=word0 word1 word2 word3,word56 word57 word58 word59`,
  );
  const two = 'Yes, we can.\n\nAnd so we will.';
  expect(decodeURIComponent(link(two, two))).toBe(`${URL_}#:~:text=Yes, we can,so we will`);
});

test('an end that comes earlier in the quotation too takes more words', () => {
  const middle = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
  const long = `Here we go again at last ${middle} one two three four and five one two three four`;
  expect(decodeURIComponent(link(long, long))).toContain(',four and five one two three four');
});

test('an interrupted quotation has a directive for each part', () => {
  const text = '“If the gauge passes,” Dunn said, “the street opens.”';
  const parts = [locate(text, 'If the gauge passes,'), locate(text, 'the street opens.')];
  expect(createWordLinker(text)(URL_, parts)).toBe(
    `${URL_}#:~:text=If%20the%20gauge%20passes&text=the%20street%20opens`,
  );
});

test('whatever the text, the address stays one, and its terms are words of the text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 3, maxLength: 3 }), (pieces) => {
      const [before = '', words = ''] = pieces;
      const text = pieces.join(' ');
      const start = before.length + 1;
      const end = start + words.length;
      const address = createWordLinker(text)(URL_, [{ start, end }]);
      expect(new URL(address).href).toBe(address);
      expect(address).toMatch(/^https:\/\/news\.example\/a#:~:text=[A-Za-z0-9%,-]*$/);
      const terms = address
        .slice(address.indexOf('text=') + 5)
        .split(',')
        .map((term) => term.replace(/^-|-$/g, ''));
      const shown = text.replace(/\p{Cs}/gu, '\ufffd').replace(/\s+/gu, ' ');
      for (const term of terms) expect(shown).toContain(decodeURIComponent(term));
    }),
  );
});
