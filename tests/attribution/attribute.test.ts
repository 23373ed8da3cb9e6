import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { findQuotations } from '../../src/quotations/find.ts';

/** One line a quotation: kind, mention, cue, speaker and document, as far as the case asks for them. */
function read(text: string) {
  const article = { id: 'a', text };
  const { quotations, speakers, documents } = attributeQuotations(article, findQuotations(article));
  return quotations.map((quotation) => ({
    text: quotation.text,
    kind: quotation.kind,
    mention: quotation.mention?.text ?? null,
    cue: quotation.cue?.text ?? null,
    speaker: quotation.speaker === null ? null : (speakers[quotation.speaker]?.name ?? null),
    document: quotation.document === null ? null : (documents[quotation.document]?.type ?? null),
    continues: quotation.continues,
  }));
}

describe('source and cue', () => {
  it.each([
    ['before', 'Nora Fenn said: “The boat has not sailed since March.”', 'Nora Fenn', 'said'],
    ['after', '“The boat has not sailed since March,” Nora Fenn said.', 'Nora Fenn', 'said'],
    ['inverted', '“The boat has not sailed since March,” said Nora Fenn.', 'Nora Fenn', 'said'],
    [
      'past an aside with a rival name',
      'Nora Fenn, who replaced Giles Ambrose as chair of the trust, said: “The boat has not sailed since March.”',
      'Nora Fenn',
      'said',
    ],
    ['with a role', '“The boat has not sailed,” said the harbour master, Vera Lund.', 'Vera Lund', 'said'],
    [
      'according to',
      'The tower is, according to surveyor Keith Malin, “as safe as it was in my grandfather’s day”.',
      'surveyor Keith Malin',
      'according to',
    ],
    ['a particle', 'Fenn referred to it as a “biohazard.”', 'Fenn', 'referred to'],
    [
      'the innermost',
      'The Inland Times reports that the letter says, “We have never been asked about the road.”',
      'the letter',
      'says',
    ],
  ])('%s', (_name, text, mention, cue) => {
    expect(read(text)[0]).toMatchObject({ mention, cue });
  });

  it('a quotation without a cue takes the attribution it goes on with', () => {
    const [first, second] = read('“There is money for paint,” said Martin Quill. “There is none for pipes.”');
    expect(second).toMatchObject({ mention: first?.mention, cue: 'said', speaker: 'Martin Quill', continues: null });
  });

  it('a sentence that its tag interrupts is one statement', () => {
    const [first, second] = read(
      '“If the gauge passes three metres,” Peter Dunn said on the quay, “the whole of Lower Street has to be out.”',
    );
    expect([first?.continues, second?.continues]).toEqual([null, 0]);
    expect(second?.kind).toBe('statement');
  });
});

describe('who is meant', () => {
  it('“he” is the subject of the sentence before', () => {
    const text =
      'Lawyer Sam Hall wrote a letter to Mayor Tom Ward on Monday.\n\nWard, who also runs the police, said he would not step in. “I do not want the police involved,” he said.\n\nThe lawyer noted that Ward was always opposed. “We fail to see why,” he wrote.';
    expect(read(text).map(({ speaker }) => speaker)).toEqual(['Tom Ward', 'Sam Hall']);
  });
  it('“she” skips a nearer man', () => {
    expect(
      read(
        'Edith Marsh was counting the till when it came in. Her husband, Walter, was upstairs.\n\n“It sounded like gravel,” she said.',
      )[0]?.speaker,
    ).toBe('Edith Marsh');
  });
  it('a role is the one who was introduced by it', () => {
    expect(
      read(
        'The mayor, Rosalind Ames, met the engineer, Basil Wren, on Monday.\n\n“The bridge will close,” the engineer said.',
      )[0]?.speaker,
    ).toBe('Basil Wren');
  });
  it('a body by its common noun', () => {
    expect(
      read(
        'The Federation of Lamp Makers, a union of 900, rejected the offer. “It is a rounding error,” the union said.',
      )[0]?.speaker,
    ).toBe('Federation of Lamp Makers');
  });
  it('somebody nobody names stays unnamed', () => {
    expect(read('“A valve was shut,” a spokesman said.')[0]).toMatchObject({
      mention: 'a spokesman',
      speaker: 'spokesman',
    });
  });
});

describe('where it was said', () => {
  it.each([
    [
      'letter',
      'The Canal Union wrote a letter to the minister, Fergus Tate. “Three locks have been worked by one keeper,” the letter says.',
    ],
    ['post', '“The pitch has a heron on it,” Colin Marsh tweeted on Friday.'],
    ['press-conference', '“We shall move the road first,” engineer Clara Bemis told reporters.'],
    ['court', '“The claim fails on every point,” Judge Enid Calder told the court.'],
    ['statement', '“It is a rounding error,” the union said in a statement.'],
    ['interview', '“It is a rounding error,” Clara Bemis said in an interview with the paper.'],
    ['speech', '“It is a rounding error,” Clara Bemis said at a rally in Orley.'],
    [null, '“It is a rounding error,” Clara Bemis said.'],
  ])('%s', (document, text) => {
    expect(read(text)[0]?.document).toBe(document);
  });

  it('the one behind the document is the speaker', () => {
    expect(
      read('The Canal Union wrote a letter to the minister, Fergus Tate. “Three locks are shut,” the letter says.')[0]
        ?.speaker,
    ).toBe('Canal Union');
  });
  it('is taken over where the same speaker’s other words name it', () => {
    const text =
      'Mayor Tom Ward has repeatedly tweeted that he would not act. “I do not want the police involved,” Ward wrote.';
    expect(read(text)[0]?.document).toBe('post');
  });
});

