/** `articles/<name>.html`: an article with its quotations marked in place, or only those in context. */
import type { Article, QuotationKind, RegionKind, Span, Statement } from '../../model.ts';
import { compareText } from '../../text.ts';
import { articleLabel, groupBy, type Lookup, showsWhole } from '../lookup.ts';
import { articlePath, permalink, statementPath, webAddress } from '../paths.ts';
import { describeDate, formatCount, KIND_WORDS } from '../phrases.ts';
import { oneLine, shorten, visible } from '../visible.ts';
import type { Wholes } from './document.ts';
import { listQuoted, type Quoted } from './left-out.ts';
import { createOutlines, type Outline } from './outline.ts';
import { createPage, type Lines, type NamedLink, type Page, type StatementLine } from './page.ts';
import { cutPieces, type Piece, paragraphsOf, reachAround } from './passage.ts';
import { listWordings, SHORT_REACH } from './statement.ts';

/** Words that one run of layers covers. */
export interface TextPiece {
  readonly text: string;
  /** HTML ids that begin here. */
  readonly ids: readonly string[];
  readonly kind: QuotationKind | 'unquoted' | null;
  /** At the end of a stretch that is no utterance, or stands without quotation marks: what it is called. */
  readonly label: string | null;
  readonly unresolved: boolean;
  readonly credit: boolean;
  readonly region: RegionKind | null;
}

/** Pieces that belong to the same statements. */
export interface TextGroup {
  /** The statement's page; `null` outside statements. */
  readonly href: string | null;
  /** Further statements with the same words here (a splice). */
  readonly also: readonly NamedLink[];
  readonly pieces: readonly TextPiece[];
}

/** A paragraph of the article. */
export interface TextParagraph {
  readonly region: RegionKind | null;
  /** True where words between it and the paragraph before are not shown. */
  readonly gap: boolean;
  readonly groups: readonly TextGroup[];
}

/** The page of an article. */
export interface ArticlePage extends Page {
  readonly facts: readonly { readonly name: string; readonly value: string | null }[];
  readonly source: string | null;
  readonly fullText: boolean;
  readonly kinds: readonly { readonly kind: QuotationKind; readonly word: string; readonly count: number }[];
  readonly unresolved: readonly { readonly href: string; readonly reason: string }[];
  readonly outline: Outline;
  /** The documents it quotes, with what its outlet leaves out of them. */
  readonly quoted: readonly Quoted[];
  readonly paragraphs: readonly TextParagraph[];
  /** Statements that have no page of their own and are shown here. */
  readonly notes: readonly StatementNote[];
  /** HTML ids whose words are not shown. */
  readonly restIds: readonly string[];
}

/** A statement below the text of the article that prints it. */
export interface StatementNote {
  readonly id: string;
  readonly line: StatementLine;
  readonly confidence: string;
  readonly permalink: string;
  /** Other wordings and merged ids; each `id` is an HTML id of the page. */
  readonly wordings: readonly { readonly id: string; readonly words: string }[];
}

interface Layer extends Span {
  readonly role: 'quotation' | 'words' | 'unresolved' | 'credit' | 'region';
  /** HTML id: of a quotation, a statement, an unresolved mark, a credit. */
  readonly id: string | null;
  readonly kind?: QuotationKind;
  readonly region?: RegionKind;
}

/** The pages of all articles, one after the other. */
export function* createArticlePages(lookup: Lookup, lines: Lines, wholes: Wholes): Generator<ArticlePage> {
  const outlineOf = createOutlines(lookup, (anchor) => linkAnchor(lookup, anchor));
  const quotedIn = listQuoted(lookup, wholes);
  const notesOf = listNotes(lookup, lines);
  const wordsIn = listWordLayers(lookup);
  for (const article of lookup.report.articles) {
    const layers = [...listLayers(lookup, article), ...(wordsIn.get(article.id) ?? [])];
    const fullText = showsWhole(lookup.report, article);
    const spans = fullText ? paragraphsOf(article.text) : excerptSpans(article.text, layers);
    const { paragraphs, restIds } = layOut(lookup, article.text, spans, layers);
    const taken = new Set(layers.flatMap((layer) => layer.id ?? []));
    const isFree = ({ id }: { readonly id: string }) => !taken.has(id) && taken.add(id);
    yield {
      ...createPage(articlePath(article.id), articleLabel(article), `Quotations in “${articleLabel(article)}”`),
      facts: listFacts(article),
      source: webAddress(article.url),
      fullText,
      kinds: countKinds(lookup, article),
      unresolved: lookup
        .unresolvedOf(article.id)
        .map(({ reason }, i) => ({ href: `#unresolved-${i + 1}`, reason: oneLine(reason) })),
      outline: outlineOf(article),
      quoted: quotedIn(article.id),
      paragraphs,
      notes: notesOf(article.id).map((note) => ({ ...note, wordings: note.wordings.filter(isFree) })),
      restIds,
    };
  }
}

