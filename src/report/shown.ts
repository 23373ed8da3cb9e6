/** What the report that lies in a folder shows: nothing of it may be missing from the lock file that the next one is made with. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../config.ts';
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';
import { documentPath, speakerPath, statementPath } from './paths.ts';

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
  if (pages === 0) lost.push(...(await listLostData(out, lock)));
  return lost.sort(compareText);
}

async function listLostData(out: string, lock: readonly LockLine[]): Promise<string[]> {
  const text = await readFile(join(out, 'data', 'report.json'), 'utf8').catch(() => '{}');
  const known = new Set(lock.filter(({ of }) => of === 'statement').map(({ id }) => id));
  try {
    const { statements = [] } = JSON.parse(text) as { statements?: { anchor: string }[] };
    return statements.map(({ anchor }) => anchor).filter((anchor) => !known.has(anchor));
  } catch {
    return []; // damaged by hand: it is replaced, and a comparison names it
  }
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
