/** Corrections of who said it and where. */
import type { DocumentType, Occurrence, OriginatingDocument, Speaker, StatementDraft } from '../model.ts';
import { compareText, keyK2, slugify } from '../text.ts';
import { findSpeaker, freeSlug } from './names.ts';
import { note, type Outcome, refuse } from './outcome.ts';
import type { StatementCorrection } from './parse.ts';
import { draftsOf, joinAll, type Redraft, type Working } from './regroup.ts';
import { type Anchors, createFinder } from './target.ts';

/** Names a document: "Letter from … to …". */
export type LabelDocument = (type: DocumentType, author: Speaker | undefined, addressee: undefined) => string;

/** Speakers and documents; corrections add to them. */
export interface Sources {
  readonly speakers: Speaker[];
  readonly documents: OriginatingDocument[];
}

/** What is laid down of a statement. `undefined`: nothing. */
interface Ruling {
  speaker?: { readonly id: string | null; readonly articles: readonly string[] | null };
  document?: { readonly id: string | null; readonly articles: readonly string[] | null };
}

/** Sets speakers and documents; statements of equal words that now have one speaker become one. */
export function correctSources(
  working: readonly Working[],
  corrections: readonly StatementCorrection[],
  { anchors, sources, redraft, label }: { anchors: Anchors; sources: Sources; redraft: Redraft; label: LabelDocument },
  outcome: Outcome,
): readonly Working[] {
  const drafts = draftsOf(working);
  const find = createFinder(drafts, anchors, sources.speakers);
  const rulings = new Map<Working, Ruling>();
  const meet = (correction: StatementCorrection, of: 'speaker' | 'document'): Working | null => {
    const found = find(correction);
    if ('problem' in found) outcome.problems.push(refuse(correction, of, found.problem));
    return ('index' in found ? working[found.index] : undefined) ?? null;
  };
  const ruling = (own: Working): Ruling => {
    const known = rulings.get(own) ?? {};
    rulings.set(own, known);
    return known;
  };
  for (const correction of corrections) {
    if (correction.speaker === undefined) continue;
    const own = meet(correction, 'speaker');
    if (own === null) continue;
    const speaker = enterSpeaker(sources.speakers, correction.speaker);
    ruling(own).speaker = { id: speaker?.id ?? null, articles: correction.in ?? null };
    const from = sources.speakers.find(({ id }) => id === own.draft.speakerId)?.name ?? null;
    outcome.made.push(note(correction, 'speaker', { from, to: speaker?.name ?? null, drafts: [own.draft] }));
  }
  for (const correction of corrections) {
    if (correction.document === undefined) continue;
    const own = meet(correction, 'document');
    if (own === null) continue;
    const by = ruling(own).speaker === undefined ? own.draft.speakerId : (ruling(own).speaker?.id ?? null);
    const document = enterDocument(sources, correction.document, by, label, own.draft.text);
    ruling(own).document = { id: document?.id ?? null, articles: correction.in ?? null };
    const from = sources.documents.find(({ id }) => id === own.draft.documentId)?.label ?? null;
    outcome.made.push(note(correction, 'document', { from, to: document?.label ?? null, drafts: [own.draft] }));
  }
  return joinEqual(working, rulings, redraft).map(({ own, parts }) => {
    const given = parts.map((part) => rulings.get(part)).filter((known) => known !== undefined);
    return given.length === 0
      ? own
      : { ...own, draft: given.reduce((draft, one) => rule(draft, one, sources), own.draft) };
  });
}

/** Statements of the same words whose speaker, by a ruling, is the same are one: as if their articles had said so. */
function joinEqual(
  working: readonly Working[],
  rulings: ReadonlyMap<Working, Ruling>,
  redraft: Redraft,
): { own: Working; parts: readonly Working[] }[] {
  const groups = new Map<string, Working[]>();
  for (const own of working) {
    const ruled = rulings.get(own)?.speaker;
    const speaker = ruled === undefined ? own.draft.speakerId : ruled.id;
    if (speaker === null) continue;
    const key = `${speaker}\0${keyK2(own.draft.text)}`;
    groups.set(key, [...(groups.get(key) ?? []), own]);
  }
  const partsOf = new Map<Working, readonly Working[]>();
  let result = working;
  for (const group of groups.values()) {
    if (group.length < 2 || !group.some((own) => rulings.get(own)?.speaker !== undefined)) continue;
    result = joinAll(result, group, redraft);
    const joined = result.at(-1);
    if (joined) partsOf.set(joined, group);
  }
  return result.map((own) => ({ own, parts: partsOf.get(own) ?? [own] }));
}

