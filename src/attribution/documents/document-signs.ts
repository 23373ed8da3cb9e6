/** What a sentence says of where its words were said: "told reporters", "in a letter", "at a rally", "on Facebook". */

import type { DocumentType } from '../../model.ts';
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { documentTypeOf } from '../words/document-words.ts';
import { lookUp } from '../words/lexicon.ts';
import { lastPhraseBefore } from './documents.ts';

/** A type of document and the tokens `[from, to)` that say so. */
export interface DocumentSign {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const BY_VERB: Readonly<Record<string, DocumentType>> = {
  tweet: 'post',
  retweet: 'post',
  blog: 'post',
  post: 'post',
  email: 'email',
  testify: 'testimony',
};
const PLATFORMS = set(
  'twitter facebook instagram tumblr reddit snapchat tiktok youtube medium linkedin mastodon bluesky weibo',
);
const REPORTERS = set('reporters journalists press newsmen correspondents conference');
const CROWDS = set(
  'crowd supporters audience rally delegates voters students attendees congregation gathering members convention graduates donors fans marchers supper dinner guests group caucus crowds rallygoers',
);
const COURTS = set('court judge jury jurors magistrate magistrates tribunal');
const MEETINGS = set(
  'committee council inquiry hearing panel meeting councillors commissioners board lawmakers parliament mps senate assembly',
);
const HOSTS = set(
  'newspaper magazine programme host anchor radio interviewer paper network me us correspondent reporter website',
);
const EVENTS = set(
  'event appearance stop convention gathering fundraiser dinner luncheon ceremony commencement breakfast summit forum rallies supper stump trail podium stage session',
);
const CHANNELS = set('cnn msnbc cnbc cbs abc nbc fox hbo npr bbc c-span pbs bloomberg sky itv');
const WRITERS = set('columnist newspaper paper magazine tabloid editorial');

/** How far from the verb, in tokens, an occasion may be named. */
const WINDOW = 60;

/** Reads the document of a quotation from its mention (`null`: none), its cue (`null`: none) and the cue's sentence. */
export function readSign(
  scene: Scene,
  sentence: number,
  phrase: Phrase | null,
  frame: Frame | null,
): DocumentSign | null {
  const { tokens } = scene.narration;
  if (phrase?.type === 'document') {
    const type = documentTypeOf((tokens[phrase.to - 1] as Token).lower);
    if (type) return { type, from: phrase.from, to: phrase.to };
  }
  if (phrase && tokens[phrase.to - 1]?.text.startsWith('@')) return { type: 'post', from: phrase.from, to: phrase.to };
  const handle = phrase ? handleAfter(tokens, phrase) : -1;
  if (phrase && handle >= 0) return { type: 'post', from: phrase.from, to: handle + 1 };
  const byVerb = frame?.lemma ? BY_VERB[frame.lemma] : undefined;
  if (byVerb && frame) return { type: byVerb, from: frame.verb, to: frame.verb + 1 };
  const at = frame ? (tokens[frame.verb]?.sentence ?? sentence) : sentence;
  return (
    (frame ? readAddressee(scene, frame) : null) ??
    readSetting(scene, at, frame) ??
    (phrase && frame ? readWriter(scene, phrase, frame) : null)
  );
}

/** "— Marsh Lane Rovers (@marshlanerovers)": the signature of a post; -1: none. */
function handleAfter(tokens: readonly Token[], phrase: Phrase): number {
  return tokens[phrase.to]?.tag === '(' && tokens[phrase.to + 1]?.text.startsWith('@') ? phrase.to + 1 : -1;
}

/** "told reporters", "told CNN", "told the court". */
function readAddressee(scene: Scene, frame: Frame): DocumentSign | null {
  if (!frame.lemma || !/^(?:tell|remind|inform|address|assure|give)$/.test(frame.lemma)) return null;
  const { tokens } = scene.narration;
  const start = frame.verb + 1;
  const phrase = scene.phrases[lastPhraseBefore(scene, start + 2)];
  const object = tokens[start];
  if (object && /^(?:me|us)$/.test(object.lower) && frame.lemma === 'tell')
    return { type: 'interview', from: frame.verb, to: start + 1 };
  if (object && 'OP'.includes(object.tag)) return object.lower === 'them' ? readListeners(tokens, frame) : null;
  if (!phrase || phrase.from < start || phrase.from > start + 1) return null;
  const words = tokens.slice(phrase.from, phrase.to).map(({ lower }) => lower);
  const head = words.at(-1) ?? '';
  const named = tokens.slice(phrase.from, phrase.to).some(({ tag }) => tag === 'L');
  const type = typeOfAudience(head, words, phrase, named);
  return type && (type !== 'interview' || frame.lemma === 'tell') ? { type, from: frame.verb, to: phrase.to } : null;
}

/** "the crowd booed when he told them": the listeners, named before in the sentence. */
function readListeners(tokens: readonly Token[], frame: Frame): DocumentSign | null {
  const { sentence } = tokens[frame.verb] as Token;
  for (let at = frame.verb - 1; at >= 0 && tokens[at]?.sentence === sentence; at--) {
    const { lower } = tokens[at] as Token;
    const type = CROWDS.has(lower) ? 'speech' : REPORTERS.has(lower) ? 'press-conference' : null;
    if (type) return { type, from: at, to: at + 1 };
  }
  return null;
}

function typeOfAudience(head: string, words: readonly string[], phrase: Phrase, named: boolean): DocumentType | null {
  if (REPORTERS.has(head)) return 'press-conference';
  if (COURTS.has(head)) return 'court';
  if (MEETINGS.has(head)) return 'meeting';
  if (CROWDS.has(head)) return 'speech';
  if (words.some((word) => HOSTS.has(word) || CHANNELS.has(word))) return 'interview';
  if (phrase.type === 'body' || (phrase.type === 'name' && words.length <= 3)) return 'interview';
  return named && /^(?:noun|document|place)$/.test(phrase.type) ? 'interview' : null;
}

/** The first prepositional phrase that names a document or an occasion; one that hangs on a later verb does not count. */
function readSetting(scene: Scene, index: number, frame: Frame | null): DocumentSign | null {
  const { tokens, sentences } = scene.narration;
  const sentence = sentences[index];
  if (!sentence) return null;
  const pivot = frame ? frame.verb : sentence.from + WINDOW;
  for (let at = Math.max(sentence.from, pivot - WINDOW); at < Math.min(sentence.to, pivot + WINDOW); at++) {
    const { lower } = tokens[at] as Token;
    const part =
      lower === 'of' &&
      /^(?:excerpt|excerpts|part|portion|transcript|segment|taping|episode|edition|installment|instalment)$/.test(
        tokens[at - 1]?.lower ?? '',
      );
    if (!part && !/^(?:in|at|during|on|via|through|by)$/.test(lower)) continue;
    if (frame && frame.verb < at && hasVerbBetween(tokens, frame.verb + 1, at)) continue;
    const sign = readObject(tokens, at, sentence.to, lower);
    if (sign?.type === 'broadcast' && /^(?:asked|interviewed|questioned|pressed)$/.test(tokens[at - 1]?.lower ?? ''))
      return { ...sign, type: 'interview' };
    if (sign) return sign;
  }
  return null;
}

function hasVerbBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.tag === 'V' && tokens[at]?.quote === -1) return true;
  return false;
}

