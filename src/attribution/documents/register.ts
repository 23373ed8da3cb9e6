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
import { countBelow } from '../../sorted.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { textOf } from '../narration/tokens.ts';
import type { Cast } from '../people/entities.ts';
import { createStage } from '../people/resolve.ts';
import { createSpeakerList, spanOf } from '../people/speakers.ts';
import { REPORTING } from '../words/verbs.ts';
import { createDocumentList } from './document-list.ts';
import { createSignReader } from './document-signs.ts';
import { findTraces } from './documents.ts';
import { findGatherings, followGatherings, type Sharing } from './gatherings.ts';
import { dayOf } from './moments.ts';
import { createNaming } from './naming.ts';
import type { Occasion } from './occasions.ts';
import { createTakeOver, type Taken } from './takeover.ts';

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
  finish(quotations: readonly AttributedQuotation[]): {
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
/** What is said once it is given or held: "held a news conference". */
const DELIVERED: ReadonlySet<DocumentType> = new Set<DocumentType>([
  'press-conference',
  'speech',
  'interview',
  'statement',
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
  const starts = tokens.map(({ start }) => start);
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
  const lemmaOf = ({ cue }: AttributedQuotation): string | null => {
    const word = cue?.text.toLowerCase().split(/\s+/)[0] ?? '';
    return REPORTING.get(word)?.lemma ?? word;
  };
  const occasions: Occasion[] = [];
  const meet = (
    speaker: number,
    document: number,
    { start }: TextSpan,
    sentence: number,
    frame: Frame | null,
  ): void => {
    const paragraph = scene.narration.sentences[sentence]?.paragraph ?? 0;
    const day = dayOf(sentenceText(sentence));
    occasions.push({ speaker, document, paragraph, start, day, present: frame?.form === 'third' });
  };
  const made = new Set<number>();
  for (const trace of findTraces(scene)) {
    const who = trace.possessive ? ownerOf(trace.author) : namedBy(trace.author);
    const whom = namedBy(trace.addressee);
    if (who === null && whom === null) continue;
    const document = documents.open(trace.type, who, whom, span(trace.from, trace.to));
    if (!trace.made) continue;
    made.add(document);
    if (who !== null && DELIVERED.has(trace.type))
      meet(who, document, span(trace.from, trace.to), tokens[trace.from]?.sentence ?? 0, null);
  }

  /** Whoever does anything in an interview speaks there; on a platform only some verbs do. */
  const speaksIn = (type: DocumentType, { lemma, verb }: Frame): boolean =>
    lemma !== null || (type === 'post' ? POSTS.test(tokens[verb]?.lower ?? '') : TALKS.has(type));
  const findPlaces = (): void => {
    for (const phrase of scene.phrases)
      for (const frame of scene.frames.get(phrase.index) ?? []) {
        if (!/^(?:direct|across|inverted|shared)$/.test(frame.role)) continue;
        const sign = signs.read(phrase.sentence, phrase, frame);
        const speaker = sign && speaksIn(sign.type, frame) ? namedBy(phrase.index) : null;
        if (!sign || speaker === null) continue;
        const place = span(sign.from, sign.to);
        meet(speaker, documents.open(sign.type, speaker, null, place), place, phrase.sentence, frame);
      }
  };

  /** The document that words without one of their own belong to: that of a gathering which began after the speaker's own occasion. */
  const documentOf = (
    quotation: AttributedQuotation,
    taken: Taken | null,
    share: Sharing,
    paragraph: number,
  ): number | null => {
    const { speaker, document, start } = quotation;
    if (document !== null || speaker === null) return null;
    const gathering = share(start, paragraph, speaker, lemmaOf(quotation));
    const begins = gathering ? (tokens[gathering.from]?.start ?? 0) : 0;
    if (!gathering || (taken && (taken.start > begins || taken.start < 0))) return taken?.document ?? null;
    return documents.open(gathering.type, speaker, null, span(gathering.from, gathering.to));
  };

  const sentenceAt = (start: number): number => tokens[countBelow(starts, start + 1) - 1]?.sentence ?? 0;
  /** The sentence of a quotation's cue, else its own. */
  const sentenceOf = ({ cue }: AttributedQuotation, index: number): number => {
    return cue ? sentenceAt(cue.start) : (tokens[scene.narration.quoteTokens[index]?.[0] ?? 0]?.sentence ?? 0);
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
        if (speaker !== null) meet(speaker, document, place, tokens[sign.from]?.sentence ?? sentence, frame);
      } else if (frame?.lemma === 'write') {
        document = documents.writtenBy(speaker) ?? writtenForPaper(speaker, frame.verb);
        if (speaker !== null && document !== null)
          meet(speaker, document, span(frame.verb, frame.verb + 1), sentence, frame);
      }
      const kind = speaker === null ? null : (speakers.entity(speaker)?.entity.kind ?? 'unnamed');
      const entered = { speaker, document, evidence, kind, behind };
      last = { phrase, entered };
      return entered;
    },
    finish(quotations) {
      findPlaces();
      const share = followGatherings(findGatherings(scene), namedBy, (token) => tokens[token]?.start ?? 0);
      const takeOver = createTakeOver(documents, occasions, made);
      const taken = quotations.map((quotation, index): AttributedQuotation => {
        const paragraph = tokens[scene.narration.quoteTokens[index]?.[0] ?? 0]?.paragraph ?? 0;
        const taken = takeOver(quotation, paragraph, sentenceText(sentenceOf(quotation, index)));
        const document = documentOf(quotation, taken, share, paragraph);
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
