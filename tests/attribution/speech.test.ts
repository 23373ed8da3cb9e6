import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { findQuotations } from '../../src/quotations/find.ts';

/** For each quotation whether it is speech, and the name of its speaker. */
function read(text: string) {
  const article = { id: 'a', text };
  const { quotations, speakers } = attributeQuotations(article, findQuotations(article));
  return quotations.map(({ kind, speaker }) => ({
    said: kind === 'statement' || kind === 'fragment',
    speaker: speaker === null ? null : (speakers[speaker]?.name ?? null),
  }));
}
const OPENING =
  'Nora Fenn runs the ferry. “We have asked for a second boat since March, and nobody came,” she said on Monday.\n\n';

describe('words that nobody said', () => {
  it.each([
    ['a programme', 'Giles Ambrose told his story on Example TV’s “Morning Harbour” last week.'],
    ['a programme, the owner in the plural', 'Giles Ambrose was a guest on Courier News’ “Face the Port” last week.'],
    ['a slogan', 'The town began its campaign with the slogan “Boats, we’re on it” in May.'],
    [
      'a name given',
      'The storm, which people here call by the name “Old Tom,” is known as “the sweeper” in the south.',
    ],
    ['a policy', 'Ambrose voted against the “free harbour” policy in the council.'],
    ['so-called', 'The so-called “mud tax” was dropped by the council in June.'],
    ['signs, one after another', 'The rowers held up signs: “Mend It,” “Boats First” and “Together” in red and blue.'],
    ['a word not used', 'Giles Ambrose never used the term “mud money” and did not like it.'],
    ['a word not uttered', 'Giles Ambrose managed to get by without the word “ferry” for an hour.'],
    ['a name that nobody in particular gives', 'In the strike, keepers deemed “needed” were told to come in.'],
    ['single marks beside double ones', 'The council sent the ‘visitors’ away and closed the gate for the night.'],
    [
      'a programme whose name begins with a figure',
      'Giles Ambrose was a guest on Courier News’ “10 Harbours” last week.',
    ],
    ['a shirt', 'Many of them wore “Friends of the Quay” T-shirts to the meeting.'],
  ])('%s', (_name, text) => {
    for (const { said } of read(`${OPENING}${text}`).slice(1)) expect(said).toBe(false);
  });
});

describe('words that somebody said', () => {
  it.each([
    ['a fragment beside its verb', 'Giles Ambrose called the plan “a waste of good rope.”'],
    ['a belief denied', 'Giles Ambrose said he did not think it was “a request, more an order” from the mayor.'],
    ['a verb of speech in marks', 'Giles Ambrose spoke too. He has “threatened” to sue the town.'],
    ['a name that somebody gives', 'Giles Ambrose spoke about what he dubbed “the mud tax” at the meeting.'],
    ['words that go on with the sentence', 'Giles Ambrose said the judge “correctly held” that the quay was closed.'],
    ['a term that somebody uses of a thing', 'Giles Ambrose said the board was “superficial” in its work.'],
    ['a headline of another story', 'Related: Ambrose says the ferry is ‘very slow’ again'],
    ['a headline in capitals', 'More: Ambrose Says the Ferry Is ‘Falling Apart’ and Blames Council'],
  ])('%s', (_name, text) => {
    expect(read(`${OPENING}${text}`).at(-1)?.said).toBe(true);
  });
});

describe('speakers without a name', () => {
  it.each([
    ['one', 'The crowd stood on the quay. “We know the real harbour,” one called out.', 'one'],
    ['another', 'The crowd stood on the quay. “Mend the wall,” another said.', 'another'],
    ['a role', '“They came from the north side,” one rioter said.', 'one rioter'],
    ['several', '“It will be wet until Friday at the least,” forecasters said.', 'forecasters'],
    ['a pronoun', 'The patient was let go on Monday. “I could not walk at all,” he said.', 'patient'],
    ['an advertisement', '“You paid for this ferry every month,” the advertisement says.', 'advertisement'],
  ])('%s', (_name, text, speaker) => {
    expect(read(text)[0]).toEqual({ said: true, speaker });
  });

  it('a statement speaks for whoever issued it', () => {
    const issued =
      'Harbour Records issued a statement on Tuesday.\n\n“We read this with surprise,” the statement read.';
    expect(read(issued)[0]?.speaker).toBe('Harbour Records');
    const by = '“This is an assault on our harbour,” the statement by the four allies said.';
    expect(read(by)[0]?.speaker).toBe('four allies');
  });

  it('a letter whose writer nobody names stays open: another article may name them', () => {
    expect(read('“Your policy has cost us the boat,” the letter says.')[0]?.speaker).toBeNull();
  });
});
