/**
 * Which occasion words belong to whose own sentence names none: the places of the article that speak of one and "none", weighed by a
 * log-linear model (fitted by bench/train-documents.ts). The quotations are taken in text order; each sees what was decided before.
 */
import type { DocumentType } from '../../model.ts';
import { readWeights, type Weights } from '../words/read-weights.ts';
import {
  beforeFeatures,
  type Decided,
  kindFeatures,
  lastFeatures,
  noneFeatures,
  openingFeatures,
  placeFeatures,
  type Relation,
  type Said,
} from './choice-features.ts';
import { countStarts, kindOfOccasion, type Place, type Places } from './places.ts';
import { createRuns } from './runs.ts';

export const CHOICE_WEIGHTS: Weights = readWeights(new URL('./choice.data.json', import.meta.url));

/** An occasion that words may belong to; `kind` `null`: the article does not tell. */
export interface Option {
  readonly kind: DocumentType | null;
  readonly features: readonly string[];
  /** The place that speaks of it, the speaker's own first; `null`: other words were said there. */
  readonly place: Place | null;
  /** The document of the words before that were said there; `null`: it is known from a place alone. */
  readonly document: number | null;
}

/** Chooses for the words of an article, in text order. */
export interface Chooser {
  /** The options of the next words, "none" first. */
  options(said: Said): Option[];
  /** Notes where the next words were said. */
  decide(decided: Decided): void;
}

/** Places of a speaker that are looked at on either side. */
const LOOKED_AT = 24;
/** How many paragraphs away an occasion may be, and one of somebody else before and after the words. */
const FAR = 60;
const OTHERS_BEFORE = 12;
const OTHERS_AFTER = 1;
/** A post is one short text: its own paragraph and the next. */
const POST_LASTS = 1;
/** Paragraphs within which somebody else's words are just before. */
const RECENT = 3;

/** Begins the choice for an article: all that is said in it in text order, and the kinds that their own sentences name. */
export function createChooser(places: Places, all: readonly Said[], named: readonly DocumentType[]): Chooser {
  const runs = createRuns(all);
  const counts = new Map<DocumentType, number>();
  for (const kind of named) counts.set(kind, (counts.get(kind) ?? 0) + 1 / named.length);
  const before = new Map<number, Decided>();
  let last: Decided | null = null;

  /** Adds what was decided of the words before. */
  const addDecided = (list: OptionList, said: Said, mine: Decided | null, held: Place | null): void => {
    if (mine?.kind && !(mine.kind === 'post' && said.paragraph - mine.said.paragraph > POST_LASTS)) {
      const stale = held !== null && held.mention.start > mine.said.start && kindOfOccasion(held.type) !== mine.kind;
      list.add(mine.kind, beforeFeatures(mine, mine.kind, said, stale), null, mine.document);
    }
    if (last?.kind && last !== mine && said.paragraph - last.said.paragraph <= RECENT)
      list.add(last.kind, lastFeatures(last, last.kind, said, held !== null), null, last.document);
  };
  return {
    options(said) {
      const own = places.of(said.speaker);
      const nearest = nearestOf(own.held, said.start);
      const share = runs.share(said.speaker);
      const list = createOptionList();
      const add = (place: Place, relation: Relation): void => {
        if (isApart(place, said)) return;
        const between = { ...runs.between(place, said), types: own.types, share };
        list.add(kindOfOccasion(place.type), placeFeatures(place, said, relation, between), place, null);
      };
      for (const place of nearest) if (place) add(place, 'own');
      for (const place of furtherOf(own.all, said.start, nearest))
        add(place, place.way === 'trace' ? 'spoken' : 'further');
      for (const place of othersNear(places.held, said)) add(place, place.speaker === null ? 'nobody' : 'other');
      for (const place of places.opening)
        if (place.mention.start < said.start && !isOwn(place, said) && !isApart(place, said))
          list.add(kindOfOccasion(place.type), openingFeatures(place), place, null);
      const mine = said.speaker === null ? null : (before.get(said.speaker) ?? null);
      addDecided(list, said, mine, nearest[0]);
      const none = noneFeatures(said, { types: own.types, share }, nearest, [mine, last]);
      const kinds = new Set(own.all.map(({ type }) => kindOfOccasion(type)));
      return [
        { kind: null, features: none, place: null, document: null },
        ...list.finish((kind) => kindFeatures(kind, said, counts.get(kind) ?? 0, kinds.has(kind))),
      ];
    },
    decide(decided) {
      last = decided;
      if (decided.said.speaker !== null) before.set(decided.said.speaker, decided);
    },
  };
}

