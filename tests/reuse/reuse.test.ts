import { describe, expect, it } from 'vitest';
import type { DocumentType, Reuse, StatementDraft } from '../../src/model.ts';
import { findReuse, type ReuseFound } from '../../src/reuse/reuse.ts';
import { buildCorpus, quotedStretches, type SaidBy, type TestArticle } from './gold.ts';

type Source = Partial<Pick<SaidBy, 'kind' | 'mention' | 'document' | 'author' | 'addressee' | 'continues'>> & {
  speaker: string | null;
};

/** An article whose quotations, in order, are said by the sources; a plain name is a speaker of a sentence. */
function article(id: string, text: string, ...sources: (string | null | Source)[]): TestArticle {
  const said = quotedStretches(text).map((span, i): SaidBy => {
    const source = sources[Math.min(i, sources.length - 1)] ?? null;
    const own = source === null || typeof source === 'string' ? { speaker: source } : source;
    return { kind: 'statement', ...(own.speaker === null ? {} : { mention: own.speaker }), ...own, ...span };
  });
  return { id, text, outlet: id, said };
}

const run = (tests: readonly TestArticle[], voices: Record<string, string[]> = {}): ReuseFound => {
  const { articles, corpus } = buildCorpus(tests, voices);
  return findReuse(articles, corpus);
};

/** Statements as "text: article relation change, …". */
const show = ({ statements }: Reuse): string[] =>
  statements
    .map(({ text, occurrences, contested }) => {
      const list = occurrences.map(({ articleId, relation, changes }) =>
        [articleId, relation, ...changes.map(({ type }) => type)].join(' '),
      );
      return `${contested ? 'CONTESTED ' : ''}${text}: ${list.join(', ')}`;
    })
    .sort();

const LONG = 'We have waited nine years for this bridge and we will not wait for another winter.';
const OTHER = 'The ferry has sailed every single day since the war ended.';

