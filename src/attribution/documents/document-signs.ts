/** What a sentence says of where its words were said: "told reporters", "in a letter", "at a rally", "on Facebook". */

import type { DocumentType } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import type { Cast } from '../people/entities.ts';
import { type DocumentSign, type Listeners, readAudience } from './audience.ts';
import { isDate } from './noun-groups.ts';
import { typeOfThing } from './setting-types.ts';
import { readSetting } from './settings.ts';
import { isOwned, isPaper, JUDGES, readSignature, readWriter } from './writers.ts';

const BY_VERB: Readonly<Record<string, DocumentType>> = {
  tweet: 'post',
  retweet: 'post',
  blog: 'post',
  post: 'post',
  email: 'email',
  text: 'email',
  testify: 'testimony',
};
/** Nouns of people who speak for an outlet or write in one. */
const PRESS_PEOPLE =
  /^(?:host|co-host|anchor|reporter|correspondent|journalist|interviewer|broadcaster|columnist|newsman|moderator|podcaster)$/;

/** How far from the verb, in tokens, an occasion may be named. */
const WINDOW = 60;

/** Reads the signs of an article. */
export interface SignReader {
  /** The document of words from their mention (`null`: none), cue (`null`: none) and the cue's sentence. */
  read(sentence: number, phrase: Phrase | null, frame: Frame | null): DocumentSign | null;
}

/** Begins the reading of an article; `outlet`: its own, if that is known. */
export function createSignReader(text: string, scene: Scene, cast: Cast, outlet: string | null): SignReader {
  const { tokens } = scene.narration;
  let press: ReadonlySet<number> | null = null;
  const listeners: Listeners = {
    tokens,
    outlet: (outlet ?? '').toLowerCase(),
    get opening() {
      return typeOfOpening(tokens);
    },
    isPress: (phrase) => {
      press ??= findPressPeople(listeners, scene, cast);
      return press.has(cast.ofPhrase[phrase.index] ?? -1);
    },
    phraseAt: (token) => {
      const phrase = scene.phrases[countBelow(scene.starts, token + 2) - 1];
      return phrase && phrase.from >= token ? phrase : null;
    },
  };
  /** Whom the article calls a judge or justice. */
  const isJudge = ({ index }: Phrase): boolean => {
    const entity = cast.entities[cast.ofPhrase[index] ?? -1];
    return entity?.kind === 'person' && [...entity.nouns].some((noun) => JUDGES.test(noun));
  };
  const settings = new Map<number, DocumentSign | null>();
  /** The setting at a token, read once: a sentence is asked for each of its verbs. `to` ends its sentence. */
  const settingAt = (at: number, to: number): DocumentSign | null => {
    const known = settings.get(at);
    if (known !== undefined) return known;
    const setting = readSetting(listeners, text, at, to);
    settings.set(at, setting);
    return setting;
  };
  return {
    read(sentence, phrase, frame) {
      const byMention = phrase && readMention(listeners, scene, phrase, frame);
      if (byMention) return byMention;
      const byVerb = frame?.lemma ? BY_VERB[frame.lemma] : undefined;
      const verb = frame ? (tokens[frame.verb]?.lower ?? '') : '';
      if (byVerb && frame && verb !== 'text' && verb !== 'texts')
        return { type: byVerb, from: frame.verb, to: frame.verb + 1 };
      const at = frame ? (tokens[frame.verb]?.sentence ?? sentence) : sentence;
      const setting = (frame ? readTold(listeners, scene, frame) : null) ?? readSentence(settingAt, scene, at, frame);
      const writer =
        phrase && (!setting || (frame && setting.from < frame.verb))
          ? readWriter(listeners, scene, phrase, frame, isJudge)
          : null;
      const sign = writer ?? setting;
      return sign?.type === 'memo' && phrase && isPaper(listeners, phrase) ? { ...sign, type: 'article' } : sign;
    },
  };
}

/** What "in his opening statement" means in an article. */
function typeOfOpening(tokens: readonly Token[]): DocumentType {
  const has = (words: RegExp) => tokens.some(({ lower }) => words.test(lower));
  if (has(/^(?:testimony|testified|testify|testifying|hearings?|lawmakers)$/)) return 'testimony';
  return has(/^(?:trial|jury|jurors|prosecutors?|courtroom)$/) ? 'court' : has(/^debates?$/) ? 'debate' : 'statement';
}

/** The entities that the article calls reporters or hosts, or names by their outlet: "the Courier’s Nora Fenn". */
function findPressPeople(listeners: Listeners, scene: Scene, cast: Cast): Set<number> {
  const found = new Set<number>();
  cast.entities.forEach(({ nouns, kind }, at) => {
    if (kind === 'person' && [...nouns].some((noun) => PRESS_PEOPLE.test(noun))) found.add(at);
  });
  for (const phrase of scene.phrases) {
    const owner = scene.phrases[phrase.index - 1];
    const entity = cast.ofPhrase[phrase.index] ?? -1;
    if (entity < 0 || !owner?.possessive || owner.from !== phrase.from) continue;
    if (cast.entities[entity]?.kind === 'person' && isOwned(listeners, owner)) found.add(entity);
  }
  return found;
}

