/** Which format a file has: by its extension, for an address by its content type. */
import { extname } from 'node:path';
import { FOREIGN_FORMATS, type ForeignFormat } from '../articles/files.ts';

/** What `verbatim add` takes. */
export type ImportFormat = 'text' | 'markdown' | ForeignFormat | 'records' | 'table' | 'warc';

const BY_EXTENSION: Readonly<Record<string, ImportFormat>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  ...FOREIGN_FORMATS,
  '.jsonl': 'records',
  '.ndjson': 'records',
  '.csv': 'table',
  '.tsv': 'table',
  '.warc': 'warc',
};

const BY_TYPE: Readonly<Record<string, ImportFormat>> = {
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'multipart/related': 'mhtml',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'mail',
  'application/x-ndjson': 'records',
  'application/jsonl': 'records',
  'text/csv': 'table',
  'application/warc': 'warc',
};

/** Said where a format is none of them. */
export const KNOWN_FORMATS =
  'Articles are .txt, .md, .html, .mhtml, .docx, .pdf, .eml, .jsonl, .csv, .tsv and .warc(.gz).';

/** The format by the name of a file; `null`: unknown. */
export function formatOfName(name: string): ImportFormat | null {
  return BY_EXTENSION[extname(name.replace(/\.warc\.gz$/i, '.warc')).toLowerCase()] ?? null;
}

/** The format by a content type such as `text/html; charset=utf-8`; `null`: unknown. */
export function formatOfType(type: string): ImportFormat | null {
  return BY_TYPE[(type.split(';')[0] ?? '').trim().toLowerCase()] ?? null;
}
