/** An article → its file and sidecar in the folder, each whole or not at all, never over another one. */
import { link, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Metadata } from '../articles/metadata.ts';
import { UserError } from '../config.ts';
import { slugify } from '../text.ts';
import type { Converted } from './conversion.ts';

/** An article ready to be kept. */
export interface Kept {
  readonly converted: Converted;
  readonly metadata: Metadata;
  readonly retrieved: string | null;
  readonly sha256: string;
  /** Where it is no article but the record of a document: what its sidecar says of it. */
  readonly record?: Readonly<Record<'of' | 'by' | 'to' | 'date', string | null>>;
  /** What its file name is made from, as far as sidecar or text state it. */
  readonly naming: Pick<Metadata, 'title' | 'outlet' | 'published'>;
  /** What it is made from where there is no title. */
  readonly name: string;
}

/** Words of a title, and of an outlet, that go into a file name; characters of the longest name. */
const TITLE_WORDS = 8;
const OUTLET_WORDS = 4;
const LONGEST_NAME = 120;
/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name without extension from date, outlet and title, such as
 * `2018-07-31-the-example-courier-bridge-shut-after-cracks-found`; with `-2`, `-3` … where `taken` holds it (lower case).
 */
export function chooseName({ naming, name }: Kept, taken: ReadonlySet<string>): string {
  const { published, outlet, title } = naming;
  const parts = [
    published?.slice(0, 10) ?? '',
    slugify(outlet ?? '', OUTLET_WORDS),
    slugify(title ?? name, TITLE_WORDS) || slugify(name, TITLE_WORDS),
  ].filter((part) => part !== '');
  const whole = parts.join('-').slice(0, LONGEST_NAME).replace(/-+$/, '');
  const base = whole === '' || RESERVED.test(whole) || whole === 'readme' ? `article${whole && `-${whole}`}` : whole;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The sidecar of an article: what is known, in the order of `docs/adding.md`. */
function writeSidecar({ metadata, retrieved, sha256, record }: Kept): string {
  const { title, outlet, owner, byline, published, url } = metadata;
  const about = record === undefined ? { outlet, owner, byline, published } : { role: 'original', ...record };
  const fields = { title, ...about, url, retrieved, sha256 };
  return stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)), { lineWidth: 0 });
}

/** The file of an article that is kept as `name`. */
export function fileOf({ converted }: Kept, name: string): string {
  return `${name}.${converted.kind === 'markdown' ? 'md' : 'txt'}`;
}

/** Writes the article as `name` into `folder` with its sidecar. A file that is there is a `UserError`. */
export async function storeArticle(kept: Kept, folder: string, name: string): Promise<void> {
  // The sidecar first: cut off between the two, the next build names a sidecar without an article.
  const sidecar = `${name}.meta.yaml`;
  await writeWhole(folder, sidecar, writeSidecar(kept));
  try {
    await writeWhole(folder, fileOf(kept, name), kept.converted.text);
  } catch (error) {
    await rm(join(folder, sidecar), { force: true });
    throw error;
  }
}

/** Written aside under a hidden name, then linked to its own: a link never replaces what is there. */
async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const aside = join(folder, `.${name}.part`);
  try {
    await writeFile(aside, text, { flush: true });
    await link(aside, join(folder, name)).catch(async (error: NodeJS.ErrnoException) => {
      // Some disks (exFAT, some network folders) know no links.
      if (error.code === 'EEXIST') throw error;
      await writeFile(join(folder, name), text, { flag: 'wx', flush: true });
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'EEXIST' ? 'is there already; it was not replaced' : `cannot be written (${code})`;
    throw new UserError(message, { file: join(folder, name) });
  } finally {
    await rm(aside, { force: true });
  }
}
