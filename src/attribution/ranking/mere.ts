/** Patterns in which a stretch mostly quotes nobody. */

import type { Quotation } from '../../model.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { REPORTING } from '../words/verbs.ts';
import { isHeadlineCase, isProse, isRunOn, isTitleCase, nearestReport, REMARKS, WORKS, WORN } from './signs.ts';

/** Nouns directly before the words of a slogan or the title of a work. */
const SLOGAN =
  /^(?:slogan|slogans|motto|mottos|mottoes|tagline|taglines|hashtag|catchphrase|titled|entitled|headlined)$/;

/** A pattern in which a stretch mostly quotes nobody. */
export type MereSign =
  | 'unsaid'
  | 'slogan'
  | 'work'
  | 'worn'
  | 'so-called'
  | 'name'
  | 'known as'
  | 'minor'
  | 'noun'
  | 'opening'
  | 'shunned'
  | 'given';

/**
 * Patterns in which a stretch mostly quotes nobody: words not said, a title after its noun, words on a banner, a name before its noun (the
 * “No Comparison” ad), single marks where speech stands in double ones (the ‘protestors’), a word mentioned (calling them
 * “rebels” is …). How much each says is learned (`speech.ts`).
 */
export function mereSign(scene: Scene, quote: QuoteView, quotation: Quotation, text: string): MereSign | null {
  const { tokens } = scene.narration;
  const report = nearestReport(tokens, quote);
  const before = tokens[quote.first - 1];
  const after = tokens[quote.last + 1];
  if (isShunned(tokens, quote)) return 'shunned';
  if (isUnsaid(tokens, quote, report) && !isRunOn(scene.narration, quote)) return 'unsaid';
  if (quote.words <= 8 && SLOGAN.test(before?.lower ?? '')) return 'slogan';
  if (quote.capital && isTitleCase(quotation.text) && WORKS.test(before?.lower ?? '')) return 'work';
  if (/^(?:reading|reads|read|saying|says)$/.test(before?.lower ?? '') && hasBefore(tokens, quote, 3, WORN))
    return 'worn';
  if (quote.words <= 8 && isBorne(tokens, quote)) return 'worn';
  if (quote.words <= 6 && before?.lower === 'so-called') return 'so-called';
  if (isNameInMarks(quote, quotation, before, after) && !isHeadlineCase(tokens, quote)) return 'name';
  if (quote.words > 3 || quote.alone) return null;
  if (before?.lower === 'as' && hasBefore(tokens, quote, 6, /^known$/)) return 'known as';
  if (isGiven(tokens, quote)) return 'given';
  const far = report.lemma === null || Number(report.distance) >= 12;
  const naming =
    report.lemma !== null &&
    /^(?:call|describe|dub|label|brand|term|refer|say|deride|denounce|dismiss)$/.test(report.lemma);
  if (
    isSingle(text, quotation) &&
    scene.narration.doubles &&
    before?.tag !== ':' &&
    isProse(scene, quote) &&
    (far || (!naming && Number(report.distance) > 2))
  )
    return 'minor';
  if (
    far &&
    after?.tag === 'N' &&
    !REMARKS.test(after.lower) &&
    before &&
    'DS'.includes(before.tag) &&
    !reportsAfter(tokens, quote)
  )
    return 'noun';
  const from = scene.narration.sentences[quote.sentence]?.from ?? 0;
  const opening = REPORTING.get(tokens[from]?.lower ?? '')?.form === 'gerund' && naming && quote.first - from <= 5;
  return opening && /^[RVX]$/.test(after?.tag ?? '.') ? 'opening' : null;
}

