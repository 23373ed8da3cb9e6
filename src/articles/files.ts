/** Which files of the inputs are articles: folders walked in a fixed order, links never followed out or around. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { UserError } from '../config.ts';
import type { Finding, SetAside } from '../model.ts';
import { compareText } from '../text.ts';

/** A format that is converted into text before it is read. */
export type ForeignFormat = 'page' | 'mhtml' | 'docx' | 'pdf' | 'mail';

/** True for a kind of file that is converted first. */
export function isForeign(kind: InputFile['kind'] | 'record'): kind is ForeignFormat {
  return kind !== 'text' && kind !== 'markdown' && kind !== 'corpus' && kind !== 'record';
}

/** A file to read. */
export interface InputFile {
  /** Where it lies. */
  readonly path: string;
  /** Its name under the input folder, `/` between folders. */
  readonly file: string;
  readonly kind: 'text' | 'markdown' | 'corpus' | ForeignFormat;
  /** Path of its sidecar; `null`: it has none. */
  readonly sidecar: string | null;
}

/** What lies in the inputs. */
export interface Listing {
  readonly files: readonly InputFile[];
  readonly setAside: readonly SetAside[];
  readonly findings: readonly Finding[];
}

/** What is converted, by extension. */
export const FOREIGN_FORMATS: Readonly<Record<string, ForeignFormat>> = {
  '.html': 'page',
  '.htm': 'page',
  '.xhtml': 'page',
  '.mhtml': 'mhtml',
  '.mht': 'mhtml',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.eml': 'mail',
};

const KINDS: Readonly<Record<string, InputFile['kind']>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.jsonl': 'corpus',
  ...FOREIGN_FORMATS,
};
/** The folder in which a browser keeps what belongs to a page it saved: `page_files` beside `page.html`. */
const PAGE_FILES = /^(.+)_files$/;
const PAGE = /\.x?html?$/i;
/** Said where no article is found. */
export const READ_FORMATS =
  'Articles are .txt, .md, .html, .mhtml, .docx, .pdf, .eml and .jsonl files; "verbatim add" reads .csv and .warc too.';
const SIDECAR = '.meta.yaml';
/** Files of the project that lie beside articles. */
const NO_ARTICLES = /^(?:readme(?:\.[a-z]+)?|verbatim\.ya?ml|corrections\.ya?ml|anchors\.lock\.jsonl)$/i;
/** An article that a dot hides, by mistake perhaps; `._x.txt` is how a Mac keeps what other disks cannot. */
const HIDDEN_ARTICLE = /^\.(?!_)(?:.*\.)?(?:txt|md|jsonl|x?html?|mht(?:ml)?|docx|pdf|eml)$/i;
/** A folder that holds this was written by Verbatim: its pages are no articles. */
const OUTPUT_MARK = '.verbatim';

/**
 * Lists the files of `inputs` (folders, files), sorted by name. An input that is not there, or two inputs that share a
 * file, are a `UserError`; whatever is wrong inside a folder is a finding.
 */
export async function listFiles(inputs: readonly string[]): Promise<Listing> {
  const parts = await Promise.all(inputs.map(listInput));
  const files = parts.flatMap((part) => part.files);
  refuseSharedFiles(files);
  return {
    files: files.sort((a, b) => compareText(a.file, b.file) || compareText(a.path, b.path)),
    setAside: parts.flatMap((part) => part.setAside),
    findings: parts.flatMap((part) => part.findings),
  };
}

async function listInput(input: string): Promise<Listing> {
  const path = await realpath(input).catch(() => null);
  if (path === null) {
    throw new UserError(`${input}: no such file or folder`, {
      remedy: 'Name a folder of articles, an article, or a .jsonl corpus.',
    });
  }
  if ((await stat(path)).isDirectory()) return listFolder(path, input);
  const kind = kindOf(input);
  if (kind === null) {
    throw new UserError(`${input}: is no article`, { remedy: READ_FORMATS });
  }
  const folder = dirname(resolve(input));
  const sidecar = sidecarOf(basename(input));
  const beside = (await readdir(folder, { withFileTypes: true })).find(({ name }) => name === sidecar);
  const found = beside?.isFile() ? join(folder, sidecar) : null;
  return { files: [{ path, file: basename(input), kind, sidecar: found }], setAside: [], findings: [] };
}

