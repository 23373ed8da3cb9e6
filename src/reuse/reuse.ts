/** The reuse stage: the quotations of all articles → statements with their occurrences, joined documents, credits. */
import type { Article, CorpusAttribution, Occurrence, OriginatingDocument, Reuse, StatementDraft } from '../model.ts';
import { compareText } from '../text.ts';
import { chooseDocument, chooseSpeaker, isContested, type Member } from './contested.ts';
import { countOutlets } from './counts.ts';
import { findCredits } from './credits.ts';
import { joinDocuments } from './documents.ts';
import { findEvents } from './events.ts';
import { indexGrams } from './grams.ts';
import { inferDocuments } from './inferred.ts';
import { nameDocuments } from './labels.ts';
import { type Link, linkNodes } from './link.ts';
import { createCopyFinder, readNarration } from './narration.ts';
import { groupPieces } from './nodes.ts';
import { createNameTest, describePiece, describeUnquoted } from './occurrences.ts';
import { type Matching, pairNodes } from './pairs.ts';
import { findPieces, findSources, type Piece, type Source } from './pieces.ts';
import { type Corpus, findRelations } from './relations.ts';
import { findSides, type Sides } from './sides.ts';
import { indexUnquoted, type UnquotedRun } from './unquoted.ts';
import { collectWordings, sequenceOf, type Wordings } from './wordings.ts';

/** A statement under construction: its pieces, and the wording and text it is shown by. */
interface Group {
  readonly members: readonly { readonly piece: number; readonly kind: Link['kind'] }[];
  readonly wording: number;
  readonly shown: string;
}

/** Finds who repeats what over all articles. The result does not depend on the order of the input. */
export function findReuse(articles: readonly Article[], corpus: CorpusAttribution): Reuse {
  const sources = findSources(articles, corpus);
  const pieces = findPieces(sources);
  const wordings = collectWordings(pieces.map(({ text }) => text));
  const sides = findSides(corpus.speakers);
  const groups = findGroups(sources, pieces, wordings, sides);
  const events = findEvents(sources, pieces, ...eventsOf(groups, wordings));
  const joined = joinDocuments(
    sources,
    pieces,
    groups.map(({ members }) => members.map(({ piece }) => piece)),
    sides,
    events,
  );
  const inferred = inferDocuments(groups, pieces, sources, sides);
  const speakers = new Map(corpus.speakers.map((speaker) => [speaker.id, speaker]));
  const words = collectDocumentWords(groups, pieces, sources, joined.first, (copy) => joined.union.find(copy));
  const { documents, ofCopy, ofInferred } = nameDocuments(joined, words, inferred.documents, sources, speakers, sides);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const stated = (piece: Piece): OriginatingDocument | null =>
    piece.document === null
      ? null
      : (byId.get(ofCopy.get((joined.first[piece.source] ?? 0) + piece.document) ?? '') ?? null);
  const { runs, copyOf } = scanNarration(sources, groups, wordings);
  const statements = groups.map((group, index): StatementDraft => {
    const members = group.members.map((member) => toMember(member, pieces, sources, wordings, stated));
    const own = ofInferred[inferred.ofGroup[index] ?? -1] ?? null;
    return draftStatement(group, members, runs[index] ?? [], { sources, copyOf, sides, inferred: own });
  });
  return {
    statements,
    documents,
    quotations: attributeJointly(sources, pieces, groups, statements, stated, sides),
    credits: findCredits(articles),
  };
}

/** Two rounds: sides that agree first; then, with the events these show, the sides that contradict one another too. */
function findGroups(sources: readonly Source[], pieces: readonly Piece[], wordings: Wordings, sides: Sides): Group[] {
  const corpus: Corpus = { sources, pieces, wordings, sides, grams: indexGrams(wordings) };
  const relations = findRelations(corpus);
  const round = (events: Matching['events']): Group[] => {
    const nodes = groupPieces(sources, pieces, wordings, sides, events);
    const matching: Matching = { ...corpus, relations, nodes, events };
    return gatherGroups(matching, linkNodes(matching, pairNodes(matching)));
  };
  const first = round(null);
  return round(findEvents(sources, pieces, ...eventsOf(first, wordings)));
}

