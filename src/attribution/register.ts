/** Collects the speakers and documents of an article while its quotations are attributed in text order. */
import type { AttributedQuotation, DocumentType, Evidence, LocalDocument, LocalSpeaker, TextSpan } from '../model.ts';
import { compareText } from '../text.ts';
import type { Frame } from './cues.ts';
import { type DocumentSign, readSign } from './document-signs.ts';
import { type DocumentTrace, findTraces } from './documents.ts';
import type { Cast, Entity } from './entities.ts';
import type { QuoteView, Scene } from './features.ts';
import { isRole } from './nouns.ts';
import type { Phrase } from './phrases.ts';
import { createStage, describeUnnamed, resolvePhrase, resolvePossessive } from './resolve.ts';
import type { Token } from './tokens.ts';

/** What entering a quotation gives. */
interface Entered {
  readonly speaker: number | null;
  readonly document: number | null;
  readonly evidence: readonly Evidence[];
}

/** Speakers and documents under construction. */
export interface Register {
  /** Enters the next quotation: who its mention stands for, and where the words were first said. */
  enter(
    view: QuoteView,
    phrase: Phrase | null,
    sign: DocumentSign | null,
    frame: Frame | null,
    goesOn: boolean,
  ): Entered;
  /** The article's result: documents taken over where nothing else is named, and both lists. */
  finish(quotations: readonly AttributedQuotation[]): {
    quotations: AttributedQuotation[];
    speakers: LocalSpeaker[];
    documents: LocalDocument[];
  };
}

/** A document while it is put together; author and addressee are speaker numbers. */
interface OpenDocument {
  readonly type: DocumentType;
  author: number | null;
  addressee: number | null;
  readonly mentions: TextSpan[];
}

/** Types of which an article may speak of several, one a speaker; of the others one type is one document. */
const SPOKEN: ReadonlySet<DocumentType> = new Set<DocumentType>([
  'interview',
  'speech',
  'press-conference',
  'debate',
  'meeting',
  'post',
  'statement',
  'email',
  'broadcast',
  'testimony',
  'article',
]);
/** Documents that are written: "he wrote" can only be one of these. */
const WRITTEN: ReadonlySet<DocumentType> = new Set<DocumentType>([
  'letter',
  'post',
  'statement',
  'report',
  'court',
  'email',
  'memo',
  'notice',
  'petition',
  'book',
  'article',
]);

