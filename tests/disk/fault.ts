/** Builds in a folder that fail or are killed at a given operation on the disk, and what has to hold after each. */
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLock } from '../../src/anchors/lockfile.ts';
import { ARTICLES, readTree, SIXTH, writeFiles } from '../cli/folder.ts';
import { runHere } from '../cli/here.ts';
import { makeFolder, type Run, run } from '../cli/run.ts';

const INJECT = new URL('inject.mjs', import.meta.url).href;

/** The bytes of a folder's files, by name. */
type Tree = Readonly<Record<string, string>>;

/** A folder with a report, one article more, and what the next build makes of it. */
export interface Scene {
  /** The folder as a build finds it. */
  readonly start: string;
  readonly before: Tree;
  readonly after: Tree;
  /** Operations on the disk that the build takes. */
  readonly operations: number;
}

/** Makes the scene; the caller removes `start`. */
export async function createScene(): Promise<Scene> {
  const start = await makeFolder();
  await writeFiles(start, ARTICLES);
  await succeed(start);
  await writeFiles(start, { 'articles/sixth.txt': SIXTH });
  const before = await readTree(start);
  const other = await copyOf(start);
  const count = join(other, 'count');
  const { code, err } = await runFaulty(other, 'count', count);
  if (code !== 0) throw new Error(err);
  const operations = Number(await readFile(count, 'utf8'));
  await rm(count);
  const after = await readTree(other);
  await rm(other, { recursive: true });
  return { start, before, after, operations };
}

async function succeed(cwd: string): Promise<void> {
  const { code, err } = await runHere(['build'], { cwd });
  if (code !== 0) throw new Error(err);
}

async function copyOf(folder: string): Promise<string> {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Builds in `cwd` with a fault of `inject.mjs`. */
export function runFaulty(cwd: string, fault: string, count = ''): Promise<Run> {
  const options = `${process.env.NODE_OPTIONS ?? ''} --import=${INJECT}`;
  return run(['build', '--quiet'], { cwd, env: { NODE_OPTIONS: options, FAULT: fault, FAULT_COUNT: count } });
}

/** What a fault came to: the program's end, and whether the earlier or the new report stood after the next command. */
export interface Outcome extends Run {
  readonly left: 'before' | 'after';
}

/**
 * Runs a build with `fault` in a copy of the scene, then `verbatim check`, then a build. Throws where an article, the
 * lock file or the report is not whole, where report and lock file do not belong together, or something is left over.
 */
export async function meetFault(scene: Scene, fault: string): Promise<Outcome> {
  const folder = await copyOf(scene.start);
  try {
    const outcome = await runFaulty(folder, fault);
    const fail = (what: string, detail: unknown = '') => {
      throw new Error(`${fault}: ${what} ${detail}\n${outcome.err}`);
    };
    const known = new Set((await openLock(join(folder, 'anchors.lock.jsonl'))).lines.map(({ id }) => id));
    for (const line of (scene.before['anchors.lock.jsonl'] ?? '').trim().split('\n'))
      if (!known.has(JSON.parse(line).id)) fail('the lock file has lost', line);
    await runHere(['check', '--quiet'], { cwd: folder });
    const tree = await readTree(folder);
    const left = isSame(tree, scene.before) ? 'before' : isSame(tree, scene.after) ? 'after' : null;
    if (left === null) fail('neither the earlier report nor the new one, but', listChanges(tree, scene.before));
    const hidden = (await readdir(folder)).filter((name) => name.startsWith('.') && name !== CACHE);
    if (hidden.length > 0) fail('left over', hidden);
    await succeed(folder);
    if (!isSame(await readTree(folder), scene.after)) fail('the next build gives another report');
    return { ...outcome, left: left ?? 'before' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** May be deleted at any time, so what it holds is nobody's loss. */
const CACHE = '.verbatim-cache';

function namesOf(tree: Tree): string[] {
  return Object.keys(tree).filter((name) => !name.startsWith(`${CACHE}/`));
}

function isSame(a: Tree, b: Tree): boolean {
  return listChanges(a, b).length === 0;
}

function listChanges(a: Tree, b: Tree): string[] {
  return [...new Set([...namesOf(a), ...namesOf(b)])].filter((name) => a[name] !== b[name]);
}

/** Whole numbers from 1 to `most`, the same for the same seed (mulberry32). */
export function createDice(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % most);
  };
}

/** The operation to fail at: any, or, every other time, one of the last, where report and lock file take their places. */
export function chooseMoment(dice: (most: number) => number, round: number, operations: number): number {
  return round % 2 === 0 ? dice(operations) : operations - dice(Math.min(20, operations)) + 1;
}