/** Marks of the minor kind: ‘…’ and not '' for a double one. */
export function isSingle(text: string, { start }: Quotation): boolean {
  return /['‘’‚]/.test(text.charAt(start - 1)) && !/''/.test(text.slice(start - 2, start));
}

/**
 * On the “Morning Hour”, a “Never Fenn” movement, from “Sea Wars”: capitals throughout, where a name can stand and hardly
 * anybody's words. Of PolNeAR's train part 192 stretches are met, 144 of them not attributed to anybody.
 */
function isNameInMarks(
  quote: QuoteView,
  quotation: Quotation,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  if (quote.words < 2 || quote.words > 6 || quote.paragraph === 0 || !isTitleCase(quotation.text)) return false;
  if (!quote.capital && !/^\d/.test(quotation.text)) return false;
  if (!before || before.sentence !== quote.sentence || before.quote >= 0) return false;
  return (
    /^[ISN]$/.test(before.tag) ||
    /^['’]$/.test(before.text) ||
    before.apostrophe !== '' ||
    (before.tag === 'D' && /^[NL]$/.test(after?.tag ?? '.'))
  );
}

function hasBefore(tokens: readonly Token[], quote: QuoteView, most: number, pattern: RegExp): boolean {
  for (let at = quote.first - 1; at >= Math.max(0, quote.first - most) && tokens[at]?.sentence === quote.sentence; at--)
    if (pattern.test((tokens[at] as Token).lower)) return true;
  return false;
}

/**
 * Words that the story says were not said, or only might be: did not say “…”, nobody came forward to say “…”, might one day say
 * “…”. Of "did not think it was “…”" the words are the speaker's own.
 */
function isUnsaid(tokens: readonly Token[], quote: QuoteView, report: { readonly at: number }): boolean {
  if (
    report.at < 0 ||
    quote.first - report.at > 3 ||
    REPORTING.get((tokens[report.at] as Token).lower)?.form !== 'base'
  )
    return false;
  if (
    /^(?:think|believe|feel|know|expect|consider|imagine|understand|find)$/.test(
      REPORTING.get((tokens[report.at] as Token).lower)?.lemma ?? '',
    )
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

/** A word that somebody does not use: never used the term “…”, refused to utter the word “…”, stopped short of the label “…”. */
function isShunned(tokens: readonly Token[], quote: QuoteView): boolean {
  const noun = tokens[quote.first - 1]?.lower ?? '';
  if (quote.words > 4 || !/^(?:term|word|phrase|label|moniker|nickname|name|hashtag|expression|epithet)s?$/.test(noun))
    return false;
  return hasBefore(tokens, quote, 8, SHUNS);
}
const SHUNS =
  /^(?:not|never|without|refus(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)?|eschew(?:s|ed|ing)?|shun(?:s|ned|ning)?|stop(?:s|ped|ping)?|reject(?:s|ed|ing)?|dislik(?:e|es|ed|ing)|hat(?:e|es|ed|ing))$|n['’]t$/;

/** A name that nobody in particular gives: gardeners deemed “…”, a plan dubbed “…”; not: what Fenn dubbed “…”. */
function isGiven(tokens: readonly Token[], quote: QuoteView): boolean {
  const named = tokens[quote.first - 2];
  return (
    /^(?:deemed|dubbed|nicknamed|considered|christened)$/.test(tokens[quote.first - 1]?.lower ?? '') &&
    named?.tag === 'N' &&
    !named.capital &&
    !hasBefore(tokens, quote, 6, /^(?:what|which|that|who)$/)
  );
}

/** The words of signs one after another: held up signs: “…,” “…” and “…”. */
function isBorne(tokens: readonly Token[], quote: QuoteView): boolean {
  let at = quote.first - 1;
  while (tokens[at]?.sentence === quote.sentence && /^[Q,C]$/.test((tokens[at] as Token).tag)) at--;
  return tokens[at]?.tag === ':' && WORN.test(tokens[at - 1]?.lower ?? '');
}

function reportsAfter(tokens: readonly Token[], quote: QuoteView): boolean {
  for (let at = quote.last + 1; at < Math.min(tokens.length, quote.last + 8); at++) {
    const token = tokens[at] as Token;
    if (token.sentence !== tokens[quote.last]?.sentence) return false;
    if (token.tag === 'V' && REPORTING.has(token.lower)) return true;
  }
  return false;
}