describe('one statement or two', () => {
  it('joins equal words of one speaker, whatever their typography', () => {
    expect(
      show(run([article('a', `“${LONG}” he said.`, 'Ann Lee'), article('b', `"${LONG.toUpperCase()}"`, 'Ann Lee')])),
    ).toEqual([`${LONG}: a verbatim, b verbatim`]);
  });

  it('keeps a stock phrase of two people apart', () => {
    const tests = [
      article('a', '“We take safety very seriously indeed,”', 'Ann Lee'),
      article('b', '“We take safety very seriously indeed.”', 'Bo Day'),
    ];
    expect(show(run(tests))).toHaveLength(2);
  });

  it('shows equal words under two names as contested where the articles report one event', () => {
    const tests = [
      article('a', `“${LONG}” “${OTHER}”`, 'Ann Lee', 'Cy Fox'),
      article('b', `“${LONG}” “${OTHER}”`, 'Bo Day', 'Cy Fox'),
    ];
    expect(show(run(tests))).toEqual(
      [`CONTESTED ${LONG}: a verbatim, b verbatim`, `${OTHER}: a verbatim, b verbatim`].sort(),
    );
  });

  it('sees one event where each article names the other one’s speaker', () => {
    const tests = [
      article('a', `“${LONG}” “Hm.”`, 'Ann Lee', 'Bo Day'),
      article('b', `“${LONG}” “Ha.”`, 'Bo Day', 'Ann Lee'),
    ];
    expect(run(tests).statements.filter(({ contested }) => contested)).toHaveLength(1);
  });

  it.each(['Witch hunt.', 'And so it is.'])('contests no stock phrase: %s', (text) => {
    const tests = [
      article('a', `“${text}” “${OTHER}”`, 'Ann Lee', 'Cy Fox'),
      article('b', `“${text}” “${OTHER}”`, 'Bo Day', 'Cy Fox'),
    ];
    expect(run(tests).statements.filter(({ contested }) => contested)).toEqual([]);
  });

  it('contests nothing between forms of one name', () => {
    const tests = [
      article('a', `“${LONG}” “${OTHER}”`, 'Ann Lee', 'Cy Fox'),
      article('b', `“${LONG}” “${OTHER}”`, 'Annie B. Lee', 'Cy Fox'),
    ];
    expect(run(tests).statements.filter(({ contested }) => contested)).toEqual([]);
  });

  it('gives the words to whom one outlet names beside them, not to whom many trace a pronoun', () => {
    const guessed = { speaker: 'Bo Day', mention: 'he' };
    const tests = [
      article('a', `“${LONG}” Ann Lee said.`, { speaker: 'Ann Lee', mention: 'Ann Lee' }),
      ...['b', 'c', 'd'].map((id) => article(id, `Bo Day met the crew.\n“${LONG}” he said.`, guessed)),
    ];
    const [statement] = run(tests).statements;
    expect(statement).toMatchObject({ speakerId: 'ann-lee', contested: false });
  });

  it('gives one article’s two speakers a statement each', () => {
    const tests = [
      article('a', `“Nobody asked us.” “Nobody asked us.” “${OTHER}”`, 'Ann Lee', 'Bo Day', 'Cy Fox'),
      article('b', `“Nobody asked us.” “${OTHER}”`, 'Ann Lee', 'Cy Fox'),
    ];
    const texts = show(run(tests)).filter((line) => line.includes('Nobody'));
    expect(texts).toEqual(['Nobody asked us.: a verbatim', 'Nobody asked us.: a verbatim, b verbatim']);
  });

  it('counts a body and its voice as one side', () => {
    const tests = [article('a', `“${LONG}”`, 'Dock Union'), article('b', `“${LONG}”`, 'Ann Lee')];
    expect(show(run(tests, { 'Ann Lee': ['Dock Union'] }))).toEqual([`${LONG}: a verbatim, b verbatim`]);
  });

  it('lets an unattributed quotation contest nothing', () => {
    const tests = [article('a', `“${LONG}”`, 'Ann Lee'), article('b', `“${LONG}”`, null)];
    expect(show(run(tests))).toEqual([`${LONG}: a verbatim, b verbatim`]);
  });

  it('lets a pronoun traced back over paragraphs contest nothing', () => {
    const guessed = { speaker: 'Bo Day', mention: 'he' };
    const tests = [
      article('a', `“${LONG}”`, 'Ann Lee'),
      article('b', `Bo Day and Ann Lee met.\n“${LONG}” he said.`, guessed),
    ];
    expect(show(run(tests))).toEqual([`${LONG}: a verbatim, b verbatim`]);
    const beside = [
      article('a', `“${LONG}” “${OTHER}”`, 'Ann Lee'),
      article('b', `Bo Day rose. “${LONG}” he said.\n“${OTHER}”`, guessed, 'Ann Lee'),
    ];
    expect(show(run(beside))[0]).toBe(`CONTESTED ${LONG}: a verbatim, b verbatim`);
  });

  it('does not take two unnamed people of one event for one', () => {
    const tests = [
      article('a', `“I lost everything.” “${OTHER}”`, null, 'Cy Fox'),
      article('b', `“We lost everything.” “${OTHER}”`, null, 'Cy Fox'),
    ];
    expect(show(run(tests))).toHaveLength(3);
  });

  it('takes a name with a title for the name', () => {
    const tests = [article('a', `“${LONG}”`, 'Midwife Ann Lee'), article('b', `“${LONG}”`, 'Ann Lee')];
    expect(show(run(tests))).toEqual([`${LONG}: a verbatim, b verbatim`]);
  });

  it('keeps short unattributed phrases of different events apart', () => {
    expect(
      show(run([article('a', '“No comment at this time.”', null), article('b', '“No comment at this time.”', null)])),
    ).toHaveLength(2);
  });

  it('keeps parallel sentences of one article apart', () => {
    const tests = [article('a', '“We will fight for the farmers. We will fight for the miners.”', 'Ann Lee')];
    expect(show(run(tests))).toHaveLength(2);
  });

  it('keeps similar short words of two people apart', () => {
    const tests = [
      article('a', `“We lost all we had.” “${OTHER}”`, 'Ann Lee', 'Cy Fox'),
      article('b', `“We lost half we had.” “${OTHER}”`, 'Bo Day', 'Cy Fox'),
    ];
    expect(show(run(tests))).toHaveLength(3);
  });
});

