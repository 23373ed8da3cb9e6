import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Extraction, extractLines } from '../../src/extract.ts';
import { run } from './run.ts';

const TEXT = '“We drained the basin twice,” said Ines Corrigan, who runs the site. “The crack is the same.”';

async function extract(input: string | Uint8Array, size = 7): Promise<Extraction[]> {
  const bytes = Buffer.from(input);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const answers: Extraction[] = [];
  for await (const { line: _, ...answer } of extractLines(Readable.from(chunks))) answers.push(answer);
  return answers;
}

describe('extract', () => {
  it('gives spans without marks, cue, speaker and document', async () => {
    const [answer] = await extract(JSON.stringify({ id: 'a', text: TEXT }));
    const [first] = answer?.quotes ?? [];
    expect(Object.keys(answer ?? {})).toEqual(['id', 'quotes']);
    expect(Object.keys(first ?? {})).toEqual(['start', 'end', 'kind', 'cue', 'speaker', 'document', 'confidence']);
    expect(answer?.quotes.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'We drained the basin twice,',
      'The crack is the same.',
    ]);
    expect(TEXT.slice(first?.cue?.start, first?.cue?.end)).toBe('said');
    expect(first?.speaker).toMatchObject({ text: 'Ines Corrigan', name: 'Ines Corrigan' });
    expect(TEXT.slice(first?.speaker?.start, first?.speaker?.end)).toBe('Ines Corrigan');
    expect(first).toMatchObject({ kind: 'statement', document: 'unstated' });
  });

  it('keeps the order of lines, answers the bad ones and skips blank ones', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: TEXT }),
      '',
      '{"id": "b"',
      JSON.stringify({ id: 'c' }),
      JSON.stringify({ text: TEXT }),
      '[]',
      JSON.stringify({ id: 'd', text: '' }),
      JSON.stringify({ id: 5, text: 'None.' }),
      JSON.stringify({ id: 'f', text: 'a\0' }),
      JSON.stringify({ id: 'a', text: TEXT, title: { bad: 1 } }),
    ];
    const answers = await extract(lines.join('\r\n'));
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'c', null, null, 'd', 5, 'f', 'a']);
    expect(answers.map(({ error }) => error !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(answers.map(({ quotes }) => quotes.length)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('does not mind how the stream is cut, nor a byte-order mark', async () => {
    const input = `\ufeff${JSON.stringify({ id: 'é', text: TEXT })}\n${JSON.stringify({ id: 'b', text: `${TEXT} \ud83d` })}\n`;
    const whole = await extract(input, 1_000_000);
    expect(whole.map(({ id }) => id)).toEqual(['é', 'b']);
    for (const size of [1, 2, 3, 64]) expect(await extract(input, size)).toEqual(whole);
  });

  it('as a program: results on standard output, messages on standard error, 2 where a line was bad', async () => {
    const good = await run(['extract'], { input: `${JSON.stringify({ id: 'a', text: TEXT })}\n` });
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(good.out)).toMatchObject({ id: 'a' });
    const bad = await run(['extract'], { input: `nonsense\n${JSON.stringify({ id: 'a', text: TEXT })}` });
    expect(bad.code).toBe(2);
    expect(bad.err).toMatch(/^standard input:1: is not JSON/);
    expect(
      bad.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([null, 'a']);
    expect(await run(['extract'], { input: '' })).toEqual({ code: 0, out: '', err: '' });
  });

  it('reads the example articles without an error', async () => {
    const text = readFileSync(new URL('../../seeds/004_78390224f86cb7bc.txt', import.meta.url), 'utf8');
    const [answer] = await extract(JSON.stringify({ id: 'a', text }), 65_536);
    expect(answer?.error).toBeUndefined();
    expect(answer?.quotes.length).toBeGreaterThan(5);
  });

  it('keeps nothing of a line that is answered', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const line = `${JSON.stringify({ id: 'a', text: `${TEXT}\n\n`.repeat(40) })}\n`;
    const stream = Readable.from(Array.from({ length: 120 }, () => Buffer.from(line)));
    const held: number[] = [];
    let answered = 0;
    for await (const answer of extractLines(stream)) {
      expect(answer.error).toBeUndefined();
      answered += 1;
      if (answered % 60 > 0) continue;
      collect();
      held.push(process.memoryUsage().heapUsed);
    }
    expect(answered).toBe(120);
    const [half = 0, all = 0] = held;
    expect(all - half, 'bytes held for 60 more lines of 4 kB').toBeLessThan(60 * 50_000);
  });
});
