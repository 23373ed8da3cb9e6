/** Folders, files and corpora → `Article[]`: the one place that reads articles from the disk. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type Config, UserError } from '../config.ts';
import type { Article, Finding, SetAside } from '../model.ts';
import { compareText } from '../text.ts';
import { type ArticleSource, createArticle } from './article.ts';
import { decode, isUtf16, MOST_BYTES } from './decode.ts';
import { type ForeignFormat, type InputFile, isForeign, listFiles } from './files.ts';
import { findForeignLanguage } from './language.ts';
import {
  type Metadata,
  type MetadataIssue,
  mergeMetadata,
  NO_METADATA,
  readFrontMatter,
  readSidecar,
} from './metadata.ts';
import { describeMojibake, findMojibake } from './mojibake.ts';
import { findRecordProblem, hashBytes, readRecord } from './records.ts';
import { readByteLines } from './stream.ts';

/** What was read, and what was not, with the reasons. */
export interface Reading {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  /** Sorted by file. */
  readonly setAside: readonly SetAside[];
  /** Sorted by file, then line. */
  readonly findings: readonly Finding[];
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

/** Collects while files are read. */
interface Tray {
  readonly articles: { readonly article: Article; readonly where: string }[];
  readonly setAside: SetAside[];
  readonly findings: Finding[];
  readonly config: Config;
  readonly convert: Converter | null;
}

/**
 * Reads every article of `inputs` (folders, files, `.jsonl` corpora). What cannot be read is set aside by name and the
 * rest goes on; an input that is not there and two articles with one id are a `UserError`. Without `convert`, files of
 * other formats are set aside.
 */
export async function readArticles(
  inputs: readonly string[],
  config: Config,
  convert: Converter | null = null,
): Promise<Reading> {
  const listing = await listFiles(inputs);
  const tray: Tray = {
    articles: [],
    setAside: [...listing.setAside],
    findings: [...listing.findings],
    config,
    convert,
  };
  for (const input of listing.files) {
    try {
      await (input.kind === 'corpus' ? readCorpus(input, tray) : readFileOf(input, tray));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === undefined) throw error;
      refuse(tray, input.file, null, `cannot be read (${code})`);
    }
  }
  tray.articles.sort((a, b) => compareText(a.article.id, b.article.id));
  refuseSharedIds(tray.articles);
  return {
    articles: tray.articles.map(({ article }) => article),
    setAside: tray.setAside.sort((a, b) => compareText(a.file, b.file)),
    findings: tray.findings.sort((a, b) => compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0)),
  };
}

async function readFileOf(input: InputFile, tray: Tray): Promise<void> {
  if ((await stat(input.path)).size > MOST_BYTES) return refuse(tray, input.file, null, 'is larger than 64 MB');
  const bytes = await readFile(input.path);
  const read = isForeign(input.kind) ? convertForeign(input.kind) : readText;
  await read(input, bytes, tray);
}

/** Offsets are into the converted text; the hash is of the file. */
function convertForeign(format: ForeignFormat) {
  return async (input: InputFile, bytes: Uint8Array, tray: Tray): Promise<void> => {
    const { convert } = tray;
    if (convert === null) return refuse(tray, input.file, null, 'has a format that is not read here', 'warning');
    const converted = await convert(format, bytes);
    if (converted.text === null) return refuse(tray, input.file, null, converted.reason);
    for (const warning of converted.warnings) warn(tray, input.file, null, warning);
    const metadata = mergeMetadata(await readSidecarOf(input, tray), converted.metadata);
    await addFile(tray, input, bytes, { text: converted.text, metadata });
  };
}

async function readText(input: InputFile, bytes: Uint8Array, tray: Tray): Promise<void> {
  const decoded = decode(bytes);
  if (decoded.text === null) return refuse(tray, input.file, null, decoded.reason);
  if (decoded.warning !== null) warn(tray, input.file, null, decoded.warning);
  const front = input.kind === 'markdown' ? readFrontMatter(decoded.text) : null;
  listIssues(tray, input.file, front?.issues ?? []);
  const given = await readSidecarOf(input, tray);
  const metadata = mergeMetadata(given, front?.metadata ?? NO_METADATA);
  await addFile(tray, input, bytes, { text: front?.body ?? decoded.text, metadata });
}