describe('relations', () => {
  it.each([
    ['We have waited nine years for this bridge and we will wait for another winter.', 'altered negation'],
    ['We have waited six years for this bridge and we will not wait for another winter.', 'altered number'],
    ['We have waited nine years for this bridge.', 'excerpt'],
    ['We have waited … for another winter.', 'altered ellipsis'],
    [
      '[The people] have waited nine years for this bridge and we will not wait for another winter.',
      'altered bracketed',
    ],
    ['We have waited nine years and we will not wait for another winter.', 'altered cut'],
    ['waited nine years for that bridge and we will not wait', 'altered substituted'],
    ['[W]e have waited nine years for this bridge.', 'excerpt'],
  ])('%s', (text, expected) => {
    const tests = [
      article('a', `“${LONG}”`, 'Ann Lee'),
      article('b', `“${LONG}”`, 'Ann Lee'),
      article('c', `“${text}”`, 'Ann Lee'),
    ];
    expect(show(run(tests))).toEqual([`${LONG}: a verbatim, b verbatim, c ${expected}`]);
  });

  it.each([
    ['The pumps work well.', 'The pumps worked well.', 'altered tense'],
    ['The pumps work well.', 'The pumps do not work well.', 'altered negation'],
    ['They saw nothing there.', '[The divers] saw nothing there.', 'altered bracketed'],
    ['Wind and rain beat us.', 'Rain and wind beat us.', 'altered order'],
    ['Nine bolts, frankly, broke.', 'Nine bolts … broke.', 'altered ellipsis'],
  ])('of short statements: %s', (from, to, expected) => {
    const tests = [
      article('a', `“${from}” “${OTHER}”`, 'Ann Lee', 'Ann Lee'),
      article('b', `“${from}” “${OTHER}”`, 'Ann Lee', 'Ann Lee'),
      article('c', `“${to}” “${OTHER}”`, 'Ann Lee', 'Ann Lee'),
    ];
    expect(show(run(tests))).toContain(`${from}: a verbatim, b verbatim, c ${expected}`);
  });

  it.each(['Thank you.', 'And so it is.', 'I do not know.'])('joins “%s” within one event only', (text) => {
    const apart = ['a', 'b'].map((id) => article(id, `“${text}”`, 'Ann Lee'));
    expect(show(run(apart))).toEqual([`${text}: a verbatim`, `${text}: b verbatim`]);
    const together = ['a', 'b'].map((id) => article(id, `“${text}” “${OTHER}”`, 'Ann Lee', 'Ann Lee'));
    expect(show(run(together))).toContain(`${text}: a verbatim, b verbatim`);
  });

  it('takes the longer wording for the statement, and the shorter for an excerpt', () => {
    const tests = [
      article('a', '“waited nine years for this bridge”', { speaker: 'Ann Lee', kind: 'fragment' }),
      article('b', `“${LONG}”`, 'Ann Lee'),
    ];
    expect(show(run(tests))).toEqual([`${LONG}: a excerpt, b verbatim`]);
  });

  it('takes what most outlets print for the statement where one outlet adds words', () => {
    const added = `The council and I say that ${LONG.slice(0, 1).toLowerCase()}${LONG.slice(1)}`;
    const tests = [
      article('a', `“${LONG}”`, 'Ann Lee'),
      article('b', `“${LONG}”`, 'Ann Lee'),
      article('c', `“${added}”`, 'Ann Lee'),
    ];
    expect(show(run(tests))).toEqual([`${LONG}: a verbatim, b verbatim, c altered added`]);
  });

  it('lists a splice under both statements', () => {
    const splice = 'We have waited nine years for this bridge and the ferry has sailed every single day.';
    const tests = ['a', 'b'].map((id) => article(id, `“${LONG} ${OTHER}”`, 'Ann Lee'));
    expect(show(run([...tests, article('c', `“${splice}”`, 'Ann Lee')]))).toEqual([
      `${OTHER}: a verbatim, b verbatim, c altered splice`,
      `${LONG}: a verbatim, b verbatim, c altered splice`,
    ]);
  });

  it('lists two sentences that one outlet runs together under both', () => {
    const joined = `${LONG.slice(0, -1)}, and the ferry has sailed every single day since the war ended.`;
    const tests = ['a', 'b'].map((id) => article(id, `“${LONG} ${OTHER}”`, 'Ann Lee'));
    expect(show(run([...tests, article('c', `“${joined}”`, 'Ann Lee')]))).toEqual([
      `${OTHER}: a verbatim, b verbatim, c verbatim`,
      `${LONG}: a verbatim, b verbatim, c verbatim`,
    ]);
    const { statements } = run([...tests, article('c', `“${joined}”`, 'Ann Lee')]);
    expect(statements.find(({ text }) => text === LONG)?.occurrences[2]?.text).toBe(LONG.replace('.', ','));
  });

  it('lists what it kept apart though it is nearly alike', () => {
    const other = 'We have waited six years for that tunnel and we will not wait for the summer.';
    const { nearMisses } = run([article('a', `“${LONG}”`, 'Ann Lee'), article('b', `“${other}”`, 'Ann Lee')]);
    expect(nearMisses).toEqual([{ statements: [0, 1], distance: 5, reason: 'distance' }]);
    const changed = LONG.replace('nine', 'six').replace('another', 'the next');
    const sides = run([article('a', `“${LONG}”`, 'Ann Lee'), article('b', `“${changed}”`, 'Bo Day')]);
    expect(sides.nearMisses).toEqual([{ statements: [0, 1], distance: 3, reason: 'side' }]);
  });

  it('reads the parts of an interrupted sentence as one occurrence', () => {
    const tests = [
      article('a', `“${LONG}”`, 'Ann Lee'),
      article(
        'b',
        '“We have waited nine years for this bridge,” she said, “and we will not wait for another winter.”',
        'Ann Lee',
        { speaker: 'Ann Lee', continues: 0 },
      ),
    ];
    const reuse = run(tests);
    expect(show(reuse)).toEqual([`${LONG}: a verbatim, b verbatim`]);
    expect(reuse.statements[0]?.occurrences[1]?.parts).toHaveLength(2);
    expect(reuse.quotations[1]?.joint.map(({ statements }) => statements)).toEqual([[0], [0]]);
  });

  it('finds eight words without quotation marks, and not seven', () => {
    const tests = [
      article('a', `“${LONG}”`, 'Ann Lee'),
      article('b', 'They say they have waited nine years for this bridge and we know it. “Hm.”', null),
      article('c', 'He says they waited nine years for this bridge and left.', null),
    ];
    expect(show(run(tests)).filter((line) => line.startsWith('We'))).toEqual([`${LONG}: a verbatim, b unquoted`]);
  });

  it.each([
    // In the outlet's own voice, and the other ways in which the same words may stand there.
    ['Lee holds that they have waited nine years for this bridge and more. “Hm.”', true],
    [
      'Lee said they “have waited nine years for this bridge and we will not wait” and have waited nine years for this bridge and we know.',
      false,
    ],
    ['Lee said: “they have waited nine years for this bridge and we know it.', false],
  ])('tells the outlet’s own voice: %s', (text, isOwn) => {
    const open = text.split('“').length > text.split('”').length;
    const own = article('b', text, null);
    const mark = {
      articleId: 'b',
      start: text.indexOf('“'),
      end: text.indexOf('“') + 1,
      reason: 'opening mark without its partner',
    };
    const { articles, corpus } = buildCorpus([article('a', `“${LONG}”`, 'Ann Lee'), own]);
    const marked = corpus.articles.map((one) => (open && one.articleId === 'b' ? { ...one, unresolved: [mark] } : one));
    const { statements } = findReuse(articles, { ...corpus, articles: marked });
    const relations = statements.find((one) => one.text === LONG)?.occurrences.map(({ relation }) => relation);
    expect(relations?.includes('unquoted')).toBe(isOwn);
  });

  it('agrees with the statement itself, never by a chain', () => {
    const steps = ['one', 'two', 'three', 'four', 'five', 'six'].map((_, i, all) =>
      [...all.slice(0, i), ...'abcdefghijkl'.slice(i).split('')].join(' '),
    );
    const reuse = run(steps.map((text, i) => article(`a${i}`, `“${text}”`, 'Ann Lee')));
    for (const { text, occurrences } of reuse.statements) {
      const own = text.split(' ');
      for (const occurrence of occurrences) {
        expect(occurrence.text.split(' ').filter((word, i) => word !== own[i]).length).toBeLessThanOrEqual(3);
      }
    }
    expect(reuse.statements.length).toBeGreaterThan(1);
  });
});

