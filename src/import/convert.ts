/** One file of any single-article format → its text. The libraries are loaded with the first file that needs them. */

import { readFrontMatter } from '../articles/metadata.ts';
import { sniffFormat } from '../articles/sniff.ts';
import { decodeDeclared, findDeclaredCharset } from './charset.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import type { ImportFormat } from './formats.ts';

/** Formats in which a file is one article. */
export type SingleFormat = Exclude<ImportFormat, 'records' | 'table' | 'warc'>;

/** What is known of a file besides its bytes. */
export interface Origin {
  readonly url: string | null;
  /** Character set that the server stated. */
  readonly charset: string | null;
}

/** What a page or document puts into words so that they can be broken: readers see none of it. */
const HYPHENATION = /[\u00ad\u200b\u2060\ufeff]/g;
const NOWHERE: Origin = { url: null, charset: null };

/** Converts a file, by its bytes where they speak against `format`; whatever is wrong is a reason, never an exception. */
export async function convertFile(
  format: SingleFormat,
  bytes: Uint8Array,
  origin: Origin = NOWHERE,
): Promise<Conversion> {
  try {
    const own = sniffFormat(format, bytes);
    const conversion = await CONVERTERS[own](bytes, origin);
    if (conversion.text === null || own === 'text' || own === 'markdown') return conversion;
    return { ...conversion, text: conversion.text.replace(HYPHENATION, '') };
  } catch (error) {
    // A library met what it did not expect; the file is the user's, and the others go on.
    if (error instanceof RangeError) return refuse('is nested too deep, or too large, for its reader');
    return refuse(`cannot be read (${(error as Error).message.replace(/\s+/g, ' ').slice(0, 160)})`);
  }
}

const CONVERTERS: Readonly<Record<SingleFormat, (bytes: Uint8Array, origin: Origin) => Promise<Conversion>>> = {
  text: async (bytes, { charset }) => convertText(bytes, charset),
  markdown: async (bytes, { charset }) => convertText(bytes, charset, 'markdown'),
  page: async (bytes, { url, charset }) => {
    const decoded = decodeDeclared(bytes, charset ?? findDeclaredCharset(bytes));
    if (decoded.text === null) return refuse(decoded.reason);
    const { convertPage } = await import('./page.ts');
    return addWarning(await convertPage(decoded.text, url), decoded.warning);
  },
  mhtml: async (bytes) => (await import('./mail.ts')).convertMhtml(bytes),
  mail: async (bytes) => (await import('./mail.ts')).convertMail(bytes),
  docx: async (bytes) => (await import('./docx.ts')).convertDocx(bytes),
  pdf: async (bytes) => (await import('./pdf.ts')).convertPdf(bytes),
};

/** Text as it is; a Markdown's front matter is read and stays where it is. */
function convertText(bytes: Uint8Array, charset: string | null, kind: 'text' | 'markdown' = 'text'): Conversion {
  const decoded = decodeDeclared(bytes, charset);
  if (decoded.text === null) return refuse(decoded.reason);
  const { text } = decoded;
  if (kind === 'text') return addWarning(toConverted(text), decoded.warning);
  const front = readFrontMatter(text);
  if (front.body.trim() === '') return refuse('holds no text');
  const warnings = front.issues.map(({ line, message }) => `line ${line}: ${message}; it was left out`);
  return addWarning(toConverted(text, { kind, metadata: front.metadata, warnings }), decoded.warning);
}

function addWarning(conversion: Conversion, warning: string | null): Conversion {
  if (conversion.text === null || warning === null) return conversion;
  return { ...conversion, warnings: [warning, ...conversion.warnings] };
}
