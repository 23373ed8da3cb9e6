import { describe, expect, test } from 'vitest';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { describeAnswer, describeFinding } from '../../../src/report/pages/finding.ts';
import { beginList, paginate } from '../../../src/report/pages/listings.ts';
import { pickRoles } from '../../../src/report/pages/lists.ts';
import { createSearchIndex, listPeriods, listSearched, printSearchIndex } from '../../../src/report/pages/search.ts';
import { shareOut } from '../../../src/report/pages/shares.ts';
import { createTimeline } from '../../../src/report/pages/timeline.ts';
import { createLine } from '../../../src/report/parts/line.ts';
import { makeBigReport } from '../big.ts';
import { join } from '../joined.ts';
import { sample } from '../sample.ts';

const lookup = createLookup(sample);

describe('the finding', () => {
  test('names few kinds of document, and gives the number of many', () => {
    expect(describeAnswer(lookup)).toMatch(/ from a letter, a post, a statement and elsewhere; /);
    const types = ['letter', 'post', 'email', 'interview', 'book'] as const;
    const documents = types.map((type) => ({
      ...(sample.documents[0] as (typeof sample.documents)[number]),
      id: type,
      type,
    }));
    const statements = sample.statements.map((statement, i) => ({ ...statement, documentId: types[i % 5] ?? null }));
    const many = createLookup({ ...sample, documents, statements });
    expect(describeAnswer(many)).toMatch(/ from 5 documents; /);
    const two = statements.map((statement, i) => ({ ...statement, documentId: i === 0 ? 'letter' : 'email' }));
    expect(describeAnswer(createLookup({ ...sample, documents, statements: two }))).toMatch(
      / from an email and a letter; /,
    );
  });

  test('says what the number of outlets rests on', () => {
    const outlets = (names: readonly (string | null)[]) =>
      describeFinding(
        createLookup({
          ...sample,
          articles: sample.articles.map((article, i) => ({ ...article, outlet: names[i] ?? null })),
          statements: [],
        }),
      );
    expect(outlets(['A', 'A', 'B', 'C', 'D'])).toBe('In 5 articles of 4 outlets.');
    expect(outlets(['A', 'B', 'C', 'D'])).toBe(
      'In 5 articles; 1 of them states no outlet and counts as one of its own.',
    );
    expect(outlets(['A'])).toBe(
      'In 5 articles; 4 of them state no outlet, and each of these counts as one of its own.',
    );
    expect(outlets([])).toBe('In 5 articles; none states its outlet, so each counts as one.');
  });
});

describe('strips and lists', () => {
  test('a strip names four outlets of a relation and counts the rest; no outlet is lost', () => {
    const big = createLookup(makeBigReport(30, 30));
    for (const held of [1, 4, 5, 6, 9]) {
      const statement = big.statements[0] as (typeof big.statements)[number];
      const occurrences = big.report.articles.slice(0, held).map(({ id, outlet }) => ({
        ...(statement.occurrences[0] as (typeof statement.occurrences)[number]),
        articleId: id,
        outlet,
      }));
      const [share, ...others] = shareOut(createLine(big, { ...statement, occurrences }));
      expect(others).toEqual([]);
      expect((share?.outlets.length ?? 0) + (share?.more ?? 0)).toBe(held);
      expect(share?.more).toBe(held > 5 ? held - 4 : 0);
    }
  });

  test('a list is whole, or leads to the whole', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
    expect(beginList('speakers', numbers(25))).toEqual({ rows: numbers(25), count: '25', href: null });
    expect(beginList('speakers', numbers(1026))).toEqual({ rows: numbers(25), count: '1,026', href: 'speakers.html' });
    const pages = [...paginate(numbers(2001), (page) => `p${page}`)];
    expect(pages.flatMap(({ rows }) => rows)).toEqual(numbers(2001));
    expect(pages.map(({ label }) => label)).toEqual(['1–1,000', '1,001–2,000', '2,001–2,001']);
    expect(pages[1]?.pages.map(({ current }) => current)).toEqual([false, true, false]);
    expect([...paginate([], String)]).toHaveLength(1);
  });

  test('of many roles the common ones, none twice', () => {
    expect(pickRoles(['union', 'union of crews', 'union of night crews'])).toEqual(['union']);
    expect(pickRoles(['a', 'b', 'harbour master', 'old harbour master', 'c'])).toEqual(['harbour master', 'a', 'b']);
    expect(pickRoles(['Mr.', 'Sen.'])).toEqual(['Sen.']);
    expect(pickRoles([])).toEqual([]);
  });
});

