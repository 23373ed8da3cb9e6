/**
 * Files and folders replaced together: the new ones are made aside, a journal says that all are whole, then each takes
 * its place. Whoever comes after a writer that died finishes what its journal says, or, where there is none, forgets it.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { explainFault } from './faults.ts';
import { hold, isHolder, type Waiting } from './hold.ts';

/** One thing to be replaced. Paths in a journal are relative to its folder, so that a project may be moved. */
interface Step {
  readonly target: string;
  /** `null`: the target is to go. */
  readonly fresh: string | null;
  /** Where the earlier one lies until all is done. */
  readonly old: string;
}

/** Where a writer makes new things. */
export interface Aside {
  /** Where the new one of a target is to be made. */
  readonly freshOf: (target: string) => string;
  /** Says that only the files that differ were made there, as in the folder `target`; those in `removed` are to go. */
  readonly patch: (target: string, removed: readonly string[]) => void;
}

const JOURNAL = 'journal.json';

/** The folder beside `target` that a writer works in; hidden, so that no reader of articles looks into it. */
export function workFolder(target: string): string {
  return join(dirname(target), `.verbatim-${basename(target)}`);
}

/**
 * Runs `work`, which makes new ones of `targets` (real paths of files or folders) where what it is given says,
 * and puts all that it made into place; a target that it did not make stays. One that throws changes nothing. Of the
 * targets the first is replaced first. A second writer of any of them waits.
 */
export async function replaceTogether<T>(
  targets: readonly string[],
  work: (aside: Aside) => Promise<T>,
  waiting: Waiting = {},
): Promise<T> {
  try {
    const release = await holdAll(targets, waiting);
    try {
      for (const target of targets) await recoverHeld(target);
      return await makeAndCommit(targets, work);
    } finally {
      for (const target of targets) await clean(target).catch(() => {});
      await release();
    }
  } catch (error) {
    throw explain(error, targets);
  }
}

async function makeAndCommit<T>(targets: readonly string[], work: (aside: Aside) => Promise<T>): Promise<T> {
  const token = randomBytes(6).toString('hex');
  const placeOf = (name: string, target: string) => join(workFolder(target), `${name}-${token}`);
  const patches = new Map<string, readonly string[]>();
  const result = await work({
    freshOf: (target) => placeOf('new', target),
    patch: (target, removed) => patches.set(target, removed),
  });
  const steps = targets.flatMap((target): Step[] => {
    const [fresh, old] = [placeOf('new', target), placeOf('old', target)];
    const removed = patches.get(target);
    if (removed !== undefined) return listPatch(target, fresh, old, removed);
    return existsSync(fresh) ? [{ target, fresh, old }] : [];
  });
  if (steps.length > 0) await commit(steps, targets.map(workFolder));
  return result;
}