async function addFile(
  tray: Tray,
  { file }: InputFile,
  bytes: Uint8Array,
  { text, metadata }: { readonly text: string; readonly metadata: Metadata },
): Promise<void> {
  if (text.trim() === '') {
    refuse(tray, file, null, 'is empty', 'warning');
    return;
  }
  const garbled = findMojibake(text);
  if (garbled !== null) warn(tray, file, garbled.line, describeMojibake(garbled));
  const id = file.slice(0, file.lastIndexOf('.'));
  await addArticle(tray, { id, file, sha256: hashBytes(bytes), text, metadata }, file);
}

async function readSidecarOf(input: InputFile, tray: Tray): Promise<Metadata> {
  if (input.sidecar === null) return NO_METADATA;
  const file =
    input.file.slice(0, input.file.lastIndexOf('.')) + input.sidecar.slice(input.sidecar.lastIndexOf('.meta.'));
  const refuseSidecar = (reason: string) => {
    tray.findings.push({ level: 'error', file, line: null, message: `${reason}; it was left out` });
    return NO_METADATA;
  };
  const bytes = await readFile(input.sidecar).catch((error: NodeJS.ErrnoException) => `cannot be read (${error.code})`);
  if (typeof bytes === 'string') return refuseSidecar(bytes);
  const decoded = decode(bytes);
  if (decoded.text === null) return refuseSidecar(decoded.reason);
  const { metadata, issues } = readSidecar(decoded.text);
  listIssues(tray, file, issues);
  return metadata;
}

async function readCorpus(input: InputFile, tray: Tray): Promise<void> {
  let records = 0;
  for await (const line of readByteLines(createReadStream(input.path))) {
    if (line.line === 1 && line.bytes !== null && isUtf16(line.bytes)) {
      return refuse(tray, input.file, null, 'is UTF-16: save the corpus as UTF-8');
    }
    const reading = readRecord(line, input.file);
    if (reading === null) continue;
    records += 1;
    const problem = reading.source === null ? reading.reason : findRecordProblem(reading.source);
    if (reading.source === null || problem !== null) {
      const name = reading.id === null ? '' : `record ${JSON.stringify(reading.id)}: `;
      refuse(tray, input.file, line.line, `${name}${problem}`);
      continue;
    }
    listIssues(tray, input.file, reading.issues);
    const garbled = findMojibake(reading.source.text);
    if (garbled !== null) warn(tray, input.file, line.line, `"text" ${describeMojibake(garbled)}`);
    await addArticle(tray, reading.source, `${input.file}:${line.line}`);
  }
  if (records === 0) refuse(tray, input.file, null, 'is empty', 'warning');
}

async function addArticle(tray: Tray, source: ArticleSource, where: string): Promise<void> {
  const language = await findForeignLanguage(source.text);
  if (language !== null) {
    tray.setAside.push({ file: where, reason: `is not English (${language})` });
    return;
  }
  tray.articles.push({ article: createArticle(source, tray.config), where });
}

function refuse(
  tray: Tray,
  file: string,
  line: number | null,
  reason: string,
  level: Finding['level'] = 'error',
): void {
  tray.setAside.push({ file: line === null ? file : `${file}:${line}`, reason });
  tray.findings.push({ level, file, line, message: `${reason}; it was set aside` });
}

function warn(tray: Tray, file: string, line: number | null, message: string): void {
  tray.findings.push({ level: 'warning', file, line, message });
}

function listIssues(tray: Tray, file: string, issues: readonly MetadataIssue[]): void {
  for (const { line, message } of issues) {
    tray.findings.push({ level: 'error', file, line, message: `${message}; it was left out` });
  }
}

function refuseSharedIds(articles: readonly { readonly article: Article; readonly where: string }[]): void {
  articles.forEach(({ article, where }, i) => {
    const other = articles[i - 1];
    if (other?.article.id !== article.id) return;
    const places = [other.where, where].sort(compareText);
    throw new UserError(`two articles have the id "${article.id}": ${places.join(' and ')}`, {
      remedy: 'Rename one of them, or give its record another "id".',
    });
  });
}
