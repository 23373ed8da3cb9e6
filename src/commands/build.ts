/** `verbatim build`: articles in, report out. */
import { join } from 'node:path';
import { build } from '../build.ts';
import type { Report } from '../model.ts';
import { countOf, formatFinding, openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Writes report and lock file; 1 where `strict` and there are findings. */
export async function runBuild(
  inputs: readonly string[],
  options: ProjectOptions & { readonly strict?: boolean },
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const { report } = await terminal.during('Reading articles', (progress) => build(project, progress));
  describeReport(report, terminal);
  terminal.note(`Wrote ${join(project.out, project.formats.includes('html') ? 'index.html' : '')}`);
  return options.strict === true && report.findings.length > 0 ? 1 : 0;
}

/** Says what was found, and what was wrong with the input. */
export function describeReport(report: Report, terminal: Terminal): void {
  for (const finding of report.findings) terminal.warn(formatFinding(finding));
  const told = new Set(report.findings.map(({ file, line }) => (line === null ? file : `${file}:${line}`)));
  for (const { file, reason } of report.setAside.filter((entry) => !told.has(entry.file))) {
    terminal.note(`set aside: ${file}: ${reason}`);
  }
  const { articles, quotations, statements, speakers } = report;
  terminal.note(
    `${countOf(articles.length, 'article')}, ${countOf(quotations.length, 'quotation')}, ` +
      `${countOf(statements.length, 'statement')}, ${countOf(speakers.length, 'speaker')}`,
  );
}