/** An occasion that words cannot belong to: of another day, a post of some paragraphs ago, one too far away. */
function isApart({ type, paragraph, day }: Place, said: Said): boolean {
  if (said.day !== null && day !== null && day !== said.day) return true;
  return Math.abs(paragraph - said.paragraph) > (type === 'post' ? POST_LASTS : FAR);
}

function isOwn(place: Place, { speaker }: Said): boolean {
  return speaker !== null && place.speaker === speaker;
}

/** The last place before an offset and the first from it on. */
function nearestOf(held: readonly Place[], start: number): readonly [Place | null, Place | null] {
  const at = countStarts(held, start);
  return [held[at - 1] ?? null, held[at] ?? null];
}

/** Of each further kind the speaker's nearest place on either side. */
function furtherOf(all: readonly Place[], start: number, nearest: readonly (Place | null)[]): Place[] {
  const split = countStarts(all, start);
  const sides = [all.slice(Math.max(0, split - LOOKED_AT), split).reverse(), all.slice(split, split + LOOKED_AT)];
  return sides.flatMap((side, index) => {
    const known = nearest[index];
    const seen = new Set(known ? [kindOfOccasion(known.type)] : []);
    return side.filter(({ type }) => {
      const kind = kindOfOccasion(type);
      if (seen.has(kind)) return false;
      seen.add(kind);
      return true;
    });
  });
}

/** The last place of others before words, and their first in the sentence or paragraph. */
function othersNear(held: readonly Place[], said: Said): Place[] {
  const at = countStarts(held, said.start);
  const before = held
    .slice(Math.max(0, at - LOOKED_AT), at)
    .findLast((place) => !isOwn(place, said) && said.paragraph - place.paragraph <= OTHERS_BEFORE);
  const after = held
    .slice(at, at + LOOKED_AT)
    .find(
      (place) =>
        !isOwn(place, said) && (place.sentence === said.sentence || place.paragraph - said.paragraph <= OTHERS_AFTER),
    );
  return [...(before ? [before] : []), ...(after ? [after] : [])];
}

/** The options of words while they are put together. */
interface OptionList {
  add(kind: DocumentType, features: readonly string[], place: Place | null, document: number | null): void;
  finish(more: (kind: DocumentType) => readonly string[]): Option[];
}

function createOptionList(): OptionList {
  const options = new Map<DocumentType, { features: Set<string>; place: Place | null; document: number | null }>();
  return {
    add(kind, features, place, document) {
      const known = options.get(kind);
      if (!known) {
        options.set(kind, { features: new Set(features), place, document });
        return;
      }
      for (const feature of features) known.features.add(feature);
      known.place ??= place;
      known.document ??= document;
    },
    finish: (more) =>
      [...options].map(([kind, { features, place, document }]) => ({
        kind,
        features: [...new Set([...features, ...more(kind)])],
        place,
        document,
      })),
  };
}

/** The most probable option; the first of equal ones. */
export function chooseOption(options: readonly Option[], weights: Weights): Option | null {
  let best: Option | null = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const option of options) {
    const score = option.features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);
    if (score > top) {
      best = option;
      top = score;
    }
  }
  return best;
}
