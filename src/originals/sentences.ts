/** A record as sentences, each with whose turn it stands in. */
import type { Original, RecordSentence, Span } from '../model.ts';
import { dropLetterForm } from '../reuse/words/letters.ts';
import { splitSentences } from '../reuse/words/sentences.ts';
import { findParagraphs, words } from '../text.ts';

/** "AMY FENN:", "Fenn:", "MR. DAY (through an interpreter):" at the start of a line, six words at most. */
const TURN =
  /^(\p{Lu}[\p{L}\p{N}.'’-]{0,40}(?:[ \t]\p{Lu}[\p{L}\p{N}.'’-]{0,40}){0,5})(?:[ \t]\([^()\n]{1,60}\))?[ \t]?:\s+/u;
/** Heads of a letter, a memo or a message, which stand as a turn does. */
const HEAD =
  /^(?:from|to|re|cc|bcc|date|sent|subject|for|attn|attention|contact|note|notes|ps|p\.s\.|via|media contact|press contact)$/i;

/** The sentences of a record in text order. Salutation, closing, signature and the names of turns are no part of any. */
export function readSentences({ text }: Pick<Original, 'text'>): RecordSentence[] {
  const paragraphs = findParagraphs(text);
  const names = paragraphs.map((span) => readTurn(text, span));
  const isTranscript = hasTurns(names.flatMap((turn) => turn?.name ?? []));
  if (!isTranscript) {
    const start = findOpening(text, paragraphs);
    return cutParts(text, dropLetterForm(text, [{ start, end: text.length }]), null);
  }
  const sentences: RecordSentence[] = [];
  let speaker: string | null = null;
  paragraphs.forEach((span, i) => {
    const turn = names[i];
    if (turn) speaker = turn.name;
    sentences.push(...cutParts(text, [{ start: turn?.start ?? span.start, end: span.end }], speaker));
  });
  return sentences;
}

/** Words of a line at the head of a record that is no sentence: a date, an address, a headline. */
const HEAD_WORDS = 8;
const CLOSED = /[.?!…:]["'”’)\]]*$/u;

/** Where the text begins below its head; a record that ends no sentence with a stop has none. */
function findOpening(text: string, paragraphs: readonly Span[]): number {
  const isHead = ({ start, end }: Span): boolean => {
    const line = text.slice(start, end);
    return !CLOSED.test(line) && words(line).length < HEAD_WORDS;
  };
  return paragraphs.find((span) => !isHead(span))?.start ?? 0;
}

function readTurn(text: string, { start, end }: Span): { readonly name: string; readonly start: number } | null {
  const match = TURN.exec(text.slice(start, Math.min(end, start + 400)));
  const name = match?.[1] ?? '';
  return match === null || HEAD.test(name) ? null : { name, start: start + match[0].length };
}

/** One line that begins with a word and a colon makes no transcript: somebody speaks twice, or two in capitals. */
function hasTurns(names: readonly string[]): boolean {
  const distinct = new Set(names);
  if (names.length > distinct.size && distinct.size > 1) return true;
  return [...distinct].filter((name) => name === name.toUpperCase()).length > 1;
}

function cutParts(text: string, parts: readonly Span[], speaker: string | null): RecordSentence[] {
  return parts.flatMap((part) =>
    findParagraphs(text.slice(part.start, part.end)).flatMap(({ start, end }) =>
      splitSentences(text, { start: part.start + start, end: part.start + end }).map((span) => ({ ...span, speaker })),
    ),
  );
}
