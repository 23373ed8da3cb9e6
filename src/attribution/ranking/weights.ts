/** The trained weights, read once. */
import { readFileSync } from 'node:fs';
import type { Weights } from './rank.ts';

/** The weights in a data file that stands beside the code which asks for it. */
export function readWeights(file: URL): Weights {
  const { weights } = JSON.parse(readFileSync(file, 'utf8')) as { weights: Record<string, number> };
  const table = new Map<string, number>();
  for (const feature in weights) table.set(feature, weights[feature] ?? 0); // `Object.entries` takes twice as long
  return table;
}

/** Weights of the source ranker. */
export const RANKER_WEIGHTS: Weights = readWeights(new URL('./ranker.data.json', import.meta.url));
/** Weights of the yes or no of speech. */
export const KIND_WEIGHTS: Weights = readWeights(new URL('./kinds.data.json', import.meta.url));
