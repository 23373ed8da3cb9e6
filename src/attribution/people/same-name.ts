/** Which of the people and bodies met so far a name means: the same name, a shorter form, one of a family, initials. */
import type { SpeakerKind } from '../../model.ts';
import type { Token } from '../narration/tokens.ts';
import { BODY_NAMES } from '../words/nouns.ts';
import { isFirstName, isOffice } from '../words/offices.ts';
import { formOf, isSuffix, lowerOf, type NamedPhrase, titleGender } from './named-phrases.ts';
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

/** Entities by their printed forms and by every word of their names: a name never looks at all the others. */
export interface EntityIndex {
  readonly entities: Entity[];
  readonly byForm: Map<string, number>;
  readonly byWord: Map<string, number[]>;
  /** For each entity the first phrase that names it, as far as names are read. */
  readonly firstAt: number[];
  /** For a last name that several bear: whom an office before it has shown it to mean. */
  readonly principals: Map<string, number>;
}

export function createIndex(): EntityIndex {
  return { entities: [], byForm: new Map(), byWord: new Map(), firstAt: [], principals: new Map() };
}

export function enterEntity(index: EntityIndex, entity: Entity): number {
  const at = index.entities.push(entity) - 1;
  const words = entity.name.split(' ');
  for (const word of new Set([...words.map(fold), `${initials(words)}…`])) {
    const list = index.byWord.get(word);
    if (list) list.push(at);
    else index.byWord.set(word, [at]);
  }
  return at;
}
/** How many entities that share a word with a name are looked at, and how many phrases back the nearest is looked for. */
const MOST_ALIKE = 40;
const LOOK_BACK = 2000;

/** The entity a name belongs to: the same name, a shorter form of one, or the initials of a body. */
export function findEntity(
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
export function officeBefore(tokens: readonly Token[], { phrase, first }: NamedPhrase): string | null {
  const lower = lowerOf(tokens, first - 1);
  return first > phrase.from && isOffice(lower) ? lower : null;
}

function wordsOf(entity: Entity): string[] {
  return entity.name.split(' ');
}

export function lastName(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return fold(isSuffix(last) && words.length > 1 ? (words.at(-2) ?? last) : last);
}

function isShortFor(item: NamedPhrase, entity: Entity): boolean {
  const { words, phrase } = item;
  const full = wordsOf(entity);
  if (entity.kind === 'person') return phrase.type !== 'body' && isPersonShort(words, full) && !isFather(words, entity);
  if (words.length >= full.length || (phrase.type === 'person' && isFirstName((words[0] ?? '').toLowerCase())))
    return false;
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
  if (words.length === 1) return lastName(full) === last || first === last;
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

/** Words for those of a family. */
export const KIN =
  /^(?:wife|husband|widow|widower|son|daughter|brother|sister|father|mother|nephew|niece|cousin|uncle|aunt)$/;
