/** Documents that no article names: a sentence of one speaker that two or more owners print word for word has one source. */

import type { InferredDocument } from './labels.ts';
import type { Link } from './link.ts';
import { numberOf, type Piece, type Source } from './pieces.ts';
import type { Sides } from './sides.ts';
import { Union } from './union.ts';

/** The inferred documents, and for each statement the index of its own, or -1. */
export interface Inferred {
  readonly documents: readonly InferredDocument[];
  readonly ofGroup: readonly number[];
}

/** Infers one document for each speaker and event: statements that some article prints together are of one event. */
export function inferDocuments(
  groups: readonly { readonly members: readonly { piece: number; kind: Link['kind'] }[]; readonly shown: string }[],
  pieces: readonly Piece[],
  sources: readonly Source[],
  sides: Sides,
): Inferred {
  const speakerOf = groups.map(({ members }) => findOrigin(members, pieces, sources, sides));
  const union = new Union(groups.length);
  const speakers = new Map<string, number>();
  const firstOf = new Map<number, number>();
  groups.forEach(({ members }, group) => {
    const speaker = speakerOf[group];
    if (!speaker) return;
    const row = numberOf(speakers, speaker) * sources.length;
    for (const { piece, kind } of members) {
      if (kind === 'splice') continue;
      const key = row + (pieces[piece]?.source ?? 0);
      const other = firstOf.get(key);
      if (other === undefined) firstOf.set(key, group);
      else union.join(other, group);
    }
  });
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

/** The one speaker of a sentence that two owners print verbatim and nobody places; `null` otherwise. */
function findOrigin(
  members: readonly { piece: number; kind: Link['kind'] }[],
  pieces: readonly Piece[],
  sources: readonly Source[],
  sides: Sides,
): string | null {
  if (members.length < 2) return null;
  const owners = new Set<number>();
  let speaker: string | null = null;
  for (const { piece: index, kind } of members) {
    const piece = pieces[index];
    if (!piece || piece.document !== null) return null;
    if (kind !== 'verbatim' || !piece.whole || piece.speaker === null) continue;
    speaker ??= piece.speaker;
    if (!sides.agree(speaker, piece.speaker)) return null;
    owners.add(sources[piece.source]?.owner ?? -1);
  }
  return owners.size >= 2 ? speaker : null;
}
