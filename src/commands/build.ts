/** `verbatim build`: articles in, report out. */
import { join } from 'node:path';
import { countForeign } from '../anchors/check.ts';
import { type Built, build } from '../build.ts';
import { UserError } from '../config.ts';
import type { Finding, Report } from '../model.ts';
import { countOf, formatFinding, openProject, type ProjectOptions } from './project.ts';
import { describeTaken } from './taken.ts';
import type { Terminal } from './terminal.ts';

/** Said until it is done once; before the second build there is nothing to compare. */
const HINT = '"verbatim publish" records what readers have seen; builds after it say what is new.';

/**
 * Writes report and lock file, and with `pdf` the report on paper beside it; 1 where `strict` and there are findings or
 * articles set aside. With `show` the text of each article goes to standard output.
 */
export async function runBuild(
  inputs: readonly string[],
  options: ProjectOptions & { readonly strict?: boolean; readonly pdf?: boolean; readonly show?: boolean },
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const { strict = false, pdf = false } = options;
  if (pdf && !project.formats.includes('html')) {
    throw new UserError('--pdf is made from the pages', { remedy: 'Leave out --formats, or name html in it.' });
  }
  const paper = pdf ? await preparePrinting(project.out) : null;
  const built = await terminal.during('Reading articles', (progress) => build(project, progress));
  const { articles } = built.report;
  if (options.show === true) for (const { file, text } of articles) terminal.print(`== ${file}\n${text.trim()}\n`);
  // What reads the messages of a build elsewhere than on a terminal finds those that it knows.
  describeTaken(articles, terminal, terminal.show, (field) => `"${field}: …" in NAME.meta.yaml beside it says it`);
  const wrong = describeBuild(built, project.lock, terminal, strict);
  terminal.note(`Wrote ${join(project.out, project.formats.includes('html') ? 'index.html' : '')}`);
  if (paper !== null) {
    await terminal.during('Printing', () => paper.write(built.report));
    terminal.note(`Wrote ${paper.path}`);
  }
  if (built.report.news === undefined && built.before.length > 0) terminal.note(HINT);
  return strict && wrong > 0 ? 1 : 0;
}

/** Where the report in `out` is printed to, and what prints it; an error where that cannot be. */
async function preparePrinting(out: string) {
  const { pdfPath, preparePdf, writePdf } = await import('./pdf.ts');
  const path = pdfPath(out);
  const chromium = await preparePdf(path);
  return { path, write: (report: Report) => writePdf(report, out, path, chromium) };
}

/**
 * Says what was found, and what was wrong with the input and the lock file, which lies at `lockFile`. The number of
 * findings; with `strict` whatever is set aside is one.
 */
export function describeBuild(built: Built, lockFile: string, terminal: Terminal, strict = false): number {
  const { articles, quotations, statements, speakers, setAside, findings } = built.report;
  const told = new Set(findings.map(({ file, line }) => (line === null ? file : `${file}:${line}`)));
  const aside = setAside.filter(({ file }) => !told.has(file));
  const missed = aside.map(({ file, reason }) => warn(file, `${reason}; it was set aside`));
  const wrong = [...findings, ...(strict ? missed : []), ...findLockFaults(built, lockFile)];
  for (const finding of wrong) terminal.warn(formatFinding(finding));
  for (const { file, reason } of strict ? [] : aside) terminal.note(`set aside: ${file}: ${reason}`);
  terminal.note(
    `${countOf(articles.length, 'article')}, ${countOf(quotations.length, 'quotation')}, ` +
      `${countOf(statements.length, 'statement')}, ${countOf(speakers.length, 'speaker')}`,
  );
  return wrong.length;
}

/** Said and no part of the report: once they are written to the lock file, the next build finds nothing odd. */
function findLockFaults({ anchored, before, repairs }: Built, lockFile: string): Finding[] {
  const merged = repairs.map((repair): Finding => ({ level: 'warning', file: lockFile, ...repair }));
  const anchors = countForeign(before, anchored);
  if (anchors === 0) return merged;
  const question = "is it another folder's lock file? --lock names the right one";
  return [
    ...merged,
    warn(lockFile, `none of the ${anchors} statements that it anchors is in these articles: ${question}`),
  ];
}

function warn(file: string, message: string): Finding {
  return { level: 'warning', file, line: null, message };
}
