import { describe, expect, test } from 'vitest';
import type { Article, Credit, Report, Statement } from '../../../src/model.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { viewCredits } from '../../../src/report/pages/credits.ts';
import { layOutNetwork } from '../../../src/report/pages/network.ts';
import { findEarliest, isBefore } from '../../../src/report/parts/earliest.ts';
import { sample } from '../sample.ts';

const WORDS = 'The boats of the north pier will sail again at dawn.';

/** A report of articles that print the words above; in `texts` they stand for `*`, and a credit is in <angles>. */
function report(texts: Readonly<Record<string, { text: string; published?: string }>>): Report {
  const credits: Credit[] = [];
  const articles = Object.entries(texts).map(([id, { text: marked, published = null }]): Article => {
    const text = marked.replace('*', `“${WORDS}”`);
    const plain = text.replace(/[<>]/g, '');
    const [, before = '', credit = ''] = /^([^<]*)<([^>]*)>/s.exec(text) ?? [];
    const start = before.length;
    const creditedOutlet = credit.replace(/ reports.*/, '');
    if (credit !== '') credits.push({ articleId: id, creditedOutlet, start, end: start + credit.length, text: credit });
    const stated = { title: id, outlet: id, owner: null, byline: null, published, url: null };
    return { id, file: `${id}.txt`, sha256: '', text: plain, ...stated, words: 0, regions: [] };
  });
  const occurrences = articles.flatMap(({ id, text }): Statement['occurrences'] => {
    const start = text.indexOf(WORDS);
    if (start < 0) return [];
    const span = { start, end: start + WORDS.length };
    const how = { relation: 'verbatim', k1Equal: true, changes: [], omits: null, diff: [], quotation: null } as const;
    return [
      { articleId: id, outlet: id, ...span, parts: [span], text: WORDS, ...how, speakerId: null, documentId: null },
    ];
  });
  const n = occurrences.length;
  const counts = { outlets: n, owners: n, independent: n, verbatim: n, excerpt: 0, altered: 0, unquoted: 0 };
  const joint = { speakerId: null, documentId: null, contested: false, confidence: 1 };
  const statement = {
    anchor: 'q-0000000000',
    text: WORDS,
    ...joint,
    counts,
    occurrences,
    wordings: [],
    formerWordings: [],
  };
  const none = { documents: [], orders: [], keptApart: [], quotations: [], unresolved: [], retired: [] };
  return { ...sample, ...none, articles, credits, statements: [statement] };
}

describe('words by way of another outlet', () => {
  const through = (text: string): string | null => {
    const lookup = createLookup(report({ 'A Post': { text } }));
    const [occurrence] = lookup.statements[0]?.occurrences ?? [];
    return occurrence === undefined ? null : (lookup.throughOf(occurrence)?.creditedOutlet ?? null);
  };

  test('are those beside a credit, in its paragraph', () => {
    expect(through('<The Gazette reports> that she said: *')).toBe('The Gazette');
    expect(through('*, <The Gazette reports>.')).toBe('The Gazette');
  });

  test('a credit in another paragraph says nothing of them, nor one of an outlet to itself', () => {
    expect(through('<The Gazette reports> that it rained.\n\n* she said.')).toBeNull();
    expect(through('<A Post reports> that she said: *')).toBeNull();
  });
});

describe('who credits whom', () => {
  const view = viewCredits(
    createLookup(
      report({
        Gazette: { text: '* she said.', published: '2031-03-01' },
        Post: { text: '<Gazette reports> that she said: *', published: '2031-03-02' },
        Echo: { text: '* she said, it is said.\n<Gazette reports> the rest.', published: '2031-03-02' },
        Star: { text: '* she said.', published: '2031-03-03' },
        Wire: { text: '* she said.' },
        Own: { text: '<Own reports> that she said: *', published: '2031-03-03' },
      }),
    ),
  );

  test('counts the words beside a credit', () => {
    expect(view?.rows.map(({ from, to, statements }) => [from, to, statements])).toEqual([
      ['Post', 'Gazette', 1],
      ['Echo', 'Gazette', 0],
    ]);
    expect(view?.own).toHaveLength(1);
  });

  test('names who runs shared words and credits nobody, except the earliest holder', () => {
    expect(view?.uncrediting).toEqual([
      { outlet: 'Star', shared: 1, later: 1 },
      { outlet: 'Wire', shared: 1, later: 0 },
    ]);
  });

  test('says so in words', () => {
    expect(view?.answer).toBe(
      '2 of 6 outlets credit another; most often Gazette (by 2). 2 run words that others run too in articles that credit nobody.',
    );
  });

  test('draws every credit once, between its two names, and no thicket', () => {
    expect(view?.network?.lines).toHaveLength(2);
    expect(view?.network?.crediting.map(({ name }) => name)).toEqual(['Post', 'Echo']);
    expect(view?.network?.lines.map(({ carries }) => carries)).toEqual([true, false]);
    const many = Array.from({ length: 40 }, (_, i) => ({ from: `Outlet ${i}`, to: 'Wire', count: 1, carries: true }));
    expect(layOutNetwork(many)).toMatchObject({ crediting: { length: 20 }, lines: { length: 20 }, isAll: false });
    expect(layOutNetwork([])).toBeNull();
  });
});

describe('the earliest holder', () => {
  const earliest = (...dates: (string | undefined)[]) => {
    const texts = dates.map((published, i) => [`Outlet ${i}`, { text: '*', ...(published && { published }) }]);
    const lookup = createLookup(report(Object.fromEntries(texts)));
    const [statement] = lookup.statements;
    return statement === undefined ? null : findEarliest(lookup, statement, [], 'q');
  };

  test('is the one that nobody may be before', () => {
    expect(earliest('2031-03-02', '2031-03-01', undefined)).toMatchObject({
      holders: [{ name: 'Outlet 1' }],
      date: '1 March 2031',
      dated: 2,
      undated: 1,
    });
  });

  test('is several where the dates do not tell', () => {
    expect(earliest('2031-03-02', '2031-03', '2031-03-05')?.holders.map(({ name }) => name)).toEqual([
      'Outlet 0',
      'Outlet 1',
    ]);
    expect(earliest('2031-03-02T10:00', '2031-03-02')?.date).toBe('2 March 2031');
  });

  test('is not named where fewer than two outlets have a date', () => {
    expect(earliest('2031-03-02', undefined)).toBeNull();
  });

  test.each([
    ['2031-03-01', '2031-03-02', true],
    ['2031-03', '2031-03-02', false],
    ['2031-03-02T09:00Z', '2031-03-02T10:30Z', true],
    ['2031-03-02T09:00+05:00', '2031-03-02T08:30Z', false],
    ['2031-03-02T09:00:30Z', '2031-03-02T09:00Z', false],
    ['2031-03-02T09:00Z', '2031-03-02T09:00:30Z', false],
  ])('%s before %s: %s', (a, b, before) => {
    expect(isBefore(a, b)).toBe(before);
  });
});