function readObject(tokens: readonly Token[], preposition: number, to: number, word: string): DocumentSign | null {
  let end = preposition + 1;
  while (
    end < to &&
    'DSJNLMG'.includes((tokens[end] as Token).tag) &&
    !(end > preposition + 1 && isDate(tokens[end] as Token))
  )
    end++;
  if (end === preposition + 1) return null;
  const words = tokens.slice(preposition + 1, end).map(({ lower }) => lower);
  const type = typeOfSetting(word, words, tokens[end]);
  return type ? { type, from: preposition, to: end } : null;
}

/** "at a news conference last month", "in an interview Thursday": the date is no part of the name. */
function isDate({ lower }: Token): boolean {
  return /^(?:last|this|next|earlier|late|early|that|yesterday|today)$/.test(lower) || lookUp(lower).date;
}

function typeOfSetting(word: string, words: readonly string[], after: Token | undefined): DocumentType | null {
  const head = words.at(-1) ?? '';
  const previous = words.at(-2) ?? '';
  if (/^(?:on|via|through)$/.test(word) && words.some((other) => PLATFORMS.has(other))) return 'post';
  if (head === 'page' && /^(?:front|editorial|opinion|op-ed)$/.test(previous)) return 'article';
  if (word === 'on' && /^(?:page|feed|account|timeline|wall|profile|blog)$/.test(head)) return 'post';
  if (word === 'by')
    return /^(?:phone|telephone)$/.test(head) ? 'interview' : /^(?:email|e-mail)$/.test(head) ? 'email' : null;
  if (word === 'via' || word === 'through') return null;
  if (head === 'conference') return /^(?:press|news)$/.test(previous) ? 'press-conference' : 'speech';
  if (previous === 'town' && head === 'hall') return 'speech';
  if (
    word === 'on' &&
    (words.some((other) => CHANNELS.has(other)) || ((after?.quote ?? -1) >= 0 && /^['’]s$/.test(head)))
  )
    return 'broadcast';
  if (EVENTS.has(head) && (word !== 'on' || /^(?:stump|trail|stage|podium)$/.test(head))) return 'speech';
  if (COURTS.has(head) && head !== 'judge' && word === 'in') return 'court';
  if (/^(?:poll|polls|survey|surveys)$/.test(head)) return null;
  if (word === 'in' && head === 'note') return 'memo';
  const type = documentTypeOf(head);
  if (type === 'article') return word === 'in' ? type : null;
  if (
    type === 'advert' ||
    type === 'book' ||
    type === 'letter' ||
    type === 'email' ||
    type === 'memo' ||
    type === 'statement' ||
    type === 'post' ||
    type === 'petition'
  )
    return word === 'on' ? null : type;
  return type;
}

/** "the paper wrote", "the columnist Ruth Marcus wrote": an article of their own. */
function readWriter(scene: Scene, phrase: Phrase, frame: Frame): DocumentSign | null {
  if (frame.lemma !== 'write') return null;
  const { tokens } = scene.narration;
  for (let at = phrase.from; at < phrase.to; at++) {
    if (
      WRITERS.has((tokens[at] as Token).lower) ||
      (phrase.type === 'body' &&
        /^(?:times|post|journal|herald|tribune|gazette|guardian|news)$/.test((tokens[at] as Token).lower))
    )
      return { type: 'article', from: phrase.from, to: phrase.to };
  }
  return null;
}
