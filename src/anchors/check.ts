/** What `verbatim check` asks of the lock: whether every published anchor still leads somewhere, and whether it is up to date. */
import type { LockLine } from '../model.ts';
import type { Anchored } from './anchor.ts';
import { formatLock } from './lockfile.ts';

/** What is wrong with a lock. */
export interface LockCheck {
  /** Ids of `published` that no line, statement or wording answers to. */
  readonly broken: readonly string[];
  /** Ids that are in use, or not, other than the lock says; empty where it is up to date in this. */
  readonly changed: readonly string[];
  readonly outOfDate: boolean;
}

/** Compares the lock as committed with what the articles give; `published` are the ids that were ever shown. */
export function checkLock(lock: readonly LockLine[], anchored: Anchored, published: readonly string[] = []): LockCheck {
  const known = new Set(anchored.lock.map(({ id }) => id));
  for (const { wordings } of anchored.statements) for (const { id } of wordings) known.add(id);
  const before = new Map(lock.map((line) => [`${line.of} ${line.id}`, line]));
  const after = new Map(anchored.lock.map((line) => [`${line.of} ${line.id}`, line]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key)?.status !== after.get(key)?.status || before.get(key)?.to !== after.get(key)?.to,
  );
  return {
    broken: [...new Set(published)].filter((id) => !known.has(id)).sort(),
    changed: changed.map((key) => key.slice(key.indexOf(' ') + 1)).sort(),
    outOfDate: formatLock(lock) !== formatLock(anchored.lock),
  };
}

/** A lock of fewer statements may well have lost them all: one article replaced is enough. */
const FEWEST_STATEMENTS = 5;

/** How many statements `lock` had in use where none of them is in use any more, as in another folder's lock; else 0. */
export function countForeign(lock: readonly LockLine[], anchored: Anchored): number {
  const active = lock.filter(({ of, status }) => of === 'statement' && status === 'active');
  const kept = new Set(anchored.lock.filter(({ status }) => status !== 'gone').map(({ id }) => id));
  return active.length < FEWEST_STATEMENTS || active.some(({ id }) => kept.has(id)) ? 0 : active.length;
}
