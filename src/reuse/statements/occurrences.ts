/** A statement's occurrences as the report shows them: relation, changes and diff, each against the shown text itself. */
import type { Change, Occurrence, Relation, Span } from '../../model.ts';
import { keyK1, type Word } from '../../text.ts';
import { type Alignment, alignTexts } from '../changes/align.ts';
import type { IsName } from '../changes/change-types.ts';
import { typeChanges } from '../changes/changes.ts';
import { describeDiff } from '../changes/diff.ts';
import { gradeChange } from '../changes/severity.ts';
import type { Kind } from '../match/link.ts';
import type { UnquotedRun } from '../unquoted/unquoted.ts';
import type { Piece, Source } from '../words/pieces.ts';
import { findSameWords } from '../words/same.ts';
import { dropTagComma, joinSpans } from '../words/sentences.ts';
import { cutSpans, findOmission, findShared } from './clipped.ts';

const NONE: readonly never[] = [];

/** The text that a statement is shown by, with what is read off it only if an occurrence differs. */
export interface Shown {
  readonly text: string;
  words: readonly Word[] | null;
  k1: string | null;
}

/** Aligns a statement's text, read once for all its occurrences, with one of them. */
function alignShown(shown: Shown, text: string): Alignment {
  shown.words ??= findSameWords(shown.text);
  return alignTexts(shown.text, text, shown.words);
}

function isK1Equal(shown: Shown, text: string): boolean {
  if (text === shown.text) return true;
  shown.k1 ??= keyK1(shown.text);
  return keyK1(text) === shown.k1;
}

/** The occurrence of a piece in a statement that is shown as `shown`; `earliest` is the source that prints it first. */
export function describePiece(
  piece: Piece,
  source: Source,
  kind: Kind,
  shown: Shown,
  earliest: Source,
  documentId: string | null,
): Occurrence {
  const print = readPrint(piece, source, kind, shown, earliest);
  const [first, last] = [print.spans[0], print.spans.at(-1)];
  const [start, end] = [first?.start ?? 0, last?.end ?? 0];
  const { alignment, relation, k1Equal, changes } = print;
  const isPart = alignment !== null && (relation === 'excerpt' || relation === 'altered');
  return {
    articleId: source.article.id,
    outlet: source.article.outlet,
    start,
    end,
    parts: print.spans,
    text: joinSpans(source.article.text, print.spans),
    relation,
    k1Equal,
    changes,
    omits: isPart ? findOmission(alignment, source.article.text, start, end) : null,
    diff: alignment ? describeDiff(alignment) : NONE,
    speakerId: piece.speaker,
    documentId,
    quotation: piece.quotation,
  };
}

/** A piece as it stands to the shown text. */
interface Print extends Pick<Occurrence, 'k1Equal' | 'changes' | 'relation'> {
  readonly spans: readonly Span[];
  /** `null`: printed alike. */
  readonly alignment: Alignment | null;
}

function readPrint(piece: Piece, source: Source, kind: Kind, shown: Shown, earliest: Source): Print {
  const { spans } = piece;
  if (kind === 'recut') return recut(piece, source, shown);
  if (kind === 'verbatim' && isK1Equal(shown, piece.text))
    return { spans, alignment: null, relation: kind, k1Equal: true, changes: NONE };
  const alignment = alignShown(shown, piece.text);
  const print = { spans, alignment, k1Equal: false };
  if (kind === 'splice') return { ...print, relation: 'altered', changes: [spliceOf(alignment)] };
  if (kind !== 'altered') return { ...print, relation: kind, changes: NONE };
  const changes = typeChanges(alignment, createNameTest([source.article.text, earliest.article.text]));
  return changes.length > 0 ? { ...print, relation: 'altered', changes } : recut(piece, source, shown);
}

/** A piece that prints the statement, or a run of it, word for word, perhaps beside other sentences of the speaker. */
function recut(piece: Piece, source: Source, shown: Shown): Print {
  const { text } = source.article;
  const whole = alignShown(shown, piece.text);
  const { to, length } = findShared(whole.from, whole.to);
  const isAll = length === whole.to.length;
  const spans = isAll ? piece.spans : cutSpans(text, piece.spans, to, to + length);
  const alignment = isAll ? whole : alignShown(shown, dropTagComma(joinSpans(text, spans)));
  const relation: Relation = length === whole.from.length ? 'verbatim' : 'excerpt';
  return { spans, alignment, relation, k1Equal: false, changes: NONE };
}

function spliceOf(alignment: Alignment): Change {
  const { from, to, fromText, toText } = alignment;
  const shared = findShared(from, to);
  const [first, last] = [from[shared.from], from[shared.from + shared.length - 1]];
  const own = first && last ? fromText.slice(first.start, last.end) : '';
  return gradeChange({ type: 'splice', from: own, to: toText, declared: false }, () => false);
}

/** The occurrence of words outside quotation marks: nobody is named for them. */
export function describeUnquoted({ start, end }: UnquotedRun, { article }: Source, shown: Shown): Occurrence {
  const text = article.text.slice(start, end);
  return {
    articleId: article.id,
    outlet: article.outlet,
    start,
    end,
    parts: [{ start, end }],
    text,
    relation: 'unquoted',
    k1Equal: false,
    changes: NONE,
    omits: null,
    diff: describeDiff(alignShown(shown, text)),
    speakerId: null,
    documentId: null,
    quotation: null,
  };
}

/** Tells whether the word with which a sentence begins is a name: some of the texts prints it so elsewhere, and none in lower case. */
export function createNameTest(texts: readonly string[]): IsName {
  return (word) => {
    const bare = word.replace(/['’]s?$/, '');
    const lower = bare.toLowerCase();
    if (lower !== bare && texts.some((text) => findWord(text, lower, () => true))) return false;
    return texts.some((text) => findWord(text, bare, (at) => INSIDE.test(text.slice(Math.max(0, at - 2), at))));
  };
}

/** What stands before a word inside a sentence. */
const INSIDE = /[\p{L}\p{N},]\s$/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Whether a word stands somewhere in a text, at a place that is accepted. */
function findWord(text: string, word: string, accept: (at: number) => boolean): boolean {
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1)) {
    if (LETTER.test(text[at - 1] ?? '') || LETTER.test(text[at + word.length] ?? '')) continue;
    if (accept(at)) return true;
  }
  return false;
}
