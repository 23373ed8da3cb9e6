/** Sources that no verb of speech names, and whoever is meant by a noun or “they”: on both sides of each rule. */
import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../../src/attribution/attribute.ts';
import { findQuotations } from '../../../src/quotations/find.ts';

/** The speakers of the quotations of a text, in its order. */
function speakersOf(text: string): (string | null)[] {
  const article = { id: 'a', text };
  const { quotations, speakers } = attributeQuotations(article, findQuotations(article));
  return quotations.map(({ speaker }) => (speaker === null ? null : (speakers[speaker]?.name ?? null)));
}

describe('whose words they are', () => {
  it.each([
    [
      'remarks',
      'Mr. Dunn blamed a cut. Donors left after Nora Fenn’s “we will never pay for that pier” speech in May.',
      'Nora Fenn',
    ],
    [
      'a claim about another',
      'Contender Joe Bell on Saturday rebutted Nora Fenn’s relentless mocking of him as a “low-energy” man.',
      'Nora Fenn',
    ],
    [
      'but not whose claim another calls so',
      'Joe Bell called Nora Fenn’s claim about the pier “odd and false”.',
      'Joe Bell',
    ],
    [
      'a remark from somebody',
      'Consider this comment from Rep. Nora Fenn, chairman of the Harbour Committee: “That this race is close speaks volumes.”',
      'Nora Fenn',
    ],
    [
      'but not whom a letter from another is read to',
      'Ann Bell said of a letter from Nora Fenn: “It is the best that I have read in years.”',
      'Ann Bell',
    ],
    [
      'the next sentence',
      'The merger will make a bigger bakery “with ovens in every town.” That is the view of Michael Reese, the chief executive.',
      'Michael Reese',
    ],
    ['but not where a tag stands', '“It is a bad day,” Ada Fenn said. That is the view of Joe Bell too.', 'Ada Fenn'],
  ])('%s', (_name, text, speaker) => expect(speakersOf(text)).toEqual([speaker]));
});

describe('lines by themselves', () => {
  it('a heading is by whoever says its words below', () => {
    const text =
      '“You can rely on us,” said Ann Bell.\n\n‘A strong harbour’\n\nA list tells little. “We want a strong harbour, a proud one,” Nora Fenn said.';
    expect(speakersOf(text)).toEqual(['Ann Bell', 'Nora Fenn', 'Nora Fenn']);
  });

  it('a name and an outlet on the next line sign what stands above', () => {
    const text =
      'Some critics note that “the town would be taller and less stretched out into the woods.”\n\nFred Manor, Orley Times';
    expect(speakersOf(text)).toEqual(['Fred Manor']);
  });

  it('a name alone on the next line does not, where a tag stands before', () => {
    const text = 'Ann Bell noted that “the town would be taller and less stretched out.”\n\nFred Manor';
    expect(speakersOf(text)).toEqual(['Ann Bell']);
  });
});

describe('who is meant', () => {
  it('“the president” is the one called so, not the president of another country', () => {
    const text =
      'President Hart spoke. Russian President Ivan Orlov met Mr. Hart. Mr. Orlov left.\n\nThe president said the talks were “strong”. The Russian president called them “weak”.';
    expect(speakersOf(text)).toEqual(['Hart', 'Ivan Orlov']);
  });

  it('“Mr. Hart” and “President Hart” are one, “Mrs. Hart” is another', () => {
    const text = 'President Hart left. “I liked it,” Mr. Hart said. “I did not,” Mrs. Hart said.';
    const [first, second] = speakersOf(text);
    expect([first, second]).toEqual(['Hart', 'Hart']);
    const article = { id: 'a', text };
    const { quotations } = attributeQuotations(article, findQuotations(article));
    expect(quotations[1]?.speaker).not.toBe(quotations[0]?.speaker);
  });

  it('the subject behind an opening is no apposition of the host', () => {
    const text =
      'President Hart stayed. In a call with hosts Joe Bell and Brian Kole, the president said it was “good”.';
    expect(speakersOf(text)).toEqual(['Hart']);
  });

  it('“they” are the many that were named, before a body', () => {
    expect(speakersOf('Congress passed a bill. Residents of Orley were angry. They called it “a shame”.')).toEqual([
      'Residents of Orley',
    ]);
    expect(
      speakersOf('The Ferry Council met. “We will not wait,” the council said. They called the delay “a shame”.'),
    ).toEqual(['Ferry Council', 'Ferry Council']);
  });

  it('an office whose name begins with a field', () => {
    expect(speakersOf('“We did all we could,” said Customs and Border Protection Commissioner Nora Fenn.')).toEqual([
      'Nora Fenn',
    ]);
    expect(speakersOf('“We did all we could,” said Fenn and Mayor Ann Bell.')).not.toEqual(['Ann Bell']);
  });

  it('an adjective that opens the name of a body is a part of it', () => {
    expect(speakersOf('Big Engine Records denied it. “Never,” Big Engine Records said.')).toEqual([
      'Big Engine Records',
    ]);
    expect(speakersOf('Angry Engine Records denied it. “Never,” Engine Records said.')).toEqual(['Engine Records']);
  });

  it('the subject of the main clause goes on, not that of the clause within', () => {
    const text =
      'Still, Secretary Rex Tull seemed to play down talk that the town has moved closer to war, saying there is “no threat at all”.';
    expect(speakersOf(text)).toEqual(['Rex Tull']);
  });
});