describe('counts', () => {
  it('folds by outlet, by owner and by syndication', () => {
    const story =
      'The harbour lay still on Monday while the men who work there stood about in the rain and talked of little else. Nobody had slept and the kettle in the hut had boiled dry twice before the first boat came in with its lamps out and a hole below the line. Children sat on the wall and counted gulls until their mothers called them home for supper and the church bell rang six times over the empty quay.';
    const tests: TestArticle[] = [
      { ...article('a', `${story} “${LONG}”`, 'Ann Lee'), outlet: 'Mail', owner: 'Big' },
      { ...article('b', `Rain fell. “${LONG}”`, 'Ann Lee'), outlet: 'Mail', owner: 'Big' },
      { ...article('c', `Snow fell. “${LONG}”`, 'Ann Lee'), outlet: 'Post', owner: 'Big' },
      { ...article('d', `${story} “${LONG}” More soon.`, 'Ann Lee'), outlet: 'Wire' },
      { ...article('e', `Hail fell. “${LONG}”`, 'Ann Lee'), outlet: null },
      { ...article('f', `Ice fell. “${LONG}”`, 'Ann Lee'), outlet: null },
    ];
    expect(run(tests).statements[0]?.counts).toEqual({
      outlets: 5,
      owners: 4,
      independent: 3,
      verbatim: 5,
      excerpt: 0,
      altered: 0,
      unquoted: 0,
    });
  });
});

