/** A leaf: where the program lies. Beside it in `src/` as in `dist/`, where the files of one folder are what is bundled. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The code that is running: `src/`, or `dist/`. */
export const CODE = fileURLToPath(new URL('./', import.meta.url));
/** The package, with its templates and Eleventy's configuration. */
export const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
export const TEMPLATES = join(PACKAGE, 'templates');
