/**
 * How sure an attribution is: the probability, in [0,1], that the right person or body is shown, from how sure the ranker was and from
 * how the name was found. Weights of named features, fitted by `bench/train-confidence.ts` (`confidence.data.json`).
 */
import type { TextSpan } from '../model.ts';
import { countBelow } from '../sorted.ts';
import type { Phrase } from './narration/phrases.ts';
import type { Scene } from './narration/scene.ts';
import type { Draft } from './ranking/draft.ts';
import { isAdjacent } from './ranking/features.ts';
import { readWeights, type Weights } from './words/read-weights.ts';

export const CONFIDENCE_WEIGHTS: Weights = readWeights(new URL('./confidence.data.json', import.meta.url));

/** What was made of the mention of a quotation. */
export interface Naming {
  /** Kind of the speaker; `null`: nobody is shown. */
  readonly kind: string | null;
  /** Where a pronoun or role was traced back to; `null`: the mention names its speaker itself. */
  readonly behind: TextSpan | null;
}

/** The ranker's own probability in steps: they are narrow where most attributions lie. */
const STEPS = [0.2, 0.35, 0.5, 0.65, 0.75, 0.85, 0.9, 0.94, 0.97, 0.985, 0.995];

/** What speaks for and against an attribution, as named features. */
export function confidenceFeatures(scene: Scene, draft: Draft, { kind, behind }: Naming): string[] {
  const phrase = scene.phrases[draft.phrase];
  const raw = `raw:${STEPS.filter((step) => draft.confidence >= step).length}`;
  const size = draft.view && draft.view.words > 5 ? 'long' : 'short';
  if (!phrase || !draft.view) return ['bias', 'nobody', `nobody|${raw}`];
  const { view } = draft;
  const way = behind === null ? (kind === 'unnamed' ? 'unnamed' : kind === null ? 'none' : 'name') : phrase.type;
  const last = scene.narration.tokens[view.last];
  const near = isAdjacent(scene, view, phrase, draft.frame)
    ? 'beside'
    : phrase.sentence === view.sentence || phrase.sentence === last?.sentence
      ? 'sentence'
      : phrase.paragraph === view.paragraph
        ? 'paragraph'
        : 'far';
  const features = [
    'bias',
    raw,
    `${raw}|${way}`,
    `way:${way}`,
    `kind:${kind}|${way}`,
    `near:${near}`,
    `near:${near}|${way}`,
    `near:${near}|${draft.frame?.lemma ? 'cue' : 'no cue'}`,
    `size:${size}|${draft.kind}`,
    `type:${phrase.type}|${draft.frame?.lemma ? draft.frame.role : '-'}`,
    `tag:${way}|${near}|${draft.frame?.lemma ? 'cue' : 'no cue'}|${view.ending}`,
    `at:${view.paragraph < 2 ? 'top' : 'story'}|${near}|${size}`,
  ];
  if (behind) features.push(...traceFeatures(scene, phrase.from, behind).map((trace) => `${trace}|${way}`));
  return features;
}

/** Phrases between a name and its pronoun that are looked at: beyond, many others are named. */
const LOOK_BACK = 80;

/** How far back the name stands, and how many other persons are named between. */
function traceFeatures({ narration, phrases, starts }: Scene, from: number, { start }: TextSpan): string[] {
  const { tokens } = narration;
  const mention = countBelow(starts, from);
  let at = mention - 1;
  while (at >= 0 && mention - at < LOOK_BACK && (tokens[starts[at] ?? 0]?.start ?? 0) > start) at--;
  const named = phrases[at];
  if (!named || (tokens[named.from]?.start ?? 0) !== start) return ['traced:far'];
  const last = ({ to }: Phrase): string => tokens[to - 1]?.lower ?? '';
  const others = new Set(
    phrases.slice(at + 1, mention).flatMap((one) => (one.type === 'person' && !one.possessive ? [last(one)] : [])),
  );
  others.delete(last(named));
  const sentences = Math.min(4, (phrases[mention]?.sentence ?? 0) - named.sentence);
  const between = Math.min(2, others.size);
  return [`traced:${sentences}`, `between:${between}`, `traced:${sentences}|${between}`];
}

/** The probability, in [0,1], that features of an attribution give. */
export function weighConfidence(features: readonly string[], weights: Weights): number {
  const score = features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);
  return 1 / (1 + Math.exp(-score));
}
