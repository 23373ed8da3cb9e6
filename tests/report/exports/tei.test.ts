/** TEI as another program reads it: well-formed, of elements that the Guidelines allow there, with the text at its offsets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, QuotationKind, Report, ReportQuotation, Span } from '../../../src/model.ts';
import { formatTei } from '../../../src/report/exports/tei.ts';
import { formatBody } from '../../../src/report/exports/tei-text.ts';
import { escapeXml } from '../../../src/report/exports/xml.ts';
import { createLookup } from '../../../src/report/lookup/lookup.ts';
import { anchorOf, sample, UNPAID } from '../sample.ts';
import { hostile } from '../sample-articles.ts';
import { listElements, parseXml, textOf, type XmlElement } from '../xml.ts';

/**
 * What may stand in each element that is written, and its attributes, `xml:id`, `n`, `corresp`, `ana`, `cert`, `source`, `prev`
 * and `next` (`att.global`) aside: from the content models and attribute lists of the TEI P5 Guidelines
 * (https://tei-c.org/release/doc/tei-p5-doc/en/html/REF-ELEMENTS.html; `P5/Source/Specs` of TEIC/TEI), as far as they are used.
 */
const INLINE = ['#text', 'said', 'quote', 'soCalled', 'mentioned', 'title', 'seg'];
const ALLOWED: Readonly<
  Record<string, { readonly content: readonly string[]; readonly attributes?: readonly string[] }>
> = {
  TEI: { content: ['teiHeader', 'standOff', 'text'], attributes: ['xmlns'] },
  teiHeader: { content: ['fileDesc', 'encodingDesc'] },
  fileDesc: { content: ['titleStmt', 'publicationStmt', 'sourceDesc'] },
  titleStmt: { content: ['title'] },
  publicationStmt: { content: ['p'] },
  sourceDesc: { content: ['bibl'] },
  bibl: { content: ['#text', 'title', 'author', 'publisher', 'date', 'ref', 'idno'], attributes: ['type'] },
  author: { content: ['#text'] },
  publisher: { content: ['#text'] },
  date: { content: ['#text'], attributes: ['when'] },
  ref: { content: ['#text'], attributes: ['target'] },
  idno: { content: ['#text'], attributes: ['type'] },
  encodingDesc: { content: ['editorialDecl', 'classDecl'] },
  editorialDecl: { content: ['quotation', 'p'] },
  quotation: { content: ['p'], attributes: ['marks'] },
  classDecl: { content: ['taxonomy'] },
  taxonomy: { content: ['category'] },
  category: { content: ['catDesc'] },
  catDesc: { content: ['#text'] },
  standOff: { content: ['listPerson', 'listOrg', 'listBibl'] },
  listPerson: { content: ['person', 'personGrp'] },
  listOrg: { content: ['org'] },
  listBibl: { content: ['bibl'] },
  person: { content: ['persName'] },
  personGrp: { content: ['persName'] },
  persName: { content: ['#text'], attributes: ['type'] },
  org: { content: ['orgName'] },
  orgName: { content: ['#text'] },
  text: { content: ['body'] },
  body: { content: ['p', 'gap'] },
  gap: { content: [], attributes: ['reason'] },
  p: { content: [...INLINE, 'ref', 'gap'] },
  said: { content: INLINE, attributes: ['who', 'direct'] },
  quote: { content: INLINE },
  soCalled: { content: INLINE },
  mentioned: { content: INLINE },
  title: { content: INLINE, attributes: ['level'] },
  seg: { content: INLINE, attributes: ['type'] },
};
const GLOBAL = ['xml:id', 'n', 'corresp', 'ana', 'cert', 'source', 'prev', 'next'];

/** Reads a file; every element and attribute is allowed where it stands, every id is one, every reference leads somewhere. */
function read(xml: string): XmlElement {
  const root = parseXml(xml);
  const all = listElements(root);
  const ids = all.flatMap(({ attributes }) => attributes['xml:id'] ?? []);
  const links = all.flatMap(({ attributes: { who, ana, source, prev, next } }) => [who, ana, source, prev, next]);
  const faults = [
    ...all.flatMap(findStrange),
    ...ids.filter((id, i) => !/^[A-Za-z][\w.-]*$/.test(id) || ids.indexOf(id) !== i),
    ...links.filter((link) => link !== undefined && !ids.includes(link.slice(1))),
  ];
  expect(faults).toEqual([]);
  return root;
}

/** What an element holds or has although it may not. */
function findStrange({ name, attributes, children }: XmlElement): string[] {
  const { content, attributes: own = [] } = ALLOWED[name] ?? { content: [] };
  const inside = children.map((child) =>
    typeof child === 'string' ? (child.trim() === '' ? '' : '#text') : child.name,
  );
  return [
    ...inside.filter((child) => child !== '' && !content.includes(child)).map((child) => `${name}/${child}`),
    ...Object.keys(attributes)
      .filter((key) => ![...GLOBAL, ...own].includes(key))
      .map((key) => `${name}/@${key}`),
  ];
}

