/** Documents under a label and an id of their own. */
import type { DocumentType, OriginatingDocument, Speaker, TextSpan } from '../../model.ts';
import { compareText, slugify } from '../../text.ts';
import type { Sides } from '../relations/sides.ts';
import type { Source } from '../words/pieces.ts';
import { GENERIC, type JoinedDocuments, type LocalCopy, majority } from './documents.ts';

/** How a type is spoken of, and the preposition that leads to its author. */
const FORMS: Readonly<Record<DocumentType, string>> = {
  letter: 'Letter from',
  post: 'Post by',
  statement: 'Statement by',
  interview: 'Interview with',
  speech: 'Speech by',
  'press-conference': 'Press conference of',
  debate: 'Debate with',
  meeting: 'Meeting with',
  report: 'Report by',
  court: 'Court document of',
  email: 'Email from',
  memo: 'Memo from',
  notice: 'Notice by',
  petition: 'Petition by',
  book: 'Book by',
  article: 'Article by',
  broadcast: 'Broadcast with',
  advert: 'Advertisement by',
  testimony: 'Testimony of',
};
/** Offices that stand before a name. */
const TITLE =
  /^(?:president|vice president|prime minister|governor|senator|mayor|chancellor|king|queen|pope|judge|justice|general|minister)$/i;

/** A document before its id: `order` breaks ties between equal labels by content. */
interface Draft {
  readonly document: Omit<OriginatingDocument, 'id'>;
  readonly members: readonly number[];
  readonly order: string;
}

const NONE: readonly never[] = [];

/** The label of a document: "Letter from … to …". */
export function labelDocument(type: DocumentType, author: Speaker | undefined, addressee: Speaker | undefined): string {
  const form = FORMS[type];
  const noun = form.slice(0, form.lastIndexOf(' '));
  return [author ? `${form} ${author.name}` : noun, addressee ? `to ${addressName(addressee)}` : '']
    .filter(Boolean)
    .join(' ');
}

function addressName({ name, roles, kind }: Speaker): string {
  const title = kind === 'person' ? roles.find((role) => TITLE.test(role)) : undefined;
  return title && !name.toLowerCase().startsWith(title.toLowerCase())
    ? `${title[0]?.toUpperCase()}${title.slice(1)} ${name}`
    : name;
}

/** What is known of a document besides its local copies. */
export interface DocumentWords {
  /** Speakers of its quotations, with the outlets that name them. */
  readonly speakers: readonly { readonly value: string | null; readonly outlet: number }[];
  /** Its first words, as a tie-breaker and to lengthen an id. */
  readonly opening: string;
}

/** Inferred documents: a speaker and the words. */
export interface InferredDocument {
  readonly speaker: string;
  readonly opening: string;
}

/**
 * The documents, sorted by id, and the id of each local copy and each inferred document.
 * Only documents that some quotation names are listed: `words` knows the roots of those.
 */
export function nameDocuments(
  joined: JoinedDocuments,
  words: ReadonlyMap<number, DocumentWords>,
  inferred: readonly InferredDocument[],
  sources: readonly Source[],
  speakers: ReadonlyMap<string, Speaker>,
  sides: Sides,
): { documents: OriginatingDocument[]; ofCopy: Map<number, string>; ofInferred: string[] } {
  const drafts: Draft[] = [];
  for (const members of joined.union.classes()) {
    const own = words.get(members[0] ?? 0);
    if (own) drafts.push(draftDocument(members, joined.copies, own, sources, speakers, sides));
  }
  const stated = drafts.length;
  for (const { speaker, opening } of inferred) {
    const label = labelDocument(GENERIC, speakers.get(speaker), undefined);
    const document = {
      label,
      type: GENERIC,
      inferred: true,
      speakerId: speaker,
      addressee: null,
      date: null,
      mentions: NONE,
    };
    drafts.push({ document, members: NONE, order: opening });
  }
  const ids = chooseIds(drafts);
  const ofCopy = new Map<number, string>();
  drafts.slice(0, stated).forEach(({ members }, i) => {
    for (const member of members) ofCopy.set(member, ids[i] ?? '');
  });
  const labels = tellApart(drafts, joined.copies, sources);
  const documents = drafts.map(({ document }, i) => ({
    id: ids[i] ?? '',
    ...document,
    label: labels[i] ?? document.label,
  }));
  return { documents: documents.sort((a, b) => compareText(a.id, b.id)), ofCopy, ofInferred: ids.slice(stated) };
}

