/** Puts the files of a report into a new folder, one at a time; those that need not be made again are left out. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashBytes } from '../../cache/store.ts';
import { writePieces } from '../../disk/pieces.ts';
import { composeFile, type FilePart, type PartMark } from '../exports/long-file.ts';
import type { Kept, Origin } from './kept.ts';

/** Where the files of a report go. A path is put once, from the root of the report, with `/` between folders. */
export interface Writer {
  /** True where the file of the earlier report was made on the same grounds: it is kept as it is. */
  readonly keep: (path: string, grounds: string) => boolean;
  /** True where a file made of `key` has to be made; false where the one of the earlier report is the same. */
  readonly isDue: (path: string, key: string, grounds?: string | null) => boolean;
  /** Writes a file that is made of `grounds` alone, where it is due. */
  readonly make: (path: string, grounds: string, content: () => string | Uint8Array) => void;
  /** Writes a file, where it is due. */
  readonly put: (path: string, content: string | Uint8Array) => void;
  /** Writes a file that grows with the report, in the memory of a few of its parts. */
  readonly stream: (path: string, parts: Iterable<FilePart>) => Promise<void>;
  /** What each file was made from, those that were kept among them. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Told of the parts of a file whose key is `key`. */
export type NoteParts = (path: string, key: string, parts: readonly PartMark[]) => Promise<void>;

/** A writer into the folder `fresh`, where the earlier report is the one that is `kept`. */
export function createWriter(fresh: string, kept: Kept, noteParts: NoteParts): Writer {
  const origins = new Map<string, Origin>();
  const made = new Set<string>();
  const placeOf = (path: string): string => {
    const place = join(fresh, path);
    const folder = dirname(place);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    return place;
  };
  const isDue: Writer['isDue'] = (path, key, grounds = null) => {
    origins.set(path, { key, grounds });
    return kept.find(path)?.key !== key;
  };
  const keep: Writer['keep'] = (path, grounds) => {
    const file = kept.find(path);
    if (file?.grounds !== grounds) return false;
    origins.set(path, file);
    return true;
  };
  const put = (path: string, content: string | Uint8Array, grounds: string | null = null) => {
    if (isDue(path, hashBytes(content), grounds)) writeFileSync(placeOf(path), content);
  };
  return {
    origins,
    keep,
    isDue,
    make: (path, grounds, content) => {
      if (!keep(path, grounds)) put(path, content(), grounds);
    },
    put: (path, content) => put(path, content),
    stream: async (path, parts) => {
      const place = placeOf(path);
      const marks: PartMark[] = [];
      const earlier = kept.openParts(path);
      const key = writePieces(
        place,
        composeFile(parts, earlier, (mark) => void marks.push(mark)),
      );
      // What its hash is shows only when it is written: one that is the same as before is dropped again.
      if (isDue(path, key)) await noteParts(path, key, marks);
      else rmSync(place);
    },
  };
}
