import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { findQuotations } from '../../src/quotations/find.ts';

/** The document's type of each quotation that is speech, and author and addressee of each document. */
function read(text: string, outlet: string | null = null) {
  const article = { id: 'a', text, outlet };
  const { quotations, speakers, documents } = attributeQuotations(article, findQuotations(article));
  return {
    types: quotations
      .filter(({ kind }) => kind === 'statement' || kind === 'fragment')
      .map(({ document }) => (document === null ? null : (documents[document]?.type ?? null))),
    documents: documents.map(({ author, addressee }) => [
      speakers[author ?? -1]?.name ?? null,
      speakers[addressee ?? -1]?.name ?? null,
    ]),
  };
}

const last = (text: string, outlet?: string) => read(text, outlet ?? null).types.at(-1);

describe('the sentence says where its words were said', () => {
  it.each([
    ['press-conference', '“We had the pumps out,” Nora Fenn told reporters late Monday.'],
    ['press-conference', 'Nora Fenn denied it, telling reporters that she was “very happy” there.'],
    ['press-conference', '“We lost the bridge,” Nora Fenn said on a conference call with journalists.'],
    ['press-conference', 'Speaking to reporters outside the depot on Tuesday, Nora Fenn said: “We lost the bridge.”'],
    ['interview', '“We lost the bridge,” Nora Fenn told the Orley Gazette on Monday.'],
    ['interview', '“We lost the bridge,” Nora Fenn told KXQD.'],
    ['interview', '“We lost the bridge,” Nora Fenn told the Associated Press.'],
    ['interview', 'Nora Fenn told host Sam Mell that “we lost the bridge.”'],
    ['broadcast', '“We lost the bridge,” Nora Fenn said Thursday morning on “Harbour & Company.”'],
    ['broadcast', '“We lost the bridge,” Nora Fenn said during an appearance on Valley Radio.'],
    ['speech', '“We buy hats all day,” Nora Fenn told the Harbour Action Conference.'],
    ['speech', '“We lost the bridge,” Nora Fenn said on the Senate floor.'],
    ['meeting', '“We lost the bridge,” Nora Fenn told lawmakers.'],
    ['meeting', '“We lost the bridge,” Nora Fenn said on an earnings call.'],
    [
      'meeting',
      'At a House Roads and Bridges Committee hearing on the matter Thursday, Fenn said “we lost the bridge.”',
    ],
    ['article', '“The bridge was never safe,” the Orley Gazette reported.'],
    ['article', 'The bridge was “never safe,” according to the Orley Gazette.'],
    ['article', '“The bridge was never safe,” Nora Fenn wrote in an op-ed.'],
    ['post', 'Nora Fenn quickly took to Twitter, writing: “We lost the bridge.”'],
    ['email', '“We lost the bridge,” Nora Fenn said in a text message.'],
    ['statement', '“We lost the bridge,” Nora Fenn said in a statement following the vote.'],
    ['email', 'Next steps will come in an all-staff meeting, Fenn said in the email, and “we lost the bridge.”'],
  ])('%s: %s', (type, text) => {
    expect(last(text)).toBe(type);
  });

  it.each([
    '“We are happy that they left,” Cooper told Reed.',
    '“We are happy that they left,” Nora Fenn told the FBI.',
    'Ann Colter attacked him on the wall. “He gives in,” Colter said.',
    'In the event of a strike, Fenn said, “we will be ready.”',
    'In her cabinet post, Fenn said, “we were ready.”',
    'The port will speak up on the world stage, Nora Fenn said, “and we will be ready.”',
    'Howell’s findings surprised the field. “We came for the eels,” Howell said.',
    'In the debate over fares, Nora Fenn said, “we will be ready.”',
    'Fenn’s new book is on sale. “We came for the eels,” Nora Fenn said.',
  ])('none: %s', (text) => {
    expect(last(text)).toBeNull();
  });

  it('the article’s own outlet is one, however it is called', () => {
    expect(last('“We lost the bridge,” Nora Fenn told Driftwood.', 'Driftwood')).toBe('interview');
    expect(last('“We lost the bridge,” Nora Fenn told Driftwood.')).toBeNull();
  });
});

