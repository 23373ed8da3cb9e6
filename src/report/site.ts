/** The HTML pages of a report. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { render } from './render.ts';
import type { Theme } from './theme.ts';
import type { SiteFrame, SitePages } from './view/site.ts';
import { exchangeNamed } from './words.ts';

/** Where the package lies: two folders above this file, in `src/` and in `dist/`. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The Markdown text of "How this was counted", the same for `counted.html` and `report.md`. */
export function readCounted({ templates }: Theme): Promise<string> {
  return readFile(join(templates, 'counted.md'), 'utf8');
}

/** Writes some pages of a site into the folder `out`, which is made where it is not there. */
export async function renderPages(frame: SiteFrame, pages: SitePages, out: string, theme: Theme): Promise<void> {
  const site = { ...frame, ...pages };
  const { lang, accent, logo, words } = theme;
  const look = { lang, accent, logo: logo?.name ?? null };
  const shown = { ...(words.size === 0 ? site : exchangeNamed(site, words)), ...look };
  await render({
    templates: relative('', theme.templates),
    out: relative('', out),
    config: relative('', join(PACKAGE, '.eleventy.js')),
    report: shown,
  });
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