describe('documents', () => {
  const letter = (author: string | null, addressee: string | null = null): Source => ({
    speaker: author,
    document: 'letter',
    author,
    addressee,
  });
  const labels = ({ documents }: Reuse): string[] =>
    documents.map(({ label, inferred }) => (inferred ? `${label}?` : label));
  const documentOf = (reuse: Reuse, start: string): StatementDraft['documentId'] | undefined =>
    reuse.statements.find(({ text }) => text.startsWith(start))?.documentId;

  it('joins the letter of the union, of its lawyer, and "the letter"', () => {
    const tests = [
      article('a', `“${LONG}”`, letter('Dock Union', 'Max Orr')),
      article('b', `“${LONG}” “${OTHER}”`, letter(null)),
      article('c', '“Third sentence of the letter.”', letter('Ann Lee', 'Max Orr')),
    ];
    const reuse = run(tests, { 'Ann Lee': ['Dock Union'] });
    expect(labels(reuse)).toEqual(['Letter from Dock Union to Max Orr']);
    expect(new Set(reuse.statements.map(({ documentId }) => documentId)).size).toBe(1);
  });

  it('keeps the letters of two authors apart', () => {
    const tests = [
      article('a', `“${LONG}”`, letter('Ann Lee', 'Max Orr')),
      article('b', `“${OTHER}”`, letter('Bo Day', 'Max Orr')),
    ];
    expect(labels(run(tests))).toEqual(['Letter from Ann Lee to Max Orr', 'Letter from Bo Day to Max Orr']);
  });

  it('takes "a statement" for the letter that others name, and lends the document to who names none', () => {
    const tests = [
      article('a', `“${LONG}”`, letter('Ann Lee')),
      article('b', `“${LONG}”`, { speaker: 'Ann Lee', document: 'statement' }),
      article('c', `“${LONG}”`, 'Ann Lee'),
    ];
    const reuse = run(tests);
    expect(labels(reuse)).toEqual(['Letter from Ann Lee']);
    expect(reuse.statements[0]).toMatchObject({ contested: false, documentId: 'letter-from-ann-lee' });
    expect(reuse.statements[0]?.occurrences.map(({ documentId }) => documentId)).toEqual([
      'letter-from-ann-lee',
      'letter-from-ann-lee',
      null,
    ]);
    expect(reuse.quotations[2]?.joint[0]?.documentId).toBe('letter-from-ann-lee');
  });

  it('contests a letter here that is an interview there', () => {
    const said = (document: DocumentType): Source => ({ speaker: 'Ann Lee', document });
    const reuse = run([article('a', `“${LONG}”`, said('letter')), article('b', `“${LONG}”`, said('interview'))]);
    expect(reuse.statements[0]?.contested).toBe(true);
    expect(labels(reuse)).toEqual(['Interview with Ann Lee', 'Letter from Ann Lee']);
  });

  it('tells documents that read alike apart by their outlet, else by their date', () => {
    const said: Source = { speaker: 'Ann Lee', document: 'interview' };
    const told = (id: string, words: string, outlet: string | null, published: string | null): TestArticle => ({
      ...article(id, `“${words}”`, said),
      outlet,
      published,
    });
    const outlets = [told('a', LONG, 'Courier', null), told('b', OTHER, 'Gazette', null)];
    expect(labels(run(outlets)).sort()).toEqual([
      'Interview with Ann Lee (Courier)',
      'Interview with Ann Lee (Gazette)',
    ]);
    const days = [told('a', LONG, 'Courier', '2031-04-02'), told('b', OTHER, 'Courier', '2031-05-09T08:00')];
    expect(labels(run(days)).sort()).toEqual([
      'Interview with Ann Lee (2031-04-02)',
      'Interview with Ann Lee (2031-05-09)',
    ]);
    const neither = [told('a', LONG, 'Courier', null), told('b', OTHER, 'Courier', null)];
    expect(labels(run(neither))).toEqual(['Interview with Ann Lee', 'Interview with Ann Lee']);
    expect(labels(run([told('a', LONG, 'Courier', '2031-04-02')]))).toEqual(['Interview with Ann Lee']);
  });

  it('infers one statement a speaker and event, from sentences of two owners', () => {
    const tests = [
      article('a', `“${LONG} ${OTHER}”`, 'Ann Lee'),
      article('b', `“${LONG} ${OTHER}”`, 'Ann Lee'),
      article('c', '“A sentence that one outlet has.”', 'Ann Lee'),
      article('d', '“A much later and other sentence.”', 'Ann Lee'),
      article('e', '“A much later and other sentence.”', 'Ann Lee'),
    ];
    const reuse = run(tests);
    expect(labels(reuse)).toEqual(['Statement by Ann Lee?', 'Statement by Ann Lee?']);
    expect(documentOf(reuse, 'We have')).toBe(documentOf(reuse, 'The ferry'));
    expect(documentOf(reuse, 'A sentence')).toBeNull();
    expect(documentOf(reuse, 'A much')).not.toBe(documentOf(reuse, 'We have'));
  });
});

