/** Fitting the weights of a log-linear model: examples of choices, some of them right. Deterministic, in the order of the examples. */
import { writeFileSync } from 'node:fs';

/** How weights are fitted: passes over the examples, shrinking a step, size of a step. */
export interface Fitting {
  readonly epochs: number;
  readonly ridge: number;
  readonly rate: number;
  /** A feature seen fewer times than this is left out. */
  readonly least: number;
}

/** Choices by the numbers of their features, which of them are right, and how much the example counts (1 where not said). */
export interface Example {
  readonly choices: readonly (readonly number[])[];
  readonly right: readonly number[];
  readonly weight?: number;
}

/** Maximises the probability of the right choices: AdaGrad, the mean of the weights after each pass of the second half. */
export function fitWeights(examples: readonly Example[], size: number, { epochs, ridge, rate }: Fitting): Float64Array {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-3);
  const sum = new Float64Array(size);
  const half = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { choices, right, weight = 1 } of examples) {
      const scores = choices.map((features) => features.reduce((sum, id) => sum + (weights[id] as number), 0));
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const total = exps.reduce((sum, value) => sum + value, 0);
      const rightTotal = right.reduce((sum, index) => sum + (exps[index] as number), 0);
      choices.forEach((features, index) => {
        const p = (exps[index] as number) / total;
        const target = right.includes(index) ? (exps[index] as number) / rightTotal : 0;
        const slope = weight * (target - p);
        if (Math.abs(slope) < 1e-4) return;
        for (const id of features) {
          const gradient = slope - ridge * (weights[id] as number);
          squares[id] = (squares[id] as number) + gradient * gradient;
          weights[id] = (weights[id] as number) + (rate * gradient) / Math.sqrt(squares[id] as number);
        }
      });
    }
    if (epoch >= half)
      weights.forEach((weight, id) => {
        sum[id] = (sum[id] as number) + weight;
      });
  }
  return sum.map((total) => total / (epochs - half));
}

/** The weights by feature name, to two decimals, without those that hardly say anything. */
export function keepWeights(names: readonly string[], weights: Float64Array): Map<string, number> {
  const kept = new Map<string, number>();
  names.forEach((name, index) => {
    const value = Math.round((weights[index] as number) * 100) / 100;
    if (Math.abs(value) >= 0.03) kept.set(name, value);
  });
  return kept;
}

/** Writes weights with what they are of and where they come from. */
export function writeWeights(file: string, provenance: string, weights: ReadonlyMap<string, number>): void {
  const sorted = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([name, value]) => `${JSON.stringify(name)}: ${value}`);
  writeFileSync(file, `{\n"provenance": ${JSON.stringify(provenance)},\n"weights": {\n${lines.join(',\n')}\n}\n}\n`);
}
