/** Where corrections lie: `corrections.yaml` in the input folder, beside the articles. */
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../config.ts';
import { writeDurably } from '../disk/replace.ts';
import { type Corrections, parseCorrections } from './parse.ts';

/** The name of the file; in a folder of articles it is never read as one. */
export const CORRECTIONS_FILE = 'corrections.yaml';

/** The corrections of all input folders; an input that is a file has none. What is wrong in one is a `UserError`. */
export async function readCorrections(inputs: readonly string[]): Promise<Corrections> {
  const all: Corrections[] = [];
  for (const input of inputs) {
    const path = join(input, CORRECTIONS_FILE);
    const text = await readText(path);
    if (text === null) continue;
    all.push(parseCorrections(text, path));
  }
  return { statements: all.flatMap(({ statements }) => statements), names: all.flatMap(({ names }) => names) };
}

/** The text of a corrections file; `null`: there is none. */
export async function readText(path: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UserError(`cannot be read (${code ?? error})`, { file: path });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError('is not UTF-8', { file: path, remedy: 'Save it as UTF-8.' });
  }
}

/** The file that a new correction is written to: that of the first input folder. No folder is a `UserError`. */
export async function findCorrectionsFile(inputs: readonly string[]): Promise<string> {
  for (const input of inputs) {
    if ((await stat(input).catch(() => null))?.isDirectory()) return join(input, CORRECTIONS_FILE);
  }
  throw new UserError(`${inputs.join(', ')}: is no folder`, {
    remedy: `Corrections lie in the folder of the articles, as ${CORRECTIONS_FILE}: name the folder.`,
  });
}

/** Writes the file whole or not at all. */
export async function writeText(path: string, text: string): Promise<void> {
  const aside = join(dirname(path), `.${CORRECTIONS_FILE}-${process.pid}.tmp`);
  try {
    await writeDurably(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(`cannot be written (${reason})`, { file: path, remedy: 'The file is as it was before.' });
  }
}
