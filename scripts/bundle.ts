/** The program as Node runs it: a few files in place of two hundred, which take long to load. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { UNFOLDED, unfoldLexicon } from '../src/attribution/words/compromise.ts';

/** Bundled all the same: of zod a part is used, and the whole of it is 94 files. */
const TAKEN_IN = ['zod'];

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Bundles TypeScript files, paths from the package, into the folder `out`: each under its name there, what they share in
 * chunks beside them, other packages left out. With them the data files that the code reads at run time and compromise's
 * lexicon, unfolded once for all starts. What is there and the same is left alone, since it may be running; other files
 * are removed, folders are not.
 */
export async function bundle(entryPoints: Readonly<Record<string, string>>, out: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { ...entryPoints },
    outdir: out,
    write: false,
    bundle: true,
    splitting: true,
    packages: 'external',
    alias: Object.fromEntries(TAKEN_IN.map((name) => [name, fileURLToPath(import.meta.resolve(name))])),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
  const files = new Map<string, Uint8Array>(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.data.json')) files.set(basename(name), readFileSync(join(ROOT, 'src', name)));
  }
  files.set(UNFOLDED, Buffer.from(JSON.stringify(unfoldLexicon())));
  mkdirSync(out, { recursive: true });
  for (const [name, contents] of files) place(join(out, name), contents);
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    if (entry.isFile() && !files.has(entry.name) && !entry.name.endsWith('.d.ts')) rmSync(join(out, entry.name));
  }
}

function place(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}
