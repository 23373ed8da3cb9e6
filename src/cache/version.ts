/** What the results of this program depend on besides their input. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../text.ts';

/** Where the package lies: two folders above this file, in `src/` and in `dist/`. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
/** The code that is running, its weights and its templates. `package.json` names the exact versions of what it uses. */
const PARTS = [fileURLToPath(new URL('../', import.meta.url)), join(PACKAGE, 'templates')];
const FILES = ['package.json', '.eleventy.js'].map((name) => join(PACKAGE, name));

let known: Promise<string> | undefined;

/** A hash of the program and of the Node that it runs on (whose Unicode tables decide what a letter is). */
export function hashProgram(): Promise<string> {
  known ??= computeHash();
  return known;
}

async function computeHash(): Promise<string> {
  const lists = await Promise.all(PARTS.map(listFiles));
  const files = [...lists.flat(), ...FILES].sort(compareText);
  const hash = createHash('sha256').update(process.version);
  const contents = await Promise.all(files.map((file) => readFile(file)));
  files.forEach((file, i) => {
    hash.update(`\0${file.slice(PACKAGE.length)}\0`).update(contents[i] ?? '');
  });
  return hash.digest('hex');
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
