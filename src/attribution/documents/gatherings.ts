/**
 * Occasions that several people share: a hearing, a debate, a meeting, a day in court. A gathering has a kind, a place in the
 * text and those who speak in it: whoever its sentence names as doing something there, and whoever answers them. It lasts for
 * the paragraphs after it, until another begins.
 */
import type { DocumentType } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { Frame } from '../narration/cues.ts';
import type { Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';

/** A gathering as the narration speaks of it, at the tokens `[from, to)`. */
export interface Gathering {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly paragraph: number;
  /** The phrases of its sentence that do something there. */
  readonly phrases: readonly number[];
}

const KINDS: Readonly<Record<string, DocumentType>> = {
  hearing: 'meeting',
  debate: 'debate',
  meeting: 'meeting',
  'town hall': 'meeting',
  trial: 'court',
  arraignment: 'court',
  sentencing: 'court',
};
/** "the bail hearing": one in court. */
const IN_COURT =
  /^(?:court|bail|bond|sentencing|extradition|preliminary|detention|appeals?|pretrial|pre-trial|plea|custody)$/;
/** Words of one that is yet to come, or is no single one. */
const TO_COME =
  /^(?:next|upcoming|planned|scheduled|future|possible|proposed|another|no|any|potential|forthcoming|first-ever)$/;
const LATER = /^(?:will|would|scheduled|expected|plans|planned|planning|set|tomorrow|may|might|should|could|upcoming)$/;
/** What leads to a gathering that the sentence takes place in. */
const WITHIN = /^(?:at|during|in|inside|throughout)$/;
/** Verbs of those who answer each other. */
const ANSWERS =
  /^(?:reply|respond|retort|counter|interrupt|interject|snap|press|ask|testify|question|shoot|shot|fire|quip|protest|plead|insist|admonish|chide|challenge|object|demand|tell)$/;

/** The gatherings of an article in text order. */
export function findGatherings(scene: Scene): Gathering[] {
  const { tokens, sentences } = scene.narration;
  const found: Gathering[] = [];
  tokens.forEach((token, at) => {
    const word = token.lower === 'hall' && tokens[at - 1]?.lower === 'town' ? 'town hall' : token.lower;
    const kind = token.quote < 0 ? KINDS[word] : undefined;
    if (!kind || (word === 'meeting' && token.tag === 'G')) return;
    const { from: begin, to: end, paragraph } = sentences[token.sentence] ?? { from: 0, to: 0, paragraph: 0 };
    let from = at;
    while (from > begin && 'DSJNLM'.includes((tokens[from - 1] as Token).tag)) from--;
    if (!isHeld(tokens, begin, from, at, end)) return;
    const court = kind === 'meeting' && tokens.slice(from, at).some(({ lower }) => IN_COURT.test(lower));
    const phrases = scene.phrases
      .slice(countBelow(scene.starts, begin), countBelow(scene.starts, end))
      .filter(({ index }) => (scene.frames.get(index) ?? []).some(isActing))
      .map(({ index }) => index);
    found.push({ type: court ? 'court' : kind, from, to: at + 1, sentence: token.sentence, paragraph, phrases });
  });
  return found;
}

function isActing({ role }: Frame): boolean {
  return role === 'direct' || role === 'across' || role === 'inverted' || role === 'shared';
}

/** Whether the sentence takes place in the gathering, which is not yet to come. */
function isHeld(tokens: readonly Token[], begin: number, from: number, at: number, end: number): boolean {
  const before = tokens[from - 1];
  if (from !== begin && !(before && before.sentence === tokens[at]?.sentence && WITHIN.test(before.lower)))
    return false;
  if (!'DSL'.includes((tokens[from] as Token).tag)) return false;
  for (let word = from; word < at; word++) if (TO_COME.test((tokens[word] as Token).lower)) return false;
  for (let word = begin; word < end; word++) if (LATER.test((tokens[word] as Token).lower)) return false;
  return !/^(?:over|about|on)$/.test(tokens[at + 1]?.lower ?? '') || (tokens[at] as Token).lower !== 'debate';
}

/** How many paragraphs without a word from there a gathering lasts. */
const LASTS = 5;

/** Gives the gathering that words belong to, in text order: their start in characters, paragraph, speaker and the cue's lemma. */
export type Sharing = (start: number, paragraph: number, speaker: number, lemma: string | null) => Gathering | null;

/** Follows the gatherings of an article. `memberOf` gives the speaker behind a phrase (`null`: nobody), `startOf` a token's place. */
export function followGatherings(
  gatherings: readonly Gathering[],
  memberOf: (phrase: number) => number | null,
  startOf: (token: number) => number,
): Sharing {
  const starts = gatherings.map(({ from }) => startOf(from));
  const members = new Set<number>();
  let last = -1;
  let heard = 0;
  return (start, paragraph, speaker, lemma) => {
    const at = countBelow(starts, start) - 1;
    const gathering = gatherings[at];
    if (!gathering) return null;
    if (at !== last) {
      if (gatherings[last]?.type !== gathering.type) members.clear();
      for (const phrase of gathering.phrases) members.add(memberOf(phrase) ?? -1);
      last = at;
      heard = gathering.paragraph;
    }
    if (paragraph - heard > LASTS) return null;
    if (!members.has(speaker) && !(lemma !== null && ANSWERS.test(lemma))) return null;
    members.add(speaker);
    heard = paragraph;
    return gathering;
  };
}
