// Copies the data files that src/ reads at run time beside the compiled modules: tsc emits only what is imported.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

for (const name of readdirSync('src', { recursive: true })) {
  if (name.endsWith('.data.json')) cpSync(join('src', name), join('dist', name));
}
