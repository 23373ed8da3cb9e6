/** Sources that no verb of speech names: whose remark the words are, and whose view the next sentence says they are. */

import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import { REPORTING } from '../words/verbs.ts';

/** What somebody says, as the noun that their words stand before: Fenn's “odd joke” remarks. */
const REMARKS =
  /^(?:remarks?|comments?|claims?|statements?|speech|quips?|lines?|tweets?|pledges?|promises?|jabs?|jokes?|arguments?|assertions?|quotes?|cracks?|messages?|warnings?|threats?|descriptions?|rhetoric|insults?|taunts?|gaffes?|answers?|doctrine|mantra)$/;
/** What somebody says of something, as the noun that "that", "of" or "as" follows: Fenn's claim that the pier is “odd”. */
const CLAIMS =
  /^(?:assertions?|claims?|suggestions?|descriptions?|characteri[sz]ations?|mocking|portrayal|contention|arguments?|accusations?|allegations?|insistence|promises?|pledges?|vows?|warnings?|remarks?|comments?|depiction|dismissal|complaints?|statements?|admission|assurances?|quip)$/;
/** Tokens between such a noun and the words. */
const FARTHEST = 14;

/** Whoever owns the words: "Fenn's “odd joke” remarks", "Fenn's frequent claim that the pier is “odd”". -1: nobody. */
export function ownerOfWords(scene: Scene, quote: QuoteView): number {
  const { tokens } = scene.narration;
  const noun = tokens[quote.last + 1];
  if (noun?.sentence === quote.sentence && REMARKS.test(noun.lower)) {
    let at = quote.first - 1;
    while (/^[JR]$/.test(tokens[at]?.tag ?? '.') && quote.first - at < 4) at--;
    const owner = tokens[at]?.tag === 'S' ? ownerAt(scene, at) : undefined;
    if (owner) return owner.index;
  }
  const sender = tokens[quote.first - 1]?.tag === ':' ? senderOf(scene, quote) : -1;
  return sender >= 0 ? sender : claimant(scene, quote);
}

/** "Take this comment from Nora Fenn, head of the Ferry Council: “…”": whoever the remark is from. */
function senderOf({ narration, phrases }: Scene, quote: QuoteView): number {
  const { tokens } = narration;
  for (let at = quote.first - 2; at > 0 && quote.first - at <= FARTHEST + 6; at--) {
    const token = tokens[at];
    if (!token || token.sentence !== quote.sentence || ('VG'.includes(token.tag) && REPORTING.has(token.lower)))
      return -1;
    if (!/^(?:from|by)$/.test(token.lower) || !REMARKS.test(tokens[at - 1]?.lower ?? '')) continue;
    return (
      phrases.find(({ from, possessive, type }) => from === at + 1 && !possessive && SOMEBODY.test(type))?.index ?? -1
    );
  }
  return -1;
}

/** The possessor that ends before the mark at a token. */
function ownerAt({ phrases }: Scene, mark: number): Phrase | undefined {
  return phrases.find(({ to, possessive, type }) => to === mark && possessive && SOMEBODY.test(type));
}

const SOMEBODY = /^(?:person|name|body|role|group)$/;

/** "Fenn's claim that the pier is “odd”": no other verb of speech or possessor stands between. */
function claimant({ narration, phrases }: Scene, quote: QuoteView): number {
  const { tokens } = narration;
  for (let at = quote.first - 1; at > 0 && quote.first - at <= FARTHEST; at--) {
    const token = tokens[at];
    if (!token || token.sentence !== quote.sentence || /^[;:]$/.test(token.tag)) return -1;
    if ('VG'.includes(token.tag) && REPORTING.has(token.lower) && !CLAIMS.test(token.lower)) return -1;
    if (!CLAIMS.test(token.lower) || !/^(?:that|of|as)$/.test(tokens[at + 1]?.lower ?? '')) continue;
    const whole = phrases.findLast(({ to }) => to === at + 1);
    const owner = phrases[(whole?.index ?? 0) - 1];
    return owner?.possessive && owner.from === whole?.from && SOMEBODY.test(owner.type) ? owner.index : -1;
  }
  return -1;
}

/** What a sentence calls the words before it. */
const VIEWS =
  /^(?:view|views|verdict|opinion|assessment|conclusion|judge?ment|belief|words?|message|claim|argument|advice|warning|prediction)$/;

/** "… “with ovens in every town.” That is the view of Nora Fenn": whose words the next sentence says they are; -1: it does not. */
export function saidBelow(scene: Scene, quote: QuoteView, best: number): number {
  const { narration, phrases, frames } = scene;
  const { tokens, sentences } = narration;
  const from = sentences[(tokens[quote.last]?.sentence ?? 0) + 1]?.from ?? tokens.length;
  const said = (at: number) => tokens[at]?.lower ?? '';
  if ((frames.get(best) ?? []).some(({ lemma }) => lemma !== null)) return -1;
  let at = -1;
  if (said(from) === 'so' && /^(?:says?|said|wrote|writes|argues|argued)$/.test(said(from + 1))) at = from + 2;
  if (/^(?:that|this|those|these)$/.test(said(from)) && /^(?:is|was|are|were|['’]s)$/.test(said(from + 1))) {
    const of = said(from + 2) === 'the' || said(from + 2) === 'at' ? from + 3 : from + 2;
    const noun = said(of) === 'least' ? of + 2 : of;
    if (VIEWS.test(said(noun)) && /^(?:of|from)$/.test(said(noun + 1))) at = noun + 2;
  }
  if (at < 0) return -1;
  return phrases.find((phrase) => phrase.from === at && !phrase.possessive && SOMEBODY.test(phrase.type))?.index ?? -1;
}
