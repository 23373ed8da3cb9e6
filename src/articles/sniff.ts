/** A file's format by its first bytes, where they speak against its name: a page saved as `.txt`, a PDF named `.html`. */
import type { ForeignFormat } from './files.ts';

/** Bytes that are looked at. */
const HEAD = 1_024;
/** What a page begins with, comments and what XML puts before it aside. */
const PAGE = /^\s*(?:(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** One of the headers of a page that a browser saved as one file; what all of its lines begin with. */
const SAVED = /^Content-Type:\s*multipart\/related/i;
const HEADER = /^(?:[\w-]+:|[ \t])/;

/** The format of `bytes`, which are said to be of `format`. */
export function sniffFormat<T extends string>(format: T, bytes: Uint8Array): T | ForeignFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1');
  if (/^\s*%PDF-\d/.test(head)) return 'pdf';
  const bare = head.replace(/^(?:ï»¿|þÿ|ÿþ)/, '').replaceAll('\0', '');
  if (PAGE.test(bare)) return format === ('mail' as string) || format === ('mhtml' as string) ? format : 'page';
  if (head.startsWith('PK\x03\x04') && (format as string) !== 'docx' && isWord(bytes)) return 'docx';
  return format !== ('mail' as string) && isSavedPage(bare) ? 'mhtml' : format;
}

function isSavedPage(head: string): boolean {
  const lines = head.split('\n');
  const end = lines.findIndex((line) => !HEADER.test(line));
  return lines.slice(0, end === -1 ? lines.length : end).some((line) => SAVED.test(line));
}

/** An archive names its files. */
function isWord(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml');
}
