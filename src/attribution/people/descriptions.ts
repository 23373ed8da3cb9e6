/** Nouns that stand for somebody: "the lawyer", "the company", "the California Democrat", "the storekeeper, Ephraim Todd,". */

import { headOf, isDefinite } from '../narration/phrase-heads.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { isSubject } from '../narration/subjects.ts';
import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { isRole } from '../words/nouns.ts';
import type { Cast, Entity } from './entities.ts';

/** How far back somebody described by a noun is looked for, in phrases; a body, in phrases; whoever was just named, in sentences. */
const LOOK_BACK = 150;
const BODY_BACK = 60;
const JUST_NAMED = 3;

/** Bodies that a plain noun stands for, where nothing else is known of it. */
const BODIES =
  /^(?:company|group|firm|organi[sz]ation|agency|team|union|council|charity|party|newspaper|paper|tabloid|magazine|broadcaster|network|campaign|outlet|station|publication|website|nonprofit|brokerage|bank|lender|retailer|airline|carrier|automaker|manufacturer|watchdog|label)$/;

/** Callings: whoever is known by a noun of one line is not "the …" of another. Common knowledge. */
const CALLINGS: readonly ReadonlySet<string>[] =
  `senator congressman congresswoman representative lawmaker legislator democrat republican candidate nominee governor president mayor leader
chairman chairwoman secretary minister contender hopeful lady sen rep gov speaker whip politician premier chancellor sens reps congressman-elect
|lawyer attorney prosecutor counsel solicitor barrister|judge justice|researcher scientist professor economist expert analyst physician doctor academic
historian biologist epidemiologist virologist psychologist sociologist physicist prof|officer detective sheriff sergeant captain policeman deputy constable
|actor actress singer star rapper musician artist comedian filmmaker|player quarterback striker athlete midfielder|coach manager
|ceo executive billionaire businessman entrepreneur founder mogul tycoon|author writer columnist journalist reporter host anchor editor novelist
|pastor bishop priest rabbi pope imam archbishop cardinal|spokesman spokeswoman spokesperson|general admiral colonel commander`
    .split('|')
    .map((line) => new Set(line.trim().split(/\s+/)));

const MEN =
  /^(?:man|businessman|policeman|congressman|chairman|spokesman|actor|king|prince|father|husband|son|brother)$/;
const WOMEN =
  /^(?:woman|businesswoman|congresswoman|chairwoman|spokeswoman|actress|queen|princess|mother|wife|daughter|sister|lady)$/;

/** "the lawyer", "the union": the entity described so; of several the one named last before; else whoever was just named. -1: none. */
export function resolveNoun(scene: Scene, cast: Cast, phrase: Phrase): number {
  const { tokens } = scene.narration;
  const head = headOf(tokens, phrase);
  const described = cast.byNoun.get(head) ?? new Set<number>();
  if (described.size === 0) {
    if (isPlain(tokens, phrase) && BODIES.test(head)) return lastBody(scene, cast, phrase);
    return phrase.type === 'role' && isDefinite(tokens, phrase) ? justNamed(scene, cast, phrase, head) : -1;
  }
  if (described.size === 1) return [...described][0] ?? -1;
  const holders = holdersOf(scene, cast, phrase, described);
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - LOOK_BACK); at--) {
    const index = cast.ofPhrase[at] ?? -1;
    if (holders.has(index)) return index;
  }
  return [...holders][0] ?? -1;
}

/** Of several: "the president" is the one called "President Hart", not "Russian President Ivan Orlov"; "the Russian president" is that one. */
function holdersOf(
  { narration }: Scene,
  cast: Cast,
  phrase: Phrase,
  described: ReadonlySet<number>,
): ReadonlySet<number> {
  const words = narration.tokens
    .slice(phrase.from, phrase.to)
    .flatMap(({ tag, lower }) => (tag === 'D' ? [] : [lower]));
  const called = words.join(' ').replace(/\.$/, '');
  const isCalled = (at: number) =>
    [...(cast.entities[at]?.roles ?? [])].some((role) => role.toLowerCase().replace(/\.$/, '') === called);
  const holders = [...described].filter(isCalled);
  return holders.length > 0 ? new Set(holders) : described;
}

