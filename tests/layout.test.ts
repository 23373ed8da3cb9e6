/** The layout of `src/` (docs/architecture.md): what `npm run check` does not hold of it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../.dependency-cruiser.mjs';
import { readImports } from '../scripts/imports.ts';
import { drawArchitecture } from '../scripts/map.ts';

/** A file stands on five others of its own room in a row at most. */
const DEEPEST = 6;
/** Lines; a longer file says in its first comment why. */
const LONGEST = 250;

const files = readImports();
const byPath = new Map(files.map((file) => [file.path, file]));

function depthOf(path: string): number {
  const { room, imports } = byPath.get(path) ?? { room: null, imports: [] };
  return 1 + Math.max(0, ...imports.filter((one) => byPath.get(one)?.room === room).map(depthOf));
}

describe('the layout', () => {
  it('reads the imports of all files', () => {
    expect(files.length).toBeGreaterThan(250);
    expect(byPath.get('src/build.ts')?.imports).toContain('src/articles/read.ts');
    expect(byPath.get('src/reuse/reuse.ts')?.imports).toContain('src/reuse/match/groups.ts');
  });

  it('lets no file stand on a long row of others of its room', () => {
    expect(files.filter(({ path }) => depthOf(path) > DEEPEST).map(({ path }) => path)).toEqual([]);
  });

  it('keeps files short, or says why they are not', () => {
    const long = files.filter(({ lines }) => lines > LONGEST).map(({ path }) => path);
    const opening = (path: string): string => readFileSync(path, 'utf8').split('*/')[0] ?? '';
    const unexplained = long.filter((path) => !opening(path).includes('in one place'));
    expect(unexplained).toEqual([]);
  });

  it('has one file of a name in each stage', () => {
    const named = files.map(({ path, room }) => `${room.split('/')[0]}: ${basename(path)}`);
    expect(named.filter((name, place) => named.indexOf(name) !== place)).toEqual([]);
  });

  it('has a README in each room of attribution, reuse and report that names its files, and no others', () => {
    for (const stage of ['attribution', 'reuse', 'report'] as const) {
      for (const room of ROOMS[stage]) {
        const readme = `src/${stage}/${room}/README.md`;
        expect(existsSync(readme), readme).toBe(true);
        const named = [...readFileSync(readme, 'utf8').matchAll(/`([\w-]+\.[jt]s)`/g)].map(([, name]) => name);
        const there = files.filter((file) => file.room === `${stage}/${room}`).map(({ path }) => basename(path));
        expect([...new Set(named)].sort(), readme).toEqual(there.sort());
      }
    }
  });

  it('is drawn in docs/architecture.md as it is (npm run map)', () => {
    const { now, drawn } = drawArchitecture();
    expect(now).toContain('```mermaid');
    expect(now).toBe(drawn);
  });
});
