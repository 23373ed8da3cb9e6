/** Words that stand in a record as they are: looked up by the first two, so that a million statements take no time. */
import type { Word } from '../text.ts';

/** Finds the places (numbers of the first word) at which some words stand one after the other. */
export type FindRuns = (words: readonly string[], from?: number) => readonly number[];

/** Prepares the look-up for the words of a record. */
export function indexRuns(words: readonly Word[]): FindRuns {
  const places = new Map<string, number[]>();
  const enter = (key: string, place: number): void => {
    const list = places.get(key);
    if (list) list.push(place);
    else places.set(key, [place]);
  };
  words.forEach(({ word }, place) => {
    enter(word, place);
    const next = words[place + 1];
    if (next) enter(`${word} ${next.word}`, place);
  });
  return (wanted, from = 0) => {
    const [first, second] = wanted;
    if (first === undefined) return [];
    const key = second === undefined ? first : `${first} ${second}`;
    return (places.get(key) ?? []).filter(
      (place) => place >= from && wanted.every((word, i) => words[place + i]?.word === word),
    );
  };
}
