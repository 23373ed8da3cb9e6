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
import { followAlias } from './retire.ts';
import { anchorStatements, sortOnce, toAnchorable } from './statements.ts';
import { createNumbering, type NumberWords } from './words.ts';

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
export function assignAnchors(input: Input, lock: readonly LockLine[], algorithms = ALGORITHMS): Anchored {
  const { corpus, reuse } = input;
  const generation = 1 + lock.reduce((highest, line) => Math.max(highest, line.generation), 0);
  const before: Record<LockLine['of'], LockLine[]> = { statement: [], speaker: [], document: [] };
  for (const line of lock) before[line.of].push(line);
  const numberWords = createNumbering();
  const speakers = anchorSpeakers(input, before.speaker, before.statement, numberWords, generation);
  const speakerIds = new Map(corpus.speakers.map((speaker, i) => [speaker.id, speakers.ids[i] ?? speaker.id]));
  const toSpeaker = (id: string | null): string | null => (id === null ? null : (speakerIds.get(id) ?? id));
  const resolveSpeaker = resolver(speakers.lines);
  const statements = anchorStatements(
    reuse.statements.map((draft) => toAnchorable(draft, toSpeaker(draft.speakerId), numberWords)),
    before.statement.map((line) => {
      const speaker = resolveSpeaker(line.speaker);
      return speaker === line.speaker ? line : { ...line, speaker };
    }),
    numberWords,
    generation,
    algorithms,
  );
  const means = { toSpeaker, numberWords, generation };
  const documents = anchorDocuments(input, statements, before.document, means);
  const documentIds = new Map(reuse.documents.map((document, i) => [document.id, documents.ids[i] ?? document.id]));
  const toDocument = (id: string | null): string | null => (id === null ? null : (documentIds.get(id) ?? id));
  const ids: PermanentIds = { anchors: statements.anchors, toSpeaker, toDocument };
  const lines = sortLines([...speakers.lines, ...statements.lines, ...documents.lines]);
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

/** The id under which a line of the lock is known now. */
function resolver(lines: readonly LockLine[]): (id: string | null) => string | null {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return (id) => {
    const line = byId.get(id ?? '');
    return line?.status === 'alias' ? followAlias(byId, line) : id;
  };
}

function anchorSpeakers(
  { corpus, reuse }: Input,
  lock: readonly LockLine[],
  statements: readonly LockLine[],
  numberWords: NumberWords,
  generation: number,
): AnchoredNames {
  const held = new Map(corpus.speakers.map(({ id }) => [id, { words: new Set<number>(), articles: [] as string[] }]));
  for (const { speakerId, text, occurrences } of reuse.statements) {
    if (speakerId !== null) held.get(speakerId)?.words.add(numberWords(text));
    for (const { speakerId: own, articleId } of occurrences) held.get(own ?? '')?.articles.push(articleId);
  }
  for (const { articleId, speakerIds } of corpus.articles) {
    for (const id of speakerIds) held.get(id)?.articles.push(articleId);
  }
  const hadWords = new Map<string, number[]>();
  for (const { speaker, text, former } of statements) {
    if (speaker === null) continue;
    const list = hadWords.get(speaker) ?? [];
    hadWords.set(speaker, list);
    list.push(numberWords(text));
    for (const old of former) list.push(numberWords(old));
  }
  const named = corpus.speakers.map(({ id, name, aliases }): Named => {
    const { words = new Set<number>(), articles = [] } = held.get(id) ?? {};
    return {
      id,
      text: name,
      forms: aliases,
      speaker: null,
      articles: sortOnce(articles),
      statements: words,
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
  { anchors, lines }: { readonly anchors: readonly string[]; readonly lines: readonly LockLine[] },
  lock: readonly LockLine[],
  {
    toSpeaker,
    numberWords,
    generation,
  }: {
    readonly toSpeaker: (id: string | null) => string | null;
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
