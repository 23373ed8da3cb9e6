import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../../src/attribution/attribute.ts';
import { findQuotations } from '../../../src/quotations/find.ts';

/** The speakers of the quotations of a text, in its order. */
function speakersOf(text: string): (string | null)[] {
  const article = { id: 'a', text };
  const { quotations, speakers } = attributeQuotations(article, findQuotations(article));
  return quotations.map(({ speaker }) => (speaker === null ? null : (speakers[speaker]?.name ?? null)));
}

describe('“he” and “she”', () => {
  it.each([
    [
      'the new person wins over whoever was quoted last',
      '“The bridge was never closed,” said Martin Quill.\n\nPeter Dunn, head of the harbour trust, countered that the bridge had been shut twice. “We have the logs,” he said.',
      ['Martin Quill', 'Peter Dunn'],
    ],
    [
      'whoever was quoted last goes on where nobody new is brought in',
      '“The bridge was never closed,” said Martin Quill of the harbour trust.\n\nThe bridge was built in 1960 and has eleven arches.\n\n“We keep the logs,” he said.',
      ['Martin Quill', 'Martin Quill'],
    ],
    [
      'a line of furniture is no step',
      'Nora Fenn, a planner in Orley, told the Example Courier that the quay is sinking.\n\nAdvertisement:\n\n“We measured it twice,” she said.',
      ['Nora Fenn'],
    ],
    [
      'a social network is nobody',
      'Nora Fenn sold her boats last year. In a Tumblr post at the time she called the sale “a sad day”.',
      ['Nora Fenn'],
    ],
    [
      'a storm is nobody',
      'Mayor Nora Fenn toured the quay after Hurricane Odo passed. She said the town was “still standing”.',
      ['Nora Fenn'],
    ],
    [
      'a bracket stands between subject and verb',
      'Sen. Keith Malin (D., Ohio) on Friday said any harbour master picked by Mr. Ambrose would be tested. He called the list “very thin”.',
      ['Keith Malin'],
    ],
    [
      'a woman is told of, a man speaks',
      'Vera Lund praised Tom Hale on Monday. “It was her idea,” he said.',
      ['Tom Hale'],
    ],
    [
      'an unnamed source goes on',
      'A harbour official said the trust had a right to hire.\n\n“We won the vote,” he said.',
      ['harbour official'],
    ],
  ])('%s', (_name, text, wanted) => {
    expect(speakersOf(text)).toEqual(wanted);
  });
});

describe('nouns that stand for somebody', () => {
  it.each([
    [
      'one of a party is the person just named',
      'Jerry Nolan said his panel would call the minister.\n\n“We will be calling him soon,” the Ohio Democrat tweeted.',
      ['Jerry Nolan'],
    ],
    [
      'the researcher is the person just named',
      'Vera Lund studied eels for ten years and found three new kinds.\n\n“Nobody had looked,” the researcher said.',
      ['Vera Lund'],
    ],
    [
      'somebody of another calling is not',
      'The prosecutor Vera Lund asked for ten years.\n\n“Two will do,” the judge said.',
      ['judge'],
    ],
    [
      'nor is one whom the sentence tells apart',
      'Vera Lund walked home.\n\n“She ran past me,” the officer who saw her said.',
      ['officer'],
    ],
    [
      'a name before its role',
      '“They had planned it for a whole year,” Vera Lund, a storekeeper in Orley, said.',
      ['Vera Lund'],
    ],
    [
      'who, past a date',
      'The plan was made by Peter Dunn on Thursday, who told reporters that the quay had “many owners”.',
      ['Peter Dunn'],
    ],
    ['the company', 'Quill Corp sacked two men. “It had to be done,” the company said.', ['Quill Corp']],
    ['what somebody says is theirs', '“So I lied a little,” read Keith Malin’s reply.', ['Keith Malin']],
  ])('%s', (_name, text, wanted) => {
    expect(speakersOf(text)).toEqual(wanted);
  });
});

describe('the phrase of the sentence', () => {
  it.each([
    ['according to an aide', '“That will do nicely,” the mayor said, according to an aide.', ['mayor']],
    ['according to alone', 'The tower is “as safe as ever,” according to an aide.', ['aide']],
    [
      'the leaders of several countries',
      '“The harbour must open,” the leaders of Britain, France and Germany said in a joint statement.',
      ['leaders of Britain, France and Germany'],
    ],
    ['somebody and their team', '“Eels swim deeper,” Lucas Pagel and his team wrote.', ['Lucas Pagel and his team']],
    ['two persons', '“Eels swim deeper,” Lucas Pagel and Vera Lund wrote.', ['Lucas Pagel and Vera Lund']],
    [
      'but “and” between sentences joins nobody',
      'Vera Lund left and Lucas Pagel said “eels swim deeper”.',
      ['Lucas Pagel'],
    ],
    [
      'with an official telling',
      'Lund’s plans are the aim of a quiet campaign, with a harbour official telling the Courier that “the owners are not thrilled”.',
      ['harbour official'],
    ],
    [
      'points out',
      'As the surveyor Keith Malin points out, “the tower leans to the west and has for years.”',
      ['Keith Malin'],
    ],
    [
      'signed below',
      '“The quay will sink, and the town has known it for thirty years.”\n\nNora Fenn, Example Courier\n\n“Nothing sinks that is built on rock, and the quay is.”\n\nKeith Malin, Inland Times',
      ['Nora Fenn', 'Keith Malin'],
    ],
    [
      'a sentence below is no signature',
      '“The quay will sink,” said Nora Fenn. “The town has known it for thirty years.”\n\nKeith Malin, her deputy, was not there.',
      ['Nora Fenn', 'Nora Fenn'],
    ],
    [
      'the statement of whoever issued one',
      'Dunn Records denied the claim in a statement posted on its website.\n\n“We read this with surprise,” the statement read.',
      ['Dunn Records'],
    ],
    [
      'a law that states',
      'He would have to change the Harbour Act, which states, “All boats are free of toll.”',
      ['Harbour Act'],
    ],
  ])('%s', (_name, text, wanted) => {
    expect(speakersOf(text)).toEqual(wanted);
  });
});
