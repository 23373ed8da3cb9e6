/** `anchors.lock.jsonl`: one line an anchor, sorted by id, committed beside the articles. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../config.ts';
import { replaceTogether, writeDurably } from '../disk/replace.ts';
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';

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

/** The lines of a lock file that lies at `path`; none where there is no file yet. A broken line is a `UserError`. */
export async function readLock(path: string): Promise<LockLine[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UserError(`cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`, { file: path });
  }
  if (isUtf16(bytes)) {
    const remedy = 'No line is lost: save it as UTF-8 (some shells and editors write UTF-16).';
    throw new UserError('is UTF-16, not UTF-8', { file: path, remedy });
  }
  return parseLock(bytes.toString('utf8'), path);
}

/** By its byte-order mark, or by the zero byte beside the bracket that it begins with. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** The lines of a lock file's text, sorted; `file` is named in messages. Lines of one id (a merge of branches) are joined. */
export function parseLock(text: string, file: string): LockLine[] {
  const lines = new Map<string, LockLine>();
  const rows = text.replace(/^\ufeff/, '').split(/\r?\n/);
  rows.forEach((row, index) => {
    if (row.trim() === '') return;
    const line = parseLine(row, { file, line: index + 1 });
    const key = keyOf(line);
    const other = lines.get(key);
    lines.set(key, other ? joinLines(other, line) : line);
  });
  for (const line of lines.values()) {
    if (line.status === 'alias' && (line.to === null || !lines.has(keyOf({ ...line, id: line.to })))) {
      const problem = `the alias ${line.id} leads to ${line.to ?? 'nothing'}, which is no anchor of this file`;
      throw new UserError(problem, { file, remedy: REMEDY });
    }
  }
  return sortLines([...lines.values()]);
}

function parseLine(row: string, place: { file: string; line: number }): LockLine {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(row)) {
    const remedy = 'Keep the lines of both branches and delete the marks; lines of one id are joined when it is read.';
    throw new UserError('the mark of a merge conflict', { ...place, remedy });
  }
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

/** Two branches that both recorded an anchor: the older generation, both histories; in use if either uses it. */
function joinLines(a: LockLine, b: LockLine): LockLine {
  const order = { active: 0, alias: 1, gone: 2 };
  const ranked = [a, b].sort(
    (x, y) =>
      order[x.status] - order[y.status] ||
      y.articles.length - x.articles.length ||
      compareText(JSON.stringify(x), JSON.stringify(y)),
  );
  const [first, second] = ranked as [LockLine, LockLine];
  const union = (x: readonly string[], y: readonly string[]): string[] => [...new Set([...x, ...y])];
  return {
    ...first,
    generation: Math.min(a.generation, b.generation),
    articles: union(a.articles, b.articles).sort(compareText),
    keys: { ...second.keys, ...first.keys },
    former: union(first.former, [...second.former, second.text]).filter((text) => text !== first.text),
    splitInto: union(a.splitInto, b.splitInto).sort(compareText),
  };
}

const keyOf = ({ of, id }: LockLine): string => `${of}\0${id}`;

/** The lines sorted by id, then by what they are of. */
export function sortLines(lines: readonly LockLine[]): LockLine[] {
  return [...lines].sort((a, b) => compareText(a.id, b.id) || compareText(a.of, b.of));
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

/** Writes the lock file whole or not at all, and only where its bytes differ. Tells whether it wrote. */
export function writeLock(path: string, lines: readonly LockLine[]): Promise<boolean> {
  return replaceTogether([path], ({ freshOf }) => writeLockAside(path, freshOf(path), lines));
}
