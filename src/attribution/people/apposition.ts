/** What an article says its people and bodies are: "Tom Hale, the union's lawyer", "Nora Fenn, president of the union". */

import type { Phrase } from '../narration/phrases.ts';
import type { Scene } from '../narration/scene.ts';
import { type Token, textOf } from '../narration/tokens.ts';
import { BODY_NOUNS, isRole } from '../words/nouns.ts';
import { type Cast, describeBy, type Entity } from './entities.ts';

const VOICE =
  /^(?:lawyer|attorney|president|chair|chairman|chairwoman|chairperson|head|leader|director|secretary|spokesman|spokeswoman|spokesperson|ceo|chief|executive|counsel|solicitor|barrister|founder|manager|representative|officer|treasurer|convener|convenor)s?$/;
const SEPARATOR = /^[,(-]$/;

/** Adds the descriptions that stand beside names to the cast, in place. */
export function describeCast(scene: Scene, cast: Cast): void {
  const { phrases } = scene;
  phrases.forEach((phrase, index) => {
    const at = cast.ofPhrase[index] ?? -1;
    if (at >= 0) describe(scene, cast, phrase, at);
  });
}

function describe(scene: Scene, cast: Cast, phrase: Phrase, at: number): void {
  const entity = cast.entities[at] as Entity;
  const { phrases } = scene;
  const { tokens } = scene.narration;
  const separator = tokens[phrase.to];
  const next = phraseFrom(phrases, phrase.index + 1, phrase.to);
  if (separator && next && next.sentence === phrase.sentence) {
    if (SEPARATOR.test(separator.tag) && next.from === phrase.to + 1) addRole(scene, cast, next, at);
    else if (/^(?:is|was|'s|’s|became|remains)$/.test(separator.lower) && next.from === phrase.to + 1)
      addRole(scene, cast, next, at);
    else if (
      SEPARATOR.test(separator.tag) &&
      /^(?:who|which)$/.test(tokens[phrase.to + 1]?.lower ?? '') &&
      /^(?:is|was|has)$/.test(tokens[phrase.to + 2]?.lower ?? '')
    ) {
      const third = phraseFrom(phrases, phrase.index + 1, phrase.to + 3);
      if (third && third.from - phrase.to <= 5) addRole(scene, cast, third, at);
    }
  }
  const before = tokens[phrase.from - 1];
  if (before?.tag === ',' && entity.kind === 'person' && /^[,.]$/.test(separator?.tag ?? '.')) {
    const roles = earlierRoles(phrases, phrase);
    const role =
      roles.findLast((other) => other.to === phrase.from - 1) ??
      roles.findLast((other) => hangsOn(tokens, other, phrase));
    if (role && (cast.ofPhrase[role.index] ?? -1) < 0) addRole(scene, cast, role, at);
  }
  if (separator && /^[0-9]{1,3}$/.test(tokens[phrase.to + 1]?.text ?? '') && separator.tag === ',')
    describeBy(cast, `${tokens[phrase.to + 1]?.text}-year-old`, at);
}

/** "A lawyer representing the Council, Tom Hale,": only words that hang on the role stand between. */
function hangsOn(tokens: readonly Token[], role: Phrase, phrase: Phrase): boolean {
  for (let at = role.to; at < phrase.from - 1; at++) {
    const token = tokens[at] as Token;
    if (token.tag === 'V' || token.tag === 'X' || token.tag === ',' || token.tag === 'P') return false;
  }
  return true;
}

/** Records a describing phrase, and the body it names: "president of the national union". */
function addRole(scene: Scene, cast: Cast, role: Phrase, at: number): void {
  const entity = cast.entities[at] as Entity;
  const { phrases } = scene;
  const { tokens } = scene.narration;
  const head = (tokens[role.to - 1] as Token).lower.replace(/\.$/, '');
  const person = isRole(head);
  const body = BODY_NOUNS.has(head);
  if (entity.kind === 'person' ? !person : !body && !person) return;
  const opening = tokens[role.from] as Token;
  const from = 'D'.includes(opening.tag) ? role.from + 1 : role.from;
  let to = role.to;
  const link = tokens[to];
  const linked =
    link && /^(?:of|for|representing|at|from|with)$/.test(link.lower)
      ? phraseFrom(phrases, role.index + 1, to + 1)
      : undefined;
  const of = linked?.from === to + 1 ? linked : undefined;
  if (of) to = of.to;
  if (/^[XVT]$/.test(tokens[to]?.tag ?? '.')) return;
  describeBy(cast, head, at);
  entity.roles.add(textOf(tokens, from, to));
  if (/^(?:businessman|chairman|spokesman|congressman|man|father|son|brother|husband)$/.test(head))
    entity.gender ??= 'male';
  if (/^(?:spokeswoman|chairwoman|congresswoman|woman|mother|daughter|sister|wife)$/.test(head))
    entity.gender ??= 'female';
  if (entity.kind !== 'person' || !VOICE.test(head)) return;
  const target = of ?? (opening.tag === 'S' ? lastBody(scene, cast, role.index) : undefined) ?? ownerOf(phrases, role);
  const voice = target ? bodyOf(tokens, cast, target) : -1;
  if (voice >= 0) entity.voiceOf.add(voice);
}

function ownerOf(phrases: readonly Phrase[], role: Phrase): Phrase | undefined {
  for (let index = role.index - 1; index >= 0; index--) {
    const other = phrases[index] as Phrase;
    if (other.from !== role.from) return undefined;
    if (other.possessive) return other;
  }
  return undefined;
}

/** The first phrase from `index` on that begins at token `from` or after, possessors left out. */
function phraseFrom(phrases: readonly Phrase[], index: number, from: number): Phrase | undefined {
  for (let at = index; at < phrases.length; at++) {
    const phrase = phrases[at] as Phrase;
    if (phrase.from >= from && !phrase.possessive) return phrase;
  }
  return undefined;
}

/** How many phrases back a role may stand: no comma may part it from its name. */
const FARTHEST_ROLE = 24;

/** The role phrases of the same sentence that end before a phrase, in text order. */
function earlierRoles(phrases: readonly Phrase[], phrase: Phrase): Phrase[] {
  const roles: Phrase[] = [];
  const least = Math.max(0, phrase.index - FARTHEST_ROLE);
  for (let at = phrase.index - 1; at >= least && phrases[at]?.sentence === phrase.sentence; at--) {
    const other = phrases[at] as Phrase;
    if (other.type === 'role' && other.to <= phrase.from - 1) roles.unshift(other);
  }
  return roles;
}

/** How many phrases back a possessive ("their lawyer") may look for its body. */
const LOOK_BACK = 200;

/** The body named last; one that only reports ("the Post reported") is an outlet that is credited. */
function lastBody({ phrases, frames }: Scene, cast: Cast, index: number): Phrase | undefined {
  for (let at = index - 1; at >= Math.max(0, index - LOOK_BACK); at--) {
    const reports = (frames.get(at) ?? []).some(({ lemma }) => lemma === 'report');
    if (!reports && isBody(cast, phrases[at] as Phrase)) return phrases[at];
  }
  return undefined;
}

function isBody(cast: Cast, phrase: Phrase): boolean {
  return cast.entities[cast.ofPhrase[phrase.index] ?? -1]?.kind === 'organisation' && phrase.type === 'body';
}

/** The body a phrase names, or the one it describes ("the union"). */
function bodyOf(tokens: readonly Token[], cast: Cast, phrase: Phrase): number {
  const named = cast.ofPhrase[phrase.index] ?? -1;
  if (named >= 0) return cast.entities[named]?.kind === 'organisation' ? named : -1;
  const head = (tokens[phrase.to - 1] as Token).lower;
  if (!BODY_NOUNS.has(head)) return -1;
  for (const at of cast.byNoun.get(head) ?? []) if (cast.entities[at]?.kind === 'organisation') return at;
  return -1;
}
