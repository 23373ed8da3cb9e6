/** The whole report as one page for paper: every page of the site one after the other, its links within the paper. */
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Report } from '../../model.ts';
import { createLookup } from '../lookup/lookup.ts';
import { articlePath, documentPath, speakerPath, statementPath } from '../lookup/page-paths.ts';

/** What a sheet of paper needs besides the style of the pages. */
const STYLE = `@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
main { max-width: none; padding: 0; } .sheet + .sheet { break-before: page; } .q + .q, .speakers + .speakers { break-before: auto; margin-top: 4rem; }`;

/**
 * The pages of a written report in `folder`, joined: overview, documents, speakers, statements by reuse, articles, how it
 * was counted. A link to a page that is on paper leads there; any other is absolute where the report has a base
 * address, and plain words where not, so that nothing of this machine is on paper. The style is `assets/report.css`
 * beside the text.
 */
export async function joinPages(report: Report, folder: string): Promise<string> {
  const first = await readFile(join(folder, 'index.html'), 'utf8');
  const paths = listPaths(report, first);
  const numbers = new Map(paths.map((path, i) => [path, i + 1]));
  const sheets: string[] = [];
  for (const path of paths) {
    const html = path === 'index.html' ? first : await readFile(join(folder, path), 'utf8');
    sheets.push(makeSheet(html, path, numbers, report.baseUrl));
  }
  const head = between(first, /<html[^>]*>/, /<link[^>]*rel="stylesheet"[^>]*>/);
  return `<!doctype html>\n${head}<link rel="stylesheet" href="assets/report.css">\n<style>${STYLE}</style>\n</head><body class="paper"><main>\n${sheets.join('\n')}\n</main></body></html>\n`;
}

function listPaths(report: Report, overview: string): string[] {
  const lookup = createLookup(report);
  const more = [...overview.matchAll(/href="(statements-\d+\.html)"/g)].map(([, path = '']) => path);
  return [
    'index.html',
    ...new Set(more),
    ...report.documents.map(({ id }) => documentPath(id)),
    ...report.speakers.map(({ id }) => speakerPath(id)),
    ...lookup.statements
      .filter((statement) => lookup.homeOf(statement) === null)
      .map(({ anchor }) => statementPath(anchor)),
    ...report.articles.map(({ id }) => articlePath(id)),
    'counted.html',
  ];
}

/** From the first match of `start`, included, to the first of `end` after it. */
function between(html: string, start: RegExp, end: RegExp): string {
  const from = html.search(start);
  const rest = html.slice(Math.max(from, 0));
  const to = rest.search(end);
  return to === -1 ? '' : rest.slice(0, to);
}

/** Attributes are quoted and text is escaped in every page, so that none of these can stand in a text. */
const REFERENCE = / (id|href|aria-labelledby|aria-label|tabindex)="([^"]*)"/g;

function makeSheet(html: string, path: string, numbers: ReadonlyMap<string, number>, baseUrl: string | null): string {
  const prefix = (page: string) => `p${numbers.get(page)}`;
  const lead = (target: string): string => {
    if (/^https?:/i.test(target)) return ` href="${target}"`;
    const [file = '', fragment] = target.split('#', 2);
    const page = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
    if (numbers.has(page)) return ` href="#${prefix(page)}${fragment ? `-${fragment}` : ''}"`;
    return baseUrl === null ? '' : ` href="${baseUrl}${page}${fragment ? `#${fragment}` : ''}"`;
  };
  const body = between(html, /<main[\s>]/, /<\/main>/) || between(html, /<body[\s>]/, /<\/body>/);
  const inner = body
    .slice(body.indexOf('>') + 1)
    .replace(/<form[\s\S]*?<\/form>|<nav[\s\S]*?<\/nav>/g, '')
    .replace(/<details/g, '<details open')
    .replace(REFERENCE, (_, name: string, value: string) => {
      if (name === 'href') return lead(value);
      if (name === 'tabindex') return '';
      return name === 'aria-label' ? ` ${name}="${value}"` : ` ${name}="${prefix(path)}-${value}"`;
    });
  const kind = path.includes('/') ? path.slice(0, path.indexOf('/')) : 'page';
  const address = `<p class="address">${baseUrl ?? ''}${path}</p>`;
  return `<div class="sheet ${kind}" id="${prefix(path)}">${inner}${address}</div>`;
}
