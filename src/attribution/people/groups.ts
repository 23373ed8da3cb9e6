/** Which names of all articles are one person or body; unnamed speakers by what they say first. */
import type { ArticleAttribution, LocalSpeaker } from '../../model.ts';
import { compareText, keyK2, words } from '../../text.ts';
import { lookUp } from '../words/lexicon.ts';
import { isFirstName, isOffice } from '../words/offices.ts';
import { areNearNames, firstNamesAgree, fold, isMisspelling } from './names.ts';

/** A local speaker with where it comes from. */
export interface Seen {
  /** Place of its article among all, sorted by id, and its own in the article. */
  readonly article: number;
  readonly index: number;
  readonly speaker: LocalSpeaker;
  /** The words of its name that count, and the same joined. */
  readonly key: readonly string[];
  readonly joined: string;
}

/** Speakers of several articles who are one. */
export interface Group {
  readonly members: Seen[];
  /** Added to the id of an unnamed speaker, so that two articles' spokesmen stay apart. */
  readonly hint: string;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|inc|ltd|llc|plc)$/;
const SON = /\b(?:jr|ii|iii|iv)\.?$/i;

/** The words of a name that count: no article, no suffix, no middle initial. */
export function nameWords(name: string): string[] {
  const all = words(name)
    .map(fold)
    .filter((word, index) => !(index === 0 && word === 'the'));
  const kept = all.filter(
    (word, index) => !(index > 0 && index < all.length - 1 && word.length === 1) && !(index > 0 && SUFFIX.test(word)),
  );
  return kept.length > 0 ? kept : all;
}

/** Where a name may find the group that it is another form of. */
interface Directory {
  /** By the whole key of any member. */
  readonly byKey: Map<string, Group>;
  /** By the last name of the member that began the group. */
  readonly byLast: Map<string, Group[]>;
  readonly byInitials: Map<string, Group[]>;
  /** By the first two letters of that last name, then by the last name of any member: one that is misspelt stands near. */
  readonly byStem: Map<string, Map<string, Set<Group>>>;
}

/** Longest names first, so that a short one finds the full one it stands for. */
export function groupNamed(seen: readonly Seen[]): Group[] {
  const groups: Group[] = [];
  const directory: Directory = { byKey: new Map(), byLast: new Map(), byInitials: new Map(), byStem: new Map() };
  // Equal names stay in the order of their articles.
  const order = [...seen].sort((a, b) => b.key.length - a.key.length || compareText(a.joined, b.joined));
  for (const item of order) {
    const equal = directory.byKey.get(item.joined);
    const group = equal && !isSonOf(equal, item) ? equal : findGroup(item, directory);
    if (group) {
      group.members.push(item);
      enterMember(directory, group, item);
      continue;
    }
    const created: Group = { members: [item], hint: '' };
    groups.push(created);
    enterGroup(directory, created, item);
    enterMember(directory, created, item);
  }
  return groups;
}

function enterGroup({ byLast, byInitials }: Directory, group: Group, { key, speaker }: Seen): void {
  enter(byLast, key.at(-1) ?? '', group);
  if (speaker.kind !== 'organisation' || key.length < 2) return;
  const named = key.filter((word) => !/^(?:of|and|the|for|on|in)$/.test(word));
  enter(byInitials, named.map((word) => word.charAt(0)).join(''), group);
}

function enterMember({ byKey, byStem }: Directory, group: Group, { key, joined }: Seen): void {
  if (byKey.get(joined) === group) return;
  byKey.set(joined, group);
  const stem = stemOf(group.members[0] ?? { key });
  const near = byStem.get(stem) ?? new Map<string, Set<Group>>();
  byStem.set(stem, near);
  const last = key.at(-1) ?? '';
  near.set(last, (near.get(last) ?? new Set<Group>()).add(group));
}

function enter(lists: Map<string, Group[]>, key: string, group: Group): void {
  const list = lists.get(key);
  if (list) list.push(group);
  else lists.set(key, [group]);
}

/** A name's misspelling begins with the same two letters. */
function stemOf({ key }: Pick<Seen, 'key'>): string {
  return (key.at(-1) ?? '').slice(0, 2);
}

