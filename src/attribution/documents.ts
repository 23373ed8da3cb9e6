/** Where words were first said or written, from the article's own words. */
import type { DocumentType } from '../model.ts';
import type { Frame } from './cues.ts';
import { documentTypeOf } from './document-words.ts';
import type { QuoteView, Scene } from './features.ts';
import type { Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A document spoken of in the article: its type, the tokens that say so, and the phrases of author and addressee (-1: none). */
export interface DocumentTrace {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
  readonly author: number;
  readonly addressee: number;
}

const BY_VERB: Readonly<Record<string, DocumentType>> = {
  tweet: 'post',
  retweet: 'post',
  blog: 'post',
  post: 'post',
  email: 'email',
  testify: 'testimony',
};
const PLATFORM =
  /^(?:twitter|facebook|instagram|tumblr|reddit|snapchat|tiktok|youtube|medium|linkedin|mastodon|bluesky|weibo|truth)$/;
const REPORTERS = /^(?:reporters|journalists|press|newsmen|correspondents)$/;
const CROWD =
  /^(?:crowd|supporters|audience|rally|delegates|voters|students|attendees|congregation|conference|gathering|members|convention|graduates|donors|fans|marchers|protesters|supper|dinner)$/;
const COURT = /^(?:court|judge|jury|jurors|magistrate|magistrates|tribunal|trial)$/;
const MEETING =
  /^(?:committee|council|inquiry|hearing|panel|meeting|councillors|commissioners|board|lawmakers|parliament|mps|senate|assembly)$/;
const MAKE_FORMS = new Map<string, string>(
  'write writes wrote written writing send sends sent sending pen penned sign signs signed signing issue issues issued issuing release releases released releasing publish publishes published posted posts post file filed files filing submit submitted submits draft drafted deliver delivered delivers give gave gives given addressed'
    .split(' ')
    .map((form) => [form, form]),
);

/** Every place of the article that says somebody wrote, sent or gave a document: "X wrote a letter to Y". */
export function findTraces(scene: Scene): DocumentTrace[] {
  const { tokens } = scene.narration;
  return scene.phrases.flatMap((phrase): DocumentTrace[] => {
    const posting = (scene.frames.get(phrase.index) ?? []).find(({ lemma, role, form }) => lemma !== null && /^(?:re)?tweet$|^blog$/.test(lemma) && /^(?:direct|across|shared)$/.test(role) && form !== 'base');
    if (posting) return [{ type: 'post', from: posting.verb, to: posting.verb + 1, author: phrase.index, addressee: -1 }];
    if (phrase.type !== 'document' || phrase.possessive) return [];
    const type = documentTypeOf((tokens[phrase.to - 1] as Token).lower);
    if (!type) return [];
    const verb = makerBefore(tokens, phrase);
    const author = verb >= 0 ? subjectOf(scene, verb) : ownerOf(scene, phrase);
    const addressee = addresseeOf(scene, phrase, verb);
    return author < 0 && addressee < 0
      ? []
      : [{ type, from: verb >= 0 ? verb : phrase.from, to: phrase.to, author, addressee }];
  });
}

/** The verb of writing or sending that the document is the object of; -1: none. */
function makerBefore(tokens: readonly Token[], phrase: Phrase): number {
  for (let at = phrase.from - 1; at >= Math.max(0, phrase.from - 8); at--) {
    const token = tokens[at] as Token;
    if (token.sentence !== phrase.sentence || token.quote >= 0 || /^[,;:]$/.test(token.tag)) return -1;
    if (MAKE_FORMS.has(token.lower)) return at;
    if (token.tag === 'V' || token.tag === 'I') return -1;
  }
  return -1;
}

function subjectOf(scene: Scene, verb: number): number {
  let best = -1;
  let rank = 9;
  const order = ['direct', 'across', 'shared', 'participle', 'passive'];
  for (let at = lastPhraseBefore(scene, verb); at >= 0; at--) {
    const phrase = scene.phrases[at] as Phrase;
    if (phrase.sentence !== scene.narration.tokens[verb]?.sentence) break;
    for (const frame of scene.frames.get(at) ?? []) {
      const value = order.indexOf(frame.role);
      if (frame.verb === verb && value >= 0 && value < rank) {
        rank = value;
        best = at;
      }
    }
  }
  return best;
}

function lastPhraseBefore(scene: Scene, token: number): number {
  let low = 0;
  let high = scene.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scene.starts[middle] as number) < token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** "Crane's letter", "his report", "the letter from the union", "the lawsuit, filed by X". */
function ownerOf(scene: Scene, phrase: Phrase): number {
  const { tokens } = scene.narration;
  const before = scene.phrases[phrase.index - 1];
  if (before?.possessive && before.from === phrase.from) return before.index;
  for (let at = phrase.to; at < Math.min(tokens.length, phrase.to + 7); at++) {
    const token = tokens[at] as Token;
    if (token.sentence !== phrase.sentence || token.quote >= 0) return -1;
    if (/^(?:from|by)$/.test(token.lower)) {
      const next = scene.phrases
        .slice(phrase.index + 1, phrase.index + 6)
        .find((other) => other.from === at + 1 && !other.possessive);
      return next && next.type !== 'date' ? next.index : -1;
    }
  }
  return -1;
}

/** "a letter to the mayor", "sent the mayor a letter". */
function addresseeOf(scene: Scene, phrase: Phrase, verb: number): number {
  const { tokens } = scene.narration;
  if (tokens[phrase.to]?.tag === 'T') {
    const next = scene.phrases
      .slice(phrase.index + 1, phrase.index + 4)
      .find((other) => other.from === phrase.to + 1 && !other.possessive);
    if (next) return next.index;
  }
  if (verb < 0) return -1;
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = scene.phrases[at] as Phrase;
    if (other.from <= verb) return -1;
    if (
      other.to <= phrase.from &&
      !other.possessive &&
      ['person', 'body', 'name', 'role', 'group'].includes(other.type)
    )
      return other.index;
  }
  return -1;
}

