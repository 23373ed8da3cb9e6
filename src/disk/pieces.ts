/** Files of any length, in the memory of a few pieces: a string ends at half a gigabyte. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs';

/** Characters or bytes at a time. */
const CHUNK = 1 << 20;

/** Writes a text that comes in pieces, none of which ends inside a character, in UTF-8. The SHA-256 of its bytes, hexadecimal. */
export function writePieces(path: string, pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  try {
    for (const text of gather(pieces)) {
      const bytes = Buffer.from(text);
      hash.update(bytes);
      writeFileSync(file, bytes);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Waits until the disk has a file. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The SHA-256 of a file, hexadecimal; `null`: it cannot be read. */
export function hashFile(path: string): string | null {
  const hash = createHash('sha256');
  try {
    for (const bytes of readChunks(path)) hash.update(bytes);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/** The first bytes of a file: `size`, or all where it has fewer. */
export function readStart(path: string, size: number): Uint8Array {
  for (const bytes of readChunks(path)) return bytes.subarray(0, size);
  return new Uint8Array();
}

/** The lines of a file in UTF-8, without their line feeds; the last is empty where the file ends in one. */
export function* readLines(path: string): Generator<string> {
  let held: Buffer[] = [];
  for (const bytes of readChunks(path)) {
    const end = bytes.lastIndexOf(LINE_FEED);
    if (end >= 0) {
      const whole = Buffer.concat([...held, bytes.subarray(0, end)]).toString();
      for (const line of whole.split('\n')) yield line;
      held = [];
    }
    held.push(bytes.subarray(end + 1));
  }
  yield Buffer.concat(held).toString();
}

const LINE_FEED = 0x0a;

/** The bytes of a file, a piece at a time. */
export function* readChunks(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const bytes = Buffer.allocUnsafe(CHUNK);
      const size = readSync(file, bytes);
      if (size === 0) return;
      yield bytes.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

function* gather(pieces: Iterable<string>): Generator<string> {
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < CHUNK) continue;
    yield held.join('');
    held = [];
    size = 0;
  }
  yield held.join('');
}
