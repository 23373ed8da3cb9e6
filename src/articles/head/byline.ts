/** Lines that name the author or the date: "By Jane Doe | 31 July 2018", "PUBLISHED: 3:52 PM 31 Jul 2018". */
import type { Region, TextSpan } from '../../model.ts';
import { readDate } from './dates.ts';
import { LONGEST_LABEL } from './lines.ts';

/** What a line of this sort states; `null`: nothing of it. */
export interface Signature {
  readonly byline: string | null;
  readonly published: string | null;
  readonly regions: readonly Region[];
}

const BY = /^(?:(?:(?:written|words|story|report|posted|published) )?by(?:\s*:\s*|\s+)|byline\s*:\s*)(?=\S)/i;
const FIRST_DATE = /^(?:(?:first |date )?(?:published|posted)|publication date|date)(?: on| at)?\s*[:\s–—-]\s*/i;
const OTHER_DATE = /^(?:(?:last )?(?:updated|modified)|created|filed|issued)(?: on| at)?\s*[:\s–—-]\s*/i;
const NEXT_LABEL = /\s+(?=(?:(?:last )?(?:updated|modified)|(?:first )?published|posted)(?: on| at)?\s*:)/i;
const SEPARATOR = /\s*[|•·]\s*/;
const PARTICLES = 'and|with|of|the|for|in|at|de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|bin|ibn|al|el|y|st|e';
const NAME_WORD = new RegExp(`^(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|${PARTICLES}|&|\\d+)[,;]?$`, 'u');
const MOST_NAME_WORDS = 16;

/** Reads a line that consists of a byline, a date line or both; `null` for any other line. */
export function readSignature(line: TextSpan): Signature | null {
  if (line.text.length > LONGEST_LABEL) return null;
  let byline: string | null = null;
  let published: string | null = null;
  const regions: Region[] = [];
  for (const piece of cutPieces(line)) {
    const author = readAuthor(piece.text);
    const date = author === null ? readLabelledDate(piece.text) : null;
    if (author === null && date === null) continue;
    byline ??= author?.name ?? null;
    published ??= author?.published ?? date?.published ?? null;
    regions.push({ kind: author === null ? 'dateline' : 'byline', start: piece.start, end: piece.end });
  }
  return regions.length === 0 ? null : { byline, published, regions };
}

function cutPieces(line: TextSpan): TextSpan[] {
  const pieces: TextSpan[] = [];
  let from = 0;
  for (const text of line.text.split(SEPARATOR).flatMap((part) => part.split(NEXT_LABEL))) {
    const at = line.text.indexOf(text, from);
    pieces.push({ start: line.start + at, end: line.start + at + text.length, text });
    from = at + text.length;
  }
  return pieces;
}

function readAuthor(text: string): { readonly name: string; readonly published: string | null } | null {
  const by = BY.exec(text);
  if (by === null) return null;
  const rest = text.slice(by[0].length);
  const { head, published } = cutDate(rest);
  return isName(head) ? { name: head.replace(/\s+/g, ' '), published } : null;
}

/** "Jane Doe, 31 July 2018" → the name and the date that stands after it. */
function cutDate(text: string): { readonly head: string; readonly published: string | null } {
  for (const { 0: gap, index } of text.matchAll(/(?:[,\s–—-]|\bon\b)+(?=[\p{Lu}\d])/gu)) {
    const published = readDate(text.slice(index + gap.length));
    if (published !== null && index > 0) return { head: text.slice(0, index), published };
  }
  return { head: text, published: null };
}

function isName(text: string): boolean {
  const names = text.split(/\s+/);
  if (names.length > MOST_NAME_WORDS || /[!?:"“”]|[\p{Ll}\d]{3}\.$/u.test(text)) return false;
  return /^(?:\p{Lu}|the \p{Lu})/u.test(text) && names.every((word) => NAME_WORD.test(word));
}

function readLabelledDate(text: string): { readonly published: string | null } | null {
  const first = FIRST_DATE.exec(text);
  const label = first ?? OTHER_DATE.exec(text);
  const date = readDate(text.slice(label?.[0].length ?? 0));
  if (date === null)
    return label?.[0].includes(':') && text.length < 60 && /\d/.test(text) ? { published: null } : null;
  if (label === null) return /^\d{4}$/.test(text) ? null : { published: date };
  return { published: first === null ? null : date };
}
