/** Why the quotations of an article got their kind, speaker and document: what was weighed, and which rules fired. */

import type { Article, ArticleAttribution, Quotation, TextSpan, Unresolved } from '../model.ts';
import { attributeQuotations } from './attribute.ts';
import { CONFIDENCE_WEIGHTS } from './confidence.ts';
import { createScene, type Scene } from './narration/scene.ts';
import { readNarration } from './narration/tokens.ts';
import { spanOf } from './people/speakers.ts';
import type { Choice, Ranking, Rule } from './ranking/trace.ts';
import { KIND_WEIGHTS, RANKER_WEIGHTS } from './ranking/weights.ts';
import type { Weights } from './words/read-weights.ts';

/** A feature of the model and its weight: above 0 it spoke for the choice, below 0 against it. */
export interface Sign {
  readonly feature: string;
  readonly weight: number;
}

/** The strongest signs for and against a choice, the strongest first. */
export interface Signs {
  readonly pros: readonly Sign[];
  readonly cons: readonly Sign[];
}

/** Somebody who might have said the words. */
export interface Candidate extends Signs {
  /** Where the article names them; `null`: no source at all. */
  readonly mention: TextSpan | null;
  /** In [0,1], before any rule. */
  readonly probability: number;
}

/** Why one quotation was attributed as it was. */
export interface Reason {
  /** That the stretch is somebody's words, with a probability in [0,1]; `null` for what stands inside a quotation. */
  readonly speech: (Signs & { readonly probability: number }) | null;
  /** The most probable ones and "no source", the most probable first. */
  readonly candidates: readonly Candidate[];
  /** How many were weighed, "no source" included. */
  readonly considered: number;
  /** In the order in which they fired. */
  readonly rules: readonly Rule[];
  /** What the confidence of its attribution comes from; none where it is no speech. */
  readonly confidence: Signs | null;
}

/** An article's attribution with its reasons. */
export interface ExplainedArticle extends ArticleAttribution {
  /** One a quotation. */
  readonly reasons: readonly Reason[];
}

/** Candidates that are shown, and signs of each on either side. */
const CANDIDATES = 5;
const SIGNS = 3;

/** Attributes the quotations of an article as `attributeQuotations` does, and says why. */
export function explainQuotations(
  article: Pick<Article, 'id' | 'text'>,
  found: { readonly quotations: readonly Quotation[]; readonly unresolved: readonly Unresolved[] },
): ExplainedArticle {
  const rankings: Ranking[] = [];
  const rules: Rule[][] = found.quotations.map(() => []);
  const weighed: Signs[] = [];
  const attribution = attributeQuotations(article, found, {
    ranked: (index, ranking) => {
      rankings[index] = ranking;
    },
    fired: (index, rule) => void rules[index]?.push(rule),
    weighed: (index, features) => {
      weighed[index] = weigh(features, CONFIDENCE_WEIGHTS);
    },
  });
  const scene = createScene(readNarration(article.text, found.quotations));
  return {
    ...attribution,
    reasons: rules.map((fired, index) => ({
      ...explain(article.text, scene, rankings[index], fired),
      confidence: weighed[index] ?? null,
    })),
  };
}

function explain(
  text: string,
  scene: Scene,
  ranking: Ranking | undefined,
  rules: readonly Rule[],
): Omit<Reason, 'confidence'> {
  if (!ranking) return { speech: null, candidates: [], considered: 0, rules };
  const { choices, speech, speechFeatures } = ranking;
  return {
    speech: { probability: speech, ...weigh(speechFeatures, KIND_WEIGHTS) },
    candidates: listCandidates(text, scene, ranking),
    considered: choices.length,
    rules,
  };
}

/** The first ones; "no source" stands last where it is not among them. */
function listCandidates(text: string, scene: Scene, { choices, ranked }: Ranking): Candidate[] {
  const features = new Map(choices.map((choice: Choice) => [choice.phrase, choice.features]));
  const first = ranked.slice(0, CANDIDATES);
  const none = ranked.slice(CANDIDATES).filter(({ phrase }) => phrase < 0);
  return [...first.slice(0, CANDIDATES - none.length), ...none].map(({ phrase: index, probability }) => {
    const phrase = scene.phrases[index];
    const mention = phrase ? spanOf(text, scene.narration.tokens, phrase.from, phrase.to) : null;
    return { mention, probability, ...weigh(features.get(index) ?? [], RANKER_WEIGHTS) };
  });
}

function weigh(features: readonly string[], weights: Weights): Signs {
  const signs = features.map((feature): Sign => ({ feature, weight: weights.get(feature) ?? 0 }));
  const strongest = (side: readonly Sign[]) =>
    [...side].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, SIGNS);
  return {
    pros: strongest(signs.filter(({ weight }) => weight > 0)),
    cons: strongest(signs.filter(({ weight }) => weight < 0)),
  };
}
