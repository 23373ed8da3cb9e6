/** The anchors stage: statements, speakers and documents under ids that last, and the lock that remembers them. */
import type {
  Article,
  CorpusAttribution,
  Credit,
  LockLine,
  OriginatingDocument,
  ReportQuotation,
  Reuse,
  Speaker,
  Statement,
} from '../model.ts';
import { compareText } from '../text.ts';
import { type Claimant, toClaimant } from './claims.ts';
import { finishQuotations, finishStatements, type PermanentIds } from './finish.ts';
import { sortLines } from './lockfile.ts';
import { ALGORITHMS } from './mint.ts';
import {
  type AnchoredNames,
  anchorNames,
  fitDocument,
  fitSpeaker,
  fitUnnamed,
  listHoldings,
  type Named,
} from './names.ts';
import { createNumbering, type NumberWords } from './numbering.ts';
import { listReferred } from './referred.ts';
import { followAlias } from './retire.ts';
import { type AnchoredStatements, anchorStatements, sortOnce, toAnchorable } from './statements.ts';

/** Everything under its permanent id, the lock as it is now, and its aliases and tombstones. */
export interface Anchored {
  /** Sorted by id. */
  readonly speakers: readonly Speaker[];
  /** Sorted by id. */
  readonly documents: readonly OriginatingDocument[];
  /** Sorted by anchor. */
  readonly statements: readonly Statement[];
  /** For each statement of the reuse stage, in its order, the anchor. */
  readonly anchors: readonly string[];
  /** Sorted by article id, then start. */
  readonly quotations: readonly ReportQuotation[];
  readonly credits: readonly Credit[];
  /** Sorted by id; equal to the lock that went in where nothing is new. */
  readonly lock: readonly LockLine[];
  /** The lines of the lock that are not active. */
  readonly retired: readonly LockLine[];
}

interface Input {
  readonly articles: readonly Article[];
  readonly corpus: CorpusAttribution;
  readonly reuse: Reuse;
}

/**
 * Assigns all ids. Pure: the same input and lock give the same result, and building twice changes nothing. `algorithms`:
 * how words are known again, the last for what is new.
 */
export function assignAnchors(given: Input, lock: readonly LockLine[], algorithms = ALGORITHMS): Anchored {
  const { reuse } = given;
  const corpus = { ...given.corpus, speakers: listReferred(given.corpus, reuse) };
  const input = { ...given, corpus };
  const generation = 1 + lock.reduce((highest, line) => Math.max(highest, line.generation), 0);
  const before: Record<LockLine['of'], LockLine[]> = { statement: [], speaker: [], document: [] };
  for (const line of lock) before[line.of].push(line);
  const numberWords = createNumbering();
  const words = reuse.statements.map(({ text }) => numberWords(text));
  const known = before.statement.map((line) => toClaimant(line, numberWords));
  const speakers = anchorSpeakers(input, words, before.speaker, known, { numberWords, generation });
  const toSpeaker = mapper(corpus.speakers, speakers.ids);
  const resolveSpeaker = resolver(speakers.lines);
  const statements = anchorStatements(
    reuse.statements.map((draft, i) => toAnchorable(draft, words[i] ?? 0, toSpeaker(draft.speakerId), numberWords)),
    known.map((claimant) => {
      const speaker = resolveSpeaker(claimant.line.speaker);
      return speaker === claimant.line.speaker ? claimant : { ...claimant, line: { ...claimant.line, speaker } };
    }),
    numberWords,
    generation,
    algorithms,
  );
  const means = { toSpeaker, numberWords, generation };
  const documents = anchorDocuments(input, statements, before.document, means);
  const toDocument = mapper(reuse.documents, documents.ids);
  const ids: PermanentIds = { anchors: statements.anchors, toSpeaker, toDocument };
  const lines = sortLines([speakers, statements, documents].flatMap(({ lines }) => [...lines.values()]));
  return {
    speakers: corpus.speakers
      .map((speaker) => ({
        ...speaker,
        id: toSpeaker(speaker.id) ?? '',
        voiceOf: speaker.voiceOf.map((id) => toSpeaker(id) ?? id),
      }))
      .sort((a, b) => compareText(a.id, b.id)),
    documents: reuse.documents
      .map((document) => ({ ...document, id: toDocument(document.id) ?? '', speakerId: toSpeaker(document.speakerId) }))
      .sort((a, b) => compareText(a.id, b.id)),
    statements: finishStatements(reuse, statements.lines, ids, numberWords, algorithms),
    quotations: finishQuotations(corpus, reuse, ids),
    credits: reuse.credits,
    anchors: statements.anchors,
    lock: lines,
    retired: lines.filter(({ status }) => status !== 'active'),
  };
}

