/**
 * The program that the tests start, for all of them: bundled as `npm run build` does it, in a package of its own below
 * the system's folder for temporary files, so that `dist/` may be old, missing or written meanwhile.
 */
import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Before the tests (`globalSetup`): `run.ts` finds the program by `VERBATIM_TEST_CLI`. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'verbatim-program-')));
  for (const part of ['templates', 'package.json', '.eleventy.js'])
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const { bundle } = (await tsImport(
    '../../scripts/bundle.ts',
    import.meta.url,
  )) as typeof import('../../scripts/bundle.ts');
  await bundle(
    {
      cli: 'src/cli.ts',
      write: 'src/report/writing/write.ts', // for a test that writes a report of its own
      'render-thread': 'src/report/writing/render-thread.js',
    },
    join(folder, 'dist'),
  );
  process.env.VERBATIM_TEST_CLI = join(folder, 'dist', 'cli.js');
  return () => rm(folder, { recursive: true, force: true });
}