describe('words in brackets', () => {
  it.each([
    ['We [at the dock] are working round the clock.', 'We are working round the clock.'],
    ['[And] we are working round the clock.', 'We are working round the clock.'],
    ['We are working round the clock [at the dock].', 'We are working round the clock.'],
  ])('never are the statement where another outlet prints none: %s', (bracketed, clean) => {
    const { statements } = run([article('a', `“${bracketed}”`, 'Ann Lee'), article('b', `“${clean}”`, 'Ann Lee')]);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.text).toBe(clean);
    expect(statements[0]?.occurrences.map(({ relation }) => relation)).toEqual(['altered', 'verbatim']);
    const changes = statements[0]?.occurrences[0]?.changes ?? [];
    expect(changes.map(({ type, declared }) => [type, declared])).toEqual([['bracketed', true]]);
  });
});

describe('a document of another speaker', () => {
  const interview = { speaker: 'Bo Day', document: 'interview' as const, author: 'Bo Day' };
  const tests = [
    article('a', `“${LONG}” Bo Day said in an interview. “${OTHER}”`, interview, 'Ann Lee'),
    article('b', `“${LONG}” Ann Lee said. “${OTHER}”`, 'Ann Lee'),
    article('c', `“${LONG}” Ann Lee said.`, 'Ann Lee'),
  ];

  it('is neither the statement’s nor lent to a quotation', () => {
    const { statements, documents, quotations } = run(tests);
    const statement = statements.find(({ text }) => text === LONG);
    const own = documents.find(({ type }) => type === 'interview')?.id;
    expect(statement?.speakerId).toBe('ann-lee');
    expect(statement?.documentId).toBeNull();
    expect(statement?.occurrences[0]).toMatchObject({ speakerId: 'bo-day', documentId: own });
    expect(quotations.map(({ joint }) => joint[0]?.documentId)).toEqual([own, null, null]);
  });

  it('stays with its author where the article names no speaker beside it', () => {
    const others = tests.slice(1);
    const unnamed = article('a', `“${LONG}” “${OTHER}”`, { ...interview, speaker: null }, 'Ann Lee');
    expect(run([unnamed, ...others]).quotations[0]?.joint[0]?.speakerId).toBe('bo-day');
  });
});

