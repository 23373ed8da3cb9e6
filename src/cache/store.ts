/** Values kept between builds in a folder that may be deleted at any time. What is damaged is taken as not there. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A named place for one JSON value. */
export interface Store {
  /** The value as it was kept by this version of the program; `null`: none, damaged, or of another version. */
  readonly read: (name: string) => Promise<unknown>;
  /** Keeps a value; a disk that refuses costs the next build time, and nothing else. */
  readonly write: (name: string, value: unknown) => Promise<void>;
}

/** No cache: nothing is kept. */
export const NO_STORE: Store = { read: async () => null, write: async () => {} };

/** The store in `folder`, for values that `version` stands for. */
export function openStore(folder: string, version: string): Store {
  const seal = (body: string) => createHash('sha256').update(`${version}\0${body}`).digest('hex');
  return {
    read: async (name) => {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      return end > 0 && text.slice(0, end) === seal(body) ? JSON.parse(body) : null;
    },
    write: async (name, value) => {
      const body = JSON.stringify(value);
      const aside = join(folder, `${name}.${process.pid}.tmp`);
      try {
        await mkdir(folder, { recursive: true });
        // Nobody should commit it, whatever their own list says.
        await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {});
        await writeFile(aside, `${seal(body)}\n${body}`);
        await rename(aside, join(folder, name));
      } catch {
        // As if it had been deleted.
      }
    },
  };
}

/** A short hash that tells values apart. */
export function hashValue(value: unknown): string {
  return hashBytes(JSON.stringify(value));
}

/** The same of bytes, or of a text in UTF-8. */
export function hashBytes(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
