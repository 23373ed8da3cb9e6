/** One line of a `.jsonl` corpus → an article's source. */
import { createHash } from 'node:crypto';
import type { ArticleSource } from './article.ts';
import { decode } from './decode.ts';
import { type MetadataIssue, readRecordMetadata } from './metadata.ts';
import type { ByteLine } from './stream.ts';

/** A record that can be read, with what was wrong beside its text; or why it cannot. */
export type RecordReading =
  | { readonly id: string | number; readonly source: ArticleSource; readonly issues: readonly MetadataIssue[] }
  | { readonly id: RecordId; readonly source: null; readonly reason: string };

/** The `id` as the line has it, for whoever must answer it; `null`: it has none. */
export type RecordId = string | number | null;

/** Reads the record on a line of `file`; `null`: the line is blank. Never throws. */
export function readRecord({ line, bytes }: ByteLine, file: string): RecordReading | null {
  if (bytes === null) return refuse('is longer than 64 MB');
  const decoded = decode(bytes);
  if (decoded.text === null) return refuse(decoded.reason);
  if (decoded.text.trim() === '') return null;
  const record = parseObject(decoded.text);
  if (typeof record === 'string') return refuse(record);
  const id = typeof record.id === 'number' || typeof record.id === 'string' ? record.id : null;
  const { text } = record;
  if (id === null || id === '') return refuse('"id" is missing or is not text');
  if (typeof text !== 'string') return refuse('"text" is missing or is not text', id);
  if (text.includes('\0')) return refuse('"text" holds a NUL character', id);
  const { metadata, issues } = readRecordMetadata(record, line);
  const notes = decoded.warning === null ? issues : [{ line, message: decoded.warning }, ...issues];
  return { id, source: { id: String(id), file, sha256: hashBytes(Buffer.from(text)), text, metadata }, issues: notes };
}

/** SHA-256, hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function refuse(reason: string, id: RecordId = null): RecordReading {
  return { id, source: null, reason };
}

function parseObject(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'is not a JSON object; a line reads {"id": "…", "text": "…"}';
  } catch (error) {
    return `is not JSON (${(error as Error).message.slice(0, 120)})`;
  }
}

/** Why a record that can be read cannot be an article of a report; `null`: it can. */
export function findRecordProblem({ id, text }: ArticleSource): string | null {
  if (text.trim() === '') return '"text" is empty';
  if (isPlainId(id)) return null;
  return '"id" cannot name a page: no "..", no control character, no "/" or space at an end, at most 400 characters';
}

/** True for an id that can be the path of a page under a folder. */
function isPlainId(id: string): boolean {
  const parts = id.split(/[/\\]/);
  return (
    id.length <= 400 &&
    id === id.trim() &&
    !/\p{Cc}/u.test(id) &&
    parts.every((part) => part !== '..' && part !== '.') &&
    parts[0] !== '' &&
    parts.at(-1) !== ''
  );
}
