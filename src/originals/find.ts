/** Where in a record words stand: as they are, changed, cut; or the nearest that it holds. */
import type { Original, RecordRelation, RecordSentence, Span } from '../model.ts';
import { alignTexts } from '../reuse/changes/align.ts';
import { readDeclared } from '../reuse/changes/declared.ts';
import { createStrip } from '../reuse/changes/negation.ts';
import { relateDeclared, relateWordings } from '../reuse/relations/relate.ts';
import type { Sequence } from '../reuse/words/compare.ts';
import { findSameWords } from '../reuse/words/same.ts';
import type { Word } from '../text.ts';
import { type FindRuns, indexRuns } from './run.ts';
import { readSentences } from './sentences.ts';

/** A passage of a record that holds some words. */
export interface Found extends Span {
  readonly relation: Exclude<RecordRelation, 'unrecorded'>;
  /** Of its first sentence: whose turn it is. */
  readonly speaker: string | null;
  /** Word edits; 0 for words that stand there as they are. */
  readonly cost: number;
}

/** A record that words can be looked up in. */
export interface RecordIndex {
  readonly original: Original;
  readonly sentences: readonly RecordSentence[];
  /** Words that stand there as they are, however few. */
  readonly findSame: (text: string) => Found | null;
  /** The same, else the passage that they are near enough to. */
  readonly find: (text: string) => Found | null;
  /** The sentence that shares most with words that stand nowhere; `null`: none shares enough to be shown. */
  readonly findNearest: (text: string) => Span | null;
}

/** Sentences that are looked at closely for words that do not stand there as they are: those that share most words. */
const CANDIDATES = 8;
/** Share of their words that two texts have in common to be shown as nearest to each other. */
const NEAREST_SHARE = 0.3;
/** Words of a print that marks its cuts; shorter ones stand anywhere. */
const CUT_WORDS = 5;

/** A stretch of sentences, with its words as numbers. */
interface Unit extends Span {
  readonly speaker: string | null;
  /** Each once. */
  readonly words: ReadonlySet<string>;
  readonly sequence: Sequence;
}

/** Reads a record into sentences and words; those of different turns are never taken together. */
export function openRecord(
  original: Original,
  sentences: readonly RecordSentence[] = readSentences(original),
): RecordIndex {
  const { text } = original;
  const [all, sentenceOf]: [Word[], number[]] = [[], []];
  sentences.forEach(({ start, end }, i) => {
    for (const word of findSameWords(text.slice(start, end), start)) {
      all.push(word);
      sentenceOf.push(i);
    }
  });
  const place = { text, sentences, words: all, sentenceOf, findRuns: indexRuns(all) };
  const vocabulary = new Map<string, number>();
  const units = listUnits(place, vocabulary);
  const findSame = createSame(place);
  const findNear = createNear(place, units, vocabulary);
  return {
    original,
    sentences,
    findSame,
    find: (given) => findSame(given) ?? findNear(given),
    findNearest: (given) => findNearest(units, wordsOf(given)),
  };
}

/** Words as numbers; `vocabulary` grows. */
function numberWords(words: readonly string[], vocabulary: Map<string, number>): Sequence {
  const tokens = Int32Array.from(words, (word) => {
    const known = vocabulary.get(word) ?? vocabulary.size;
    vocabulary.set(word, known);
    return known;
  });
  return { tokens, from: 0, length: tokens.length };
}

/** Finds the passage that words are a change of: that of the fewest changes, then of the fewest sentences. */
function createNear(place: Place, units: readonly Unit[], vocabulary: Map<string, number>): RecordIndex['findSame'] {
  return (given) => {
    const own = wordsOf(given);
    const sequence = numberWords(own, vocabulary);
    const strip = createStrip(vocabulary);
    const declared = readDeclared(given, vocabulary);
    let best: Found | null = null;
    for (const { start, end, speaker, sequence: unit } of pickUnits(units, own)) {
      const swap = sequence.length > unit.length;
      const [part, whole] = swap ? [unit, sequence] : [sequence, unit];
      const related =
        relateWordings(part, whole, () => true, strip) ?? (declared === null ? null : relateDeclared(declared, unit));
      if (related === null || related.kinship === 'miss' || (swap && 2 * unit.length < sequence.length)) continue;
      const cost = related.cost + (swap ? sequence.length - unit.length : 0) + 1;
      if (best !== null && best.cost <= cost) continue;
      const isWhole = related.kinship === 'near' && !related.declared;
      const span = isWhole ? { start, end } : trim(place.text, { start, end }, given);
      best = { ...span, relation: 'altered', speaker, cost };
    }
    return best ?? (declared === null ? null : findCut(place, given));
  };
}

interface Place {
  readonly text: string;
  readonly sentences: readonly RecordSentence[];
  readonly words: readonly Word[];
  /** For each word its sentence. */
  readonly sentenceOf: readonly number[];
  readonly findRuns: FindRuns;
}

