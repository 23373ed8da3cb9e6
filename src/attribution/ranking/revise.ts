/** Two revisions once all sources are ranked: the turns of a dialogue, and headline words that the story repeats. */

import type { Quotation } from '../../model.ts';
import { keyK2 } from '../../text.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { QuoteView, Scene } from '../narration/scene.ts';
import type { Draft } from './draft.ts';

/** A turn of a dialogue is short; a long paragraph without a tag goes on with the speaker before. In words. */
const LONGEST_TURN = 25;
/** Above this confidence a headline keeps its own source: 0.3 and 0.5 measured alike on PolNeAR, 0.7 and taking the story's always worse. */
const UNSURE = 0.5;

/**
 * Paragraphs that are one short quotation each, with a question among them, after a quotation with a tag: two people take
 * turns. The second is whoever spoke before, or was told or asked, or is named before.
 */
export function reviseDialogue(scene: Scene, quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  const revised = [...drafts];
  const top = drafts.flatMap(({ view }, index) => (view ? [index] : []));
  for (let at = 1; at < top.length; at++) {
    const run: number[] = [];
    for (
      let next = at;
      next < top.length && isTurn(quotations, revised, top[next - 1] as number, top[next] as number);
      next++
    )
      run.push(top[next] as number);
    const opening = top[at - 1] as number;
    const asked = [opening, ...run.slice(0, -1)].some((index) => endsInQuestion(quotations[index] as Quotation));
    const first = revised[opening]?.phrase ?? -1;
    if (run.length > 0 && asked && first >= 0 && !revised[opening]?.view?.alone) {
      const other = findOther(scene, revised, top, at - 1);
      if (other >= 0) {
        run.forEach((index, turn) => {
          const draft = revised[index] as Draft;
          revised[index] = {
            ...draft,
            phrase: turn % 2 === 0 ? other : first,
            frame: null,
            continues: null,
            confidence: Math.min(draft.confidence, 0.7),
          };
        });
      }
    }
    at += run.length;
  }
  return revised;
}

function isTurn(quotations: readonly Quotation[], drafts: readonly Draft[], before: number, index: number): boolean {
  const previous = drafts[before]?.view;
  const view = drafts[index]?.view;
  const quotation = quotations[index];
  if (!previous || !view || !quotation) return false;
  return (
    view.alone &&
    quotation.parts.length === 1 &&
    view.words <= LONGEST_TURN &&
    view.paragraph === previous.paragraph + 1
  );
}