async function listFolder(root: string, input: string): Promise<Listing> {
  const entries = await walk(root, '');
  const [unreadable] = entries;
  if (unreadable?.file === '') throw new UserError(`${input}: cannot be read (${unreadable.error})`);
  // A link is never followed, as for articles: it stays in the list and is named.
  const sidecars = new Set(
    entries.filter(({ file, type }) => type === 'file' && file.endsWith(SIDECAR)).map(({ file }) => file),
  );
  const listing = { files: [] as InputFile[], setAside: [] as SetAside[], findings: [] as Finding[] };
  for (const entry of entries.filter(({ file }) => !sidecars.has(file) && !NO_ARTICLES.test(basename(file)))) {
    const { file, path } = entry;
    const kind = kindOf(file);
    const problem = await findProblem(entry, root, kind);
    if (problem !== null) {
      const { reason, level } = problem;
      listing.setAside.push({ file, reason });
      if (level !== null) listing.findings.push({ level, file, line: null, message: `${reason}; it was set aside` });
    } else if (kind !== null) {
      const sidecar = sidecarOf(file);
      listing.files.push({ path, file, kind, sidecar: sidecars.delete(sidecar) ? join(root, sidecar) : null });
    }
  }
  const message = 'belongs to no article: it takes the name of one, with .meta.yaml in place of the extension';
  const orphans = [...sidecars].map((file): Finding => ({ level: 'warning', file, line: null, message }));
  return { ...listing, findings: [...listing.findings, ...orphans] };
}

/** Something that lies in a folder; `error`: why it cannot be looked into. */
interface Entry {
  readonly file: string;
  readonly path: string;
  /** `hidden`: a file with the name of an article after a dot; `page`: the folder of a saved page. */
  readonly type: 'file' | 'folder' | 'link' | 'hidden' | 'page' | 'other';
  readonly error: string | null;
}

/** All that lies under `root`, sorted by name, without reports and what is hidden, save hidden articles. */
async function walk(root: string, file: string): Promise<Entry[]> {
  const folder = join(root, file);
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    if (file !== '' && entries.some((entry) => entry.name === OUTPUT_MARK)) return [];
    const shown = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
    const hidden = entries.filter((entry) => entry.isFile() && HIDDEN_ARTICLE.test(entry.name));
    const found = [...shown, ...hidden]
      .sort((a, b) => compareText(a.name, b.name))
      .map((entry): Promise<Entry[]> | Entry[] => {
        const name = file === '' ? entry.name : `${file}/${entry.name}`;
        if (entry.isDirectory()) {
          const page = findPage(entry.name, entries);
          return page === null
            ? walk(root, name)
            : [{ file: name, path: join(folder, entry.name), type: 'page', error: null }];
        }
        return [{ file: name, path: join(folder, entry.name), type: typeOf(entry), error: null }];
      });
    const inner = (await Promise.all(found)).flat();
    return kindOf(file) === null ? inner : [{ file, path: folder, type: 'folder', error: null }, ...inner];
  } catch (error) {
    return [{ file, path: folder, type: 'folder', error: (error as NodeJS.ErrnoException).code ?? String(error) }];
  }
}

/** The page whose pictures and frames lie in a folder of this name; `null`: none. */
function findPage(folder: string, entries: readonly Dirent[]): string | null {
  const stem = PAGE_FILES.exec(folder)?.[1];
  const page = entries.find(({ name }) => PAGE.test(name) && name.replace(PAGE, '') === stem);
  return page?.name ?? null;
}

function typeOf(entry: Dirent): Entry['type'] {
  if (entry.isSymbolicLink()) return 'link';
  if (!entry.isFile()) return 'other';
  return entry.name.startsWith('.') ? 'hidden' : 'file';
}

function kindOf(file: string): InputFile['kind'] | null {
  return KINDS[extname(file).toLowerCase()] ?? null;
}

function sidecarOf(file: string): string {
  return file.slice(0, file.length - extname(file).length) + SIDECAR;
}

/** Why an entry is no article, and how bad that is (`null`: not worth a finding); `null`: nothing is wrong. */
async function findProblem(
  { type, path, file, error }: Entry,
  root: string,
  kind: InputFile['kind'] | null,
): Promise<{ readonly reason: string; readonly level: Finding['level'] | null } | null> {
  if (error !== null) return { reason: `cannot be read (${error})`, level: 'error' };
  if (type === 'link') return { reason: await describeLink(root, path), level: kind === null ? 'warning' : 'error' };
  if (type === 'folder')
    return { reason: 'is a folder with the name of an article; what lies in it is read', level: 'warning' };
  if (type === 'page') return { reason: 'holds the pictures and frames of a saved page', level: null };
  if (type === 'hidden') return { reason: 'is a hidden file', level: null };
  if (type === 'other') return { reason: 'is not a regular file', level: 'warning' };
  const format = extname(file) || 'no extension';
  return kind === null ? { reason: `has a format that is not read (${format})`, level: null } : null;
}

/** Why a link is not followed: articles of one folder are counted once, and nothing outside it is read. */
async function describeLink(root: string, path: string): Promise<string> {
  const target = await realpath(path).catch(() => null);
  if (target === null) return 'is a link to nothing';
  if (target === root) return 'is a link to the input folder itself';
  return target.startsWith(root + sep)
    ? 'is a link to another place of the folder, which is read there'
    : 'is a link that leads outside the input folder';
}

function refuseSharedFiles(files: readonly InputFile[]): void {
  const seen = new Set<string>();
  for (const { path, file } of files) {
    if (seen.has(path))
      throw new UserError(`${file}: is in two of the inputs`, { remedy: 'Name each folder or file once.' });
    seen.add(path);
  }
}