const spanOf = ({ attributes }: XmlElement): Span => {
  const [start, end] = (attributes.n ?? '').split('-').map(Number);
  return { start: start ?? Number.NaN, end: end ?? Number.NaN };
};
/** As XML can hold it. */
const held = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

/** The text stands in the file where its offsets say, and every mark around the words it is of. */
function expectText(root: XmlElement, { text }: Article): void {
  const placed = listElements(root).filter(({ attributes }) => attributes.n !== undefined);
  const inText = placed.map((element) => held(text.slice(spanOf(element).start, spanOf(element).end)));
  expect(placed.map(textOf)).toEqual(inText);
}

/** Not between the halves of a character. */
const isWhole = (text: string, at: number) => !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

const named = (root: XmlElement, name: string) => listElements(root).filter((element) => element.name === name);
const articleOf = (report: Report, id: string): Article => {
  const article = report.articles.find((entry) => entry.id === id);
  if (article === undefined) throw new Error(`no article ${id}`);
  return article;
};
const print = (report: Report, id: string) => formatTei(createLookup(report), articleOf(report, id));

/** An article of `text` in a report whose quotations of it are `marked`. */
function reportOf(text: string, marked: readonly Partial<ReportQuotation>[], fullText = true): Report {
  const [article] = sample.articles;
  const [first] = sample.quotations;
  if (article === undefined || first === undefined) throw new Error('an empty sample');
  const quotations = marked.map((quotation): ReportQuotation => {
    const { start = 0, end = text.length } = quotation;
    const own = { articleId: article.id, start, end, text: text.slice(start, end), parts: [{ start, end }] };
    return { ...first, ...own, speakerId: null, documentId: null, statements: [], ...quotation };
  });
  const own: Article = { ...article, text, regions: [], fullText };
  return {
    ...sample,
    articles: [own],
    quotations,
    statements: [],
    unresolved: [],
    credits: [],
    documents: [],
    orders: [],
  };
}
const printFirst = (report: Report) => print(report, report.articles[0]?.id ?? '');
const bodyOf = (xml: string) => xml.slice(xml.indexOf('<body>') + 7, xml.indexOf('\n</body>'));

