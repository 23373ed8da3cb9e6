/** `anchors.lock.jsonl`: one line an anchor, sorted by id, committed beside the articles. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../config.ts';
import { writeDurably } from '../disk/replace.ts';
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';
import { keyOf, mergeLines, type NumberedLine, type Repair } from './merge.ts';
import { listHoldings } from './names.ts';

const schema = z.strictObject({
  id: z.string().regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u),
  of: z.enum(['statement', 'speaker', 'document']),
  status: z.enum(['active', 'alias', 'gone']),
  generation: z.int().min(1),
  text: z.string(),
  speaker: z.string().nullable(),
  articles: z.array(z.string()),
  keys: z.record(z.string(), z.string()),
  former: z.array(z.string()),
  to: z.string().nullable(),
  splitInto: z.array(z.string()),
});

const REMEDY = 'Bring the line back from the last commit; an anchor that is lost here breaks every link to it.';

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
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { exists: false, lines: [], repairs: [], missing: [] };
    throw new UserError(`cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`, { file: path });
  }
  if (isUtf16(bytes)) {
    const remedy = 'No line is lost: save it as UTF-8 (some shells and editors write UTF-16).';
    throw new UserError('is UTF-16, not UTF-8', { file: path, remedy });
  }
  return inspectLock(bytes.toString('utf8'), path);
}

/** By its byte-order mark, or by the zero byte beside the bracket that it begins with. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** A mark that Git leaves in a file that two branches changed at one place. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/** `openLock` of a text; `file` is named in messages. A line that is damaged or lost is a `UserError`. */
export function inspectLock(text: string, file: string): OpenedLock {
  const rows: NumberedLine[] = [];
  const marks: Repair[] = [];
  const all = text.replace(/^\ufeff/, '').split(/\r?\n/);
  all.forEach((row, index) => {
    const number = index + 1;
    if (row.trim() === '') return;
    if (CONFLICT.test(row)) {
      marks.push({ line: number, message: 'the mark of a merge conflict; the lines of both branches are kept' });
    } else rows.push({ line: parseLine(row, { file, line: number }), number });
  });
  if (all.at(-1) !== '') {
    const remedy = `${REMEDY} If nothing is missing, end the last line with a line end.`;
    throw new UserError('does not end in a line end: it was cut off', { file, line: all.length, remedy });
  }
  const { lines, repairs } = mergeLines(rows);
  refuseDangling(lines, file);
  const isSorted = rows.every(({ line }, i) => i === 0 || compareLines(rows[i - 1]?.line ?? line, line) <= 0);
  const order = { line: null, message: 'is not sorted by id; it is sorted' };
  return {
    exists: true,
    lines: sortLines(lines),
    repairs: [...marks, ...repairs, ...(isSorted ? [] : [order])],
    missing: listMissing(lines),
  };
}

/** Nothing is guessed of an alias whose target is not there. */
function refuseDangling(lines: readonly LockLine[], file: string): void {
  const known = new Set(lines.map(keyOf));
  const alias = lines.find(({ of, status, to }) => status === 'alias' && !known.has(keyOf({ of, id: to ?? '' })));
  if (alias === undefined) return;
  const problem = `the alias ${alias.id} leads to ${alias.to ?? 'nothing'}, which is no anchor of this file`;
  throw new UserError(problem, { file, remedy: REMEDY });
}

/** Lines that others speak of and that are not there: the file was cut off between two lines. */
function listMissing(lines: readonly LockLine[]): string[] {
  const known = new Set(lines.map(keyOf));
  const targets = lines.flatMap((line) => [
    ...line.splitInto.map((id) => ({ of: line.of, id })),
    ...(line.speaker === null ? [] : [{ of: 'speaker' as const, id: line.speaker }]),
    ...(line.of === 'document' ? listHoldings(line).map((id) => ({ of: 'statement' as const, id })) : []),
  ]);
  return [...new Set(targets.filter((target) => !known.has(keyOf(target))).map(({ id }) => id))].sort(compareText);
}

function parseLine(row: string, place: { file: string; line: number }): LockLine {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    throw new UserError('no JSON: the line is damaged or cut off', { ...place, remedy: REMEDY });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `"${issue.path.join('.')}": ` : '';
  throw new UserError(`no line of an anchor: ${where}${issue?.message ?? 'not as expected'}`, {
    ...place,
    remedy: REMEDY,
  });
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
  return sortLines(lines)
    .map((line) => {
      const { id, of, status, generation, text, speaker, articles, former, to, splitInto } = line;
      const keys = Object.fromEntries(Object.entries(line.keys).sort(([a], [b]) => compareText(a, b)));
      return `${JSON.stringify({ id, of, status, generation, text, speaker, articles, keys, former, to, splitInto })}\n`;
    })
    .join('');
}

/** Writes `lines` to `fresh`, to take the place of the lock file at `path`, where its bytes differ. Tells whether it wrote. */
export async function writeLockAside(path: string, fresh: string, lines: readonly LockLine[]): Promise<boolean> {
  const bytes = Buffer.from(formatLock(lines), 'utf8');
  const before = await readFile(path).catch(() => null);
  if (before?.equals(bytes)) return false;
  await writeDurably(fresh, bytes);
  return true;
}
