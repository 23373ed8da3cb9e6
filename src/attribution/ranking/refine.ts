/** Rules after ranking: a credited outlet is passed over, the innermost of two sources, the name beside a role. */

import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { isOffice } from '../words/offices.ts';
import { REPORTING } from '../words/verbs.ts';
import type { Before } from './features.ts';
import { ownerOfWords, saidBelow } from './owners.ts';
import { afterWords, isAccording, passAddressee } from './tags.ts';
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
  const signed = signature(scene, quote);
  if (signed >= 0) {
    if (signed !== best) fired?.('signature');
    return signed;
  }
  const owner = ownerOfWords(scene, quote);
  const told = owner >= 0 ? owner : saidBelow(scene, quote, best);
  if (told >= 0) {
    if (told !== best) fired?.(owner >= 0 ? 'owner of the words' : 'named in the next sentence');
    return told;
  }
  const tagged = afterWords(scene, quote, candidates, best);
  const whole = outerPhrase(scene, passAddressee(scene, tagged));
  if (tagged !== best) fired?.('tag behind the sentence');
  if (whole !== tagged) fired?.('whole phrase');
  const speaker = passCredit(scene, quote, whole, before);
  const inner = innermost(scene, quote, candidates, speaker);
  const second = toldSecond(scene, inner);
  const named = besideName(scene, second);
  if (speaker !== whole) fired?.('credited outlet passed over');
  if (inner !== speaker) fired?.('innermost source');
  if (second !== inner) fired?.('second after the verb');
  if (named !== second) fired?.('name beside a role');
  return named;
}

/** A line of no more tokens can be a signature. */
const LONGEST_SIGNATURE = 12;

/** “…” and then, without a verb, "Nora Fenn, Example Courier" or "– Nora Fenn": to the end of the line or as the next line. -1: none. */
function signature({ narration, phrases }: Scene, quote: QuoteView): number {
  const { tokens } = narration;
  const { last } = quote;
  const paragraph = tokens[last]?.paragraph ?? 0;
  let from = last + 1;
  const isBelow = tokens[from]?.paragraph !== paragraph;
  if (!/[.?]/.test(quote.ending) && !isBelow) return -1;
  const line = tokens[from]?.paragraph ?? 0;
  if (line > paragraph + 1) return -1;
  let to = from;
  while (tokens[to]?.paragraph === line && to - from <= LONGEST_SIGNATURE) to++;
  const words = tokens.slice(from, to);
  if (to - from > LONGEST_SIGNATURE || words.some(({ tag, quote: at }) => at >= 0 || /^[VXPOWG:;?]$/.test(tag)))
    return -1;
  const dashed = words[0]?.tag === '-';
  if (dashed) from++;
  const phrase = phrases.find((one) => one.from === from && /^(?:person|name|body)$/.test(one.type) && !one.possessive);
  const next = tokens[phrase?.to ?? -1];
  const isBoard = phrase?.type === 'body' && /^(?:board|editors|staff)$/.test(tokens[phrase.to - 1]?.lower ?? '');
  if (!phrase || (phrase.type !== 'person' && !isBoard && !dashed)) return -1;
  const isEnd = (phrase.to === to || (next?.tag === '.' && phrase.to + 1 === to)) && (!isBelow || quote.alone);
  return (dashed && (isEnd || next?.tag === ',')) || (next?.tag === ',' && tokens[to - 1]?.tag !== '.')
    ? phrase.index
    : -1;
}

/**
 * "the leaders of France said", "the president of the chamber said": the phrase that the name hangs on, of the same verb; "Fenn of Ohio,
 * the mayor, said", "the dean of the Law School, Nora Fenn, said": the person or role before the place or body.
 */
function outerPhrase(scene: Scene, best: number): number {
  const { narration, phrases, frames } = scene;
  const { tokens } = narration;
  const own = phrases[best] as Phrase;
  if (
    /^(?:place|body|name)$/.test(own.type) &&
    tokens[own.to]?.tag === ',' &&
    HANGS.test(tokens[own.from - 1]?.lower ?? '')
  ) {
    const outer = phrases.findLast(({ to, index, possessive }) => index < best && to === own.from - 1 && !possessive);
    const isPerson = outer && (/^(?:role|person)$/.test(outer.type) || isOffice(tokens[outer.to - 1]?.lower ?? ''));
    if (isPerson && outer.sentence === own.sentence) return outer.index;
  }
  const verbs = (frames.get(best) ?? []).filter(({ role }) => role === 'direct').map(({ verb }) => verb);
  for (let at = best - 1; verbs.length > 0 && phrases[at]?.sentence === own.sentence; at--) {
    const outer = phrases[at] as Phrase;
    if (!/^(?:role|group|person)$/.test(outer.type) || outer.possessive) continue;
    const shares = (frames.get(at) ?? []).some(({ role, verb }) => role === 'direct' && verbs.includes(verb));
    if (shares && /^(?:of|for|from|at|in|with)$/.test(tokens[outer.to]?.lower ?? '')) return at;
  }
  return best;
}

/** Between somebody and the place or body they are of. */
const HANGS = /^(?:of|for|from|at|in|on)$/;

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
    if (isWithTelling(scene, quote, inner)) return index;
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

/** "…, with a harbour official telling the Courier that “…”": the last one who speaks before the words. */
function isWithTelling({ narration, frames }: Scene, quote: QuoteView, { index, from }: Phrase): boolean {
  const { tokens } = narration;
  if (tokens[from - 1]?.lower !== 'with') return false;
  const frame = (frames.get(index) ?? []).find(({ role, lemma }) => role === 'participle' && lemma !== null);
  if (!frame || frame.verb >= quote.first || quote.first - frame.verb > 8) return false;
  return tokens.slice(frame.verb + 1, quote.first).every(({ lower, tag }) => tag !== ';' && !REPORTING.has(lower));
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
function toldSecond(scene: Scene, best: number): number {
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
    const end = HANGS.test(tokens[other.to]?.lower ?? '') ? commaBehind(tokens, other) : tokens[other.to];
    const closed = !end || end.sentence !== other.sentence || /^[,.;)-]$/.test(end.tag) || end.quote >= 0;
    return closed && (other.type === 'person' || other.type === 'name') ? at : best;
  }
  return best;
}

/** "Nora Fenn of Orley,": the comma behind the place that a name hangs on; undefined where other words stand there. */
function commaBehind(tokens: readonly Token[], { to }: Phrase): Token | undefined {
  let at = to + 1;
  while (at - to < 5 && /^[DL]$/.test(tokens[at]?.tag ?? '.')) at++;
  return tokens[at]?.tag === ',' ? tokens[at] : tokens[to];
}
