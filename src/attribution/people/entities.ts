/**
 * Who is named in an article: the names that are one person or body, their titles and roles, and which bodies a person
 * speaks for. Names are joined by their words alone; pronouns and roles are resolved in `resolve.ts`.
 */
import type { SpeakerKind } from '../../model.ts';
import type { Phrase } from '../narration/phrases.ts';
import { type Narration, type Token, textOf } from '../narration/tokens.ts';
import { BODY_NOUNS, isRole } from '../words/nouns.ts';
import { isOffice } from '../words/offices.ts';
import { cutToKnown } from './known-names.ts';
import { formOf, genderOf, lowerOf, type NamedPhrase, readName } from './named-phrases.ts';
import { createIndex, type Entity, enterEntity, findEntity, KIN, lastName, officeBefore } from './same-name.ts';

export type { Entity } from './same-name.ts';

/** The entities of an article and, for each phrase, the one it names (-1: none by name). */
export interface Cast {
  readonly entities: Entity[];
  readonly ofPhrase: number[];
  /** The entities that a common noun describes ("union"), or whose name ends with it (the Ferry Council: "council"). */
  readonly byNoun: Map<string, Set<number>>;
}

/** Records that a common noun describes an entity. */
export function describeBy(cast: Cast, noun: string, at: number): void {
  cast.entities[at]?.nouns.add(noun);
  const known = cast.byNoun.get(noun);
  if (known) known.add(at);
  else cast.byNoun.set(noun, new Set([at]));
}

/** Enters the nouns that stand in names and before them. */
function findNouns(entities: Entity[], ofPhrase: number[]): Cast {
  const cast: Cast = { entities, ofPhrase, byNoun: new Map() };
  entities.forEach((entity, at) => {
    for (const noun of entity.nouns) describeBy(cast, noun, at);
    const last = lastName(entity.name.split(' '));
    if (entity.kind === 'organisation' && entity.name.includes(' ')) {
      const known = cast.byNoun.get(last);
      if (known) known.add(at);
      else cast.byNoun.set(last, new Set([at]));
    }
  });
  return cast;
}

/** Finds the cast of an article. */
export function findCast(narration: Narration, phrases: readonly Phrase[]): Cast {
  const { tokens } = narration;
  const read = phrases.flatMap((phrase): NamedPhrase[] => readName(tokens, phrase));
  const named = cutToKnown(tokens, read).map((item) => ({ item, titled: officeBefore(tokens, item) !== null }));
  const index = createIndex();
  const ofPhrase = phrases.map(() => -1);
  // Longest first, so that a short name finds the full one; of equals "President Hart" before "Hart".
  const order = named.sort(
    (a, b) =>
      b.item.words.length - a.item.words.length ||
      Number(b.titled) - Number(a.titled) ||
      a.item.phrase.index - b.item.phrase.index,
  );
  for (const { item } of order) {
    const found = findEntity(tokens, index, item, ofPhrase);
    const at = found >= 0 ? found : enterEntity(index, createEntity(tokens, item));
    ofPhrase[item.phrase.index] = at;
    index.firstAt[at] = Math.min(index.firstAt[at] ?? item.phrase.index, item.phrase.index);
    addForm(tokens, index.entities[at] as Entity, item);
    index.byForm.set(formOf(tokens, item), at);
    if (item.held) holdOffice(tokens, phrases, item, ofPhrase, at, index.entities[at] as Entity);
  }
  return findNouns(index.entities, ofPhrase);
}

/** "ambassador to Britain Wu Leming": the office stands for its holder, and is a role. */
function holdOffice(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  { phrase, first }: NamedPhrase,
  ofPhrase: number[],
  at: number,
  entity: Entity,
): void {
  const office = phrases[phrase.index - 1];
  if (office?.to !== phrase.from - 1 || office.possessive) return;
  ofPhrase[office.index] = at;
  const from = 'DS'.includes((tokens[office.from] as Token).tag) ? office.from + 1 : office.from;
  entity.roles.add(textOf(tokens, from, first));
  entity.nouns.add(lowerOf(tokens, office.to - 1));
}

function createEntity(tokens: readonly Token[], item: NamedPhrase): Entity {
  const { phrase, words } = item;
  const kind: SpeakerKind =
    phrase.type === 'body' || (phrase.type === 'place' && words.length < 3) ? 'organisation' : 'person';
  const gender = kind === 'person' ? genderOf(tokens, item) : null;
  return {
    name: textOf(tokens, item.first, item.last).replace(/^[“"‘']+/, ''),
    kind,
    gender,
    forms: new Set(),
    roles: new Set(),
    nouns: new Set(),
    voiceOf: new Set(),
    animate: phrase.type === 'person',
  };
}

function addForm(tokens: readonly Token[], entity: Entity, item: NamedPhrase): void {
  const { phrase, first, words } = item;
  entity.forms.add(words.join(' ').toLowerCase());
  if (phrase.type === 'person') entity.animate = true;
  entity.gender ??= entity.kind === 'person' ? genderOf(tokens, item) : null;
  // "the daughter of A. Linwood Hart"
  if (tokens[phrase.from - 1]?.lower === 'of' && KIN.test(tokens[phrase.from - 2]?.lower ?? ''))
    entity.nouns.add('relative');
  let role = '';
  for (let at = phrase.from; at < first; at++) {
    const token = tokens[at] as Token;
    if (at === phrase.from && 'DS'.includes(token.tag)) continue;
    role += `${role && token.start === tokens[at - 1]?.end ? '' : ' '}${token.text}`;
    const lower = lowerOf(tokens, at);
    if (isRole(lower) || BODY_NOUNS.has(lower) || isOffice(lower)) entity.nouns.add(lower);
  }
  if (role.trim()) entity.roles.add(role.trim());
}
