/**
 * Who is named in an article: the names that are one person or body, their titles and roles, and which bodies a person
 * speaks for. Names are joined by their words alone; pronouns and roles are resolved in `resolve.ts`.
 */
import type { SpeakerKind } from '../../model.ts';
import type { Phrase } from '../narration/phrases.ts';
import { type Narration, type Token, textOf } from '../narration/tokens.ts';
import { BODY_NAMES, BODY_NOUNS, isRole } from '../words/nouns.ts';
import { isOffice } from '../words/offices.ts';
import { cutToKnown } from './known-names.ts';
import { formOf, genderOf, isSuffix, lowerOf, type NamedPhrase, readName, titleGender } from './named-phrases.ts';
import { firstNamesAgree, fold } from './names.ts';

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

/** Entities by their printed forms and by every word of their names: a name never looks at all the others. */
interface EntityIndex {
  readonly entities: Entity[];
  readonly byForm: Map<string, number>;
  readonly byWord: Map<string, number[]>;
  /** For each entity the first phrase that names it, as far as names are read. */
  readonly firstAt: number[];
  /** For a last name that several bear: whom an office before it has shown it to mean. */
  readonly principals: Map<string, number>;
}

function createIndex(): EntityIndex {
  return { entities: [], byForm: new Map(), byWord: new Map(), firstAt: [], principals: new Map() };
}

function enterEntity(index: EntityIndex, entity: Entity): number {
  const at = index.entities.push(entity) - 1;
  const words = entity.name.split(' ');
  for (const word of new Set([...words.map(fold), `${initials(words)}…`])) {
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

/** How many entities that share a word with a name are looked at, and how many phrases back the nearest is looked for. */
const MOST_ALIKE = 40;
const LOOK_BACK = 2000;

/** The entity a name belongs to: the same name, a shorter form of one, or the initials of a body. */
function findEntity(
  tokens: readonly Token[],
  index: EntityIndex,
  item: NamedPhrase,
  ofPhrase: readonly number[],
): number {
  const office = officeBefore(tokens, item);
  const same = index.byForm.get(formOf(tokens, item));
  if (same !== undefined && !(office && isRelative(index.entities[same] as Entity, office))) return same;
  const last = lastName(item.words);
  const title = titleGender(tokens, item);
  const alike = [...(index.byWord.get(last) ?? []), ...(index.byWord.get(`${item.words[0]}…`) ?? [])].slice(
    0,
    MOST_ALIKE,
  );
  const fits = [...new Set(alike)].filter((at) => {
    const entity = index.entities[at] as Entity;
    if (title && entity.gender && title !== entity.gender) return false;
    // "Hart said … his brother Tom Hart": whoever is called so before the brother is named is another.
    const isBefore = item.words.length === 1 && item.phrase.index < (index.firstAt[at] ?? 0);
    return isShortFor(item, entity) && !((office || isBefore) && isRelative(entity, office ?? ''));
  });
  const byLast = fits.filter((at) => lastName(wordsOf(index.entities[at] as Entity)) === last);
  return chooseAmong(index, byLast.length > 0 ? byLast : fits, item, office, ofPhrase);
}

/**
 * Of several of one last name: whoever holds the office that is named, who has been called by it before ("President Hart … Hart"),
 * else whom the article does not go on naming in full, as it does the rest of a family; else the nearest before.
 */
function chooseAmong(
  { entities, principals }: EntityIndex,
  fits: readonly number[],
  item: NamedPhrase,
  office: string | null,
  ofPhrase: readonly number[],
): number {
  if (fits.length <= 1) return fits[0] ?? -1;
  const last = lastName(item.words);
  const remember = (at: number) => {
    if (item.words.length === 1) principals.set(last, at);
    return at;
  };
  const holders = fits.filter((at) => office !== null && (entities[at] as Entity).nouns.has(office));
  if (holders.length === 1) return remember(holders[0] as number);
  const principal = principals.get(last) ?? -1;
  if (fits.includes(principal)) return principal;
  const heads = fits.filter((at) => !isKin(entities[at] as Entity));
  if (heads.length === 1) return remember(heads[0] as number);
  const later = fits.map((at) =>
    ofPhrase.reduce((sum, other, index) => (other === at && index > item.phrase.index ? sum + 1 : sum), 0),
  );
  const least = Math.min(...later);
  const others = later.filter((count) => count < least + 2);
  if (others.length === 1) return remember(fits[later.indexOf(least)] as number);
  for (let at = item.phrase.index - 1; at >= Math.max(0, item.phrase.index - LOOK_BACK); at--)
    if (fits.includes(ofPhrase[at] ?? -1)) return ofPhrase[at] as number;
  return fits[0] ?? -1;
}

/** Known by whose wife, son or sister they are: another office than theirs means another of the family. */
function isRelative(entity: Entity, office: string): boolean {
  return isKin(entity) && !entity.nouns.has(office) && !/^(?:mr|mrs|ms|miss|mx|dr|lady|sir|dame)$/.test(office);
}

function isKin({ nouns }: Entity): boolean {
  return [...nouns].some((noun) => KIN.test(noun) || /^(?:lady|relative)$/.test(noun));
}

/** The office right before a name, without its stop; `null`: none. */
function officeBefore(tokens: readonly Token[], { phrase, first }: NamedPhrase): string | null {
  const lower = lowerOf(tokens, first - 1);
  return first > phrase.from && isOffice(lower) ? lower : null;
}

function wordsOf(entity: Entity): string[] {
  return entity.name.split(' ');
}

function lastName(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return fold(isSuffix(last) && words.length > 1 ? (words.at(-2) ?? last) : last);
}

function isShortFor(item: NamedPhrase, entity: Entity): boolean {
  const { words, phrase } = item;
  const full = wordsOf(entity);
  if (entity.kind === 'person') return phrase.type !== 'body' && isPersonShort(words, full) && !isFather(words, entity);
  if (words.length >= full.length) return false;
  const last = lastName(words);
  if (words.length === 1 && /^\p{Lu}{2,}$/u.test(words[0] ?? '')) return initials(full) === words[0];
  if (words.length === 1) return lastName(full) === last && BODY_NAMES.has(last);
  return full.join(' ').toLowerCase().includes(words.join(' ').toLowerCase());
}

/** "Hart" alone, where the son is called "Hart Jr.". */
function isFather(words: readonly string[], { forms }: Entity): boolean {
  const last = lastName(words);
  return words.length === 1 && (forms.has(`${last} jr.`) || forms.has(`${last} jr`));
}

/** "Hart", "Nora", "Bill Hart" for "William P. Hart"; a son who is called "Jr." is not the father who bears the same first name. */
function isPersonShort(words: readonly string[], full: readonly string[]): boolean {
  const last = lastName(words);
  const first = fold(full[0] ?? '');
  if (words.length > full.length) return false;
  if (words.length === 1) return full.length > 1 && (lastName(full) === last || first === last);
  const isSon = isSuffix(full.at(-1) ?? '');
  if (words.length === 2 && isSuffix(words[1] ?? '')) return isSon && [first, lastName(full)].includes(last);
  if (isSon !== isSuffix(words.at(-1) ?? '') && first === fold(words[0] ?? '')) return false;
  if (full.slice(-words.length).join(' ') === words.join(' ')) return true;
  return firstNamesAgree(
    words.filter((word) => !isSuffix(word)).map(fold),
    full.filter((word) => !isSuffix(word)).map(fold),
  );
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
}

const KIN = /^(?:wife|husband|widow|widower|son|daughter|brother|sister|father|mother|nephew|niece|cousin|uncle|aunt)$/;

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
