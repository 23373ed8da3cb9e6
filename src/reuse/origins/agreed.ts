/** Who said it and where, by all outlets together. */
import type { OriginatingDocument } from '../../model.ts';
import type { Kind } from '../match/link.ts';
import type { Sides } from '../relations/sides.ts';
import type { Piece, Source } from '../words/pieces.ts';
import { majority } from './documents.ts';
/** A piece of a statement with what it is to it, and the document it is attributed to. */
export interface Member {
  readonly piece: Piece;
  readonly source: Source;
  readonly kind: Kind;
  readonly words: number;
  /** Id and type of the document that the article itself names. */
  readonly document: OriginatingDocument | null;
}

/** The speaker that most outlets name; of a body and its voice the one named more often, then the voice. */
export function chooseSpeaker(members: readonly Member[], sides: Sides): string | null {
  const first = members[0]?.piece.speaker ?? null;
  if (members.every(({ piece }) => piece.speaker === first)) return first;
  const votes = members.map(({ piece, source }) => ({ value: piece.speaker, outlet: source.outlet }));
  return majority(votes, (speaker) => (sides.isVoice(speaker) ? 0 : 1));
}

/** The document that most outlets name, of those that may be the speaker's. */
export function chooseDocument(members: readonly Member[], speaker: string | null, sides: Sides): string | null {
  if (members.every(({ document }) => document === null)) return null;
  const votes = members.filter(({ document }) => mayBeOf(document, speaker, sides));
  return majority(votes.map(({ document, source }) => ({ value: document?.id ?? null, outlet: source.outlet })));
}

/** Whether a document may hold a speaker's words: its author is unknown or on the speaker's side. */
export function mayBeOf(
  document: Pick<OriginatingDocument, 'speakerId'> | null,
  speaker: string | null,
  sides: Sides,
): boolean {
  const author = document?.speakerId ?? null;
  return author === null || speaker === null || !sides.contradict(author, speaker);
}
