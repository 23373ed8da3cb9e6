/** A record as sentences, each with whose turn it stands in. */
import { isAnswer, namesNobody } from '../labels.ts';
import type { Original, RecordSentence, Span } from '../model.ts';
import { dropLetterForm } from '../reuse/words/letters.ts';
import { splitSentences } from '../reuse/words/sentences.ts';
import { findParagraphs, words } from '../text.ts';
import { isSameName, mayBeNamed } from './authors.ts';

/** "AMY FENN:", "Fenn:", "MR. DAY (through an interpreter):" at the start of a line, six words at most. */
const TURN =
  /^(\p{Lu}[\p{L}\p{N}.'’-]{0,40}(?:[ \t]\p{Lu}[\p{L}\p{N}.'’-]{0,40}){0,5})(?:[ \t]\([^()\n]{1,60}\))?[ \t]?:\s+/u;
/** Heads of a letter, a memo, a message or an advisory, which stand as a turn does. */
const HEAD =
  /^(?:from|to|re|cc|bcc|date|sent|subject|for|attn|attention|(?:(?:media|press) )?contacts?|notes?|ps|p\.s\.|via|what|when|where|why|how|phone|tel|telephone|fax|e-?mail|web|website|address|location)$/i;
/** Names of a body and a magazine in a talk, but heads among these. */
const ADVISORY_TOO = /^(?:who|time)$/i;
const ADVISORY = /^(?:what|when|where|why)$/i;

/**
 * The sentences of a record in text order. Salutation, closing, signature and the names of turns are no part of any. Who asks
 * in a talk has the label as a name ("Q"), and who answers under none of their own is the author.
 */
export function readSentences({ text, author }: Pick<Original, 'text' | 'author'>): RecordSentence[] {
  const paragraphs = findParagraphs(text);
  const labels = paragraphs.map((span) => readLabel(text, span));
  const isAdvisory = labels.some((label) => label && ADVISORY.test(label.name));
  const turns = labels.map((label) => {
    const isHead = label !== null && (HEAD.test(label.name) || (isAdvisory && ADVISORY_TOO.test(label.name)));
    return isHead ? null : label;
  });
  const names = turns.flatMap((turn) => turn?.name ?? []);
  if (!hasTurns(names)) {
    const span = { start: findOpening(text, paragraphs), end: findSignature(text, paragraphs, author) };
    return cutParts(text, dropLetterForm(text, [span]), null);
  }
  const isAuthor = createAuthorTest(names, author);
  const sentences: RecordSentence[] = [];
  let speaker: string | null = null;
  paragraphs.forEach((span, i) => {
    const turn = turns[i];
    if (turn) speaker = isAuthor(turn.name) ? null : turn.name;
    sentences.push(...cutParts(text, [{ start: turn?.start ?? span.start, end: span.end }], speaker));
  });
  return sentences;
}

/** Words of a line at the head of a record that is no sentence: a date, an address, a headline. */
const HEAD_WORDS = 8;
const CLOSED = /[.?!…:]["'”’)\]]*$/u;

/** Where the text begins below its head; a record that ends no sentence with a stop has none. */
function findOpening(text: string, paragraphs: readonly Span[]): number {
  return paragraphs.find((span) => !isShort(text, span))?.start ?? 0;
}

/** Where the text ends above the author's name and what stands below that. */
function findSignature(text: string, paragraphs: readonly Span[], author: string): number {
  const last = paragraphs.findLastIndex((span) => !isShort(text, span));
  const own = new Set(words(author));
  const signature = paragraphs.slice(Math.max(last, 0) + 1).find(({ start, end }) => {
    const line = text.slice(start, end).split(',')[0] ?? '';
    return isSameName(line, author) || (/\p{L}/u.test(line) && words(line).every((word) => own.has(word)));
  });
  return signature?.start ?? text.length;
}

function isShort(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end);
  return !CLOSED.test(line) && words(line).length < HEAD_WORDS;
}

function readLabel(text: string, { start, end }: Span): { readonly name: string; readonly start: number } | null {
  const match = TURN.exec(text.slice(start, Math.min(end, start + 400)));
  const name = match?.[1] ?? '';
  return match === null ? null : { name, start: start + match[0].length };
}

/** Whose turns are the author's: those of who answers ("A"), or of the one office ("THE MAYOR") where no label names the author. */
function createAuthorTest(names: readonly string[], author: string): (name: string) => boolean {
  const own = [...new Set(names)].filter((name) => !namesNobody(name));
  const offices = own.filter((name) => /^the\s/i.test(name));
  const isNamed = own.some((name) => isAnswer(name) || mayBeNamed(name, { name: author, aliases: [] }));
  return (name) => isAnswer(name) || (!isNamed && offices.length === 1 && name === offices[0]);
}

/** One line that begins with a word and a colon makes no transcript: somebody speaks twice, two in capitals, or one answers. */
function hasTurns(names: readonly string[]): boolean {
  const distinct = new Set(names);
  if (names.some(isAnswer) && names.some(namesNobody)) return true;
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
