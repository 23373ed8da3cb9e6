/** Whether outlets contradict one another on who said the words, or where. */

import type { DocumentType } from '../../model.ts';
import type { Member } from '../origins/agreed.ts';
import { GENERIC } from '../origins/documents.ts';
import type { Sides } from '../relations/sides.ts';
import type { Piece } from '../words/pieces.ts';

/** Whether a member's paragraph names a speaker, by id. */
export type IsNamed = (member: Member, speaker: string) => boolean;

/** Types that may be said of one occasion; types of different rows contradict one another. `statement` fits all. */
const FAMILIES: readonly (readonly DocumentType[])[] = [
  ['letter', 'email', 'memo', 'notice', 'petition'],
  ['speech', 'press-conference', 'meeting', 'debate', 'testimony', 'court', 'broadcast'],
  ['interview', 'broadcast'],
  ['report', 'article', 'book', 'court'],
  ['post', 'advert'],
];
/** Words under which a part or a changed wording says nothing of whose the statement is. */
const TELLING_WORDS = 8;

/**
 * Whether outlets contradict one another on who said the words, or where. `isNamed` tells whether a member's paragraph
 * names a speaker: one that names both sides is read wrong more often than it contradicts.
 */
export function isContested(members: readonly Member[], sides: Sides, isNamed: IsNamed): boolean {
  const telling = members.filter(({ kind, words }) => kind === 'verbatim' || words >= TELLING_WORDS);
  const [first] = telling;
  if (!first || telling.every((member) => isSaidAlike(member, first))) return false;
  const speakers = new Map<string, Member>();
  const documents = new Map<string, DocumentType>();
  for (const member of telling) {
    if (member.kind === 'splice') continue;
    if (member.piece.speaker !== null && member.piece.isSpeakerSure)
      speakers.set(`${member.piece.speaker}\0${member.piece.author}`, member);
    if (member.document && member.piece.isDocumentSure) documents.set(member.document.id, member.document.type);
  }
  const named = [...speakers.values()];
  const types = [...documents.values()];
  const contradict = (a: Member, b: Member): boolean =>
    isOtherSide(a.piece, b.piece, sides) && !isNamed(a, b.piece.speaker ?? '') && !isNamed(b, a.piece.speaker ?? '');
  return (
    named.some((a, i) => named.slice(i + 1).some((b) => contradict(a, b))) ||
    types.some((a, i) => types.slice(i + 1).some((b) => isOtherOccasion(a, b)))
  );
}

/** Whether two members are attributed to the same names and the same document. */
function isSaidAlike(a: Member, b: Member): boolean {
  return a.piece.speaker === b.piece.speaker && a.piece.author === b.piece.author && a.document?.id === b.document?.id;
}

function isOtherSide(a: Piece, b: Piece, sides: Sides): boolean {
  const [left, right] = [
    [a.speaker, a.author].filter((name) => name !== null),
    [b.speaker, b.author].filter((name) => name !== null),
  ];
  return left.every((name) => right.every((other) => sides.contradict(name, other)));
}

function isOtherOccasion(a: DocumentType, b: DocumentType): boolean {
  return a !== b && a !== GENERIC && b !== GENERIC && !FAMILIES.some((row) => row.includes(a) && row.includes(b));
}
