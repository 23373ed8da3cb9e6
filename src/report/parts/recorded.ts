/** The record of a document, whole: each sentence with how many outlets quote it, and what nobody quotes. */
import type { ReportOriginal, Span, Statement } from '../../model.ts';
import { findParagraphs } from '../../text.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { plural } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { type Lines, pickLines, type StatementLine } from './page.ts';
import { cutPieces } from './passage.ts';
import { showsRecord } from './record.ts';

/** A piece of a record: a sentence, or what stands between sentences. */
export interface RecordedPiece {
  readonly words: string;
  /** Share of the quoting outlets that quote it, a whole number of per cent; `null`: it is no sentence. */
  readonly share: number | null;
  /** "3 of 4 outlets"; '' where none quotes it. */
  readonly reach: string;
  /** The statement of it that most outlets print, from the root; `null`: nobody quotes it. */
  readonly href: string | null;
  readonly anchors: readonly string[];
  /** True where words before it are not shown. */
  readonly isCut: boolean;
}

/** A record as a page and `report.md` show it. */
export interface Recorded {
  readonly file: string;
  /** Whether all of it is shown, or only what is quoted. */
  readonly isWhole: boolean;
  readonly paragraphs: readonly (readonly RecordedPiece[])[];
  readonly sentences: number;
  readonly quoted: number;
  /** Outlets that quote a sentence of it. */
  readonly outlets: number;
  readonly legend: readonly { readonly share: number; readonly reach: string }[];
  /** Sentences that nobody quotes; none where they may not be shown. */
  readonly unquoted: readonly string[];
  /** Statements that some outlet gives to it and that are not in it. */
  readonly unrecorded: readonly StatementLine[];
}

interface Quoted extends Span {
  readonly outlets: Set<string>;
  /** Most reused first. */
  readonly statements: Set<Statement>;
}

/** The records of a document, each whole. */
export function listRecorded(lookup: Lookup, lines: Lines, documentId: string): Recorded[] {
  const originals = (lookup.report.originals ?? []).filter((original) => original.documentId === documentId);
  return originals.map((original) => viewRecorded(lookup, lines, original));
}

/** The sentences of a record with who quotes them, all outlets that quote one, and the statements that are not in it. */
function gather(lookup: Lookup, original: ReportOriginal) {
  const quoted = original.sentences.map(({ start, end }): Quoted => {
    return { start, end, outlets: new Set(), statements: new Set() };
  });
  const outlets = new Set<string>();
  const unrecorded = new Set<Statement>();
  for (const statement of lookup.statements) {
    for (const { record, articleId } of statement.occurrences) {
      if (record?.originalId !== original.id) continue;
      if (record.relation === 'unrecorded') unrecorded.add(statement);
      else {
        const { key } = lookup.outletOf(articleId);
        for (const sentence of quoted) {
          if (sentence.start >= (record.end ?? 0) || (record.start ?? 0) >= sentence.end) continue;
          sentence.outlets.add(key);
          sentence.statements.add(statement);
          outlets.add(key);
        }
      }
    }
  }
  return { quoted, outlets, unrecorded };
}

function viewRecorded(lookup: Lookup, lines: Lines, original: ReportOriginal): Recorded {
  const { quoted, outlets: all, unrecorded } = gather(lookup, original);
  const measure = (outlets: number) => ({
    share: Math.round((100 * outlets) / Math.max(all.size, 1)),
    reach: outlets === 0 ? '' : `${outlets} of ${plural(all.size, 'outlet')}`,
  });
  const isWhole = showsRecord(lookup, original);
  const steps = [...new Set(quoted.map(({ outlets }) => outlets.size))].filter((size) => size > 0);
  const left = quoted.filter(({ outlets }) => outlets.size === 0);
  return {
    file: oneLine(original.file),
    isWhole,
    paragraphs: listParagraphs(lookup, original, quoted, measure, isWhole),
    sentences: quoted.length,
    quoted: quoted.length - left.length,
    outlets: all.size,
    legend: steps.length < 2 ? [] : steps.sort((a, b) => b - a).map(measure),
    unquoted: isWhole ? left.map(({ start, end }) => oneLine(original.text.slice(start, end))) : [],
    unrecorded: pickLines(lines, [...unrecorded]),
  };
}

function listParagraphs(
  lookup: Lookup,
  { text }: ReportOriginal,
  quoted: readonly Quoted[],
  measure: (outlets: number) => { readonly share: number; readonly reach: string },
  isWhole: boolean,
): RecordedPiece[][] {
  let isCut = false;
  return cutPieces(text, findParagraphs(text), quoted)
    .map((pieces) =>
      pieces.flatMap(({ text: own, layers: [sentence] }): RecordedPiece[] => {
        const words = oneLine(own);
        if (words === '') return [];
        if (!isWhole && (sentence === undefined || sentence.outlets.size === 0)) {
          isCut = true;
          return [];
        }
        const before = isCut;
        isCut = false;
        if (sentence === undefined) return [{ words, share: null, reach: '', href: null, anchors: [], isCut: before }];
        const [first, ...rest] = sentence.statements;
        return [
          {
            words,
            ...measure(sentence.outlets.size),
            href: first === undefined ? null : lookup.hrefOf(first),
            anchors: first === undefined ? [] : [first, ...rest].map(({ anchor }) => anchor),
            isCut: before,
          },
        ];
      }),
    )
    .filter((pieces) => pieces.length > 0);
}
