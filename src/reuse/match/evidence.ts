/** The evidence that two nodes have a common source: who is named for them, and whether their articles report one event. */

import type { Evidence } from '../relations/relate.ts';
import { agreeAny, type Sides } from '../relations/sides.ts';
import type { Piece, Source } from '../words/pieces.ts';
import type { Events } from './events.ts';

/** What is weighed of a node: its pieces, who is named for them, and whether some article shows that it is theirs. */
interface Claim {
  readonly pieces: readonly number[];
  readonly speakers: readonly string[];
  readonly isSure: boolean;
}

/** Weighs two nodes; `null`: different sides, and nothing that connects them. */
export type WeighEvidence = (a: Claim, b: Claim) => Evidence | null;

interface Context {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly sides: Sides;
  readonly events: Events | null;
}

/** The weighing for one round: without events in the first. */
export function createWeighing({ sources, pieces, sides, events }: Context): WeighEvidence {
  const isNamedIn = (node: Claim, names: readonly string[]): boolean =>
    node.pieces.some((piece) => {
      const named = sources[pieces[piece]?.source ?? 0]?.attribution.speakerIds ?? [];
      return agreeAny(names, named, sides);
    });
  return (a, b) => {
    if (agreeAny(a.speakers, b.speakers, sides)) return 'agree';
    const shared = events?.share(a.pieces, b.pieces) ?? false;
    if (a.isSure && b.isSure) return shared && !isCoprinted(a, b, pieces) ? 'event' : null;
    if (shared) return 'likely';
    if (a.speakers.length > 0 && isNamedIn(b, a.speakers)) return 'likely';
    if (b.speakers.length > 0 && isNamedIn(a, b.speakers)) return 'likely';
    return 'unstated';
  };
}

/** Whether one article prints both. */
export function isCoprinted(a: Claim, b: Claim, pieces: readonly Piece[]): boolean {
  const within = new Set(a.pieces.map((piece) => pieces[piece]?.source));
  return b.pieces.some((piece) => within.has(pieces[piece]?.source));
}
