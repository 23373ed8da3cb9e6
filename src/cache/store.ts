/** Values kept between builds in a folder that may be deleted at any time. What is damaged is taken as not there. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLines, writePieces } from '../disk/pieces.ts';

/** Named places, each for one value, in bytes, or for one list of lines. */
export interface Store {
  /** The value as it was kept by this version of the program; `null`: none, damaged, or of another version. */
  readonly read: (name: string) => Buffer | null;
  /** Keeps a value that comes in pieces; a disk that refuses costs the next build time, and nothing else. */
  readonly write: (name: string, pieces: readonly Uint8Array[]) => void;
  /** The lines of a list, in the memory of one; `null` as for a value. */
  readonly readLines: (name: string) => Iterable<string> | null;
  /** Keeps a list of any length; no line holds a line feed. */
  readonly writeLines: (name: string, lines: Iterable<string>) => Promise<void>;
}

/** Characters of a SHA-256, hexadecimal. */
const SEAL_LENGTH = 64;

/** No cache: nothing is kept. */
export const NO_STORE: Store = {
  read: () => null,
  write: () => {},
  readLines: () => null,
  writeLines: async () => {},
};

/** The store in `folder`, for values that `version` stands for. */
export function openStore(folder: string, version: string): Store {
  const seal = (body: Uint8Array) => createHash('sha256').update(`${version}\0`).update(body).digest('hex');
  const place = (name: string, write: (aside: string) => void): void => {
    const aside = join(folder, `${name}.${process.pid}.tmp`);
    try {
      makeFolder(folder);
      write(aside);
      renameSync(aside, join(folder, name));
    } catch {
      // As if it had been deleted.
    }
  };
  return {
    read: (name) => {
      const bytes = readBytes(join(folder, name));
      const body = bytes.subarray(SEAL_LENGTH + 1);
      return bytes.toString('latin1', 0, SEAL_LENGTH + 1) === `${seal(body)}\n` ? body : null;
    },
    write: (name, pieces) => {
      const body = Buffer.concat(pieces);
      place(name, (aside) => writeFileSync(aside, Buffer.concat([Buffer.from(`${seal(body)}\n`), body])));
    },
    // Sealed at its end: what it holds is not known before.
    readLines: (name) => {
      const path = join(folder, name);
      return isSealed(path, version) ? dropLast(readLines(path)) : null;
    },
    writeLines: async (name, lines) => place(name, (aside) => void writePieces(aside, sealLines(lines, version))),
  };
}

/** Nobody should commit it, whatever their own list says. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const list = join(folder, '.gitignore');
  if (!existsSync(list)) writeFileSync(list, '*\n');
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
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
