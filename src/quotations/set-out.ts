/**
 * Passages that an article sets out as somebody's words without quotation marks: an embedded post with its author, a turn of a
 * transcript, a paragraph that "she wrote:" announces. All patterns are bounded, so that no text takes long.
 */
import type { Span } from '../model.ts';

/** A passage, and who it is set out as. */
export interface SetOut extends Span {
  readonly as: 'post' | 'turn' | 'block';
  /** The name beside it; `null`: none (a block's speaker stands in the sentence before it). */
  readonly name: Span | null;
  /** Day of a post, ISO 8601. */
  readonly date: string | null;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAY = String.raw`(?<month>${MONTHS.join('|')})\s(?<day>\d{1,2}),\s(?<year>\d{4})`;
const NAME = String.raw`(?<name>[\p{L}\p{N}][^\n()@—]{0,60}?)`;
/** "— Nora Fenn (@norafenn) March 3, 2031" after the post. */
const TAIL = new RegExp(String.raw`[ \t]*(?:—|–|--)[ \t]*${NAME}[ \t]*\(@\w{1,20}\)(?:[ \t]+${DAY})?`, 'gu');
/** "Nora Fenn (@norafenn) …" before it. */
const HEAD = new RegExp(String.raw`^(?:x[ \t])?${NAME}[ \t]*\(@\w{1,20}\)[ \t]+`, 'u');
const POSTED = new RegExp(String.raw`[ \t]*Posted by ${NAME} on (?:\p{Lu}\p{Ll}{2,8},? )?${DAY}`, 'gu');
/** A link, a picture or dots at the end of a post: none of its words. One at a time, so that no row of them takes long. */
const LINK = /(?:(?:https?:\/\/|pic\.twitter\.com\/)\S*|\.{3,}|…)$/u;
/** What an embedding leaves before a post. */
const LEFT_OVER = /^(?:x[ \t]+|RT[ \t]+@\w+:?[ \t]*|["“]\s*)/u;
/** Characters of a post at most: in a longer line narration stands before it. */
const LONGEST_POST = 340;

const LABEL = /^(?<name>\p{Lu}[\p{Lu}.’'-]*(?:\s\p{Lu}[\p{Lu}.’'-]*){0,4}(?:\s?\([^()\n]{1,40}\))?|Q|A):[ \t]+(?=\S)/u;
/** Labels of a page, not of a talk. */
const FURNITURE =
  /^(?:file photo|photos?|videos?|updated?|correction|editor.?s? note|note|watch|read|read more|related|exclusive|breaking|analysis|opinion|live|more|sources?|also|see|listen|audio|image|credit|warning|spoiler|ps|nb|fact|myth|pros?|cons?|tl;dr|tip|step \w+)$/iu;
/** Turns that make a transcript, and the share of the lines from which on a line without a label goes on with the turn before. */
const FEWEST_TURNS = 3;
const TRANSCRIPT_SHARE = 0.4;

/** A line that ends with a cue and a colon announces the next one. */
const ANNOUNCES =
  /\b(?:said|says|wrote|writes|tweeted|posted|added|continued|reads?|states?|stated|explained|replied|responded|declared|concluded)(?:\s[\p{L}\p{N}’'.-]+){0,4}:\s*$/u;
const FEWEST_BLOCK_WORDS = 8;
const MARKS = /["“”„«»]/u;
const WHOLE = /[.?!…)]\s*$/u;

/** Finds the passages of a text, in its order; none overlaps another. */
export function findSetOut(text: string): SetOut[] {
  const lines = listLines(text);
  const found = [...findPosts(text, lines), ...findTurns(text, lines), ...findBlocks(text, lines)];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((one, i) => !found.slice(Math.max(0, i - 3), i).some((other) => one.start < other.end));
}

function listLines(text: string): Span[] {
  return Array.from(text.matchAll(/[^\r\n\u2028\u2029]+/gu), ({ index, 0: line }) =>
    trim(text, index, index + line.length),
  ).filter(({ start, end }) => start < end);
}

function trim(text: string, from: number, to: number): Span {
  const body = text.slice(from, to);
  return { start: from + body.length - body.trimStart().length, end: from + body.trimEnd().length };
}

function findPosts(text: string, lines: readonly Span[]): SetOut[] {
  const found: SetOut[] = [];
  lines.forEach((line, i) => {
    const body = text.slice(line.start, line.end);
    if (!body.includes('(@') && !body.includes('Posted by ')) return;
    let from = line.start;
    for (const pattern of [TAIL, POSTED]) {
      for (const match of body.matchAll(pattern)) {
        const at = line.start + match.index;
        const before = lines[i - 1];
        const own = at > from ? postOf(text, from, at) : before ? postOf(text, before.start, before.end) : null;
        from = at + match[0].length;
        if (own) found.push({ ...own, as: 'post', name: nameOf(match, line.start), date: dateOf(match) });
      }
    }
    const head = from === line.start ? HEAD.exec(body) : null;
    const own = head ? postOf(text, line.start + head[0].length, line.end) : null;
    if (head && own) found.push({ ...own, as: 'post', name: nameOf(head, line.start), date: null });
  });
  return found;
}

/** The words of a post in a stretch; `null`: none, or too long to be one. */
function postOf(text: string, from: number, to: number): Span | null {
  if (to - from > LONGEST_POST) return null;
  const lead = LEFT_OVER.exec(text.slice(from, to).trimStart())?.[0].length ?? 0;
  const start = trim(text, from, to).start + lead;
  const span = trim(text, start, start + dropLinks(text.slice(start, to)).length);
  return /\p{L}/u.test(text.slice(span.start, span.end)) ? span : null;
}

/** The words of a post without the links and dots at its end. */
function dropLinks(words: string): string {
  let rest = words.trimEnd();
  while (LINK.test(rest)) rest = rest.replace(LINK, '').trimEnd();
  return rest;
}

function nameOf(match: RegExpMatchArray, offset: number): Span {
  const name = match.groups?.name ?? '';
  const start = offset + (match.index ?? 0) + match[0].indexOf(name);
  return { start, end: start + name.trimEnd().length };
}

function dateOf({ groups }: RegExpMatchArray): string | null {
  const month = MONTHS.indexOf(groups?.month ?? '') + 1;
  if (month === 0) return null;
  return `${groups?.year}-${String(month).padStart(2, '0')}-${(groups?.day ?? '').padStart(2, '0')}`;
}

function findTurns(text: string, lines: readonly Span[]): SetOut[] {
  const labels = lines.map((line) => {
    const match = LABEL.exec(text.slice(line.start, Math.min(line.end, line.start + 120)));
    return match && !FURNITURE.test(match.groups?.name ?? '') ? match : null;
  });
  const names = labels.flatMap((label) => label?.groups?.name ?? []);
  if (names.length < FEWEST_TURNS || new Set(names).size < 2 || new Set(names).size === names.length) return [];
  const isTranscript = names.length >= TRANSCRIPT_SHARE * lines.length;
  const last = labels.findLastIndex((label) => label !== null);
  const found: SetOut[] = [];
  lines.forEach((line, i) => {
    const label = labels[i];
    if (label) {
      const name = nameOf(label, line.start);
      found.push({ start: line.start + label[0].length, end: line.end, as: 'turn', name, date: null });
      return;
    }
    const open = found.at(-1);
    if (isTranscript && open && i < last) found.push({ ...open, ...line });
  });
  return found;
}

function findBlocks(text: string, lines: readonly Span[]): SetOut[] {
  return lines.flatMap((line, i): SetOut[] => {
    const before = lines[i - 1];
    if (!before || !ANNOUNCES.test(text.slice(Math.max(before.start, before.end - 120), before.end))) return [];
    const body = text.slice(line.start, line.end);
    const isOwn = MARKS.test(body) || !WHOLE.test(body) || body.split(/\s+/u).length < FEWEST_BLOCK_WORDS;
    return isOwn ? [] : [{ ...line, as: 'block', name: null, date: null }];
  });
}