const piecesOf = ({ members }: Group): number[] =>
  members.filter(({ kind }) => kind !== 'splice').map(({ piece }) => piece);

function eventsOf(groups: readonly Group[], wordings: Wordings): [number[][], number[]] {
  return [groups.map(piecesOf), groups.map(({ wording }) => sequenceOf(wordings, wording).length)];
}

/** Statements in the order in which the sources first print them. */
function gatherGroups({ nodes, pieces, sources }: Matching, links: readonly (readonly Link[])[]): Group[] {
  const members = new Map<number, { piece: number; kind: Link['kind'] }[]>();
  links.forEach((own, node) => {
    for (const { leader, kind } of own) {
      const list = members.get(leader) ?? [];
      members.set(leader, list);
      for (const piece of nodes[node]?.pieces ?? []) list.push({ piece, kind });
    }
  });
  const groups = [...members].map(([leader, list]): Group => {
    list.sort((a, b) => a.piece - b.piece);
    const wording = nodes[leader]?.wording ?? 0;
    return { members: list, wording, shown: chooseText(nodes[leader]?.pieces ?? [], pieces, sources) };
  });
  return groups.sort(
    (a, b) => (a.members[0]?.piece ?? 0) - (b.members[0]?.piece ?? 0) || compareText(a.shown, b.shown),
  );
}