/**
 * The joint attribution is what the ruling says, and is contested no more. What the outlets themselves say was read wrong in
 * the articles that the ruling names; where it names none and nobody contradicted, in all that named the same as all together.
 */
function rule(draft: StatementDraft, { speaker, document }: Ruling, { speakers, documents }: Sources): StatementDraft {
  let { speakerId, documentId, contested, confidence } = draft;
  let occurrences: readonly Occurrence[] = draft.occurrences;
  const fits = (id: string | null, by: string | null): boolean => {
    const found = documents.find((other) => other.id === id);
    return (
      found === undefined || isOneSide(found.speakerId, by, speakers) || (!found.inferred && found.speakerId === null)
    );
  };
  const isMisread = (
    own: string | null,
    joint: string | null,
    articleId: string,
    articles: readonly string[] | null,
  ) => (articles === null ? !draft.contested && own !== null && own === joint : articles.includes(articleId));
  if (speaker !== undefined) {
    occurrences = occurrences.map((one) => {
      if (one.quotation === null || !isMisread(one.speakerId, speakerId, one.articleId, speaker.articles)) return one;
      return { ...one, speakerId: speaker.id, documentId: fits(one.documentId, speaker.id) ? one.documentId : null };
    });
    if (!fits(documentId, speaker.id)) documentId = null;
    [speakerId, contested, confidence] = [speaker.id, false, 1];
  }
  if (document !== undefined) {
    occurrences = occurrences.map((one) => {
      if (one.quotation === null || !isMisread(one.documentId, draft.documentId, one.articleId, document.articles))
        return one;
      return { ...one, documentId: document.id };
    });
    [documentId, contested] = [document.id, false];
  }
  return { ...draft, speakerId, documentId, contested, confidence, occurrences };
}

function isOneSide(author: string | null, by: string | null, speakers: readonly Speaker[]): boolean {
  const voices = (id: string | null): readonly string[] => speakers.find((speaker) => speaker.id === id)?.voiceOf ?? [];
  return (
    author === by || (author !== null && by !== null && (voices(author).includes(by) || voices(by).includes(author)))
  );
}

function enterSpeaker(speakers: Speaker[], given: NonNullable<StatementCorrection['speaker']> | null): Speaker | null {
  if (given === null) return null;
  const { name, kind = 'person' } = typeof given === 'string' ? { name: given } : given;
  const known = findSpeaker(speakers, name);
  if (known !== null) return known;
  const fresh: Speaker = { id: freeSlug(name, speakers), name, kind, aliases: [], roles: [], voiceOf: [] };
  speakers.push(fresh);
  speakers.sort((a, b) => compareText(a.id, b.id));
  return fresh;
}

/** The document of that type and label or author that there is, else a new one. */
function enterDocument(
  { speakers, documents }: Sources,
  given: NonNullable<StatementCorrection['document']>,
  speakerId: string | null,
  name: LabelDocument,
  opening: string,
): OriginatingDocument | null {
  const asked: Exclude<typeof given, string> = typeof given === 'string' ? { type: given } : given;
  const { type } = asked;
  if (type === 'unstated') return null;
  const author = asked.author === undefined ? speakerId : (enterSpeaker(speakers, asked.author)?.id ?? null);
  const label =
    asked.label ??
    name(
      type,
      speakers.find(({ id }) => id === author),
      undefined,
    );
  const alike = documents.filter((document) => document.type === type);
  const labelled = alike.filter((document) => keyK2(document.label) === keyK2(label));
  const authored = asked.label === undefined ? alike.filter((document) => document.speakerId === author) : [];
  const [known] = labelled.length > 0 ? labelled : authored.length === 1 ? authored : [];
  if (known !== undefined) return known;
  const slug = freeSlug(label, documents);
  const id =
    slug === slugify(label) ? slug : freeSlug(`${label} ${opening.split(' ').slice(0, 4).join(' ')}`, documents);
  const shared = { addressee: null, date: null, mentions: [] };
  const fresh: OriginatingDocument = { id, label, type, inferred: false, speakerId: author, ...shared };
  documents.push(fresh);
  documents.sort((a, b) => compareText(a.id, b.id));
  return fresh;
}
