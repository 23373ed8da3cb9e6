/** The bytes of one article → what they say: the pure part of reading, the same wherever the bytes lie. */
import type { Config } from '../config.ts';
import type { Article, Finding, Original } from '../model.ts';
import { type ArticleSource, createArticle } from './article.ts';
import { readBody } from './body.ts';
import { decode } from './decode.ts';
import { type ForeignFormat, isForeign } from './files.ts';
import { findForeignLanguage } from './language.ts';
import { type Metadata, type MetadataIssue, mergeMetadata, NO_METADATA, readSidecar } from './metadata.ts';
import { describeMojibake, findMojibake } from './mojibake.ts';
import type { RecordReading } from './record-fields.ts';
import { findRecordProblem, hashBytes, readRecord } from './records.ts';
import { sniffFormat } from './sniff.ts';

/** A file that is one article, or a line of a corpus. */
export interface Source {
  /** Name under the input folder, `/` between folders. */
  readonly file: string;
  readonly kind: 'record' | 'text' | 'markdown' | ForeignFormat;
  readonly bytes: Uint8Array;
  /** What is said of it beside it: the bytes, or why they cannot be read; `null`: nothing. */
  readonly sidecar: Uint8Array | string | null;
}

/** A message about a source: of the article, or of its sidecar. */
export interface Note extends Omit<Finding, 'file'> {
  /** 1-based, counted from where the source begins. */
  readonly line: number | null;
  readonly of: 'article' | 'sidecar';
}

/** What a source says. */
export interface SourceReading {
  /** `null`: it is none, for the reason given. */
  readonly article: Article | null;
  readonly reason: string | null;
  readonly notes: readonly Note[];
  /** The text was written from the source: it is no part of it. */
  readonly isWritten?: true;
  /** The record of a document that it is instead of an article. */
  readonly original?: Original;
  /** The reason may lie in the machine (a converter that wanted more memory): the next time it may be read. */
  readonly isPassing?: true;
}

/**
 * Turns a file of another format (a saved page, a Word document) into text. Handed in by the wiring, since the libraries
 * that do it are no part of reading.
 */
export type Converter = (
  format: ForeignFormat,
  bytes: Uint8Array,
) => Promise<
  | { readonly text: string; readonly metadata: Metadata; readonly warnings: readonly string[] }
  | { readonly text: null; readonly reason: string }
>;

/** What a source holds before it is looked into. */
interface Content {
  readonly text: string;
  readonly origins?: Article['origins'];
  readonly metadata: Metadata;
  readonly notes: readonly Note[];
  readonly record: RecordReading;
}

/** Reads a source; `null`: a blank line. Without `convert`, other formats are refused. */
export async function readSource(
  source: Source,
  config: Config,
  convert: Converter | null,
): Promise<SourceReading | null> {
  if (source.kind === 'record') return readRecordSource(source, config);
  const { file, bytes } = source;
  const kind = sniffFormat(source.kind, bytes);
  const content = isForeign(kind) ? await convertForeign({ ...source, kind }, convert) : await readText(source);
  if ('reason' in content) return content;
  const { text, metadata, notes, origins, record } = content;
  if (text.trim() === '') return refuse('is empty', notes, 'warning');
  const garbled = findMojibake(text);
  const found = garbled === null ? notes : [...notes, warn(describeMojibake(garbled), garbled.line)];
  const id = file.slice(0, file.lastIndexOf('.'));
  if (record === 'wrong')
    return refuse('is said to be a record, but its fields do not say rightly of which document', found);
  if (record !== null) {
    const { published: date, fullText } = metadata;
    const own = {
      id,
      file,
      sha256: hashBytes(bytes),
      text,
      ...record,
      date,
      ...(origins !== undefined && { origins }),
    };
    return { article: null, reason: null, notes: found, original: fullText === null ? own : { ...own, fullText } };
  }
  const reading = await finish({ id, file, sha256: hashBytes(bytes), text, metadata, origins }, config, found);
  return isForeign(kind) || origins !== undefined ? { ...reading, isWritten: true } : reading;
}