/** "the big company": nothing but adjectives stands between. */
function isPlain(tokens: readonly Token[], phrase: Phrase): boolean {
  return (
    tokens[phrase.from]?.lower === 'the' &&
    tokens.slice(phrase.from + 1, phrase.to - 1).every(({ tag }) => tag === 'J' || tag === 'G')
  );
}

/** The body named last as a subject, where nothing else is known of "the company". */
function lastBody(scene: Scene, cast: Cast, phrase: Phrase): number {
  for (let at = phrase.index - 1; at >= Math.max(0, phrase.index - BODY_BACK); at--) {
    const index = cast.ofPhrase[at] ?? -1;
    const other = scene.phrases[at] as Phrase;
    if (cast.entities[index]?.kind === 'organisation' && other.type !== 'place' && isSubject(scene, other))
      return index;
  }
  return -1;
}

/**
 * "the California Democrat", "the researcher": the person named last as a subject, where their own descriptions do not speak against it.
 * Not what the sentence itself tells apart: "the officer who …", "the lawyer for …", "the other senator".
 */
function justNamed(scene: Scene, cast: Cast, phrase: Phrase, head: string): number {
  const { tokens } = scene.narration;
  const calling = CALLINGS.find((words) => words.has(head));
  if (!calling && !/^(?:man|woman|.*-year-old)$/.test(head)) return -1;
  if (/^(?:who|whose|that|of|for|at|in|with|from|on)$/.test(tokens[phrase.to]?.lower ?? '')) return -1;
  if (
    tokens
      .slice(phrase.from, phrase.to)
      .some(({ text }) => /^(?:other|first|second|third|new|next|then)$/.test(text) && head !== 'lady')
  )
    return -1;
  const gender = MEN.test(head) ? 'male' : WOMEN.test(head) ? 'female' : null;
  for (let at = phrase.index - 1; at >= 0; at--) {
    const other = scene.phrases[at] as Phrase;
    const quoted = phrase.paragraph - other.paragraph - countSpoken(scene, other.paragraph, phrase.paragraph);
    if (phrase.sentence - other.sentence - quoted > JUST_NAMED * 2) return -1;
    if (phrase.paragraph - other.paragraph - quoted > 2) return -1;
    const index = cast.ofPhrase[at] ?? -1;
    const entity = cast.entities[index];
    if (entity?.kind !== 'person' || !entity.animate || other.sentence === phrase.sentence) continue;
    if (!isSubject(scene, other) || (gender && entity.gender && entity.gender !== gender)) continue;
    return canBe(entity, calling ?? null) ? index : -1;
  }
  return -1;
}

/** Paragraphs after `from` up to `to` that hold words outside quotations. */
function countSpoken({ narration }: Scene, from: number, to: number): number {
  return narration.spoken.slice(from + 1, to + 1).filter((words) => words > 0).length;
}

/** Of the same calling, or of none that the article tells. */
function canBe({ nouns }: Entity, calling: ReadonlySet<string> | null): boolean {
  if (calling === null) return true;
  const known = [...nouns].filter((noun) => CALLINGS.some((words) => words.has(noun)));
  return known.length === 0 || known.some((noun) => calling.has(noun));
}

/** The name beside a role: "the storekeeper, Ephraim Todd,", "Ephraim Todd, a storekeeper in Orley,". -1: none. */
export function apposedName({ narration, phrases }: Scene, cast: Cast, phrase: Phrase): number {
  const { tokens } = narration;
  if (phrase.type !== 'role') return -1;
  if (tokens[phrase.to]?.tag === ',')
    for (let at = phrase.index + 1; (phrases[at]?.from ?? Infinity) <= phrase.to + 1; at++)
      if (phrases[at]?.from === phrase.to + 1 && (cast.ofPhrase[at] ?? -1) >= 0) return cast.ofPhrase[at] ?? -1;
  if (tokens[phrase.from - 1]?.tag !== ',' || tokens[phrase.from]?.tag === 'S') return -1;
  for (let at = phrase.index - 1; (phrases[at]?.to ?? -1) >= phrase.from - 1; at--) {
    const other = phrases[at] as Phrase;
    const isName = other.to === phrase.from - 1 && other.sentence === phrase.sentence && !other.possessive;
    if (isName && !isBehindOpening(narration, phrase) && cast.entities[cast.ofPhrase[at] ?? -1]?.kind === 'person')
      return cast.ofPhrase[at] ?? -1;
  }
  return -1;
}

