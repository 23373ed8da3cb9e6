/** Who is quoted where in an article: how the words of a speaker follow each other, and who is quoted in between. */
import { countBelow } from '../../sorted.ts';
import type { Between, Said } from './choice-features.ts';
import type { Place } from './places.ts';

/** What is quoted around words. */
export interface Runs {
  /** What is quoted between a place and words. */
  between(place: Place, said: Said): Pick<Between, 'others' | 'run'>;
  /** The speaker's share of all that is said, in [0,1]. */
  share(speaker: number | null): number;
}

/** The words of one speaker: where they begin, in which paragraph, and in which paragraph the run that they are in begins. */
interface Run {
  readonly starts: number[];
  readonly paragraphs: number[];
  readonly begins: number[];
}

/** Paragraphs within which words follow each other. */
const RUN = 2;

/** Reads all that is said in an article, in text order. */
export function createRuns(all: readonly Said[]): Runs {
  const starts: number[] = [];
  const bySpeaker = new Map<number | null, Run>();
  for (const { start, paragraph, speaker } of all) {
    if (speaker !== null) starts.push(start);
    const run = bySpeaker.get(speaker) ?? { starts: [], paragraphs: [], begins: [] };
    bySpeaker.set(speaker, run);
    const last = run.paragraphs.at(-1);
    run.begins.push(last !== undefined && paragraph - last <= RUN ? (run.begins.at(-1) ?? paragraph) : paragraph);
    run.paragraphs.push(paragraph);
    run.starts.push(start);
  }
  return {
    between(place, said) {
      const own = bySpeaker.get(said.speaker);
      const from = Math.min(place.mention.start, said.start);
      const to = Math.max(place.mention.start, said.start);
      const count = (list: readonly number[]) => countBelow(list, to) - countBelow(list, from + 1);
      const mine = own && said.speaker !== null ? count(own.starts) : 0;
      return { others: count(starts) > mine, run: own ? isUnbroken(own, place.paragraph, said) : false };
    },
    share: (speaker) => (bySpeaker.get(speaker)?.starts.length ?? 0) / Math.max(1, all.length),
  };
}

/** Whether the speaker's words follow each other from a paragraph on. */
function isUnbroken({ starts, paragraphs, begins }: Run, from: number, { start, paragraph }: Said): boolean {
  const before = countBelow(starts, start) - 1;
  const last = paragraphs[before];
  if (last === undefined || last < from) return paragraph - from <= RUN;
  return paragraph - last <= RUN && (begins[before] ?? last) - from <= RUN;
}