/** The text of an article that was read from `source`, without reading on, where it was not written from it. */
export function rereadText({ kind, bytes }: Source, length: number): string {
  const text = decode(bytes).text ?? '';
  // What stands before the text of a file is its front matter.
  return kind === 'record' ? JSON.parse(text).text : text.slice(text.length - length);
}

async function readRecordSource({ bytes, file }: Source, config: Config): Promise<SourceReading | null> {
  const reading = readRecord({ bytes, line: 1 }, file);
  if (reading === null) return null;
  const problem = reading.source === null ? reading.reason : findRecordProblem(reading.source);
  if (reading.source === null || problem !== null) {
    return refuse(`${reading.id === null ? '' : `record ${JSON.stringify(reading.id)}: `}${problem}`, [], 'error', 1);
  }
  const notes = reading.issues.map(toNote('article'));
  const garbled = findMojibake(reading.source.text);
  const found = garbled === null ? notes : [...notes, warn(`"text" ${describeMojibake(garbled)}`, 1)];
  return finish(reading.source, config, found);
}

/** Offsets are into the converted text; the hash is of the file. */
async function convertForeign(source: Source, convert: Converter | null): Promise<Content | SourceReading> {
  const { kind, bytes } = source;
  if (convert === null || !isForeign(kind)) return refuse('has a format that is not read here', [], 'warning');
  const converted = await convert(kind, bytes);
  if (converted.text === null) return { ...refuse(converted.reason), isPassing: true };
  const beside = readBeside(source);
  return {
    text: converted.text,
    metadata: mergeMetadata(beside.metadata, converted.metadata),
    notes: [...converted.warnings.map((warning) => warn(warning)), ...beside.notes],
    record: beside.record,
  };
}

async function readText(source: Source): Promise<Content | SourceReading> {
  const decoded = decode(source.bytes);
  if (decoded.text === null) return refuse(decoded.reason);
  const body = await readBody(decoded.text, source.kind === 'markdown');
  const beside = readBeside(source);
  return {
    text: body.text,
    origins: body.origins,
    metadata: mergeMetadata(beside.metadata, body.metadata),
    notes: [
      ...(decoded.warning === null ? [] : [warn(decoded.warning)]),
      ...body.issues.map(toNote('article', body.record)),
      ...beside.notes,
    ],
    record: beside.record ?? body.record ?? null,
  };
}

function readBeside({ sidecar }: Source): Omit<Content, 'text'> {
  if (sidecar === null) return { metadata: NO_METADATA, notes: [], record: null };
  const decoded = typeof sidecar === 'string' ? { text: null, reason: sidecar } : decode(sidecar);
  if (decoded.text === null) {
    const message = `${decoded.reason}; it was left out`;
    return { metadata: NO_METADATA, notes: [{ level: 'error', of: 'sidecar', line: null, message }], record: null };
  }
  const { metadata, issues, record = null } = readSidecar(decoded.text);
  return { metadata, notes: issues.map(toNote('sidecar', record)), record };
}

async function finish(source: ArticleSource, config: Config, notes: readonly Note[]): Promise<SourceReading> {
  const language = await findForeignLanguage(source.text);
  if (language !== null) return { article: null, reason: `is not English (${language})`, notes };
  return { article: createArticle(source, config), reason: null, notes };
}

/** A reading that gave no article. */
export function refuse(
  reason: string,
  notes: readonly Note[] = [],
  level: Finding['level'] = 'error',
  line: number | null = null,
): SourceReading {
  const note: Note = { level, of: 'article', line, message: `${reason}; it was set aside` };
  return { article: null, reason, notes: [...notes, note] };
}

function warn(message: string, line: number | null = null): Note {
  return { level: 'warning', of: 'article', line, message };
}

/** Without the rest of what makes a file a record, its other fields say nothing. */
function toNote(of: Note['of'], record: RecordReading = null): (issue: MetadataIssue) => Note {
  const end = record === 'wrong' ? '' : '; it was left out';
  return ({ line, message }) => ({ level: 'error', of, line, message: message + end });
}
