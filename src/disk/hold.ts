/** One writer at a time: a folder that a process holds while it works on what lies beside the folder. */
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../config.ts';

/** The longest pause between two looks at a folder, and the longest wait for one; milliseconds. */
const PAUSE = 100;
const LONGEST = 60_000;

/** How often a folder may be let go of just while we come in. */
const MOST_TRIES = 100;

/** How a hold waits. */
export interface Waiting {
  /** Milliseconds; default: a minute. */
  readonly longest?: number;
  /** Told once, when there is somebody to wait for. */
  readonly tell?: (message: string) => void;
}

/** Who holds: a process of a machine. `started` tells it from a later one of the same number, where the system says. */
interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
}

/**
 * The empty file in a held folder that tells of its holder by its name alone, so that it is never half written. No two
 * holds have one name: whoever takes away the file of a dead process takes nobody else's.
 */
const NAME = /^holder\.(\d+)\.(\w+)\.\w+\.(.+)$/;

/** What the system does not say of a process. */
const UNKNOWN = 'unknown';

/** True for the name of a file that tells of a holder. */
export function isHolder(name: string): boolean {
  return NAME.test(name);
}

/**
 * Makes `folder` and holds it until the function given back is called, which leaves what else lies in it. A holder that
 * has died is passed over; one that lives is waited for, and in the end named in a `UserError` about `what`.
 */
export async function hold(folder: string, what: string, waiting: Waiting = {}): Promise<() => Promise<void>> {
  const { longest = LONGEST, tell = () => {} } = waiting;
  const mine = nameHold();
  const end = performance.now() + longest;
  for (let waited = false; ; ) {
    const other = (await findOther(folder, mine)) ?? (await enter(folder, mine));
    if (other === null) break;
    if (performance.now() >= end) throw refuse(folder, other, what);
    if (!waited) tell(`Waiting for another build of ${what}`);
    waited = true;
    await new Promise((done) => setTimeout(done, randomInt(PAUSE))); // at random, lest two come in together for ever
  }
  return () => leave(folder, mine);
}

/**
 * Says that we are here, and then looks whether we are alone: of two that come in at once, at least one sees the other
 * and goes again. The name of another; `null` where the folder is ours.
 */
async function enter(folder: string, mine: string): Promise<string | null> {
  let isOurs = false;
  try {
    await announce(folder, mine);
    const other = await findOther(folder, mine);
    isOurs = other === null;
    return other;
  } finally {
    if (!isOurs) await leave(folder, mine);
  }
}

async function announce(folder: string, mine: string): Promise<void> {
  for (let tries = MOST_TRIES; ; tries--) {
    try {
      await mkdir(folder, { recursive: true });
      return await writeFile(join(folder, mine), '', { flag: 'wx' });
    } catch (error) {
      if (!isGone(error) || tries === 0) throw error; // else it was let go of meanwhile
    }
  }
}

async function leave(folder: string, mine: string): Promise<void> {
  await rm(join(folder, mine), { force: true });
  await rmdir(folder).catch(() => {}); // not empty: somebody else has come in
}

/** The name of one that lives, besides our own; the names of the dead are taken away. */
async function findOther(folder: string, mine: string): Promise<string | null> {
  const names = await readdir(folder).catch((error): string[] => {
    if (isGone(error)) return [];
    throw error;
  });
  for (const name of names) {
    const holder = name === mine ? null : parseName(name);
    if (holder === null) continue;
    if (!isDead(holder)) return name;
    await rm(join(folder, name), { force: true });
  }
  return null;
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function nameHold(): string {
  const { pid } = process;
  const token = randomBytes(6).toString('hex');
  return `holder.${pid}.${readStart(pid)}.${token}.${encodeURIComponent(hostname())}`;
}

function parseName(name: string): Holder | null {
  const [, pid, started = UNKNOWN, host = ''] = NAME.exec(name) ?? [];
  return pid === undefined ? null : { pid: Number(pid), started, host };
}

/** When a process was started, in the words of the system (Linux). */
function readStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? UNKNOWN; // field 22; the name before it may hold blanks
  } catch {
    return UNKNOWN;
  }
}

/** True where nobody can be there any more; a process of another machine cannot be asked. */
function isDead({ pid, started, host }: Holder): boolean {
  if (host !== encodeURIComponent(hostname())) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const now = readStart(pid);
  return started !== UNKNOWN && now !== UNKNOWN && now !== started;
}

function refuse(folder: string, other: string, what: string): UserError {
  const { pid, host } = parseName(other) ?? { pid: 0, host: '' };
  const place = host === encodeURIComponent(hostname()) ? '' : ` on ${host}`;
  return new UserError(`another build is at work on it (process ${pid}${place})`, {
    file: what,
    remedy: `Wait until it has ended. Where there is no such process any more, delete ${join(folder, other)}.`,
  });
}