/** The one group a name is another form of; `null` where there is none, or more than one. */
function findGroup(item: Seen, { byLast, byInitials, byStem }: Directory): Group | null {
  const last = item.key.at(-1) ?? '';
  const person = item.speaker.kind === 'person';
  if (!person && item.key.length === 1) return only(byInitials.get(last) ?? []);
  if (!person) return only((byLast.get(last) ?? []).filter((group) => holds(group, item)));
  // "Paul" alone is a first name as well as a last name: of another article's people it is nobody.
  if (item.key.length === 1 && isFirstName(last)) return null;
  const same = (byLast.get(last) ?? []).filter(
    (group) =>
      group.members.some((other) => other.speaker.kind === 'person' && firstNamesAgree(other.key, item.key)) &&
      !isOtherGender(group, item) &&
      !isSonOf(group, item),
  );
  if (same.length > 0) return only(same) ?? holder(same, item) ?? wellKnown(same, item);
  const near = new Set<Group>();
  for (const [name, found] of byStem.get(stemOf(item)) ?? []) {
    if (areNearNames(name, last)) for (const group of found) near.add(group);
  }
  return only([...near].filter((group) => group.members.some((other) => isMisspelling(other.key, item.key))));
}

/** "Mr. Hart" is not Nora Hart. */
function isOtherGender({ members }: Group, { key, speaker }: Seen): boolean {
  if (key.length > 1) return false;
  const man = speaker.aliases.some((alias) => /^Mr\.? /.test(alias));
  const woman = speaker.aliases.some((alias) => /^(?:Mrs|Ms|Miss)\.? /.test(alias));
  if (man === woman) return false;
  return members.some(({ key: full }) => full.length > 1 && lookUp(full[0] ?? '').gender === (man ? 'female' : 'male'));
}

/** The offices that a speaker's roles end with: "Senator", "Rep.". */
function officesOf({ roles }: LocalSpeaker): string[] {
  return roles.map((role) => (role.split(' ').at(-1) ?? '').toLowerCase().replace(/\.$/, '')).filter(isOffice);
}

/** Of several of one last name, the only one who holds an office that is given with the bare name: "President Hart". */
function holder(groups: readonly Group[], { key, speaker }: Seen): Group | null {
  if (key.length > 1) return null;
  const offices = officesOf(speaker);
  return only(
    groups.filter(({ members }) =>
      members.some((other) => officesOf(other.speaker).some((one) => offices.includes(one))),
    ),
  );
}

/** Articles that must name somebody in full for a bare last name to be theirs, and how many times those of the next. */
const KNOWN_BY_ARTICLES = 3;
const KNOWN_BY_FACTOR = 4;

/** Of several of one last name, the one whom the folder knows far better than the others. */
function wellKnown(groups: readonly Group[], { key }: Seen): Group | null {
  if (key.length > 1) return null;
  const sizes = groups.map(({ members }) => new Set(members.map(({ article }) => article)).size);
  const most = Math.max(...sizes);
  const rivals = sizes.filter((size) => size * KNOWN_BY_FACTOR > most);
  return most >= KNOWN_BY_ARTICLES && rivals.length === 1 ? (groups[sizes.indexOf(most)] ?? null) : null;
}

/** Father and son: the same first name with "Jr." and without it, and no office in common; a bare last name is the father's. */
function isSonOf({ members }: Group, { key, speaker }: Seen): boolean {
  const isSon = SON.test(speaker.name);
  return members.every((other) => {
    if (SON.test(other.speaker.name) === isSon) return false;
    if (key.length > 1 && other.key[0] !== key[0]) return false;
    const offices = officesOf(speaker);
    return !officesOf(other.speaker).some((one) => offices.includes(one));
  });
}

function only(groups: readonly Group[]): Group | null {
  return groups.length === 1 ? (groups[0] ?? null) : null;
}

/** A body's longer name ends with the shorter one: "National Ferry Council", "Ferry Council". */
function holds(group: Group, { key, joined }: Seen): boolean {
  return (
    key.length >= 2 &&
    group.members.some(
      (other) => other.speaker.kind === 'organisation' && other.key.slice(-key.length).join(' ') === joined,
    )
  );
}

/** Unnamed speakers are one only where they say the same words first: the id holds a key of those words. */
export function groupUnnamed(attributions: readonly ArticleAttribution[], seen: readonly Seen[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of seen) {
    if (item.speaker.kind !== 'unnamed') continue;
    const { articleId = '', quotations = [] } = attributions[item.article] ?? {};
    const first = quotations.find((quotation) => quotation.speaker === item.index);
    const hint = shortHash(first ? keyK2(first.text) : `${articleId} ${item.index}`);
    const key = `${item.joined}\n${hint}`;
    const group = groups.get(key);
    if (group) group.members.push(item);
    else groups.set(key, { members: [item], hint });
  }
  return [...groups.values()];
}

/** FNV-1a, 32 bits, in base 36: tells unnamed speakers apart, nothing rests on it being unique. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36).slice(0, 6);
}
