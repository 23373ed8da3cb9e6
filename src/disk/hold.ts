/** One writer at a time: a folder that a process holds while it works on what lies beside the folder. */
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../config.ts';

/** The file in a held folder that names its holder. Made exclusively: of two processes one makes it. */
export const HOLDER = 'holder.json';

/** Milliseconds between two looks at a holder, and the longest wait for one. */
const PAUSE = 100;
const LONGEST = 60_000;

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
  readonly host: string;
  readonly started: string | null;
}

/**
 * Makes `folder` and holds it until the function given back is called, which leaves what else lies in it. A holder that
 * has died is passed over; one that lives is waited for, and in the end named in a `UserError` about `what`.
 */
export async function hold(folder: string, what: string, waiting: Waiting = {}): Promise<() => Promise<void>> {
  const { longest = LONGEST, tell = () => {} } = waiting;
  const file = join(folder, HOLDER);
  const mine = JSON.stringify(describeProcess(process.pid));
  const end = performance.now() + longest;
  for (let waited = false; ; ) {
    await mkdir(folder, { recursive: true });
    if (await take(file, mine)) break;
    const found = await readFile(file, 'utf8').catch(() => null);
    if (found === null) continue; // let go of meanwhile
    if (isDead(found)) await removeStale(file, found);
    else if (performance.now() >= end) throw refuse(found, file, what);
    else {
      if (!waited) tell(`Waiting for another build of ${what}`);
      waited = true;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
  return async () => {
    await rm(file, { force: true });
    await rmdir(folder).catch(() => {}); // not empty: somebody else has come in
  };
}

/** True where the file was made; false where it is there, or its folder has just been let go of. */
async function take(file: string, mine: string): Promise<boolean> {
  try {
    await writeFile(file, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    await rm(file, { force: true }); // no space for its few bytes
    throw error;
  }
}

function describeProcess(pid: number): Holder {
  return { pid, host: hostname(), started: readStart(pid) };
}

/** When a process was started, in the words of the system (Linux); `null` elsewhere. */
function readStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null; // field 22; the name before it may hold blanks
  } catch {
    return null;
  }
}

/** True where nobody can be there any more; a process of another machine cannot be asked. */
function isDead(text: string): boolean {
  const holder = parseHolder(text);
  if (holder === null) return true; // killed while it wrote its name
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const started = readStart(holder.pid);
  return holder.started !== null && started !== null && started !== holder.started;
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, host, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host, started: started ?? null } : null;
  } catch {
    return null;
  }
}

/** Takes the file away where it is still the dead one; one that was made since is put back. */
async function removeStale(file: string, found: string): Promise<void> {
  const aside = `${file}-${process.pid}`;
  const moved = await rename(file, aside).then(
    () => readFile(aside, 'utf8').catch(() => null),
    () => null,
  );
  if (moved !== null && moved !== found) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

function refuse(found: string, file: string, what: string): UserError {
  const { pid, host } = parseHolder(found) ?? { pid: 0, host: '' };
  const place = host === hostname() ? '' : ` on ${host}`;
  return new UserError(`another build is at work on it (process ${pid}${place})`, {
    file: what,
    remedy: `Wait until it has ended. Where there is no such process any more, delete ${file}.`,
  });
}
