/** Enters the quotations of an article one by one: who their mention stands for, and where the words were first said. */
import type { AttributedQuotation, DocumentType, Evidence, LocalDocument, LocalSpeaker, TextSpan } from '../model.ts';
import type { Frame } from './cues.ts';
import { createDocumentList } from './document-list.ts';
import { type DocumentSign, readSign } from './document-signs.ts';
import { findTraces } from './documents.ts';
import type { Cast } from './entities.ts';
import type { Scene } from './features.ts';
import { isRole } from './nouns.ts';
import type { Phrase, PhraseType } from './phrases.ts';
import { bodySpokenFor, createStage, describeUnnamed, resolvePhrase, resolvePossessive } from './resolve.ts';
import { createSpeakerList, spanOf } from './speakers.ts';

/** What entering a quotation gives: speaker and document by number, and what shows them. */
export interface Entered {
  readonly speaker: number | null;
  readonly document: number | null;
  readonly evidence: readonly Evidence[];
}

/** Speakers and documents under construction. */
export interface Register {
  /** Enters the next quotation. `goesOn`: it is a part of the sentence before. */
  enter(phrase: Phrase | null, sign: DocumentSign | null, frame: Frame | null, goesOn: boolean): Entered;
  /** The article's lists, and its quotations with the documents that are taken over where nothing else is named. */
  finish(quotations: readonly AttributedQuotation[]): {
    quotations: AttributedQuotation[];
    speakers: LocalSpeaker[];
    documents: LocalDocument[];
  };
}

/** A place where a named speaker says something somewhere: "Fenn told a crowd in Orley that …". */
interface Place {
  readonly speaker: number;
  readonly paragraph: number;
  readonly document: number;
}

/** Phrases that name nobody by themselves. */
const EMPTY: ReadonlySet<PhraseType> = new Set<PhraseType>(['pronoun', 'object', 'who', 'noun', 'date', 'figure']);
/** People who write for a living. */
const WRITERS = ['columnist', 'reporter', 'journalist', 'editor', 'critic', 'blogger', 'correspondent', 'editorialist'];
/** How many paragraphs back the last place of a speaker with several documents may lie. */
const NEAR = 5;

/** Occasions of speech alone: whoever does anything in one speaks there. */
const TALKS: ReadonlySet<DocumentType> = new Set<DocumentType>(['interview', 'press-conference', 'testimony']);
/** "in a subsequent note": another occasion than that of the words around it. */
const APART = /\b(?:subsequent|later|separate|follow-up|another|earlier|previous|past)\b/i;