const wordsOf = (text: string): string[] => findSameWords(text).map(({ word }) => word);

/** Of several places the one that is whole sentences, then the first. */
function createSame({ sentences, words, sentenceOf, findRuns }: Place): RecordIndex['findSame'] {
  return (given) => {
    const wanted = wordsOf(given);
    let best: Found | null = null;
    for (const at of findRuns(wanted)) {
      const last = at + wanted.length - 1;
      const [from, to] = [sentences[sentenceOf[at] ?? -1], sentences[sentenceOf[last] ?? -1]];
      const [head, tail] = [words[at], words[last]];
      if (!from || !to || !head || !tail || from.speaker !== to.speaker) continue;
      const begins = sentenceOf[at - 1] !== sentenceOf[at];
      const ends = sentenceOf[last + 1] !== sentenceOf[last];
      const relation = begins && ends ? 'verbatim' : 'excerpt';
      if (best !== null && relation === 'excerpt') continue;
      const start = begins ? from.start : head.start;
      best = { start, end: ends ? to.end : tail.end, relation, speaker: from.speaker, cost: 0 };
      if (relation === 'verbatim') break;
    }
    return best;
  };
}

/** Sentences, and any two of one turn that follow one another. */
function listUnits({ text, sentences }: Place, vocabulary: Map<string, number>): Unit[] {
  const unit = ({ start }: Span, { end }: Span, speaker: string | null): Unit => {
    const words = wordsOf(text.slice(start, end));
    return { start, end, speaker, words: new Set(words), sequence: numberWords(words, vocabulary) };
  };
  return sentences.flatMap((sentence, i) => {
    const next = sentences[i + 1];
    const own = unit(sentence, sentence, sentence.speaker);
    return next && next.speaker === sentence.speaker ? [own, unit(sentence, next, sentence.speaker)] : [own];
  });
}

function countShared(own: ReadonlySet<string>, words: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of own) if (words.has(word)) shared++;
  return shared;
}

/** The units that share most words with a text, best first; of those that share as many the shorter. */
function pickUnits(units: readonly Unit[], words: readonly string[]): Unit[] {
  const own = new Set(words);
  return units
    .map((unit) => ({ unit, shared: countShared(own, unit.words) }))
    .filter(({ shared }) => shared > 0)
    .sort(
      (a, b) => b.shared - a.shared || a.unit.sequence.length - b.unit.sequence.length || a.unit.start - b.unit.start,
    )
    .slice(0, CANDIDATES)
    .map(({ unit }) => unit);
}

function findNearest(units: readonly Unit[], words: readonly string[]): Span | null {
  const own = new Set(words.filter((word) => word.length > 3));
  let best: { readonly unit: Unit; readonly share: number } | null = null;
  for (const unit of units) {
    const shared = countShared(own, unit.words);
    const share = shared / Math.max(own.size, 1);
    if (shared < 2 || share < NEAREST_SHARE || (best !== null && best.share >= share)) continue;
    best = { unit, share };
  }
  return best === null ? null : { start: best.unit.start, end: best.unit.end };
}

/** A passage without what a print of it leaves out at the edges. */
function trim(text: string, { start, end }: Span, given: string): Span {
  const { from, hunks } = alignTexts(text.slice(start, end), given);
  const [first, last] = [hunks[0], hunks.at(-1)];
  const head = first && first.fromStart === 0 && first.toEnd === first.toStart ? from[first.fromEnd] : undefined;
  const tail =
    last && last.fromEnd === from.length && last.toEnd === last.toStart ? from[last.fromStart - 1] : undefined;
  return { start: head ? start + head.start : start, end: tail ? start + tail.end : end };
}

const CUT = /\[?(?:…|\.\s?\.\s?\.)\]?/;

/** Words that an ellipsis parts, each part as it stands in the record, one after the other. */
function findCut({ words, sentences, sentenceOf, findRuns }: Place, given: string): Found | null {
  const parts = given
    .split(CUT)
    .map(wordsOf)
    .filter((part) => part.length > 0);
  if (parts.length < 2 || parts.flat().length < CUT_WORDS) return null;
  for (const first of findRuns(parts[0] ?? [])) {
    let at = first + (parts[0]?.length ?? 0);
    const isThere = parts.slice(1).every((part) => {
      const [next] = findRuns(part, at);
      at = (next ?? 0) + part.length;
      return next !== undefined;
    });
    const [head, tail] = [words[first], words[at - 1]];
    if (!isThere || !head || !tail) continue;
    const { speaker = null } = sentences[sentenceOf[first] ?? -1] ?? {};
    return { start: head.start, end: tail.end, relation: 'altered', speaker, cost: parts.length };
  }
  return null;
}
