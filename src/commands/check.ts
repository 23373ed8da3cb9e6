/** `verbatim check`: whether what is committed is what the articles give, and nothing cited would break. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLock } from '../anchors/check.ts';
import { formatLock, openLock } from '../anchors/lockfile.ts';
import { type Built, createReport } from '../build.ts';
import { recover } from '../disk/replace.ts';
import { readPublished } from '../published/record.ts';
import { checkLinks } from '../report/writing/links.ts';
import { listLost, readShownIds } from '../report/writing/shown.ts';
import { FORMATS, type Format, findReal, readFormats, writeReport } from '../report/writing/write.ts';
import { compareText } from '../text.ts';
import { describeBuild } from './build.ts';
import { countOf, openProject, type Project, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Faults of one sort that are listed one by one. */
const SHOWN = 10;

/**
 * Builds aside and compares; writes nothing in the project, save to finish a build that was killed. 1 where anything is wrong, each named. `output: false`: the
 * project keeps no report, and only the lock file is compared.
 */
export async function runCheck(
  inputs: readonly string[],
  options: ProjectOptions & { readonly output?: boolean },
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const { config, lock: lockFile } = project;
  await recover(await Promise.all([lockFile, project.published, project.out].map(findReal)), { tell: terminal.note });
  const { lines: lock, repairs, missing } = await openLock(lockFile);
  const published = await readPublished(project.published);
  const built = await terminal.during('Building aside', () =>
    createReport(project.inputs, { config, lock, repairs, published }),
  );
  describeBuild(built, lockFile, terminal);
  const known = (published?.statements ?? []).map(({ id }) => id);
  const faults = await terminal.during('Comparing', async () => [
    ...(await findLockFaults(project, built, { missing, published: known })),
    ...(await findReportFaults(project, built, options.output ?? true)),
  ]);
  for (const fault of faults) terminal.warn(fault);
  terminal.note(faults.length === 0 ? 'All is as it should be.' : `${countOf(faults.length, 'fault')}.`);
  return faults.length === 0 ? 0 : 1;
}

async function findLockFaults(
  project: Project,
  { anchored, before }: Built,
  { missing, published }: { readonly missing: readonly string[]; readonly published: readonly string[] },
): Promise<string[]> {
  const { broken, changed } = checkLock(before, anchored, [...(await listShown(project.out)), ...published]);
  const lost = (await listLost(project.out, before)).filter((id) => !broken.includes(id));
  const faults = [
    ...listSome(missing.map((id) => `${project.lock}: speaks of ${id}, and the line of it was lost; bring it back`)),
    ...broken.map((id) => `${id}: is in ${project.out} and would lead nowhere; bring its line back to ${project.lock}`),
    ...listSome(
      lost.map((id) => `${id}: is in ${project.out}, and its line in ${project.lock} was lost; bring it back`),
    ),
  ];
  const text = await readFile(project.lock, 'utf8').catch(() => null);
  const state = text === null ? 'is not there' : text === formatLock(anchored.lock) ? null : 'is out of date';
  if (state === null) return faults;
  const shown = changed.length === 0 ? '' : ` (${countOf(changed.length, 'id')}, the first ${changed[0]})`;
  return [...faults, `${project.lock}: ${state}${shown}: run "verbatim build" and commit it`];
}

async function findReportFaults(
  { out, lock, config }: Project,
  { report, before }: Built,
  kept: boolean,
): Promise<string[]> {
  const there = kept && existsSync(out);
  const aside = await mkdtemp(join(tmpdir(), 'verbatim-check-'));
  try {
    const fresh = join(aside, 'output');
    await writeReport(report, fresh, there ? ((await readFormats(out)) ?? findFormats(out)) : FORMATS, config);
    const dead = await checkLinks(fresh);
    const stale = there ? await compareFolders(fresh, out) : [];
    return [
      ...listSome(dead.map((fault) => `dead link: ${fault}`)),
      ...listSome(stale.map((file) => `${join(out, file)}: is out of date: run "verbatim build"`)),
      ...(kept && !there && before.length > 0 ? [describeMissing(out, lock, before.length)] : []),
    ];
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function describeMissing(out: string, lock: string, anchors: number): string {
  const remedy = 'run "verbatim build" and commit it; a project that keeps no report checks with --no-output';
  return `${out}: is not there, though ${lock} holds ${countOf(anchors, 'published anchor')}: ${remedy}`;
}

/** What only this format writes: a report of an earlier version does not say which ones it was made in. */
const HELD_BY: Readonly<Record<Format, readonly string[]>> = {
  html: ['index.html', 'q'],
  md: ['report.md'],
  data: ['data'],
};

function findFormats(out: string): readonly Format[] {
  return FORMATS.filter((format) => HELD_BY[format].some((name) => existsSync(join(out, name))));
}

/** The first few and how many more there are: a report out of date is so in every page. */
function listSome(faults: readonly string[]): string[] {
  const more = faults.length - SHOWN;
  return more > 0 ? [...faults.slice(0, SHOWN), `… and ${more} more like it`] : [...faults];
}

/** Every id that the report written last shows; none where there is none. */
async function listShown(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'q')).catch(() => []);
  const pages = names.filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -'.html'.length));
  return [...pages, ...readShownIds(folder, 'speakers'), ...readShownIds(folder, 'documents')];
}

/** Names, under the two folders, of files that differ or that only one of them has; sorted. */
async function compareFolders(a: string, b: string): Promise<string[]> {
  const [ours, theirs] = await Promise.all([listFolder(a), listFolder(b)]);
  const names = [...new Set([...ours, ...theirs])].sort(compareText);
  const differ = await Promise.all(
    names.map(async (name) => {
      if (!ours.has(name) || !theirs.has(name)) return true;
      return !(await readFile(join(a, name))).equals(await readFile(join(b, name)));
    }),
  );
  return names.filter((_, i) => differ[i]);
}

async function listFolder(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)));
}
