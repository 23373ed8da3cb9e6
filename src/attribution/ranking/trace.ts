/** What an observer of the attribution is told, for `explain.ts`. Nothing is computed for it, and nothing depends on it. */

/** A phrase with the probability, in [0,1], that it names the source; `phrase` -1: no source at all. */
export interface Ranked {
  readonly phrase: number;
  readonly probability: number;
}

/** A choice of the ranker with the features that it was weighed by; phrase -1: no source. */
export interface Choice {
  readonly phrase: number;
  readonly features: readonly string[];
}

/** How one quotation was weighed, before any rule. */
export interface Ranking {
  readonly choices: readonly Choice[];
  /** Most probable first. */
  readonly ranked: readonly Ranked[];
  /** Probability in [0,1] that the stretch is somebody's words, and the features that say so; none where a rule says it. */
  readonly speech: number;
  readonly speechFeatures: readonly string[];
}

/** A rule that decided where, or against what, the weights had ranked. */
export type Rule =
  | 'mere mention'
  | 'stands alone'
  | 'signature'
  | 'owner of the words'
  | 'named in the next sentence'
  | 'whole phrase'
  | 'tag behind the sentence'
  | 'credited outlet passed over'
  | 'innermost source'
  | 'second after the verb'
  | 'name beside a role'
  | 'dialogue turn'
  | 'headline'
  | 'pull quote'
  | 'document taken over';

/** Told of the quotations of an article by their index. */
export interface Trace {
  readonly ranked: (quotation: number, ranking: Ranking) => void;
  readonly fired: (quotation: number, rule: Rule) => void;
  /** The features that its confidence comes from. */
  readonly weighed: (quotation: number, features: readonly string[]) => void;
}

/** Tells that a rule fired for every entry that is another one than before. */
export function tellChanges<T>(trace: Trace | undefined, rule: Rule, before: readonly T[], after: readonly T[]): void {
  if (!trace) return;
  after.forEach((entry, index) => {
    if (entry !== before[index]) trace.fired(index, rule);
  });
}
