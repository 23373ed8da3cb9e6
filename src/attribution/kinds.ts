/**
 * Kinds of quotation (docs/definitions.md 2). Whether a stretch quotes anybody at all is a learned yes or no
 * (`kinds.data.json`, trained by `npm run train`); which kind of the two or three on either side is plain rules.
 */
import type { Quotation, QuotationKind } from '../model.ts';
import { findWords } from '../text.ts';
import type { Frame } from './cues.ts';
import type { QuoteView, Scene } from './features.ts';
import { lookUp } from './lexicon.ts';
import type { Weights } from './rank.ts';
import type { Token } from './tokens.ts';
import { REPORTING } from './verbs.ts';

/** Words that introduce a name, a nickname or a word mentioned as a word. */
const NAMING =
  /^(?:called|dubbed|named|nicknamed|known|titled|entitled|term|terms|word|words|phrase|phrases|label|labels|slogan|slogans|chant|chants|so-called|nickname|hashtag|labeled|labelled|termed|banner|sign|signs|motto|mantra|tagline)$/;
const WORKS =
  /^(?:book|books|novel|memoir|song|songs|album|film|films|movie|movies|show|shows|series|programme|program|documentary|play|magazine|podcast|episode|poem|painting|exhibition|musical|opera|column|essay|article|host|hosts|sitcom|game|hit|hits|single|track|anthem|hymn|comedy|drama|video|segment|ad)$/;

function show(token: Token | undefined): string {
  if (!token) return '^';
  return 'PODSICWXTR'.includes(token.tag) && token.lower.length < 12 ? token.lower : token.tag;
}