function draftDocument(
  members: readonly number[],
  copies: readonly LocalCopy[],
  { speakers: quoted, opening }: DocumentWords,
  sources: readonly Source[],
  speakers: ReadonlyMap<string, Speaker>,
  sides: Sides,
): Draft {
  const own = members.map((member) => copies[member]).filter((copy) => copy !== undefined);
  const vote = (value: (copy: LocalCopy) => string | null): { value: string | null; outlet: number }[] =>
    own.map((copy) => ({ value: value(copy), outlet: sources[copy.source]?.outlet ?? -1 }));
  const bodyFirst = (speaker: string): number => (sides.isVoice(speaker) ? 1 : 0);
  const speakerId =
    majority(
      vote(({ author }) => author),
      bodyFirst,
    ) ?? majority(quoted, bodyFirst);
  const type = (majority(vote(({ local }) => (local.type === GENERIC ? null : local.type))) ?? GENERIC) as DocumentType;
  const addressee = speakers.get(majority(vote((copy) => copy.addressee)) ?? '');
  const mentions: (TextSpan & { articleId: string })[] = own.flatMap(({ source, local }) =>
    local.mentions.map((mention) => ({ ...mention, articleId: sources[source]?.article.id ?? '' })),
  );
  mentions.sort((a, b) => compareText(a.articleId, b.articleId) || a.start - b.start || a.end - b.end);
  const label = labelDocument(type, speakers.get(speakerId ?? ''), addressee);
  const date = majority(vote(({ local }) => local.date));
  const document = { label, type, inferred: false, speakerId, addressee: addressee?.name ?? null, date, mentions };
  return { document, members, order: opening };
}

/** Labels; of stated documents that would read alike each with its outlet, else its date, else both, where these tell them apart. */
function tellApart(drafts: readonly Draft[], copies: readonly LocalCopy[], sources: readonly Source[]): string[] {
  const alike = new Map<string, number[]>();
  drafts.forEach(({ document: { label, inferred } }, i) => {
    if (!inferred) alike.set(label, [...(alike.get(label) ?? []), i]);
  });
  const labels = drafts.map(({ document }) => document.label);
  for (const [label, group] of alike) {
    if (group.length < 2) continue;
    const marks = group.map((i) => markOf(drafts[i], copies, sources));
    const ways = [
      marks.map(({ outlet }) => outlet),
      marks.map(({ date }) => date),
      marks.map(({ outlet, date }) => [outlet, date].filter(Boolean).join(', ')),
    ];
    const distinct = ways.find((way) => new Set(way).size === group.length);
    for (const [at, i] of group.entries()) if (distinct?.[at]) labels[i] = `${label} (${distinct[at]})`;
  }
  return labels;
}

/** The one outlet that tells of a document, and its own date, else the earliest day of an article on it; empty: not known. */
function markOf(
  draft: Draft | undefined,
  copies: readonly LocalCopy[],
  sources: readonly Source[],
): { outlet: string; date: string } {
  const articles = (draft?.members ?? []).flatMap((member) => sources[copies[member]?.source ?? -1]?.article ?? []);
  const outlets = [...new Set(articles.map(({ outlet }) => outlet))];
  const days = articles.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort(compareText);
  return { outlet: (outlets.length === 1 && outlets[0]) || '', date: draft?.document.date ?? days[0] ?? '' };
}

/** Ids from the labels; equal ones are told apart by the document's first words, and in the end by a number. */
function chooseIds(drafts: readonly Draft[]): string[] {
  const ids: string[] = drafts.map(() => '');
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const i of orderDrafts(drafts)) {
    const { document, order: opening = '' } = drafts[i] ?? {};
    const label = document?.label ?? '';
    const short = slugs.get(label) ?? (slugify(label, 16) || 'document');
    slugs.set(label, short);
    let id = short;
    for (let count = 4; taken.has(id) && count <= 12; count += 4)
      id = `${short}-${slugify(opening, count)}`.replace(/-$/, '');
    for (let number = 2; taken.has(id); number++) id = `${short}-${number}`;
    taken.add(id);
    ids[i] = id;
  }
  return ids;
}

/** Stated documents before inferred ones, by content; most are told apart by their first letters, as one number. */
function orderDrafts(drafts: readonly Draft[]): Uint32Array {
  const keys = new Float64Array(drafts.length);
  const order = new Uint32Array(drafts.length);
  drafts.forEach(({ order: text, document }, i) => {
    let key = document.inferred ? 1 : 0;
    for (let k = 0; k < 3; k++) key = key * 65_537 + (k < text.length ? text.charCodeAt(k) + 1 : 0);
    keys[i] = key;
    order[i] = i;
  });
  const textOf = (draft: number): string => drafts[draft]?.order ?? '';
  return order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || compareText(textOf(a), textOf(b)) || a - b);
}
