/** Enters the quotations of an article one by one: who their mention stands for, and where the words were first said. */

import type {
  AttributedQuotation,
  DocumentType,
  Evidence,
  LocalDocument,
  LocalSpeaker,
  SpeakerKind,
  TextSpan,
} from '../../model.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { textOf } from '../narration/tokens.ts';
import type { Cast } from '../people/entities.ts';
import { createStage } from '../people/resolve.ts';
import { createSpeakerList, spanOf } from '../people/speakers.ts';
import type { Weights } from '../words/read-weights.ts';
import { CHOICE_WEIGHTS } from './choice.ts';
import { createDocumentList } from './document-list.ts';
import { createSignReader } from './document-signs.ts';
import { findTraces } from './documents.ts';
import { findGatherings } from './gatherings.ts';
import { dayOf } from './moments.ts';
import { createNaming } from './naming.ts';
import { type Place, sortPlaces, type Way } from './places.ts';
import { type OptionsSeen, type Told, takeOver } from './takeover.ts';

/** What entering a quotation gives: speaker and document by number, and what shows them. */
export interface Entered {
  readonly speaker: number | null;
  readonly document: number | null;
  readonly evidence: readonly Evidence[];
  /** Kind of the speaker; `null`: nobody is shown. */
  readonly kind: SpeakerKind | null;
  /** Where a pronoun or role was traced back to; `null`: the mention names its speaker itself. */
  readonly behind: TextSpan | null;
}

/** Speakers and documents under construction. */
export interface Register {
  /** Enters the next quotation by its mention, its cue and the sentence it stands in. `goesOn`: it is a part of the sentence before. */
  enter(phrase: Phrase | null, frame: Frame | null, sentence: number, goesOn: boolean): Entered;
  /** The article's lists, and its quotations with the documents that are taken over where nothing else is named. */
  finish(
    quotations: readonly AttributedQuotation[],
    weights?: Weights,
    seen?: OptionsSeen,
  ): {
    quotations: AttributedQuotation[];
    speakers: LocalSpeaker[];
    documents: LocalDocument[];
  };
}

/** People who write for a living. */
const WRITERS = ['columnist', 'reporter', 'journalist', 'editor', 'critic', 'blogger', 'correspondent', 'editorialist'];

/** Occasions of speech alone: whoever does anything in one speaks there. */
const TALKS: ReadonlySet<DocumentType> = new Set<DocumentType>([
  'interview',
  'press-conference',
  'testimony',
  'broadcast',
  'debate',
]);
/** Verbs of those who post, besides reporting ones: "took to Facebook". */
const POSTS =
  /^(?:weigh|weighed|took|takes|turned|went|shared|shares|reacted|vented|lashed|hit|fired|chimed|posted|shot|joined)$/;

/**
 * Begins the register of an article with the documents that its narration speaks of; `sources` are the phrases quoted, `outlet`
 * is the article's own.
 */
