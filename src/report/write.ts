/** Writes a report: aside first, then in one step to its place, so that a failure leaves the earlier report whole. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Design, PLAIN, UserError } from '../config.ts';
import type { Report } from '../model.ts';
import { quotationsCsv, statementsCsv } from './csv.ts';
import { formatJson, reportData, SCHEMA_VERSION } from './data.ts';
import { renderMarkdown } from './markdown.ts';
import { findReal, MARKER } from './out-dir.ts';
import { readCounted, writeSite } from './site.ts';
import { openTheme, type Theme } from './theme.ts';

export { assertOutDir } from './out-dir.ts';

/** The forms of a report: pages, `report.md`, and `data/`. */
export const FORMATS = ['html', 'md', 'data'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Writes `report` in the given formats as the whole content of `outDir`, which is made where it is not there: what an
 * earlier report left there is gone. `design` is how the pages look. The caller has asked `assertOutDir`. The same report gives the same bytes.
 */
export async function writeReport(
  report: Report,
  outDir: string,
  formats: readonly Format[],
  design: Design = PLAIN,
): Promise<void> {
  const out = await findReal(outDir); // a link to a folder stays one
  try {
    await mkdir(dirname(out), { recursive: true });
    const aside = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
    try {
      const fresh = join(aside, 'new');
      await mkdir(fresh);
      await writeFiles(report, fresh, formats, await openTheme(design, aside));
      await swap(fresh, out, join(aside, 'old'));
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  } catch (error) {
    throw explain(error, outDir);
  }
}

/** What the disk refuses is the user's to mend; anything else is passed on. */
function explain(error: unknown, outDir: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = REASONS.get(code ?? '');
  if (reason === undefined) return error;
  return new UserError(`cannot be written: ${reason} (${code})`, {
    file: outDir,
    remedy: 'The earlier report, if there was one, is still there. Make room or name another folder with --out.',
  });
}

const REASONS = new Map([
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left'],
  ['EBUSY', 'the folder is in use or is a disk of its own'],
  ['EXDEV', 'the folder lies on another disk than the one above it'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EEXIST', 'a part of its path is a file'],
]);

async function writeFiles(report: Report, out: string, formats: readonly Format[], theme: Theme): Promise<void> {
  const pages = formats.includes('html');
  const markdown = formats.includes('md');
  const data = formats.includes('data');
  await writeFile(
    join(out, MARKER),
    `Written by Verbatim, schema ${SCHEMA_VERSION}. The next report replaces this folder.\n`,
  );
  if (pages) await writeSite(report, out, { markdown, data }, theme);
  if (markdown) {
    await writeFile(join(out, 'report.md'), renderMarkdown(report, { counted: await readCounted(theme), pages }));
  }
  if (data) {
    await mkdir(join(out, 'data'));
    await writeFile(join(out, 'data', 'report.json'), formatJson(reportData(report)));
    await writeFile(join(out, 'data', 'statements.csv'), statementsCsv(report));
    await writeFile(join(out, 'data', 'quotations.csv'), quotationsCsv(report));
  }
}

/** Puts `fresh` where `out` is; where that fails, `out` is as it was. */
async function swap(fresh: string, out: string, old: string): Promise<void> {
  const had = await rename(out, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(fresh, out);
  } catch (error) {
    if (had) await rename(old, out);
    throw error;
  }
}
