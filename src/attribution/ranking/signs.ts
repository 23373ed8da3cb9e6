/** What shows, in and around a quoted stretch, that it is a name or somebody's words. */
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Narration, Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';

/** Nouns that introduce a name, a slogan or a word mentioned as a word. */
export const NAMING =
  /^(?:term|terms|word|words|phrase|phrases|label|labels|slogan|slogans|chant|chants|nickname|nicknames|moniker|hashtag|hashtags|motto|mottos|mottoes|mantra|mantras|tagline|taglines|catchphrase|buzzword|buzzwords|heading|headline|headlines|subtitle|title|titles|name|names|code|acronym|refrain|euphemism|epithet|slur|slurs|mention|mentions|meme|memes|category|categories|concept|notion|idea|rhetoric)$/;
/** Participles and verbs that give a name. */
export const NAMED =
  /^(?:called|dubbed|dub|dubs|named|nicknamed|known|titled|entitled|so-called|labeled|labelled|termed|billed|christened|branded|coined|deemed|considered|aka|defined|marked|headlined|captioned|subtitled|misspelled|spelled|dubbing)$/;
/** Things that bear words. */
export const WORN =
  /^(?:banner|banners|sign|signs|placard|placards|poster|posters|shirt|shirts|t-shirt|t-shirts|tee|sticker|stickers|hat|hats|cap|caps|button|buttons|flag|flags|graffiti|mural|badge|badges|jacket|hoodie|sweatshirt|billboard|billboards|plaque|bracelet|bracelets|mask|masks)$/;
/** What a crowd does with a slogan. */
export const SHOUTED =
  /^(?:chant|chants|chanted|chanting|scream|screaming|screamed|yell|yelled|yelling|shouting|sang|singing|wore|wearing|reading|emblazoned|waving|waved)$/;
/** What somebody says or writes, behind the words that stand in it: his “sound barge” remark. */
export const REMARKS =
  /^(?:statement|statements|remark|remarks|comment|comments|speech|speeches|tweet|tweets|threat|threats|line|lines|quip|claim|claims|warning|warnings|pledge|pledges|promise|promises|insult|insults|jab|taunt|taunts|post|posts|message|messages|declaration|assertion|assertions|allegation|allegations|quote|quotes|rant|tirade|response|reply|retort|answer|vow|boast|critique|complaint|complaints)$/;
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

/** Running prose: neither the headline nor a line of links ("More: Fenn says barge is 'sound'"), alone or run into a paragraph. */
export function isProse({ narration }: Scene, quote: QuoteView): boolean {
  const { tokens } = narration;
  if (quote.paragraph === 0 || isHeadlineCase(tokens, quote) || isRunOn(narration, quote)) return false;
  let stops = false;
  const link = (at: number) => {
    const token = tokens[at] as Token;
    stops ||= token.tag === '.';
    return LINK.test(token.text);
  };
  for (let at = quote.first - 1; tokens[at]?.paragraph === quote.paragraph; at--) if (link(at)) return false;
  for (let at = quote.last + 1; tokens[at]?.paragraph === quote.paragraph; at++) if (link(at)) return false;
  return stops;
}

/** Whether a stretch stands in headlines that a page ran together, in a hover card or without one. */
export function isRunOn({ tokens, sentences }: Narration, quote: QuoteView): boolean {
  const sentence = sentences[quote.sentence];
  if (sentence && sentence.to - sentence.from > RUN_ON) return true;
  return (tokens[quote.first] as Token).start - (tokens[quote.first - 1]?.end ?? 0) > GAP;
}

/** More characters than this between a stretch and the token before it: the headlines of a hover card, which are no tokens. */
const GAP = 12;
/** Headlines that a page ran together make sentences longer than this, in words; of 3,025 of PolNeAR's dev part 4 are. */
const RUN_ON = 70;
/** Words of lines that lead to other stories, in capitals. */
const LINK = /^(?:MORE|READ|WATCHED|WATCH|ALSO|RELATED|SEE)$/;
