/** What the commands that take an anchor share: the report, and the statement that the anchor leads to. */
import { openLock } from '../anchors/lockfile.ts';
import { createReport } from '../build.ts';
import { UserError } from '../config.ts';
import type { LockLine, Report, Statement } from '../model.ts';
import { openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** A statement in its report. */
export interface Found {
  readonly report: Report;
  readonly statement: Statement;
  /** The id that was asked for: its anchor, an alias, or that of a wording. */
  readonly id: string;
}

/** Reads the articles and finds the statement; `null`, after a message, where its words have gone; an unknown anchor is a `UserError`. */
export async function openStatement(
  anchor: string,
  inputs: readonly string[],
  options: ProjectOptions,
  terminal: Terminal,
): Promise<Found | null> {
  const project = await openProject(inputs, options);
  const { lines: lock } = await openLock(project.lock);
  const { report } = await terminal.during('Reading articles', () =>
    createReport(project.inputs, { config: project.config, lock }),
  );
  const id = anchor.trim().replace(/^#/, '');
  const found = findStatement(report, id);
  if ('anchor' in found) return { report, statement: found, id };
  terminal.warn(`${found.id} has no words in the articles any more. It was: “${found.text}”`);
  return null;
}

/** The statement of an anchor, of an alias of it, or of one of its wordings; else its tombstone. */
export function findStatement(report: Report, anchor: string): Statement | LockLine {
  let id = anchor;
  for (let steps = 0; steps <= report.retired.length; steps++) {
    const statement =
      report.statements.find((entry) => entry.anchor === id) ??
      report.statements.find((entry) => entry.wordings.some((wording) => wording.id === id));
    if (statement !== undefined) return statement;
    const line = report.retired.find((entry) => entry.of === 'statement' && entry.id === id);
    if (line === undefined) break;
    if (line.to === null) return line;
    id = line.to;
  }
  throw new UserError(`no statement has the anchor "${anchor}"`, {
    remedy: "Anchors look like q-tx8hs15a9n; each statement's page shows its own, and data/report.json lists them all.",
  });
}
