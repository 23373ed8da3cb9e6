/** Who said it and where, by all outlets together. */
import type { OriginatingDocument } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Kind } from '../match/link.ts';
import type { Sides } from '../relations/sides.ts';
import type { Nearness } from '../words/named-beside.ts';
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

/** What an outlet's attribution weighs by how near it names the speaker: far guesses of many do not outvote a name beside the words. */
const WEIGHTS: Readonly<Record<Nearness, number>> = { words: 1, paragraph: 0.5, far: 0.1 };
/** Words from which on a part or a changed wording tells as much as the whole. */
const TELLING_WORDS = 8;

/**
 * The speaker by the surest and nearest evidence: each outlet's best attribution weighs by nearness and confidence. Of a body and its
 * voices the one that most outlets name, then the voice.
 */
export function chooseSpeaker(members: readonly Member[], sides: Sides): string | null {
  const first = members[0]?.piece.speaker ?? null;
  if (members.every(({ piece }) => piece.speaker === first)) return first;
  const best = rankSpeakers(members, sides)[0]?.speaker ?? null;
  if (best === null) return null;
  const side = members.filter(({ piece }) => piece.speaker !== null && sides.agree(piece.speaker, best));
  const votes = side.map(({ piece, source }) => ({ value: piece.speaker, outlet: source.outlet }));
  return majority(votes, (speaker) => (sides.isVoice(speaker) ? 0 : 1));
}

/** The speakers that the outlets name, the one with the best evidence first. */
export function rankSpeakers(
  members: readonly Member[],
  sides: Sides,
): { readonly speaker: string; readonly weight: number }[] {
  const best = new Map<string, Map<number, number>>();
  for (const member of members) {
    const { piece, source } = member;
    if (piece.speaker === null) continue;
    const outlets = best.get(piece.speaker) ?? new Map<number, number>();
    best.set(piece.speaker, outlets);
    outlets.set(source.outlet, Math.max(outlets.get(source.outlet) ?? 0, weigh(member)));
  }
  const prefer = (speaker: string): number => (sides.isVoice(speaker) ? 0 : 1);
  // Rounded, so that the order of the sum does not matter.
  const sum = (weights: Iterable<number>): number =>
    Math.round(1e6 * [...weights].sort((a, b) => a - b).reduce((total, weight) => total + weight, 0));
  return [...best]
    .map(([speaker, outlets]) => ({ speaker, weight: sum(outlets.values()) }))
    .sort((a, b) => b.weight - a.weight || prefer(a.speaker) - prefer(b.speaker) || compareText(a.speaker, b.speaker));
}

function weigh({ piece, kind, words }: Member): number {
  const share = kind === 'verbatim' || words >= TELLING_WORDS ? 1 : 0.5;
  return share * WEIGHTS[piece.nearness] * Math.max(0.05, piece.confidence);
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
