/** Trained weights as they are shipped: a data file beside the code that asks for it. */
import { readFileSync } from 'node:fs';

/** Weights by feature name. */
export type Weights = ReadonlyMap<string, number>;

/** Reads the weights of a data file. */
export function readWeights(file: URL): Weights {
  const { weights } = JSON.parse(readFileSync(file, 'utf8')) as { weights: Record<string, number> };
  const table = new Map<string, number>();
  for (const feature in weights) table.set(feature, weights[feature] ?? 0); // `Object.entries` takes twice as long
  return table;
}
