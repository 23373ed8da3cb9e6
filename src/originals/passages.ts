/** The passage of a record for each occurrence, and the words of the record that a statement is shown in. */
import type { Change, Counts, Occurrence, RecordPassage, StatementDraft } from '../model.ts';
import { dropTagComma } from '../reuse/words/sentences.ts';
import { compareText, keyK2, words } from '../text.ts';
import type { Placed } from './documents.ts';
import type { Found } from './find.ts';

/** A passage with the record that holds it. */
export interface Held {
  readonly placed: Placed;
  readonly found: Found;
}

/** Words of a statement of which nobody names the document, that stand in a record as they are. */
const JOINED_WORDS = 8;

/** Words of a print that is said to be in no record: a single one may be the reporter's. */
const UNRECORDED_WORDS = 2;

/** Where the words stand in one of some records; unchanged before changed. */
export function findHeld(text: string, records: readonly Placed[]): Held | null {
  let best: Held | null = null;
  for (const placed of records) {
    const found = placed.record.find(text);
    if (found !== null && (best === null || found.cost < best.found.cost)) best = { placed, found };
  }
  return best;
}

/** The record in which a statement stands that no article places, unless others say so whose turn it is. */
export function findUnplaced(
  { text: shown, occurrences }: StatementDraft,
  records: readonly Placed[],
  mayBe: (held: Held) => boolean,
): Held | null {
  const quoted = occurrences.flatMap(({ text, quotation }) => (quotation === null ? [] : [text]));
  for (const text of new Set([shown, ...quoted])) {
    if (words(text).length < JOINED_WORDS) continue;
    for (const placed of records) {
      const found = placed.record.findSame(text);
      if (found !== null && mayBe({ placed, found })) return { placed, found };
    }
  }
  return null;
}

/** The words of a passage as a statement shows them. */
export function readPassage({ placed, found }: Held): string {
  const { text } = placed.record.original;
  return dropTagComma(text.slice(found.start, found.end).replace(/\s+/g, ' '));
}

/**
 * The passage of an occurrence. `own`: the records of the document that its article names, if any; `lead`: where its statement
 * stands in a record. A print of a statement that stands there is a change of it; another, if its article names the document,
 * is in no record, and the nearest passage is given.
 */
export function findPassage(
  { text, changes }: Occurrence,
  own: readonly Placed[],
  lead: Held | null,
): RecordPassage | null {
  const isSplice = changes[0]?.type === 'splice';
  const held = isSplice ? null : findHeld(text, own.length > 0 ? own : lead === null ? [] : [lead.placed]);
  if (held !== null) return toPassage(held);
  if (lead !== null) return { ...toPassage(lead), relation: 'altered' };
  const [first] = own;
  if (first === undefined || words(text).length < UNRECORDED_WORDS) return null;
  for (const { record } of own) {
    const nearest = record.findNearest(text);
    if (nearest === null) continue;
    return { originalId: record.original.id, start: nearest.start, end: nearest.end, relation: 'unrecorded' };
  }
  return { originalId: first.record.original.id, start: null, end: null, relation: 'unrecorded' };
}

/** A passage with what other prints of the statement hold of its sentences as they stand there. */
export function widen({ placed, found }: Held, { occurrences }: StatementDraft): Held {
  const { sentences } = placed.record;
  const around = sentences.filter((sentence) => sentence.start < found.end && found.start < sentence.end);
  const [first, last] = [around[0]?.start ?? found.start, around.at(-1)?.end ?? found.end];
  let { start, end } = found;
  for (const { text, quotation, changes } of occurrences) {
    const other = quotation === null || changes.length === 0 ? null : placed.record.findSame(text);
    if (other === null || other.end <= found.start || found.end <= other.start) continue;
    start = Math.min(start, Math.max(first, other.start));
    end = Math.max(end, Math.min(last, other.end));
  }
  return { placed, found: { ...found, start, end } };
}

/** An occurrence of a statement that is shown as `text`: what stands in the record as it is printed is no change of it. */
export function settle(occurrence: Occurrence, text: string): Occurrence {
  const { record, relation, changes } = occurrence;
  const isSame = record?.relation === 'verbatim' || record?.relation === 'excerpt';
  if (relation !== 'altered' || changes[0]?.type === 'splice') return occurrence;
  if (!isSame) return { ...occurrence, changes: changes.map(takeBack) };
  const holdsAll = ` ${keyK2(occurrence.text)} `.includes(` ${keyK2(text)} `);
  return { ...occurrence, relation: holdsAll ? 'verbatim' : 'excerpt', changes: [] };
}

/** "(“ICE”)": what the words before it are called below. */
const SHORT_FORM = /^[\p{P}\s]*\p{Lu}[\p{Lu}\p{N}.&-]+[\p{P}\s]*$/u;

/** Brackets of the record are its author's own: who leaves out what stands in them does not say so. */
function takeBack(change: Change): Change {
  if (change.type !== 'bracketed' || change.to !== '') return change;
  const dropped: Change = { ...change, type: 'dropped', declared: false };
  return SHORT_FORM.test(change.from) ? { ...dropped, severity: 'form', reason: 'a short form' } : dropped;
}

function toPassage({ placed, found: { start, end, relation } }: Held): RecordPassage {
  return { originalId: placed.record.original.id, start, end, relation };
}

/** Counts with the outlets of each relation counted anew. */
export function recount(counts: Counts, occurrences: readonly Occurrence[]): Counts {
  const count = (holds: (occurrence: Occurrence) => boolean): number =>
    new Set(occurrences.filter(holds).map(({ outlet, articleId }) => outlet ?? `\0${articleId}`)).size;
  return {
    ...counts,
    verbatim: count(({ relation }) => relation === 'verbatim'),
    excerpt: count(({ relation }) => relation === 'excerpt'),
    altered: count(({ relation }) => relation === 'altered'),
    unquoted: count(({ relation }) => relation === 'unquoted'),
    unrecorded: count(({ record }) => record?.relation === 'unrecorded'),
  };
}

/**
 * The texts that statements are shown in, in their order: the words of the record, unless another statement has these words. Of
 * several that would have them the one that most outlets print gets them, then by content.
 */
export function chooseTexts(drafts: readonly StatementDraft[], leads: readonly (Held | null)[]): string[] {
  const shown = new Set(drafts.map(({ text }) => keyK2(text)));
  const texts = drafts.map(({ text }) => text);
  const order = [...drafts.keys()].filter((i) => leads[i] !== null);
  order.sort(
    (a, b) =>
      (drafts[b]?.counts.outlets ?? 0) - (drafts[a]?.counts.outlets ?? 0) ||
      compareText(texts[a] ?? '', texts[b] ?? '') ||
      a - b,
  );
  for (const i of order) {
    const lead = leads[i];
    if (!lead) continue;
    const words = readPassage(lead);
    const key = keyK2(words);
    if (key !== keyK2(texts[i] ?? '') && shown.has(key)) continue;
    shown.add(key);
    texts[i] = words;
  }
  return texts;
}
