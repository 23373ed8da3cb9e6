/** Kinds of quotation (docs/definitions.md 2), by plain rules on either side of the learned yes or no in `speech.ts`. */

import type { Quotation, QuotationKind } from '../../model.ts';
import { findWords } from '../../text.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { REPORTING } from '../words/verbs.ts';
import { isTitleCase, NAMED, NAMING, WORKS } from './signs.ts';

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
  const named = [before, earlier, tokens[quote.first - 3]].some(
    (token) => token && (NAMING.test(token.lower) || NAMED.test(token.lower)),
  );
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
function isClause(text: string): boolean {
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
