/** `verbatim extract`: standard input to standard output. */
import { once } from 'node:events';
import { extractLines } from '../extract.ts';
import type { Terminal } from './terminal.ts';

/** Answers every line of `input` on `output`, waiting for a slow reader; 2 where a line was bad. */
export async function runExtract(
  input: AsyncIterable<Uint8Array>,
  output: NodeJS.WritableStream,
  terminal: Terminal,
): Promise<number> {
  let bad = 0;
  for await (const { line, ...answer } of extractLines(input)) {
    if (answer.error !== undefined) {
      bad += 1;
      terminal.warn(`standard input:${line}: ${answer.error}`);
    }
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return bad > 0 ? 2 : 0;
}
