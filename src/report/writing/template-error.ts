/** What a template of the user's own does wrong, by its file and line. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../../config.ts';

/** How Nunjucks tells of a template: its path, its line where it knows it, and last what is wrong. */
const TOLD = /\(([^()\n]+\.njk)\)(?: \[Line (\d+), Column \d+\])?\s+(?:Error: )?([^\n]+)\s*$/;

/** A fault of a template that the folder `theme` holds is the user's to mend: a `UserError`; anything else is passed on. */
export function explainTemplate(error: unknown, theme: string): unknown {
  const [, path = '', line, wrong = ''] = TOLD.exec(findCause(error)) ?? [];
  const file = join(theme, 'templates', basename(path));
  if (path === '' || !existsSync(file)) return error;
  const remedy =
    'The template of that name in the package shows what it is given; docs/themes.md tells how to begin with it.';
  return new UserError(wrong, { file, remedy, ...(line !== undefined && { line: Number(line) }) });
}

function findCause(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? findCause(error.cause) : error.message;
}