function endsInQuestion(quotation: Quotation): boolean {
  return /\?["”’'\s]*$/u.test(quotation.text);
}

/** The other one: the speaker of the quotation before, whoever the verb tells or asks, or the person named last before. */
function findOther(scene: Scene, drafts: readonly Draft[], top: readonly number[], at: number): number {
  const opening = drafts[top[at] as number] as Draft;
  const before = at > 0 ? drafts[top[at - 1] as number] : undefined;
  const view = opening.view;
  if (!view) return -1;
  if (
    before?.view &&
    before.phrase >= 0 &&
    before.phrase !== opening.phrase &&
    view.paragraph - before.view.paragraph <= 1
  )
    return before.phrase;
  const verb = opening.frame?.verb ?? -1;
  const people = (phrase: Phrase | undefined) =>
    phrase !== undefined &&
    /^(?:person|role|name)$/.test(phrase.type) &&
    phrase.index !== opening.phrase &&
    !phrase.possessive;
  if (verb >= 0 && /^(?:tell|ask)$/.test(opening.frame?.lemma ?? '')) {
    const told = scene.phrases.filter(
      (phrase) =>
        phrase.from > verb &&
        phrase.from <= verb + 5 &&
        phrase.sentence === scene.narration.tokens[verb]?.sentence &&
        people(phrase),
    );
    const name = told.find(({ type }) => type !== 'role') ?? told[0];
    if (name) return name.index;
  }
  const self = scene.narration.tokens[(scene.phrases[opening.phrase]?.to ?? 0) - 1]?.lower;
  for (let index = opening.phrase - 1; index >= 0; index--) {
    const phrase = scene.phrases[index] as Phrase;
    if (view.paragraph - phrase.paragraph > 2) return -1;
    if (people(phrase) && phrase.type === 'person' && scene.narration.tokens[phrase.to - 1]?.lower !== self)
      return index;
  }
  return -1;
}

/** More quotations than these never stand in a headline and the line below it. */
const MOST_IN_HEADLINES = 12;

/** A headline's words that the story prints again, with a tag there: the headline takes its source from the story. */
export function reviseHeadline(scene: Scene, quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  const keys: string[] = [];
  const keyOf = (index: number) => (keys[index] ??= ` ${keyK2(quotations[index]?.text ?? '')} `);
  return drafts.map((draft, index) => {
    const quotation = quotations[index];
    if (
      !quotation ||
      index >= MOST_IN_HEADLINES ||
      !draft.view ||
      draft.view.paragraph > 1 ||
      draft.frame ||
      (draft.kind !== 'statement' && draft.kind !== 'fragment')
    )
      return draft;
    const phrase = scene.phrases[draft.phrase];
    if (phrase && scene.narration.tokens[phrase.to]?.tag === ':' && phrase.to + 1 === draft.view.first) return draft;
    if (draft.phrase >= 0 && draft.confidence > UNSURE) return draft;
    const key = keyOf(index);
    if (key.trim().split(' ').length < 3) return draft;
    const body = drafts.findIndex(
      (other, at) => at > index && other.view !== null && other.frame !== null && keyOf(at).includes(key),
    );
    const source = drafts[body];
    if (!source) return draft;
    const named = findInHeadline(scene, source.phrase, draft.view.paragraph);
    return { ...draft, phrase: named ?? source.phrase, confidence: Math.min(draft.confidence, source.confidence) };
  });
}

/** A heading within the story is a line of no more tokens, and its words stand in one of so many quotations that follow. */
const LONGEST_HEADING = 9;
const FOLLOWING = 12;

/** ‘A strong harbour’ as a line by itself: a heading, whose words a quotation below holds. It takes its source from there. */
export function reviseHeadings(scene: Scene, quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, index) => {
    const text = quotations[index]?.text ?? '';
    if (!draft.view || draft.phrase < 0 || text.length > 80 || !isHeading(scene, draft.view)) return draft;
    const key = ` ${keyK2(text)} `;
    if (key.length < 8) return draft;
    for (let at = index + 1; at < Math.min(drafts.length, index + 1 + FOLLOWING); at++) {
      const source = drafts[at] as Draft;
      if (source.phrase < 0 || !source.view || !` ${keyK2(quotations[at]?.text ?? '')} `.includes(key)) continue;
      return { ...draft, phrase: source.phrase, frame: null, continues: null, confidence: source.confidence };
    }
    return draft;
  });
}

/** A short line without a full stop that opens with the words. */
function isHeading({ narration }: Scene, { first, last, paragraph, opens, ending }: QuoteView): boolean {
  const { tokens } = narration;
  if (!opens || paragraph === 0 || /[.,]/.test(ending)) return false;
  let to = last + 1;
  while (tokens[to]?.paragraph === paragraph && to - first <= LONGEST_HEADING) to++;
  return to - first <= LONGEST_HEADING && (to === last + 1 || !/^[.:]$/.test(tokens[to - 1]?.tag ?? '.'));
}

/** The phrase by which the headline itself names a source of the story; `null`: it does not. */
function findInHeadline(scene: Scene, source: number, paragraph: number): number | null {
  const last = (phrase: Phrase | undefined) => scene.narration.tokens[(phrase?.to ?? 0) - 1]?.lower;
  const own = scene.phrases.filter((phrase) => phrase.paragraph === paragraph);
  const same = own.find((phrase) => last(phrase) === last(scene.phrases[source]));
  return same?.index ?? null;
}
