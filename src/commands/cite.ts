/** `verbatim cite`: a citation of a statement by its anchor. */

import { readLock } from '../anchors/lockfile.ts';
import { createReport } from '../build.ts';
import { UserError } from '../config.ts';
import type { LockLine, Report, Statement } from '../model.ts';
import { CITE_FORMATS, type CiteFormat, citeStatement } from '../report/cite.ts';
import { openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Prints the citation; 1, and a message, where the words have gone; an unknown anchor is a `UserError`. */
export async function runCite(
  anchor: string,
  inputs: readonly string[],
  options: ProjectOptions & { readonly format?: string },
  terminal: Terminal,
): Promise<number> {
  const format = parseFormat(options.format ?? 'plain');
  const project = await openProject(inputs, options);
  const lock = await readLock(project.lock);
  const { report } = await terminal.during('Reading articles', () =>
    createReport(project.inputs, { config: project.config, lock }),
  );
  const found = findStatement(report, anchor.trim().replace(/^#/, ''));
  if (found.statement !== null) {
    terminal.print(citeStatement(report, found.statement, format));
    return 0;
  }
  terminal.warn(`${found.gone.id} has no words in the articles any more. It was: “${found.gone.text}”`);
  return 1;
}

function parseFormat(value: string): CiteFormat {
  const format = CITE_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  throw new UserError(`--format: "${value}" is no format`, { remedy: `Formats are ${CITE_FORMATS.join(', ')}.` });
}

type Found = { readonly statement: Statement } | { readonly statement: null; readonly gone: LockLine };

/** The statement of an anchor, of an alias of it, or of one of its wordings; else its tombstone. */
function findStatement(report: Report, anchor: string): Found {
  let id = anchor;
  for (let steps = 0; steps <= report.retired.length; steps++) {
    const statement =
      report.statements.find((entry) => entry.anchor === id) ??
      report.statements.find((entry) => entry.wordings.some((wording) => wording.id === id));
    if (statement !== undefined) return { statement };
    const line = report.retired.find((entry) => entry.of === 'statement' && entry.id === id);
    if (line === undefined) break;
    if (line.to === null) return { statement: null, gone: line };
    id = line.to;
  }
  throw new UserError(`no statement has the anchor "${anchor}"`, {
    remedy: "Anchors look like q-tx8hs15a9n; each statement's page shows its own, and data/report.json lists them all.",
  });
}
