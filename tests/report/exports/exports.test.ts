/** The exports as other programs read them: each format through a parser that knows nothing of this one. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import jsonld from 'jsonld';
import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Report, Statement } from '../../../src/model.ts';
import { type CiteFormat, citeStatement } from '../../../src/report/citations/cite.ts';
import { describeQuotation } from '../../../src/report/citations/structured.ts';
import { createAnnotator } from '../../../src/report/exports/annotation.ts';
import { formatJson } from '../../../src/report/exports/data.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { oneLine } from '../../../src/report/lookup/visible.ts';
import { loadContext } from '../contexts.ts';
import { anchorOf, sample, UNPAID } from '../sample.ts';

const BASE = 'https://report.example/ferry/';
const published: Report = { ...sample, baseUrl: BASE };
const [bare] = sample.statements;
if (bare === undefined) throw new Error('no statement');

/** What is most likely to end a field, a record, a page or a script early. */
const HOSTILE = [
  '{', '}}', '}{', '\\', '\\\\}', '\\end{document}', '100 %', '% gone', '@misc{x,', 'a @ b', '"', '``x``', "''x''",
  'a -- b --- c', '<<x>>', 'what?`', 'no!`', ',,low', '\n\nER  - \nTY  - BOOK', '\r\nTI  - other', '\t', '-->', '<!--',
  '</script>', '<script>', ']]>', '&amp;', '$x$ #1 _a_ ^b ~c', 'שלום \u202eabc\u202c', 'مرحبا', '\ud800', '\udfff x',
  '\u0007', '\u2028', '😀 e\u0301', '{{ 7*7 }} {% raw %}', '](javascript:alert(1))', 'and', 'A and B', '“”', '…', '‘a’',
]; // biome-ignore format: one list
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }), fc.constant(' word ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
  .filter((text) => oneLine(text) !== '');

/** A report whose one statement, speaker, document, outlet and title are `text`. */
function reportOf(text: string): { report: Report; statement: Statement } {
  const article = {
    ...first(sample.articles),
    text: `x “${text}” y`,
    title: text,
    outlet: text,
    published: '2031-03-04',
  };
  const occurrence = {
    ...first(first(sample.statements).occurrences),
    ...{ articleId: article.id, start: 3, end: 3 + text.length, parts: [{ start: 3, end: 3 + text.length }], text },
    relation: 'verbatim' as const,
  };
  const speaker = { ...first(sample.speakers), name: text, kind: 'person' as const };
  const document = { ...first(sample.documents), label: text };
  const statement: Statement = {
    ...first(sample.statements),
    ...{ text, speakerId: speaker.id, documentId: document.id, contested: false, occurrences: [occurrence] },
  };
  const only = { articles: [article], speakers: [speaker], documents: [document], statements: [statement] };
  return { report: { ...published, ...only, quotations: [], orders: [], retired: [], credits: [] }, statement };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('none');
  return item;
}

const PARSERS = { bibtex: '@bibtex/text', ris: '@ris/file', 'csl-json': '@else/json' } as const;
type Parsed = keyof typeof PARSERS & CiteFormat;

/** The items that an independent parser finds. */
const parseAll = (text: string, format: Parsed) =>
  plugins.input.chain(text, { generateGraph: false, forceType: PARSERS[format] });

/** The one item of a citation. */
function parse(report: Report, statement: Statement, format: Parsed) {
  const items = parseAll(citeStatement(report, statement, format), format);
  expect(items).toHaveLength(1);
  return first(items);
}

describe.each(['bibtex', 'ris', 'csl-json'] as const)('%s', (format) => {
  test('says the same of every statement of the sample', () => {
    for (const statement of sample.statements) {
      const item = parse(published, statement, format);
      expect(item.id).toBe(statement.anchor);
      expect(item.title).toBe(`“${oneLine(statement.text)}”`);
      expect(item.URL).toBe(`${BASE}q/${statement.anchor}.html`);
      const speaker = sample.speakers.find(({ id }) => id === statement.speakerId);
      const names = item.author?.map(({ literal, family }) => literal ?? family);
      expect(names).toEqual(speaker === undefined ? undefined : [oneLine(speaker.name)]);
    }
  });

  test('keeps the date as far as the format has one, and the document', () => {
    const item = parse(published, statementOf(UNPAID), format);
    expect(item.issued?.['date-parts']).toEqual([format === 'bibtex' ? [2031, 3] : [2031, 3, 4]]);
    expect(JSON.stringify(item)).toContain('Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt');
  });

  test('brings every text through whole', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { report, statement } = reportOf(text);
        const item = parse(report, statement, format);
        expect(item.title).toBe(`“${oneLine(text)}”`);
        expect(item.note).toContain(`“${oneLine(text)}”`);
        // In RIS a comma parts family and given name, whatever the name: there is no way to write another.
        if (format === 'ris' && text.includes(',')) return;
        expect(item.author?.map(({ literal, family }) => literal ?? family)).toEqual([oneLine(text)]);
      }),
      { numRuns: 300 },
    );
  });

  test('stands beside another in one file', () => {
    if (format === 'csl-json') return;
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const cited = [a, b].map((text) => {
          const { report, statement } = reportOf(text);
          return citeStatement(report, statement, format);
        });
        const items = parseAll(cited.join('\n\n'), format);
        expect(items.map(({ title }) => title)).toEqual([a, b].map((text) => `“${oneLine(text)}”`));
      }),
    );
  });
});

