/** The imports of `src/`, read from the code: what the map is drawn from and the tests of the layout look at. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult } from 'dependency-cruiser';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** A file of the program. Paths are from the package, parted by `/`. */
export interface SourceFile {
  readonly path: string;
  /** Its folder below `src/`: a stage or a room of one (`reuse/match`); empty for a file of `src/` itself. */
  readonly room: string;
  /** Number of lines. */
  readonly lines: number;
  /** Files of the program that it imports, types included. */
  readonly imports: readonly string[];
}

/** All files of the program, sorted by path. */
export function readImports(): SourceFile[] {
  const told = execFileSync(
    process.execPath,
    [CRUISER, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const { modules } = JSON.parse(told) as ICruiseResult;
  const isOwn = (path: string): boolean => /^src\/.*(?<!\.d)\.[jt]s$/.test(path);
  return modules
    .filter(({ source }) => isOwn(source))
    .map(({ source, dependencies }) => ({
      path: source,
      room: dirname(source).split('/').slice(1).join('/'),
      lines: readFileSync(join(ROOT, source), 'utf8').split('\n').length - 1,
      imports: dependencies.map(({ resolved }) => resolved).filter(isOwn),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
