/** How a phrase stands to the verbs of its sentence, as far as reference needs it. */

import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** How far before a phrase, in tokens, the word may stand that opens its clause. */
const CLAUSE = 30;

/** Whether a phrase is, or stands beside, the subject of a verb. */
export function isSubject(scene: Scene, phrase: Phrase): boolean {
  return isSubjectItself(scene, phrase) || isBesideSubject(scene, phrase);
}

/** "One delegate, Nora Fenn, pledged": the name within commas behind the subject. */
function isBesideSubject(scene: Scene, phrase: Phrase): boolean {
  const { tokens } = scene.narration;
  if (phrase.type !== 'person' || tokens[phrase.from - 1]?.tag !== ',' || tokens[phrase.to]?.tag !== ',') return false;
  for (let at = phrase.index - 1; at >= 0; at--) {
    const before = scene.phrases[at] as Phrase;
    if (before.to < phrase.from - 1) return false;
    if (before.to === phrase.from - 1 && /^(?:role|noun|group)$/.test(before.type))
      return isSubjectItself(scene, before);
  }
  return false;
}

/** Whether a phrase is itself the subject of a verb. */
export function isSubjectItself(scene: Scene, phrase: Phrase): boolean {
  const { tokens } = scene.narration;
  const next = tokens[phrase.to];
  if (next?.tag === 'T' || phrase.possessive) return false;
  if (next?.tag === 'X' || isVerbBehindAside(scene, phrase)) return true;
  const opens = phrase.from === scene.narration.sentences[phrase.sentence]?.from;
  if (opens && (next?.tag !== ',' || tokens[phrase.to + 1]?.lower === 'who')) return true;
  return (scene.frames.get(phrase.index) ?? []).some(
    (frame) => frame.role === 'direct' || frame.role === 'across' || frame.role === 'inverted',
  );
}

/** "Fenn, earlier in the hearing, was adamant": the verb stands behind the next but one comma; "Fenn also was" has none. */
function isVerbBehindAside({ narration }: Scene, phrase: Phrase): boolean {
  const { tokens, sentences } = narration;
  const before = tokens[phrase.from - 1];
  if (before?.sentence === phrase.sentence && /^[ITD]$/.test(before.tag)) return false;
  const to = Math.min(sentences[phrase.sentence]?.to ?? 0, phrase.to + CLAUSE);
  let at = phrase.to;
  if (tokens[at]?.tag === ',') {
    at++;
    while (at < to && tokens[at]?.tag !== ',') at++;
    at++;
  }
  while (at < to && tokens[at]?.tag === 'R') at++;
  return at > phrase.to && at < to && /^[XV]$/.test(tokens[at]?.tag ?? '.');
}

/** Within a clause that "that", "when" or the like opens: not what the sentence is about. */
export function isSubordinate({ narration }: Scene, phrase: Phrase): boolean {
  const from = Math.max(narration.sentences[phrase.sentence]?.from ?? 0, phrase.from - CLAUSE);
  for (let at = phrase.from - 1; at > from; at--) if (narration.tokens[at]?.tag === 'W') return true;
  return false;
}

/** Stands at a reporting verb in any way. */
export function reports(scene: Scene, phrase: Phrase): boolean {
  return (scene.frames.get(phrase.index) ?? []).some(({ lemma, role }) => lemma !== null && role !== 'second');
}

/** Subject of a reporting verb. */
export function speaks(scene: Scene, phrase: Phrase): boolean {
  return (scene.frames.get(phrase.index) ?? []).some(
    (frame) => frame.lemma !== null && /^(?:direct|across|inverted)$/.test(frame.role),
  );
}
