/** The body of an article in TEI: its paragraphs, or only what is quoted, with every quotation as an element in its place. */

import type { Article, QuotationKind, ReportQuotation, Span } from '../../model.ts';
import { type Lookup, showsWhole } from '../lookup/lookup.ts';
import { fileName, statementPath } from '../lookup/page-paths.ts';
import { cutPieces, paragraphsOf, reachAround } from '../parts/passage.ts';
import { escapeXml, openTag } from './xml.ts';

/** The TEI element of each kind: speech is `said`; what nobody said here has another name. */
const ELEMENTS: Readonly<Record<QuotationKind, string>> = {
  statement: 'said',
  fragment: 'said',
  nested: 'quote',
  scare: 'soCalled',
  term: 'mentioned',
  title: 'title',
};

/** Words of an article that become one element, or several that point to each other where it cannot be one. */
interface Mark {
  readonly name: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly parts: readonly Span[];
}

interface Layer extends Span {
  readonly mark: Mark;
}

/** An element of a mark: the words from `start` to `end`, its `index`-th. */
interface Fragment {
  readonly mark: Mark;
  readonly index: number;
  readonly start: number;
  end: number;
}

/** The XML id of a speaker in the files that name one. */
export function speakerXmlId(id: string): string {
  return `speaker-${fileName(id)}`;
}

/** The XML id of a document in the files that name one. */
export function documentXmlId(id: string): string {
  return `document-${fileName(id)}`;
}

/** Stretches that an article has in its own voice although a statement has the same words, each with the anchors. */
export function listUnquoted(lookup: Lookup, { id }: Article): { readonly part: Span; readonly anchors: string[] }[] {
  const found = new Map<string, { part: Span; anchors: string[] }>();
  for (const { statement, occurrence } of lookup.printedIn(id)) {
    if (occurrence.relation !== 'unquoted') continue;
    for (const part of occurrence.parts) {
      const known = found.get(nameSpan(part));
      if (known === undefined) found.set(nameSpan(part), { part, anchors: [statement.anchor] });
      else if (!known.anchors.includes(statement.anchor)) known.anchors.push(statement.anchor);
    }
  }
  return [...found.values()];
}

/** `<body>` of `article`; `root` leads to the root of the report. */
export function formatBody(lookup: Lookup, article: Article, root: string): string {
  const { text } = article;
  const point = (anchors: readonly string[]) =>
    anchors.length === 0 ? null : anchors.map((anchor) => root + statementPath(anchor)).join(' ');
  const marks = [
    ...lookup.quotationsOf(article.id).map((quotation) => markQuotation(quotation, point(quotation.statements))),
    ...listUnquoted(lookup, article).map(({ part, anchors }) => markUnquoted(part, point(anchors))),
  ];
  const layers = marks.flatMap((mark) => mark.parts.map(({ start, end }): Layer => ({ start, end, mark })));
  const whole = showsWhole(lookup.report, article);
  const spans = whole ? paragraphsOf(text) : reachAround(text, layers, 0).flatMap((span) => paragraphsOf(text, span));
  const lines = layOut(text, spans, layers).flatMap((paragraph, i) => [
    ...printGap(text, spans[i - 1]?.end ?? 0, spans[i]?.start ?? 0),
    paragraph,
  ]);
  const rest = printGap(text, spans.at(-1)?.end ?? 0, text.length);
  const content = spans.length > 0 ? [...lines, ...rest] : [`<p>${rest.join('')}</p>`];
  return `<body>\n${content.join('\n')}\n</body>`;
}

/** That words are left out, where there are any. */
function printGap(text: string, start: number, end: number): string[] {
  return text.slice(start, end).trim() === '' ? [] : ['<gap reason="editorial"/>'];
}

function markQuotation(quotation: ReportQuotation, corresp: string | null): Mark {
  const { kind, speakerId, documentId, confidence, start, end, parts } = quotation;
  const name = ELEMENTS[kind];
  const isSpeech = name === 'said';
  const attributes = {
    who: isSpeech && speakerId !== null ? `#${speakerXmlId(speakerId)}` : null,
    direct: isSpeech ? 'true' : null,
    source: isSpeech && documentId !== null ? `#${documentXmlId(documentId)}` : null,
    ana: isSpeech ? `#kind-${kind}` : null,
    cert: isSpeech ? confidence.toFixed(2) : null,
    corresp,
  };
  return { name, id: `quotation-${nameSpan({ start, end })}`, attributes, parts };
}

function markUnquoted(part: Span, corresp: string | null): Mark {
  return { name: 'seg', id: `unquoted-${nameSpan(part)}`, attributes: { type: 'unquoted', corresp }, parts: [part] };
}

function nameSpan({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Each of `spans` as a paragraph. Marks that cross each other or reach over paragraphs are parted. */
function layOut(text: string, spans: readonly Span[], layers: readonly Layer[]): string[] {
  const counts = new Map<Mark, number>();
  const paragraphs = cutPieces(text, spans, layers).map((pieces) => {
    const tokens: (string | Fragment)[] = [];
    let open: { layer: Layer; fragment: Fragment }[] = [];
    const close = (kept: number) => {
      for (const { layer } of open.slice(kept).reverse()) tokens.push(`</${layer.mark.name}>`);
      open = open.slice(0, kept);
    };
    for (const piece of pieces) {
      const differs = open.findIndex(({ layer }, i) => piece.layers[i] !== layer);
      close(differs === -1 ? open.length : differs);
      for (const layer of piece.layers.slice(open.length)) {
        const index = counts.get(layer.mark) ?? 0;
        counts.set(layer.mark, index + 1);
        const fragment = { mark: layer.mark, index, start: piece.start, end: piece.start };
        open.push({ layer, fragment });
        tokens.push(fragment);
      }
      for (const { fragment } of open) fragment.end = piece.start + piece.text.length;
      tokens.push(escapeXml(piece.text));
    }
    close(0);
    return tokens;
  });
  return paragraphs.map((tokens, i) => {
    const inner = tokens.map((token) => (typeof token === 'string' ? token : printStart(token, counts)));
    return `${openTag('p', { n: nameSpan(spans[i] ?? { start: 0, end: 0 }) })}${inner.join('')}</p>`;
  });
}

/** The first element of a mark has its id; the others have it with their number, and each leads to its neighbours. */
function printStart({ mark, index, ...span }: Fragment, counts: ReadonlyMap<Mark, number>): string {
  const nth = (i: number) => (i === 0 ? mark.id : `${mark.id}.${i + 1}`);
  return openTag(mark.name, {
    'xml:id': nth(index),
    n: nameSpan(span),
    ...mark.attributes,
    prev: index === 0 ? null : `#${nth(index - 1)}`,
    next: index + 1 < (counts.get(mark) ?? 0) ? `#${nth(index + 1)}` : null,
  });
}
