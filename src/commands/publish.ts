/** `verbatim publish`: builds, and records what was published, so that later builds can say what is new. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.ts';
import { describeBuild } from './build.ts';
import { countOf, openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Writes report, lock file and record together. */
export async function runPublish(
  inputs: readonly string[],
  options: ProjectOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const isFirst = !existsSync(project.published);
  const built = await terminal.during('Reading articles', (progress) => build({ ...project, publish: true }, progress));
  describeBuild(built, project.lock, terminal);
  const about = isFirst ? 'the first publication' : `${countOf(built.report.news?.length ?? 0, 'thing')} new`;
  terminal.note(`Wrote ${join(project.out, 'index.html')} and ${project.published}: ${about}`);
  return 0;
}
