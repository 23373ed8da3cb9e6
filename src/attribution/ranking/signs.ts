/** What shows, in and around a quoted stretch, that it is a name or somebody's words. */
import type { QuoteView } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';

/** Words that introduce a name, a nickname or a word mentioned as a word. */
export const NAMING =
  /^(?:called|dubbed|named|nicknamed|known|titled|entitled|term|terms|word|words|phrase|phrases|label|labels|slogan|slogans|chant|chants|so-called|nickname|hashtag|labeled|labelled|termed|banner|sign|signs|motto|mantra|tagline)$/;
/** Words for works that have titles, and for whoever makes them. */
export const WORKS =
  /^(?:book|books|novel|memoir|song|songs|album|film|films|movie|movies|show|shows|series|programme|program|documentary|play|magazine|podcast|episode|poem|painting|exhibition|musical|opera|column|essay|article|host|hosts|sitcom|game|hit|hits|single|track|anthem|hymn|comedy|drama|video|segment|ad)$/;

/** The reporting verb before the quotation in its sentence, and how far it stands away. */
export function nearestReport(
  tokens: readonly Token[],
  quote: QuoteView,
): { lemma: string | null; distance: string; at: number } {
  for (let at = quote.first - 1; at >= Math.max(0, quote.first - 60) && tokens[at]?.sentence === quote.sentence; at--) {
    const token = tokens[at] as Token;
    const lemma = token.tag === 'V' || token.tag === 'G' ? REPORTING.get(token.lower)?.lemma : undefined;
    if (lemma) return { lemma, distance: String(Math.min(12, 2 * Math.ceil((quote.first - at) / 2))), at };
  }
  return { lemma: null, distance: '-', at: -1 };
}

/** Whether the longer words of a text all begin with a capital letter. */
export function isTitleCase(text: string): boolean {
  const long = text.match(/[\p{L}\p{N}'’-]{4,}/gu) ?? text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return long.length > 0 && long.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
