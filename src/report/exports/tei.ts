/** `data/tei/<name>.xml`: an article as TEI P5 (https://tei-c.org/guidelines/p5/), for those who research texts. */

import type { Article, OriginatingDocument, Speaker } from '../../model.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { type Lookup, showsWhole } from '../lookup/lookup.ts';
import { articleLabel } from '../lookup/outlets.ts';
import { articlePath, documentPath, speakerPath, webAddress } from '../lookup/page-paths.ts';
import { documentXmlId, formatBody, listUnquoted, speakerXmlId } from './tei-text.ts';
import { element, escapeXml } from './xml.ts';

/** From the folder of the files to the root of the report. */
const TO_ROOT = '../../';
/** `teidata.temporal.w3c`: a date as XML Schema has it, as much of it as is stated. */
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)?)?/;

const WHOLE = 'The text is whole, paragraph by paragraph; white space between paragraphs is left out.';
const PARTS = 'The text is its publisher’s: only what is quoted is given, and gap stands for the rest.';
const EDITORIAL = `<quotation marks="all"><p>Quotation marks are kept, outside the elements.</p></quotation>
<p>The attribute n is the place [start, end) in the article’s text, in UTF-16 code units. U+FFFD stands for what XML cannot hold.</p>`;
const KINDS = `<classDecl><taxonomy>
<category xml:id="kind-statement"><catDesc>a statement: a sentence or more</catDesc></category>
<category xml:id="kind-fragment"><catDesc>a fragment: words woven into a sentence of the article</catDesc></category>
</taxonomy></classDecl>`;

/** What the file of `article` is made from: nothing else changes it. */
export function findTeiGrounds(lookup: Lookup, article: Article): string {
  const { speakers, documents } = listSources(lookup, article);
  return mixGrounds(
    lookup.grounds.article(article.id),
    speakers.map(({ id }) => lookup.grounds.speaker(id)),
    documents.map(({ id }) => lookup.grounds.document(id)),
    listUnquoted(lookup, article),
  );
}

/** The file of `article`. Addresses are absolute where the report has a base address, else relative to the file. */
export function formatTei(lookup: Lookup, article: Article): string {
  const root = lookup.report.baseUrl ?? TO_ROOT;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    ...formatHeader(lookup, article, root),
    ...formatSources(listSources(lookup, article), root),
    `<text>\n${formatBody(lookup, article, root)}\n</text>`,
    '</TEI>\n',
  ].join('\n');
}

function formatHeader(lookup: Lookup, article: Article, root: string): string[] {
  const { report } = lookup;
  const label = escapeXml(articleLabel(article));
  const page = element('ref', { target: root + articlePath(article.id) }, label);
  return [
    '<teiHeader>',
    '<fileDesc>',
    `<titleStmt>${element('title', {}, label)}</titleStmt>`,
    `<publicationStmt><p>${page}, in the report ${element('title', {}, escapeXml(report.title))}</p></publicationStmt>`,
    `<sourceDesc>${formatSource(article, label)}</sourceDesc>`,
    '</fileDesc>',
    '<encodingDesc>',
    `<editorialDecl>\n${EDITORIAL}\n<p>${showsWhole(report, article) ? WHOLE : PARTS}</p>\n</editorialDecl>`,
    KINDS,
    '</encodingDesc>',
    '</teiHeader>',
  ];
}

/** The article as it was published. */
function formatSource({ id, sha256, outlet, byline, published, url }: Article, label: string): string {
  const address = webAddress(url);
  const parts = [
    element('title', { level: 'a' }, label),
    byline === null ? '' : element('author', {}, escapeXml(byline)),
    outlet === null ? '' : element('publisher', {}, escapeXml(outlet)),
    formatDate(published),
    address === null ? '' : element('ref', { target: address }),
    element('idno', { type: 'article' }, escapeXml(id)),
    element('idno', { type: 'sha256' }, sha256),
  ];
  return element('bibl', {}, parts.join(''));
}

function formatDate(date: string | null): string {
  return date === null ? '' : element('date', { when: DATE.exec(date)?.[0] ?? null }, escapeXml(date));
}

interface Sources {
  readonly speakers: readonly Speaker[];
  readonly documents: readonly OriginatingDocument[];
}

/** Whom the quotations of `article` are given to, and where they were first said; in text order. */
function listSources(lookup: Lookup, article: Article): Sources {
  const speech = lookup.quotationsOf(article.id).filter(({ kind }) => kind === 'statement' || kind === 'fragment');
  return {
    speakers: [...new Set(speech.flatMap(({ speakerId }) => speakerId ?? []))].map(lookup.speaker),
    documents: [...new Set(speech.flatMap(({ documentId }) => documentId ?? []))].map(lookup.document),
  };
}

function formatSources({ speakers, documents }: Sources, root: string): string[] {
  const bodies = speakers.filter(({ kind }) => kind === 'organisation');
  const people = speakers.filter(({ kind }) => kind !== 'organisation');
  const lists = [
    ...formatList(
      'listPerson',
      people.map((person) => formatSpeaker(person, root)),
    ),
    ...formatList(
      'listOrg',
      bodies.map((body) => formatSpeaker(body, root)),
    ),
    ...formatList(
      'listBibl',
      documents.map((document) => formatDocument(document, root)),
    ),
  ];
  return lists.length === 0 ? [] : ['<standOff>', ...lists, '</standOff>'];
}

function formatList(name: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`<${name}>`, ...items, `</${name}>`];
}

function formatSpeaker({ id, name, kind }: Speaker, root: string): string {
  const attributes = { 'xml:id': speakerXmlId(id), corresp: root + speakerPath(id) };
  if (kind === 'organisation') return element('org', attributes, element('orgName', {}, escapeXml(name)));
  const type = kind === 'unnamed' ? 'description' : null;
  return element(kind === 'group' ? 'personGrp' : 'person', attributes, element('persName', { type }, escapeXml(name)));
}

function formatDocument({ id, label, type, date }: OriginatingDocument, root: string): string {
  const attributes = { 'xml:id': documentXmlId(id), type, corresp: root + documentPath(id) };
  return element('bibl', attributes, element('title', {}, escapeXml(label)) + formatDate(date));
}
