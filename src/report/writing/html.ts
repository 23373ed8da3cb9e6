/** The HTML pages of a report. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Report } from '../../model.ts';
import type { SiteFrame } from '../pages/site.ts';
import type { Batch } from './batches.ts';
import { render } from './render.ts';
import { exchangeNamed } from './template-words.ts';
import type { Theme } from './theme.ts';

/** The Markdown text of "How this was counted", the same for `counted.html` and `report.md`; with what holds of records where there are any. */
export async function readCounted({ templates }: Theme, { originals }: Pick<Report, 'originals'>): Promise<string> {
  const files = originals === undefined ? ['counted.md'] : ['counted.md', 'counted-records.md'];
  return (await Promise.all(files.map((file) => readFile(join(templates, file), 'utf8')))).join('');
}

/** The pages of a batch are shown in `frame`; they are written into the folder `out`, which is made where it is not there. */
export async function renderPages(frame: SiteFrame, batch: Batch, out: string, theme: Theme): Promise<void> {
  const { lang, accent, logo, words } = theme;
  const look = { lang, accent, logo: logo?.name ?? null };
  await render({
    templates: relative('', theme.templates),
    out: relative('', out),
    frame: { ...exchangeNamed(frame, words), ...look },
    lists: batch,
  });
}

/** A page as the templates are given it. */
export function printPage(page: object, { words }: Theme): Uint8Array {
  return Buffer.from(JSON.stringify(exchangeNamed(page, words)));
}

/**
 * The page at a permanent address that leads on to `href`, an address from the root of the report. Not a template: there
 * may be a million, and an address of ours holds nothing that HTML would have to escape.
 */
export function formatForward(href: string): string {
  const [path = '', id = ''] = href.split('#');
  const address = `../${path}#${encodeURIComponent(id)}`;
  const head = `<meta charset="utf-8">\n<title>Verbatim</title>\n<meta http-equiv="refresh" content="0; url=${address}">`;
  const body = `<p>The words stand <a href="${address}">in this article</a>.</p>`;
  return `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
