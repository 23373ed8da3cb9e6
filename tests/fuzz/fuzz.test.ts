import { expect, it } from 'vitest';
import { READERS } from './readers.ts';
import { fuzz } from './run.ts';

it('survives damaged inputs in every reader', async () => {
  const { tallies, failures } = await fuzz({ seed: 1, count: 1_000 });
  expect(failures).toEqual([]);
  expect(tallies.map(({ name }) => name)).toEqual(READERS.map(({ name }) => name));
  for (const { inputs } of tallies) expect(inputs).toBeGreaterThan(0);
  expect(tallies.reduce((sum, { read }) => sum + read, 0)).toBeGreaterThan(500);
}, 180_000);
