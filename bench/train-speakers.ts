/**
 * News with who speaks, as examples for the source ranker: for each stretch the phrases near it that careful readers' mention of the
 * speaker covers, else those that the program takes for the speaker they name.
 */
import type { Phrase } from '../src/attribution/narration/phrases.ts';
import { describeCast } from '../src/attribution/people/apposition.ts';
import { findCast } from '../src/attribution/people/entities.ts';
import { createStage, resolvePhrase } from '../src/attribution/people/resolve.ts';
import { findCandidates } from '../src/attribution/ranking/candidates.ts';
import { rankQuotations } from '../src/attribution/ranking/draft.ts';
import { type GoldStory, type NewsGold, readNewsGold } from './news-gold.ts';
import { type GoldQuote, overlap, type Seen, type SeenArticle, seeArticle } from './train-data.ts';

/** The articles to fit on, `folder` being the benchmark's; a stretch that nobody said, or whose speaker is nowhere near, is left unlabelled: with those, fewer sources are found. */
export function readSpeakers(folder: string): SeenArticle[] {
  return readNewsGold(folder).map(see);
}

function see({ gold, ...story }: GoldStory): SeenArticle {
  const seen = seeArticle({ ...story, quotes: [] });
  const spansOf = speakerSpans(seen);
  return {
    ...seen,
    seen: seen.seen.map((item): Seen => {
      const label = gold.find((one) => overlap(one, item.quotation) >= 0.7);
      const segments = label?.speaker ? spansOf(item, label) : [];
      const [first] = segments;
      if (!first) return { ...item, label: 'unlabelled' };
      const { start, end } = item.quotation;
      const source: GoldQuote['source'] = { start: first[0], end: first[1], segments };
      return { ...item, label: 'quote', gold: { start, end, source } };
    }),
  };
}

type Span = readonly [start: number, end: number];

/** The last words of the phrases near a stretch that stand for its speaker. */
function speakerSpans({ article, scene, quotations }: SeenArticle): (item: Seen, label: NewsGold) => Span[] {
  const { tokens } = scene.narration;
  const cast = findCast(scene.narration, scene.phrases);
  describeCast(scene, cast);
  const drafts = rankQuotations(article.text, scene, quotations);
  const stage = createStage(scene, cast, new Set(drafts.map(({ phrase }) => phrase)));
  const nameOf = (phrase: Phrase) => cast.entities[resolvePhrase(stage, phrase)]?.name ?? null;
  const headOf = ({ to }: Phrase): Span => [tokens[to - 1]?.start ?? 0, tokens[to - 1]?.end ?? 0];
  return ({ view }, { speaker, also = [], mention }) => {
    const near = findCandidates(scene, view, []).flatMap((index) => scene.phrases[index] ?? []);
    const head = near.filter((phrase) => mention && headOf(phrase)[0] < mention[1] && headOf(phrase)[1] > mention[0]);
    if (head.length > 0) return head.map(headOf);
    const lasts = [speaker ?? '', ...also].map(lastWord);
    const named = near.filter((phrase) => {
      const name = nameOf(phrase);
      return lasts.includes(name === null ? (tokens[phrase.to - 1]?.lower ?? '') : lastWord(name));
    });
    return named.map(headOf);
  };
}

function lastWord(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[.,]/g, '')
    .replace(/ (?:jr|sr|ii|iii)$/, '');
  return words.split(' ').at(-1) ?? '';
}
