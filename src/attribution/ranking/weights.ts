/** The trained weights, read once. */
import { readWeights, type Weights } from '../words/read-weights.ts';

/** Weights of the source ranker. */
export const RANKER_WEIGHTS: Weights = readWeights(new URL('./ranker.data.json', import.meta.url));
/** Weights of the yes or no of speech. */
export const KIND_WEIGHTS: Weights = readWeights(new URL('./kinds.data.json', import.meta.url));
