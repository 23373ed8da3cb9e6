/** Builds that are killed, or refused by the disk, at many moments: what the next command finds. */
import { rm } from 'node:fs/promises';
import { chooseMoment, createDice, createScene, meetFault, type Scene } from '../../tests/disk/fault.ts';
import { formatTable, type Row } from '../document.ts';

const FAULTS = [
  ['kill', 'killed (SIGKILL)', 1],
  ['ENOSPC', 'out of space (ENOSPC, injected)', 0.25],
  ['EACCES', 'no permission (EACCES, injected)', 0.25],
] as const;

/** A table of `kills` killed builds and a quarter as many of each refusal; throws at the first that loses anything. */
export async function soakFaults(kills = 200): Promise<string> {
  const scene = await createScene();
  try {
    const rows: Row[] = [];
    for (const [index, [fault, name, share]] of FAULTS.entries()) {
      rows.push([name, ...(await meetMany(scene, fault, Math.ceil(kills * share), index + 1))]);
    }
    const table = formatTable(
      ['a build', 'builds', 'different moments', 'earlier report whole', 'new report whole', 'lost'],
      rows,
    );
    return `Each moment is one of the ${scene.operations} operations on the disk that the build takes, half of them among the last 20, where report and lock file take their places. After each, \`verbatim check\` ran, then a build, and every file was compared.\n\n${table}`;
  } finally {
    await rm(scene.start, { recursive: true, force: true });
  }
}

async function meetMany(scene: Scene, fault: string, rounds: number, seed: number): Promise<number[]> {
  const dice = createDice(seed);
  const met = { before: 0, after: 0 };
  const moments = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const moment = chooseMoment(dice, round, scene.operations);
    moments.add(moment);
    met[(await meetFault(scene, `${fault}:${moment}`)).left] += 1;
  }
  return [rounds, moments.size, met.before, met.after, 0];
}
