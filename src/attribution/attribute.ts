/**
 * The attribution of one article: for each quotation its kind, mention, cue, speaker and document.
 * Reads the narration once, ranks the phrases around each quotation in text order, then names who they stand for.
 */

import type {
  Article,
  ArticleAttribution,
  AttributedQuotation,
  Evidence,
  Quotation,
  QuotationKind,
  TextSpan,
  Unresolved,
} from '../model.ts';
import { CONFIDENCE_WEIGHTS, confidenceFeatures, weighConfidence } from './confidence.ts';
import { createRegister, type Register } from './documents/register.ts';
import type { OptionsSeen } from './documents/takeover.ts';
import { createScene, type Scene } from './narration/scene.ts';
import { readNarration } from './narration/tokens.ts';
import { describeCast } from './people/apposition.ts';
import { findCast } from './people/entities.ts';
import { cueSpan } from './ranking/cue-span.ts';
import { type Draft, rankQuotations } from './ranking/draft.ts';
import { revisePulled } from './ranking/pulled.ts';
import { reviseDialogue, reviseHeadings, reviseHeadline } from './ranking/revise.ts';
import { type Trace, tellChanges } from './ranking/trace.ts';
import type { Weights } from './words/read-weights.ts';

/** Attributes the quotations of an article; `found` is what the quotations stage gave for the same article, `trace` is told why, `choice` is for fitting. */
export function attributeQuotations(
  article: Pick<Article, 'id' | 'text'> & Partial<Pick<Article, 'outlet'>>,
  found: { readonly quotations: readonly Quotation[]; readonly unresolved: readonly Unresolved[] },
  trace?: Trace,
  choice?: { readonly weights: Weights; readonly seen: OptionsSeen },
): ArticleAttribution {
  const { text } = article;
  const narration = readNarration(text, found.quotations);
  const scene = createScene(narration);
  const cast = findCast(narration, scene.phrases);
  describeCast(scene, cast);
  const ranked = rankQuotations(text, scene, found.quotations, trace);
  const turned = reviseDialogue(scene, found.quotations, ranked);
  const headed = reviseHeadings(scene, found.quotations, reviseHeadline(scene, found.quotations, turned));
  const drafts = revisePulled(found.quotations, headed);
  const sources = new Set(drafts.map(({ phrase }) => phrase));
  const register = createRegister(text, scene, cast, sources, article.outlet ?? null);
  const quotations = found.quotations.map((quotation, index) =>
    finish(text, scene, register, quotation, drafts, index, trace),
  );
  const finished = register.finish(quotations, choice?.weights, choice?.seen);
  tellChanges(trace, 'dialogue turn', ranked, turned);
  tellChanges(trace, 'headline', turned, headed);
  tellChanges(trace, 'pull quote', headed, drafts);
  tellChanges(trace, 'document taken over', quotations, finished.quotations);
  return { articleId: article.id, ...finished, unresolved: found.unresolved };
}

function finish(
  text: string,
  scene: Scene,
  register: Register,
  quotation: Quotation,
  drafts: readonly Draft[],
  index: number,
  trace: Trace | undefined,
): AttributedQuotation {
  const draft = drafts[index] as Draft;
  const { tokens } = scene.narration;
  const phrase = scene.phrases[draft.phrase] ?? null;
  const span = (start: number, end: number): TextSpan => ({ start, end, text: text.slice(start, end) });
  const base = {
    ...quotation,
    kind: draft.kind,
    confidence: toHundredths(draft.confidence),
    continues: draft.continues,
  };
  if (!draft.view || !isSpeech(draft.kind))
    return { ...base, cue: null, mention: null, speaker: null, document: null, evidence: [] };
  const mention = phrase ? span(tokens[phrase.from]?.start ?? 0, tokens[phrase.to - 1]?.end ?? 0) : null;
  const cue = phrase ? cueSpan(text, scene, draft.view, phrase, draft.frame) : null;
  const { speaker, document, evidence, ...named } = register.enter(
    phrase,
    draft.frame,
    draft.view.sentence,
    draft.continues !== null,
  );
  const features = confidenceFeatures(scene, draft, named);
  trace?.weighed(index, features);
  const confidence = toHundredths(weighConfidence(features, CONFIDENCE_WEIGHTS));
  const shown: Evidence[] = [];
  if (cue) shown.push({ note: 'cue', span: cue });
  if (mention) shown.push({ note: 'source', span: mention });
  return { ...base, confidence, cue, mention, speaker, document, evidence: [...shown, ...evidence] };
}

function toHundredths(probability: number): number {
  return Math.round(Math.min(1, Math.max(0, probability)) * 100) / 100;
}

function isSpeech(kind: QuotationKind): boolean {
  return kind === 'statement' || kind === 'fragment';
}
