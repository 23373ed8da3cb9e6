/** Bytes → text for files that may say their character set themselves, or be UTF-16 without a byte-order mark. */
import { type Decoded, decode, decodeWindows1252, MOST_BYTES } from '../articles/decode.ts';

/** Bytes in which a page says its character set, by the HTML standard 1,024; some put it later. */
const PRESCAN = 4_096;
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const XML = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
/** Names under which browsers read windows-1252. */
const LATIN = /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|latin-?1|l1|us-ascii|ascii|ansi_x3\.4-1968)$/i;

/** The character set that the beginning of a page states; `null`: none. */
export function findDeclaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PRESCAN)).toString('latin1');
  return META.exec(head)?.[1] ?? XML.exec(head)?.[1] ?? null;
}

/**
 * Decodes bytes whose character set may be `declared`. Text that is valid UTF-8 is UTF-8 whatever it declares (saved
 * pages are often re-encoded and keep the old declaration; no other encoding gives such bytes by chance).
 */
export function decodeDeclared(bytes: Uint8Array, declared: string | null): Decoded {
  if (bytes.length > MOST_BYTES) return { text: null, reason: 'is larger than 64 MB' };
  const wide = findWideOrder(bytes);
  if (wide !== null) return decode(Buffer.concat([Buffer.from(wide === 'le' ? [0xff, 0xfe] : [0xfe, 0xff]), bytes]));
  const decoded = decode(bytes);
  if (decoded.text === null || decoded.warning === null || declared === null) return decoded;
  if (LATIN.test(declared)) return { text: decodeWindows1252(bytes), warning: null };
  if (/^utf-?8$/i.test(declared)) return decoded;
  try {
    return { text: new TextDecoder(declared).decode(bytes), warning: null };
  } catch {
    return { ...decoded, warning: `${decoded.warning} (it declares "${declared}", which is not known)` };
  }
}

/** Byte order of UTF-16 that has no mark: in Latin text every other byte is nought. */
function findWideOrder(bytes: Uint8Array): 'le' | 'be' | null {
  const length = Math.min(bytes.length & ~1, PRESCAN);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (length < 8) return null;
  if (odd > 0.35 * length && even < 0.02 * length) return 'le';
  return even > 0.35 * length && odd < 0.02 * length ? 'be' : null;
}
