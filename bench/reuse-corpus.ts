/** A generated corpus with planted reuse: as large as asked for, the same on every machine. */
import type { Article, AttributedQuotation, CorpusAttribution, LocalSpeaker, Speaker } from '../src/model.ts';

/** What was done to a statement where an article prints it. */
export type Planting = 'fresh' | 'verbatim' | 'near' | 'cut' | 'excerpt';

/** A printed statement: which base statement it repeats, and how. */
export interface Planted {
  readonly base: number;
  readonly how: Planting;
}

export interface Generated {
  readonly articles: Article[];
  readonly corpus: CorpusAttribution;
  /** For each article, for each of its quotations. */
  readonly planted: Planted[][];
}

/** Mulberry32: a small generator of pseudo-random numbers in [0,1). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const VOCABULARY = 30_000;
const PER_ARTICLE = 5;
/** One statement in so many is new; the others repeat one. */
const REPEATS = 4;
const ONSETS = 'b c d f g h j k l m n p r s t v w st tr pl br gr sh ch'.split(' ');
const VOWELS = 'a e i o u ai ea oo'.split(' ');

function nameWord(index: number): string {
  let word = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor(rest / (ONSETS.length * VOWELS.length))) {
    word += (ONSETS[rest % ONSETS.length] ?? '') + (VOWELS[Math.floor(rest / ONSETS.length) % VOWELS.length] ?? '');
  }
  return word;
}

/** Edits inside the guaranteed range: one word in eight from twenty words on. */
function editWords(words: string[], random: () => number, draw: () => string): string[] {
  const allowed = words.length < 12 ? 1 : words.length < 20 ? 2 : Math.floor(words.length / 8);
  const changed = [...words];
  const edits = 1 + Math.floor(random() * allowed);
  for (let i = 0; i < edits; i++) {
    const place = Math.floor(random() * changed.length);
    const kind = random();
    if (kind < 0.5) changed[place] = draw();
    else if (kind < 0.75) changed.splice(place, 1);
    else changed.splice(place, 0, draw());
  }
  return changed.length < 8 ? words : changed;
}

/** A statement that was made up: every base is printed twice as it is before any outlet changes it. */
interface Base {
  readonly words: string[];
  readonly speaker: number;
  prints: number;
}

/** A corpus of about `statements` printed statements. */
export function generateCorpus(statements: number, seed = 1): Generated {
  const random = createRandom(seed);
  const vocabulary = Array.from({ length: VOCABULARY }, (_, i) => nameWord(i));
  // Zipf's law, as in print: how often a word comes falls off with its rank.
  const draw = (): string => vocabulary[Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** random()) - 1)] ?? 'a';
  const speakers: Speaker[] = [];
  const bases: Base[] = [];
  const articles: Article[] = [];
  const attributions: CorpusAttribution['articles'][number][] = [];
  const planted: Planted[][] = [];
  const count = Math.max(1, Math.round(statements / PER_ARTICLE));
  for (let a = 0; a < count; a++) {
    const id = `article-${String(a).padStart(8, '0')}`;
    const parts: string[] = [];
    let length = 0;
    const places: [number, number][] = [];
    const speakerIds: string[] = [];
    const own: Planted[] = [];
    while (own.length < PER_ARTICLE) {
      const { base, how, words } = nextStatement(bases, speakers, random, draw);
      const origin = bases[base];
      if (!origin || own.some((other) => other.base === base)) continue;
      origin.prints++;
      const sentence = words.join(' ');
      const speaker = speakers[bases[base]?.speaker ?? 0]?.name ?? '';
      const printed = `\u201c${sentence[0]?.toUpperCase()}${sentence.slice(1)},\u201d said ${speaker}. `;
      places.push([length + 1, length + sentence.length + 2]);
      parts.push(printed);
      length += printed.length;
      speakerIds.push(speakers[bases[base]?.speaker ?? 0]?.id ?? '');
      own.push({ base, how });
    }
    // Through bytes and back: one flat string, as an article that was read from a file.
    const text = Buffer.from(parts.join(''), 'utf8').toString('utf8');
    const quotations = places.map(([start, end], i) => quotationAt(id, text, start, end, i));
    articles.push(articleOf(id, text, Math.floor(random() * 500)));
    const local = speakerIds.map(
      (name): LocalSpeaker => ({ name, kind: 'person', aliases: [], roles: [], voiceOf: [] }),
    );
    attributions.push({ articleId: id, quotations, speakers: local, documents: [], unresolved: [], speakerIds });
    planted.push(own);
  }
  return { articles, corpus: { speakers, articles: attributions }, planted };
}

function nextStatement(
  bases: Base[],
  speakers: Speaker[],
  random: () => number,
  draw: () => string,
): { base: number; how: Planting; words: string[] } {
  if (bases.length < 2 * PER_ARTICLE || random() < 1 / REPEATS) {
    const length = 8 + Math.floor(random() * 24);
    if (speakers.length === 0 || random() < 0.2) {
      const id = `Speaker${speakers.length}`;
      speakers.push({ id, name: id, kind: 'person', aliases: [], roles: [], voiceOf: [] });
    }
    const speaker = Math.floor(random() * speakers.length);
    bases.push({ words: Array.from({ length }, draw), speaker, prints: 0 });
    const base = bases.length - 1;
    return { base, how: 'fresh', words: bases[base]?.words ?? [] };
  }
  // Most of what is repeated is recent; a few statements go on for ever.
  const base = bases.length - Math.max(1, Math.min(bases.length, Math.floor(bases.length ** random())));
  const own = bases[base];
  if (!own) throw new Error('no statement to repeat');
  const { words } = own;
  const kind = own.prints < 2 ? 0 : random();
  if (kind < 0.6) return { base, how: 'verbatim', words };
  if (kind < 0.85) return { base, how: 'near', words: editWords(words, random, draw) };
  if (kind < 0.92 && words.length >= 16) {
    const kept = 6 + Math.floor(random() * (words.length - 14));
    return { base, how: 'cut', words: [...words.slice(0, kept), ...words.slice(words.length - 7)] };
  }
  const start = Math.floor(random() * (words.length - 6));
  return { base, how: 'excerpt', words: words.slice(start, start + 6) };
}

function quotationAt(
  articleId: string,
  text: string,
  start: number,
  end: number,
  speaker: number,
): AttributedQuotation {
  return {
    articleId,
    start,
    end,
    text: text.slice(start, end),
    kind: 'statement',
    parts: [{ start, end }],
    parent: null,
    cue: null,
    mention: null,
    speaker,
    document: null,
    confidence: 0.9,
    evidence: [],
    continues: null,
  };
}

function articleOf(id: string, text: string, outlet: number): Article {
  return {
    id,
    file: `${id}.txt`,
    sha256: '',
    text,
    title: null,
    outlet: `Outlet ${outlet}`,
    owner: `Owner ${outlet % 150}`,
    byline: null,
    published: null,
    url: null,
    words: 0,
    regions: [],
  };
}