describe('the timeline', () => {
  const dated = (dates: readonly (string | null)[]) =>
    createTimeline(
      createLookup({
        ...sample,
        articles: sample.articles.map((article, i) => ({ ...article, published: dates[i] ?? null })),
      }),
    );

  test('by days, months or years, as the dates are exact and far apart', () => {
    expect(dated(['2031-03-01', '2031-03-02T10:00Z', '2031-03-09'])?.unit).toBe('day');
    expect(dated(['2031-03-01', '2031-12-02'])?.unit).toBe('month');
    expect(dated(['2031-03', '2031-04', '2031-03-09'])?.unit).toBe('month');
    expect(dated(['1931-03-01', '2031-12-02', '2031'])?.unit).toBe('year');
  });

  test('counts every article that is exact enough, tells of the others, and stays inside its frame', () => {
    const time = dated(['2031-03-01', '2031-03-01', '2031-03-09', '2031-03', null]);
    expect(time?.bars.map(({ label, articles }) => [label, articles])).toEqual([
      ['1 March 2031', 2],
      ['9 March 2031', 1],
    ]);
    expect(time?.answer).toBe('3 articles from 1 March 2031 to 9 March 2031; 2 articles are not dated to the day.');
    for (const { x, y, width, height } of time?.bars ?? []) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(time?.width ?? 0);
      expect(y + height).toBe(time?.height);
      expect(y).toBeGreaterThanOrEqual(0);
    }
    const first = time?.bars.reduce((sum, bar) => sum + bar.first, 0);
    expect(first).toBeGreaterThan(0);
  });

  test('is none where fewer than two dates are known', () => {
    expect(dated([])).toBeNull();
    expect(dated(['2031-03-01', '2031-03-01'])).toBeNull();
    expect(dated(['soon', 'later'])).toBeNull();
  });
});

describe('the index of the search', () => {
  test('holds every statement with what it can be found by', () => {
    const { rows, ...index } = createSearchIndex(lookup);
    const all = [...rows];
    expect(all.map(([anchor]) => anchor)).toEqual(lookup.statements.map(({ anchor }) => anchor));
    all.forEach(([, , speaker, document, , , contested, carriers], i) => {
      const statement = lookup.statements[i] as (typeof lookup.statements)[number];
      expect(index.speakers[speaker]?.[0] ?? null).toBe(statement.speakerId);
      expect(index.documents[document]?.[0] ?? null).toBe(statement.documentId);
      expect(contested === 1).toBe(statement.contested);
      expect(new Set(carriers.map((code) => code >> 2)).size).toBe(statement.counts.outlets);
    });
  });

  test('holds, of very many, those that have a page of their own, and names only what these need', () => {
    const big = makeBigReport(2100, 40);
    const other = { ...(sample.speakers[1] as (typeof sample.speakers)[number]), id: 'nobody' };
    const found = createLookup({ ...big, speakers: [...big.speakers, other] });
    const some = listSearched(found, 2000);
    expect(some.every((statement) => found.homeOf(statement) === null)).toBe(true);
    expect(some.length).toBeLessThan(big.statements.length);
    expect(listSearched(found)).toBe(found.statements);
    const { rows, speakers } = createSearchIndex(found, some);
    expect([...rows].map(([anchor]) => anchor)).toEqual(some.map(({ anchor }) => anchor));
    expect(speakers.map(([id]) => id)).toEqual([...new Set(some.map(({ speakerId }) => speakerId))]);
  });

  test('is one script, whatever the words', () => {
    const [first, ...rest] = sample.statements;
    const words = 'Ends </script> here,\u2028 “or” \\ there';
    const statements = [{ ...first, text: words }, ...rest] as typeof sample.statements;
    const script = join(printSearchIndex(createLookup({ ...sample, statements })));
    let given: { rows: [string, string][] } | undefined;
    new Function('verbatimIndex', script)((data: typeof given) => {
      given = data;
    });
    expect(given?.rows.some(([, text]) => text.startsWith('Ends </script> here,'))).toBe(true);
  });

  test('offers days, months where these are too many, then years', () => {
    const days = Array.from({ length: 40 }, (_, i) => `2031-0${1 + (i % 2)}-${String(1 + (i >> 1)).padStart(2, '0')}`);
    expect(listPeriods(['2031-03-01', '2031-03'])).toEqual([
      ['2031-03', 'March 2031'],
      ['2031-03-01', '1 March 2031'],
    ]);
    expect(listPeriods(days)).toEqual([
      ['2031-01', 'January 2031'],
      ['2031-02', 'February 2031'],
    ]);
    expect(listPeriods(Array.from({ length: 50 }, (_, i) => `${1900 + i}-01-01`))).toHaveLength(50);
    expect(listPeriods([])).toEqual([]);
  });
});
