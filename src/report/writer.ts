/** Puts the files of a report into a new folder, one at a time; those that need not be made again are left out. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashBytes } from '../cache/store.ts';
import { writePieces } from '../disk/pieces.ts';

/** Where the files of a report go. A path is put once, from the root of the report, with `/` between folders. */
export interface Writer {
  /** True where a file made of `key` has to be made; false where the one of the earlier report is the same. */
  readonly isDue: (path: string, key: string) => boolean;
  /** Writes a file, where it is due. */
  readonly make: (path: string, key: string, content: () => string | Uint8Array) => void;
  /** The same; its key is the hash of `content`. */
  readonly put: (path: string, content: string | Uint8Array) => void;
  /** Writes a file that grows with the report, in the memory of a few of its pieces. */
  readonly stream: (path: string, pieces: Iterable<string>) => void;
}

/** A writer into the folder `fresh`. */
export function createWriter(fresh: string, isDue: Writer['isDue']): Writer {
  const made = new Set<string>();
  const placeOf = (path: string): string => {
    const place = join(fresh, path);
    const folder = dirname(place);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    return place;
  };
  const make: Writer['make'] = (path, key, content) => {
    if (isDue(path, key)) writeFileSync(placeOf(path), content());
  };
  return {
    isDue,
    make,
    put: (path, content) => make(path, hashBytes(content), () => content),
    stream: (path, pieces) => {
      const place = placeOf(path);
      // What its hash is shows only when it is written: one that is the same as before is dropped again.
      if (!isDue(path, writePieces(place, pieces))) rmSync(place);
    },
  };
}
