/** The words that introduce a quotation: its verb, "according to", a colon or a dash. */

import type { TextSpan } from '../../model.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { isAdjacent } from './features.ts';

/** Particles that belong to a verb of speech: referred to, pointed out, went on. */
const PARTICLES: Readonly<Record<string, RegExp>> = {
  refer: /^to$/,
  point: /^out$/,
  go: /^on$/,
  lash: /^out$/,
  hit: /^back$/,
  fire: /^back$/,
  sum: /^up$/,
  shoot: /^back$/,
  call: /^out$/,
  spell: /^out$/,
  speak: /^of$/,
};
const STEMS: Readonly<Record<string, string>> = {
  pointed: 'point',
  points: 'point',
  pointing: 'point',
  hit: 'hit',
  hits: 'hit',
};

/** The cue of a quotation, given its source phrase and the verb nearest to both; `null`: nothing introduces it. */
export function cueSpan(
  text: string,
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase,
  frame: Frame | null,
): TextSpan | null {
  const { tokens } = scene.narration;
  const span = (from: number, to: number): TextSpan => {
    const start = (tokens[from] as Token).start;
    const end = (tokens[to] as Token).end;
    return { start, end, text: text.slice(start, end) };
  };
  if (tokens[phrase.from - 1]?.lower === 'to' && tokens[phrase.from - 2]?.lower === 'according')
    return span(phrase.from - 2, phrase.from - 1);
  if (frame && (frame.lemma || isAdjacent(scene, quote, phrase, frame))) {
    const verb = (tokens[frame.verb] as Token).lower;
    const particle = PARTICLES[frame.lemma ?? STEMS[verb] ?? ''];
    return span(frame.verb, particle?.test(tokens[frame.verb + 1]?.lower ?? '') ? frame.verb + 1 : frame.verb);
  }
  const sign = phrase.from > quote.last ? phrase.from - 1 : phrase.to;
  const token = tokens[sign];
  if (
    token &&
    (token.tag === ':' || token.tag === '-') &&
    Math.min(Math.abs(sign - quote.first), Math.abs(sign - quote.last)) <= 1
  )
    return span(sign, sign);
  if (frame) return span(frame.verb, frame.verb);
  return null;
}
