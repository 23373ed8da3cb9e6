/** What the setting of a page must not do to the text of a PDF. */
import { describe, expect, it } from 'vitest';
import { convertFile } from '../../src/import/convert.ts';
import { makePlacedPdf, type Placed } from './make.ts';

async function read(pages: readonly (readonly Placed[])[], title = '') {
  const converted = await convertFile('pdf', makePlacedPdf(pages, title));
  if (converted.text === null) throw new Error(converted.reason);
  return { paragraphs: converted.text.trim().split('\n\n'), title: converted.metadata.title };
}

/** Lines one below the other. */
const lines = (texts: readonly string[], x = 60, y = 760, step = 14): Placed[] =>
  texts.map((text, i) => [text, x, y - i * step]);

const LEFT = [
  'The council of Moor shut the ferry ramp on',
  'Monday after its warden had found cracks in',
  'the planks, and it said that the ramp would',
  'stay shut until somebody had paid for new',
  'ones, which may take the whole of the winter',
  'or longer than that.',
];
const RIGHT = [
  'Nobody was hurt, the warden told a meeting',
  'of the people who live beside the harbour',
  'and who cross the water every day. “We were',
  'lucky,” she said, and she asked them to be',
  'patient for some weeks more, since the town',
  'has little money.',
];

describe('columns', () => {
  const [left, right] = [LEFT.join(' '), RIGHT.join(' ')];
  const rows = (shift: number) =>
    LEFT.flatMap((text, i): Placed[] => [
      [text, 60, 700 - i * 14],
      [RIGHT[i] ?? '', 320, 700 - shift - i * 14],
    ]);

  it.each([0, 6])('written row by row are read one after the other, the second %i points lower', async (shift) => {
    const head: Placed = ['Ferry ramp must close, says the warden of the harbour', 60, 740, 20];
    expect((await read([[head, ...rows(shift)]])).paragraphs).toEqual([head[0], left, right]);
  });

  it('written one after the other stay so', async () => {
    expect((await read([[...lines(LEFT), ...lines(RIGHT, 320)]])).paragraphs).toEqual([left, right]);
  });

  it('of a table stay rows', async () => {
    const table = [1, 2, 3, 4, 5, 6].flatMap((n): Placed[] => [
      [`Ramp ${n}`, 60, 700 - n * 14],
      [`${n}00 feet`, 320, 700 - n * 14],
    ]);
    expect((await read([table])).paragraphs.join(' ')).toContain('Ramp 1 100 feet Ramp 2 200 feet');
  });
});

describe('heads and feet', () => {
  it('of several lines go, those of left and of right pages too, and the headline stays', async () => {
    const page = (n: number): Placed[] => [
      [n % 2 === 0 ? 'THE EXAMPLE COURIER' : 'HARBOUR NEWS', 60, 820],
      [`Tuesday, July ${n}, 2018 – page ${n}`, 60, 806],
      ...(n === 1 ? ([['Harbour news', 60, 780, 24]] as Placed[]) : []),
      ...lines([`The warden said on day ${'one two three four five'.split(' ')[n - 1]} that it was shut.`]),
      ['https://courier.example.org/ramp', 60, 40],
      [`${n}/5`, 300, 26],
    ];
    const { paragraphs } = await read([1, 2, 3, 4, 5].map(page));
    expect(paragraphs[0]).toBe('Harbour news');
    expect(paragraphs.slice(1).join(' ')).toMatch(/^(?:The warden said on day \w+ that it was shut\. ?){5}$/);
  });

  it('a line of the story that stands on two pages stays', async () => {
    const { paragraphs } = await read(
      [1, 2, 3, 4, 5, 6].map((n) => lines([n < 3 ? 'It is shut.' : `It is ${'a'.repeat(n)}.`])),
    );
    expect(paragraphs.join(' ').match(/It is shut\./g)).toHaveLength(2);
  });
});

describe('marks of notes', () => {
  it('go, and the notes stand below the story that they interrupt', async () => {
    const { paragraphs } = await read([
      [
        ['The ramp was shut,', 60, 760],
        ['1', 153, 764, 7],
        [' the warden said, since “nobody knows', 160, 760],
        ['2', 60, 64, 6],
        ['See the report of the harbour board.', 64, 60, 8],
      ],
      [['when it breaks” and somebody drowns.', 60, 760]],
    ]);
    expect(paragraphs).toEqual([
      'The ramp was shut, the warden said, since “nobody knows when it breaks” and somebody drowns.',
      'See the report of the harbour board.',
    ]);
  });

  it('powers and ordinals stay', async () => {
    const { paragraphs } = await read([
      [
        ['It is 10 m', 60, 760],
        ['2', 105, 764, 7],
        [' wide on the 31', 109, 760],
        ['st', 180, 764, 7],
        [' day.', 187, 760],
      ],
    ]);
    expect(paragraphs).toEqual(['It is 10 m2 wide on the 31st day.']);
  });
});

it('joins a quotation over a page break, and begins another where the mark is printed anew', async () => {
  const wide = 'The planks are rotten and the ramp must be shut at once and for good and all.';
  const first = lines([wide, '“The ramp must close.']);
  expect((await read([first, lines(['It is not safe,” she said.'])])).paragraphs.at(-1)).toBe(
    `${wide} “The ramp must close. It is not safe,” she said.`,
  );
  expect((await read([first, lines(['“It is not safe,” she said.'])])).paragraphs.at(-1)).toBe(
    '“It is not safe,” she said.',
  );
});

it.each([
  ['10811.exe', null],
  ['Microsoft Word - ramp.docx', null],
  ['untitled', null],
  ['A ramp in Moor', 'A ramp in Moor'],
  ['Ramp shut in St. Moor', 'Ramp shut in St. Moor'],
])('title %s', async (given, title) => {
  expect((await read([lines(['The ramp is shut.'])], given)).title).toBe(title);
});
