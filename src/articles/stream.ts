/** A stream of bytes, line by line, in memory of one line: for corpora and for `extract`. */
import { MOST_BYTES } from './decode.ts';

/** One line without its line feed; `bytes` is `null` where it is longer than an article may be. */
export interface ByteLine {
  /** 1-based. */
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 0x0a;

/** The lines of a stream (only a line feed parts them); an empty last line is none. A UTF-8 byte-order mark is dropped. */
export async function* readByteLines(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<ByteLine> {
  let held: Uint8Array[] = [];
  let size = 0;
  let line = 0;
  const take = (): ByteLine => {
    const bytes = size > MOST_BYTES ? null : dropMark(Buffer.concat(held), line);
    held = [];
    size = 0;
    line += 1;
    return { line, bytes };
  };
  const hold = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size <= MOST_BYTES) held.push(bytes);
    else held = [];
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

function dropMark(bytes: Uint8Array, line: number): Uint8Array {
  return line === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
