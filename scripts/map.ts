/**
 * `npm run map`: the picture of stages and rooms in `docs/architecture.md`, drawn from the imports of the code. A test
 * fails where it is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOMS, STAGES } from '../.dependency-cruiser.mjs';
import { readImports, type SourceFile } from './imports.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/architecture.md', import.meta.url));
const PICTURE = /(<!-- map: npm run map -->\n)[\s\S]*?(<!-- end of map -->)/;

/** `docs/architecture.md` as it is, and as it would be with the map of today. */
export function drawArchitecture(): { readonly now: string; readonly drawn: string } {
  const now = readFileSync(DOCUMENT, 'utf8');
  const picture = `\`\`\`mermaid\n${drawMap(readImports())}\`\`\`\n`;
  return { now, drawn: now.replace(PICTURE, (_, begin: string, end: string) => begin + picture + end) };
}

/** The map as a Mermaid flowchart: an arrow leads from a room to one that builds on it, and from a stage to the next. */
function drawMap(files: readonly SourceFile[]): string {
  const lines = ['flowchart TB'];
  for (const stage of STAGES) {
    const row: readonly string[] = ROOMS[stage as keyof typeof ROOMS] ?? [];
    const rooms = row.map((room) => `${stage}/${room}`);
    const own = files.filter(({ room }) => room === stage).map(({ path }) => nameOf(path));
    lines.push(`  subgraph ${idOf(stage)}["${stage}/"]`, '    direction LR');
    if (own.length > 0) lines.push(`    ${idOf(stage)}_own["${own.join(', ')}"]`);
    for (const room of rooms) lines.push(`    ${idOf(room)}["${room.split('/')[1]}/"]`);
    lines.push(...reduceArrows(arrowsBetween(files, rooms)).map(([from, to]) => `    ${idOf(from)} --> ${idOf(to)}`));
    lines.push('  end');
  }
  STAGES.slice(1).forEach((stage, place) => {
    lines.push(`  ${idOf(STAGES[place] ?? '')} ==> ${idOf(stage)}`);
  });
  return `${lines.join('\n')}\n`;
}

type Arrow = readonly [from: string, to: string];

/** From each room to every later one that imports it, files in folders of its own included. */
function arrowsBetween(files: readonly SourceFile[], rooms: readonly string[]): Arrow[] {
  const roomOf = (path: string) => rooms.find((room) => path.startsWith(`src/${room}/`));
  return rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from)
      .filter((to) =>
        files.some(({ path, imports }) => roomOf(path) === to && imports.some((one) => roomOf(one) === from)),
      )
      .map((to): Arrow => [from, to]),
  );
}

/** The arrows without those that a way over other rooms makes needless. */
function reduceArrows(arrows: readonly Arrow[]): Arrow[] {
  const leads = (from: string, to: string): boolean =>
    arrows.some(([a, b]) => a === from && (b === to || leads(b, to)));
  return arrows.filter(([from, to]) => !arrows.some(([a, b]) => a === from && b !== to && leads(b, to)));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[jt]s$/, '');
}

function idOf(room: string): string {
  return room.replace('/', '_');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { now, drawn } = drawArchitecture();
  if (now !== drawn) writeFileSync(DOCUMENT, drawn);
}
