/** The originals stage: the outlets' words held against the records that the user added. */
import type {
  CorpusAttribution,
  Occurrence,
  Original,
  OriginatingDocument,
  ReportOriginal,
  Reuse,
  StatementDraft,
} from '../model.ts';
import { findSides } from '../reuse/relations/sides.ts';
import type { Reprint } from '../reuse/statements/reprint.ts';
import { keyK2 } from '../text.ts';
import { mayBeNamed } from './authors.ts';
import { type Placed, placeRecords } from './documents.ts';
import { openRecord } from './find.ts';
import { chooseTexts, findHeld, findPassage, findUnplaced, type Held, recount, settle, widen } from './passages.ts';

/** What the stages before give. */
export interface Compared {
  readonly corpus: CorpusAttribution;
  readonly reuse: Reuse;
}

/** The same held against the records, and these with their documents. */
export interface HeldAgainst extends Compared {
  /** Sorted by id. */
  readonly originals: readonly ReportOriginal[];
}

/**
 * Gives each occurrence of a recorded document its passage of the record, and shows its statement in the record's words.
 * Statements stay as many and in their order. Without records everything is handed on as it is.
 */
export function holdAgainstRecords(
  { corpus, reuse }: Compared,
  originals: readonly Original[],
  reprint: Reprint,
): HeldAgainst {
  if (originals.length === 0) return { corpus, reuse, originals: [] };
  const speakers = [...corpus.speakers];
  const documents = [...reuse.documents];
  const records = placeRecords(
    originals.map((original) => openRecord(original)),
    reuse,
    speakers,
    documents,
  );
  const hold = createHolder(records, { ...corpus, speakers }, documents);
  const drafts = reuse.statements.map(hold.join);
  const leads = drafts.map(hold.findLead);
  const texts = chooseTexts(drafts, leads);
  const statements = drafts.map((draft, i) => hold.describe(draft, leads[i] ?? null, texts[i] ?? draft.text, reprint));
  const quotations = placeQuotations(reuse, statements);
  const used = new Set(statements.map(({ documentId }) => documentId));
  return {
    corpus: { ...corpus, speakers },
    reuse: {
      ...reuse,
      statements,
      quotations,
      documents: documents.filter(({ id, inferred }) => !inferred || used.has(id)),
    },
    originals: records.map(({ record: { original, sentences }, documentId }) => ({
      ...original,
      documentId,
      sentences,
    })),
  };
}

function createHolder(
  records: readonly Placed[],
  corpus: CorpusAttribution,
  documents: readonly OriginatingDocument[],
) {
  const sides = findSides(corpus.speakers);
  const speakers = new Map(corpus.speakers.map((speaker) => [speaker.id, speaker]));
  const inferred = new Set(documents.filter((document) => document.inferred).map(({ id }) => id));
  const recordsOf = (documentId: string | null): readonly Placed[] =>
    records.filter((placed) => placed.documentId === documentId);
  const recordsOfAll = ({ documentId, occurrences }: StatementDraft): readonly Placed[] => {
    const ids = new Set([documentId, ...occurrences.map((one) => one.documentId)]);
    return records.filter((placed) => ids.has(placed.documentId));
  };
  /** Whether a speaker may have said what stands in a passage: its turn's name, else the record's author, is on its side. */
  const mayBe = (speakerId: string | null, { placed, found }: Held): boolean => {
    const speaker = speakers.get(speakerId ?? '');
    if (speaker === undefined) return true;
    if (found.speaker !== null) return mayBeNamed(found.speaker, speaker);
    return sides.agree(speaker.id, placed.authorId);
  };
  return {
    /** A statement that no article places, of the record in which its words stand as they are. */
    join: (draft: StatementDraft): StatementDraft => {
      if (draft.documentId !== null && !inferred.has(draft.documentId)) return draft;
      const held = findUnplaced(draft, records, (one) => mayBe(draft.speakerId, one));
      if (held === null) return draft;
      const speakerId = draft.speakerId ?? (held.found.speaker === null ? held.placed.authorId : null);
      return { ...draft, speakerId, documentId: held.placed.documentId };
    },
    /** Where a statement stands in the record of its document, in the words it is shown in, else in others it is printed in. */
    findLead: (draft: StatementDraft): Held | null => {
      const own = recordsOfAll(draft);
      if (own.length === 0) return null;
      for (const text of new Set([draft.text, ...draft.occurrences.map((one) => one.text)])) {
        const held = findHeld(text, own);
        if (held !== null && (held.found.cost === 0 || mayBe(draft.speakerId, held))) return widen(held, draft);
      }
      return null;
    },
    describe: (draft: StatementDraft, lead: Held | null, text: string, reprint: Reprint): StatementDraft => {
      if (recordsOfAll(draft).length === 0) return draft;
      const printed = text === draft.text ? draft.occurrences : reprint(draft.occurrences, text);
      const occurrences = printed.map((occurrence): Occurrence => {
        const record = findPassage(occurrence, recordsOf(occurrence.documentId), lead);
        return record === null ? occurrence : settle({ ...occurrence, record }, text);
      });
      const isOther = keyK2(draft.text) !== keyK2(text);
      const counts = recount(draft.counts, occurrences);
      return { ...draft, text, counts, occurrences, ...(isOther && { printed: draft.text }) };
    },
  };
}

/** The quotations of statements that were placed by their words alone, placed and given to their speaker too. */
function placeQuotations(
  { statements: before, quotations }: Reuse,
  now: readonly StatementDraft[],
): Reuse['quotations'] {
  const placed = new Set(now.flatMap(({ documentId }, i) => (documentId === before[i]?.documentId ? [] : [i])));
  if (placed.size === 0) return quotations;
  return quotations.map(({ articleId, joint }) => ({
    articleId,
    joint: joint.map((own) => {
      const index = own.statements.find((statement) => placed.has(statement));
      const [old, draft] = [before[index ?? -1], now[index ?? -1]];
      if (!old || !draft || own.documentId !== old.documentId) return own;
      return { ...own, documentId: draft.documentId, speakerId: own.speakerId ?? draft.speakerId };
    }),
  }));
}