describe('kinds', () => {
  it.each([
    ['statement', '“The river took the garden in a single night,” said Anton Rusk.'],
    ['fragment', 'Anton Rusk called it a “biohazard”.'],
    ['term', 'Police stood by during the “occupy Orley” protest.'],
    ['title', 'The curator read from the novel “The Long Weir”.'],
  ])('%s', (kind, text) => {
    expect(read(text)[0]?.kind).toBe(kind);
  });
  it('scare marks: single ones where speech stands in double ones', () => {
    const text =
      'A large group of ‘protestors’ stood by.\n\nA large group of ‘protestors’ then left.\n\n“The river took the whole garden in a single night,” said Anton Rusk.';
    expect(read(text).map(({ kind }) => kind)).toEqual(
      ['fragment', 'scare', 'statement'].map((kind, index) => (index === 0 ? expect.any(String) : kind)),
    );
  });
  it('a defined short form is a term, other speech inside speech is nested', () => {
    expect(read('"The Coastal Board ("CLB") said ‘no’ to us," Ann Reed said.').map(({ kind }) => kind)).toEqual([
      'statement',
      'term',
      'nested',
    ]);
  });
  it('words that were not said are no speech', () => {
    expect(read('Vera Lund did not say “turn back” to anybody.')[0]?.kind).toBe('scare');
  });
});

it('survives any text', () => {
  for (const text of [
    '',
    '“',
    '“”',
    '“a',
    '“A.” “B.”',
    `${'“x” '.repeat(500)}`,
    '“Ann said “Bob said “Cy said”””',
    '\u0000“a b”\ud800',
  ]) {
    expect(() => read(text)).not.toThrow();
  }
});

describe('who stands behind a name or a pronoun', () => {
  const lastSpeaker = (text: string) => read(text).at(-1)?.speaker;

  it.each([
    ['a particle in the name', 'Marine Le Pen spoke at noon. “We agree,” Le Pen said.', 'Marine Le Pen'],
    ['particles in small letters', 'Ludwig van der Berg spoke. “I hope so,” van der Berg said.', 'Ludwig van der Berg'],
    ['a name that is a common verb', 'George Will arrived. “It may rain,” Will said.', 'George Will'],
    [
      'the name beside the subject, not the one before an infinitive',
      'One delegate, party chairwoman Nora Fenn, pledged her vote to Ann Bell to allow Bell to focus on the race.\n\n“We must end this,” she said.',
      'Nora Fenn',
    ],
    [
      'a pronoun before its name',
      'Ewan Liddle left. In what he called “a farce,” Mayor Tom Hale closed the hall.',
      'Tom Hale',
    ],
    [
      'no inverted subject where a pronoun is the subject',
      'Asked who leads the party, Tom Hale smiled. He said Ewan Liddle. “I would say Ewan for now,” he said.',
      'Tom Hale',
    ],
    [
      'the speaker of a participle after “with”',
      'The row went on over how the County reacts, with Senator John Hale telling reporters he held the board “directly responsible” for it.',
      'John Hale',
    ],
  ])('%s', (_name, text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker);
  });
});

describe('documents taken over from other words', () => {
  it.each([
    [
      'an interview named later',
      '“It was cold,” Nora Fenn said.\n\n“We waited,” Fenn told the Orley Post.',
      'interview',
    ],
    [
      'a document that is only spoken of gives way to the occasion',
      'Nora Fenn, whose report is due, spoke on Monday. “It was cold,” Fenn said.\n\n“We waited,” Fenn said in an interview.',
      'interview',
    ],
    [
      'a post stays in its paragraphs',
      '“It was cold,” Nora Fenn said.\n\nIt rained.\n\nIt stopped.\n\nFenn tweeted: “We waited.”',
      null,
    ],
    [
      'words of other times',
      'Nora Fenn has repeatedly called it “a disgrace to us all”. “We waited,” Fenn said in an interview.',
      null,
    ],
    ['another occasion', '“It was cold,” Nora Fenn said.\n\nIn a subsequent letter Fenn wrote: “We waited.”', null],
    [
      'the listeners named before',
      'The crowd booed when Nora Fenn told them the bridge “has a number of faults”.',
      'speech',
    ],
    ['the front page', '“I would rather walk,” Tom Krebs said on the front page of the Orley Journal.', 'article'],
  ])('%s', (_name, text, document) => {
    expect(read(text)[0]?.document).toBe(document);
  });
});

describe('names in marks', () => {
  it.each([
    ['a programme', 'Fenn spoke on Orley Radio’s “Good Morning Orley” on Monday.', 'title'],
    ['a movement', 'Hale met a “Never Again Orley” group. It was quiet.', 'term'],
  ])('%s is no speech', (_name, text, kind) => {
    expect(read(`The bridge was closed on Monday by the council.\n\n${text}`)[0]?.kind).toBe(kind);
  });

  it('a fragment that goes on with sentences is a statement', () => {
    const [quotation] = read(
      'Hale recalled her as “a great woman, and missed by all. She helped us when nobody else would.”',
    );
    expect(quotation?.kind).toBe('statement');
  });
});
