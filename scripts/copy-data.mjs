// What tsc does not emit: the data files that src/ reads at run time, and compromise's lexicon, unfolded once for all starts.
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printLexicon, UNFOLDED } from '../dist/attribution/compromise.js';

for (const name of readdirSync('src', { recursive: true })) {
  if (name.endsWith('.data.json')) cpSync(join('src', name), join('dist', name));
}
writeFileSync(join('dist/attribution', UNFOLDED), printLexicon());
