/** `anchors.lock.jsonl`: one line an anchor, sorted by id, committed beside the articles. */
import { rm } from 'node:fs/promises';
import { UserError } from '../config.ts';
import { hashFile, readLines, readStart, syncFile, writePieces } from '../disk/pieces.ts';
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';
import { parseLine, REMEDY } from './line.ts';
import { mergeLines, type NumberedLine, type Places, type Repair } from './merge.ts';
import { listHoldings } from './names.ts';

/** The lines of a lock file, and what has to be put right in it; the next build writes it so. */
export interface OpenedLock {
  /** A lock file that is not there is begun. */
  readonly exists: boolean;
  /** Sorted. */
  readonly lines: readonly LockLine[];
  /** In the order of the file. */
  readonly repairs: readonly Repair[];
  /** Ids that its lines speak of and that are not there: they were lost. Sorted. */
  readonly missing: readonly string[];
}

/** The lock file that lies at `path`; no lines where there is no file yet. What nobody can put right is a `UserError`. */
export async function openLock(path: string): Promise<OpenedLock> {
  try {
    if (!isUtf16(readStart(path, 2))) return inspectRows(readLines(path), path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || code === undefined) throw error;
    if (code === 'ENOENT') return { exists: false, lines: [], repairs: [], missing: [] };
    throw new UserError(`cannot be read (${code})`, { file: path });
  }
  const remedy = 'No line is lost: save it as UTF-8 (some shells and editors write UTF-16).';
  throw new UserError('is UTF-16, not UTF-8', { file: path, remedy });
}

/** By its byte-order mark, or by the zero byte beside the bracket that it begins with. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** A mark that Git leaves in a file that two branches changed at one place. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/** `openLock` of a text; `file` is named in messages. A line that is damaged or lost is a `UserError`. */
export function inspectLock(text: string, file: string): OpenedLock {
  return inspectRows(text.split('\n'), file);
}

/** The same of its lines; the last is empty, as the text ends in a line end. */
function inspectRows(all: Iterable<string>, file: string): OpenedLock {
  const rows: NumberedLine[] = [];
  const marks: Repair[] = [];
  let [number, last] = [0, ''];
  for (const printed of all) {
    number += 1;
    last = (number === 1 ? printed.replace(/^\ufeff/, '') : printed).replace(/\r$/, '');
    if (last.trim() === '') continue;
    if (CONFLICT.test(last)) {
      marks.push({ line: number, message: 'the mark of a merge conflict; the lines of both branches are kept' });
    } else rows.push({ line: parseLine(last, { file, line: number }), number });
  }
  if (last !== '') {
    const remedy = `${REMEDY} If nothing is missing, end the last line with a line end.`;
    throw new UserError('does not end in a line end: it was cut off', { file, line: number, remedy });
  }
  const { lines, places, repairs } = mergeLines(rows);
  refuseDangling(lines, places, file);
  const isSorted = rows.every(({ line }, i) => i === 0 || compareLines(rows[i - 1]?.line ?? line, line) <= 0);
  const order = { line: null, message: 'is not sorted by id; it is sorted' };
  return {
    exists: true,
    lines: sortLines(lines),
    repairs: [...marks, ...repairs, ...(isSorted ? [] : [order])],
    missing: listMissing(lines, places),
  };
}

/** Nothing is guessed of an alias whose target is not there. */
function refuseDangling(lines: readonly LockLine[], places: Places, file: string): void {
  const alias = lines.find(({ of, status, to }) => status === 'alias' && !places[of].has(to ?? ''));
  if (alias === undefined) return;
  const problem = `the alias ${alias.id} leads to ${alias.to ?? 'nothing'}, which is no anchor of this file`;
  throw new UserError(problem, { file, remedy: REMEDY });
}

/** Lines that others speak of and that are not there: the file was cut off between two lines. */
function listMissing(lines: readonly LockLine[], places: Places): string[] {
  const missing = new Set<string>();
  const ask = (of: LockLine['of'], id: string): void => {
    if (!places[of].has(id)) missing.add(id);
  };
  for (const line of lines) {
    for (const id of line.splitInto) ask(line.of, id);
    if (line.speaker !== null) ask('speaker', line.speaker);
    if (line.of === 'document') for (const id of listHoldings(line)) ask('statement', id);
  }
  return [...missing].sort(compareText);
}

/** The lines sorted by id, then by what they are of. */
export function sortLines(lines: readonly LockLine[]): LockLine[] {
  return [...lines].sort(compareLines);
}

function compareLines(a: LockLine, b: LockLine): number {
  return compareText(a.id, b.id) || compareText(a.of, b.of);
}

/** The text of a lock file: one JSON object a line, keys in a fixed order, LF. */
export function formatLock(lines: readonly LockLine[]): string {
  return [...printLock(lines)].join('');
}

/** The same, a line at a time. */
export function* printLock(lines: readonly LockLine[]): Generator<string> {
  for (const line of sortLines(lines)) {
    const { id, of, status, generation, text, speaker, articles, former, to, splitInto } = line;
    const keys = sortKeys(line.keys);
    yield `${JSON.stringify({ id, of, status, generation, text, speaker, articles, keys, former, to, splitInto })}\n`;
  }
}

function sortKeys(keys: LockLine['keys']): LockLine['keys'] {
  const entries = Object.entries(keys);
  return entries.length < 2 ? keys : Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}

/** Writes `lines` to `fresh`, to take the place of the lock file at `path`, where its bytes differ. Tells whether it wrote. */
export async function writeLockAside(path: string, fresh: string, lines: readonly LockLine[]): Promise<boolean> {
  const hash = writePieces(fresh, printLock(lines));
  const isSame = hash === hashFile(path);
  if (isSame) await rm(fresh);
  else syncFile(fresh);
  return !isSame;
}