/** By article: the statements that are shown in its page, in order of their first word there. */
function listNotes(lookup: Lookup, lines: Lines): (articleId: string) => StatementNote[] {
  const startOf = (statement: Statement) => statement.occurrences[0]?.start ?? 0;
  const homeless = lookup.report.statements.filter((statement) => lookup.homeOf(statement) !== null);
  const byHome = groupBy(homeless, (statement) => lookup.homeOf(statement) ?? '');
  const view = (statement: Statement): StatementNote[] => {
    const line = lines.get(statement.anchor);
    if (line === undefined) return [];
    return [
      {
        id: noteId(statement.anchor),
        line,
        confidence: statement.confidence.toFixed(2),
        permalink: permalink(lookup.report, statement.anchor),
        wordings: listWordings(lookup, statement),
      },
    ];
  };
  const inOrder = (list: readonly Statement[]) => [...list].sort((a, b) => startOf(a) - startOf(b)).flatMap(view);
  return (articleId) => inOrder(byHome.get(articleId) ?? []);
}

function noteId(anchor: string): string {
  return `about-${anchor}`;
}

/** Where the words of a statement lead: to its page, or to what is said of it below the text of an article. */
function linkAnchor(lookup: Lookup, anchor: string): string {
  const statement = lookup.statement(anchor);
  const home = statement === null ? null : lookup.homeOf(statement);
  return home === null ? statementPath(anchor) : `${articlePath(home)}#${noteId(anchor)}`;
}

function listFacts(article: Article): ArticlePage['facts'] {
  const stated = (value: string | null) => (value === null ? null : oneLine(value));
  return [
    { name: 'Outlet', value: stated(article.outlet) },
    { name: 'Owner', value: stated(article.owner) },
    { name: 'Byline', value: stated(article.byline) },
    { name: 'Published', value: article.published === null ? null : describeDate(article.published) },
    { name: 'Words', value: formatCount(article.words) },
    { name: 'File', value: oneLine(article.file) },
  ];
}

function countKinds(lookup: Lookup, article: Article): ArticlePage['kinds'] {
  const kinds = lookup.quotationsOf(article.id).map((quotation) => quotation.kind);
  return (Object.keys(KIND_WORDS) as QuotationKind[]).flatMap((kind) => {
    const count = kinds.filter((found) => found === kind).length;
    return count === 0 ? [] : [{ kind, word: KIND_WORDS[kind], count }];
  });
}

/** The words of statements, by article: their first occurrence in an article carries the anchor as HTML id. */
function listWordLayers(lookup: Lookup): Map<string, Layer[]> {
  const layers = new Map<string, Layer[]>();
  for (const { anchor, occurrences } of lookup.report.statements) {
    for (const { articleId, parts } of occurrences) {
      const list = layers.get(articleId) ?? [];
      layers.set(articleId, list);
      for (const { start, end } of parts) list.push({ start, end, role: 'words', id: anchor });
    }
  }
  return layers;
}

function listLayers(lookup: Lookup, article: Article): Layer[] {
  return [
    ...article.regions.map(({ start, end, kind }) => ({ start, end, role: 'region' as const, id: null, region: kind })),
    ...lookup
      .quotationsOf(article.id)
      .flatMap(({ parts, kind }, i) =>
        parts.map(({ start, end }) => ({ start, end, role: 'quotation' as const, id: `quote-${i + 1}`, kind })),
      ),
    ...lookup
      .unresolvedOf(article.id)
      .map(({ start, end }, i) => ({ start, end, role: 'unresolved' as const, id: `unresolved-${i + 1}` })),
    ...lookup
      .creditsOf(article.id)
      .map(({ start, end }, i) => ({ start, end, role: 'credit' as const, id: `credit-${i + 1}` })),
  ];
}

