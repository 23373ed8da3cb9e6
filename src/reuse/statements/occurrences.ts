/** A statement's occurrences as the report shows them: relation, changes and diff, each against the shown text itself. */
import type { Change, Occurrence, Relation } from '../../model.ts';
import { findWords, keyK1, type Word } from '../../text.ts';
import { type Alignment, alignTexts } from '../changes/align.ts';
import type { IsName } from '../changes/change-types.ts';
import { typeChanges } from '../changes/changes.ts';
import { describeDiff } from '../changes/diff.ts';
import type { Kind } from '../match/link.ts';
import type { UnquotedRun } from '../unquoted/unquoted.ts';
import { commonPrefix, type Sequence } from '../words/compare.ts';
import type { Piece, Source } from '../words/pieces.ts';
import { joinSpans } from '../words/sentences.ts';

const NONE: readonly never[] = [];

/** The text that a statement is shown by, with what is read off it only if an occurrence differs. */
export interface Shown {
  readonly text: string;
  words: readonly Word[] | null;
  k1: string | null;
}

/** Aligns a statement's text, read once for all its occurrences, with one of them. */
function alignShown(shown: Shown, text: string): Alignment {
  shown.words ??= findWords(shown.text);
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
  const [first, last] = [piece.spans[0], piece.spans.at(-1)];
  const relation: Relation = kind === 'splice' ? 'altered' : kind;
  const k1Equal = kind === 'verbatim' && isK1Equal(shown, piece.text);
  const alignment = k1Equal ? null : alignShown(shown, piece.text);
  let changes: readonly Change[] = NONE;
  if (alignment && kind === 'altered')
    changes = typeChanges(alignment, createNameTest([source.article.text, earliest.article.text]));
  if (alignment && kind === 'splice')
    changes = [{ type: 'splice', from: sharedPart(alignment), to: piece.text, declared: false }];
  return {
    articleId: source.article.id,
    outlet: source.article.outlet,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    parts: piece.spans,
    text: joinSpans(source.article.text, piece.spans),
    relation,
    k1Equal,
    changes,
    diff: alignment ? describeDiff(alignment) : NONE,
    speakerId: piece.speaker,
    documentId,
    quotation: piece.quotation,
  };
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
    diff: describeDiff(alignShown(shown, text)),
    speakerId: null,
    documentId: null,
    quotation: null,
  };
}

/** The longest run of a statement's words that a splice begins or ends with, as the statement prints it. */
function sharedPart({ fromText, from, to }: Alignment): string {
  const numbers = new Map<string, number>();
  const sequence = (words: readonly { word: string }[]): Sequence => {
    const tokens = Int32Array.from(words, ({ word }) => {
      if (!numbers.has(word)) numbers.set(word, numbers.size);
      return numbers.get(word) ?? -1;
    });
    return { tokens, from: 0, length: tokens.length };
  };
  const [own, other] = [sequence(from), sequence(to)];
  const backwards = ({ tokens, length }: Sequence): Sequence => ({ tokens: tokens.slice().reverse(), from: 0, length });
  let best = { start: 0, length: 0 };
  for (let i = 0; i < own.length; i++) {
    const ahead = commonPrefix({ ...own, from: i, length: own.length - i }, other);
    if (ahead > best.length) best = { start: i, length: ahead };
    const back = backwards(own);
    const behind = commonPrefix({ ...back, from: i, length: own.length - i }, backwards(other));
    if (behind > best.length) best = { start: own.length - i - behind, length: behind };
  }
  const [first, last] = [from[best.start], from[best.start + best.length - 1]];
  return first && last ? fromText.slice(first.start, last.end) : '';
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
