/** Whether outlets contradict one another on who said the words, or where. */

import type { DocumentType, Speaker } from '../../model.ts';
import type { Member } from '../origins/agreed.ts';
import type { Sides } from '../relations/sides.ts';
import type { Piece } from '../words/pieces.ts';
import { sameWords } from '../words/same.ts';
import { countContent } from '../words/telling.ts';

/** Whether a member's paragraph names a speaker, by id. */
export type IsNamed = (member: Member, speaker: string) => boolean;

/** Written down, or said aloud: only between the two does the occasion surely differ. Any other two may be one. */
const WRITTEN: ReadonlySet<DocumentType> = new Set(['letter', 'email', 'memo', 'notice', 'petition', 'post']);
const SPOKEN: ReadonlySet<DocumentType> = new Set([
  'interview',
  'speech',
  'press-conference',
  'meeting',
  'debate',
  'testimony',
  'broadcast',
]);
/** Confidence from which on an attribution may contradict another. */
const CONFIDENT = 0.9;
/** Words, and words that say something, of a statement that one person said rather than another. */
const STATEMENT_WORDS = 5;
const CONTENT_WORDS = 2;
/** Words under which a part or a changed wording says nothing of whose the statement is. */
const TELLING_WORDS = 8;

/**
 * Whether outlets contradict one another on who said the words, or where: each side names its speaker, surely, in the sentence or
 * paragraph of the words. `isNamed` tells whether a member's paragraph names a speaker: one that names both sides is read wrong more
 * often than it contradicts. `speakers`: by id.
 */
export function isContested(
  members: readonly Member[],
  sides: Sides,
  isNamed: IsNamed,
  speakers: ReadonlyMap<string, Speaker>,
): boolean {
  const telling = members.filter(({ kind, words }) => kind === 'verbatim' || words >= TELLING_WORDS);
  const [first] = telling;
  if (!first || telling.every((member) => isSaidAlike(member, first))) return false;
  const own = sameWords(first.piece.text);
  if (own.length < STATEMENT_WORDS || countContent(own) < CONTENT_WORDS) return false;
  const claims = telling.filter(
    ({ kind, piece }) => kind !== 'splice' && kind !== 'recut' && piece.confidence >= CONFIDENT,
  );
  // A pronoun counts where its paragraph names nobody else.
  const isAlone = (member: Member): boolean =>
    member.source.attribution.speakerIds.every((id) => id === member.piece.speaker || !isNamed(member, id));
  const named = claims.filter(
    (member) =>
      member.piece.speaker !== null &&
      (member.piece.nearness === 'words' || (member.piece.nearness === 'paragraph' && isAlone(member))),
  );
  const contradict = (a: Member, b: Member): boolean =>
    isOtherPerson(a.piece, b.piece, sides, speakers) &&
    !isNamed(a, b.piece.speaker ?? '') &&
    !isNamed(b, a.piece.speaker ?? '');
  const types = [
    ...new Set(claims.flatMap(({ piece, document }) => (document && piece.isDocumentSure ? document.type : []))),
  ];
  return (
    hasPair(named, contradict) || (types.some((type) => WRITTEN.has(type)) && types.some((type) => SPOKEN.has(type)))
  );
}

function hasPair<T>(list: readonly T[], isPair: (a: T, b: T) => boolean): boolean {
  return list.some((a, i) => list.slice(i + 1).some((b) => isPair(a, b)));
}

/** Whether two members are attributed to the same names and the same document. */
function isSaidAlike(a: Member, b: Member): boolean {
  return a.piece.speaker === b.piece.speaker && a.piece.author === b.piece.author && a.document?.id === b.document?.id;
}

/** Two of a kind (a body's words may be any of its people's) whose names are not forms of one. */
function isOtherPerson(a: Piece, b: Piece, sides: Sides, speakers: ReadonlyMap<string, Speaker>): boolean {
  const [one, other] = [speakers.get(a.speaker ?? ''), speakers.get(b.speaker ?? '')];
  if (!one || !other || one.kind !== other.kind || one.kind === 'unnamed') return false;
  if (isFormOf(one, other)) return false;
  const [left, right] = [
    [a.speaker, a.author].filter((name) => name !== null),
    [b.speaker, b.author].filter((name) => name !== null),
  ];
  return left.every((name) => right.every((second) => sides.contradict(name, second)));
}

/** Whether two names may be one: they share their last word, or one has no word that the other lacks. */
function isFormOf(a: Speaker, b: Speaker): boolean {
  return [a.name, ...a.aliases].some((form) =>
    [b.name, ...b.aliases].some((other) => {
      const [left, right] = [sameWords(form), sameWords(other)];
      const isPart = (few: readonly string[], many: readonly string[]): boolean =>
        few.every((word) => many.includes(word));
      return left.at(-1) === right.at(-1) || isPart(left, right) || isPart(right, left);
    }),
  );
}
