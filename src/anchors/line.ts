/** A line of the lock file, as it is read. */
import * as z from 'zod';
import { UserError } from '../config.ts';
import type { LockLine } from '../model.ts';

const ID = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;

const SCHEMA = z.strictObject({
  id: z.string().regex(ID),
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

/** What to do about a damaged file. */
export const REMEDY = 'Bring the line back from the last commit; an anchor that is lost here breaks every link to it.';

/** The line that a row of the file holds; one that is damaged is a `UserError`. */
export function parseLine(row: string, place: { file: string; line: number }): LockLine {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    throw new UserError('no JSON: the line is damaged or cut off', { ...place, remedy: REMEDY });
  }
  if (isLockLine(value)) return value;
  const parsed = SCHEMA.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `"${issue.path.join('.')}": ` : '';
  throw new UserError(`no line of an anchor: ${where}${issue?.message ?? 'not as expected'}`, {
    ...place,
    remedy: REMEDY,
  });
}

const FIELDS = Object.keys(SCHEMA.shape);

/**
 * Whether a line is as it is printed: what the schema says, seen in a tenth of its time. The schema is asked of every other
 * line, and tells what is wrong with it or puts its fields in order.
 */
function isLockLine(value: unknown): value is LockLine {
  if (typeof value !== 'object' || value === null) return false;
  let field = 0;
  for (const key in value) if (key !== FIELDS[field++]) return false;
  if (field !== FIELDS.length) return false;
  const { id, of, status, generation, text, speaker, articles, keys, former, to, splitInto } = value as LockLine;
  return (
    typeof id === 'string' &&
    ID.test(id) &&
    (of === 'statement' || of === 'speaker' || of === 'document') &&
    (status === 'active' || status === 'alias' || status === 'gone') &&
    Number.isSafeInteger(generation) &&
    generation >= 1 &&
    typeof text === 'string' &&
    (speaker === null || typeof speaker === 'string') &&
    isTexts(articles) &&
    isKeys(keys) &&
    isTexts(former) &&
    (to === null || typeof to === 'string') &&
    isTexts(splitInto)
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const [version, key] of Object.entries(value)) {
    if (typeof key !== 'string' || version === '__proto__') return false;
  }
  return true;
}
