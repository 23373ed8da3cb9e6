/** Bytes → text, by the rules of docs/definitions.md, "Bytes". */
import { isUtf8 } from 'node:buffer';

/** The largest article that is read, in bytes. */
export const MOST_BYTES = 64 * 2 ** 20;

/** The text, and what the user should know of how it was read; or why it is refused. */
export type Decoded =
  | { readonly text: string; readonly warning: string | null }
  | { readonly text: null; readonly reason: string };

/** What windows-1252 has at 0x80–0x9F in place of Latin-1's controls; five places are controls there too. */
export const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Decodes an article: a byte-order mark decides (and is no part of the text), else strict UTF-8, else windows-1252.
 * Everything else is kept as it is: line ends, controls, lone surrogates of UTF-16. A NUL refuses it.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MOST_BYTES) return { text: null, reason: 'is larger than 64 MB' };
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  return decoded.text.includes('\0')
    ? { text: null, reason: 'holds a NUL character: it is no text, or UTF-16 without a byte-order mark' }
    : decoded;
}

function decodeMarked(bytes: Uint8Array): { readonly text: string; readonly warning: string | null } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    const rest = bytes.subarray(3);
    const text = decodeUtf8(rest);
    return text === null
      ? {
          text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(rest),
          warning: 'is not valid UTF-8 as its byte-order mark says; bad bytes are shown as �',
        }
      : { text, warning: null };
  }
  const big = startsWith(bytes, [0xfe, 0xff]);
  if (!big && !startsWith(bytes, [0xff, 0xfe])) return null;
  const even = buffer.subarray(2, buffer.length - (buffer.length % 2));
  const text = (big ? Buffer.from(even).swap16() : even).toString('utf16le');
  return {
    text,
    warning: buffer.length % 2 === 1 ? 'is UTF-16 of an odd number of bytes; the last is left out' : null,
  };
}

function decodeUnmarked(bytes: Uint8Array): { readonly text: string; readonly warning: string | null } {
  const text = decodeUtf8(bytes);
  if (text !== null) return { text, warning: null };
  return {
    text: decodeWindows1252(bytes),
    warning: 'is not valid UTF-8 and was read as windows-1252; save it as UTF-8 if characters look wrong',
  };
}

/** Any bytes as windows-1252. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return mendLatin1(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** Text of which windows-1252 was read as Latin-1 (so Node's `TextDecoder` does): controls become what they stand for. */
export function mendLatin1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
}

/** The text of bytes in UTF-8, a byte-order mark included; `null`: they are none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : null;
}

/** True for a byte-order mark of UTF-16, in which a line feed is no single byte. */
export function isUtf16(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xfe, 0xff]) || startsWith(bytes, [0xff, 0xfe]);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
