/** Which files of the report written last need not be made again: made from the same data, and untouched since. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hashValue, type Store } from '../cache/store.ts';

/** A file: what it was made from, as a hash, and how it then lay on the disk, in bytes and milliseconds. */
type Mark = readonly [path: string, key: string, size: number, changed: number];

/** The files of an earlier report. */
export interface Kept {
  /** True where there is nothing to do: the whole report was made from `key`, and every file is untouched. */
  readonly isWhole: (key: string) => boolean;
  /** True where the file was made from `key` and is untouched. */
  readonly has: (path: string, key: string) => boolean;
  /** Every file of the folder; empty where nothing is known of it, so that all is made anew. */
  readonly paths: ReadonlySet<string>;
}

const NOTHING: Kept = { isWhole: () => false, has: () => false, paths: new Set() };

/** One record a folder: several reports may share the cache of one lock file. */
function nameOf(out: string): string {
  return `report-${hashValue(relative('', out))}`;
}

/** What is kept of the report in `out`: in lines, the report's own key and a mark for each of its files. */
export function readKept(out: string, store: Store): Kept {
  const lines = store.readLines(nameOf(out));
  if (lines === null) return NOTHING;
  const paths = new Set(listPaths(out));
  const whole = new Map<string, string>();
  let [own, files] = ['', -1];
  for (const line of lines) {
    files += 1;
    if (files === 0) own = line;
    else {
      const mark = JSON.parse(line) as Mark;
      if (paths.has(mark[0]) && isUntouched(out, mark)) whole.set(mark[0], mark[1]);
    }
  }
  return {
    isWhole: (key) => own === key && whole.size === files && whole.size === paths.size,
    has: (path, key) => whole.get(path) === key,
    paths,
  };
}

/** Keeps, for the next build, what each file of a report was made from; `find` says where a file lies now. */
export async function writeKept(
  out: string,
  store: Store,
  key: string,
  keys: ReadonlyMap<string, string>,
  find: (path: string) => string,
): Promise<void> {
  await store.writeLines(nameOf(out), listMarks(key, keys, find));
}

function* listMarks(key: string, keys: ReadonlyMap<string, string>, find: (path: string) => string): Generator<string> {
  yield key;
  for (const [path, own] of keys) {
    const { size, mtimeMs } = statSync(find(path));
    yield JSON.stringify([path, own, size, mtimeMs] satisfies Mark);
  }
}

function isUntouched(out: string, [path, , size, changed]: Mark): boolean {
  const found = statSync(join(out, path));
  return found.size === size && found.mtimeMs === changed;
}

/** Every file under a folder, `/` between folders; none where there is no folder. */
function listPaths(folder: string, under = ''): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(folder, under), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? listPaths(folder, path) : [path];
  });
}
