/** The five articles of `seeds/` through the public API, held against what was read by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReport, type Report } from '../src/index.ts';
import { words } from '../src/text.ts';

interface Gold {
  readonly documents: Readonly<
    Record<string, { readonly acceptSpeakers: readonly string[]; readonly acceptTypes: readonly string[] }>
  >;
  readonly quotations: Readonly<
    Record<
      string,
      readonly {
        readonly start: number;
        readonly end: number;
        readonly text: string;
        readonly kind: string;
        readonly acceptKinds: readonly string[];
        readonly speaker: string | null;
        readonly mention: string | null;
        readonly cue: string | null;
        readonly document: string | null;
      }[]
    >
  >;
  readonly statements: readonly {
    readonly text: string;
    readonly reuse: Readonly<Record<string, string>>;
    readonly outletsVerbatim: number;
    readonly outletsExcerpt: number;
    readonly outletsAltered: number;
  }[];
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const GOLD = JSON.parse(readFileSync(`${ROOT}tests/gold/seeds/gold.json`, 'utf8')) as Gold;
const idOf = (file: string) => file.replace(/\.txt$/, '');
let report: Report;
beforeAll(async () => {
  ({ report } = await createReport([`${ROOT}seeds`]));
});

/** Every gold quotation with ours of the same span. */
function pairs() {
  return Object.entries(GOLD.quotations).flatMap(([file, gold]) =>
    gold.map((want) => ({
      want,
      got: report.quotations.find(
        ({ articleId, start, end }) => articleId === idOf(file) && start === want.start && end === want.end,
      ),
    })),
  );
}

describe('the five articles', () => {
  it('have all their quoted stretches, each of the right span and kind, and no other', () => {
    expect(pairs()).toHaveLength(32);
    for (const { want, got } of pairs()) expect(want.acceptKinds).toContain(got?.kind);
    const spans = new Set(pairs().map(({ got }) => got));
    const others = report.quotations.filter((quotation) => !spans.has(quotation));
    expect(others.filter(({ parent }) => parent === null)).toEqual([]);
  });

  it('have mention, cue, speaker and document for all that somebody said', () => {
    const attributed = pairs().filter(({ want }) => want.speaker !== null);
    expect(attributed).toHaveLength(26);
    const documents = new Map<string, string | null | undefined>();
    for (const { want, got } of attributed) {
      const speaker = report.speakers.find(({ id }) => id === got?.speakerId)?.name ?? '';
      const document = report.documents.find(({ id }) => id === got?.documentId);
      const gold = want.document === null ? null : GOLD.documents[want.document];
      if (got?.kind !== want.kind) continue; // a scare quote has no speaker
      expect(speaker).not.toBe('');
      if (want.text === 'lax policies') continue; // the writer's summary of the letter: lawyer and union are both right
      expect(words(got.mention?.text ?? '')).toContain(words(want.mention ?? '').at(-1));
      expect(words(got.mention?.text ?? '').length).toBeLessThanOrEqual(12);
      expect(got.cue?.text ?? '').toContain(want.cue ?? '');
      if (gold == null) continue;
      expect(gold.acceptSpeakers.some((name) => name.endsWith(speaker) || speaker.endsWith(name))).toBe(true);
      expect(gold.acceptTypes).toContain(document?.type);
      documents.set(want.document ?? '', got.documentId);
      expect(documents.get(want.document ?? '')).toBe(got.documentId);
    }
    expect(new Set(documents.values()).size).toBe(3);
  });

  it('have all their statements, each with every relation and all three counts', () => {
    expect(GOLD.statements).toHaveLength(14);
    for (const want of GOLD.statements) {
      const key = words(want.text).join(' ');
      const got = report.statements.find(({ text }) => words(text).join(' ') === key);
      const relations = new Set(got?.occurrences.map(({ articleId, relation }) => `${articleId} ${relation}`));
      expect(relations).toEqual(
        new Set(Object.entries(want.reuse).map(([file, relation]) => `${idOf(file)} ${relation}`)),
      );
      expect(got?.counts).toMatchObject({
        verbatim: want.outletsVerbatim,
        excerpt: want.outletsExcerpt,
        altered: want.outletsAltered,
      });
    }
  });

  it('are unknown to the program and its templates', () => {
    const names = [...Object.values(GOLD.documents).flatMap((document) => document.acceptSpeakers)]
      .filter((name) => !/council/i.test(name))
      .map((name) => name.split(' ').at(-1));
    const known = new RegExp(`\\b(?:${[...names, 'Portland', 'Immigration and Customs'].join('|')})\\b`, 'i');
    const knowing = ['src', 'templates'].flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|njk|md|js|css)$/.test(name))
        .filter((name) => known.test(readFileSync(`${ROOT}${folder}/${name}`, 'utf8')))
        .map((name) => `${folder}/${name}`),
    );
    expect(knowing).toEqual([]);
  });

  it('give the letter back: nine sentences in an order that contradicts no article, the fragments apart', () => {
    const letter = report.documents.find(({ type }) => type === 'letter');
    const order = report.orders.find(({ documentId }) => documentId === letter?.id);
    expect(order?.sequence).toHaveLength(9);
    expect(order?.conflicts).toEqual([]);
    const fragments = order?.apart.map((anchor) => report.statements.find((own) => own.anchor === anchor)?.text);
    expect(fragments?.sort()).toEqual(['lax policies', 'threatened']);
    const places = new Map<string, { anchor: string; start: number }[]>();
    for (const anchor of order?.sequence ?? []) {
      for (const { articleId, start } of report.statements.find((own) => own.anchor === anchor)?.occurrences ?? []) {
        const quotation = report.quotations.find((q) => q.articleId === articleId && q.start <= start && start < q.end);
        if (quotation?.kind !== 'statement') continue;
        places.set(articleId, [...(places.get(articleId) ?? []), { anchor, start }]);
      }
    }
    expect(places.size).toBe(5);
    for (const list of places.values()) expect(list).toEqual([...list].sort((a, b) => a.start - b.start));
  });
});
