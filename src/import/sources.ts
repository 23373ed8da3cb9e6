/** What `verbatim add` is given, a file or an address, → the articles in it, one after the other. */
import { createReadStream } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode, MOST_BYTES } from '../articles/decode.ts';
import { mergeMetadata, readSidecar } from '../articles/metadata.ts';
import { findRecordProblem, hashBytes, readRecord } from '../articles/records.ts';
import { readByteLines } from '../articles/stream.ts';
import { decodeDeclared } from './charset.ts';
import { type Conversion, refuse, toConverted } from './conversion.ts';
import { convertFile, type SingleFormat } from './convert.ts';
import { type FetchLimits, fetchAddress } from './fetch.ts';
import { formatOfName, formatOfType, type ImportFormat, KNOWN_FORMATS } from './formats.ts';
import type { Columns } from './table.ts';

/** An article, or why there is none. */
export interface Incoming {
  /** For messages: the file, with the line or the page in it. */
  readonly where: string;
  /** What a file name may be made from where title and outlet say nothing. */
  readonly name: string;
  readonly conversion: Conversion;
  /** SHA-256 of the original: of the file, or of the record's, row's or page's own bytes. */
  readonly sha256: string;
}

/** How sources are read. */
export interface SourceOptions {
  readonly columns?: Columns;
  /** The moment of fetching, ISO 8601, for addresses. */
  readonly now: () => string;
  readonly limits?: FetchLimits;
}

/** Reads a file or an http(s) address. Never throws for what is wrong with it. */
export async function* readSource(source: string, options: SourceOptions): AsyncGenerator<Incoming> {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(source)) yield* readAddress(source, options);
  else yield* readPath(source, options);
}

async function* readAddress(address: string, options: SourceOptions): AsyncGenerator<Incoming> {
  const no = (reason: string) => reject(address, reason);
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return yield no('is not an http(s) address');
  const fetched = await fetchAddress(address, options.limits);
  if (typeof fetched === 'string') return yield no(fetched);
  const { pathname } = new URL(fetched.url);
  const format = formatOfType(fetched.type) ?? formatOfName(pathname) ?? 'page';
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(fetched.type)?.[1] ?? null;
  const name = basename(pathname) || new URL(fetched.url).hostname;
  for await (const found of readBytes({ name, where: address, format, ...fetched, charset }, options)) {
    const { conversion } = found;
    yield conversion.text === null
      ? found
      : { ...found, conversion: { ...conversion, retrieved: conversion.retrieved ?? options.now() } };
  }
}

