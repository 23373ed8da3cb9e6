/**
 * A web archive (`.warc`, `.warc.gz`) → the pages that were fetched. Read here, record by record from a stream: the
 * format is a header and a length, and the library for it brings 30 packages.
 */

import { pipeline, Readable } from 'node:stream';
import { brotliDecompressSync, constants, createGunzip, gunzipSync, inflateSync } from 'node:zlib';
import { MOST_BYTES } from '../articles/decode.ts';

/** A page as it was fetched. */
export interface ArchivedPage {
  readonly url: string;
  /** When it was fetched; ISO 8601. */
  readonly retrieved: string | null;
  /** `Content-Type` of the answer. */
  readonly type: string;
  readonly body: Uint8Array;
}

/** What stands in an archive where no page does: a record that is damaged or too large. */
export interface ArchiveProblem {
  readonly url: string | null;
  readonly reason: string;
}

const HEADER_END = Buffer.from('\r\n\r\n');
const MOST_HEADER = 64 * 2 ** 10;

/** The pages (answers with status 200, and resources) of the archive that `stream` gives, gzipped or not, in their order. */
export async function* readWarc(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ArchivedPage | ArchiveProblem> {
  const source = createByteSource(await unzip(stream));
  for (;;) {
    const header = await source.readHeader();
    if (header === 'end') return;
    if (header === null) return yield { url: null, reason: 'is no web archive, or is damaged' };
    const fields = readHeaders(header);
    const length = Number(fields.get('content-length'));
    if (!/^WARC\/\d/.test(header) || !Number.isSafeInteger(length) || length < 0) {
      return yield { url: null, reason: 'holds a damaged record; what follows it was not read' };
    }
    const url = (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
    const kind = fields.get('warc-type');
    const wanted = (kind === 'response' || kind === 'resource') && /^https?:/i.test(url);
    if (wanted && length > MOST_BYTES) yield { url, reason: 'is larger than 64 MB' };
    const block = await source.readBlock(length, wanted && length <= MOST_BYTES);
    if (block === 'short') return yield { url: url || null, reason: 'is cut off' };
    if (!wanted || block === null) continue;
    // A resource is stored as it is, without the answer that it came in.
    const page = kind === 'resource' ? { type: fields.get('content-type') ?? '', body: block } : readResponse(block);
    if (typeof page === 'string') yield { url, reason: page };
    else if (page !== null) yield { url, retrieved: fields.get('warc-date') ?? null, ...page };
  }
}

/** A gzipped archive is one gzip member a record; Node's gunzip reads them all. */
async function unzip(stream: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = async function* () {
    if (!first.done) yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!zipped) return whole();
  // The callback takes errors up, also one that comes while nobody reads; whoever reads on is told of it.
  return pipeline(Readable.from(whole()), createGunzip(), () => {});
}

/** Reads headers and blocks from chunks, whatever their sizes. */
function createByteSource(stream: AsyncIterable<Uint8Array>) {
  const iterator = stream[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next().catch(() => ({ done: true }) as const);
    if (next.done === true) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  return {
    /** The next header as text; `'end'`: nothing is left; `null`: none ends where one should. */
    async readHeader(): Promise<string | 'end' | null> {
      for (;;) {
        let from = 0;
        while (held[from] === 0x0d || held[from] === 0x0a) from += 1;
        held = held.subarray(from);
        const end = Buffer.from(held.buffer, held.byteOffset, held.byteLength).indexOf(HEADER_END);
        if (end !== -1) {
          const header = Buffer.from(held.subarray(0, end)).toString('utf8');
          held = held.subarray(end + HEADER_END.length);
          return header;
        }
        if (held.length > MOST_HEADER) return null;
        if (!(await more())) return held.length === 0 ? 'end' : null;
      }
    },
    /** The next `length` bytes where they are wanted, else `null`; `'short'`: there are fewer. */
    async readBlock(length: number, wanted: boolean): Promise<Uint8Array | null | 'short'> {
      const parts: Uint8Array[] = [];
      let left = length;
      for (;;) {
        const part = held.subarray(0, left);
        held = held.subarray(part.length);
        left -= part.length;
        if (wanted && part.length > 0) parts.push(part);
        if (left === 0) return wanted ? Buffer.concat(parts) : null;
        if (!(await more())) return 'short';
      }
    },
  };
}

function readHeaders(header: string): Map<string, string> {
  const lines = header.split('\r\n').slice(1);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
}

type Response = { readonly type: string; readonly body: Uint8Array };

/** The page of an HTTP answer; `null`: it is none (another status); a text: why it cannot be read. */
function readResponse(block: Uint8Array): Response | null | string {
  const data = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const end = data.indexOf(HEADER_END);
  if (end === -1) return 'holds no HTTP answer';
  const header = data.toString('latin1', 0, end);
  if (!/^HTTP\/[\d.]+ 200\b/.test(header)) return null;
  const fields = readHeaders(header);
  const sent = data.subarray(end + HEADER_END.length);
  try {
    const whole = /chunked/i.test(fields.get('transfer-encoding') ?? '') ? joinChunks(sent) : sent;
    return { type: fields.get('content-type') ?? '', body: decompress(whole, fields.get('content-encoding') ?? '') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'is larger than 64 MB unpacked' : 'holds an answer that is damaged';
  }
}

function decompress(body: Buffer, encoding: string): Uint8Array {
  const limit = { maxOutputLength: MOST_BYTES };
  // Some archives keep the header of a body that they stored unpacked.
  if (/\bgzip\b/i.test(encoding) && body[0] === 0x1f) {
    return gunzipSync(body, { ...limit, finishFlush: constants.Z_SYNC_FLUSH });
  }
  if (/\bdeflate\b/i.test(encoding) && body[0] === 0x78) return inflateSync(body, limit);
  return /\bbr\b/i.test(encoding) ? brotliDecompressSync(body, limit) : body;
}

function joinChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = end === -1 ? Number.NaN : Number.parseInt(body.toString('latin1', at, end), 16);
    // A body that is not chunked after all was stored joined.
    if (!Number.isFinite(size)) return chunks.length === 0 ? body : Buffer.concat(chunks);
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
