/**
 * Quotations → the statements they hold: one sentence each, or one whole fragment. A sentence may lie in several
 * stretches, where a tag interrupts it or a paragraph break falls inside it.
 */
import type { AttributedQuotation, Span } from '../../model.ts';
import { dropLetterForm } from './letters.ts';

/** One statement as an article prints it: the stretches of its words and the quotation in which it begins. */
export interface Unit {
  readonly spans: readonly Span[];
  readonly quotation: number;
  /** True where it is a sentence of its own, false for a fragment. */
  readonly whole: boolean;
}

/** Titles and the like: a full stop after them never ends a sentence. */
const NEVER_LAST =
  /^(?:mr|mrs|ms|mx|messrs|mme|mlle|dr|prof|sen|sens|rep|reps|gov|gen|col|maj|capt|cmdr|cpl|lt|sgt|adm|insp|det|supt|const|rev|hon|pres|amb|st|mt|ft|vs|eg|ie|cf|fig|approx|dept|assn|bros)$/i;
/** A full stop after these ends a sentence only where a word follows that commonly begins one. */
const SELDOM_LAST =
  /^(?:jr|sr|inc|ltd|co|corp|etc|est|ave|blvd|rd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|calif|ore|wash|mass|conn|penn|tenn|fla|ariz|colo)$/i;
/** "U.S.", "a.m.", "J.R.R." before its last full stop, or a single initial. */
const INITIALS = /^(?:\p{L}\.)*\p{L}$/u;
/** Words that begin sentences far more often than they follow an abbreviation; "I" is left to the rule for initials. */
const STARTER =
  /^(?:the|this|that|these|those|there|it|its|he|she|they|we|you|but|and|so|if|when|while|what|who|why|how|our|my|his|her|their|your|in|on|at|for|not|no|now|then|let|because|as|after|before|i|im|ive|ill|weve|were|thats)$/i;

