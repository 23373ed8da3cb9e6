/** Many small values, each under the hash of what it was made from, in 256 files: one that is new rewrites one of them. */
import type { Store } from './store.ts';

/** A place for JSON values under hashes of equal length, hexadecimal. */
export interface Shelf {
  /** The value that is kept under `key`; `undefined`: none. */
  readonly take: (key: string) => unknown;
  readonly put: (key: string, value: object) => void;
  /** Keeps what was taken and what was put, and nothing else, for the next time. */
  readonly close: () => void;
}

/** One of the files: a line for each value, its key before it, so that only what is asked for is parsed. */
interface Part {
  readonly kept: ReadonlyMap<string, Uint8Array>;
  readonly taken: Set<string>;
  readonly fresh: Map<string, object>;
}

/** The shelf of that name in `store`. */
export function openShelf(store: Store, name: string): Shelf {
  const parts = new Map<string, Part>();
  const open = (key: string): Part => {
    const id = key.slice(0, 2);
    const known = parts.get(id);
    if (known !== undefined) return known;
    const part = {
      kept: readPart(store.read(`${name}-${id}`), key.length),
      taken: new Set<string>(),
      fresh: new Map(),
    };
    parts.set(id, part);
    return part;
  };
  return {
    take: (key) => {
      const { kept, taken } = open(key);
      const line = kept.get(key);
      if (line === undefined) return undefined;
      taken.add(key);
      return JSON.parse(Buffer.from(line.buffer, line.byteOffset + key.length, line.length - key.length).toString());
    },
    put: (key, value) => void open(key).fresh.set(key, value),
    close: () => {
      for (const [id, part] of parts) {
        if (part.fresh.size > 0 || part.taken.size < part.kept.size) store.write(`${name}-${id}`, printPart(part));
      }
      parts.clear();
    },
  };
}

const LINE_FEED = 0x0a;

function readPart(bytes: Buffer | null, keyLength: number): Part['kept'] {
  const lines = new Map<string, Uint8Array>();
  for (let from = 0, end = 0; bytes !== null && from < bytes.length; from = end) {
    end = bytes.indexOf(LINE_FEED, from) + 1;
    lines.set(bytes.toString('latin1', from, from + keyLength), bytes.subarray(from, end));
  }
  return lines;
}

function printPart({ kept, taken, fresh }: Part): Uint8Array[] {
  return [
    ...[...taken].flatMap((key) => kept.get(key) ?? []),
    ...[...fresh].map(([key, value]) => Buffer.from(`${key}${JSON.stringify(value)}\n`)),
  ];
}
