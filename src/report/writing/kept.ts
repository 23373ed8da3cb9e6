/** Which files of the report written last need not be made again: made from the same data, and untouched since. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hashValue, type Store } from '../../cache/store.ts';
import type { EarlierFile, PartMark } from '../exports/long-file.ts';

/** What a file was made from: a hash of its data, and the grounds that it was known by before these were made. */
export interface Origin {
  readonly key: string;
  readonly grounds: string | null;
}

/** A file with its origin, and how it lay on the disk when it was written. */
type Mark = readonly [path: string, key: string, grounds: string | null, size: number, changed: number];

/** An untouched file: `size` in bytes, `changed` in milliseconds. */
interface KeptFile extends Origin {
  readonly size: number;
  readonly changed: number;
}

/** The files of an earlier report. */
export interface Kept {
  /** True where there is nothing to do: the whole report was made from `key`, and every file is untouched. */
  readonly isWhole: (key: string) => boolean;
  /** What an untouched file was made from; `null`: there is none. */
  readonly find: (path: string) => KeptFile | null;
  /** An untouched file with the parts that it was made of; `null`: that is not known. */
  readonly openParts: (path: string) => EarlierFile | null;
  /** Every file of the folder; empty where nothing is known of it, so that all is made anew. */
  readonly paths: ReadonlySet<string>;
}

const NOTHING: Kept = { isWhole: () => false, find: () => null, openParts: () => null, paths: new Set() };

/** One record a folder: several reports may share the cache of one lock file. */
function nameOf(out: string): string {
  return `report-${hashValue(relative('', out))}`;
}

function nameOfParts(out: string, path: string): string {
  return `parts-${hashValue([relative('', out), path])}`;
}

/** What is kept of the report in `out`: in lines, the report's own key and a mark for each of its files. */
export function readKept(out: string, store: Store): Kept {
  const lines = store.readLines(nameOf(out));
  if (lines === null) return NOTHING;
  const paths = new Set(listPaths(out));
  const whole = new Map<string, KeptFile>();
  let [own, files] = ['', -1];
  for (const line of lines) {
    files += 1;
    if (files === 0) own = line;
    else {
      const [path, key, grounds, size, changed] = JSON.parse(line) as Mark;
      const file = { key, grounds, size, changed };
      if (paths.has(path) && isUntouched(join(out, path), file)) whole.set(path, file);
    }
  }
  const find = (path: string) => whole.get(path) ?? null;
  return {
    isWhole: (key) => own === key && whole.size === files && whole.size === paths.size,
    find,
    openParts: (path) => {
      const file = find(path);
      const parts = file === null ? null : readParts(store.readLines(nameOfParts(out, path)), file.key);
      return parts === null ? null : { path: join(out, path), parts };
    },
    paths,
  };
}

/**
 * Keeps, for the next build, what each file of a report was made from. Those that differ from the `kept` ones lie in
 * `fresh`.
 */
export async function writeKept(
  {
    out,
    fresh,
    store,
    kept,
  }: { readonly out: string; readonly fresh: string; readonly store: Store; readonly kept: Kept },
  key: string,
  origins: ReadonlyMap<string, Origin>,
): Promise<void> {
  const mark = (path: string, { key: own, grounds }: Origin): Mark => {
    const file = kept.find(path);
    if (file?.key === own) return [path, own, grounds, file.size, file.changed];
    const { size, mtimeMs } = statSync(join(fresh, path));
    return [path, own, grounds, size, mtimeMs];
  };
  const lines = function* () {
    yield key;
    for (const [path, origin] of origins) yield JSON.stringify(mark(path, origin));
  };
  await store.writeLines(nameOf(out), lines());
}

/** Keeps the parts of a file whose key is `key`; of use only where that file is in place in the next build. */
export async function writeParts(
  out: string,
  store: Store,
  path: string,
  key: string,
  parts: readonly PartMark[],
): Promise<void> {
  const lines = parts.map(({ grounds, start, size }) => `${grounds} ${start} ${size}`);
  await store.writeLines(nameOfParts(out, path), [key, ...lines]);
}

/** The parts of the file whose key is `key`; `null`: these are another's. */
function readParts(lines: Iterable<string> | null, key: string): Iterable<PartMark> | null {
  const rest = lines?.[Symbol.iterator]();
  return rest?.next().value === key ? listParts({ [Symbol.iterator]: () => rest }) : null;
}

function* listParts(lines: Iterable<string>): Generator<PartMark> {
  for (const line of lines) {
    const [grounds = '', start, size] = line.split(' ');
    yield { grounds, start: Number(start), size: Number(size) };
  }
}

function isUntouched(place: string, { size, changed }: KeptFile): boolean {
  const found = statSync(place);
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
