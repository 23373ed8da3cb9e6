/** Statements as the stage gives them: who said it and where, by whom it is printed and how, and how often. */

import { createCopyFinder, createShingles } from '../../copies.ts';
import type { Occurrence, Speaker, StatementDraft } from '../../model.ts';
import type { Group } from '../match/groups.ts';
import type { Kind } from '../match/link.ts';
import type { Member } from '../origins/agreed.ts';
import { chooseDocument, chooseSpeaker, rankSpeakers } from '../origins/agreed.ts';
import type { Originals } from '../origins/originals.ts';
import type { Corpus } from '../relations/corpus.ts';
import type { Sides } from '../relations/sides.ts';
import { createNarrationReader } from '../unquoted/narration.ts';
import { isOwnVoice } from '../unquoted/own-voice.ts';
import { indexUnquoted, type UnquotedRun } from '../unquoted/unquoted.ts';
import type { Sequence } from '../words/compare.ts';
import { isNamedBeside } from '../words/named-beside.ts';
import { sequenceOf } from '../words/wordings.ts';
import { type IsNamed, isContested } from './contested.ts';
import { countOutlets } from './counts.ts';
import { describePiece, describeUnquoted, type Shown } from './occurrences.ts';
import { dropRepeats } from './repeats.ts';

/** What one pass over the articles finds outside quotation marks. */
export interface Narrated {
  /** For each statement, where it is printed without marks. */
  readonly runs: readonly (readonly { readonly source: number; readonly run: UnquotedRun }[])[];
  /** For each source, the first one of which it is a near copy, or itself. */
  readonly copyOf: readonly number[];
}

const NONE: readonly never[] = [];

/** Drafts all statements. */
export function draftStatements(
  corpus: Corpus,
  groups: readonly Group[],
  originals: Originals,
  narrated: Narrated,
): StatementDraft[] {
  const { speakers } = corpus;
  const isNamed: IsNamed = ({ piece, source }, id) => {
    const [quotation, speaker] = [source.attribution.quotations[piece.quotation], speakers.get(id)];
    return quotation !== undefined && speaker !== undefined && isNamedBeside(source.article.text, quotation, speaker);
  };
  return groups.map((group, index) => draftStatement(corpus, group, index, originals, narrated, isNamed));
}

/** Reads once what stands outside quotation marks. */
export function scanNarration(corpus: Corpus, groups: readonly Group[]): Narrated {
  const { sources, wordings } = corpus;
  // What no article prints between marks or as a post is a talk: others who say the same use nobody's words.
  const sequences = groups.map((group) => (isPrinted(corpus, group) ? sequenceOf(wordings, group.wording) : NO_WORDS));
  const find = indexUnquoted(sequences, wordings.vocabulary);
  const read = createNarrationReader(wordings.vocabulary);
  const shingles = createShingles();
  const findCopy = createCopyFinder();
  const runs: (readonly { readonly source: number; readonly run: UnquotedRun }[])[] = groups.map(() => NONE);
  const copyOf = sources.map((source, index) => {
    read(source, (narration) => {
      for (const run of find(narration, shingles.enter(narration.hashes, narration.length)))
        if (isOwnVoice(source, run, speakerOf(corpus, groups[run.statement])))
          runs[run.statement] = (runs[run.statement] ?? NONE).concat({ source: index, run });
    });
    return findCopy(index, shingles.take());
  });
  return { runs, copyOf };
}

const NO_WORDS: Sequence = { tokens: new Int32Array(0), from: 0, length: 0 };

function isPrinted({ pieces, sources }: Corpus, { pieces: own }: Group): boolean {
  return own.some((index) => {
    const { source, quotation, document } = pieces[index] ?? { source: -1, quotation: -1, document: null };
    const { quotations, documents } = sources[source]?.attribution ?? { quotations: NONE, documents: NONE };
    return quotations[quotation]?.marks !== false || documents[document ?? -1]?.type === 'post';
  });
}

/** The first speaker that some article names for a statement. */
function speakerOf({ pieces, speakers }: Corpus, group: Group | undefined): Speaker | null {
  const named = group?.pieces.find((piece) => pieces[piece]?.speaker != null) ?? -1;
  return speakers.get(pieces[named]?.speaker ?? '') ?? null;
}

function draftStatement(
  corpus: Corpus,
  { pieces, kinds, shown: text }: Group,
  index: number,
  originals: Originals,
  { runs, copyOf }: Narrated,
  isNamed: IsNamed,
): StatementDraft {
  const { sources, sides } = corpus;
  const all = pieces.map((piece, i) => toMember(piece, kinds[i] ?? 'verbatim', corpus, originals));
  const members = dropRepeats(pieces, all, corpus);
  const shown: Shown = { text, words: null, k1: null };
  const located: { source: number; occurrence: Occurrence }[] = members.map(({ piece, source, kind, document }) => {
    const earliest = members[0]?.source ?? source;
    const occurrence = describePiece(piece, source, kind, shown, earliest, document?.id ?? null);
    return { source: piece.source, occurrence };
  });
  for (const { source, run } of runs[index] ?? []) {
    const own = sources[source];
    if (own) located.push({ source, occurrence: describeUnquoted(run, own, shown) });
  }
  if (located.length > 1) located.sort((a, b) => a.source - b.source || a.occurrence.start - b.occurrence.start);
  const speakerId = chooseSpeaker(members, sides);
  return {
    text,
    speakerId,
    documentId: chooseDocument(members, speakerId, sides) ?? originals.inferredFor(index, speakerId),
    contested: isContested(members, sides, isNamed, corpus.speakers),
    confidence: judgeConfidence(members, speakerId, sides),
    counts: countOutlets(located, sources, copyOf),
    occurrences: located.map(({ occurrence }) => occurrence),
  };
}

function toMember(index: number, kind: Kind, corpus: Corpus, { ofPiece }: Originals): Member {
  const piece = corpus.pieces[index];
  const source = corpus.sources[piece?.source ?? -1];
  if (!piece || !source) throw new Error('a statement without its article');
  const words = sequenceOf(corpus.wordings, corpus.wordings.of[index] ?? 0).length;
  return { piece, source, kind, words, document: ofPiece(piece) };
}

/** Under this a reader is told to check the attribution. */
const UNSURE = 0.69;

/** The best confidence of those that name the joint speaker or one of that side; low where other outlets name another about as surely. */
function judgeConfidence(members: readonly Member[], speakerId: string | null, sides: Sides): number {
  const isOne = members.every(({ piece }) => piece.speaker === speakerId);
  const [first, second] = isOne ? [] : rankSpeakers(members, sides);
  const isRival =
    first && second && sides.contradict(first.speaker, second.speaker) && 2 * second.weight >= first.weight;
  let best = 0;
  for (const { piece } of members)
    if (speakerId === null || sides.agree(piece.speaker ?? '', speakerId)) best = Math.max(best, piece.confidence);
  return isRival ? Math.min(best, UNSURE) : best;
}
