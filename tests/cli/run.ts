/** Runs the command line as a program of its own: that of `program.ts`, else, outside of the tests, from source. */
import { spawn } from 'node:child_process';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUNDLED = process.env.VERBATIM_TEST_CLI;
const PROGRAM =
  BUNDLED === undefined
    ? ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('../../src/cli.ts', import.meta.url))]
    : [BUNDLED];

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `verbatim ARGS` in `cwd`, with `input` on its standard input. */
export function run(
  args: readonly string[],
  { cwd = process.cwd(), input = '' as string | Uint8Array, env = {} } = {},
): Promise<Run> {
  const child = start(args, cwd, env);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}

/** Starts `verbatim ARGS` in `cwd`; the caller ends it. */
export function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [...PROGRAM, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
}

/** A new folder under the system's folder for such; its real path. */
export async function makeFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'verbatim-test-')));
}