/** Where the full text may not be shown: what is marked, and a little to either side. */
function excerptSpans(text: string, layers: readonly Layer[]): Span[] {
  const marked = layers.filter((layer) => layer.role !== 'region');
  return reachAround(text, marked, SHORT_REACH).flatMap((span) => paragraphsOf(text, span));
}

function layOut(lookup: Lookup, text: string, spans: readonly Span[], layers: readonly Layer[]) {
  const pending = new Set(layers.flatMap((layer) => layer.id ?? []));
  // Of a quotation in several parts the last one's end, parts being in order.
  const ends = new Map(layers.filter((layer) => layer.role === 'quotation').map((layer) => [layer.id, layer.end]));
  const paragraphs = cutPieces(text, spans, layers).map((pieces, i): TextParagraph => {
    const span = spans[i] ?? { start: 0, end: 0 };
    const region =
      layers.find((l) => l.role === 'region' && l.start <= span.start && l.end >= span.end)?.region ?? null;
    const before = spans[i - 1]?.end ?? 0;
    const gap = text.slice(before, span.start).trim() !== '';
    return { region, gap, groups: groupPieces(lookup, pieces, (piece) => viewPiece(piece, region, pending, ends)) };
  });
  return { paragraphs, restIds: [...pending] };
}

function viewPiece(
  { text, start, layers }: Piece<Layer>,
  paragraph: RegionKind | null,
  pending: Set<string>,
  ends: ReadonlyMap<string | null, number>,
): TextPiece {
  const inner = layers.findLast((layer) => layer.role === 'quotation');
  const ended = layers.findLast((layer) => layer.role === 'quotation' && ends.get(layer.id) === start + text.length);
  const region = layers.find((layer) => layer.role === 'region')?.region ?? null;
  const own = inner === undefined ? layers.filter((layer) => layer.role === 'words') : [];
  const ownEnds = own.some(({ end }) => end === start + text.length);
  return {
    text: visible(text),
    ids: listIds(layers).filter((id) => pending.delete(id)),
    kind: inner?.kind ?? (own.length > 0 ? 'unquoted' : null),
    label: ownEnds
      ? 'unquoted'
      : ended?.kind === undefined || ended.kind === 'statement'
        ? null
        : KIND_WORDS[ended.kind],
    unresolved: layers.some((layer) => layer.role === 'unresolved'),
    credit: layers.some((layer) => layer.role === 'credit'),
    region: region === paragraph ? null : region,
  };
}

/** Anchors first: the first id is the one that the words themselves carry. */
function listIds(layers: readonly Layer[]): string[] {
  const ids = (words: boolean) =>
    layers.flatMap((layer) => ((layer.role === 'words') === words ? (layer.id ?? []) : []));
  return [...new Set([...ids(true), ...ids(false)])];
}

/** Neighbouring pieces of the same statements make one link. */
function groupPieces(
  lookup: Lookup,
  pieces: readonly Piece<Layer>[],
  view: (piece: Piece<Layer>) => TextPiece,
): TextGroup[] {
  const groups: { key: string; href: string | null; also: NamedLink[]; pieces: TextPiece[] }[] = [];
  for (const piece of pieces) {
    const words = piece.layers.filter((layer) => layer.role === 'words');
    const anchors = [...new Set(words.flatMap((layer) => layer.id ?? []))].sort(compareText);
    const key = anchors.join(' ');
    const last = groups.at(-1);
    if (last?.key === key) {
      last.pieces.push(view(piece));
      continue;
    }
    const [first, ...others] = anchors;
    const also = others.map((anchor) => ({
      name: shorten(lookup.statement(anchor)?.text ?? anchor, NAME_LIMIT),
      href: linkAnchor(lookup, anchor),
    }));
    groups.push({ key, href: first === undefined ? null : linkAnchor(lookup, first), also, pieces: [view(piece)] });
  }
  return groups.map(({ key: _key, ...group }) => group);
}

/** Characters of a statement that name it. */
const NAME_LIMIT = 60;
