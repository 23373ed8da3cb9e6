/** Values kept between builds in a folder that may be deleted at any time. What is damaged is taken as not there. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines, writePieces } from '../disk/pieces.ts';

/** Named places, each for one JSON value or for one list of lines. */
export interface Store {
  /** The value as it was kept by this version of the program; `null`: none, damaged, or of another version. */
  readonly read: (name: string) => Promise<unknown>;
  /** Keeps a value; a disk that refuses costs the next build time, and nothing else. */
  readonly write: (name: string, value: unknown) => Promise<void>;
  /** The lines of a list, in the memory of one; `null` as for a value. */
  readonly readLines: (name: string) => Iterable<string> | null;
  /** Keeps a list of any length; no line holds a line feed. */
  readonly writeLines: (name: string, lines: Iterable<string>) => Promise<void>;
}

/** No cache: nothing is kept. */
export const NO_STORE: Store = {
  read: async () => null,
  write: async () => {},
  readLines: () => null,
  writeLines: async () => {},
};

/** The store in `folder`, for values that `version` stands for. */
export function openStore(folder: string, version: string): Store {
  const seal = (body: string) => createHash('sha256').update(`${version}\0${body}`).digest('hex');
  const place = async (name: string, write: (aside: string) => Promise<void>): Promise<void> => {
    const aside = join(folder, `${name}.${process.pid}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
      // Nobody should commit it, whatever their own list says.
      await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {});
      await write(aside);
      await rename(aside, join(folder, name));
    } catch {
      // As if it had been deleted.
    }
  };
  return {
    read: async (name) => {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      return end > 0 && text.slice(0, end) === seal(body) ? JSON.parse(body) : null;
    },
    write: (name, value) => {
      const body = JSON.stringify(value);
      return place(name, (aside) => writeFile(aside, `${seal(body)}\n${body}`));
    },
    // Sealed at its end: what it holds is not known before.
    readLines: (name) => {
      const path = join(folder, name);
      return isSealed(path, version) ? dropLast(readLines(path)) : null;
    },
    writeLines: (name, lines) => place(name, async (aside) => void writePieces(aside, sealLines(lines, version))),
  };
}

function* sealLines(lines: Iterable<string>, version: string): Generator<string> {
  const hash = createHash('sha256').update(`${version}\0`);
  for (const line of lines) {
    hash.update(`${line}\n`);
    yield `${line}\n`;
  }
  yield hash.digest('hex');
}

function isSealed(path: string, version: string): boolean {
  const hash = createHash('sha256').update(`${version}\0`);
  let last: string | null = null;
  try {
    for (const line of readLines(path)) {
      if (last !== null) hash.update(`${last}\n`);
      last = line;
    }
  } catch {
    return false;
  }
  return last === hash.digest('hex');
}

function* dropLast(lines: Iterable<string>): Generator<string> {
  let last: string | null = null;
  for (const line of lines) {
    if (last !== null) yield last;
    last = line;
  }
}

/** A short hash that tells values apart. */
export function hashValue(value: unknown): string {
  return hashBytes(JSON.stringify(value));
}

/** The same of bytes, or of a text in UTF-8; `before`: what else they depend on. */
export function hashBytes(bytes: string | Uint8Array, before = ''): string {
  return createHash('sha256').update(before).update(bytes).digest('hex').slice(0, 32);
}
