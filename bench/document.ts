/** Keeps `docs/benchmarks.md`: every benchmark owns one part of it and rewrites that part alone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const HEAD =
  '# Benchmarks\n\nThe latest table of each benchmark, with the command that made it. Nothing here is written by hand.\n';

/** One row of a table: the first cell is its name. */
export type Row = readonly (string | number)[];

/** A Markdown table; numbers with at most `digits` decimals. */
export function formatTable(head: readonly string[], rows: readonly Row[], digits = 3): string {
  const cell = (value: string | number) =>
    typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : value.toFixed(digits);
  const lines = [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Writes the part `name` (made by `command`) into the file and prints it. */
export function writePart(name: string, command: string, body: string): void {
  const machine = `Node ${process.versions.node}, ${cpus().length} cores.`;
  const part = `<!-- ${name} -->\n\n## ${name}\n\n\`${command}\` (${machine})\n\n${body.trim()}\n\n<!-- end ${name} -->`;
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  const start = before.indexOf(`<!-- ${name} -->`);
  const close = `<!-- end ${name} -->`;
  const end = before.indexOf(close);
  const after =
    start >= 0 && end > start
      ? before.slice(0, start) + part + before.slice(end + close.length)
      : `${before.trimEnd()}\n\n${part}\n`;
  writeFileSync(FILE, after);
  console.log(`${body.trim()}\n`);
}
