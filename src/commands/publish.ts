/** `verbatim publish`: builds, and records what was published, so that later builds can say what is new. */
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
  const built = await terminal.during('Reading articles', (progress) => build({ ...project, publish: true }, progress));
  describeBuild(built, project.lock, terminal);
  const { news } = built.report;
  const about = news === undefined ? 'the first publication' : `${countOf(news.length, 'thing')} new`;
  terminal.note(`Wrote ${join(project.out, 'index.html')} and ${project.published}: ${about}`);
  return 0;
}
