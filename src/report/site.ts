/** The HTML pages, through Eleventy: the one place that knows it. */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../model.ts';
import { createSite, type SiteFiles } from './view/site.ts';

/** Where the package lies: two folders above this file, in `src/` and in `dist/`. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const TEMPLATES = join(PACKAGE, 'templates');

/** The Markdown text of "How this was counted", the same for `counted.html` and `report.md`. */
export function readCounted(): Promise<string> {
  return readFile(join(TEMPLATES, 'counted.md'), 'utf8');
}

/** Writes the pages of `report` and their assets into the folder `out`, which is made where it is not there. */
export async function writeSite(report: Report, out: string, files: SiteFiles): Promise<void> {
  const site = createSite(report, await readCounted(), files);
  // Loaded only here: a third of a second that no other command should wait for.
  const { default: Eleventy } = await import('@11ty/eleventy');
  // Relative paths, since Eleventy resolves absolute ones against the working directory in places.
  const eleventy = new Eleventy(relative('', TEMPLATES), relative('', out), {
    quietMode: true,
    loader: 'esm',
    configPath: relative('', join(PACKAGE, '.eleventy.js')),
    config: (config) => {
      // Frozen, so that it is shared by all pages and not copied for each.
      config.addGlobalData('report', Object.freeze(site));
      // Quiet mode comes too late for this one, which tells on standard error of every filter that took long.
      config.benchmarkManager.get('Configuration').setIsVerbose(false);
    },
  });
  eleventy.disableLogger();
  await eleventy.write();
  await copyAssets(join(out, 'assets'));
  await writeFile(join(out, 'assets', 'index.js'), site.index);
}

async function copyAssets(to: string): Promise<void> {
  const from = join(TEMPLATES, 'assets');
  await mkdir(to, { recursive: true });
  await Promise.all((await readdir(from)).map((name) => copyFile(join(from, name), join(to, name))));
}
