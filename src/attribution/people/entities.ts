/**
 * Who is named in an article: the names that are one person or body, their titles and roles, and which bodies a person
 * speaks for. Names are joined by their words alone; pronouns and roles are resolved in `resolve.ts`.
 */
import type { SpeakerKind } from '../../model.ts';
import type { Phrase } from '../narration/phrases.ts';
import { type Narration, type Token, textOf } from '../narration/tokens.ts';
import { BODY_NAMES, BODY_NOUNS, isRole, TITLES } from '../words/nouns.ts';
import { formOf, genderOf, lowerOf, type NamedPhrase, readName, titleGender } from './named-phrases.ts';

/** A person or body of an article. */
export interface Entity {
  /** The fullest name the article gives, titles dropped. */
  name: string;
  kind: SpeakerKind;
  gender: 'male' | 'female' | null;
  readonly forms: Set<string>;
  readonly roles: Set<string>;
  /** Head nouns by which the article describes it: "union", "lawyer". */
  readonly nouns: Set<string>;
  /** Bodies it signs or speaks for, as indices of entities. */
  readonly voiceOf: Set<number>;
  /** A title, a usual first name, or speech of its own shows that it is somebody who can be "he" or "she". */
  animate: boolean;
}

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
  const named = phrases.flatMap((phrase): NamedPhrase[] => readName(tokens, phrase));
  const index = createIndex();
  const ofPhrase = phrases.map(() => -1);
  const order = [...named].sort((a, b) => b.words.length - a.words.length || a.phrase.index - b.phrase.index);
  for (const item of order) {
    const found = findEntity(tokens, index, item, ofPhrase);
    const at = found >= 0 ? found : enterEntity(index, createEntity(tokens, item));
    ofPhrase[item.phrase.index] = at;
    addForm(tokens, index.entities[at] as Entity, item);
    index.byForm.set(formOf(tokens, item), at);
  }
  return findNouns(index.entities, ofPhrase);
}

/** Entities by their printed forms and by every word of their names: a name never looks at all the others. */
interface EntityIndex {
  readonly entities: Entity[];
  readonly byForm: Map<string, number>;
  readonly byWord: Map<string, number[]>;
}

function createIndex(): EntityIndex {
  return { entities: [], byForm: new Map(), byWord: new Map() };
}

function enterEntity(index: EntityIndex, entity: Entity): number {
  const at = index.entities.push(entity) - 1;
  const words = entity.name.split(' ');
  for (const word of new Set([...words.map((one) => one.toLowerCase()), `${initials(words)}…`])) {
    const list = index.byWord.get(word);
    if (list) list.push(at);
    else index.byWord.set(word, [at]);
  }
  return at;
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

const PARTICLE = /^(?:jr|sr|ii|iii|iv)\.?$/i;

function lastName(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return (PARTICLE.test(last) && words.length > 1 ? (words.at(-2) ?? last) : last).toLowerCase();
}

/** How many entities that share a word with a name are looked at, and how many phrases back the nearest is looked for. */
const MOST_ALIKE = 40;
const LOOK_BACK = 2000;

/** The entity a name belongs to: the same name, a shorter form of one (the nearest before), or the initials of a body. */
function findEntity(
  tokens: readonly Token[],
  index: EntityIndex,
  item: NamedPhrase,
  ofPhrase: readonly number[],
): number {
  const same = index.byForm.get(formOf(tokens, item));
  if (same !== undefined) return same;
  const last = lastName(item.words);
  const title = titleGender(tokens, item);
  const alike = [...(index.byWord.get(last) ?? []), ...(index.byWord.get(`${item.words[0]}…`) ?? [])].slice(
    0,
    MOST_ALIKE,
  );
  const fits = [...new Set(alike)].filter((at) => {
    const entity = index.entities[at] as Entity;
    return isShortFor(item, entity) && (!title || !entity.gender || title === entity.gender);
  });
  if (fits.length <= 1) return fits[0] ?? -1;
  for (let at = item.phrase.index - 1; at >= Math.max(0, item.phrase.index - LOOK_BACK); at--)
    if (fits.includes(ofPhrase[at] ?? -1)) return ofPhrase[at] as number;
  return fits[0] ?? -1;
}

function isShortFor({ words, phrase }: NamedPhrase, entity: Entity): boolean {
  const full = entity.name.split(' ');
  if (words.length >= full.length) return false;
  const last = lastName(words);
  if (entity.kind === 'person') {
    if (phrase.type === 'body') return false;
    if (words.length === 1) return lastName(full) === last || (full[0] ?? '').toLowerCase() === last;
    if (full.slice(-words.length).join(' ') === words.join(' ')) return true;
    return (
      lastName(full) === last &&
      (full[0] ?? '').toLowerCase().startsWith((words[0] ?? '').toLowerCase().replace(/\.$/, '').slice(0, 3))
    );
  }
  if (words.length === 1 && /^\p{Lu}{2,}$/u.test(words[0] ?? '')) return initials(full) === words[0];
  if (words.length === 1) return lastName(full) === last && BODY_NAMES.has(last);
  return full.join(' ').toLowerCase().includes(words.join(' ').toLowerCase());
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
}

function addForm(tokens: readonly Token[], entity: Entity, item: NamedPhrase): void {
  const { phrase, first, words } = item;
  entity.forms.add(words.join(' ').toLowerCase());
  if (phrase.type === 'person') entity.animate = true;
  entity.gender ??= entity.kind === 'person' ? genderOf(tokens, item) : null;
  let role = '';
  for (let at = phrase.from; at < first; at++) {
    const token = tokens[at] as Token;
    if (at === phrase.from && 'DS'.includes(token.tag)) continue;
    role += `${role && token.start === tokens[at - 1]?.end ? '' : ' '}${token.text}`;
    const lower = lowerOf(tokens, at);
    if (isRole(lower) || BODY_NOUNS.has(lower) || TITLES.has(lower)) entity.nouns.add(lower);
  }
  if (role.trim()) entity.roles.add(role.trim());
}