function statementOf(beginning: string): Statement {
  const found = sample.statements.find(({ anchor }) => anchor === anchorOf(beginning));
  if (found === undefined) throw new Error(beginning);
  return found;
}

describe('plain text and Markdown', () => {
  const markdown = markdownIt({ html: true, linkify: true, typographer: true }).enable('strikethrough');
  const decoded = (html: string) =>
    html
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');

  test('Markdown renders as the words, and its links are http(s)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { report, statement } = reportOf(text);
        const html = markdownIt({ html: true }).render(citeStatement(report, statement, 'markdown'));
        expect(decoded(html)).toContain(`“${oneLine(text)}”`);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\//);
        expect(html).not.toMatch(/<(?!\/?(?:blockquote|p|em|a)[ >])/);
      }),
    );
  });

  test('plain text is one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { report, statement } = reportOf(text);
        const cited = citeStatement(report, statement, 'plain');
        expect(cited).toContain(`“${oneLine(text)}”`);
        expect(cited).not.toMatch(/[\n\r\u2028]|\p{Cs}|\p{Bidi_Control}/u);
      }),
    );
  });

  test('Markdown leads to the words in the published article, as browsers read it', () => {
    const html = markdown.render(citeStatement(published, statementOf(UNPAID), 'markdown'));
    expect(html).toContain('href="https://gazette.example/2031/03/04/ferry-crews#:~:text=The%20council%20has%20not');
  });
});

const options = { documentLoader: loadContext, safe: true };
/** As it is written into a file and read again. */
const reread = (value: object): object => JSON.parse(formatJson(value));

interface Target {
  readonly source: string;
  readonly state: { readonly 'schema:sha256': string };
  readonly selector: readonly [
    { readonly exact: string; readonly prefix: string; readonly suffix: string },
    { readonly start: number; readonly end: number },
  ];
}
interface Annotations {
  readonly total: number;
  readonly first: { readonly items: readonly { readonly id: string; readonly target: readonly Target[] }[] };
}

