/** The program as Node runs it: a few files in place of two hundred, which take long to load. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { printLexicon, UNFOLDED } from '../src/attribution/compromise.ts';

/** Bundled all the same: of zod a part is used, and the whole of it is 94 files. */
const TAKEN_IN = ['zod'];

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Bundles TypeScript files, paths from the package, into the folder `out`, which is emptied: each under its name there,
 * what they share in chunks beside them, other packages left out. With them the data files that the code reads at run time and
 * compromise's lexicon, unfolded once for all starts.
 */
export async function bundle(entryPoints: Readonly<Record<string, string>>, out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: { ...entryPoints },
    outdir: out,
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
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.data.json')) cpSync(join(ROOT, 'src', name), join(out, basename(name)));
  }
  writeFileSync(join(out, UNFOLDED), printLexicon());
}
