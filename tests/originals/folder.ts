/** Reports of a few articles and records, for tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createReport } from '../../src/build.ts';
import type { LockLine, Report, Statement } from '../../src/model.ts';

/** Files by name, as they lie in the folder. */
export type Files = Readonly<Record<string, string>>;

/** Writes the files into a new folder and gives its path. */
export function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-originals-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The report of the files. */
export async function reportOf(files: Files, lock: readonly LockLine[] = []) {
  const { report, anchored } = await createReport([writeFolder(files)], { lock });
  return { report, lock: anchored.lock };
}

/** The statement of these first words. */
export function findStatement({ statements }: Report, opening: string): Statement {
  const found = statements.find(({ text }) => text.startsWith(opening));
  if (found === undefined) throw new Error(`no statement begins with ${opening}`);
  return found;
}

/** An article of an outlet. */
export const article = (outlet: string, text: string): string =>
  `---\noutlet: ${outlet}\ntitle: Bridge shut for the summer\n---\nThe bridge over the river has been shut for the summer.\n\n${text}\n`;

/** What makes a file the record of a letter by Nora Fenn. */
export const LETTER = 'role: original\nof: letter\nby: Nora Fenn\n';
