/** Which folders a report may be written to: an empty one, a new one, or one that an earlier report was written to. */
import { readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../config.ts';
import { SCHEMA_VERSION } from '../exports/data.ts';

/** The forms of a report: pages, `report.md`, and `data/`. */
export const FORMATS = ['html', 'md', 'data'] as const;
/** One of them. */
export type Format = (typeof FORMATS)[number];

/** The file that says that a folder is ours to replace, and which formats were asked for. */
export const MARKER = '.verbatim';

/** The text of the marker. */
export function formatMarker(formats: readonly Format[]): string {
  const names = FORMATS.filter((format) => formats.includes(format)).join(', ');
  return `Written by Verbatim, schema ${SCHEMA_VERSION}, formats ${names}. The next report replaces this folder.\n`;
}

/** The formats that the report in `outDir` was made in; `null`: there is none, or it is older than such a note. */
export async function readFormats(outDir: string): Promise<readonly Format[] | null> {
  const text = await readFile(join(outDir, MARKER), 'utf8').catch(() => '');
  const names = /, formats ([a-z, ]*)\./.exec(text)?.[1]?.split(', ');
  return names === undefined ? null : FORMATS.filter((format) => names.includes(format));
}

/** What a report must not be written over, as paths. */
export interface Guarded {
  readonly inputs: readonly string[];
  readonly lockFile: string;
}

/** Throws a `UserError` where writing to `outDir` would destroy what is not ours; writes nothing. */
export async function assertOutDir(outDir: string, { inputs, lockFile }: Guarded): Promise<void> {
  const out = await findReal(outDir);
  const remedy = 'Name another folder with --out; one that does not exist yet is made.';
  for (const input of inputs) {
    if (holds(out, await findReal(input))) throw new UserError(`holds the input ${input}`, { file: outDir, remedy });
  }
  if (holds(out, await findReal(lockFile)))
    throw new UserError(`holds the lock file ${lockFile}`, { file: outDir, remedy });
  const names = await list(outDir, remedy);
  if (names.includes('.git')) throw new UserError('holds a Git repository (.git)', { file: outDir, remedy });
  if (names.length > 0 && !names.includes(MARKER)) {
    throw new UserError('is not empty and was not written by Verbatim', {
      file: outDir,
      remedy: `${remedy} (A report's folder holds a file named ${MARKER}.)`,
    });
  }
}

async function list(outDir: string, remedy: string): Promise<string[]> {
  try {
    return await readdir(outDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new UserError('is a file, not a folder', { file: outDir, remedy });
    throw new UserError(`cannot be read (${code})`, { file: outDir, remedy });
  }
}

/** True where `inner` is `outer` or lies in it. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

/** The path without links, as far as it exists. */
export async function findReal(path: string): Promise<string> {
  const full = resolve(path);
  const found = await stat(full).catch(() => null);
  if (found !== null) return realpath(full);
  return dirname(full) === full ? full : join(await findReal(dirname(full)), basename(full));
}

/**
 * Clears away what a killed build of an earlier version has left beside `out` (`.output-Ab12Cd`), and brings back the
 * report where it had just been moved there.
 */
export async function clearLeftovers(out: string): Promise<void> {
  const folder = dirname(out);
  const prefix = `.${basename(out)}-`;
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(prefix) && entry.length === prefix.length + 6)) {
    const inside = await readdir(join(folder, name)).catch(() => ['?']);
    if (!inside.every((entry) => entry === 'new' || entry === 'old')) continue;
    const old = join(folder, name, 'old');
    const moved = inside.includes('old') && (await stat(out).catch(() => null)) === null;
    if (moved && (await readdir(old)).includes(MARKER)) await rename(old, out);
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
