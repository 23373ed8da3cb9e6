/** `npm run build`: the compiled program in `dist/`; the types come after it, from tsc. */
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

await bundle(
  {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    eleventy: 'src/eleventy.ts',
    'render-thread': 'src/report/writing/render-thread.js',
  },
  fileURLToPath(new URL('../dist', import.meta.url)),
);
