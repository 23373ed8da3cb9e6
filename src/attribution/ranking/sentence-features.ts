/**
 * Features of a phrase in its whole sentence, for `features.ts`: what the sentence is about, and how the tag stands in it. A parser's
 * evidence would belong here. A change asks for a new fitting.
 */
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { isSubject, isSubordinate } from '../narration/subjects.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';

/** Whether a phrase is what its sentence is about: its subject, the subject of a clause within, or neither. */
export function standing(scene: Scene, phrase: Phrase): string {
  if (!isSubject(scene, phrase)) return 'no';
  return isSubordinate(scene, phrase) ? 'clause' : 'subject';
}

/**
 * How the verb stands to the whole sentence: how many reporting verbs lie between it and the quotation, whether it is the tag that
 * closes the sentence ("…, Fenn said."), whether it stands at another quotation of the sentence, and whether it is passive.
 */
export function addTag(
  features: string[],
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase,
  frame: Frame | null,
  where: string,
  own: string,
): void {
  const { tokens, sentences } = scene.narration;
  const to = sentences[phrase.sentence]?.to ?? 0;
  const according = tokens[phrase.from - 1]?.lower === 'to' && tokens[phrase.from - 2]?.lower === 'according';
  if (!frame && !according) return;
  const from = Math.min(phrase.from, frame?.verb ?? phrase.from - 2);
  const end = Math.max(phrase.to, (frame?.verb ?? 0) + 1);
  const closes = from > quote.last && /^[,-]$/.test(tokens[from - 1]?.tag ?? '') && to - end <= 4;
  if (closes)
    features.push(
      `closes|${according ? 'according' : frame?.lemma ? 'l' : 'u'}|${own}|${phrase.sentence === quote.sentence}`,
    );
  if (phrase.sentence === quote.sentence && own !== 'A' && isAtQuote(tokens, from, end, quote))
    features.push(`sibling|${where}|${own}`);
  if (!frame) return;
  const verbs = countReports(tokens, Math.min(frame.verb + 1, quote.last), Math.max(frame.verb, quote.first));
  const listed = frame.lemma ? 'l' : 'u';
  features.push(
    `between:${Math.min(2, verbs)}|${listed}|${where}`,
    `between:${Math.min(2, verbs)}|${frame.role}|${own}`,
  );
  const before = tokens[frame.verb - 1];
  if (before && BE.test(before.lower)) features.push(`passive|${frame.role}|${listed}`, `passive|${where}`);
}

const BE = /^(?:is|are|was|were|been|being|be)$/;

/** A quotation other than `quote` stands directly beside a tag. */
function isAtQuote(tokens: readonly Token[], from: number, to: number, quote: QuoteView): boolean {
  const before = tokens[from - 1]?.tag === ',' ? tokens[from - 2] : tokens[from - 1];
  const after = /^[,:]$/.test(tokens[to]?.tag ?? '') ? tokens[to + 1] : tokens[to];
  const own = tokens[quote.first]?.quote;
  return [before, after].some((token) => token !== undefined && token.quote >= 0 && token.quote !== own);
}

/** How many forms of reporting verbs stand between two tokens; counted no farther than 40. */
function countReports(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < Math.min(to, from + 40); at++) {
    const token = tokens[at] as Token;
    if ((token.tag === 'V' || token.tag === 'G') && REPORTING.has(token.lower)) count++;
  }
  return count;
}
