import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { joinSpeakers } from '../../src/attribution/people/corpus.ts';
import { findQuotations } from '../../src/quotations/find.ts';

function read(text: string, id = 'a') {
  const article = { id, text };
  return attributeQuotations(article, findQuotations(article));
}

/** The names of those who are quoted, in text order. */
function speakersOf(text: string): (string | null)[] {
  const { quotations, speakers } = read(text);
  return quotations.map(({ speaker }) => (speaker === null ? null : (speakers[speaker]?.name ?? null)));
}

const rolesOf = (text: string) => read(text).speakers[0]?.roles;
const joined = (...texts: string[]) =>
  joinSpeakers(texts.map((text, index) => read(text, `${index}`))).speakers.map(({ name }) => name);

describe('an office before a name', () => {
  it.each([
    ['of a body', 'Director of National Intelligence Paul Wendt'],
    ['to a place', 'The ambassador to Norland Paul Wendt'],
    ['for a field', 'The minister for trade Paul Wendt'],
    ['of a chamber', 'House Majority Whip Paul Wendt'],
    ['of an agency', 'FAA Administrator Paul Wendt'],
    ['joined with marks', 'Courier Editor-in-Chief Paul Wendt'],
    ['of a town', 'Halden City Council Member Paul Wendt'],
    ['short', 'Lt. Cmdr. Paul Wendt'],
    ['of the house', 'White House Counsel Paul Wendt'],
    ['chosen and not yet in it', 'House Speaker-to-be Paul Wendt'],
    ['of long ago', 'Former Norland Deputy Prime Minister Paul Wendt'],
    ['of a channel', 'Channel Nine Chief Meteorologist Paul Wendt'],
    ['of a party', 'Ohio Democrat Paul Wendt'],
    ['of many words', 'Senate Homeland Security Committee Ranking Member Paul Wendt'],
  ])('%s is no part of it', (_name, printed) => {
    expect(speakersOf(`${printed} said: “The bridge will open in the last week of March.”`)).toEqual(['Paul Wendt']);
  });
  it.each([
    ['a last name that ends like a calling', 'Ada Bergerman Frost'],
    ['a last name that is a calling', 'Mary Baker Frost'],
    ['a first name that is an office', 'Dean Mallory'],
    ['a last name that is an office', 'Jim Justice'],
    ['a last name that is a word for bodies', 'Anna Power'],
    ['a last name that is a colour', 'Lawrence White'],
    ['a last name that is an adjective', 'Ann Strong'],
    ['a first name that nobody lists', 'Krutika Ann Frost'],
    ['a small particle', 'Adel al-Harun'],
    ['a first name that is a pronoun', 'He Jianlong'],
  ])('%s is kept', (_name, printed) => {
    const text = `“The bridge will open in the last week of March,” ${printed} said on Monday.`;
    expect(speakersOf(text)).toEqual([printed]);
  });
  it('is kept as a role', () => {
    expect(rolesOf('“It will open in the last week of March,” said Senate Majority Whip Paul Wendt.')).toEqual([
      'Senate Majority Whip',
    ]);
    expect(rolesOf('“It will open in March,” said U.S. Ambassador to the United Nations Paul Wendt.')).toEqual([
      'U.S. Ambassador to the United Nations',
    ]);
  });
  it('stays where it is a style of one name', () => {
    expect(speakersOf('Pope Felix said: “We pray for all who sail.”')).toEqual(['Pope Felix']);
    expect(speakersOf('Prince Tomas Alder said: “We pray for all who sail.”')).toEqual(['Tomas Alder']);
  });
});

describe('what a page ran into a name', () => {
  it('leaves hover cards out', () => {
    const card = 'Roy Dean BlunderCritics show signs of unease Five things to know about the vote MORE';
    expect(speakersOf(`“It may rain; it may not,” Sen. Roy Blunder ${card} (R-Mo.) said.`)).toEqual(['Roy Blunder']);
    expect(speakersOf(`President Blunder ${card} said he “would not mind a little rain at all”.`)).toEqual(['Blunder']);
  });
  it('leaves capitals alone that end no card', () => {
    const text = 'Nora Fenn wanted MORE of everything. “It may rain; it may not,” Fenn said.';
    expect(speakersOf(text)).toEqual(['Nora Fenn']);
  });
  it('ends a name before a day and before a word that stands twice', () => {
    expect(speakersOf('“It may rain; it may not,” Nora Fenn Sunday told a crowd.')).toEqual(['Nora Fenn']);
    expect(speakersOf('“It may rain; it may not,” Nora Fenn Fenn said.')).toEqual(['Nora Fenn']);
  });
  it('finds the name that the article shows elsewhere', () => {
    const text = 'Enraged Fenn Quits\n\nNora Fenn resigned on Monday. “It may rain; it may not,” Enraged Fenn said.';
    expect(speakersOf(text)).toEqual(['Nora Fenn']);
  });
});

