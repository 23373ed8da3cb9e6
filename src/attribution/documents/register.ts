/** Enters the quotations of an article one by one: who their mention stands for, and where the words were first said. */

import type {
  AttributedQuotation,
  DocumentType,
  Evidence,
  LocalDocument,
  LocalSpeaker,
  TextSpan,
} from '../../model.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase, PhraseType } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import type { Cast } from '../people/entities.ts';
import { antecedent, giverOf } from '../people/meant.ts';
import { createStage, issuerOf, resolvePhrase, resolvePossessive, unnamedFor } from '../people/resolve.ts';
import { createSpeakerList, spanOf } from '../people/speakers.ts';
import { bodySpokenFor, describeJoint, describeUnnamed } from '../people/unnamed.ts';
import { documentTypeOf } from '../words/document-words.ts';
import { isRole } from '../words/nouns.ts';
import { createDocumentList } from './document-list.ts';
import { type DocumentSign, readSign } from './document-signs.ts';
import { findTraces } from './documents.ts';
import { createTakeOver, type Place } from './takeover.ts';

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

/** Phrases that name nobody by themselves. */
const EMPTY: ReadonlySet<PhraseType> = new Set<PhraseType>(['pronoun', 'object', 'who', 'noun', 'date', 'figure']);
/** People who write for a living. */
const WRITERS = ['columnist', 'reporter', 'journalist', 'editor', 'critic', 'blogger', 'correspondent', 'editorialist'];

/** Occasions of speech alone: whoever does anything in one speaks there. */
const TALKS: ReadonlySet<DocumentType> = new Set<DocumentType>(['interview', 'press-conference', 'testimony']);

/**
 * A document whose author nobody need name: a law, an advertisement, "the statement by the four allies". Of a letter or a post without its
 * author nothing is said here, since other articles may name them.
 */
function speaksForItself(tokens: Scene['narration']['tokens'], phrase: Phrase): boolean {
  const type = documentTypeOf(tokens[phrase.to - 1]?.lower ?? '');
  return tokens[phrase.to]?.lower === 'by' || !/^(?:letter|email|memo|notice|post|statement)$/.test(type ?? '');
}

/** Begins the register of an article with the documents that its narration speaks of; `sources` are the phrases quoted. */
export function createRegister(text: string, scene: Scene, cast: Cast, sources: ReadonlySet<number>): Register {
  const { tokens } = scene.narration;
  const speakers = createSpeakerList(text, scene, cast);
  const documents = createDocumentList(speakers);
  const stage = createStage(scene, cast, sources);
  const span = (from: number, to: number): TextSpan => spanOf(text, tokens, from, to);
  let last: { readonly phrase: Phrase | null; readonly entered: Entered } | null = null;

  const namedBy = (index: number): number | null => {
    const phrase = scene.phrases[index];
    const entity = phrase ? resolvePhrase(stage, phrase) : -1;
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
    const owned = owner?.possessive && owner.from === phrase.from ? resolvePhrase(stage, owner) : -1;
    const possessive = owned >= 0 ? owned : resolvePossessive(stage, phrase);
    const entity = possessive >= 0 ? possessive : issuerOf(stage, phrase);
    const giver = entity >= 0 ? null : giverOf(scene, phrase);
    if (entity < 0 && !giver) return null;
    const who = giver ? nameOrDescribe(giver) : speakers.of(entity);
    if (document !== null) documents.sign(document, who);
    return who;
  };

  /** The entity of a phrase, else somebody under the description that it gives. */
  const nameOrDescribe = (phrase: Phrase): number => {
    const entity = resolvePhrase(stage, phrase);
    return entity >= 0 ? speakers.of(entity) : nameUnnamed(phrase);
  };

  /** Somebody without a name: who speaks for a body is known with it. */
  const nameUnnamed = (phrase: Phrase): number => {
    const spoken = bodySpokenFor(scene, phrase);
    const body = spoken ? resolvePhrase(stage, spoken) : -1;
    if (!spoken || cast.entities[body]?.kind !== 'organisation')
      return speakers.unnamed(describeUnnamed(scene, phrase));
    const description = `${describeUnnamed(scene, phrase, false)} ${span(phrase.to, spoken.to).text}`;
    return speakers.unnamed(description.replace(/\s+/g, ' '), speakers.of(body));
  };

  const nameSpeaker = (phrase: Phrase, document: number | null, evidence: Evidence[]): number | null => {
    if (phrase.type === 'document')
      return nameAuthor(phrase, document) ?? (speaksForItself(tokens, phrase) ? nameUnnamed(phrase) : null);
    const joint = describeJoint(scene, cast, phrase);
    if (joint) return speakers.unnamed(joint);
    const unnamed = unnamedFor(stage, phrase);
    if (unnamed) return nameUnnamed(unnamed);
    const entity = resolvePhrase(stage, phrase);
    if (entity < 0) {
      const empty = EMPTY.has(phrase.type) && !isRole(tokens[phrase.to - 1]?.lower ?? '');
      if (!empty || (phrase.type === 'noun' && scene.frames.has(phrase.index))) return nameUnnamed(phrase);
      const meant = antecedent(scene, phrase);
      return meant ? nameOrDescribe(meant) : null;
    }
    if ((cast.ofPhrase[phrase.index] ?? -1) < 0) {
      const note = `“${span(phrase.from, phrase.to).text}” stands for ${cast.entities[entity]?.name}`;
      evidence.push({ note, span: nearestName(entity, phrase.index) });
    }
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
      const takeOver = createTakeOver(text, documents, quotations, findPlaces());
      const taken = quotations.map((quotation, index): AttributedQuotation => {
        const paragraph = tokens[scene.narration.quoteTokens[index]?.[0] ?? 0]?.paragraph ?? 0;
        const document = takeOver(quotation, paragraph);
        if (document === null) return quotation;
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
