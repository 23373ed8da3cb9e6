/** `verbatim explain`: why each occurrence of a statement was attributed as it was. */
import { explainQuotations } from '../attribution/explain.ts';
import { findQuotations } from '../quotations/find.ts';
import { openStatement } from './anchor.ts';
import { formatOccurrence, formatStatement } from './explanation.ts';
import type { ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Prints the evidence; 1, and a message, where the words have gone; an unknown anchor is a `UserError`. */
export async function runExplain(
  anchor: string,
  inputs: readonly string[],
  options: ProjectOptions,
  terminal: Terminal,
): Promise<number> {
  const found = await openStatement(anchor, inputs, options, terminal);
  if (found === null) return 1;
  const { report, statement } = found;
  terminal.print(formatStatement(report, statement));
  statement.occurrences.forEach((occurrence, index) => {
    const article = report.articles.find(({ id }) => id === occurrence.articleId);
    if (article === undefined) return;
    const explained = explainQuotations(article, findQuotations(article));
    terminal.print(`\n${formatOccurrence(article, explained, occurrence, index + 1)}`);
  });
  return 0;
}
