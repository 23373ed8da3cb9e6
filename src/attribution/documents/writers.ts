/** What somebody writes by trade: an outlet, a columnist, a justice, an auditor, and passages signed below. */
import type { Frame } from '../narration/cues.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { textOf } from '../narration/tokens.ts';
import { type DocumentSign, isOutlet, type Listeners } from './audience.ts';
import { readGroup } from './noun-groups.ts';

/** Whoever writes in court. */
export const JUDGES = /^(?:judge|justice)$/;
const WRITERS = new Set('columnist newspaper paper magazine tabloid editorial'.split(' '));
/** Verbs of an outlet's own article: "the Courier reports". */
const REPORTS =
  /^(?:report|write|note|reveal|describe|opine|argue|observe|detail|editorialize|conclude|suggest|recall|state|explain|acknowledge|lecture|concede)$/;
/** … and those that are no reporting verbs elsewhere. */
const EDITORIALIZES = /^(?:editoriali[sz](?:ed|es|ing)|headlined|opin(?:ed|es))$/;
/** Public auditors, which speak by reports. */
const AUDITORS = /^(?:gao|cbo|auditors?|ombudsman)$|^(?:accountability office|budget office|inspector general)$/;
/** No line with a name and an outlet is longer, in tokens. */
const LONGEST_SIGNATURE = 16;

/** The mention is an outlet: its "note" is one to its readers. */
export function isPaper(listeners: Listeners, { from, to, type }: Phrase): boolean {
  const group = type === 'person' ? null : readGroup(listeners.tokens, from, to);
  return group !== null && isOutlet(listeners, group);
}

/** “…” and below it "Nora Fenn, Example Courier", "Editorial Board, Example Courier": a passage of an article, signed. */
export function readSignature(
  listeners: Listeners,
  { narration }: Scene,
  { from, sentence }: Phrase,
): DocumentSign | null {
  const { tokens } = listeners;
  const line = narration.sentences[sentence];
  if (!line || line.to - line.from > LONGEST_SIGNATURE) return null;
  if (tokens[line.from - 1]?.paragraph === line.paragraph || tokens[line.to]?.paragraph === line.paragraph) return null;
  let comma = line.to - 1;
  while (comma > line.from && tokens[comma]?.tag !== ',') comma--;
  if (comma === line.from || tokens.slice(line.from, line.to).some(({ quote, tag }) => quote >= 0 || tag === 'V'))
    return null;
  const the = tokens[comma + 1]?.lower === 'the';
  const names = [textOf(tokens, comma + (the ? 2 : 1), line.to)];
  return isOutlet(listeners, { names, the, words: [] }) ? { type: 'article', from, to: line.to } : null;
}

/** "the Courier reports", "Justice Fenn wrote", "the auditor concluded", "according to the Courier", "the columnist Nora Fenn wrote", "the Courier’s Nora Fenn wrote": an article. */
export function readWriter(
  listeners: Listeners,
  scene: Scene,
  phrase: Phrase,
  frame: Frame | null,
  isJudge: (phrase: Phrase) => boolean,
): DocumentSign | null {
  const { tokens } = listeners;
  const { from, to } = phrase;
  const quoted = /^(?:to|as)$/.test(tokens[from - 1]?.lower ?? '') && tokens[from - 2]?.lower === 'according';
  const reports = frame?.lemma !== undefined && frame?.lemma !== null && REPORTS.test(frame.lemma);
  const verb = frame ? (tokens[frame.verb]?.lower ?? '') : '';
  const puts = (/^puts?$/.test(verb) && tokens[(frame?.verb ?? 0) + 1]?.lower === 'it') || EDITORIALIZES.test(verb);
  if (!quoted && !reports && !puts) return null;
  const group = readGroup(tokens, from, to);
  const owner = scene.phrases[phrase.index - 1];
  const outlet = group !== null && isOutlet(listeners, group) && phrase.type !== 'person';
  const owned = owner?.possessive === true && owner.from === from && isOwned(listeners, owner);
  const writes = frame?.lemma === 'write' && tokens.slice(from, to).some(({ lower }) => WRITERS.has(lower));
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (
    frame?.lemma === 'write' &&
    phrase.type !== 'document' &&
    (words.some((word) => JUDGES.test(word)) || isJudge(phrase))
  )
    return { type: 'court', from, to };
  if (reports && (AUDITORS.test(words.at(-1) ?? '') || AUDITORS.test(words.slice(-2).join(' '))))
    return { type: 'report', from, to };
  return outlet || writes || (owned && frame?.lemma !== 'say') ? { type: 'article', from, to } : null;
}

/** Whether the possessor before a name is an outlet: "the Courier’s Nora Fenn". */
export function isOwned(listeners: Listeners, owner: Phrase): boolean {
  const group = readGroup(listeners.tokens, owner.from, owner.to);
  return group !== null && isOutlet(listeners, { ...group, the: true });
}
