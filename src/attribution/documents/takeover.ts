/**
 * Documents taken over: words for which nothing is named were said where other words of the same speaker in the article
 * were (docs/definitions.md 1). Each speaker's occasions are put in order once, so that a long article costs no more a line.
 */
import type { AttributedQuotation, TextSpan } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { DocumentList } from './document-list.ts';

/** A place where a named speaker says something somewhere: "Fenn told a crowd in Orley that …". */
export interface Place {
  readonly speaker: number;
  readonly paragraph: number;
  readonly document: number;
}

/** Gives the document that a quotation in a paragraph takes over; `null`: none. */
export type TakeOver = (quotation: AttributedQuotation, paragraph: number) => number | null;

/** How many paragraphs away the place of a speaker with several documents may lie. */
const NEAR = 5;
/** How far a post may lie, in characters; a paragraph of news is shorter. */
const POST_REACH = 3000;
/** "in a subsequent note": another occasion than that of the words around it. */
const APART = /\b(?:subsequent|later|separate|follow-up|another|earlier|previous|past)\b/i;

/** What is known of one speaker. */
interface Occasions {
  readonly documents: Set<number>;
  readonly places: Place[];
  /** Of each place, its paragraph. */
  readonly paragraphs: number[];
}

/** The occasions of an article, from its quotations with a document and the places in text order. */
export function createTakeOver(
  text: string,
  documents: DocumentList,
  quotations: readonly AttributedQuotation[],
  places: readonly Place[],
): TakeOver {
  const said = new Map<number, Occasions>();
  const spokenOf = new Map<number, Set<number>>();
  const common = new Map<number, boolean>();
  const isCommon = (document: number): boolean => {
    const known = common.get(document) ?? !documents.mentions(document).every((mention) => APART.test(mention.text));
    common.set(document, known);
    return known;
  };
  const occasionsOf = (speaker: number): Occasions => {
    const known = said.get(speaker) ?? { documents: new Set<number>(), places: [], paragraphs: [] };
    said.set(speaker, known);
    return known;
  };
  for (const { speaker, document } of quotations)
    if (speaker !== null && document !== null && isCommon(document)) occasionsOf(speaker).documents.add(document);
  for (const place of places) {
    if (!isCommon(place.document)) continue;
    const own = occasionsOf(place.speaker);
    own.documents.add(place.document);
    own.places.push(place);
    own.paragraphs.push(place.paragraph);
  }
  for (const { speaker, document } of documents.authored()) {
    const known = spokenOf.get(speaker);
    if (known) known.add(document);
    else spokenOf.set(speaker, new Set([document]));
  }

  /** The one document named for other words of the speaker, rather than one that is only spoken of; of several the nearest. */
  const find = (speaker: number, paragraph: number): number | null => {
    const own = said.get(speaker);
    const choice = own && own.documents.size > 0 ? own.documents : (spokenOf.get(speaker) ?? new Set<number>());
    if (choice.size <= 1) return [...choice][0] ?? null;
    return own ? findNear(own, paragraph) : null;
  };
  const isNear = createNearness(text, documents);
  return (quotation, paragraph) => {
    const { speaker } = quotation;
    if (quotation.document !== null || speaker === null || isOfOtherTimes(text, quotation)) return null;
    const document = find(speaker, paragraph);
    return document !== null && documents.type(document) === 'post' && !isNear(quotation, document) ? null : document;
  };
}

/** The document of the last place before a paragraph, else of the first after it, `NEAR` paragraphs away at most. */
function findNear({ places, paragraphs }: Occasions, paragraph: number): number | null {
  const next = countBelow(paragraphs, paragraph + 1);
  const before = places[next - 1];
  if (before && paragraph - before.paragraph <= NEAR) return before.document;
  const after = places[next];
  return after && after.paragraph - paragraph <= NEAR ? after.document : null;
}

/** A post is one short text: it is taken over in its own paragraph and the next ones alone. */
function createNearness(text: string, documents: DocumentList) {
  const known = new Map<number, readonly [mentions: readonly TextSpan[], starts: readonly number[]]>();
  const sort = (document: number) => {
    const mentions = [...documents.mentions(document)].sort((a, b) => a.start - b.start);
    return [mentions, mentions.map((mention) => mention.start)] as const;
  };
  return ({ start, end }: AttributedQuotation, document: number): boolean => {
    const sorted = known.get(document) ?? sort(document);
    known.set(document, sorted);
    const [mentions, starts] = sorted;
    const next = countBelow(starts, start);
    return [mentions[next - 1], mentions[next]].some((mention) => {
      if (!mention) return false;
      const from = Math.min(end, mention.end);
      const to = Math.max(start, mention.start);
      return to - from <= POST_REACH && (text.slice(from, to).match(/\n\s*/g) ?? []).length <= 1;
    });
  };
}

/** "has repeatedly called it": words of other times than the document at hand. */
function isOfOtherTimes(text: string, { cue }: AttributedQuotation): boolean {
  return cue !== null && /\b(?:has|have)(?: \w+)?(?: \w+)? \w+$/.test(text.slice(Math.max(0, cue.start - 24), cue.end));
}