describe('Web Annotations', () => {
  test('are JSON-LD in which every term is known', async () => {
    const annotate = createAnnotator(createLookup(published));
    for (const statement of sample.statements) {
      const [collection] = await jsonld.expand(reread(annotate(statement)), options);
      expect(collection).toMatchObject({
        '@id': `${BASE}data/annotations/${statement.anchor}.jsonld`,
        '@type': ['http://www.w3.org/ns/activitystreams#OrderedCollection'],
        'http://www.w3.org/ns/activitystreams#totalItems': [{ '@value': statement.occurrences.length }],
      });
      const rdf = JSON.stringify(await jsonld.toRDF(reread(annotate(statement)), options));
      expect(rdf).toContain('"http://www.w3.org/ns/oa#TextQuoteSelector"');
      expect(rdf).toContain(`"${BASE}q/${statement.anchor}.html"`);
    }
  });

  test('without a base address resolve against the file they stand in', async () => {
    const statement = statementOf('Last boat');
    const file = `https://elsewhere.example/data/annotations/${statement.anchor}.jsonld`;
    const annotate = createAnnotator(createLookup(sample));
    const rdf = JSON.stringify(await jsonld.toRDF(reread(annotate(statement)), { ...options, base: file }));
    expect(rdf).toContain(`"https://elsewhere.example/q/${statement.anchor}.html"`);
    expect(rdf).toContain('"https://elsewhere.example/articles/pasted.html"');
    expect(rdf).toContain(`"${file}"`);
  });

  test('select the words that the report marks, by their text and by their place', () => {
    const annotate = createAnnotator(createLookup(published));
    for (const statement of sample.statements) {
      const { total, first: page } = reread(annotate(statement)) as Annotations;
      expect(total).toBe(statement.occurrences.length);
      statement.occurrences.forEach(({ articleId, parts }, i) => {
        const article = sample.articles.find(({ id }) => id === articleId);
        const text = article?.text ?? '';
        const targets = page.items[i]?.target ?? [];
        expect(targets.map(({ selector: [{ exact }] }) => exact)).toEqual(
          parts.map(({ start, end }) => text.slice(start, end)),
        );
        for (const { state, selector } of targets) {
          const [{ exact, prefix, suffix }, { start, end }] = selector;
          expect(state['schema:sha256']).toBe(article?.sha256);
          expect([...text].slice(start, end).join('')).toBe(exact);
          expect([...text].slice(0, start).slice(-32).join('')).toBe(prefix);
          expect([...text].slice(end, end + 32).join('')).toBe(suffix);
        }
      });
      expect(new Set(page.items.map(({ id }) => id)).size).toBe(total);
    }
  });

  test('count code points, and keep 32 of them whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (before, words) => {
        const text = `${before} ${words} ${before}`;
        const { report, statement } = reportOf('x');
        const span = { start: before.length + 1, end: before.length + 1 + words.length };
        const lookup = createLookup({ ...report, articles: [{ ...first(report.articles), text }] });
        const occurrences = [{ ...first(statement.occurrences), ...span, parts: [span] }];
        const { items } = (createAnnotator(lookup)({ ...statement, occurrences }) as Annotations).first;
        const [{ exact, prefix, suffix }, { start, end }] = first(first(items).target).selector;
        expect([exact, [...text].slice(start, end).join('')]).toEqual([words, words]);
        expect(Array.from(text).slice(0, start).join('').endsWith(prefix)).toBe(true);
        expect([Array.from(prefix).length, Array.from(suffix).length]).toEqual([
          Math.min(32, start),
          Math.min(32, Array.from(text).length - end),
        ]);
      }),
    );
  });
});

describe('schema.org', () => {
  test('is a Quotation in which every term is known', async () => {
    for (const statement of sample.statements) {
      const [quotation] = await jsonld.expand(describeQuotation(createLookup(published), statement), options);
      expect(quotation).toMatchObject({
        '@id': `${BASE}q/${statement.anchor}.html`,
        '@type': ['http://schema.org/Quotation'],
        'http://schema.org/text': [{ '@value': oneLine(statement.text) }],
      });
    }
  });

  test('names speaker, document and the articles that print it word for word', () => {
    expect(describeQuotation(createLookup(sample), statementOf(UNPAID))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Quotation',
      identifier: anchorOf(UNPAID),
      text: UNPAID,
      creator: { '@type': 'Organization', name: 'Wrackline Ferry Crews’ Union' },
      isBasedOn: {
        '@type': 'Message',
        name: 'Letter from the Wrackline Ferry Crews’ Union to Mayor Ottilie Brandt',
        dateCreated: '2031-03-03',
      },
      isPartOf: [
        {
          '@type': 'NewsArticle',
          headline: 'No more boats after midnight',
          publisher: { '@type': 'Organization', name: 'The Estuary Post' },
          datePublished: '2031-03',
          url: 'https://estuarypost.example/no-more-boats',
        },
        {
          '@type': 'NewsArticle',
          headline: 'Ferry crews’ union warns mayor: pay for the nights or lose them',
          publisher: { '@type': 'Organization', name: 'Greywater Gazette' },
          datePublished: '2031-03-04',
          url: 'https://gazette.example/2031/03/04/ferry-crews',
        },
      ],
    });
  });

  test('a contested statement is given to nobody, an unnamed source is no person', () => {
    const contested = describeQuotation(createLookup(sample), statementOf('There was never'));
    expect(contested).not.toHaveProperty('creator');
    expect(contested).not.toHaveProperty('creditText');
    expect(describeQuotation(createLookup(sample), statementOf('Nobody here'))).toMatchObject({
      creditText: 'a harbour official',
    });
  });
});
