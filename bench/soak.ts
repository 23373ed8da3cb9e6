/**
 * What takes too long for every run of the tests: `npm run soak` writes each section as a table into `docs/benchmarks.md`, and
 * stops with an error where something does not hold. `npm run soak histories` runs one section alone.
 */
import { writePart } from './document.ts';
import { soakFaults } from './soak/faults.ts';
import { soakHistories } from './soak/histories.ts';

/** The sections by name, with the text of each. */
const SECTIONS: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<string> }>> = {
  faults: { title: 'Faults', run: () => soakFaults() },
  histories: { title: 'Histories of a folder', run: soakHistories },
};

const asked = process.argv.slice(2);
for (const [name, { title, run }] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  writePart(title, `npm run soak ${name}`, await run());
}
