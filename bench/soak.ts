/**
 * What takes too long for every run of the tests: `npm run soak` prints each section as a table, and stops with an error
 * where something does not hold. `npm run soak histories` runs one section alone.
 */
import { soakHistories } from './soak/histories.ts';

/** A table of results. */
export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The sections by name. */
const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  histories: soakHistories,
};

const formatRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function formatSection({ title, head, rows }: Section, seconds: number): string {
  const table = [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map(formatRow).join('\n');
  return `### ${title}\n\n${table}\n\nTook ${seconds.toFixed(0)} s.\n`;
}

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const start = performance.now();
  const section = await run();
  process.stdout.write(`${formatSection(section, (performance.now() - start) / 1000)}\n`);
}
