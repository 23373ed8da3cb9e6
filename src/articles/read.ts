/** Folders, files and corpora → `Article[]`: the one place that reads articles from the disk. */

import { readFileSync, statSync } from 'node:fs';
import type { Config } from '../config.ts';
import { readChunks } from '../disk/pieces.ts';
import type { Article, Finding, Original, SetAside } from '../model.ts';
import { compareText } from '../text.ts';
import { isUtf16, MOST_BYTES } from './decode.ts';
import { type InputFile, listFiles } from './files.ts';
import { type Found, type KnownWords, settleIds } from './ids.ts';
import type { Source } from './source.ts';
import { type Converter, readSource, refuse, type SourceReading } from './source.ts';
import { readByteLines } from './stream.ts';

/** What was read, and what was not, with the reasons. */
export interface Reading {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  /** The records of documents, sorted by id. */
  readonly originals: readonly Original[];
  /** Sorted by file. */
  readonly setAside: readonly SetAside[];
  /** Sorted by file, then line. */
  readonly findings: readonly Finding[];
}

/** Reads a source by `read`, or knows what that gave for the same source before. `null`: a blank line. */
export type Keeper = (
  source: Source,
  read: (source: Source) => Promise<SourceReading | null>,
) => Promise<SourceReading | null>;

/** Collects while files are read. */
interface Tray {
  readonly articles: Found[];
  readonly originals: Map<string, Original>;
  readonly setAside: SetAside[];
  readonly findings: Finding[];
  readonly read: (source: Source) => Promise<SourceReading | null>;
}

/**
 * Reads every article of `inputs` (folders, files, `.jsonl` corpora). What cannot be read is set aside by name and the
 * rest goes on; an input that is not there, and a file and a record with one id, are a `UserError`. Without `convert`, files of other formats are set aside; with
 * `keep`, only what is new is read through. `knownWords` tells which of two articles keeps an id that both would have.
 */
export async function readArticles(
  inputs: readonly string[],
  config: Config,
  convert: Converter | null = null,
  keep: Keeper = (source, read) => read(source),
  knownWords: KnownWords = () => [],
): Promise<Reading> {
  const listing = await listFiles(inputs);
  const tray: Tray = {
    articles: [],
    originals: new Map(),
    setAside: [...listing.setAside],
    findings: [...listing.findings],
    read: (source) => keep(source, (unknown) => readSource(unknown, config, convert)),
  };
  for (const input of listing.files) {
    try {
      await (input.kind === 'corpus' ? readCorpus(input, tray) : readFile(input, input.kind, tray));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === undefined) throw error;
      take(tray, input, null, refuse(`cannot be read (${code})`));
    }
  }
  const { articles, setAside, findings } = settleIds(tray.articles, knownWords);
  return {
    articles,
    originals: [...tray.originals.values()].sort((a, b) => compareText(a.id, b.id)),
    setAside: [...tray.setAside, ...setAside].sort((a, b) => compareText(a.file, b.file)),
    findings: [...tray.findings, ...findings].sort(
      (a, b) => compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0),
    ),
  };
}

async function readFile(input: InputFile, kind: Exclude<Source['kind'], 'record'>, tray: Tray): Promise<void> {
  const isLarge = statSync(input.path).size > MOST_BYTES;
  const reading = isLarge
    ? refuse('is larger than 64 MB')
    : await tray.read({ file: input.file, kind, bytes: readFileSync(input.path), sidecar: readSidecarOf(input) });
  take(tray, input, null, reading);
}

function readSidecarOf({ sidecar }: InputFile): Source['sidecar'] {
  if (sidecar === null) return null;
  try {
    return readFileSync(sidecar);
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
}

async function readCorpus(input: InputFile, tray: Tray): Promise<void> {
  let records = 0;
  for await (const { line, bytes } of readByteLines(readChunks(input.path))) {
    if (line === 1 && bytes !== null && isUtf16(bytes)) {
      return take(tray, input, null, refuse('is UTF-16: save the corpus as UTF-8'));
    }
    const reading =
      bytes === null
        ? refuse('is longer than 64 MB', [], 'error', 1)
        : await tray.read({ file: input.file, kind: 'record', bytes, sidecar: null });
    if (reading !== null) records += 1;
    take(tray, input, line, reading);
  }
  if (records === 0) take(tray, input, null, refuse('is empty', [], 'warning'));
}

/** Puts away what was read of a file, or of the record that stands on its `line`. */
function take(tray: Tray, input: InputFile, line: number | null, reading: SourceReading | null): void {
  if (reading === null) return;
  const { file, sidecar } = input;
  const where = line === null ? file : `${file}:${line}`;
  for (const { level, of, line: own, message } of reading.notes) {
    const named = of === 'sidecar' && sidecar !== null ? nameSidecar(file, sidecar) : file;
    tray.findings.push({ level, file: named, line: own === null ? null : own + (line ?? 1) - 1, message });
  }
  if (reading.original !== undefined) takeOriginal(tray, reading.original);
  else if (reading.article !== null) tray.articles.push({ article: reading.article, file, line });
  else if (reading.reason !== null) tray.setAside.push({ file: where, reason: reading.reason });
}

/** Of two records with one id the later by name takes its extension into its id. */
function takeOriginal({ originals, findings }: Tray, original: Original): void {
  const { file, id } = original;
  const first = originals.get(id);
  if (first === undefined) {
    originals.set(id, original);
    return;
  }
  originals.set(file, { ...original, id: file });
  const message = `has the id of the record ${first.file}; it is called ${file}`;
  findings.push({ level: 'warning', file, line: null, message });
}

function nameSidecar(file: string, sidecar: string): string {
  return file.slice(0, file.lastIndexOf('.')) + sidecar.slice(sidecar.lastIndexOf('.meta.'));
}
