/** The originating documents of an article, numbered in the order in which they are met. */
import type { DocumentType, LocalDocument, TextSpan } from '../../model.ts';
import type { SpeakerList } from '../people/speakers.ts';

/** A document while it is put together; author and addressee are speaker numbers. */
interface OpenDocument {
  readonly type: DocumentType;
  author: number | null;
  addressee: number | null;
  readonly mentions: TextSpan[];
}

/** Documents under construction; a number is the index in the article's list. */
export interface DocumentList {
  /** The number of a document of that type and author; it is entered where it is new. */
  open(type: DocumentType, author: number | null, addressee: number | null, mention: TextSpan): number;
  /** "in the letter": the one document of its type that was spoken of before, if `speaker` can speak in it. */
  known(type: DocumentType, speaker: number | null): number | null;
  /** The one written document of the speaker's side: what "he wrote" can only mean. */
  writtenBy(speaker: number | null): number | null;
  /** All documents that have an author. */
  authored(): readonly { readonly speaker: number; readonly document: number }[];
  author(document: number): number | null;
  /** Names the author of a document that had none. */
  sign(document: number, author: number): void;
  /** Where the article first speaks of a document. */
  mention(document: number): TextSpan | null;
  /** Where the article speaks of it at all, in the order in which it was read. */
  mentions(document: number): readonly TextSpan[];
  type(document: number): DocumentType | null;
  /** The list as the model has it. */
  finish(): LocalDocument[];
}

const set = (types: string) => new Set(types.split(' ') as DocumentType[]);
/** Types of which an article may speak of several, one a speaker; of the others one side has one. */
const SPOKEN = set('interview speech press-conference debate meeting post statement email broadcast testimony article');
/** Documents that are written: "he wrote" can only be one of these. */
const WRITTEN = set('letter post statement report court email memo notice petition book article');

/** Begins the list of an article. */
export function createDocumentList(speakers: SpeakerList): DocumentList {
  const documents: OpenDocument[] = [];
  const byType = new Map<DocumentType, number[]>();
  const ofType = (type: DocumentType): readonly number[] => byType.get(type) ?? [];
  const add = (document: OpenDocument): number => {
    const number = documents.push(document) - 1;
    const same = byType.get(document.type);
    if (same) same.push(number);
    else byType.set(document.type, [number]);
    return number;
  };
  const only = (numbers: readonly number[]) => (numbers.length === 1 ? (numbers[0] ?? null) : null);

  /** An addressee is not the author: "a letter to Fenn" is none of hers. */
  const isSentTo = (number: number, author: number | null): boolean =>
    author !== null && documents[number]?.addressee === author;
  const find = (type: DocumentType, author: number | null): number => {
    const same = ofType(type);
    if (!SPOKEN.has(type))
      return (
        same.find(
          (number) => speakers.sameSide(documents[number]?.author ?? null, author) && !isSentTo(number, author),
        ) ?? -1
      );
    return same.find((number) => documents[number]?.author === author) ?? (author === null ? (only(same) ?? -1) : -1);
  };
  return {
    open(type, author, addressee, mention) {
      const found = find(type, author);
      const number = found >= 0 ? found : add({ type, author, addressee: null, mentions: [] });
      const document = documents[number] as OpenDocument;
      document.author ??= author;
      if (addressee !== document.author) document.addressee ??= addressee;
      if (!document.mentions.some(({ start }) => start === mention.start)) document.mentions.push(mention);
      return number;
    },
    known(type, speaker) {
      const number = WRITTEN.has(type) ? only(ofType(type)) : null;
      if (number === null || isSentTo(number, speaker)) return null;
      const author = speakers.entity(documents[number]?.author ?? null);
      const self = speakers.entity(speaker);
      if (!author || !self || author.index === self.index || self.entity.kind !== 'person') return number;
      if (author.entity.kind === 'person') return null;
      if (self.entity.roles.size > 0) self.entity.voiceOf.add(author.index);
      return number;
    },
    writtenBy: (speaker) => {
      const isTheirs = (number: number) => {
        const author = documents[number]?.author ?? null;
        return author !== null && speakers.voices(speaker).includes(author);
      };
      return only([...WRITTEN].flatMap((type) => ofType(type).filter(isTheirs)));
    },
    authored: () =>
      documents.flatMap(({ author }, document) => (author === null ? [] : [{ speaker: author, document }])),
    author: (number) => documents[number]?.author ?? null,
    sign(number, author) {
      const document = documents[number];
      if (document && document.addressee !== author) document.author ??= author;
    },
    mention: (number) => documents[number]?.mentions[0] ?? null,
    mentions: (number) => documents[number]?.mentions ?? [],
    type: (number) => documents[number]?.type ?? null,
    finish: () =>
      documents.map((document) => ({
        ...document,
        date: null,
        mentions: [...document.mentions].sort((a, b) => a.start - b.start),
      })),
  };
}