describe('words belong to the scene of their speaker', () => {
  it.each([
    [
      'until another begins',
      'Nora Fenn told a crowd in Orley that it was over.\n\nLater she told the Orley Gazette that she was tired.\n\n“We lost the bridge,” Fenn said.',
      'interview',
    ],
    [
      'what was issued',
      'Town clerk Nora Fenn issued a statement Sunday saying the bridge was closed.\n\n“We lost the bridge,” Fenn said.',
      'statement',
    ],
    [
      'a post lasts a paragraph',
      'Nora Fenn tweeted that it was over.\n\nThe town was calm.\n\nThe river fell.\n\n“We lost the bridge,” Fenn said.',
      null,
    ],
    [
      'another day',
      'Nora Fenn told reporters on Monday that it was over.\n\nOn Friday, Fenn said “we lost the bridge.”',
      null,
    ],
    ['other times', 'Nora Fenn told reporters that it was over.\n\nFenn has often called it “a bad bridge.”', null],
    [
      'who is dated, not the words',
      'Nora Fenn told reporters that it was over.\n\nFenn said “we lost the bridge” because of the man who had built the other one and who died last year.',
      'press-conference',
    ],
    [
      'the only occasion told of a speaker',
      'Many came to hear Nora Fenn’s speech.\n\nThe hall was full.\n\n“We lost the bridge,” Fenn said.',
      'speech',
    ],
    [
      'told after the words',
      'Nora Fenn said “we lost the bridge.”\n\nFenn made the comments in an interview with the Orley Gazette.',
      'interview',
    ],
    [
      'one of somebody else',
      'Nora Fenn told reporters that it was over.\n\nThe river fell.\n\n“The bridge is fine,” said Vera Lund, a historian in Marsh.',
      null,
    ],
    [
      'an answer at a meeting',
      'During a council meeting on Tuesday, Nora Fenn attacked the plan of Giles Ambrose.\n\n“We lost the bridge,” Fenn said.\n\n“You sold it,” Ambrose shot back.',
      'meeting',
    ],
    [
      'somebody else outside it',
      'During a council meeting on Tuesday, Nora Fenn attacked the plan.\n\n“The bridge is fine,” said Vera Lund, a historian in Marsh.',
      null,
    ],
    [
      'a meeting yet to come',
      'Nora Fenn will attend a meeting at the next council meeting.\n\n“We lost the bridge,” Fenn said.',
      null,
    ],
  ])('%s', (_name, text, type) => {
    expect(last(text)).toBe(type);
  });

  it('an addressee is never the author', () => {
    const { documents } = read(
      'The union sent a letter to Nora Fenn.\n\n“We lost the bridge,” Nora Fenn wrote in a letter.',
    );
    for (const [author, addressee] of documents) expect(author).not.toBe(addressee ?? 'nobody');
  });
});

describe('what somebody writes by trade', () => {
  it.each([
    ['article', 'The bridge is “a ruin in waiting,” the Orley Gazette concluded.'],
    ['article', 'Before the council met, the Orley Gazette reported that the bridge was “a ruin in waiting.”'],
    ['article', 'In an interview on Monday Nora Fenn denied what the Orley Gazette reported: “a ruin in waiting.”'],
    ['court', '“The toll burdens every carter alike,” Justice Nora Fenn wrote.'],
    ['report', 'The work was “late by every measure,” the inspector general concluded.'],
    [
      'testimony',
      'The committee heard testimony all day. In her prepared remarks, Nora Fenn said: “We lost the bridge.”',
    ],
    ['speech', 'The crowd was small. In her prepared remarks, Nora Fenn said: “We lost the bridge.”'],
    ['court', 'Justice Nora Fenn was in the majority.\n\n“The toll burdens every carter alike,” Fenn wrote.'],
    ['article', 'As the Orley Gazette puts it, “the toll burdens every carter alike.”'],
    ['article', '“The toll burdens every carter alike,” the Orley Gazette editorialized.'],
    ['article', 'Views differ.\n\n“The toll burdens every carter alike.”\n\nNora Fenn, Orley Gazette'],
    ['article', 'Views differ.\n\n“The toll burdens every carter alike.”\n\nEditorial Board, The Atlantic'],
  ])('%s: %s', (type, text) => expect(last(text)).toBe(type));

  it.each([
    ['Views differ.\n\n“The toll burdens every carter alike.”\n\nNora Fenn, Orley'],
    ['As Nora Fenn puts it, “the toll burdens every carter alike.”'],
    ['Nora Fenn was in the majority.\n\n“The toll burdens every carter alike,” Fenn wrote.'],
    ['The Harbour conference drew many. Nora Fenn’s conference was full. “We lost the bridge,” Fenn said.'],
    ['Groups lost their tax-exempt status on Monday. The status said “we lost the bridge.”'],
    ['In the rare event of a flood, Fenn said, “we lost the bridge.”'],
    ['Nora Fenn’s judgment was doubted. “We lost the bridge,” Fenn said.'],
    ['“The toll burdens every carter alike,” Justice Nora Fenn said.'],
    ['“The work was late by every measure,” the inspector said.'],
    ['Fenn warned investors that prices would “fall through the floor.”'],
    ['Fenn concluded that the bridge was “a ruin in waiting.”'],
  ])('none: %s', (text) => expect(last(text)).toBe(null));
});