/** Begins the register of an article. */
export function createRegister(text: string, scene: Scene, cast: Cast): Register {
  const { tokens } = scene.narration;
  const speakers: { entity: Entity | null; name: string; index: number }[] = [];
  const byEntity = new Map<number, number>();
  const documents: OpenDocument[] = [];
  const stage = createStage(scene, cast);
  let previous = -1;
  let lastPhrase: Phrase | null = null;
  let lastEntered: Entered | null = null;

  const spanOf = (from: number, to: number): TextSpan => {
    const start = (tokens[from] as Token).start;
    const end = (tokens[to - 1] as Token).end;
    return { start, end, text: text.slice(start, end) };
  };
  const speakerOf = (entity: number): number => {
    const known = byEntity.get(entity);
    if (known !== undefined) return known;
    const found = cast.entities[entity] as Entity;
    byEntity.set(entity, speakers.push({ entity: found, name: found.name, index: entity }) - 1);
    return speakers.length - 1;
  };
  const unnamedOf = (name: string): number => {
    const known = speakers.findIndex((speaker) => !speaker.entity && speaker.name === name);
    return known >= 0 ? known : speakers.push({ entity: null, name, index: -1 }) - 1;
  };
  const voices = (speaker: number | null): number[] => {
    if (speaker === null) return [];
    return [speaker, ...[...(speakers[speaker]?.entity?.voiceOf ?? [])].map(speakerOf)];
  };
  const sameSide = (a: number | null, b: number | null) =>
    a === null || b === null || voices(a).some((one) => voices(b).includes(one));
  const openDocument = (
    type: DocumentType,
    author: number | null,
    addressee: number | null,
    mention: TextSpan,
  ): number => {
    const known = documents.findIndex(
      (document) =>
        document.type === type &&
        (SPOKEN.has(type)
          ? document.author === author ||
            (author === null && documents.filter((other) => other.type === type).length === 1)
          : sameSide(document.author, author)),
    );
    const at = known >= 0 ? known : documents.push({ type, author, addressee, mentions: [] }) - 1;
    const document = documents[at] as OpenDocument;
    document.author ??= author;
    document.addressee ??= addressee;
    if (!document.mentions.some(({ start }) => start === mention.start)) document.mentions.push(mention);
    return at;
  };
  const enterTrace = (trace: DocumentTrace) => {
    const author = scene.phrases[trace.author];
    const addressee = scene.phrases[trace.addressee];
    const who = author ? resolvePhrase(stage, author, -1) : -1;
    const whom = addressee ? resolvePhrase(stage, addressee, -1) : -1;
    if (who < 0 && whom < 0) return;
    openDocument(
      trace.type,
      who >= 0 ? speakerOf(who) : null,
      whom >= 0 ? speakerOf(whom) : null,
      spanOf(trace.from, trace.to),
    );
  };
  for (const trace of findTraces(scene)) enterTrace(trace);

  const nameSpeaker = (phrase: Phrase, document: number | null, evidence: Evidence[]): number | null => {
    if (phrase.type === 'document') {
      const author = document === null ? null : (documents[document]?.author ?? null);
      const owner = scene.phrases[phrase.index - 1];
      if (author === null && owner?.possessive && owner.from === phrase.from) {
        const entity = resolvePhrase(stage, owner, previous);
        if (entity >= 0) return speakerOf(entity);
      }
      const whose = author === null ? resolvePossessive(stage, phrase) : -1;
      if (whose >= 0) {
        const speaker = speakerOf(whose);
        const own = document === null ? undefined : documents[document];
        if (own) own.author = speaker;
        return speaker;
      }
      return author;
    }
    const entity = resolvePhrase(stage, phrase, previous);
    if (entity >= 0) {
      if ((cast.ofPhrase[phrase.index] ?? -1) < 0)
        evidence.push({
          note: `“${spanOf(phrase.from, phrase.to).text}” stands for ${cast.entities[entity]?.name}`,
          span: nearestName(entity, phrase),
        });
      previous = entity;
      return speakerOf(entity);
    }
    if (
      ['pronoun', 'object', 'who', 'noun', 'date', 'figure'].includes(phrase.type) &&
      !isRole((tokens[phrase.to - 1] as Token).lower)
    )
      return null;
    return unnamedOf(describeUnnamed(stage, phrase));
  };
  const nearestName = (entity: number, phrase: Phrase): TextSpan | null => {
    for (let at = phrase.index - 1; at >= 0; at--)
      if (cast.ofPhrase[at] === entity) return spanOf(scene.phrases[at]?.from ?? 0, scene.phrases[at]?.to ?? 1);
    for (let at = phrase.index + 1; at < scene.phrases.length; at++)
      if (cast.ofPhrase[at] === entity) return spanOf(scene.phrases[at]?.from ?? 0, scene.phrases[at]?.to ?? 1);
    return null;
  };

  return {
    enter(_view, phrase, sign, frame, goesOn) {
      if (phrase && lastPhrase === phrase && lastEntered && (!sign || goesOn)) return lastEntered;
      const evidence: Evidence[] = [];
      let document =
        sign && phrase?.type === 'document' ? openDocument(sign.type, null, null, spanOf(sign.from, sign.to)) : null;
      const speaker = phrase ? nameSpeaker(phrase, document, evidence) : null;
      if (sign && document === null)
        document = knownDocument(sign, speaker) ?? openDocument(sign.type, speaker, null, spanOf(sign.from, sign.to));
      if (sign) evidence.push({ note: `document: ${sign.type}`, span: spanOf(sign.from, sign.to) });
      if (document === null && frame?.lemma === 'write') document = writtenBy(speaker);
      lastPhrase = phrase;
      lastEntered = { speaker, document, evidence };
      return lastEntered;
    },
    finish(quotations) {
      const places = findPlaces();
      const taken = quotations.map((quotation, index): AttributedQuotation => {
        if (quotation.document !== null || quotation.speaker === null) return quotation;
        const document = takeOver(
          quotation.speaker,
          tokens[scene.narration.quoteTokens[index]?.[0] ?? 0]?.paragraph ?? 0,
          quotations,
          places,
        );
        if (document === null) return quotation;
        const mention = documents[document]?.mentions[0] ?? null;
        return {
          ...quotation,
          document,
          evidence: [
            ...quotation.evidence,
            {
              note: `document: ${documents[document]?.type}, named for other words of the same speaker`,
              span: mention,
            },
          ],
        };
      });
      return {
        quotations: taken,
        speakers: listSpeakers(),
        documents: documents.map((document) => ({
          ...document,
          date: null,
          mentions: [...document.mentions].sort((a, b) => a.start - b.start),
        })),
      };
    },
  };

  /** "in the letter": the one letter that the article has spoken of. Whoever speaks in a body's letter speaks for the body. */
  function knownDocument(sign: DocumentSign, speaker: number | null): number | null {
    if (!tokens.slice(sign.from, sign.to).some(({ lower }) => lower === 'the')) return null;
    const known = documents.flatMap((document, index) =>
      document.type === sign.type && WRITTEN.has(sign.type) ? [index] : [],
    );
    const found = known.length === 1 ? documents[known[0] as number] : undefined;
    if (!found || known[0] === undefined) return null;
    const author = speakers[found.author ?? -1];
    const self = speakers[speaker ?? -1];
    if (author?.entity?.kind === 'organisation' && self?.entity?.kind === 'person' && self.entity.roles.size > 0)
      self.entity.voiceOf.add(author.index);
    else if (author && self && author !== self && author.entity?.kind === 'person' && self.entity?.kind === 'person')
      return null;
    return known[0];
  }

  function writtenBy(speaker: number | null): number | null {
    const own = documents.flatMap((document, index) =>
      WRITTEN.has(document.type) && document.author !== null && voices(speaker).includes(document.author)
        ? [index]
        : [],
    );
    return own.length === 1 ? (own[0] ?? null) : null;
  }

  /** Places where a named speaker says something somewhere: "Trump told a crowd in Green Bay that …". */
  function findPlaces(): { speaker: number; paragraph: number; document: number }[] {
    const places: { speaker: number; paragraph: number; document: number }[] = [];
    for (const phrase of scene.phrases) {
      for (const frame of scene.frames.get(phrase.index) ?? []) {
        if (!frame.lemma || !/^(?:direct|across|inverted|shared)$/.test(frame.role)) continue;
        const sign = readSign(scene, phrase.sentence, null, frame);
        const entity = sign ? resolvePhrase(stage, phrase, -1) : -1;
        if (!sign || entity < 0) continue;
        const speaker = speakerOf(entity);
        const document = openDocument(sign.type, speaker, null, spanOf(sign.from, sign.to));
        places.push({ speaker, paragraph: phrase.paragraph, document });
      }
    }
    return places;
  }

  /**
   * The document named for other words of the speaker: the only one, or of several the one named last, at most two
   * paragraphs before. `null` where there is none.
   */
  function takeOver(
    speaker: number,
    paragraph: number,
    quotations: readonly AttributedQuotation[],
    places: ReturnType<typeof findPlaces>,
  ): number | null {
    const own = new Set<number>();
    documents.forEach((document, index) => {
      if (document.author === speaker) own.add(index);
    });
    for (const quotation of quotations)
      if (quotation.speaker === speaker && quotation.document !== null) own.add(quotation.document);
    if (own.size <= 1) return [...own][0] ?? null;
    const near = places.findLast(
      (place) => place.speaker === speaker && place.paragraph <= paragraph && paragraph - place.paragraph <= 2,
    );
    return near?.document ?? null;
  }

  function listSpeakers(): LocalSpeaker[] {
    for (const { entity } of [...speakers]) for (const voice of entity?.voiceOf ?? []) speakerOf(voice);
    return speakers.map(({ entity, name }) => {
      if (!entity) return { name, kind: 'unnamed', aliases: [name], roles: [], voiceOf: [] };
      const aliases = new Set(
        scene.phrases.flatMap((phrase) =>
          cast.entities[cast.ofPhrase[phrase.index] ?? -1] === entity
            ? [spanOf(phrase.from, phrase.to).text.replace(/\s+/g, ' ')]
            : [],
        ),
      );
      return {
        name,
        kind: entity.kind,
        aliases: [...aliases].sort(compareText),
        roles: [...entity.roles].sort(compareText),
        voiceOf: [...entity.voiceOf].map(speakerOf).sort((a, b) => a - b),
      };
    });
  }
}
