/** `verbatim cite`: a citation of a statement by its anchor. */
import { UserError } from '../config.ts';
import { CITE_FORMATS, type CiteFormat, citeStatement } from '../report/citations/cite.ts';
import { openStatement } from './anchor.ts';
import type { ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Prints the citation; 1, and a message, where the words have gone; an unknown anchor is a `UserError`. */
export async function runCite(
  anchor: string,
  inputs: readonly string[],
  options: ProjectOptions & { readonly format?: string },
  terminal: Terminal,
): Promise<number> {
  const format = parseFormat(options.format ?? 'plain');
  const found = await openStatement(anchor, inputs, options, terminal);
  if (found === null) return 1;
  terminal.print(citeStatement(found.report, found.statement, format, found.id));
  return 0;
}

function parseFormat(value: string): CiteFormat {
  const format = CITE_FORMATS.find((known) => known === value);
  if (format !== undefined) return format;
  throw new UserError(`--format: "${value}" is no format`, { remedy: `Formats are ${CITE_FORMATS.join(', ')}.` });
}
