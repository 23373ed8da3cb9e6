/** Two rules after ranking: the innermost of two sources, and the name beside a role. */
import type { QuoteView, Scene } from './features.ts';
import type { Phrase } from './phrases.ts';

/** The phrase to show as the source, given the one ranked first. */
export function refineSource(scene: Scene, quote: QuoteView, candidates: readonly number[], best: number): number {
  return besideName(scene, innermost(scene, quote, candidates, best));
}

/**
 * "The Daily Post reports that the letter says, “…”": whoever stands directly at the words said them. (PolNeAR marks the outer
 * source only; an originating document needs the inner one.)
 */
function innermost(scene: Scene, quote: QuoteView, candidates: readonly number[], best: number): number {
  const outer = scene.phrases[best] as Phrase;
  const { tokens } = scene.narration;
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

/** "said the superintendent, Alec Dorn": the name says more than the role. */
function besideName(scene: Scene, best: number): number {
  const role = scene.phrases[best] as Phrase;
  const { tokens } = scene.narration;
  if (role.type !== 'role' || tokens[role.to]?.tag !== ',') return best;
  for (let at = best + 1; at < scene.phrases.length; at++) {
    const other = scene.phrases[at] as Phrase;
    if (other.from > role.to + 1) return best;
    if (other.from < role.to + 1 || other.possessive) continue;
    const end = tokens[other.to];
    const closed = !end || end.sentence !== other.sentence || /^[,.;)\-]$/.test(end.tag) || end.quote >= 0;
    return closed && (other.type === 'person' || other.type === 'name') ? at : best;
  }
  return best;
}
