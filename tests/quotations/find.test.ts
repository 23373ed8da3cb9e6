import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/quotations/find.ts';

const read = (text: string) => findQuotations({ id: 'a', text });
const outer = (text: string) =>
  read(text)
    .quotations.filter(({ parent }) => parent === null)
    .map((quotation) => quotation.text);
const reasons = (text: string) => read(text).unresolved.map(({ reason }) => reason);

describe('marks', () => {
  it.each([
    ['curly', '“It rained,” she said.', ['It rained,']],
    ['straight', '"It rained," she said.', ['It rained,']],
    ['single curly', '‘It’s the drivers’ vans I mind,’ she said.', ['It’s the drivers’ vans I mind,']],
    ['single straight', "'Nobody's asked me,' she said. The wardens' hut is shut.", ["Nobody's asked me,"]],
    ['guillemets', '«It rained,» she said.', ['It rained,']],
    ['low-9', '„It rained,“ she said.', ['It rained,']],
    ['doubled', "``It rained,'' she said. ''A lot,'' he added.", ['It rained,', 'A lot,']],
    ['entities', '&quot;It rained,&quot; she said.', ['It rained,']],
    ['mixed', '“It rained," she said.', ['It rained,']],
    ['reversed', '”It rained,“ she said.', ['It rained,']],
    ['no space after', '“An angry mob,”said Crane. “It rained.”Then it stopped.', ['An angry mob,', 'It rained.']],
    ['no space before', 'in hospital.“It rained,”Grant said.', ['It rained,']],
    ['no space, straight', 'in hospital."It rained,"Grant said.', ['It rained,']],
    ['spaced', '“ It rained, ” she said.', ['It rained,']],
    ['no-break and zero-width spaces', 'He said “ a zone” and ​“b c.”​', ['a zone', 'b c.']],
    ['a dash before', 'The vicar—“a stubborn man”—left.', ['a stubborn man']],
    ['an elision is no mark', "He sang 'til dawn in the '60s and “left.”", ['left.']],
    ['feet and inches', 'He is 6\'2" with a 12" saw. "He paid," said Banks.', ['He paid,']],
    ['inches inside', '"We found it 5" under the surface," Rowan said.', ['We found it 5" under the surface,']],
    ['a year at the end', '"It was 1984" he said. "Or 1985," he added.', ['It was 1984', 'Or 1985,']],
    ['a tag of markup', '<tweet text="It rained"> “No,” he said.', ['No,']],
    ['a stretch without a word', 'The “…” and “--” stay.', []],
  ])('%s', (_name, text, expected) => {
    expect(outer(text)).toEqual(expected);
  });

  it('leaves the marks outside the span', () => {
    const text = 'x “ a b ” y';
    const [quotation] = read(text).quotations;
    expect(text.slice(quotation?.start, quotation?.end)).toBe('a b');
  });
});

describe('nesting', () => {
  it('finds what is quoted inside a quotation', () => {
    const { quotations } = read('“He shouted ‘Who moved my ladder?’ at us,” said Stroud.');
    expect(quotations.map(({ text, kind, parent }) => [text, kind, parent])).toEqual([
      ['He shouted ‘Who moved my ladder?’ at us,', 'statement', null],
      ['Who moved my ladder?', 'nested', 0],
    ]);
  });
  it('tells straight marks inside straight marks by what stands beside them', () => {
    const { quotations } = read('"The board ("CLB") whose men came late is wrong," the petition says.');
    expect(quotations.map(({ text }) => text)).toEqual(['The board ("CLB") whose men came late is wrong,', 'CLB']);
  });
  it('finds double marks inside single ones', () => {
    expect(read('‘Her rule was “never lend a boat”, and I broke it,’ he said.').quotations).toHaveLength(2);
  });
});

describe('paragraphs', () => {
  it('joins paragraphs that reopen the mark', () => {
    const text = '“One.\n\n“Two.\n\n“Three.”\n\n“Four,” he said.';
    const { quotations, unresolved } = read(text);
    expect(quotations.map(({ parts }) => parts.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['One.', 'Two.', 'Three.'],
      ['Four,'],
    ]);
    expect(unresolved).toEqual([]);
  });
  it('joins single and straight marks alike', () => {
    expect(read("'One's here.\n\n'Two.'").quotations[0]?.parts).toHaveLength(2);
    expect(read('"One.\n\n"Two."').quotations[0]?.parts).toHaveLength(2);
  });
  it('does not join a quotation that a tag ends', () => {
    expect(outer('“One, said Dora Finch.\n\n“Two,” he said.')).toEqual(['One,', 'Two,']);
  });
});

describe('a mark without its partner', () => {
  it('ends where the tag begins', () => {
    const text = '“We are not paying for a road, said Dora Finch, who farms here.\n\n“It was double,” she said.';
    expect(outer(text)).toEqual(['We are not paying for a road,', 'It was double,']);
    expect(reasons(text)).toEqual(['closing mark missing: ends at its tag']);
  });
  it('ends with its paragraph after a cue', () => {
    const text = 'Finch said: “We are not paying.\n\nThe office opened the tender.';
    expect(outer(text)).toEqual(['We are not paying.']);
    expect(reasons(text)).toEqual(['closing mark missing: ends with its paragraph']);
  });
  it('begins its sentence where a tag follows', () => {
    const text = 'The roof went first,” usher Grace Mallory said.';
    expect(outer(text)).toEqual(['The roof went first,']);
    expect(reasons(text)).toEqual(['opening mark missing: taken to begin its sentence']);
  });
  it('is only listed where nothing shows speech', () => {
    expect(outer('The theatre seats 600.“ It was due to open.')).toEqual([]);
    expect(reasons('The theatre seats 600.“ It was due to open.')).toEqual(['closing mark without its partner']);
    expect(reasons('The “theatre seats 600.')).toEqual(['opening mark without its partner']);
  });
  it('never swallows the next quotation', () => {
    expect(outer('"One, said Bob. "Two," he said. "Three."')).toEqual(['One,', 'Two,', 'Three.']);
  });
});

it('gives spans in order, inside the text, parents before what they hold, for any text', () => {
  const piece = fc.constantFrom(
    '“',
    '”',
    '"',
    "'",
    '‘',
    '’',
    '«',
    '»',
    '„',
    "''",
    '``',
    ' said Ann',
    ', ',
    '. ',
    'word',
    '\n',
    '5',
    '(',
    ')',
    '—',
    '\u200b',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { quotations, unresolved } = read(text);
      quotations.forEach((quotation, index) => {
        expect(quotation.text).toBe(text.slice(quotation.start, quotation.end));
        expect(quotation.parts[0]?.start).toBe(quotation.start);
        expect(quotation.parts.at(-1)?.end).toBe(quotation.end);
        const parent = quotation.parent === null ? null : quotations[quotation.parent];
        if (parent)
          expect(
            quotation.parent !== null &&
              quotation.parent < index &&
              parent.start <= quotation.start &&
              quotation.end <= parent.end,
          ).toBe(true);
      });
      for (const { start, end } of unresolved) expect(text.slice(start, end)).toMatch(/["“”'‘’«»„`&]/);
    }),
    { numRuns: 3000 },
  );
});
