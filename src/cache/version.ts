/** What the results of this program depend on besides their input. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE, PACKAGE, TEMPLATES } from '../package.ts';
import { compareText } from '../text.ts';

/** The code that is running, its weights and its templates. `package.json` names the exact versions of what it uses. */
const PARTS = [CODE, TEMPLATES];
const FILES = ['package.json', '.eleventy.js'].map((name) => join(PACKAGE, name));

let known: string | undefined;

/** A hash of the program and of the Node that it runs on (whose Unicode tables decide what a letter is). */
export function hashProgram(): string {
  known ??= computeHash();
  return known;
}

function computeHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...PARTS.flatMap(listFiles), ...FILES].sort(compareText)) {
    hash.update(`\0${file.slice(PACKAGE.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Every file of a folder that makes a difference to what runs. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}