describe('bodies', () => {
  it.each([
    'Centre for Harbour Policy Research',
    'High Commissioner for Refugees',
    'Norland College of Surgeons and Engineers',
    'Office of Management and Budget',
    'Hollin Swimmers’ Club',
    'Committee on the Environment',
  ])('%s is whole', (name) => {
    expect(speakersOf(`The ${name} said: “The full cost falls on those who buy at home.”`)).toEqual([name]);
  });
  it('two bodies are two, and a date or a person is no part of one', () => {
    const quote = '“The full cost falls on those who buy at home,”';
    expect(speakersOf(`The paper had it first. ${quote} the Halden Times and Norland Post wrote.`)).not.toContain(
      'Halden Times and Norland Post',
    );
    expect(speakersOf(`${quote} the Ferry Council on Tuesday said.`)).toEqual(['Ferry Council']);
  });
  it('are not called what one speaker calls them', () => {
    const text =
      'The Failing Halden Chronicle, as he calls it, printed the essay. “We stand by the essay and its author,” the Halden Chronicle said.';
    expect(speakersOf(text)).toEqual(['Halden Chronicle']);
  });
});

describe('one family', () => {
  it('a bare last name is nobody’s who is known as a wife', () => {
    const text =
      'First lady Melinda Tarn visited a school.\n\nPresident Tarn was not there. “They are gutless, and they know it,” Tarn told a rally.';
    expect(speakersOf(text)).toEqual(['Tarn']);
  });
  it('a bare last name is not the one’s whom the article goes on naming in full', () => {
    const text =
      'Donald Tarn met the bishop with Melinda Tarn. “This is a gift for the whole town,” Tarn said. Melinda Tarn smiled. Later Melinda Tarn and the bishop left.';
    expect(speakersOf(text)).toEqual(['Donald Tarn']);
  });
  it('father and son are two, and the father has the bare name', () => {
    const text =
      'Donald Tarn Jr. met a lawyer. “I did nothing wrong at that table,” Tarn Jr. said.\n\nThe town heard of it.\n\nTarn told reporters on Monday: “This is a fine person.”';
    expect(speakersOf(text)).toEqual(['Donald Tarn Jr.', 'Tarn']);
  });
  it('an initial is no other first name', () => {
    const text =
      'Anne Holt spoke first. She is the daughter of A. Linwood Holt. “This has been a whirlwind of a month,” Holt said.';
    expect(speakersOf(text)).toEqual(['Anne Holt']);
  });
});

describe('one person in several articles', () => {
  const said = (who: string, what = 'The report must come out soon') => `${who} spoke. “${what},” ${who} said.`;
  it.each([
    ['a nickname', 'Jerrold Nader', 'Jerry Nader'],
    ['an accent', 'Raúl Labrado', 'Raul Labrado'],
    ['a first initial', 'Rep. F. James Brenner Jr.', 'Rep. James Brenner'],
    ['an office', 'President Donald Tarn', 'President Tarn'],
  ])('%s', (_name, one, other) => {
    expect(joined(said(one), said(other))).toHaveLength(1);
  });
  it.each([
    ['a father and his son', 'Donald Tarn', 'Donald Tarn Jr.'],
    ['a woman’s name beside a man’s', 'Paul Nader', 'Paula Nader'],
    ['a first name alone', 'Rand Paul', 'Paul'],
  ])('but not %s', (_name, one, other) => {
    expect(joined(said(one), said(other))).toHaveLength(2);
  });
  it('is called as most articles call him', () => {
    expect(joined(said('Ted Cray'), said('Ted Cray'), said('Rafael Edward Cray'), said('Theodore Ted Cray'))).toContain(
      'Ted Cray',
    );
  });
  it('has the bare last name where the folder knows him far better than his family', () => {
    const many = [1, 2, 3, 4].map(() => said('Donald Tarn'));
    expect(joined(...many, said('Melinda Tarn'), said('Tarn'))).toEqual(['Donald Tarn', 'Melinda Tarn']);
  });
});