async function* readPath(path: string, options: SourceOptions): AsyncGenerator<Incoming> {
  const problem = await findProblem(path);
  if (problem !== null) return yield reject(path, problem);
  const format = formatOfName(path);
  if (format === null) return yield reject(path, `has a format that is not read. ${KNOWN_FORMATS}`);
  try {
    if (format === 'records') return yield* readRecords(createReadStream(path), path);
    if (format === 'warc') return yield* readArchive(createReadStream(path), path, options);
    const bytes = await readFile(path);
    const name = basename(path).replace(/\.[^.]+$/, '');
    for await (const found of readBytes({ bytes, name, where: path, format, url: null, charset: null }, options)) {
      yield format === 'table' ? found : await addSidecar(found, path);
    }
  } catch (error) {
    yield reject(path, `cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
  }
}

/** Why a path is no file to read; `null`: it is one. */
async function findProblem(path: string): Promise<string | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code !== 'ENOENT') return `cannot be read (${found.code})`;
    return (await lstat(path).catch(() => null))?.isSymbolicLink() ? 'is a link to nothing' : 'no such file';
  }
  if (found.isDirectory()) return 'is a folder: name the files in it, or build from it (verbatim build FOLDER)';
  if (!found.isFile()) return 'is not a regular file';
  const streamed = /\.(?:jsonl|ndjson|warc|warc\.gz)$/i.test(path);
  return found.size > MOST_BYTES && !streamed ? 'is larger than 64 MB' : null;
}

interface Held {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly where: string;
  readonly format: ImportFormat;
  readonly url: string | null;
  readonly charset: string | null;
}

async function* readBytes(held: Held, options: SourceOptions): AsyncGenerator<Incoming> {
  const { bytes, where, format } = held;
  const chunks = async function* () {
    yield bytes;
  };
  if (format === 'records') yield* readRecords(chunks(), where);
  else if (format === 'warc') yield* readArchive(chunks(), where, options);
  else if (format === 'table') yield* readRows(held, options);
  else yield await readSingle(held, format);
}

async function readSingle({ bytes, name, where, url, charset }: Held, format: SingleFormat): Promise<Incoming> {
  const conversion = await convertFile(format, bytes, { url, charset });
  return { where, name, conversion, sha256: hashBytes(bytes) };
}

/** A sidecar beside the original says more than the original. */
async function addSidecar(found: Incoming, path: string): Promise<Incoming> {
  const { conversion } = found;
  if (conversion.text === null) return found;
  const file = join(dirname(path), `${found.name}.meta.yaml`);
  const kind = await lstat(file).catch(() => null);
  if (kind?.isSymbolicLink()) {
    const warning = `${basename(file)} is a link and was not read`;
    return { ...found, conversion: { ...conversion, warnings: [...conversion.warnings, warning] } };
  }
  const bytes = kind?.isFile() ? await readFile(file) : null;
  const decoded = bytes === null ? null : decode(bytes);
  if (decoded === null || decoded.text === null) return found;
  const { metadata, issues } = readSidecar(decoded.text);
  const warnings = issues.map(({ line, message }) => `${basename(file)}:${line}: ${message}; it was left out`);
  const merged = mergeMetadata(metadata, conversion.metadata);
  return { ...found, conversion: { ...conversion, metadata: merged, warnings: [...conversion.warnings, ...warnings] } };
}

async function* readRecords(stream: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Incoming> {
  for await (const line of readByteLines(stream)) {
    const place = `${where}:${line.line}`;
    const reading = readRecord(line, where);
    if (reading === null) continue;
    const problem = reading.source === null ? reading.reason : findRecordProblem(reading.source);
    if (reading.source === null || problem !== null) {
      yield reject(place, problem ?? 'cannot be read');
      continue;
    }
    const { id, text, metadata, sha256 } = reading.source;
    const warnings = reading.issues.map(({ message }) => `${message}; it was left out`);
    const given = metadata === undefined ? { warnings } : { metadata, warnings };
    yield { where: place, name: id, conversion: toConverted(text, given), sha256 };
  }
}

async function* readRows({ bytes, where, name, charset }: Held, options: SourceOptions): AsyncGenerator<Incoming> {
  const decoded = decodeDeclared(bytes, charset);
  if (decoded.text === null) return yield reject(where, decoded.reason);
  const { convertTable } = await import('./table.ts');
  const tabs = /\.tsv$/i.test(where);
  const rows = await convertTable(decoded.text, { columns: options.columns ?? {}, tabs });
  for (const { line, conversion } of rows) {
    const sha256 = hashBytes(Buffer.from(conversion.text ?? ''));
    yield { where: `${where}:${line}`, name: `${name}-${line}`, conversion, sha256 };
  }
}

/** Pages of an archive: those that are no articles (a home page, a style sheet) are passed over by the reason given. */
async function* readArchive(
  stream: AsyncIterable<Uint8Array>,
  where: string,
  _: SourceOptions,
): AsyncGenerator<Incoming> {
  const { readWarc } = await import('./warc.ts');
  for await (const found of readWarc(stream)) {
    if ('reason' in found) {
      yield reject(found.url === null ? where : `${where} (${found.url})`, found.reason);
      continue;
    }
    const format = formatOfType(found.type);
    if (format === null || format === 'records' || format === 'table' || format === 'warc') continue;
    const { pathname, hostname } = new URL(found.url);
    const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(found.type)?.[1] ?? null;
    const conversion = await convertFile(format, found.body, { url: found.url, charset });
    yield {
      where: `${where} (${found.url})`,
      name: basename(pathname) || hostname,
      conversion: conversion.text === null ? conversion : { ...conversion, retrieved: found.retrieved },
      sha256: hashBytes(found.body),
    };
  }
}

function reject(where: string, reason: string): Incoming {
  return { where, name: '', conversion: refuse(reason), sha256: '' };
}
