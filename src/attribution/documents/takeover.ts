/**
 * Words whose own sentence names no document were said on an occasion that the article tells of, or it does not say where
 * (docs/definitions.md 1). A gathering that they are part of holds them; else the choice decides (`choice.ts`).
 */
import type { AttributedQuotation, DocumentType } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { Scene } from '../narration/scene.ts';
import { textOf } from '../narration/tokens.ts';
import type { SpeakerList } from '../people/speakers.ts';
import type { Weights } from '../words/read-weights.ts';
import { REPORTING } from '../words/verbs.ts';
import { type Chooser, chooseOption, createChooser, type Option } from './choice.ts';
import type { Said } from './choice-features.ts';
import type { DocumentList } from './document-list.ts';
import { followGatherings, type Gathering } from './gatherings.ts';
import { dayOf, isOfOtherTimes } from './moments.ts';
import { countStarts, kindOfOccasion, type OwnPlaces, type Place, type Places } from './places.ts';

/** What the article tells besides the quotations. */
export interface Told {
  readonly scene: Scene;
  readonly documents: DocumentList;
  readonly speakers: SpeakerList;
  readonly places: Places;
  readonly gatherings: readonly Gathering[];
  /** The speaker behind a phrase; `null`: nobody. */
  readonly namedBy: (phrase: number) => number | null;
  /** The place of a gathering. */
  readonly placeOf: (gathering: Gathering) => Place;
}

/** Occasions that words are said on; and letters, which are quoted without saying so. */
const OCCASIONS = new Set<DocumentType>([
  'letter',
  'interview',
  'press-conference',
  'meeting',
  'debate',
  'article',
  'speech',
]);

/** Told of the options of a quotation, by its index. */
export type OptionsSeen = (quotation: number, options: readonly Option[]) => void;

/** The quotations, those without a document of their own with the one that they belong to. */
export function takeOver(
  quotations: readonly AttributedQuotation[],
  told: Told,
  weights: Weights,
  seen?: OptionsSeen,
): AttributedQuotation[] {
  const { scene, documents, speakers, gatherings, namedBy, places } = told;
  const { tokens } = scene.narration;
  const readSaid = createSaidReader(scene, speakers);
  const share = followGatherings(gatherings, namedBy, (token) => tokens[token]?.start ?? 0);
  const said = quotations.map((quotation, index) => (isSpeech(quotation) ? readSaid(quotation, index) : null));
  const kindOf = (document: number | null): DocumentType | null => {
    const type = document === null ? null : documents.type(document);
    return type && kindOfOccasion(type);
  };
  const chooser = createChooser(
    places,
    said.filter((one) => one !== null),
    quotations.flatMap(({ document }) => kindOf(document) ?? []),
  );
  const theirs = new Set(documents.authored().map((one) => one.document));
  return quotations.map((quotation, index) => {
    const words = said[index];
    if (!words) return quotation;
    let document = quotation.document;
    const own = document !== null;
    if (!own) {
      const gathering = gatheringOf(words, quotation, share, told);
      const sure = gathering ?? (words.otherTimes ? null : onlyOccasion(places.of(words.speaker)));
      document = sure ? openAt(documents, sure, words.speaker) : chosen(chooser, words, index);
    }
    chooser.decide({ said: words, document, kind: kindOf(document), own });
    if (own || document === null) return quotation;
    const where = theirs.has(document) ? 'for other words of the same speaker' : 'near these words';
    const note = `document: ${documents.type(document)}, named ${where}`;
    const evidence = [...quotation.evidence, { note, span: documents.mention(document) }];
    return { ...quotation, document, evidence };
  });

  function chosen(chooser: Chooser, words: Said, index: number): number | null {
    if (words.otherTimes) return null;
    const options = chooser.options(words);
    seen?.(index, options);
    const option = chooseOption(options, weights);
    if (!option || option.kind === null) return null;
    if (option.place) return openAt(documents, option.place, words.speaker);
    const type = option.document === null ? null : documents.type(option.document);
    const mention = option.document === null ? null : documents.mention(option.document);
    if (!type || !mention) return null;
    return documents.open(type, words.speaker, null, mention);
  }
}

function isSpeech({ kind }: AttributedQuotation): boolean {
  return kind === 'statement' || kind === 'fragment';
}

/** The document of a speaker that a place speaks of. */
function openAt(documents: DocumentList, { type, speaker, document, mention }: Place, by: number | null): number {
  if (document !== null && (speaker === by || by === null)) return document;
  return documents.open(type, by, null, mention);
}

/** The gathering that words are part of, unless another kind of occasion of their speaker's own began after it. */
function gatheringOf(
  { speaker, start, paragraph }: Said,
  { cue }: AttributedQuotation,
  share: ReturnType<typeof followGatherings>,
  { places, placeOf }: Told,
): Place | null {
  if (speaker === null) return null;
  const word = cue?.text.toLowerCase().split(/\s+/)[0] ?? '';
  const gathering = share(start, paragraph, speaker, REPORTING.get(word)?.lemma ?? word);
  if (!gathering) return null;
  const place = placeOf(gathering);
  const held = places.of(speaker).held;
  const last = held[countStarts(held, start) - 1];
  const another = last !== undefined && last.mention.start > place.mention.start;
  return another && kindOfOccasion(last.type) !== kindOfOccasion(place.type) ? null : place;
}

/** The one occasion of a speaker that the article tells of, though not when it was held: "Fenn’s keynote". */
function onlyOccasion({ all, held }: OwnPlaces): Place | null {
  const [only] = all;
  if (!only || held.length > 0 || !OCCASIONS.has(kindOfOccasion(only.type))) return null;
  return all.every(({ type }) => kindOfOccasion(type) === kindOfOccasion(only.type)) ? only : null;
}

/** Reads how words stand in the article. */
function createSaidReader(
  scene: Scene,
  speakers: SpeakerList,
): (quotation: AttributedQuotation, index: number) => Said {
  const { tokens, sentences, quoteTokens } = scene.narration;
  const starts = tokens.map(({ start }) => start);
  return ({ start, speaker, kind, cue }, index) => {
    const first = tokens[quoteTokens[index]?.[0] ?? 0];
    const sentence = cue ? (tokens[countBelow(starts, cue.start + 1) - 1]?.sentence ?? 0) : (first?.sentence ?? 0);
    const { from, to } = sentences[sentence] ?? { from: 0, to: 0 };
    const narration = textOf(tokens, from, to);
    const word = cue?.text.toLowerCase().split(/\s+/).at(-1) ?? '';
    const verb = REPORTING.get(word);
    return {
      start,
      speaker,
      kind,
      paragraph: first?.paragraph ?? 0,
      sentence,
      who: speaker === null ? 'none' : (speakers.entity(speaker)?.entity.kind ?? 'unnamed'),
      lemma: verb?.lemma ?? (cue ? word : null),
      form: cue ? (verb?.form ?? 'other') : 'none',
      otherTimes: isOfOtherTimes(narration, cue),
      day: dayOf(narration),
    };
  };
}
