/** Who is meant where no name is given: the source behind "who" and "they", and whoever issued "the statement". */

import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { isRole } from '../words/nouns.ts';

/** How far back somebody without a name is looked for, in sentences, and in phrases. */
const SENTENCES = 4;
const LOOK_BACK = 60;

/** The phrase that "who", or a pronoun for which no name is found, stands for; `null`: none fits. */
export function antecedent(scene: Scene, phrase: Phrase): Phrase | null {
  const pronoun = scene.narration.tokens[phrase.to - 1]?.lower ?? '';
  if (phrase.type === 'who') return beforeWho(scene, phrase);
  const one = /^(?:he|she|him|her)$/.test(pronoun);
  if (!one && !/^(?:they|them)$/.test(pronoun)) return null;
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const other = scene.phrases[at] as Phrase;
    if (phrase.sentence - other.sentence > SENTENCES) return null;
    if (!other.possessive && isSomebody(scene, other, one)) return other;
  }
  return null;
}

/** "Fenn on Monday, who told": the nearest phrase before that can be a person, dates passed over. */
function beforeWho(scene: Scene, phrase: Phrase): Phrase | null {
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = scene.phrases[at] as Phrase;
    if (other.sentence !== phrase.sentence) return null;
    if (other.to > phrase.from || /^(?:date|figure|place)$/.test(other.type)) continue;
    return other.type === 'document' ? null : other;
  }
  return null;
}

/** A role of one person ("the patient") or of several ("the residents"), as the pronoun asks. */
function isSomebody(scene: Scene, phrase: Phrase, one: boolean): boolean {
  const head = scene.narration.tokens[phrase.to - 1]?.lower ?? '';
  if (phrase.type === 'group') return !one;
  if (phrase.type !== 'role' && !isRole(head)) return false;
  return one !== /(?:[^s]s|men|women|people)$/.test(head);
}

/** Verbs by which somebody gives out a document. */
const ISSUES =
  /^(?:issue|issues|issued|issuing|release|releases|released|releasing|publish|published|publishes|send|sent|sends|post|posted|posts|put|gave|give|wrote|write|writes|made|make|file|filed|sign|signed)$/;

/**
 * Whoever issued a document: "the statement by the four allies"; else the subject of the last sentence that says somebody issued
 * one of its kind ("Big Engine Records issued a statement"). `null`: the article does not say.
 */
export function giverOf(scene: Scene, phrase: Phrase): Phrase | null {
  const { tokens } = scene.narration;
  const next = scene.phrases[phrase.index + 1];
  if (/^(?:by|from)$/.test(tokens[phrase.to]?.lower ?? '') && next?.from === phrase.to + 1) return next;
  const head = tokens[phrase.to - 1]?.lower ?? '';
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const other = scene.phrases[at] as Phrase;
    if (other.type !== 'document' || tokens[other.to - 1]?.lower !== head) continue;
    const subject = giver(scene, other);
    if (subject) return subject;
  }
  return null;
}

/** The subject of a verb of issuing whose object a document is. */
function giver(scene: Scene, document: Phrase): Phrase | null {
  const { tokens } = scene.narration;
  for (let at = document.index - 1; scene.phrases[at]?.sentence === document.sentence; at--) {
    const other = scene.phrases[at] as Phrase;
    const frames = scene.frames.get(at) ?? [];
    const issues = frames.some(
      ({ verb, role }) =>
        role !== 'inverted' &&
        verb < document.from &&
        document.from - verb <= 4 &&
        ISSUES.test(tokens[verb]?.lower ?? ''),
    );
    if (issues) return other;
  }
  return null;
}