/** Begins the register of an article with the documents that its narration speaks of. */
export function createRegister(text: string, scene: Scene, cast: Cast): Register {
  const { tokens } = scene.narration;
  const speakers = createSpeakerList(text, scene, cast);
  const documents = createDocumentList(speakers);
  const stage = createStage(scene, cast);
  const span = (from: number, to: number): TextSpan => spanOf(text, tokens, from, to);
  let previous = -1;
  let last: { readonly phrase: Phrase | null; readonly entered: Entered } | null = null;

  const namedBy = (index: number): number | null => {
    const phrase = scene.phrases[index];
    const entity = phrase ? resolvePhrase(stage, phrase, -1) : -1;
    return entity >= 0 ? speakers.of(entity) : null;
  };
  const ownerOf = (index: number): number | null => {
    const phrase = scene.phrases[index];
    const entity = phrase ? resolvePossessive(stage, phrase) : -1;
    return entity >= 0 ? speakers.of(entity) : null;
  };
  for (const { type, author, addressee, from, to, possessive } of findTraces(scene)) {
    const who = possessive ? ownerOf(author) : namedBy(author);
    const whom = namedBy(addressee);
    if (who !== null || whom !== null) documents.open(type, who, whom, span(from, to));
  }

  /** The author of a document, or whoever "his report" belongs to. */
  const nameAuthor = (phrase: Phrase, document: number | null): number | null => {
    const author = document === null ? null : documents.author(document);
    if (author !== null) return author;
    const owner = scene.phrases[phrase.index - 1];
    const owned = owner?.possessive && owner.from === phrase.from ? resolvePhrase(stage, owner, previous) : -1;
    const entity = owned >= 0 ? owned : resolvePossessive(stage, phrase);
    if (entity < 0) return null;
    if (document !== null) documents.sign(document, speakers.of(entity));
    return speakers.of(entity);
  };

  const nameSpeaker = (phrase: Phrase, document: number | null, evidence: Evidence[]): number | null => {
    if (phrase.type === 'document') return nameAuthor(phrase, document);
    const entity = resolvePhrase(stage, phrase, previous);
    if (entity < 0) {
      const empty = EMPTY.has(phrase.type) && !isRole(tokens[phrase.to - 1]?.lower ?? '');
      if (empty) return null;
      const spoken = bodySpokenFor(stage, phrase);
      const body = spoken ? resolvePhrase(stage, spoken, -1) : -1;
      if (!spoken || cast.entities[body]?.kind !== 'organisation')
        return speakers.unnamed(describeUnnamed(stage, phrase));
      const description = `${describeUnnamed(stage, phrase)} ${span(phrase.to, spoken.to).text}`;
      return speakers.unnamed(description.replace(/\s+/g, ' '), speakers.of(body));
    }
    if ((cast.ofPhrase[phrase.index] ?? -1) < 0) {
      const note = `“${span(phrase.from, phrase.to).text}” stands for ${cast.entities[entity]?.name}`;
      evidence.push({ note, span: nearestName(entity, phrase.index) });
    }
    previous = entity;
    return speakers.of(entity);
  };

  /** "the columnist wrote": an article of their own. */
  const writtenForPaper = (speaker: number | null, verb: number): number | null => {
    const nouns = speakers.entity(speaker)?.entity.nouns;
    if (!nouns || !WRITERS.some((noun) => nouns.has(noun))) return null;
    return documents.open('article', speaker, null, span(verb, verb + 1));
  };

  /** Where an entity is named last before a phrase, else first after it. */
  const nearestName = (entity: number, index: number): TextSpan | null => {
    let at = cast.ofPhrase.lastIndexOf(entity, index);
    if (at < 0) at = cast.ofPhrase.indexOf(entity, index);
    const phrase = scene.phrases[at];
    return phrase ? span(phrase.from, phrase.to) : null;
  };

  const findPlaces = (): Place[] =>
    scene.phrases.flatMap((phrase) =>
      (scene.frames.get(phrase.index) ?? []).flatMap((frame): Place[] => {
        if (!/^(?:direct|across|inverted|shared)$/.test(frame.role)) return [];
        const sign = readSign(scene, phrase.sentence, phrase, frame);
        const speaker = sign && (frame.lemma || TALKS.has(sign.type)) ? namedBy(phrase.index) : null;
        if (!sign || speaker === null) return [];
        const document = documents.open(sign.type, speaker, null, span(sign.from, sign.to));
        return [{ speaker, paragraph: phrase.paragraph, document }];
      }),
    );

  const isCommon = ({ document }: { readonly document: number | null }): boolean =>
    document !== null && !documents.mentions(document).every(({ text: words }) => APART.test(words));

  return {
    enter(phrase, sign, frame, goesOn) {
      if (phrase && last?.phrase === phrase && (!sign || goesOn)) return last.entered;
      const evidence: Evidence[] = [];
      const place = sign && span(sign.from, sign.to);
      let document = sign && place && phrase?.type === 'document' ? documents.open(sign.type, null, null, place) : null;
      const speaker = phrase ? nameSpeaker(phrase, document, evidence) : null;
      if (sign && place) {
        const definite = tokens.slice(sign.from, sign.to).some(({ lower }) => lower === 'the');
        document ??=
          (definite ? documents.known(sign.type, speaker) : null) ?? documents.open(sign.type, speaker, null, place);
        evidence.push({ note: `document: ${sign.type}`, span: place });
      } else if (frame?.lemma === 'write')
        document = documents.writtenBy(speaker) ?? writtenForPaper(speaker, frame.verb);
      const entered = { speaker, document, evidence };
      last = { phrase, entered };
      return entered;
    },
    finish(quotations) {
      const places = groupBySpeaker(findPlaces());
      const authored = groupBySpeaker(documents.authored());
      const own = groupBySpeaker(quotations);
      const taken = quotations.map((quotation, index): AttributedQuotation => {
        const { speaker } = quotation;
        if (quotation.document !== null || speaker === null || isOfOtherTimes(text, quotation)) return quotation;
        const paragraph = tokens[scene.narration.quoteTokens[index]?.[0] ?? 0]?.paragraph ?? 0;
        const near = (places.get(speaker) ?? []).filter(isCommon);
        const said = [...(own.get(speaker) ?? []).filter(isCommon), ...near];
        const document = takeOver(paragraph, said, authored.get(speaker) ?? [], near);
        if (
          document === null ||
          (documents.type(document) === 'post' && !isNear(text, quotation, documents.mentions(document)))
        )
          return quotation;
        const note = `document: ${documents.type(document)}, named for other words of the same speaker`;
        return {
          ...quotation,
          document,
          evidence: [...quotation.evidence, { note, span: documents.mention(document) }],
        };
      });
      return { quotations: taken, speakers: speakers.finish(), documents: documents.finish() };
    },
  };
}

/** The entries of each speaker, in their order. */
function groupBySpeaker<T extends { readonly speaker: number | null }>(entries: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const entry of entries) {
    if (entry.speaker === null) continue;
    const group = groups.get(entry.speaker);
    if (group) group.push(entry);
    else groups.set(entry.speaker, [entry]);
  }
  return groups;
}

/** A post is one short text: it is taken over in its own paragraph and the next ones alone. */
function isNear(text: string, { start, end }: AttributedQuotation, mentions: readonly TextSpan[]): boolean {
  return mentions.some((mention) => {
    const between = text.slice(Math.min(end, mention.end), Math.max(start, mention.start));
    return (between.match(/\n\s*/g) ?? []).length <= 1;
  });
}

/** "has repeatedly called it": words of other times than the document at hand. */
function isOfOtherTimes(text: string, { cue }: AttributedQuotation): boolean {
  return cue !== null && /\b(?:has|have)(?: \w+)?(?: \w+)? \w+$/.test(text.slice(Math.max(0, cue.start - 24), cue.end));
}

/** The one document named for other words of the speaker, rather than one that is only spoken of; of several the one named last, `NEAR` paragraphs before at most. */
function takeOver(
  paragraph: number,
  said: readonly { readonly document: number | null }[],
  authored: readonly { readonly document: number | null }[],
  places: readonly Place[],
): number | null {
  const spoken = new Set(said.flatMap(({ document }) => document ?? []));
  const documents = spoken.size > 0 ? spoken : new Set(authored.flatMap(({ document }) => document ?? []));
  if (documents.size <= 1) return [...documents][0] ?? null;
  const near =
    places.findLast((place) => place.paragraph <= paragraph && paragraph - place.paragraph <= NEAR) ??
    places.find((place) => place.paragraph > paragraph && place.paragraph - paragraph <= NEAR);
  return near?.document ?? null;
}
