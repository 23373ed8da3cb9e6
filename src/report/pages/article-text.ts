/** The text of an article with its quotations, statements, credits and regions marked in place, or only what is around them. */

import type { Article, QuotationKind, RegionKind, Span } from '../../model.ts';
import { compareText } from '../../text.ts';
import { type Lookup, showsWhole } from '../lookup/lookup.ts';
import { KIND_WORDS } from '../lookup/phrases.ts';
import { shorten, visible } from '../lookup/visible.ts';
import { HEADLINE_ONLY, isHeadlineOnly } from '../parts/headline.ts';
import type { NamedLink } from '../parts/page.ts';
import type { Piece } from '../parts/passage.ts';
import { cutPieces, paragraphsOf, reachAround, SHORT_REACH } from '../parts/passage.ts';

/** Words that one run of layers covers. */
export interface TextPiece {
  readonly text: string;
  /** HTML ids that begin here. */
  readonly ids: readonly string[];
  readonly kind: QuotationKind | 'unquoted' | null;
  /** At the end of a stretch that is no utterance, stands without quotation marks or in the headline only: what it is called. */
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

/** Characters of a statement that name it. */
const NAME_LIMIT = 60;

interface Layer extends Span {
  readonly role: 'quotation' | 'words' | 'unresolved' | 'credit' | 'region';
  /** HTML id: of a quotation, a statement, an unresolved mark, a credit. */
  readonly id: string | null;
  readonly kind?: QuotationKind;
  readonly headlineOnly?: boolean;
  readonly region?: RegionKind;
}

/** The text of an article as its page shows it. */
export interface ArticleText {
  readonly paragraphs: readonly TextParagraph[];
  /** HTML ids of all that is marked; of these, `restIds` are those whose words are not shown. */
  readonly ids: readonly string[];
  readonly restIds: readonly string[];
}

/** Lays the texts of the articles out; `hrefOf` is where the words of a statement lead, by its anchor. */
export function createTexts(lookup: Lookup, hrefOf: (anchor: string) => string): (article: Article) => ArticleText {
  const link = (anchor: string): NamedLink => ({
    name: shorten(lookup.statement(anchor)?.text ?? anchor, NAME_LIMIT),
    href: hrefOf(anchor),
  });
  return (article) => {
    const { text } = article;
    const layers = [...listLayers(lookup, article), ...listWordLayers(lookup, article)];
    const spans = showsWhole(lookup.report, article) ? paragraphsOf(text) : excerptSpans(text, layers);
    return layOut(text, spans, layers, link);
  };
}

/** The words of statements: the first occurrence in the article carries the anchor as HTML id. */
function listWordLayers(lookup: Lookup, { id }: Article): Layer[] {
  return lookup
    .printedIn(id)
    .flatMap(({ statement: { anchor }, occurrence: { parts } }) =>
      parts.map(({ start, end }) => ({ start, end, role: 'words' as const, id: anchor })),
    );
}

function listLayers(lookup: Lookup, article: Article): Layer[] {
  return [
    ...article.regions.map(({ start, end, kind }) => ({ start, end, role: 'region' as const, id: null, region: kind })),
    ...lookup.quotationsOf(article.id).flatMap((quotation, i) => {
      const { parts, kind } = quotation;
      const headlineOnly = isHeadlineOnly(lookup, article.id, quotation);
      const mark = { role: 'quotation' as const, id: `quote-${i + 1}`, kind, headlineOnly };
      return parts.map(({ start, end }) => ({ start, end, ...mark }));
    }),
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

function layOut(
  text: string,
  spans: readonly Span[],
  layers: readonly Layer[],
  link: (anchor: string) => NamedLink,
): ArticleText {
  const ids = [...new Set(layers.flatMap((layer) => layer.id ?? []))];
  const pending = new Set(ids);
  // Of a quotation in several parts the last one's end, parts being in order.
  const ends = new Map(layers.filter((layer) => layer.role === 'quotation').map((layer) => [layer.id, layer.end]));
  const paragraphs = cutPieces(text, spans, layers).map((pieces, i): TextParagraph => {
    const span = spans[i] ?? { start: 0, end: 0 };
    const region =
      layers.find((l) => l.role === 'region' && l.start <= span.start && l.end >= span.end)?.region ?? null;
    const before = spans[i - 1]?.end ?? 0;
    const gap = text.slice(before, span.start).trim() !== '';
    return { region, gap, groups: groupPieces(pieces, link, (piece) => viewPiece(piece, region, pending, ends)) };
  });
  return { paragraphs, ids, restIds: [...pending] };
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
    label: ownEnds ? 'unquoted' : labelOf(ended),
    unresolved: layers.some((layer) => layer.role === 'unresolved'),
    credit: layers.some((layer) => layer.role === 'credit'),
    region: region === paragraph ? null : region,
  };
}

function labelOf(ended: Layer | undefined): string | null {
  const kind = ended?.kind === undefined || ended.kind === 'statement' ? [] : [KIND_WORDS[ended.kind]];
  const labels = ended?.headlineOnly ? [...kind, HEADLINE_ONLY] : kind;
  return labels.length === 0 ? null : labels.join(', ');
}

/** Anchors first: the first id is the one that the words themselves carry. */
function listIds(layers: readonly Layer[]): string[] {
  const ids = (words: boolean) =>
    layers.flatMap((layer) => ((layer.role === 'words') === words ? (layer.id ?? []) : []));
  return [...new Set([...ids(true), ...ids(false)])];
}

/** Neighbouring pieces of the same statements make one link. */
function groupPieces(
  pieces: readonly Piece<Layer>[],
  link: (anchor: string) => NamedLink,
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
    const [first, ...also] = anchors.map(link);
    groups.push({ key, href: first?.href ?? null, also, pieces: [view(piece)] });
  }
  return groups.map(({ key: _key, ...group }) => group);
}