/** What speaks for a quoted stretch being somebody's words, as named features. `none`: the ranker's probability of no source. */
export function kindFeatures(
  scene: Scene,
  quote: QuoteView,
  quotation: Quotation,
  text: string,
  none: number,
  frame: Frame | null,
): string[] {
  const { tokens } = scene.narration;
  const before = tokens[quote.first - 1];
  const after = tokens[quote.last + 1];
  const size = quote.words <= 3 ? String(quote.words) : quote.words <= 5 ? '5' : quote.words <= 9 ? '9' : '10';
  const single = /['‘’‚]/.test(text.charAt(quotation.start - 1));
  const inside = quotation.text;
  const titled = isTitleCase(inside);
  const person = /\b(?:I|we|me|my|our|us|you|your)\b/i.test(inside);
  const sureness =
    none > 0.9 ? 'N9' : none > 0.6 ? 'N6' : none > 0.3 ? 'N3' : none > 0.1 ? 'N1' : none > 0.02 ? 'N02' : 'N0';
  const features = [
    'bias',
    `size:${size}`,
    `size:${size}|${quote.capital ? 'C' : 'c'}|${quote.ending}`,
    `pre:${show(before)}`,
    `post:${show(after)}`,
    `pre:${show(before)}|${size}`,
    `post:${show(after)}|${size}|${quote.ending}`,
    `${sureness}`,
    `${sureness}|${size}`,
    `${sureness}|pre:${show(before)}`,
    `titled:${titled}|${size}`,
    `titled:${titled}|${sureness}`,
    `titled:${titled && quote.words > 1}|${Math.min(1, quote.paragraph)}|${before?.tag ?? '^'}|${quote.ending}`,
    `titled:${titled && quote.words > 1}|${frame?.lemma ? (frame.verb < quote.first ? Math.min(6, quote.first - frame.verb) : 'a') : '-'}`,
    `single:${single}|${size}`,
    `pp:${show(before)}|${after?.tag ?? '^'}|${size}`,
    `minor:${single && scene.narration.doubles}|${Math.min(1, quote.paragraph)}|${size}`,
    `person:${person}|${size}`,
    `opens:${quote.opens}|alone:${quote.alone}|${size}`,
    `paragraph:${Math.min(1, quote.paragraph)}|${size}`,
    `sign:${/[!?]/.test(inside)}|${size}`,
    `pre2:${show(tokens[quote.first - 2])} ${show(before)}`,
  ];
  const related = frame
    ? `${frame.role}|${frame.lemma ? 'l' : 'u'}|${frame.verb > quote.last ? 'a' : 'b'}${Math.min(4, frame.verb > quote.last ? frame.verb - quote.last : quote.first - frame.verb)}`
    : 'none';
  features.push(`frame:${related}`, `frame:${related}|${size}`, `lemma:${frame?.lemma ?? '-'}|${quote.words <= 5}`);
  const spoken = nearestReport(tokens, quote);
  const short = quote.words <= 5;
  features.push(
    `report:${spoken.lemma ?? '-'}|${short}`,
    `report:${spoken.distance}|${size}`,
    `report:${spoken.lemma !== null}|${show(before)}|${after?.tag ?? '^'}|${short}`,
    `titled:${titled}|${show(before)}|${after?.tag ?? '^'}`,
    `titled:${titled}|${spoken.lemma !== null}|${size}`,
    `single:${single}|${spoken.lemma !== null}|${size}`,
  );
  if (before && NAMING.test(before.lower)) features.push('naming', `naming|${before.lower}`);
  if (tokens[quote.first - 2] && NAMING.test((tokens[quote.first - 2] as Token).lower)) features.push('naming2');
  if (before && WORKS.test(before.lower)) features.push('work');
  if (after && WORKS.test(after.lower)) features.push('work-after');
  if (quote.words <= 2) features.push(`one:${lookUp(findWords(inside)[0]?.word ?? '').tag}|${sureness}`);
  if (before?.tag === 'V' || before?.tag === 'G') features.push(`verb:${before.lower}`);
  return features;
}

/** The reporting verb before the quotation in its sentence, and how far it stands away. */
function nearestReport(
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

/**
 * Patterns in which a stretch of three words or fewer quotes nobody: single marks where speech stands in double ones (the
 * ‘protestors’), a name before its noun (the “No Comparison” ad), a word mentioned (calling them “rebels” is …). Of PolNeAR's
 * train part the first two meet 50 stretches, 39 of them not attributed to anybody.
 */
export function isMereMention(scene: Scene, quote: QuoteView, quotation: Quotation, text: string): boolean {
  const { tokens } = scene.narration;
  const report = nearestReport(tokens, quote);
  if (isUnsaid(tokens, quote, report)) return true;
  if (quote.capital && isTitleCase(quotation.text) && WORKS.test(tokens[quote.first - 1]?.lower ?? '')) return true;
  if (
    /^(?:reading|reads|read|saying|says)$/.test(tokens[quote.first - 1]?.lower ?? '') &&
    hasBefore(
      tokens,
      quote,
      3,
      /^(?:banner|banners|sign|signs|placard|placards|poster|posters|shirt|shirts|t-shirts|sticker|stickers|hat|hats|cap|caps)$/,
    )
  )
    return true;
  if (quote.words <= 6 && tokens[quote.first - 1]?.lower === 'so-called') return true;
  const before = tokens[quote.first - 1];
  const after = tokens[quote.last + 1];
  if (isNameInMarks(quote, quotation, before, after)) return true;
  if (quote.words > 3 || quote.alone) return false;
  if (before?.lower === 'as' && hasBefore(tokens, quote, 6, /^known$/)) return true;
  const far = report.lemma === null || Number(report.distance) >= 12;
  const single =
    /['‘’‚]/.test(text.charAt(quotation.start - 1)) && !/''/.test(text.slice(quotation.start - 2, quotation.start));
  const naming =
    report.lemma !== null &&
    /^(?:call|describe|dub|label|brand|term|refer|say|deride|denounce|dismiss)$/.test(report.lemma);
  if (single && quote.paragraph > 0 && scene.narration.doubles && (far || (!naming && Number(report.distance) > 2)))
    return true;
  if (far && after?.tag === 'N' && before && 'DS'.includes(before.tag) && !reportsAfter(tokens, quote)) return true;
  const opening = tokens[scene.narration.sentences[quote.sentence]?.from ?? 0];
  return (
    REPORTING.get(opening?.lower ?? '')?.form === 'gerund' &&
    naming &&
    quote.first - (scene.narration.sentences[quote.sentence]?.from ?? 0) <= 5 &&
    /^[RVX]$/.test(after?.tag ?? '.')
  );
}

/**
 * On ABC's “This Week”, a “Never Trump” movement, from “Star Wars”: capitals throughout, where a name can stand and hardly
 * anybody's words. Of PolNeAR's train part 192 stretches are met, 144 of them not attributed to anybody.
 */
function isNameInMarks(
  quote: QuoteView,
  quotation: Quotation,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  if (!quote.capital || quote.words < 2 || quote.words > 6 || quote.paragraph === 0 || !isTitleCase(quotation.text))
    return false;
  if (!before || before.sentence !== quote.sentence || before.quote >= 0) return false;
  return /^[ISN]$/.test(before.tag) || (before.tag === 'D' && /^[NL]$/.test(after?.tag ?? '.'));
}

/** “I never saw it”, Fenn said: a subject and a reporting verb directly behind the words. */
export function isTagged(scene: Scene, quote: QuoteView, frame: Frame | null): boolean {
  if (!frame?.lemma || !/^(?:direct|inverted)$/.test(frame.role) || quote.words < 3) return false;
  const phrase = scene.phrases[frame.phrase];
  const from = Math.min(phrase?.from ?? 0, frame.verb);
  return from > quote.last && from - quote.last <= 2 && scene.narration.tokens[quote.last + 1]?.tag === ',';
}

/** A headline that opens with words of four or more and a colon or a tag after them: ‘I thought it was a whale’: crew find barge. */
export function isHeadline(scene: Scene, quote: QuoteView): boolean {
  return (
    quote.paragraph === 0 && quote.opens && quote.words >= 3 && scene.narration.tokens[quote.last + 1]?.tag === ':'
  );
}

function hasBefore(tokens: readonly Token[], quote: QuoteView, most: number, pattern: RegExp): boolean {
  for (let at = quote.first - 1; at >= Math.max(0, quote.first - most) && tokens[at]?.sentence === quote.sentence; at--)
    if (pattern.test((tokens[at] as Token).lower)) return true;
  return false;
}

/** Words that the story says were not said, or only might be: did not say “…”, nobody came forward to say “…”, might one day say “…”. */
function isUnsaid(tokens: readonly Token[], quote: QuoteView, report: { readonly at: number }): boolean {
  if (
    report.at < 0 ||
    quote.first - report.at > 3 ||
    REPORTING.get((tokens[report.at] as Token).lower)?.form !== 'base'
  )
    return false;
  let indefinite = false;
  let possible = false;
  for (let at = report.at - 1; at >= 0 && tokens[at]?.sentence === quote.sentence && report.at - at <= 16; at--) {
    const token = tokens[at] as Token;
    if (token.quote >= 0) return false;
    if (report.at - at <= 3 && /^(?:not|never)$|n['’]t$/.test(token.lower)) return true;
    if (/^(?:nobody|none|neither)$/.test(token.lower) || (token.lower === 'no' && tokens[at + 1]?.tag !== ','))
      return true;
    if (/^(?:might|may|could|would|expect|imagine|if|whoever)$/.test(token.lower)) possible = true;
    if (/^(?:a|an|any|some|somebody|someone|anybody|anyone)$/.test(token.lower)) indefinite = true;
  }
  return possible && indefinite;
}

function reportsAfter(tokens: readonly Token[], quote: QuoteView): boolean {
  for (let at = quote.last + 1; at < Math.min(tokens.length, quote.last + 8); at++) {
    const token = tokens[at] as Token;
    if (token.sentence !== tokens[quote.last]?.sentence) return false;
    if (token.tag === 'V' && REPORTING.has(token.lower)) return true;
  }
  return false;
}

/** The probability, in [0,1], that a quoted stretch is somebody's words. */
export function speechProbability(features: readonly string[], weights: Weights): number {
  let score = 0;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-score));
}

function isTitleCase(text: string): boolean {
  const long = text.match(/[\p{L}\p{N}'’-]{4,}/gu) ?? text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return long.length > 0 && long.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

/** The kind of a stretch that quotes nobody. */
export function kindOfMention(scene: Scene, quote: QuoteView, quotation: Quotation): QuotationKind {
  const { tokens } = scene.narration;
  const before = tokens[quote.first - 1];
  const earlier = tokens[quote.first - 2];
  const after = tokens[quote.last + 1];
  const titled = quote.capital && isTitleCase(quotation.text);
  if (
    titled &&
    (WORKS.test(before?.lower ?? '') ||
      WORKS.test(after?.lower ?? '') ||
      (quote.words >= 2 && !/^(?:the|a|an)$/.test(before?.lower ?? '')))
  )
    return 'title';
  const named = [before, earlier, tokens[quote.first - 3]].some((token) => token && NAMING.test(token.lower));
  if (named || (titled && quote.capital)) return 'term';
  if (after?.tag === 'N' && /^(?:the|a|an|of|this|that|its|their|his|her)$/.test(before?.lower ?? '')) return 'term';
  return 'scare';
}

const FINITE =
  /^(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|isnt|arent|wasnt|werent|hasnt|havent|hadnt|dont|doesnt|didnt|wont|wouldnt|cant|cannot|couldnt|shouldnt|its|thats|im|hes|shes|were|theyre|youre|ive|weve|theyve|youve|ill|well|theyll|id|theres|lets|whats|gonna)$/;

/** `statement` for an utterance or a full clause, else `fragment`. */
export function kindOfSpeech(quote: QuoteView, quotation: Quotation, scene: Scene): QuotationKind {
  const before = scene.narration.tokens[quote.first - 1];
  const after = scene.narration.tokens[quote.last + 1];
  if (holdsSentence(quotation.text)) return 'statement';
  if (isAttached(quote, quotation, before)) return 'fragment';
  if (isClause(quotation.text)) return 'statement';
  const apart =
    !before ||
    /^[,:.-]$/.test(before.tag) ||
    before.paragraph !== quote.paragraph ||
    before.tag === 'Q' ||
    REPORTING.has(before.lower) ||
    before.quote >= 0;
  const closed = quote.ending !== 'w' || !after || after.tag === ',' || after.tag === '-';
  if (quote.capital && apart && (quote.ending !== 'w' || quote.words > 2)) return 'statement';
  if (apart && closed && quote.words >= 3 && quote.ending !== 'w' && (before?.tag !== ',' || quote.capital))
    return quote.capital || !before ? 'statement' : 'fragment';
  return 'fragment';
}

/** A fragment that goes on with a sentence of its own: “a great woman. She helped us all”. */
function holdsSentence(text: string): boolean {
  return text
    .split(/[.!?]["”’']*\s+(?=["“‘']*\p{Lu})/u)
    .some((part, index) => index > 0 && findWords(part).length > 2 && isClause(part));
}

/** Words that go on with the reporter's own ("told them she “has a number of …”"): their subject or verb stands outside. */
function isAttached(quote: QuoteView, quotation: Quotation, before: Token | undefined): boolean {
  if (!before || quote.capital || before.quote >= 0 || before.sentence !== quote.sentence) return false;
  if (/^[,:;.(-]$/.test(before.tag) || before.lower === 'that' || REPORTING.has(before.lower)) return false;
  const first = findWords(quotation.text.slice(0, 40))[0]?.word ?? '';
  return lookUp(first).tag !== 'P';
}

/** Whether a text holds a subject and a finite verb, or is an order ("turn back"). */
export function isClause(text: string): boolean {
  const words = findWords(text.slice(0, 600));
  let subject = false;
  for (const [index, { word, start }] of words.entries()) {
    const entry = lookUp(word);
    const capital = /\p{Lu}/u.test(text.charAt(start));
    if (subject && FINITE.test(word)) return true;
    if (subject && entry.tag === 'V' && isFiniteForm(word, words[index - 1]?.word ?? '')) return true;
    if (
      /^(?:im|its|thats|hes|shes|were|theyre|youre|ive|weve|theyve|ill|theres|lets|whats|whos)$/.test(word) &&
      words.length > index + 1
    )
      return true;
    if (entry.tag === 'P' || (index > 0 && capital)) subject = word !== 'who';
    else if (
      entry.tag === 'N' ||
      /^(?:this|that|these|those|it|there|nobody|somebody|everybody|nothing|something|everything|everyone|someone|one)$/.test(
        word,
      )
    )
      subject = true;
    else if (entry.tag === 'I' || entry.tag === 'T') subject = subject && index > 1 && words.length > 12;
  }
  return words.length > 14;
}

/** A form that is finite without doubt: after a subject pronoun, or a past or third-person form not after "to" or "be". */
function isFiniteForm(word: string, previous: string): boolean {
  if (lookUp(previous).tag === 'P') return true;
  if (/^(?:to|be|been|being|is|was|are|were|the|a|an|of|by|and)$/.test(previous)) return false;
  return /(?:s|ed|ght|ew|ook|ame|ent|old|aid|ote|oke|new|aw)$/.test(word);
}