/** What the words beside a quotation say of its document: the type and where it says so; `null`: nothing. */
export interface DocumentSign {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
}

/** Reads the sentence of a quotation for its document. `phrase` is its mention, `frame` its cue (either may be missing). */
export function readDocument(
  scene: Scene,
  quote: QuoteView,
  phrase: Phrase | null,
  frame: Frame | null,
): DocumentSign | null {
  const { tokens } = scene.narration;
  if (phrase?.type === 'document') {
    const type = documentTypeOf((tokens[phrase.to - 1] as Token).lower);
    if (type) return { type, from: phrase.from, to: phrase.to };
  }
  const byVerb = frame?.lemma ? BY_VERB[frame.lemma] : undefined;
  if (byVerb && frame) return { type: byVerb, from: frame.verb, to: frame.verb + 1 };
  return (frame && tokens[frame.verb] ? readAddressee(scene, frame) : null) ?? readSetting(scene, quote, frame);
}

/** "told reporters", "told CNN", "told the court". */
function readAddressee(scene: Scene, frame: Frame): DocumentSign | null {
  const { tokens } = scene.narration;
  if (
    frame.lemma !== 'tell' &&
    frame.lemma !== 'remind' &&
    frame.lemma !== 'inform' &&
    frame.lemma !== 'address' &&
    frame.lemma !== 'assure'
  )
    return null;
  const start = frame.verb + 1;
  const at = lastPhraseBefore(scene, start + 1);
  const phrase = scene.phrases[at];
  if (!phrase || phrase.from < start || phrase.from > start + 1) return null;
  const head = (tokens[phrase.to - 1] as Token).lower;
  const sign = (type: DocumentType): DocumentSign => ({ type, from: frame.verb, to: phrase.to });
  if (REPORTERS.test(head)) return sign('press-conference');
  if (COURT.test(head)) return sign('court');
  if (MEETING.test(head)) return sign('meeting');
  if (CROWD.test(head)) return sign('speech');
  if (head === 'conference') return sign('press-conference');
  if (
    phrase.type === 'body' ||
    /^(?:newspaper|magazine|programme|host|anchor|radio|interviewer|paper|network)$/.test(head)
  )
    return sign('interview');
  return null;
}

/** A prepositional phrase of the sentence: "in a letter", "at a rally", "during the debate", "on Twitter", "in an interview with". */
function readSetting(scene: Scene, quote: QuoteView, frame: Frame | null): DocumentSign | null {
  const { tokens, sentences } = scene.narration;
  const sentence = sentences[frame ? (tokens[frame.verb]?.sentence ?? quote.sentence) : quote.sentence];
  if (!sentence) return null;
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at] as Token;
    if (!/^(?:in|at|during|on|via|through|from|to|into|per|after|before)$/.test(token.lower)) continue;
    if (frame && frame.verb < at && hasVerbBetween(tokens, frame.verb + 1, at)) continue;
    const sign = readObject(tokens, at, sentence.to, token.lower);
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
  while (end < to && 'DSJNLMG'.includes((tokens[end] as Token).tag)) end++;
  if (end === preposition + 1) return null;
  const head = tokens[end - 1] as Token;
  const sign = (type: DocumentType): DocumentSign => ({ type, from: preposition, to: end });
  if (
    /^(?:on|via|to|through)$/.test(word) &&
    [...span(tokens, preposition + 1, end)].some((token) => PLATFORM.test(token.lower))
  )
    return sign('post');
  if (/^(?:after|before|to|into|from|through|per)$/.test(word)) return null;
  const previous = (tokens[end - 2] as Token).lower;
  if (head.lower === 'conference') return sign(/^(?:press|news)$/.test(previous) ? 'press-conference' : 'speech');
  if (/^(?:town)$/.test(previous) && head.lower === 'hall') return sign('speech');
  if (
    /^(?:event|appearance|stop|convention|gathering|fundraiser|dinner|luncheon|ceremony|commencement|breakfast|summit|forum|rallies|supper)$/.test(
      head.lower,
    ) &&
    word !== 'on'
  )
    return sign('speech');
  if (COURT.test(head.lower) && word === 'in') return sign('court');
  const type = documentTypeOf(head.lower);
  if (!type) return null;
  if (type === 'article' && !/^(?:in)$/.test(word)) return null;
  if (type === 'broadcast' && word !== 'on' && word !== 'in' && word !== 'during') return null;
  if (type === 'post' && head.lower === 'status') return null;
  return sign(type);
}

function* span(tokens: readonly Token[], from: number, to: number): Generator<Token> {
  for (let at = from; at < to; at++) yield tokens[at] as Token;
}