describe('words that an article prints twice', () => {
  const counts = (found: ReuseFound) => found.statements.map(({ counts }) => counts);

  it('are one occurrence, and all quotations are listed with the statement', () => {
    const pulled = `“${LONG}”\n\n“${LONG}” Ann Lee said.\n\n“this bridge and we will not wait for another winter”`;
    const found = run([article('a', pulled, 'Ann Lee'), article('b', `“${LONG}” Ann Lee said.`, 'Ann Lee')]);
    expect(show(found)).toEqual([`${LONG}: a verbatim, b verbatim`]);
    expect(counts(found)[0]).toMatchObject({ outlets: 2, verbatim: 2, excerpt: 0 });
    expect(found.quotations[0]?.joint.map(({ statements }) => statements)).toEqual([[0], [0], [0]]);
  });

  it('are two where somebody says them twice in the story', () => {
    const twice = `“${LONG}” Ann Lee said.\n\n“${LONG}” Ann Lee said again.`;
    expect(show(run([article('a', twice, 'Ann Lee')]))).toEqual([`${LONG}: a verbatim, a verbatim`]);
  });

  it('are two where the second time they are others', () => {
    const other = LONG.replace('nine', 'ten');
    expect(show(run([article('a', `“${LONG}” Ann Lee said.\n\n“${other}” Ann Lee said.`, 'Ann Lee')]))).toHaveLength(1);
    const [shown] = show(run([article('a', `“${LONG}” Ann Lee said.\n\n“${other}” Ann Lee said.`, 'Ann Lee')]));
    expect(shown?.match(/ a /g)).toHaveLength(2);
  });
});
