/** A folder of the user's own over the templates of the package: pages, assets, words. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import * as z from 'zod';
import { hashBytes, hashValue } from '../../cache/store.ts';
import { type Design, explainIssues, UserError } from '../../config.ts';
import { TEMPLATES } from '../../package.ts';
import { compareText } from '../../text.ts';
import { checkYaml } from '../../yaml.ts';
import { DOCUMENT_WORDS, KIND_WORDS, RELATION_SIGNS } from '../lookup/phrases.ts';
import { HEADLINE_ONLY } from '../parts/headline.ts';
import { type Accent, readableAccent } from './accent.ts';
import { exchangeWords } from './template-words.ts';

const OWN_ASSETS = join(TEMPLATES, 'assets');

/** Templates as they are to be rendered, and what else makes the look of the pages. */
export interface Theme {
  /** Folder of the templates; the package's own where nothing is changed. */
  readonly templates: string;
  /** Folders whose files go to `assets/`, the later over the earlier. */
  readonly assets: readonly string[];
  readonly words: ReadonlyMap<string, string>;
  readonly lang: string;
  readonly accent: Accent | null;
  /** A hash of all that makes it: pages of one theme are not pages of another. */
  readonly key: string;
  /** Path of the logo, and its name among the assets; `null`: none. */
  readonly logo: { readonly file: string; readonly name: string } | null;
}

/** Folder, below the templates, in which the package's own lie for `{% extends "verbatim/base.njk" %}`. */
const ORIGINALS = 'verbatim';
const IMAGES = new Set(['.svg', '.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif']);

/**
 * The theme of `design` over the templates of the package; where it has a folder, the joined templates are written below
 * the folder `aside`. What is wrong with it is a `UserError` that names the file.
 */
export async function openTheme({ theme, lang, ...design }: Design, aside: string): Promise<Theme> {
  const logo = design.logo === null ? null : await openLogo(design.logo);
  const accent = design.accent === null ? null : readableAccent(design.accent);
  const assets = [OWN_ASSETS];
  const parts = theme === null ? new Set<string>() : await listParts(theme);
  const key = await hashTheme(theme, [lang, accent, logo?.name]);
  if (theme === null) return { templates: TEMPLATES, assets, words: new Map(), lang, accent, key, logo };
  const words = parts.has('words.yaml') ? await readWords(join(theme, 'words.yaml')) : new Map<string, string>();
  const templates = join(aside, 'templates');
  await mkdir(join(templates, ORIGINALS), { recursive: true });
  const sources = await readTemplates(TEMPLATES);
  const theirs = parts.has('templates') ? await readTemplates(join(theme, 'templates')) : new Map<string, string>();
  const known = new Set<string>(CLOSED);
  const put = (name: string, source: string) => {
    const text = name.endsWith('.njk') ? exchangeWords(source, words, (found) => void known.add(found)) : source;
    return writeFile(join(templates, name), text);
  };
  for (const [name, source] of sources) {
    await put(`${ORIGINALS}/${name}`, source);
    if (!theirs.has(name)) await put(name, source);
  }
  for (const [name, source] of theirs) await put(name, source);
  refuseUnknown(words, known, join(theme, 'words.yaml'));
  if (parts.has('assets')) assets.push(join(theme, 'assets'));
  return { templates, assets, words, lang, accent, key, logo };
}

/** Words that no template holds but every page shows. */
const CLOSED = [
  ...RELATION_SIGNS.flatMap(({ word, meaning }) => [word, meaning]),
  ...Object.values(KIND_WORDS),
  ...Object.values(DOCUMENT_WORDS),
  HEADLINE_ONLY,
];

async function listParts(theme: string): Promise<ReadonlySet<string>> {
  const names = await readdir(theme).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`;
    throw new UserError(reason, { file: theme, remedy: '"theme" names a folder, seen from the configuration file.' });
  });
  const parts = names.filter((name) => name === 'templates' || name === 'assets' || name === 'words.yaml');
  if (parts.length > 0) return new Set(parts);
  throw new UserError('holds nothing that a theme has', {
    file: theme,
    remedy: 'A theme holds templates/, assets/ or words.yaml.',
  });
}

async function readTemplates(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => /\.(?:njk|md)$/.test(name)).sort(compareText);
  const read = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(read));
}

async function readWords(file: string): Promise<Map<string, string>> {
  const texts = z.record(z.string(), z.string());
  const { value, issues } = checkYaml(await readFile(file, 'utf8'), texts, { strings: true });
  if (value !== null) return new Map(Object.entries(value).map(([key, text]) => [key.replace(/\s+/g, ' '), text]));
  throw explainIssues(file, issues, 'A line reads "Statements": "Zitate".');
}

function refuseUnknown(words: ReadonlyMap<string, string>, known: ReadonlySet<string>, file: string): void {
  const unknown = [...words.keys()].filter((key) => !known.has(key));
  if (unknown.length === 0) return;
  throw new UserError(`no template prints ${unknown.map((key) => `"${key}"`).join(', ')}`, {
    file,
    remedy: 'A key is a text of a template as it stands there, from tag to tag; docs/themes.md tells how to list them.',
  });
}

async function openLogo(file: string): Promise<NonNullable<Theme['logo']>> {
  const extension = extname(file).toLowerCase();
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UserError('is not there', { file, remedy: '"logo" names an image file.' });
  if (IMAGES.has(extension)) return { file, name: `logo${extension}` };
  throw new UserError(`"${basename(file)}" is no image that browsers show`, {
    file,
    remedy: `"logo" names a file that ends in ${[...IMAGES].join(', ')}.`,
  });
}

/** The files of `assets/` in the report, by their paths there. */
export async function readAssets({ assets, logo }: Theme): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const folder of assets) {
    for (const name of await listNames(folder)) {
      const bytes = await readFile(join(folder, name));
      files.set(`assets/${name}`, folder === OWN_ASSETS && name.endsWith('.css') ? shrink(bytes) : bytes);
    }
  }
  if (logo !== null) files.set(`assets/${logo.name}`, await readFile(logo.file));
  return files;
}

/** Comments and indentation are for who writes a sheet, not for who loads it. Ours has no string that looks like either. */
function shrink(css: Buffer): Buffer {
  const text = css.toString('utf8');
  return Buffer.from(text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, ''));
}

/** Every file below a folder, with `/` between folders, sorted. */
async function listNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareText);
}

/** What tells two themes apart, besides the program itself: every file of the folder, and the options. */
async function hashTheme(folder: string | null, options: unknown): Promise<string> {
  if (folder === null) return hashValue(options);
  const names = await listNames(folder);
  const hashes = await Promise.all(names.map(async (name) => [name, hashBytes(await readFile(join(folder, name)))]));
  return hashValue([options, hashes]);
}
