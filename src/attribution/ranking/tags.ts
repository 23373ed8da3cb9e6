/** Sources that stand away from the words: the tag that closes their sentence, the agent of a passive; and never whom the words are for. */

import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { isSubjectItself } from '../narration/subjects.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';

/** Who speaks, where the phrase ranked first has no reporting verb in the sentence: by a passive's agent, else by the tag that closes it. */
export function afterWords(scene: Scene, quote: QuoteView, candidates: readonly number[], best: number): number {
  const own = scene.phrases[best] as Phrase;
  const { tokens } = scene.narration;
  if (own.sentence !== quote.sentence || own.to > quote.first) return best;
  const agent = passiveAgent(scene, quote);
  if (agent >= 0) return agent;
  if ((scene.frames.get(best) ?? []).some(({ lemma }) => lemma && lemma !== 'continue') || isAccording(tokens, own))
    return best;
  return candidates.find((index) => closesSentence(scene, quote, scene.phrases[index] as Phrase)) ?? best;
}

/** "was described as “odd” and “rash” by members who read it": whoever stands behind "by"; a verb in the passive stands before. -1: none. */
function passiveAgent({ narration, phrases }: Scene, quote: QuoteView): number {
  const { tokens } = narration;
  let at = quote.last + 1;
  while (
    tokens[at]?.sentence === quote.sentence &&
    (/^(?:and|or|,)$/.test(tokens[at]?.lower ?? '') || (tokens[at]?.quote ?? -1) >= 0)
  )
    at++;
  if (tokens[at]?.lower !== 'by') return -1;
  let verb = quote.first - 1;
  while (
    verb > 0 &&
    quote.first - verb < 8 &&
    tokens[verb]?.quote === -1 &&
    !/^[,;:]$/.test(tokens[verb]?.text ?? ',')
  ) {
    const isPassive =
      REPORTING.get(tokens[verb]?.lower ?? '')?.form === 'past' ||
      /^(?:named|ranked|voted|rated|deemed|blasted)$/.test(tokens[verb]?.lower ?? '');
    if (
      isPassive &&
      /^(?:is|are|was|were|been|being|be)$/.test(
        tokens[verb - 1]?.tag === 'R' ? (tokens[verb - 2]?.lower ?? '') : (tokens[verb - 1]?.lower ?? ''),
      )
    )
      return phrases.find(({ from, possessive }) => from === at + 1 && !possessive)?.index ?? -1;
    verb--;
  }
  return -1;
}

/** ", said Fenn on Monday." or ", according to Fenn's summary.": behind a comma, and no other verb after it to the end of the sentence. */
function closesSentence(scene: Scene, quote: QuoteView, phrase: Phrase): boolean {
  const { tokens, sentences } = scene.narration;
  const to = sentences[phrase.sentence]?.to ?? 0;
  if (phrase.sentence !== quote.sentence || phrase.from <= quote.last || to - phrase.to > LONGEST_TAG) return false;
  const frame = (scene.frames.get(phrase.index) ?? []).find(
    ({ lemma, role }) => lemma !== null && /^(?:direct|inverted)$/.test(role),
  );
  const according = isAccording(tokens, phrase);
  if (!frame && !according) return false;
  const from = according ? phrase.from - 2 : Math.min(phrase.from, frame?.verb ?? phrase.from);
  const end = Math.max(phrase.to, (frame?.verb ?? 0) + 1);
  const comma = tokens[from - 1];
  if (comma?.tag !== ',' || comma.sentence !== phrase.sentence) return false;
  const who = tokens.findIndex(
    ({ lower }, at) => at > end && at < to && tokens[at - 1]?.tag === ',' && /^who/.test(lower),
  );
  return tokens.slice(end, who > end ? who : to).every(({ tag, quote: other }) => other < 0 && !/^[VXWPC]$/.test(tag));
}

/** Tokens of a tag behind the name of whoever speaks. */
const LONGEST_TAG = 14;

/** "in an email to the Courier: “…”", "a statement from her aide to the Courier: “…”": never whom the words are for. */
export function passAddressee(scene: Scene, best: number): number {
  const { narration, phrases, frames } = scene;
  const { tokens } = narration;
  const own = phrases[best] as Phrase;
  if (tokens[own.from - 1]?.lower !== 'to' || isAccording(tokens, own)) return best;
  if ((frames.get(best) ?? []).some(({ lemma, role }) => lemma !== null && role !== 'apposed')) return best;
  const before = phrases.findLast(({ to, index, possessive }) => index < best && to === own.from - 1 && !possessive);
  if (!before || before.sentence !== own.sentence) return best;
  const link = tokens[before.from - 1]?.lower ?? '';
  if (/^(?:role|person|body)$/.test(before.type)) return /^(?:from|by)$/.test(link) ? before.index : best;
  if (before.type !== 'document') return best;
  const subject = phrases.find(
    (one) =>
      one.sentence === own.sentence && one.index < before.index && !one.possessive && isSubjectItself(scene, one),
  );
  return subject?.index ?? best;
}

/** Behind “according to”. */
export function isAccording(tokens: readonly Token[], phrase: Phrase): boolean {
  return tokens[phrase.from - 1]?.lower === 'to' && tokens[phrase.from - 2]?.lower === 'according';
}