/** "the letter says", "@fenn wrote", "Fenn (@fenn)": what the mention alone tells. */
function readMention(listeners: Listeners, scene: Scene, phrase: Phrase, frame: Frame | null): DocumentSign | null {
  const { tokens } = listeners;
  const { from, to } = phrase;
  const owned = phrase.possessive ? scene.phrases[phrase.index + 1] : undefined;
  const thing = owned?.type === 'document' && owned.from === from ? owned : phrase;
  const type = thing.type === 'document' ? typeOfThing(tokens, thing) : null;
  if (type) return { type, from, to: thing.to };
  if (tokens[to - 1]?.text.startsWith('@')) return { type: 'post', from, to };
  if (tokens[to]?.tag === '(' && tokens[to + 1]?.text.startsWith('@')) return { type: 'post', from, to: to + 2 };
  return frame ? null : readSignature(listeners, scene, phrase);
}

/** "told reporters", "told the court", "addressed the council". */
function readTold(listeners: Listeners, scene: Scene, frame: Frame): DocumentSign | null {
  if (!frame.lemma || !/^(?:tell|remind|inform|address|assure|warn)$/.test(frame.lemma)) return null;
  const { tokens } = listeners;
  const object = tokens[frame.verb + 1];
  if (!object || object.quote >= 0) return frame.lemma === 'tell' ? readTitleTold(listeners, frame) : null;
  if (/^(?:them|him|her|you)$/.test(object.lower) && object.tag === 'O')
    return object.lower === 'them' ? readThem(listeners, frame) : null;
  const audience = readAudience(listeners, frame.verb + 1, scene.narration.sentences[object.sentence]?.to ?? 0);
  if (!audience || (audience.type === 'interview' && frame.lemma !== 'tell')) return null;
  if (audience.type === 'meeting' && /^(?:warn|assure|remind)$/.test(frame.lemma)) return null;
  return { type: audience.type, from: frame.verb, to: audience.to };
}

/** "told “Fenn & Friends”": a programme in marks, with words after it that were told. */
function readTitleTold({ tokens }: Listeners, { verb }: Frame): DocumentSign | null {
  const after = tokens[verb + 2];
  if (!tokens[verb + 1] || !after || after.sentence !== tokens[verb]?.sentence) return null;
  return /^[,.:]$/.test(after.tag) ? null : { type: 'interview', from: verb, to: verb + 2 };
}

/** "the crowd booed when he told them": the listeners, named before in the sentence. */
function readThem(listeners: Listeners, frame: Frame): DocumentSign | null {
  const { tokens } = listeners;
  const { sentence } = tokens[frame.verb] as Token;
  for (let at = frame.verb - 1; at >= 0 && tokens[at]?.sentence === sentence; at--) {
    if (tokens[at]?.tag !== 'N') continue;
    const audience = readAudience(listeners, at, at + 1);
    if (audience && /^(?:speech|press-conference)$/.test(audience.type))
      return { type: audience.type, from: at, to: at + 1 };
  }
  return null;
}

/** The first setting of a sentence; one that hangs on a verb after the cue's does not count. */
function readSentence(
  settingAt: (at: number, to: number) => DocumentSign | null,
  scene: Scene,
  index: number,
  frame: Frame | null,
): DocumentSign | null {
  const { tokens } = scene.narration;
  const sentence = scene.narration.sentences[index];
  if (!sentence) return null;
  const beside = frame ? settingAt(skipDates(tokens, frame.verb + 1), sentence.to) : null;
  if (beside) return beside;
  const pivot = frame ? frame.verb : sentence.from + WINDOW;
  for (let at = Math.max(sentence.from, pivot - WINDOW); at < Math.min(sentence.to, pivot + WINDOW); at++) {
    if (!'IT'.includes(tokens[at]?.tag ?? '.') && tokens[at]?.lower !== 'before') continue;
    if (frame && frame.verb < at && hasVerbBetween(tokens, frame.verb + 1, at)) continue;
    const sign = settingAt(at, sentence.to);
    if (sign?.type === 'broadcast' && /^(?:asked|interviewed|questioned|pressed)$/.test(tokens[at - 1]?.lower ?? ''))
      return { ...sign, type: 'interview' };
    if (sign) return sign;
  }
  return null;
}

/** "said Friday on Valley Radio": the preposition beside the verb comes before all others. */
function skipDates(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 3 && tokens[at] && (isDate(tokens[at] as Token) || tokens[at]?.tag === 'R')) at++;
  return at;
}

function hasVerbBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.tag === 'V' && tokens[at]?.quote === -1) return true;
  return false;
}
