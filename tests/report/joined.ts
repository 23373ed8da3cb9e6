/** The texts that a report is written in piece by piece, whole. */
import type { Report } from '../../src/model.ts';
import { printQuotationsCsv, printStatementsCsv } from '../../src/report/exports/csv.ts';
import { reportData as dataOf } from '../../src/report/exports/data.ts';
import type { FilePart } from '../../src/report/exports/long-file.ts';
import { type MarkdownOptions, printMarkdown } from '../../src/report/exports/markdown.ts';
import { createLookup } from '../../src/report/lookup/lookup.ts';

export const join = (parts: Iterable<FilePart>): string =>
  Array.from(parts, (part) => (typeof part === 'string' ? part : part.make())).join('');

export const reportData = (report: Report) => dataOf(createLookup(report));

export const renderMarkdown = (report: Report, options: MarkdownOptions): string =>
  join(printMarkdown(createLookup(report), options));

export const statementsCsv = (report: Report): string => join(printStatementsCsv(createLookup(report)));

export const quotationsCsv = (report: Report): string => join(printQuotationsCsv(createLookup(report)));
