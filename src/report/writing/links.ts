/** Whether every link of a written report leads somewhere: `verbatim check` and the tests ask. */
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Parser } from 'htmlparser2';
import markdownIt from 'markdown-it';
import { compareText } from '../../text.ts';

/** What one page offers and asks for. */
interface PageLinks {
  readonly ids: ReadonlySet<string>;
  readonly twice: readonly string[];
  readonly targets: readonly string[];
}

/** Attributes that hold an address. */
const ADDRESSES: Readonly<Record<string, string>> = { a: 'href', link: 'href', script: 'src', img: 'src' };

/**
 * Reads the HTML pages and `report.md` in `folder` and names, sorted, what is wrong: a relative link or fragment that
 * leads nowhere, an address that is neither relative nor http(s), an id that stands twice. Addresses of other sites are
 * not followed.
 */
export async function checkLinks(folder: string): Promise<string[]> {
  const files = new Set(await listFiles(folder));
  const read = [...files].filter((file) => /\.(?:html|md)$/.test(file)).sort(compareText);
  const pages = new Map<string, PageLinks>();
  for (const file of read) pages.set(file, readPage(file, await readFile(join(folder, file), 'utf8')));
  return [...pages].flatMap(([file, { twice, targets }]) => [
    ...twice.map((id) => `${file}: the id ${id} stands twice`),
    ...targets.flatMap((target) => describeFault(file, target, files, pages) ?? []),
  ]);
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
}

function readPage(file: string, source: string): PageLinks {
  const html = file.endsWith('.md') ? markdownIt({ html: true }).render(source) : source;
  const ids = new Set<string>();
  const twice: string[] = [];
  const targets = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      const { id, content } = attributes;
      if (id !== undefined && ids.has(id)) twice.push(id);
      if (id !== undefined) ids.add(id);
      const address = attributes[ADDRESSES[name] ?? ''];
      if (address !== undefined) targets.add(address);
      if (attributes['http-equiv'] === 'refresh' && content !== undefined)
        targets.add(content.replace(/^\d+; url=/, ''));
    },
  });
  parser.end(html);
  return { ids, twice, targets: [...targets] };
}

function describeFault(
  file: string,
  target: string,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageLinks>,
): string | null {
  if (/^https?:\/\//i.test(target)) return null;
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(target)) return `${file}: ${target} is no relative link`;
  const [path = '', fragment] = target.split('#', 2);
  const page = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decode(path)));
  if (!files.has(page)) return `${file}: ${target} leads to no file`;
  const missing = fragment !== undefined && !(pages.get(page)?.ids.has(decode(fragment)) ?? false);
  return missing ? `${file}: ${target} leads to no id` : null;
}

/** Percent-decoded; as it stands where it cannot be. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
