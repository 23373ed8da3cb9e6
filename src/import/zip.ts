/** The entries of a zip archive, unpacked no further than is safe. */
import { inflateRawSync } from 'node:zlib';
import { MOST_BYTES } from '../articles/decode.ts';

/** An archive whose entries hold what they claim; or why it is refused. */
export type Archive =
  | { readonly read: (name: string) => Uint8Array | null; readonly names: readonly string[] }
  | { readonly read: null; readonly reason: string };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 10_000;

/**
 * Opens an archive. Every entry is unpacked once to see that it holds no more than it claims and all together no more
 * than 64 MB, so that another reader can unpack it without harm.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > data.length || data.readUInt32LE(end) !== END) return refuse('is no zip archive');
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return refuse(`holds more than ${MOST_ENTRIES} files`);
  const entries = new Map<string, Uint8Array>();
  let at = data.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== ENTRY) return refuse('is a damaged zip archive');
    const name = data.toString('utf8', at + 46, at + 46 + data.readUInt16LE(at + 28));
    total += data.readUInt32LE(at + 24);
    if (total > MOST_BYTES) return refuse('would unpack to more than 64 MB (a zip bomb?)');
    const content = unpack(data, at);
    if (content === null) return refuse(`is a damaged zip archive (${JSON.stringify(name.slice(0, 60))})`);
    if (isUnsafe(name)) return refuse(`holds a file with the unsafe name ${JSON.stringify(name.slice(0, 60))}`);
    entries.set(name, content);
    at += 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return { read: (name) => entries.get(name) ?? null, names: [...entries.keys()] };
}

/** An archive of files as they are, for a reader of this program: without the sums that another would check. */
export function packArchive(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const [parts, index]: [Uint8Array[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    for (const place of [18, 22]) local.writeUInt32LE(content.length, place);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(ENTRY, 0);
    for (const place of [20, 24]) entry.writeUInt32LE(content.length, place);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, path, content);
    index.push(entry, path);
    at += local.length + path.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  for (const place of [8, 10]) end.writeUInt16LE(files.size, place);
  end.writeUInt32LE(Buffer.concat(index).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...index, end]);
}

function refuse(reason: string): Archive {
  return { read: null, reason };
}

/** What the entry described at `at` holds; `null`: not what it claims. */
function unpack(data: Buffer, at: number): Uint8Array | null {
  const [method, packed, size] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt32LE(at + 24)];
  const local = data.readUInt32LE(at + 42);
  if (local + 30 > data.length) return null;
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const content = data.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) return null;
  try {
    const held = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
    return held.length === size ? held : null;
  } catch {
    return null;
  }
}

function isUnsafe(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');
}
