/** Documents that an article speaks of: who wrote, sent or posted what, to whom. */

import type { DocumentType } from '../../model.ts';
import { countBelow } from '../../sorted.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import { isDate } from './noun-groups.ts';
import { typeOfThing } from './setting-types.ts';

/** A document spoken of in the article: its type, the tokens that say so, and the phrases of author and addressee (-1: none). */
export interface DocumentTrace {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
  readonly author: number;
  readonly addressee: number;
  /** The author is whoever "his" or "her" in the author phrase stands for: "closed her speech". */
  readonly possessive?: boolean;
  /** A verb or preposition says that its author made it: "issued a statement", "a statement from". */
  readonly made: boolean;
}

const MAKE_FORMS: ReadonlySet<string> = new Set(
  'write writes wrote written writing send sends sent sending pen penned sign signs signed signing issue issues issued issuing release releases released releasing publish publishes published posted posts post file filed files filing submit submitted submits draft drafted deliver delivered delivers give gave gives given addressed hold holds held holding'.split(
    ' ',
  ),
);

/** Every place of the article that says somebody wrote, sent or gave a document: "X wrote a letter to Y". */
export function findTraces(scene: Scene): DocumentTrace[] {
  const { tokens } = scene.narration;
  return scene.phrases.flatMap((phrase): DocumentTrace[] => {
    const posting = (scene.frames.get(phrase.index) ?? []).find(
      ({ lemma, role, form }) =>
        lemma !== null &&
        /^(?:re)?tweet$|^blog$/.test(lemma) &&
        /^(?:direct|across|shared)$/.test(role) &&
        form !== 'base',
    );
    if (posting)
      return [
        { type: 'post', from: posting.verb, to: posting.verb + 1, author: phrase.index, addressee: -1, made: true },
      ];
    const wrote = (scene.frames.get(phrase.index) ?? []).find(
      ({ lemma, role, verb }) =>
        lemma === 'write' && /^(?:direct|across|shared)$/.test(role) && tokens[verb + 1]?.tag === 'T',
    );
    if (wrote) {
      const addressee = scene.phrases[lastPhraseBefore(scene, wrote.verb + 3)];
      if (addressee && addressee.from === wrote.verb + 2 && /^(?:person|role|group|body|name)$/.test(addressee.type))
        return [
          {
            type: 'letter',
            from: wrote.verb,
            to: addressee.to,
            author: phrase.index,
            addressee: addressee.index,
            made: true,
          },
        ];
    }
    const end = phrase.possessive ? phrase.from : endOf(tokens, phrase);
    const type = end > phrase.from ? typeOfThing(tokens, { from: phrase.from, to: end }) : null;
    if (!type) return [];
    const verb = makerBefore(tokens, phrase);
    if (verb >= 0 && type === 'meeting') return [];
    const author = verb >= 0 ? subjectOf(scene, verb) : ownerOf(scene, phrase);
    const addressee = addresseeOf(scene, phrase, verb);
    if (author < 0 && /^(?:his|her|their|its)$/.test((tokens[phrase.from] as Token).lower))
      return [
        { type, from: phrase.from, to: phrase.to, author: phrase.index, addressee, possessive: true, made: false },
      ];
    return author < 0 && addressee < 0
      ? []
      : [
          {
            type,
            from: verb >= 0 ? verb : phrase.from,
            to: phrase.to,
            author,
            addressee,
            made: verb >= 0 || (author >= phrase.index && author !== phrase.index),
          },
        ];
  });
}

/** The token after the words of a document, its date left off: "a statement Sunday"; its first one where it is none. */
function endOf(tokens: readonly Token[], { from, to, type }: Phrase): number {
  if (type !== 'document' && type !== 'date') return from;
  let end = to;
  while (type === 'date' && end > from + 1 && isDate(tokens[end - 1] as Token)) end--;
  return end;
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

/** The last phrase that begins before a token, as an index; -1: none. */
export function lastPhraseBefore(scene: Scene, token: number): number {
  return countBelow(scene.starts, token) - 1;
}

/** "Fenn's letter", "his report", "the letter from the union", "the lawsuit, filed by X". */
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