/** The printed form of a wording: what most outlets print, uninterrupted and with a full stop if there is a choice. */
function chooseText(own: readonly number[], pieces: readonly Piece[], sources: readonly Source[]): string {
  const outlets = new Map<string, { outlets: Set<number>; broken: number }>();
  for (const index of own) {
    const piece = pieces[index];
    if (!piece) continue;
    const form = outlets.get(piece.text) ?? { outlets: new Set(), broken: piece.spans.length };
    form.outlets.add(sources[piece.source]?.outlet ?? -1);
    outlets.set(piece.text, form);
  }
  const stop = (text: string): number => (/[.?!]["'”’)\]]*$/.test(text) ? 0 : 1);
  const shouts = (text: string): number => (text === text.toUpperCase() ? 1 : 0);
  const ranked = [...outlets].sort(
    ([a, left], [b, right]) =>
      left.broken - right.broken ||
      shouts(a) - shouts(b) ||
      stop(a) - stop(b) ||
      right.outlets.size - left.outlets.size ||
      compareText(a, b),
  );
  return ranked[0]?.[0] ?? '';
}

function toMember(
  { piece: index, kind }: Group['members'][number],
  pieces: readonly Piece[],
  sources: readonly Source[],
  wordings: Wordings,
  stated: (piece: Piece) => OriginatingDocument | null,
): Member {
  const piece = pieces[index];
  const source = sources[piece?.source ?? 0];
  if (!piece || !source) throw new Error('a statement without its piece');
  return { piece, source, kind, words: sequenceOf(wordings, wordings.of[index] ?? 0).length, document: stated(piece) };
}

/** Opening words and quoted speakers of every local document that some quotation names, by the root of its copies. */
function collectDocumentWords(
  groups: readonly Group[],
  pieces: readonly Piece[],
  sources: readonly Source[],
  first: readonly number[],
  rootOf: (copy: number) => number,
): Map<number, { speakers: { value: string | null; outlet: number }[]; opening: string }> {
  const words = new Map<number, { speakers: { value: string | null; outlet: number }[]; opening: string }>();
  for (const { members, shown } of groups) {
    for (const { piece: index } of members) {
      const piece = pieces[index];
      if (!piece || piece.document === null) continue;
      const root = rootOf((first[piece.source] ?? 0) + piece.document);
      const own = words.get(root) ?? { speakers: [], opening: shown };
      if (compareText(shown, own.opening) < 0) own.opening = shown;
      own.speakers.push({ value: piece.speaker, outlet: sources[piece.source]?.outlet ?? -1 });
      words.set(root, own);
    }
  }
  return words;
}

/** One pass over all articles: statements without marks, and near copies. */
function scanNarration(
  sources: readonly Source[],
  groups: readonly Group[],
  wordings: Wordings,
): { runs: { source: number; run: UnquotedRun }[][]; copyOf: number[] } {
  const find = indexUnquoted(
    groups.map(({ wording }) => sequenceOf(wordings, wording)),
    wordings.vocabulary,
  );
  const copyOf = createCopyFinder();
  const runs: { source: number; run: UnquotedRun }[][] = groups.map(() => []);
  const copies = sources.map((source, index) => {
    const narration = readNarration(source);
    for (const run of find(narration)) runs[run.statement]?.push({ source: index, run });
    return copyOf(index, narration);
  });
  return { runs, copyOf: copies };
}

interface DraftContext {
  readonly sources: readonly Source[];
  readonly copyOf: readonly number[];
  readonly sides: Sides;
  readonly inferred: string | null;
}

function draftStatement(
  { shown }: Group,
  members: readonly Member[],
  runs: readonly { readonly source: number; readonly run: UnquotedRun }[],
  { sources, copyOf, sides, inferred }: DraftContext,
): StatementDraft {
  const texts = (member: Member): string[] => [member.source.article.text, members[0]?.source.article.text ?? ''];
  const located: { source: number; occurrence: Occurrence }[] = members.map((member) => ({
    source: member.piece.source,
    occurrence: describePiece(
      member.piece,
      member.source,
      member.kind,
      shown,
      createNameTest(texts(member)),
      member.document?.id ?? null,
    ),
  }));
  for (const { source, run } of runs) {
    const own = sources[source];
    if (own) located.push({ source, occurrence: describeUnquoted(run, own, shown) });
  }
  located.sort((a, b) => a.source - b.source || a.occurrence.start - b.occurrence.start);
  const confidence = Math.max(
    ...members.map(({ piece, source }) => source.attribution.quotations[piece.quotation]?.confidence ?? 0),
  );
  return {
    text: shown,
    speakerId: chooseSpeaker(members, sides),
    documentId: chooseDocument(members) ?? inferred,
    contested: isContested(members, sides),
    confidence,
    counts: countOutlets(
      located.map(({ source, occurrence }) => ({ source, relation: occurrence.relation })),
      sources,
      copyOf,
    ),
    occurrences: located.map(({ occurrence }) => occurrence),
  };
}

/** For every quotation its statements, and what all outlets together say of it where its own article says nothing else. */
function attributeJointly(
  sources: readonly Source[],
  pieces: readonly Piece[],
  groups: readonly Group[],
  statements: readonly StatementDraft[],
  stated: (piece: Piece) => OriginatingDocument | null,
  sides: Sides,
): Reuse['quotations'] {
  type Joint = { speakerId: string | null; documentId: string | null; statements: number[] };
  const joint: Joint[][] = sources.map(({ attribution: { quotations, speakerIds } }) =>
    quotations.map(({ speaker }) => ({
      speakerId: speakerIds[speaker ?? -1] ?? null,
      documentId: null,
      statements: [],
    })),
  );
  groups.forEach(({ members }, statement) => {
    const shared = statements[statement];
    for (const { piece: index } of members) {
      const piece = pieces[index];
      const list = joint[piece?.source ?? -1];
      if (!piece || !list) continue;
      for (const quotation of quotationsOf(piece, sources)) {
        const own = list[quotation];
        if (!own) continue;
        if (!own.statements.includes(statement)) own.statements.push(statement);
        const sided = own.speakerId === null || (shared?.speakerId && sides.agree(own.speakerId, shared.speakerId));
        if (own.speakerId === null) own.speakerId = shared?.speakerId ?? null;
        own.documentId ??= stated(piece)?.id ?? (sided ? (shared?.documentId ?? null) : null);
      }
    }
  });
  return sources.map(({ article }, source) => ({ articleId: article.id, joint: joint[source] ?? [] }));
}

/** The quotations that a piece lies in: several where a tag interrupts it. */
function quotationsOf({ source, spans, quotation }: Piece, sources: readonly Source[]): number[] {
  const all = sources[source]?.attribution.quotations ?? [];
  const found = new Set([quotation]);
  all.forEach(({ start, end, parent, kind }, index) => {
    const speech = kind === 'statement' || kind === 'fragment';
    if (parent === null && speech && spans.some((span) => start <= span.start && span.end <= end)) found.add(index);
  });
  return [...found];
}
