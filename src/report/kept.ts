/** Which files of the report written last need not be made again: made from the same data, and untouched since. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hashValue, type Store } from '../cache/store.ts';

/** What a file was made from, as a hash, and how it then lay on the disk: bytes and milliseconds. */
type Mark = readonly [key: string, size: number, changed: number];

/** What is kept of a report between builds: its own key, and a mark for each of its files. */
interface Record {
  readonly key: string;
  readonly files: { readonly [path: string]: Mark };
}

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

/** What is kept of the report in `out`. */
export async function readKept(out: string, store: Store): Promise<Kept> {
  const record = (await store.read(nameOf(out))) as Record | null;
  if (record === null) return NOTHING;
  const files = new Map(Object.entries(record.files));
  const paths = new Set(listPaths(out));
  const whole = new Set([...paths].filter((path) => isUntouched(join(out, path), files.get(path))));
  return {
    isWhole: (key) => record.key === key && whole.size === files.size && whole.size === paths.size,
    has: (path, key) => whole.has(path) && files.get(path)?.[0] === key,
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
  const marks = [...keys].map(([path, own]): [string, Mark] => {
    const { size, mtimeMs } = statSync(find(path));
    return [path, [own, size, mtimeMs]];
  });
  await store.write(nameOf(out), { key, files: Object.fromEntries(marks) } satisfies Record);
}

function isUntouched(path: string, mark: Mark | undefined): boolean {
  if (mark === undefined) return false;
  const { size, mtimeMs } = statSync(path);
  return size === mark[1] && mtimeMs === mark[2];
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
