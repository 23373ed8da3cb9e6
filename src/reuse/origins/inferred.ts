/** Documents that no article names: a sentence of one speaker that two or more owners print word for word has one source. */

import type { Group } from '../match/groups.ts';
import type { Sides } from '../relations/sides.ts';
import { numberOf } from '../tables/numbering.ts';
import { Union } from '../tables/union.ts';
import type { Piece, Source } from '../words/pieces.ts';
import type { InferredDocument } from './labels.ts';

/** The inferred documents, and for each statement the index of its own, or -1. */
export interface Inferred {
  readonly documents: readonly InferredDocument[];
  readonly ofGroup: readonly number[];
}

/** Infers one document for each speaker and event: statements that some article prints together are of one event. */
export function inferDocuments(
  groups: readonly Group[],
  pieces: readonly Piece[],
  sources: readonly Source[],
  sides: Sides,
): Inferred {
  const speakerOf = groups.map((group) => findOrigin(group, pieces, sources, sides));
  const union = joinBySource(groups, speakerOf, pieces);
  const documents: InferredDocument[] = [];
  const numbers = new Map<number, number>();
  const ofGroup = groups.map(({ shown }, group) => {
    const speaker = speakerOf[group];
    if (!speaker) return -1;
    const root = union.find(group);
    const known = numbers.get(root);
    if (known !== undefined) return known;
    numbers.set(root, documents.length);
    return documents.push({ speaker, opening: shown }) - 1;
  });
  return { documents, ofGroup };
}

/** Joins the statements of one speaker that one source prints. */
function joinBySource(
  groups: readonly Group[],
  speakerOf: readonly (string | null)[],
  pieces: readonly Piece[],
): Union {
  const union = new Union(groups.length);
  const groupOf = new Int32Array(pieces.length).fill(-1);
  groups.forEach(({ pieces: own, kinds }, group) => {
    if (!speakerOf[group]) return;
    for (let i = 0; i < own.length; i++) if (kinds[i] !== 'splice') groupOf[own[i] ?? 0] = group;
  });
  const numbers = new Map<string, number>();
  const speakers = Int32Array.from(speakerOf, (speaker) => (speaker ? numberOf(numbers, speaker) : -1));
  // For each speaker the last source that prints a statement of theirs, and the statement: pieces come source by source.
  const [lastIn, last] = [new Int32Array(numbers.size).fill(-1), new Int32Array(numbers.size)];
  for (let piece = 0; piece < pieces.length; piece++) {
    const group = groupOf[piece] ?? -1;
    const speaker = speakers[group] ?? -1;
    if (speaker < 0) continue;
    const source = pieces[piece]?.source ?? 0;
    if (lastIn[speaker] === source) union.join(last[speaker] ?? 0, group);
    lastIn[speaker] = source;
    last[speaker] = group;
  }
  return union;
}

/** The one speaker of a sentence that two owners print verbatim and nobody places; `null` otherwise. */
function findOrigin(
  { pieces: own, kinds }: Group,
  pieces: readonly Piece[],
  sources: readonly Source[],
  sides: Sides,
): string | null {
  if (own.length < 2) return null;
  const owners: number[] = [];
  let speaker: string | null = null;
  for (let i = 0; i < own.length; i++) {
    const piece = pieces[own[i] ?? -1];
    if (!piece || piece.document !== null) return null;
    if (kinds[i] !== 'verbatim' || !piece.whole || piece.speaker === null) continue;
    speaker ??= piece.speaker;
    if (!sides.agree(speaker, piece.speaker)) return null;
    owners.push(sources[piece.source]?.owner ?? -1);
  }
  return owners.some((owner) => owner !== owners[0]) ? speaker : null;
}