/** Texts with all that XML finds hard. */
const HARD = [
  '&',
  '<',
  ']]>',
  '"',
  '\r\n',
  '\n',
  '\u0007',
  '\u0085',
  '\u0093',
  '\ud800',
  '\u202e',
  '\ufffe',
  '😀',
  ' ',
  'é&amp;',
];
const HARD_TEXT = fc
  .array(fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

describe('the TEI of an article', () => {
  test('is of elements and attributes of TEI P5, with the whole text at its offsets', () => {
    for (const article of sample.articles) {
      const root = read(print(sample, article.id));
      expectText(root, article);
      const shown = named(root, 'body').flatMap((body) => named(body, 'p').map(textOf));
      const lines = held(article.text).split(/[\r\n]+/);
      expect(shown).toEqual(lines.map((line) => line.trim()).filter((line) => line !== ''));
    }
  });

  test('has every quotation, with its speaker, document and statements', () => {
    for (const { id } of sample.articles) {
      const root = read(print(sample, id));
      for (const quotation of sample.quotations.filter(({ articleId }) => articleId === id)) {
        const { start, end, kind, speakerId, confidence, statements } = quotation;
        const found = listElements(root).find(({ attributes }) => attributes['xml:id'] === `quotation-${start}-${end}`);
        const isSpeech = kind === 'statement' || kind === 'fragment';
        expect(found?.name === 'said').toBe(isSpeech);
        const pages = statements.map((anchor) => `../../q/${anchor}.html`).join(' ');
        expect(found?.attributes.corresp ?? '').toBe(pages);
        if (!isSpeech) continue;
        expect(found?.attributes).toMatchObject({ direct: 'true', ana: `#kind-${kind}`, cert: confidence.toFixed(2) });
        expect(found?.attributes.who !== undefined).toBe(speakerId !== null);
      }
    }
  });

  test('names the article as it was published, and absolute addresses where the report has one', () => {
    const report: Report = { ...sample, baseUrl: 'https://report.example/' };
    const { articleId } = sample.statements.find(({ anchor }) => anchor === anchorOf(UNPAID))?.occurrences[0] ?? {};
    const { outlet, title, sha256 } = articleOf(report, articleId ?? '');
    const xml = print(report, articleId ?? '');
    const [source] = named(read(xml), 'sourceDesc');
    expect(source).toBeDefined();
    const words = source === undefined ? '' : textOf(source);
    for (const part of [outlet, title, sha256]) expect(words).toContain(part);
    expect(xml).toContain(`https://report.example/q/${anchorOf(UNPAID)}.html`);
    expect(xml).not.toContain('../');
  });

  test('tells what an article has in its own voice, with the statement', () => {
    const unquoted = sample.statements.flatMap(({ anchor, occurrences }) =>
      occurrences.filter(({ relation }) => relation === 'unquoted').map((occurrence) => ({ anchor, ...occurrence })),
    );
    expect(unquoted.length).toBeGreaterThan(0);
    for (const { articleId, anchor, parts } of unquoted) {
      const found = named(read(print(sample, articleId)), 'seg').filter(({ attributes: { corresp = '' } }) =>
        corresp.includes(`q/${anchor}.html`),
      );
      expect(found.map(spanOf)).toEqual(parts.map(({ start, end }) => ({ start, end })));
    }
  });

  test('has an element for each kind, one in the other', () => {
    const kinds: [QuotationKind, string][] = [
      ['statement', 'said'], ['fragment', 'said'], ['nested', 'quote'], ['scare', 'soCalled'], ['term', 'mentioned'], ['title', 'title'],
    ]; // biome-ignore format: one list
    for (const [kind, name] of kinds) {
      const body = bodyOf(
        printFirst(
          reportOf('She said “no ‘never’ here”.', [
            { start: 10, end: 25 },
            { start: 14, end: 19, kind },
          ]),
        ),
      );
      expect(body).toContain(`<${name} xml:id="quotation-14-19" n="14-19"`);
      expect(body).toContain(`never</${name}>’ here</said>”.</p>`);
    }
  });

  test('of which only quotations may be shown holds these alone', () => {
    const text = 'Secret opening.\n\nHe said: “The gauge was right.” Secret end.';
    const closed = reportOf(text, [{ start: 27, end: 47, kind: 'term' }], false);
    expect(bodyOf(printFirst(closed))).toBe(
      '<gap reason="editorial"/>\n<p n="27-47"><mentioned xml:id="quotation-27-47" n="27-47">The gauge was right.</mentioned></p>\n<gap reason="editorial"/>',
    );
    expect(printFirst(reportOf(text, [{ start: 27, end: 47, kind: 'term' }]))).toContain('Secret opening.');
    expect(bodyOf(printFirst(reportOf(text, [], false)))).toBe('<p><gap reason="editorial"/></p>');
    read(printFirst(reportOf(text, [], false)));
    read(printFirst(reportOf('', [])));
  });

  test('parts what reaches over paragraphs or crosses, and the parts lead to each other', () => {
    const over = bodyOf(printFirst(reportOf('“One.\n\nTwo.”', [{ start: 1, end: 11, kind: 'term' }])));
    expect(over).toBe(
      '<p n="0-5">“<mentioned xml:id="quotation-1-11" n="1-5" next="#quotation-1-11.2">One.</mentioned></p>\n' +
        '<p n="7-12"><mentioned xml:id="quotation-1-11.2" n="7-11" prev="#quotation-1-11">Two.</mentioned>”</p>',
    );
    const crossed = reportOf('abcdef', [
      { start: 0, end: 4, kind: 'term' },
      { start: 2, end: 6, kind: 'scare' },
    ]);
    const root = read(printFirst(crossed));
    expect(named(root, 'soCalled').map(textOf)).toEqual(['cd', 'ef']);
    expect(named(root, 'mentioned').map(textOf)).toEqual(['abcd']);
  });

  test('holds any words at their offsets, however marks lie', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 });
    fc.assert(
      fc.property(HARD_TEXT, spans, fc.boolean(), (text, pairs, fullText) => {
        const marked = pairs
          .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.min(Math.max(a, b), text.length) }))
          .filter(({ start, end }) => start < end && isWhole(text, start) && isWhole(text, end));
        const distinct = [...new Map(marked.map((span) => [`${span.start}-${span.end}`, span])).values()];
        const report = reportOf(
          text,
          distinct.map((span) => ({ ...span, kind: 'term' })),
          fullText,
        );
        const article = articleOf(report, report.articles[0]?.id ?? '');
        const root = read(`<?xml version="1.0" encoding="UTF-8"?>\n${formatBody(createLookup(report), article, '')}`);
        expectText(root, article);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps hostile names', () => {
    const xml = print(sample, hostile.id);
    for (const part of ['<script', '<b>', '\u202e', '\u0007']) expect(xml).not.toContain(part);
    read(xml);
  });

  test('has dates as XML Schema wants them, as exact as they are', () => {
    const when = (published: string) => {
      const report = reportOf('A text.', []);
      const articles = report.articles.map((article) => ({ ...article, published }));
      return named(read(printFirst({ ...report, articles })), 'date').map(({ attributes }) => attributes.when);
    };
    expect(when('2024')).toEqual(['2024']);
    expect(when('2024-05')).toEqual(['2024-05']);
    expect(when('2024-05-03T10:20')).toEqual(['2024-05-03']);
    expect(when('2024-05-03T10:20:30+02:00')).toEqual(['2024-05-03T10:20:30+02:00']);
  });
});

test('text as XML is as long as before, and what no file may hold is U+FFFD', () => {
  expect(escapeXml('a\u0000b\ud800c\uffffd')).toBe('a\ufffdb\ufffdc\ufffdd');
  expect(escapeXml('<a href="x">&\r\u202e]]>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#xD;&#x202E;]]&gt;');
  expect(escapeXml('“Plain” – text…\tand\nlines 😀')).toBe('“Plain” – text…\tand\nlines 😀');
});
