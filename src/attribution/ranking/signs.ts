/** What shows, in and around a quoted stretch, that it is a name or somebody's words. */
import type { QuoteView } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';

/** Nouns that introduce a name, a slogan or a word mentioned as a word. */
export const NAMING =
  /^(?:term|terms|word|words|phrase|phrases|label|labels|slogan|slogans|chant|chants|nickname|nicknames|moniker|hashtag|hashtags|motto|mottos|mottoes|mantra|mantras|tagline|taglines|catchphrase|buzzword|buzzwords|heading|title|titles|name|names|code|acronym|refrain|euphemism|epithet|slur|slurs|mention|mentions|meme|memes|category|categories|concept|notion|idea|rhetoric)$/;
/** Participles and verbs that give a name. */
export const NAMED =
  /^(?:called|dubbed|dub|dubs|named|nicknamed|known|titled|entitled|so-called|labeled|labelled|termed|billed|christened|branded|coined|deemed|considered|aka|defined|marked|headlined|captioned|subtitled|misspelled|spelled|dubbing)$/;
/** Things that bear words. */
export const WORN =
  /^(?:banner|banners|sign|signs|placard|placards|poster|posters|shirt|shirts|t-shirt|t-shirts|tee|sticker|stickers|hat|hats|cap|caps|button|buttons|flag|flags|graffiti|mural|badge|badges|jacket|hoodie|sweatshirt|billboard|billboards|plaque|bracelet|bracelets|mask|masks)$/;
/** What a crowd does with a slogan. */
export const SHOUTED =
  /^(?:chant|chants|chanted|chanting|scream|screaming|screamed|yell|yelled|yelling|shouting|sang|singing|wore|wearing|reading|emblazoned|waving|waved)$/;
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

/** Whether the words outside marks of a stretch's sentence are capitalised like a headline's: then its own capitals say nothing. */
export function isHeadlineCase(tokens: readonly Token[], quote: QuoteView): boolean {
  let capital = 0;
  let small = 0;
  const count = (token: Token | undefined): boolean => {
    if (token?.paragraph !== quote.paragraph) return false;
    if (token.quote < 0 && token.lower.length >= 4 && /^\p{L}/u.test(token.lower)) {
      if (token.capital) capital++;
      else small++;
    }
    return true;
  };
  for (let at = quote.first - 1; at >= quote.first - HEADLINE && count(tokens[at]); at--);
  for (let at = quote.last + 1; at <= quote.last + HEADLINE && count(tokens[at]); at++);
  return capital >= 3 && small * 4 <= capital;
}
/** How many words on either side tell a headline. */
const HEADLINE = 12;
