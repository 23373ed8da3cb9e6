/** What the record of its document says of a statement, and each print against it. */
import type { Occurrence, RecordRelation, ReportOriginal, Span, Statement } from '../../model.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { documentPath } from '../lookup/page-paths.ts';
import { signOf } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { linkOutlets, type NamedLink } from './page.ts';
import { type ContextPiece, cutPieces } from './passage.ts';

/** How a relation to the record is shown: never by colour alone. */
export interface RecordSign {
  readonly relation: RecordRelation;
  readonly symbol: string;
  readonly word: string;
}

/** The record of a statement's document. */
export interface RecordView {
  readonly document: NamedLink;
  readonly file: string;
  /** HTML id: the id that the record's words give; `null`: it is the statement's own. */
  readonly id: string | null;
  /** The sentence that the statement stands in, its words marked; none: it does not stand there. */
  readonly pieces: readonly ContextPiece[];
  /** The nearest sentence where it does not stand there; `null`: nothing is like it, or it may not be shown. */
  readonly nearest: string | null;
  /** Whose turn it is; `null`: the author's. */
  readonly speaker: string | null;
  /** Nearest relation first; each outlet once. */
  readonly prints: readonly { readonly sign: RecordSign; readonly outlets: readonly NamedLink[] }[];
}

const ORDER: readonly RecordRelation[] = ['verbatim', 'excerpt', 'altered', 'unrecorded'];

/** The sign of a relation to the record. */
export function signOfRecord(relation: RecordRelation): RecordSign {
  if (relation === 'unrecorded') return { relation, symbol: '✕', word: 'not in the record' };
  const { symbol, word } = signOf(relation);
  return { relation, symbol, word };
}

/** The record that a statement is held against; `null`: none was added. `placed`: its occurrences with their HTML ids. */
export function viewRecord(
  lookup: Lookup,
  statement: Statement,
  placed: readonly { readonly occurrence: Occurrence; readonly id: string }[],
): RecordView | null {
  const original = findOriginal(lookup, statement);
  if (original === null) return null;
  const held = placed.filter(({ occurrence }) => occurrence.record?.originalId === original.id);
  const spans = listSpans(held, false);
  const span = joinSpans(spans);
  const nearest = span === null ? joinSpans(listSpans(held, true).slice(0, 1)) : null;
  const groups = groupBy(held, ({ occurrence }) => occurrence.record?.relation ?? 'unrecorded');
  return {
    document: { name: oneLine(lookup.document(original.documentId).label), href: documentPath(original.documentId) },
    file: oneLine(original.file),
    id: findRecordId(lookup, statement),
    pieces: span === null ? [] : showPassage(original, span, spans, showsRecord(lookup, original)),
    nearest:
      nearest === null || !showsRecord(lookup, original)
        ? null
        : oneLine(original.text.slice(nearest.start, nearest.end)),
    speaker: original.sentences.find(({ end }) => end > (span?.start ?? Infinity))?.speaker ?? null,
    prints: ORDER.flatMap((relation) => {
      const group = (groups.get(relation) ?? []).map(({ occurrence, id }) => ({ occurrence, href: `#${id}` }));
      return group.length === 0 ? [] : [{ sign: signOfRecord(relation), outlets: linkOutlets(lookup, group) }];
    }),
  };
}

/** The record that the occurrences of a statement are held against, in the order of its occurrences; `null`: none. */
export function findOriginal({ report }: Lookup, { occurrences }: Statement): ReportOriginal | null {
  const id = occurrences.find(({ record }) => record !== undefined)?.record?.originalId;
  return report.originals?.find((original) => original.id === id) ?? null;
}

/** Whether the whole text of a record may be shown: as its own metadata say, else as the report says. */
export function showsRecord({ report }: Lookup, { fullText }: ReportOriginal): boolean {
  return fullText ?? report.fullText;
}

/** What of a record a page depends on. */
export function recordGrounds(originals: readonly (ReportOriginal | null)[]): readonly unknown[] {
  return originals.map((one) => one && [one.id, one.file, one.sha256, one.documentId, one.fullText ?? null]);
}

function listSpans(held: readonly { readonly occurrence: Occurrence }[], isNearest: boolean): Span[] {
  return held.flatMap(({ occurrence: { record } }) => {
    if (!record || record.start === null || record.end === null) return [];
    return (record.relation === 'unrecorded') === isNearest ? [{ start: record.start, end: record.end }] : [];
  });
}

function joinSpans(spans: readonly Span[]): Span | null {
  const [first] = spans;
  if (first === undefined) return null;
  return spans.reduce(
    (all, { start, end }) => ({ start: Math.min(all.start, start), end: Math.max(all.end, end) }),
    first,
  );
}

/** The sentences around a passage with what is printed of them marked; without the rest where that may not be shown. */
function showPassage(
  { text, sentences }: ReportOriginal,
  span: Span,
  printed: readonly Span[],
  isWhole: boolean,
): ContextPiece[] {
  const around = sentences.filter(({ start, end }) => start < span.end && span.start < end);
  const shown = isWhole ? (joinSpans([span, ...around]) ?? span) : span;
  const pieces = cutPieces(text, [shown], printed).flat();
  const words = pieces.map(({ text: own, layers }) => ({ text: oneSpaced(own), marked: layers.length > 0 }));
  return words.every(({ marked }) => marked) ? [{ text: words.map((own) => own.text).join(''), marked: false }] : words;
}

/** Line ends of a record are no part of its sentences; spaces at the edges of a piece are. */
function oneSpaced(text: string): string {
  const line = oneLine(text);
  return `${/^\s/.test(text) ? ' ' : ''}${line}${line !== '' && /\s$/.test(text) ? ' ' : ''}`;
}

function findRecordId(lookup: Lookup, { anchor, text, wordings }: Statement): string | null {
  const own = wordings.find((wording) => wording.text === text)?.id ?? null;
  return own === anchor || lookup.aliasesOf(anchor).some(({ id }) => id === own) ? null : own;
}
