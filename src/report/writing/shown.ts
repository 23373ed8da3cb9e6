/** What the report that lies in a folder shows: nothing of it may be missing from the lock file that the next one is made with. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../config.ts';
import { readLines } from '../../disk/pieces.ts';
import type { LockLine } from '../../model.ts';
import { compareText } from '../../text.ts';
import { documentPath, speakerPath, statementPath } from '../lookup/page-paths.ts';

const FOLDERS: readonly (readonly [LockLine['of'], string, (id: string) => string])[] = [
  ['statement', 'q', statementPath],
  ['speaker', 'speakers', speakerPath],
  ['document', 'documents', documentPath],
];

/**
 * The names of pages in `out` that no line of the lock has, sorted; where there are no pages, the anchors of
 * `data/report.json`. Empty where there is no report.
 */
export async function listLost(out: string, lock: readonly LockLine[]): Promise<string[]> {
  const lost: string[] = [];
  let pages = 0;
  for (const [of, folder, pathOf] of FOLDERS) {
    const names = (await readdir(join(out, folder)).catch(() => [])).filter((name) => name.endsWith('.html'));
    pages += names.length;
    const known = new Set(lock.filter((line) => line.of === of).map(({ id }) => basename(pathOf(id))));
    lost.push(...names.filter((name) => !known.has(name)).map((name) => name.slice(0, -'.html'.length)));
  }
  if (pages === 0) lost.push(...listLostData(out, lock));
  return lost.sort(compareText);
}

function listLostData(out: string, lock: readonly LockLine[]): string[] {
  const known = new Set(lock.filter(({ of }) => of === 'statement').map(({ id }) => id));
  return readShownIds(out, 'statements').filter((anchor) => !known.has(anchor));
}

/** Where a list of `data/report.json` begins, and the id of one of its entries. */
const LIST = /^ "(\w+)": \[/;
const ID = /^ {3}"(?:id|anchor)": ("(?:[^"\\]|\\.)*"),?$/;

/**
 * The ids of a list of `data/report.json` in `out`; none where there is no such file. Read line by line, as it is written:
 * whole it may be longer than a text can be. A line that was damaged by hand is passed over; a comparison names the file.
 */
export function readShownIds(out: string, list: 'statements' | 'speakers' | 'documents'): string[] {
  const ids: string[] = [];
  let here = '';
  try {
    for (const line of readLines(join(out, 'data', 'report.json'))) {
      here = LIST.exec(line)?.[1] ?? here;
      const id = here === list ? ID.exec(line)?.[1] : undefined;
      if (id !== undefined) ids.push(JSON.parse(id) as string);
    }
  } catch {
    return ids; // no file, or an id that is none
  }
  return ids;
}

/**
 * A `UserError` where the lock file lacks what its own lines speak of (`missing`) or what the report in `out` shows: a lock
 * that was cut off must not be gone on with.
 */
export async function assertNothingLost(
  out: string,
  { lines, missing }: { readonly lines: readonly LockLine[]; readonly missing: readonly string[] },
  file: string,
): Promise<void> {
  const shown = await listLost(out, lines);
  const lost = missing.length > 0 ? missing : shown;
  if (lost.length === 0) return;
  const count = lost.length === 1 ? `the id ${lost[0]}` : `${lost.length} ids, the first ${lost[0]}`;
  const source = missing.length > 0 ? 'its other lines speak of' : `the report in ${out} shows`;
  const anew =
    missing.length > 0 ? '' : ` If that report was made with another lock file or branch, remove ${out} first.`;
  throw new UserError(`lacks ${count}, which ${source}: lines of it were lost`, {
    file,
    remedy: `Bring it back from the last commit; an anchor that is lost breaks every link to it.${anew}`,
  });
}
