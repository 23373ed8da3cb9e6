/** Source and kind of each quotation, in text order: each choice is told the one before. */

import type { Quotation, QuotationKind } from '../../model.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import { viewQuote } from '../narration/quote-view.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { findCandidates } from './candidates.ts';
import { readEcho } from './echo.ts';
import { type Before, isAdjacent, nearestFrame } from './features.ts';
import { kindOfMention, kindOfSpeech } from './kinds.ts';
import { listChoices, rankChoices } from './rank.ts';
import { refineSource } from './refine.ts';
import { settle } from './settled.ts';
import { kindFeatures, SPEECH, speechProbability } from './speech.ts';
import type { Rule, Trace } from './trace.ts';
import { KIND_WEIGHTS, RANKER_WEIGHTS } from './weights.ts';

/** Above this probability of "no source" a quotation is left without one. Set by judgement; of 8,473 quotations of PolNeAR's train part 130 have none. */
const NO_SOURCE = 0.9;

/** One quotation on its way through the article. */
export interface Draft {
  readonly kind: QuotationKind;
  readonly view: QuoteView | null;
  /** Index of the phrase that names the source; -1: none. */
  readonly phrase: number;
  readonly frame: Frame | null;
  readonly confidence: number;
  readonly continues: number | null;
}

/** Ranks the sources of an article's quotations; nested ones get none. */
export function rankQuotations(text: string, scene: Scene, quotations: readonly Quotation[], trace?: Trace): Draft[] {
  let before: Before = { phrase: -1, quote: null, earlier: -1, adjacent: false };
  let last = -1;
  const echo = readEcho(scene, quotations);
  const drafts: Draft[] = [];
  quotations.forEach((quotation, index) => {
    const view = viewQuote(scene.narration, quotation, index);
    if (!view) {
      drafts.push({
        kind: isShortForm(text, quotation) ? 'term' : 'nested',
        view: null,
        phrase: -1,
        frame: null,
        confidence: 1,
        continues: null,
      });
      return;
    }
    const candidates = findCandidates(scene, view, [before.phrase, before.earlier]);
    const choices = listChoices(scene, view, candidates, before);
    const ranked = rankChoices(choices, RANKER_WEIGHTS);
    const none = ranked.find(({ phrase }) => phrase < 0)?.probability ?? 0;
    const best = ranked.find(({ phrase }) => phrase >= 0);
    const likely = best ? nearestFrame(scene, view, scene.phrases[best.phrase] as Phrase) : null;
    const settled = settle(scene, view, quotation, text, likely);
    const speechFeatures =
      settled === null ? kindFeatures({ scene, quote: view, quotation, text, echo, none, frame: likely }) : [];
    const speech = settled ?? speechProbability(speechFeatures, KIND_WEIGHTS);
    trace?.ranked(index, { choices, ranked, speech, speechFeatures });
    if (settled !== null) trace?.fired(index, settled < SPEECH ? 'mere mention' : 'stands alone');
    if (speech < SPEECH) {
      drafts.push({
        kind: kindOfMention(scene, view, quotation),
        view,
        phrase: -1,
        frame: null,
        confidence: 1 - speech,
        continues: null,
      });
      return;
    }
    const fired = trace && ((rule: Rule) => trace.fired(index, rule));
    const chosen = best && none < NO_SOURCE ? refineSource(scene, view, candidates, best.phrase, before, fired) : -1;
    const phrase = scene.phrases[chosen];
    const frame = phrase ? ((chosen === best?.phrase ? null : nearestFrame(scene, view, phrase)) ?? likely) : null;
    const sure = chosen < 0 ? none : (best?.probability ?? 0) / Math.max(1e-9, 1 - none);
    const previous = drafts[last];
    const continues = previous && previous.phrase === chosen && goesOn(scene, previous, view) ? last : null;
    drafts.push({
      kind: continues === null ? kindOfSpeech(view, quotation, scene) : 'statement',
      view,
      phrase: chosen,
      frame,
      confidence: speech * sure,
      continues,
    });
    if (continues !== null && previous?.kind === 'fragment') drafts[last] = { ...previous, kind: 'statement' };
    before = {
      phrase: chosen,
      quote: view,
      earlier: chosen === before.phrase ? before.earlier : before.phrase,
      adjacent: phrase !== undefined && isAdjacent(scene, view, phrase, frame),
    };
    last = index;
  });
  return drafts;
}

/** ("ICE") inside a quotation: the short form that its writer defines. */
function isShortForm(text: string, quotation: Quotation): boolean {
  return (
    quotation.end - quotation.start <= 40 &&
    /\(["“'‘]$/.test(text.slice(Math.max(0, quotation.start - 2), quotation.start)) &&
    /^["”'’]\)/.test(text.slice(quotation.end, quotation.end + 2))
  );
}

/** “If the gauge passes,” Dunn said, “the street opens.”: a tag between commas interrupts one sentence. */
function goesOn(scene: Scene, previous: Draft, view: QuoteView): boolean {
  const { tokens } = scene.narration;
  const before = previous.view;
  if (!before || before.paragraph !== view.paragraph || view.first - before.last < 2 || view.first - before.last > 30)
    return false;
  if (!/[,?]/.test(before.ending) || !/^[,-]$/.test(tokens[view.first - 1]?.tag ?? '')) return false;
  for (let at = before.last + 1; at < view.first; at++)
    if (tokens[at]?.tag === 'V') return before.ending === ',' || !view.capital;
  return false;
}