const STOP = /(?<![.?!…])([.?!…]+)([)\]"'”’»]*)(\s+|$)|([。！？]+[」』”’]*)|(\n[^\S\n]*\n)/gu;
const LAST_TOKEN = /[\p{L}\p{N}.'’-]*$/u;
const NEXT_WORD = /^[\s([{"'“‘«]*([\p{L}\p{N}'’]+)/u;
const SPACED_ELLIPSIS = /\s(?:…|\.{3})$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
/** Code units before a stop that tell of what kind it is: longer than any abbreviation. */
const LOOK_BACK = 40;

/**
 * The sentences of one stretch, in order, white space at the edges excluded, closing punctuation included.
 * No sentence ends inside one of `nested`. Stretches without a word join the sentence before them.
 */
export function splitSentences(text: string, stretch: Span, nested: readonly Span[] = []): Span[] {
  const body = text.slice(stretch.start, stretch.end);
  const found: Span[] = [];
  let from = 0;
  STOP.lastIndex = 0;
  for (let stop = STOP.exec(body); stop; stop = STOP.exec(body)) {
    const end = stop.index + stop[0].length;
    const mark = stop.index + stop[0].trimEnd().length;
    if (end < body.length && !endsSentence(body, stop)) continue;
    if (nested.some((inner) => inner.start < stretch.start + mark && stretch.start + mark < inner.end)) continue;
    pushTrimmed(found, text, stretch.start + from, stretch.start + end);
    from = end;
  }
  pushTrimmed(found, text, stretch.start + from, stretch.end);
  return found;
}

function endsSentence(body: string, stop: RegExpExecArray | RegExpMatchArray): boolean {
  if (stop[4] !== undefined || stop[5] !== undefined) return true;
  const at = stop.index ?? 0;
  const marks = stop[1] ?? '';
  const rest = body.slice(at + stop[0].length);
  const next = NEXT_WORD.exec(rest)?.[1] ?? '';
  const capital = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(next) || /^\s*\[/.test(rest);
  if (!capital) return false;
  const starter = STARTER.test(next.replace(/['’]/g, ''));
  if (SPACED_ELLIPSIS.test(body.slice(Math.max(0, at - 1), at + marks.length)) && marks.length <= 3)
    return starter && next !== 'I';
  if (marks !== '.') return true;
  const last = LAST_TOKEN.exec(body.slice(Math.max(0, at - LOOK_BACK), at))?.[0] ?? '';
  const bare = last.replaceAll('.', '');
  if (NEVER_LAST.test(bare)) return false;
  if (/^no$/i.test(bare) && /^\d/.test(next)) return false;
  if (INITIALS.test(last)) return last === 'I' || (last.length > 1 && starter);
  return !SELDOM_LAST.test(bare) || (starter && !/^\d/.test(next));
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/u.test(String.fromCharCode(code)));
}

function pushTrimmed(found: Span[], text: string, start: number, end: number): void {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return;
  const before = found.at(-1);
  if (before && !HAS_WORD.test(text.slice(start, end))) found[found.length - 1] = { start: before.start, end };
  else found.push({ start, end });
}

/** The statements of an article's quotations in text order; quotations that are no speech give none. */
export function findUnits(text: string, quotations: readonly AttributedQuotation[]): Unit[] {
  const units: { spans: Span[]; quotation: number; whole: boolean }[] = [];
  const lastOf = new Map<number, number>();
  const nestedOf = findNested(quotations);
  quotations.forEach((quotation, index) => {
    if (quotation.kind !== 'statement' && quotation.kind !== 'fragment') return;
    const whole = quotation.kind === 'statement';
    const groups = whole
      ? groupSentences(text, quotation, nestedOf.get(index) ?? [])
      : [trimAll(text, quotation.parts)];
    const earlier = quotation.continues === null ? undefined : lastOf.get(quotation.continues);
    groups.forEach((spans, i) => {
      const open = i === 0 && earlier !== undefined ? units[earlier] : undefined;
      if (open && earlier !== undefined && goesOn(text, open.spans, spans)) {
        open.spans.push(...spans);
        open.whole ||= whole;
        lastOf.set(index, earlier);
      } else if (spans.length > 0) {
        units.push({ spans: [...spans], quotation: index, whole });
        lastOf.set(index, units.length - 1);
      }
    });
  });
  return units.filter((unit) => unit.spans.some((span) => HAS_WORD.test(text.slice(span.start, span.end))));
}

function findNested(quotations: readonly AttributedQuotation[]): Map<number, Span[]> {
  const nested = new Map<number, Span[]>();
  for (const { parent, start, end } of quotations) {
    if (parent === null) continue;
    const list = nested.get(parent);
    if (list) list.push({ start, end });
    else nested.set(parent, [{ start, end }]);
  }
  return nested;
}

/** The sentences of a quotation; one that a paragraph break interrupts runs on into the next part. */
function groupSentences(text: string, quotation: AttributedQuotation, nested: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const part of dropLetterForm(text, quotation.parts)) {
    const inner = nested.filter((span) => span.end - span.start < (part.end - part.start) * 0.8);
    splitSentences(text, part, inner).forEach((sentence, i) => {
      const open = groups.at(-1);
      if (i === 0 && open && goesOn(text, open, [sentence])) open.push(sentence);
      else groups.push([sentence]);
    });
  }
  return groups;
}

/** Whether a sentence is still open: no full stop ends it, or a question or exclamation goes on in lower case. */
function goesOn(text: string, open: readonly Span[], next: readonly Span[]): boolean {
  const last = open.at(-1);
  const first = next[0];
  if (!last || !first) return false;
  const end = text.slice(Math.max(last.start, last.end - LOOK_BACK), last.end).replace(/["'”’)\]»\s]+$/u, '');
  if (/[?!]$/.test(end)) return /^\P{L}*\p{Ll}/u.test(text.slice(first.start, first.end));
  return !/[.。！？]$/u.test(end) || /\.\.$/.test(end) || /^\P{L}*\p{Ll}/u.test(text.slice(first.start, first.end));
}

function trimAll(text: string, parts: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const part of parts) {
    const own: Span[] = [];
    pushTrimmed(own, text, part.start, part.end);
    spans.push(...own);
  }
  return spans;
}

/** The printed words of some stretches: joined by one space. */
export function joinSpans(text: string, spans: readonly Span[]): string {
  const [only] = spans;
  if (only && spans.length === 1) return text.slice(only.start, only.end);
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

const TAG_COMMA = /[\s,;:–—-]/u;

/** A statement's text as it is shown: without the comma, dash or colon that belongs to a tag. */
export function dropTagComma(text: string): string {
  let end = text.length;
  while (end > 0 && TAG_COMMA.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end).trimStart();
}
