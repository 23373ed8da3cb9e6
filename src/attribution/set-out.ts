/** Passages without quotation marks that are set out as somebody's words, as quotations of an article beside its others. */
import { ANSWER, NOBODY } from '../labels.ts';
import type {
  Article,
  ArticleAttribution,
  AttributedQuotation,
  LocalDocument,
  LocalSpeaker,
  SpeakerKind,
  TextSpan,
} from '../model.ts';
import { isOutletName } from '../press.ts';
import { words } from '../text.ts';

/** A passage that was found: where it stands, what it is set out as, and the name beside it. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly as: 'post' | 'turn' | 'block';
  readonly name: { readonly start: number; readonly end: number } | null;
  readonly date: string | null;
}

/** The name stands beside the words in a form made for it: hardly ever is it another's. */
const CONFIDENCE = 0.97;
/** A block's speaker stands in the sentence before it, which is not read here. */
const UNREAD = 0.5;
const TITLES = new Set(
  'president vice mayor gov governor sen senator rep representative adm admiral gen general dr mr mrs ms sir rev secretary chairman sheriff chief prime minister'.split(
    ' ',
  ),
);
const UNNAMED = new RegExp(String.raw`\b(?:${[...NOBODY, ...ANSWER].join('|')})\b`, 'i');

/** Adds passages to what an article says; those that stand between marks already are passed over. */
export function addPassages(
  article: Article,
  attribution: ArticleAttribution,
  passages: readonly Passage[],
): ArticleAttribution {
  const own = passages.flatMap((passage) => cutFree(article.text, passage, attribution.quotations));
  if (own.length === 0) return attribution;
  const speakers = [...attribution.speakers];
  const documents = [...attribution.documents];
  const added = own.map((passage): AttributedQuotation => {
    const mention = passage.name && spanOf(article, passage.name.start, passage.name.end);
    const speaker = mention && findSpeaker(mention.text, speakers);
    const document = passage.as === 'post' && mention ? findPost(documents, speaker, passage.date, mention) : null;
    const text = article.text.slice(passage.start, passage.end);
    return {
      ...{ articleId: article.id, start: passage.start, end: passage.end, text, kind: 'statement' },
      ...{ parts: [{ start: passage.start, end: passage.end }], parent: null, marks: false },
      ...{ cue: null, mention, speaker, document, confidence: mention ? CONFIDENCE : UNREAD, continues: null },
      evidence: [{ note: NOTES[passage.as], span: mention }],
    };
  });
  return { ...attribution, speakers, documents, quotations: inOrder([...attribution.quotations, ...added]) };
}

const SENTENCE_END = /[.?!…]["”’)]*\s+/gu;

/** A passage without the sentences that hold a quotation of their own: what is left of it, in runs of sentences. */
function cutFree(text: string, passage: Passage, quotations: readonly AttributedQuotation[]): Passage[] {
  const inside = quotations.filter((own) => own.start < passage.end && passage.start < own.end);
  if (inside.length === 0) return [passage];
  const body = text.slice(passage.start, passage.end);
  const ends = [...Array.from(body.matchAll(SENTENCE_END), (match) => match.index + match[0].length), body.length];
  const free: { start: number; end: number }[] = [];
  let from = passage.start;
  let isOpen = false;
  for (const offset of ends) {
    const end = passage.start + offset;
    const isQuoted = inside.some((own) => own.start < end && from < own.end);
    const last = free.at(-1);
    if (!isQuoted && isOpen && last) last.end = end;
    else if (!isQuoted) free.push({ start: from, end });
    isOpen = !isQuoted;
    from = end;
  }
  return free
    .map(({ start, end }) => ({ ...passage, start, end: start + text.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => /\p{L}/u.test(text.slice(start, end)));
}

const NOTES: Readonly<Record<Passage['as'], string>> = {
  post: 'set out as a post of',
  turn: 'set out as a turn of',
  block: 'set out as a quotation, without marks',
};

const spanOf = ({ text }: Article, start: number, end: number): TextSpan => ({
  start,
  end,
  text: text.slice(start, end),
});

/** In text order, with what refers to others by their places put right. */
function inOrder(quotations: readonly AttributedQuotation[]): AttributedQuotation[] {
  const order = quotations.map((_, i) => i);
  const at = (i: number): AttributedQuotation | undefined => quotations[i];
  order.sort((a, b) => (at(a)?.start ?? 0) - (at(b)?.start ?? 0) || (at(b)?.end ?? 0) - (at(a)?.end ?? 0) || a - b);
  const placeOf = new Map(order.map((old, place) => [old, place]));
  const moved = (index: number | null): number | null => (index === null ? null : (placeOf.get(index) ?? null));
  return order.flatMap((old) => {
    const quotation = at(old);
    if (!quotation) return [];
    return [{ ...quotation, parent: moved(quotation.parent), continues: moved(quotation.continues) }];
  });
}

/** The speaker of the article with this name; one it does not know yet is added. */
function findSpeaker(printed: string, speakers: LocalSpeaker[]): number {
  const name = readName(printed);
  const own = words(name);
  const known = speakers.findIndex(
    (speaker) =>
      speaker.kind !== 'unnamed' && [speaker.name, ...speaker.aliases].some((form) => isSameName(words(form), own)),
  );
  if (known >= 0) return known;
  return speakers.push({ name, kind: kindOf(name), aliases: [name], roles: [], voiceOf: [] }) - 1;
}

/** The name without titles and what stands in brackets, one in capitals as names are written. */
function readName(printed: string): string {
  const bare = printed.replace(/\([^()]*\)/g, '').trim();
  const parts = bare
    .split(/\s+/)
    .map((part) =>
      part.length > 2 && part === part.toUpperCase() && bare === bare.toUpperCase() ? capitalise(part) : part,
    );
  while (parts.length > 1 && TITLES.has((parts[0] ?? '').replace('.', '').toLowerCase())) parts.shift();
  return parts.join(' ');
}

const capitalise = (part: string): string =>
  part.toLowerCase().replace(/(^|[-’'.])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());

/** The same words, the same first and last one, or the last one alone of a name that is given whole on the other side. */
function isSameName(form: readonly string[], own: readonly string[]): boolean {
  if (form.length === 0 || own.length === 0 || form.at(-1) !== own.at(-1)) return false;
  return form.length === 1 || own.length === 1 || form[0] === own[0];
}

function kindOf(name: string): SpeakerKind {
  if (UNNAMED.test(name)) return 'unnamed';
  const count = name.split(/\s+/).length;
  return count > 1 && count < 5 && !isOutletName(name, false) ? 'person' : 'organisation';
}

/** The post of that author and day, or one whose day is not stated. */
function findPost(documents: LocalDocument[], author: number | null, date: string | null, mention: TextSpan): number {
  const known = documents.findIndex(
    (own) => own.type === 'post' && own.author === author && (own.date === date || own.date === null || date === null),
  );
  if (known < 0) return documents.push({ type: 'post', author, addressee: null, date, mentions: [mention] }) - 1;
  const post = documents[known];
  if (post)
    documents[known] = {
      ...post,
      date: post.date ?? date,
      mentions: [...post.mentions, mention].sort((a, b) => a.start - b.start),
    };
  return known;
}