/** The steps that make `target` hold the files of the folder `fresh` besides its own, without the `removed`. */
function listPatch(target: string, fresh: string, old: string, removed: readonly string[]): Step[] {
  const entries = existsSync(fresh) ? readdirSync(fresh, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const made = files.map((file) => ({ target: join(target, relative(fresh, file)), fresh: file }));
  const gone = removed.map((file) => ({ target: join(target, file), fresh: null }));
  return [...made, ...gone].map((step, i) => ({ ...step, old: join(old, String(i)) }));
}

/**
 * Names the target that the disk refused; the last one, which is the largest, where the error does not say. What it
 * refused elsewhere is no matter of the targets.
 */
function explain(error: unknown, targets: readonly string[]): unknown {
  const { path } = error as NodeJS.ErrnoException;
  const isAt = (target: string) =>
    path === undefined ||
    dirname(target).startsWith(path) ||
    [target, workFolder(target)].some((at) => path.startsWith(at));
  const target = targets.findLast(isAt);
  if (target === undefined) return error;
  return explainFault(error, relative('', target) || '.', REMEDY);
}

const REMEDY =
  'What was there before is still there. Make room, or name another folder with --out (another file with --lock).';

/** Finishes what a writer of `targets` that died has left; waits for one that is still at work. */
export async function recover(targets: readonly string[], waiting: Waiting = {}): Promise<void> {
  const left = targets.filter((target) => existsSync(workFolder(target)));
  if (left.length > 0) await replaceTogether(left, async () => {}, waiting);
}

/** Held in one order, so that two writers never wait for each other. */
async function holdAll(targets: readonly string[], waiting: Waiting): Promise<() => Promise<void>> {
  const held: (() => Promise<void>)[] = [];
  const release = async () => {
    for (const letGo of held.reverse()) await letGo();
  };
  try {
    for (const target of [...targets].sort()) {
      await mkdir(dirname(target), { recursive: true });
      held.push(await hold(workFolder(target), relative('', target), waiting));
    }
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

/** The journal goes into the folder of each target, the first one's first: from then on all will be done. */
async function commit(steps: readonly Step[], folders: readonly string[]): Promise<void> {
  const journals = folders.map((folder) => join(folder, JOURNAL));
  try {
    for (const folder of folders) await writeJournal(folder, steps);
    for (const step of steps) putInPlace(step);
  } catch (error) {
    for (const step of [...steps].reverse()) takeBack(step);
    for (const journal of journals.reverse()) rmSync(journal, { force: true });
    throw error;
  }
  for (const journal of journals.reverse()) rmSync(journal, { force: true });
}

async function writeJournal(folder: string, steps: readonly Step[]): Promise<void> {
  const near = (path: string) => relative(folder, path);
  const text = JSON.stringify(
    steps.map(({ target, fresh, old }) => ({ target: near(target), fresh: fresh && near(fresh), old: near(old) })),
  );
  await writeDurably(join(folder, `${JOURNAL}.tmp`), text);
  await rename(join(folder, `${JOURNAL}.tmp`), join(folder, JOURNAL));
}

/** Writes a file and waits until the disk has it. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** May be run again after it was broken off anywhere: what has been done is left as it is. */
function putInPlace({ target, fresh, old }: Step): void {
  if (fresh !== null && !existsSync(fresh)) return;
  const there = statSync(target, { throwIfNoEntry: false });
  mkdirSync(dirname(old), { recursive: true });
  if (there !== undefined && (there.isDirectory() || fresh === null)) renameSync(target, old);
  // A file is replaced in one step and needs another name to go back to; a folder cannot be.
  else if (there !== undefined && !existsSync(old)) keepFile(target, old);
  if (fresh === null) return;
  mkdirSync(dirname(target), { recursive: true });
  renameSync(fresh, target);
}

function keepFile(file: string, old: string): void {
  try {
    linkSync(file, old);
  } catch {
    copyFileSync(file, old); // a disk without hard links
  }
}

/** The new one first goes back to where it was made: broken off there, the journal still leads to the end. */
function takeBack({ target, fresh, old }: Step): void {
  if (fresh !== null && !existsSync(fresh)) renameSync(target, fresh);
  if (existsSync(old)) renameSync(old, target);
}

/** Finishes, with `target` held, what a dead writer's journal says; what has no journal is forgotten. */
async function recoverHeld(target: string): Promise<void> {
  const folder = workFolder(target);
  for (const step of await readJournal(folder)) putInPlace(step);
  await rm(join(folder, JOURNAL), { force: true });
  const names = await readdir(folder).catch((): string[] => []);
  const old = names.find((name) => name.startsWith('old-'));
  // Only where the disk has lost the journal.
  if (old !== undefined && !existsSync(target)) await rename(join(folder, old), target);
  await clean(target);
}

async function readJournal(folder: string): Promise<Step[]> {
  const text = await readFile(join(folder, JOURNAL), 'utf8').catch(() => null);
  if (text === null) return [];
  const far = (path: string) => resolve(folder, path);
  try {
    const steps = JSON.parse(text) as Step[];
    return steps.map(({ target, fresh, old }) => ({ target: far(target), fresh: fresh && far(fresh), old: far(old) }));
  } catch {
    return []; // damaged by a failing disk
  }
}

/** Takes away what was being made, unless a journal still needs it. */
async function clean(target: string): Promise<void> {
  const folder = workFolder(target);
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(JOURNAL)) return;
  for (const name of names) {
    if (!isHolder(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
