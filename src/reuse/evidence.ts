/** The evidence that two nodes have a common source: who is named for them, and whether their articles report one event. */
import type { Events } from './events.ts';
import type { Node } from './nodes.ts';
import type { Piece, Source } from './pieces.ts';
import type { Sides } from './sides.ts';

/**
 * `agree`: the same side. `likely`: nobody is surely named on one side, and the event or the names in its article speak for
 * the other. `event`: different sides, articles of one event. `unstated`: nobody is surely named on one side, and nothing
 * else is known.
 */
export type Evidence = 'agree' | 'likely' | 'event' | 'unstated';

/** Weighs two nodes; `null`: different sides, and nothing that connects them. */
export type WeighEvidence = (a: Node, b: Node) => Evidence | null;

interface Context {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  readonly sides: Sides;
  readonly events: Events | null;
}

/** The weighing for one round: without events in the first. */
export function createWeighing({ sources, pieces, sides, events }: Context): WeighEvidence {
  const isNamedIn = (node: Node, names: readonly string[]): boolean =>
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

/** Whether some name of the one stands on the side of some name of the other. */
export function agreeAny(names: readonly string[], others: readonly string[], sides: Sides): boolean {
  for (const name of names) for (const other of others) if (sides.agree(name, other)) return true;
  return false;
}

/** Whether one article prints both. */
export function isCoprinted(a: Node, b: Node, pieces: readonly Piece[]): boolean {
  const within = new Set(a.pieces.map((piece) => pieces[piece]?.source));
  return b.pieces.some((piece) => within.has(pieces[piece]?.source));
}
