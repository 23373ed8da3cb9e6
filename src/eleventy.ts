/**
 * The report as a plugin of an Eleventy 3 site: `eleventyConfig.addPlugin(verbatim, { input: 'articles', base: '/quotes/' })`.
 * Each build of the site reads the articles, keeps the lock file, and adds the report's pages below `base`.
 */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { openProject } from './commands/project.ts';
import { UserError } from './config.ts';
import { compareText } from './text.ts';

/** What the plugin is told. */
export interface VerbatimOptions {
  /** Folders, files and `.jsonl` corpora; default: `seeds`, else `articles`. Outside the site's own input folder. */
  readonly input?: string | readonly string[];
  /** Path of the lock file; default: `anchors.lock.jsonl`. */
  readonly lock?: string;
  /** Path of the configuration; default: `verbatim.yaml` here or beside the input. */
  readonly config?: string;
  /** Address of the report in the site, with a slash at both ends; default: `/quotes/`. */
  readonly base?: string;
}

/** The part of Eleventy's configuration that the plugin uses. */
export interface EleventyConfig {
  addGlobalData(name: string, value: unknown): void;
  addTemplate(path: string, content: unknown, data: Readonly<Record<string, unknown>>): void;
  addTemplateFormats(formats: string): void;
  addWatchTarget(path: string): void;
  on(event: string, run: (event: BuildEvent) => Promise<void>): void;
}

/** What Eleventy tells of a build. */
interface BuildEvent {
  readonly directories: { readonly output: string };
  readonly outputMode: string;
}

/** A page of the report: its address below the base, and all of its HTML. */
interface ReportPage {
  readonly path: string;
  readonly html: string;
}

const DATA = 'verbatimPages';

/** The plugin. A mistake in the options, and whatever `verbatim build` refuses, is a `UserError`. */
export default async function verbatim(eleventyConfig: EleventyConfig, options: VerbatimOptions = {}): Promise<void> {
  refuseUnknown(options);
  const base = readBase(options.base ?? '/quotes/');
  const inputs = options.input === undefined ? [] : [options.input].flat();
  const { lock, config } = options;
  const open = () =>
    openProject(inputs, { ...(lock !== undefined && { lock }), ...(config !== undefined && { config }) });
  const project = await open();
  let folder = '';

  // Eleventy asks for global data once a build: the report is made anew then.
  eleventyConfig.addGlobalData(DATA, async (): Promise<ReportPage[]> => {
    await remove(folder);
    folder = await mkdtemp(join(tmpdir(), 'verbatim-pages-'));
    const { cache: _, ...known } = await open(); // kept by folder, and this one is new every time
    await build({ ...known, out: join(folder, 'report') });
    return readPages(join(folder, 'report'));
  });
  eleventyConfig.addTemplateFormats('11ty.js');
  // A function and no template text: words of an article are never run by a template language of the site.
  eleventyConfig.addTemplate(
    'verbatim-report.11ty.js',
    ({ verbatimPage }: { verbatimPage: ReportPage }) => verbatimPage.html,
    {
      pagination: { data: DATA, size: 1, alias: 'verbatimPage' },
      permalink: ({ verbatimPage }: { verbatimPage: ReportPage }) => base + verbatimPage.path,
      eleventyExcludeFromCollections: true,
      layout: false,
    },
  );
  for (const path of [...project.inputs, project.configFile]) eleventyConfig.addWatchTarget(path);
  eleventyConfig.on('eleventy.after', async ({ directories, outputMode }) => {
    if (outputMode === 'fs' && folder !== '') {
      const filter = (source: string) => !/\.html$|[/\\]\.verbatim$/.test(source);
      await cp(join(folder, 'report'), join(directories.output, base), { recursive: true, filter });
    }
    await remove(folder);
    folder = '';
  });
}

const OPTIONS = ['input', 'lock', 'config', 'base'] satisfies (keyof VerbatimOptions)[];

/** A misspelt option would be passed over, and the default taken. */
function refuseUnknown(options: VerbatimOptions): void {
  const unknown = Object.keys(options).find((name) => !(OPTIONS as string[]).includes(name));
  if (unknown === undefined) return;
  throw new UserError(`unknown option "${unknown}"`, { remedy: `Known options: ${OPTIONS.join(', ')}.` });
}

function readBase(base: string): string {
  if (/^\/(?:[\w.~-]+\/)*$/.test(base) && !base.includes('..')) return base;
  throw new UserError(`"base" is "${base}"`, { remedy: 'It is an address in the site such as /quotes/.' });
}

async function readPages(folder: string): Promise<ReportPage[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).sort(compareText);
  return Promise.all(
    names.map(async (name) => ({
      path: name.replaceAll('\\', '/'),
      html: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

async function remove(folder: string): Promise<void> {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
}
