/** Rules after ranking: a credited outlet is passed over, the innermost of two sources, the name beside a role. */

import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import type { Before } from './features.ts';
import type { Rule } from './trace.ts';

/** The phrase to show as the source, given the one ranked first; `fired` is told which rules changed it. */
export function refineSource(
  scene: Scene,
  quote: QuoteView,
  candidates: readonly number[],
  best: number,
  before: Before,
  fired?: (rule: Rule) => void,
): number {
  const speaker = passCredit(scene, quote, best, before);
  const inner = innermost(scene, quote, candidates, speaker);
  const second = told(scene, inner);
  const named = besideName(scene, second);
  if (speaker !== best) fired?.('credited outlet passed over');
  if (inner !== speaker) fired?.('innermost source');
  if (second !== inner) fired?.('second after the verb');
  if (named !== second) fired?.('name beside a role');
  return named;
}

/** “A,” said Fenn, the Post reported. “B.”: the outlet is credited with the tag, its speaker goes on. */
function passCredit(scene: Scene, quote: QuoteView, best: number, before: Before): number {
  const outlet = scene.phrases[best] as Phrase;
  const speaker = scene.phrases[before.phrase];
  if (!speaker || !before.adjacent || before.quote?.paragraph !== quote.paragraph) return best;
  if (outlet.sentence !== speaker.sentence || outlet.from < speaker.to || outlet.to > quote.first) return best;
  const reports = (scene.frames.get(best) ?? []).some(({ lemma }) => lemma === 'report');
  return reports || isAccording(scene.narration.tokens, outlet) ? before.phrase : best;
}

/**
 * "The Daily Post reports that the letter says, “…”": whoever stands directly at the words said them. (PolNeAR marks the outer
 * source only; an originating document needs the inner one.)
 */
function innermost(scene: Scene, quote: QuoteView, candidates: readonly number[], best: number): number {
  const outer = scene.phrases[best] as Phrase;
  const { tokens } = scene.narration;
  if (isAccording(tokens, outer)) return nearestSpeaker(scene, quote, candidates, outer) ?? best;
  if (outer.to > quote.first || outer.sentence !== quote.sentence) return best;
  for (const index of candidates) {
    const inner = scene.phrases[index] as Phrase;
    if (inner.from < outer.to || inner.to > quote.first || inner.sentence !== outer.sentence) continue;
    for (const frame of scene.frames.get(index) ?? []) {
      if (frame.role !== 'direct' || !frame.lemma || frame.verb < inner.to || frame.verb >= quote.first) continue;
      const gap = tokens.slice(frame.verb + 1, quote.first);
      const link = tokens[inner.from - 1];
      if (
        gap.length <= 1 &&
        gap.every(({ tag, lower }) => /^[,:]$/.test(tag) || lower === 'that') &&
        (link?.lower === 'that' || link?.tag === ':') &&
        inner.type !== 'pronoun'
      )
        return index;
    }
  }
  return best;
}

function isAccording(tokens: readonly Token[], phrase: Phrase): boolean {
  return tokens[phrase.from - 1]?.lower === 'to' && tokens[phrase.from - 2]?.lower === 'according';
}

/** "“…,” the judge said, according to the Post": the one who stands beside the words with a reporting verb. */
function nearestSpeaker(scene: Scene, quote: QuoteView, candidates: readonly number[], outer: Phrase): number | null {
  for (const index of candidates) {
    const phrase = scene.phrases[index] as Phrase;
    if (phrase === outer || phrase.from <= quote.last || phrase.to > outer.from || phrase.sentence !== outer.sentence)
      continue;
    const frame = (scene.frames.get(index) ?? []).find(
      ({ lemma, role }) => lemma !== null && /^(?:direct|inverted)$/.test(role),
    );
    if (frame && Math.min(frame.verb, phrase.from) - quote.last <= 2) return index;
  }
  return null;
}

/** "told the committee Ewan Liddle": the second of two phrases after the verb. */
function told(scene: Scene, best: number): number {
  const verb = (scene.frames.get(best) ?? []).find(({ lemma, role }) => lemma === 'tell' && role === 'inverted')?.verb;
  if (verb === undefined) return best;
  for (let index = best + 1; index < scene.phrases.length && index <= best + 4; index++) {
    if ((scene.frames.get(index) ?? []).some((frame) => frame.verb === verb && frame.role === 'second')) return index;
  }
  return best;
}

/** "said the superintendent, Alec Dorn": the name says more than the role. */
function besideName(scene: Scene, best: number): number {
  const role = scene.phrases[best] as Phrase;
  const { tokens } = scene.narration;
  if (!/^(?:role|noun|group)$/.test(role.type)) return best;
  let comma = role.to;
  if (tokens[comma]?.lower === 'and' || tokens[comma]?.tag === 'I')
    while (/^[IDSJNLMC]$/.test(tokens[comma]?.tag ?? '.')) comma++;
  if (tokens[comma]?.tag !== ',') return best;
  for (let at = best + 1; at < scene.phrases.length; at++) {
    const other = scene.phrases[at] as Phrase;
    if (other.from > comma + 1) return best;
    if (other.from < comma + 1 || other.possessive) continue;
    const end = tokens[other.to];
    const closed = !end || end.sentence !== other.sentence || /^[,.;)-]$/.test(end.tag) || end.quote >= 0;
    return closed && (other.type === 'person' || other.type === 'name') ? at : best;
  }
  return best;
}
