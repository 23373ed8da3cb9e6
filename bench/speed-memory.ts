/** Memory of `verbatim extract` over a long stream: a process of its own tells its size while it works. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
/** Run inside the child: its resident memory in bytes, four times a second. */
const TELL = 'data:text/javascript,setInterval(()=>process.send(process.memoryUsage.rss()),250).unref()';

/** What a stream took. */
export interface Stream {
  /** Millions of bytes of JSON lines written to it. */
  readonly size: number;
  readonly seconds: number;
  /** Lines sent, and lines answered. */
  readonly lines: number;
  readonly answers: number;
  /** The largest resident memory, in millions of bytes, in each tenth of the stream. */
  readonly tenths: readonly number[];
}

/** Sends the texts as JSON lines, again and again until they make `size` megabytes, at the pace at which they are read. */
export async function measureStream(texts: readonly string[], size: number): Promise<Stream> {
  const child = spawn(process.execPath, ['--import', TELL, CLI, 'extract'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the child has no pipes');
  const tenths: number[] = Array(10).fill(0);
  let sent = 0;
  let lines = 0;
  let answers = 0;
  child.on('message', (bytes: number) => {
    const tenth = Math.min(9, Math.floor((10 * sent) / (size * 1e6)));
    tenths[tenth] = Math.max(tenths[tenth] as number, bytes / 1e6);
  });
  stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) answers++;
  });
  const closed = once(child, 'close');
  const begin = performance.now();
  while (sent < size * 1e6) {
    const text = texts[lines % texts.length] as string;
    const line = Buffer.from(`${JSON.stringify({ id: `article ${lines}`, text })}\n`);
    lines++;
    sent += line.length;
    if (!stdin.write(line)) await once(stdin, 'drain');
  }
  stdin.end();
  const [code] = (await closed) as [number];
  if (code !== 0) throw new Error(`verbatim extract ended with ${code}`);
  return { size: sent / 1e6, seconds: (performance.now() - begin) / 1000, lines, answers, tenths };
}
