import { describe, expect, it } from 'vitest';
import type { Occurrence, Reuse, StatementDraft } from '../../src/model.ts';
import { findReuse } from '../../src/reuse/reuse.ts';
import { buildCorpus, type GoldOccurrence, readPlanted, readSeeds } from './gold.ts';

/** The planted corpus with the attribution of its gold: what matching alone can do. Bars are those of docs/benchmarks. */
describe('the planted corpus', () => {
  const { statements, credits, tests } = readPlanted();
  const { articles, corpus } = buildCorpus(tests);
  const reuse: Reuse = findReuse(articles, corpus);
  const keyOf = ({ articleId, start, end }: { articleId: string; start: number; end: number }): string =>
    `${articleId} ${start} ${articles
      .find(({ id }) => id === articleId)
      ?.text.slice(start, end)
      .replace(/[\s,.;:!?]+$/, '')}`;
  const found = new Map<string, { occurrence: Occurrence; statements: StatementDraft[] }>();
  for (const statement of reuse.statements) {
    for (const occurrence of statement.occurrences) {
      const entry = found.get(keyOf(occurrence)) ?? { occurrence, statements: [] };
      entry.statements.push(statement);
      found.set(keyOf(occurrence), entry);
    }
  }
  const gold = statements.flatMap(({ occurrences }) => occurrences);
  const drafts = statements.map((own) => {
    const votes = own.occurrences.flatMap((occurrence) => found.get(keyOf(occurrence))?.statements ?? []);
    const ranked = [...new Set(votes)].sort(
      (a, b) => votes.filter((vote) => vote === b).length - votes.filter((vote) => vote === a).length,
    );
    return { own, draft: ranked[0], spread: ranked.length };
  });

  it('finds every occurrence and no other', () => {
    expect(gold.filter((occurrence) => !found.has(keyOf(occurrence)))).toEqual([]);
    expect(found.size).toBe(new Set(gold.map(keyOf)).size);
  });

  it('gives each its relation', () => {
    const wrong = gold.filter(
      (occurrence) => found.get(keyOf(occurrence))?.occurrence.relation !== occurrence.relation,
    );
    expect(wrong).toEqual([]);
  });

  it('groups what belongs together and nothing else', () => {
    const spliced = (occurrence: GoldOccurrence): boolean => occurrence.changes.some(({ type }) => type === 'splice');
    for (const { own, draft } of drafts) {
      for (const occurrence of own.occurrences) {
        const entry = found.get(keyOf(occurrence));
        expect(entry?.statements.includes(draft as StatementDraft), `${own.statementId} ${occurrence.articleId}`).toBe(
          true,
        );
        expect(entry?.statements).toHaveLength(spliced(occurrence) ? 2 : 1);
      }
    }
    expect(new Set(drafts.map(({ draft }) => draft)).size).toBe(statements.length);
  });

  it('types every change', () => {
    const types = (changes: readonly { type: string }[]): string =>
      [...new Set(changes.map(({ type }) => type))].sort().join(' ');
    const wrong = gold.filter(
      (occurrence) => types(found.get(keyOf(occurrence))?.occurrence.changes ?? []) !== types(occurrence.changes),
    );
    expect(wrong).toEqual([]);
  });

  it('counts outlets, owners and verbatim prints', () => {
    for (const { own, draft } of drafts) {
      const { named, independent, verbatim, unnamedArticles } = own.outlets;
      const { outlets, owners, verbatim: printed } = draft?.counts ?? {};
      expect({ id: own.statementId, outlets, owners, printed }).toEqual({
        id: own.statementId,
        outlets: named + unnamedArticles,
        owners: independent + unnamedArticles,
        printed: verbatim,
      });
    }
  });

  it('knows what is contested', () => {
    const contested = drafts.filter(({ draft }) => draft?.contested).map(({ own }) => own.statementId);
    const expected = statements.filter((own) => own.contestedSpeakers || own.contestedDocuments);
    expect(contested).toEqual(expected.map(({ statementId }) => statementId));
  });

  it('finds the credits', () => {
    const matches = credits.map((own) =>
      reuse.credits.filter((credit) => {
        const shared = Math.min(credit.end, own.end) - Math.max(credit.start, own.start);
        const all = Math.max(credit.end, own.end) - Math.min(credit.start, own.start);
        return credit.articleId === own.articleId && credit.creditedOutlet === own.creditedOutlet && shared / all > 0.7;
      }),
    );
    expect(matches.map(({ length }) => length)).toEqual(credits.map(() => 1));
    expect(reuse.credits).toHaveLength(credits.length);
  });

  it('does not depend on the order of the input', () => {
    const backwards = { ...corpus, speakers: [...corpus.speakers].reverse(), articles: [...corpus.articles].reverse() };
    expect(findReuse([...articles].reverse(), backwards)).toEqual(reuse);
  });
});

describe('the five articles', () => {
  const { statements, tests, voices } = readSeeds();
  const { articles, corpus } = buildCorpus(tests, voices);
  const reuse = findReuse(articles, corpus);
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();

  it.each(statements)('$text', ({ text, reuse: relations, outletsVerbatim, outletsExcerpt, outletsAltered }) => {
    const draft = reuse.statements.find((statement) => plain(statement.text) === plain(text));
    const given = Object.fromEntries(
      (draft?.occurrences ?? []).map(({ articleId, relation }) => [`${articleId}.txt`, relation]),
    );
    expect(given).toEqual(relations);
    expect(draft?.counts).toMatchObject({
      verbatim: outletsVerbatim,
      excerpt: outletsExcerpt,
      altered: outletsAltered,
    });
    expect(draft?.contested).toBe(false);
  });

  it('puts three documents together', () => {
    expect(reuse.documents.map(({ label, inferred, speakerId }) => ({ label, inferred, speakerId }))).toEqual([
      {
        label: 'Letter from National Immigration and Customs Enforcement Council to Ted Wheeler',
        inferred: false,
        speakerId: 'national-immigration-and-customs-enforcement-council',
      },
      { label: 'Post by Ted Wheeler', inferred: false, speakerId: 'ted-wheeler' },
      { label: 'Statement by Chris Crane', inferred: true, speakerId: 'chris-crane' },
    ]);
    const letter = reuse.statements.filter(({ documentId }) => documentId?.startsWith('letter-from'));
    expect(letter).toHaveLength(10);
  });
});
