/** Text that was decoded with the wrong character set on its way here: “Ã©” for é, “â€œ” for “. */
import { decodeUtf8, WINDOWS } from './decode.ts';

/** The first such place. */
export interface Mojibake {
  /** 1-based. */
  readonly line: number;
  /** The characters as they stand, and what they were. */
  readonly found: string;
  readonly meant: string;
}

/** A first byte of UTF-8 and its followers, seen as windows-1252 (or Latin-1). */
const FOLLOWER = `[\\x80-\\xbf${escapeClass(WINDOWS)}]`;
const SEQUENCE = new RegExp(`[\\xc2\\xc3]${FOLLOWER}|[\\xe2\\xef]${FOLLOWER}{2}`, 'g');
/** What such sequences stand for in English text: Latin-1, punctuation, €, ™, ligatures. “É”” stands for nothing here. */
const MEANT = /^[\u00a0-\u00ff\u2010-\u2060\u20ac\u2122\ufb00-\ufb04\ufeff]$/;
/** Characters that decoding could not make sense of. */
const LOST = '\ufffd';

/** The first place where `text` was decoded wrongly; `null`: none. */
export function findMojibake(text: string): Mojibake | null {
  const lost = text.indexOf(LOST);
  for (const match of text.matchAll(SEQUENCE)) {
    if (lost !== -1 && lost < match.index) break;
    const meant = redecode(match[0]);
    if (meant !== null && MEANT.test(meant)) return { line: lineOf(text, match.index), found: match[0], meant };
  }
  return lost === -1 ? null : { line: lineOf(text, lost), found: LOST, meant: 'a character that was lost' };
}

function redecode(sequence: string): string | null {
  const bytes = Uint8Array.from(sequence, (char) => {
    const at = WINDOWS.indexOf(char);
    return at === -1 ? char.charCodeAt(0) : 0x80 + at;
  });
  return decodeUtf8(bytes);
}

/** 1-based number of the line on which `offset` stands. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function escapeClass(characters: string): string {
  return characters.replace(/[\\\]^-]/g, '\\$&');
}

/** The message of a warning. */
export function describeMojibake({ found, meant }: Mojibake): string {
  return found === LOST
    ? 'holds � where a character was lost in decoding: take the article from its source again'
    : `holds “${found}”, probably for “${meant}”: it was decoded with the wrong character set; save it as UTF-8 from its source`;
}
