/**
 * Words for which their own sentence names no document were said on the occasion that they belong to: that of the same speaker
 * named last before them, else the next one to come (docs/definitions.md 1). An occasion lasts until another of the same speaker
 * begins, and ends for words of another time or day.
 */
import type { AttributedQuotation, DocumentType } from '../../model.ts';
import type { DocumentList } from './document-list.ts';
import { dayOf, isOfOtherTimes, isPresent } from './moments.ts';
import { type Occasion, sortOccasions } from './occasions.ts';

/** A document taken over, and where the occasion of it begins, in characters (-1: it is only spoken of). */
export interface Taken {
  readonly document: number;
  readonly start: number;
}

/** Gives the document that a quotation in a paragraph takes over, from the narration of its sentence; `null`: none. */
export type TakeOver = (quotation: AttributedQuotation, paragraph: number, sentence: string) => Taken | null;

/** How many paragraphs on words may still belong to a speaker's last occasion, and to the only one. */
const LASTS = 5;
const LASTS_ALONE = 40;
/** How many paragraphs ahead the occasion of words may be named; in the opening of an article further, since it is told first. */
const AHEAD = 3;
const AHEAD_OF_OPENING = 8;
/** A post is one short text: it is taken over in its own paragraph and the next alone. */
const POST_LASTS = 1;
/** "in a subsequent note", "in a 2011 opinion": another occasion than that of the words around it. */
const APART = /\b(?:subsequent|later|separate|follow-up|another|earlier|previous|past|(?:19|20)\d\d)\b/i;
/** Documents that are merely spoken of, and yet are where their author's words were said. */
const SPOKEN_OF = new Set<DocumentType>([
  'letter',
  'interview',
  'press-conference',
  'meeting',
  'testimony',
  'debate',
  'article',
  'speech',
]);

/** … and these where the article says that they made it: "issued a statement". */
const MADE = new Set<DocumentType>(['statement', 'report', 'memo', 'email', 'notice', 'petition', 'court']);
/** What is written goes on saying so: "wrote in the letter", and later "says"; and so does a reporter's own interview. */
const GOES_ON = new Set<DocumentType>([
  'interview',
  'letter',
  'report',
  'article',
  'book',
  'statement',
  'court',
  'memo',
  'notice',
  'petition',
  'email',
]);

/** The occasions of an article, from the places where somebody speaks on one. */
export function createTakeOver(
  documents: DocumentList,
  occasions: readonly Occasion[],
  made: ReadonlySet<number>,
): TakeOver {
  const common = new Map<number, boolean>();
  const isCommon = ({ document }: Occasion): boolean => {
    const known = common.get(document) ?? !documents.mentions(document).every((mention) => APART.test(mention.text));
    common.set(document, known);
    return known;
  };
  const bySpeaker = sortOccasions(occasions.filter(isCommon));
  const spokenOf = new Map<number, Set<number>>();
  for (const { speaker, document } of documents.authored()) {
    const type = documents.type(document) ?? 'post';
    if (!SPOKEN_OF.has(type) && !(made.has(document) && MADE.has(type))) continue;
    const known = spokenOf.get(speaker);
    if (known) known.add(document);
    else spokenOf.set(speaker, new Set([document]));
  }
  return ({ speaker, document, start, cue }, paragraph, sentence) => {
    if (document !== null || speaker === null || isOfOtherTimes(sentence, cue)) return null;
    const own = bySpeaker.get(speaker);
    if (!own) {
      const only = spokenOf.get(speaker);
      const [document] = only ?? [];
      return only?.size === 1 && document !== undefined ? { document, start: -1 } : null;
    }
    const day = dayOf(sentence);
    const present = isPresent(cue);
    const said = /\bsa(?:id|ys|ying)$/.test(cue?.text ?? '');
    const isOf = (occasion: Occasion | null, reach: number): occasion is Occasion =>
      occasion !== null &&
      Math.abs(occasion.paragraph - paragraph) <= (documents.type(occasion.document) === 'post' ? POST_LASTS : reach) &&
      !(said && documents.type(occasion.document) === 'book') &&
      (day === null || occasion.day === null || day === occasion.day) &&
      (occasion.present || !present || GOES_ON.has(documents.type(occasion.document) ?? 'post'));
    const before = own.before(start);
    if (isOf(before, own.documents === 1 ? LASTS_ALONE : LASTS)) return before;
    const after = own.after(start);
    if (own.documents === 1 && after && documents.type(after.document) === 'letter') return after;
    return isOf(after, paragraph <= 2 ? AHEAD_OF_OPENING : AHEAD) ? after : null;
  };
}
