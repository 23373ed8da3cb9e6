/** Files that grow with the report: what stands in the earlier one on the same grounds is copied from there, not made again. */
import { closeSync, openSync, readSync } from 'node:fs';

/** A part of a file: a text, or one that is made only where it may have changed. */
export type FilePart = string | GroundedPart;

/** A part with all that it is made from. */
export interface GroundedPart {
  readonly grounds: string;
  readonly make: () => string;
}

/** Where a part stands in a file, in bytes. */
export interface PartMark {
  readonly grounds: string;
  readonly start: number;
  readonly size: number;
}

/** The earlier file, with its parts in their order. */
export interface EarlierFile {
  readonly path: string;
  readonly parts: Iterable<PartMark>;
}

/** Bytes that are copied at a time, about. */
const CHUNK = 1 << 20;

/** The content of a file of `parts`, in pieces; `note` is told of each that has grounds, in their order. */
export function* composeFile(
  parts: Iterable<FilePart>,
  earlier: EarlierFile | null,
  note: (mark: PartMark) => void,
): Generator<string | Uint8Array> {
  const seek = createSeeker(earlier?.parts ?? []);
  const file = earlier === null ? null : openSync(earlier.path, 'r');
  let [start, from, to] = [0, 0, 0]; // where the next part goes; the stretch of the earlier file that goes before it
  const copy = function* () {
    if (file !== null && to > from) yield readStretch(file, from, to - from);
    from = to;
  };
  try {
    for (const part of parts) {
      const known = typeof part === 'string' ? null : seek(part.grounds);
      if (known !== null && (known.start !== to || to - from > CHUNK)) {
        yield* copy();
        from = known.start;
      }
      const made = known !== null ? null : typeof part === 'string' ? part : part.make();
      if (made !== null) {
        yield* copy();
        yield made;
      }
      const size = made === null ? (known?.size ?? 0) : Buffer.byteLength(made);
      if (known !== null) to = known.start + size;
      if (typeof part !== 'string') note({ grounds: part.grounds, start, size });
      start += size;
    }
    yield* copy();
  } finally {
    if (file !== null) closeSync(file);
  }
}

function readStretch(file: number, start: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; ) {
    const read = readSync(file, bytes, at, size - at, start + at);
    if (read === 0) throw new Error('the earlier report was changed while the new one was made from it');
    at += read;
  }
  return bytes;
}

/** Parts that are looked through; of those that were passed over, and may have gone or moved down, half as many are kept. */
const AHEAD = 64;

/** Finds the parts of a file, asked for in nearly the order in which they stand there; each once. */
function createSeeker(parts: Iterable<PartMark>): (grounds: string) => PartMark | null {
  const rest = parts[Symbol.iterator]();
  const ahead: PartMark[] = [];
  return (grounds) => {
    for (let i = 0; i < AHEAD; i++) {
      const next = ahead[i] ?? rest.next().value;
      if (next === undefined) return null;
      if (i === ahead.length) ahead.push(next);
      if (next.grounds !== grounds) continue;
      ahead.splice(i, 1);
      ahead.splice(0, Math.max(0, i - AHEAD / 2));
      return next;
    }
    return null;
  };
}