/** "In a talk with Nora Fenn, the mayor said": the comma ends an opening, and the role is the subject. */
function isBehindOpening({ tokens, sentences }: Scene['narration'], { from, to, sentence }: Phrase): boolean {
  const opening = tokens[sentences[sentence]?.from ?? from];
  return /^[IWG]$/.test(opening?.tag ?? '.') && /^[VX]$/.test(tokens[to]?.tag ?? '.');
}

/**
 * "who": the phrase before it, a date and a bracket left out: "by Fenn on Thursday, who told", "Fenn (D-Ohio), who said". Of "Fenn, whose
 * term ended, is another supporter, who said" it is the supporter; of "Fenn of Ohio, head of the Ferry Council, who said" it is Fenn, since
 * no council is "who". `null`: none.
 */
function antecedentOfWho(scene: Scene, cast: Cast, phrase: Phrase): Phrase | null {
  const { narration, phrases } = scene;
  const { tokens } = narration;
  let end = beforeBracket(tokens, phrase.from);
  for (let at = phrase.index - 1; at >= 0 && phrases[at]?.sentence === phrase.sentence; at--) {
    const other = phrases[at] as Phrase;
    if (other.to > end || end - other.to > 6) continue;
    if (other.type === 'date' || lookUp(tokens[other.to - 1]?.lower ?? '').date) {
      end = beforeBracket(tokens, other.from);
      continue;
    }
    if (end - other.to > 2) return null;
    if (!isThing(cast, other) || tokens[end - 1]?.tag !== ',') return other.possessive ? null : other;
    return holderOf(scene, cast, other) ?? (other.possessive ? null : other);
  }
  return null;
}

/** The first token of a bracket that ends right before a token, a comma left out; the token itself where there is none. */
function beforeBracket(tokens: readonly Token[], from: number): number {
  const end = tokens[from - 1]?.tag === ',' ? from - 1 : from;
  if (tokens[end - 1]?.text !== ')') return from;
  for (let at = end - 2; at >= 0 && end - at <= 8; at--) if (tokens[at]?.text === '(') return at;
  return from;
}

/** A body or place that is named: not anybody who can be "who". */
function isThing(cast: Cast, phrase: Phrase): boolean {
  return /^(?:body|place)$/.test(phrase.type) && cast.entities[cast.ofPhrase[phrase.index] ?? -1]?.kind !== 'person';
}

/** "Fenn of Ohio, head of the Ferry Council": the person whose description ends with a body; no verb stands between. */
function holderOf({ narration, phrases }: Scene, cast: Cast, body: Phrase): Phrase | null {
  const { tokens } = narration;
  if (tokens[body.from - 1]?.tag !== 'I') return null;
  for (let at = body.index - 1; at >= 0 && phrases[at]?.sentence === body.sentence; at--) {
    const other = phrases[at] as Phrase;
    if (cast.entities[cast.ofPhrase[at] ?? -1]?.kind !== 'person' || other.possessive || other.to > body.from) continue;
    const between = tokens.slice(other.to, body.from);
    return between.some(({ tag }) => /^[VXPOW;:]$/.test(tag)) ? null : other;
  }
  return null;
}

/** "Fenn is another supporter": the subject that a noun is said of; `null`: none. */
function subjectOf({ narration, phrases }: Scene, phrase: Phrase): Phrase | null {
  const { tokens, sentences } = narration;
  if (!/^(?:is|was|became|remains)$/.test(tokens[phrase.from - 1]?.lower ?? '')) return null;
  const from = sentences[phrase.sentence]?.from ?? 0;
  return phrases.find((other) => other.from === from && isRole(headOf(tokens, phrase)) && !other.possessive) ?? null;
}

/** "who": the name that stands before it, or the one beside the role or before "is". -1: none. */
export function resolveWho(scene: Scene, cast: Cast, phrase: Phrase): number {
  const before = antecedentOfWho(scene, cast, phrase);
  if (!before || before.type === 'who') return -1;
  const named = cast.ofPhrase[before.index] ?? -1;
  if (named >= 0) return named;
  const apposed = apposedName(scene, cast, before);
  if (apposed >= 0) return apposed;
  const subject = subjectOf(scene, before);
  return subject ? (cast.ofPhrase[subject.index] ?? -1) : -1;
}
