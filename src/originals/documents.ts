/** Which document of the report each record is of: the one that the articles speak of, else a new one. */
import type { OriginatingDocument, Reuse, Speaker } from '../model.ts';
import { GENERIC, SINGLE } from '../reuse/origins/documents.ts';
import { labelDocument } from '../reuse/origins/labels.ts';
import { findSides, type Sides } from '../reuse/relations/sides.ts';
import { compareText, words } from '../text.ts';
import { enterSpeaker, findSpeaker, freeId, isSameName } from './authors.ts';
import type { RecordIndex } from './find.ts';

/** A record with its document and its author, by id. */
export interface Placed {
  readonly record: RecordIndex;
  readonly documentId: string;
  readonly authorId: string;
}

/** To whom and on what day, ISO 8601; `null`: not said. */
export type Occasion = Pick<OriginatingDocument, 'addressee' | 'date'>;

/** Words of a statement that tell, where it stands in the record, that the record is of its document. */
const TELLING = 5;
/** Such statements that tell so against another name of the author. */
const AGAINST_NAME = 2;

/** Places all records; `speakers` and `documents` are added to where the report knows none. Sorted as before. */
export function placeRecords(
  records: readonly RecordIndex[],
  { statements }: Pick<Reuse, 'statements'>,
  speakers: Speaker[],
  documents: OriginatingDocument[],
): Placed[] {
  const stated = documents.map(({ id }) => id);
  return records.map((record) => {
    const author = enterSpeaker(speakers, record.original.author);
    const sides = findSides(speakers);
    const shared = countShared(record, statements);
    const ranked = documents
      .filter(({ id }) => stated.includes(id))
      .map((document) => ({ document, rank: rankDocument(document, record, author, shared(document.id), sides) }))
      .filter(({ rank }) => rank !== null)
      .sort((a, b) => compareRanks(b.rank ?? [], a.rank ?? []) || compareText(a.document.id, b.document.id));
    const found = ranked[0]?.document ?? null;
    const document = describeDocument(record, author, found, speakers, documents);
    if (found !== null) documents[documents.indexOf(found)] = document;
    else documents.push(document);
    documents.sort((a, b) => compareText(a.id, b.id));
    return { record, documentId: document.id, authorId: author.id };
  });
}

/** For a document how many of its statements stand in the record as they are. */
function countShared(record: RecordIndex, statements: Reuse['statements']): (documentId: string) => number {
  const counts = new Map<string, number>();
  for (const { text, documentId, occurrences } of statements) {
    const ids = new Set([documentId, ...occurrences.map((one) => one.documentId)].filter((id) => id !== null));
    if (ids.size === 0 || words(text).length < TELLING || record.findSame(text) === null) continue;
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return (id) => counts.get(id) ?? 0;
}

/** Whether addressee and day of a document may be those of a record: 0 or more, the more agree; -1: one differs. */
export function compareOccasions(document: Occasion, record: Occasion): number {
  const to = compareStated(document.addressee, record.addressee, isSameName);
  const day = compareStated(document.date, record.date, (a, b) => a.startsWith(b) || b.startsWith(a));
  return to < 0 || day < 0 ? -1 : to + day;
}

/** How well a record fits a document, the first number first; `null`: it is not of it. */
function rankDocument(
  document: OriginatingDocument,
  { original }: RecordIndex,
  author: Speaker,
  shared: number,
  sides: Sides,
): readonly number[] | null {
  const isType = document.type === original.type;
  const isGeneric = document.type === GENERIC || original.type === GENERIC;
  const isAuthor = document.speakerId === null || sides.agree(document.speakerId, author.id);
  const occasion = compareOccasions(document, original);
  if (occasion < 0 || !(isAuthor || shared >= AGAINST_NAME)) return null;
  const isTold = shared > 0 || occasion > 0;
  if (!(isType ? isTold || (SINGLE.has(document.type) && !document.inferred) : isGeneric && shared > 0)) return null;
  return [isType ? 1 : 0, shared, occasion, document.inferred ? 0 : 1];
}

/** 1: both say the same, -1: they differ, 0: one says nothing. */
function compareStated(a: string | null, b: string | null, isSame: (a: string, b: string) => boolean): number {
  return a === null || b === null ? 0 : isSame(a, b) ? 1 : -1;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The document as its record tells of it: where articles name none, it is stated now, and what it was called wrongly is put right. */
function describeDocument(
  { original }: RecordIndex,
  author: Speaker,
  found: OriginatingDocument | null,
  speakers: readonly Speaker[],
  documents: readonly OriginatingDocument[],
): OriginatingDocument {
  const { type, addressee, date } = original;
  if (found !== null && found.type === type && !found.inferred) {
    return { ...found, addressee: found.addressee ?? addressee, date: found.date ?? date };
  }
  const speakerId = found?.speakerId ?? author.id;
  const by = speakers.find(({ id }) => id === speakerId);
  const label = labelDocument(type, by, addressee === null ? undefined : nameAddressee(addressee, speakers));
  const told = { label, type, inferred: false, speakerId, date: found?.date ?? date };
  if (found !== null) return { ...found, ...told, addressee: found.addressee ?? addressee };
  return { id: freeId(label, documents), ...told, addressee, mentions: [] };
}

function nameAddressee(name: string, speakers: readonly Speaker[]): Speaker {
  const known = findSpeaker(speakers, name);
  return known ?? { id: '', name, kind: 'person', aliases: [], roles: [], voiceOf: [] };
}