export function createRegister(
  text: string,
  scene: Scene,
  cast: Cast,
  sources: ReadonlySet<number>,
  outlet: string | null,
): Register {
  const { tokens } = scene.narration;
  const speakers = createSpeakerList(text, scene, cast);
  const documents = createDocumentList(speakers);
  const stage = createStage(scene, cast, sources);
  const signs = createSignReader(text, scene, cast, outlet);
  const span = (from: number, to: number): TextSpan => spanOf(text, tokens, from, to);
  let last: { readonly phrase: Phrase | null; readonly entered: Entered } | null = null;

  const { namedBy, ownerOf, nameSpeaker } = createNaming(stage, speakers, documents, span);

  /** "the columnist wrote": an article of their own. */
  const writtenForPaper = (speaker: number | null, verb: number): number | null => {
    const nouns = speakers.entity(speaker)?.entity.nouns;
    if (!nouns || !WRITERS.some((noun) => nouns.has(noun))) return null;
    return documents.open('article', speaker, null, span(verb, verb + 1));
  };

  /** The narration of a sentence. */
  const sentenceText = (sentence: number): string => {
    const { from, to } = scene.narration.sentences[sentence] ?? { from: 0, to: 0 };
    return textOf(tokens, from, to);
  };
  const days = new Map<number, string | null>();
  const dayIn = (sentence: number): string | null => {
    const known = days.get(sentence);
    if (known !== undefined) return known;
    const day = dayOf(sentenceText(sentence));
    days.set(sentence, day);
    return day;
  };
  const places: Place[] = [];
  const placeAt = (
    way: Way,
    type: DocumentType,
    [speaker, document]: readonly [number | null, number | null],
    mention: TextSpan,
    sentence: number,
    frame: Frame | null,
  ): Place => {
    const paragraph = scene.narration.sentences[sentence]?.paragraph ?? 0;
    const present = frame?.form === 'third';
    return { type, way, speaker, document, mention, sentence, paragraph, day: dayIn(sentence), present };
  };
  /** Notes a place that speaks of an occasion or a document. */
  const note = (...place: Parameters<typeof placeAt>): void => void places.push(placeAt(...place));
  for (const trace of findTraces(scene)) {
    const who = trace.possessive ? ownerOf(trace.author) : namedBy(trace.author);
    const whom = namedBy(trace.addressee);
    if (who === null && whom === null) continue;
    const mention = span(trace.from, trace.to);
    const document = documents.open(trace.type, who, whom, mention);
    const way = trace.made ? 'made' : 'trace';
    note(way, trace.type, [who, document], mention, tokens[trace.from]?.sentence ?? 0, null);
  }

  /** Whoever does anything in an interview speaks there; on a platform only some verbs do. */
  const speaksIn = (type: DocumentType, { lemma, verb }: Frame): boolean =>
    lemma !== null || (type === 'post' ? POSTS.test(tokens[verb]?.lower ?? '') : TALKS.has(type));
  const findPlaces = (): void => {
    for (const phrase of scene.phrases)
      for (const frame of scene.frames.get(phrase.index) ?? []) {
        if (!/^(?:direct|across|inverted|shared)$/.test(frame.role)) continue;
        const sign = signs.read(phrase.sentence, phrase, frame);
        if (!sign) continue;
        const speaker = namedBy(phrase.index);
        const mention = span(sign.from, sign.to);
        const speaks = speaker !== null && speaksIn(sign.type, frame);
        const document = speaks ? documents.open(sign.type, speaker, null, mention) : null;
        const way = frame.lemma === null ? 'act' : 'frame';
        note(way, sign.type, [speaker, document], mention, tokens[sign.from]?.sentence ?? phrase.sentence, frame);
      }
  };

  return {
    enter(phrase, frame, sentence, goesOn) {
      const sign = signs.read(sentence, phrase, frame);
      if (phrase && last?.phrase === phrase && (!sign || goesOn)) return last.entered;
      const evidence: Evidence[] = [];
      const place = sign && span(sign.from, sign.to);
      let document = sign && place && phrase?.type === 'document' ? documents.open(sign.type, null, null, place) : null;
      const speaker = phrase ? nameSpeaker(phrase, document, evidence) : null;
      const behind = evidence[0]?.span ?? null;
      if (sign && place) {
        const definite = tokens.slice(sign.from, sign.to).some(({ lower }) => lower === 'the');
        document ??=
          (definite ? documents.known(sign.type, speaker) : null) ?? documents.open(sign.type, speaker, null, place);
        evidence.push({ note: `document: ${sign.type}`, span: place });
        note('cue', sign.type, [speaker, document], place, tokens[sign.from]?.sentence ?? sentence, frame);
      } else if (frame?.lemma === 'write') {
        document = documents.writtenBy(speaker) ?? writtenForPaper(speaker, frame.verb);
        const type = document === null ? null : documents.type(document);
        if (type) note('written', type, [speaker, document], span(frame.verb, frame.verb + 1), sentence, frame);
      }
      const kind = speaker === null ? null : (speakers.entity(speaker)?.entity.kind ?? 'unnamed');
      const entered = { speaker, document, evidence, kind, behind };
      last = { phrase, entered };
      return entered;
    },
    finish(quotations, weights = CHOICE_WEIGHTS, seen) {
      findPlaces();
      const gatherings = findGatherings(scene);
      const held = gatherings.map(({ type, from, to, sentence }) =>
        placeAt('gathering', type, [null, null], span(from, to), sentence, null),
      );
      const told: Told = {
        scene,
        documents,
        speakers,
        places: sortPlaces([...places, ...held]),
        gatherings,
        namedBy,
        placeOf: (gathering) => held[gatherings.indexOf(gathering)] as Place,
      };
      const taken = takeOver(quotations, told, weights, seen);
      return { quotations: taken, speakers: speakers.finish(), documents: documents.finish() };
    },
  };
}