type MapId = (id: string | null) => string | null;

/** Gives the permanent id for the one that something was given today: nearly all are the same. */
function mapper(named: readonly { readonly id: string }[], ids: readonly string[]): MapId {
  const others = new Map<string, string>();
  named.forEach(({ id }, i) => {
    const own = ids[i] ?? id;
    if (own !== id) others.set(id, own);
  });
  return (id) => (id === null ? null : (others.get(id) ?? id));
}

/** The id under which a line of the lock is known now: that of an alias is where it leads. */
function resolver(lines: ReadonlyMap<string, LockLine>): MapId {
  const aliases = new Map<string, LockLine>();
  for (const [id, line] of lines) if (line.status === 'alias') aliases.set(id, line);
  return (id) => {
    const line = aliases.get(id ?? '');
    return line === undefined ? id : followAlias(lines, line);
  };
}

function anchorSpeakers(
  { corpus, reuse }: Input,
  words: readonly number[],
  lock: readonly LockLine[],
  known: readonly Claimant[],
  { numberWords, generation }: { readonly numberWords: NumberWords; readonly generation: number },
): AnchoredNames {
  const held = new Map(corpus.speakers.map(({ id }) => [id, { words: new Set<number>(), articles: [] as string[] }]));
  reuse.statements.forEach(({ speakerId, occurrences }, i) => {
    if (speakerId !== null) held.get(speakerId)?.words.add(words[i] ?? 0);
    for (const { speakerId: own, articleId } of occurrences) held.get(own ?? '')?.articles.push(articleId);
  });
  for (const { articleId, speakerIds } of corpus.articles) {
    for (const id of speakerIds) held.get(id)?.articles.push(articleId);
  }
  const hadWords = new Map<string, number[]>();
  for (const { line, words: had, former } of known) {
    if (line.speaker === null) continue;
    const list = hadWords.get(line.speaker);
    if (list) list.push(had, ...former);
    else hadWords.set(line.speaker, [had, ...former]);
  }
  const named = corpus.speakers.map(({ id, name, aliases }): Named => {
    const own = held.get(id);
    return {
      id,
      text: name,
      forms: aliases,
      speaker: null,
      articles: sortOnce(own?.articles ?? []),
      statements: own?.words ?? new Set(),
      key: null,
      suffix: '',
    };
  });
  const fitOf = (index: number): typeof fitSpeaker =>
    corpus.speakers[index]?.kind === 'unnamed' ? fitUnnamed : fitSpeaker;
  const recognition = { fitOf, heldBy: ({ id }: LockLine) => hadWords.get(id) ?? [], numberWords };
  return anchorNames('speaker', named, lock, recognition, generation);
}

function anchorDocuments(
  { reuse }: Input,
  { anchors, lines }: AnchoredStatements,
  lock: readonly LockLine[],
  {
    toSpeaker,
    numberWords,
    generation,
  }: {
    readonly toSpeaker: MapId;
    readonly numberWords: NumberWords;
    readonly generation: number;
  },
): AnchoredNames {
  const resolve = resolver(lines);
  const held = new Map<string, Set<string>>();
  const articlesOf = new Map<string, Set<string>>();
  reuse.statements.forEach(({ documentId, occurrences }, i) => {
    if (documentId !== null) held.set(documentId, (held.get(documentId) ?? new Set()).add(anchors[i] ?? ''));
    for (const { articleId, documentId: own, quotation } of occurrences) {
      const id = own ?? (quotation === null ? null : documentId);
      if (id === null) continue;
      held.set(id, (held.get(id) ?? new Set()).add(anchors[i] ?? ''));
      articlesOf.set(id, (articlesOf.get(id) ?? new Set()).add(articleId));
    }
  });
  const heldBy = (line: LockLine): string[] => listHoldings(line).map((id) => resolve(id) ?? id);
  const named = reuse.documents.map((document): Named => {
    const own = [...(held.get(document.id) ?? [])].sort(compareText);
    return {
      id: document.id,
      text: document.label,
      forms: [],
      speaker: toSpeaker(document.speakerId),
      articles: [...(articlesOf.get(document.id) ?? document.mentions.map(({ articleId }) => articleId))].sort(
        compareText,
      ),
      statements: new Set(own),
      key: own.join(' '),
      suffix: own[0]?.slice(2, 6) ?? '',
    };
  });
  return anchorNames('document', named, lock, { fitOf: () => fitDocument, heldBy, numberWords }, generation);
}
