/** Who the mention of a quotation stands for, as a number in the article's list of speakers. */
import type { Evidence, TextSpan } from '../../model.ts';
import type { Phrase, PhraseType } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { antecedent, giverOf } from '../people/meant.ts';
import { issuerOf, resolvePhrase, resolvePossessive, type Stage, unnamedFor } from '../people/resolve.ts';
import type { SpeakerList } from '../people/speakers.ts';
import { bodySpokenFor, describeJoint, describeUnnamed } from '../people/unnamed.ts';
import { documentTypeOf } from '../words/document-words.ts';
import { isRole } from '../words/nouns.ts';
import type { DocumentList } from './document-list.ts';

/** Phrases that name nobody by themselves. */
const EMPTY: ReadonlySet<PhraseType> = new Set<PhraseType>(['pronoun', 'object', 'who', 'noun', 'date', 'figure']);
/**
 * A document whose author nobody need name: a law, an advertisement, "the statement by the four allies". Of a letter or a post without its
 * author nothing is said here, since other articles may name them.
 */
function speaksForItself(tokens: Scene['narration']['tokens'], phrase: Phrase): boolean {
  const type = documentTypeOf(tokens[phrase.to - 1]?.lower ?? '');
  return tokens[phrase.to]?.lower === 'by' || !/^(?:letter|email|memo|notice|post|statement)$/.test(type ?? '');
}

/** The names of an article's phrases; each gives a number in its list of speakers, `null` where nobody is named. */
export interface Naming {
  /** By the index of a phrase. */
  readonly namedBy: (index: number) => number | null;
  /** Whoever "his" in "his report" is, by the index of that phrase. */
  readonly ownerOf: (index: number) => number | null;
  /** The speaker of a mention; `document` is the one it names, `evidence` is told whom a pronoun or role stands for. */
  readonly nameSpeaker: (phrase: Phrase, document: number | null, evidence: Evidence[]) => number | null;
}

/** Prepares the naming for an article. */
export function createNaming(
  stage: Stage,
  speakers: SpeakerList,
  documents: DocumentList,
  span: (from: number, to: number) => TextSpan,
): Naming {
  const { scene, cast } = stage;
  const { tokens } = scene.narration;
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

  /** Where an entity is named last before a phrase, else first after it. */
  const nearestName = (entity: number, index: number): TextSpan | null => {
    let at = cast.ofPhrase.lastIndexOf(entity, index);
    if (at < 0) at = cast.ofPhrase.indexOf(entity, index);
    const phrase = scene.phrases[at];
    return phrase ? span(phrase.from, phrase.to) : null;
  };

  return { namedBy, ownerOf, nameSpeaker };
}
