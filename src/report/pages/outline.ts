/** Where an article's quotations stand: a strip to draw, and the same as a list. */
import type { Article, QuotationKind, Span, Statement } from '../../model.ts';
import type { Lookup, Printed } from '../lookup/lookup.ts';
import { KIND_WORDS } from '../lookup/phrases.ts';
import { oneLine, shorten } from '../lookup/visible.ts';

/** A stretch of the article on the strip. */
export interface OutlineMark {
  /** `unquoted`: words of a statement in the article's own voice. */
  readonly kind: QuotationKind | 'unquoted';
  readonly word: string;
  readonly words: string;
  /** Leads to the place in the page. */
  readonly place: string;
  /** The statement's page, from the root of the report; `null`: it belongs to none. */
  readonly href: string | null;
  readonly speaker: string | null;
  /** Left edge, width and height in units of the strip, which is `STRIP` wide and `HIGH` high. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Where the quotations of an article stand, in text order. */
export interface Outline {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly OutlineMark[];
}

const STRIP = 1000;
const HIGH = 24;
/** The narrowest mark that can still be seen on a screen of 320 pixels. */
const NARROWEST = 4;
/** Height tells the kind where colour does not: utterances full, fragments two thirds, the rest a third. */
const HEIGHTS: Readonly<Record<OutlineMark['kind'], number>> = {
  statement: HIGH,
  fragment: 16,
  unquoted: 16,
  scare: 8,
  term: 8,
  title: 8,
  nested: 8,
};
/** Characters of a stretch in the list. */
const WORDS = 90;

/** The outlines of the articles; `hrefOf` is where the words of a statement lead, by its anchor. */
export function createOutlines(lookup: Lookup, hrefOf: (anchor: string) => string): (article: Article) => Outline {
  return (article) => {
    const said = lookup.quotationsOf(article.id).map((quotation, i) => ({
      ...place(quotation, article),
      kind: quotation.kind,
      word: KIND_WORDS[quotation.kind],
      words: shorten(quotation.text, WORDS),
      place: `#quote-${i + 1}`,
      href: quotation.statements[0] === undefined ? null : hrefOf(quotation.statements[0]),
      speaker: quotation.speakerId === null ? null : oneLine(lookup.speaker(quotation.speakerId).name),
      start: quotation.start,
    }));
    const own = listUnquoted(lookup, article).map(({ statement, occurrence }) => ({
      ...place(occurrence, article),
      kind: 'unquoted' as const,
      word: 'unquoted',
      words: shorten(occurrence.text, WORDS),
      place: `#${statement.anchor}`,
      href: hrefOf(statement.anchor),
      speaker: null,
      start: occurrence.start,
    }));
    const marks = [...said, ...own]
      .sort((a, b) => a.start - b.start)
      .map(({ start: _start, ...mark }) => ({ ...mark, height: HEIGHTS[mark.kind] }));
    return { width: STRIP, height: HIGH, marks };
  };
}

function place({ start, end }: Span, { text }: Article): { readonly x: number; readonly width: number } {
  const scale = STRIP / Math.max(text.length, 1);
  const width = Math.max(NARROWEST, Math.round((end - start) * scale));
  return { x: Math.min(Math.round(start * scale), STRIP - width), width };
}

/** Uses of statements without quotation marks; the anchor stands at the first occurrence. */
function listUnquoted(lookup: Lookup, { id }: Article): Printed[] {
  const seen = new Set<Statement>();
  const first = lookup.printedIn(id).filter(({ statement }) => !seen.has(statement) && seen.add(statement));
  return first.filter(({ occurrence }) => occurrence.relation === 'unquoted');
}
