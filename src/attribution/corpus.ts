/**
 * Names over the corpus: the local speakers of all articles become speakers under one canonical name each.
 * Order-free: every decision rests on names and counts, ties on content.
 */
import type { ArticleAttribution, CorpusAttribution, LocalSpeaker, Speaker, SpeakerKind } from '../model.ts';
import { compareText, keyK2, slugify, words } from '../text.ts';
import { areNearNames, firstNamesAgree, isMisspelling } from './names.ts';

/** A local speaker with where it comes from. */
interface Seen {
  readonly article: string;
  readonly index: number;
  readonly speaker: LocalSpeaker;
  readonly key: readonly string[];
}

/** Joins the speakers of all articles, which may come in any order; the result is sorted by id. */
export function joinSpeakers(attributions: readonly ArticleAttribution[]): CorpusAttribution {
  const sorted = [...attributions].sort((a, b) => compareText(a.articleId, b.articleId));
  const seen = sorted.flatMap((attribution) =>
    attribution.speakers.map(
      (speaker, index): Seen => ({ article: attribution.articleId, index, speaker, key: nameWords(speaker.name) }),
    ),
  );
  const groups = [
    ...groupNamed(seen.filter(({ speaker }) => speaker.kind !== 'unnamed')),
    ...groupUnnamed(sorted, seen),
  ];
  const ids = new Map<string, string>();
  const speakers: { speaker: Omit<Speaker, 'voiceOf'>; members: readonly Seen[] }[] = [];
  const taken = new Set<string>();
  for (const { members, hint } of groups
    .map((group) => ({ ...group, name: chooseName(group.members) }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.hint, b.hint))) {
    const name = chooseName(members);
    const id = freeId(`${slugify(name) || 'speaker'}${hint ? `-${hint}` : ''}`, taken);
    const forms = new Set(members.flatMap(({ speaker }) => [speaker.name, ...speaker.aliases]));
    forms.delete(name);
    speakers.push({
      speaker: {
        id,
        name,
        kind: chooseKind(members),
        aliases: [...forms].sort(compareText),
        roles: chooseRoles(members),
      },
      members,
    });
    for (const member of members) ids.set(placeOf(member), id);
  }
  const idOf = (article: string, index: number) => ids.get(`${article}\n${index}`) ?? '';
  return {
    speakers: speakers
      .map(({ speaker: { id, name, kind, aliases, roles }, members }): Speaker => {
        const voices = members.flatMap((member) => member.speaker.voiceOf.map((voice) => idOf(member.article, voice)));
        const voiceOf = [...new Set(voices)].filter((voice) => voice !== id).sort(compareText);
        return { id, name, kind, aliases, roles, voiceOf };
      })
      .sort((a, b) => compareText(a.id, b.id)),
    articles: sorted.map(({ articleId, quotations, speakers: local, documents, unresolved }) => {
      const speakerIds = local.map((_, index) => idOf(articleId, index));
      return { articleId, quotations, speakers: local, documents, unresolved, speakerIds };
    }),
  };
}

interface Group {
  readonly members: Seen[];
  /** Added to the id of an unnamed speaker, so that two articles' spokesmen stay apart. */
  readonly hint: string;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|inc|ltd|llc|plc)$/;

/** The words of a name that count: no article, no suffix, no middle initial. */
function nameWords(name: string): string[] {
  const all = words(name).filter((word, index) => !(index === 0 && word === 'the'));
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
function groupNamed(seen: readonly Seen[]): Group[] {
  const groups: Group[] = [];
  const directory: Directory = { byKey: new Map(), byLast: new Map(), byInitials: new Map(), byStem: new Map() };
  const order = [...seen].sort(
    (a, b) =>
      b.key.length - a.key.length ||
      compareText(a.key.join(' '), b.key.join(' ')) ||
      compareText(a.article, b.article) ||
      a.index - b.index,
  );
  for (const item of order) {
    const group = directory.byKey.get(item.key.join(' ')) ?? findGroup(item, directory);
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

function enterMember({ byKey, byStem }: Directory, group: Group, { key }: Seen): void {
  byKey.set(key.join(' '), group);
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
  if (!person) return only((byLast.get(last) ?? []).filter((group) => holds(group, item.key)));
  const same = (byLast.get(last) ?? []).filter((group) =>
    group.members.some((other) => other.speaker.kind === 'person' && firstNamesAgree(other.key, item.key)),
  );
  if (same.length > 0) return only(same);
  const near = new Set<Group>();
  for (const [name, found] of byStem.get(stemOf(item)) ?? []) {
    if (areNearNames(name, last)) for (const group of found) near.add(group);
  }
  return only([...near].filter((group) => group.members.some((other) => isMisspelling(other.key, item.key))));
}

function only(groups: readonly Group[]): Group | null {
  return groups.length === 1 ? (groups[0] ?? null) : null;
}

/** A body's longer name ends with the shorter one: "National Ferry Council", "Ferry Council". */
function holds(group: Group, key: readonly string[]): boolean {
  return (
    key.length >= 2 &&
    group.members.some(
      (other) => other.speaker.kind === 'organisation' && other.key.slice(-key.length).join(' ') === key.join(' '),
    )
  );
}

/** Unnamed speakers are one only where they say the same words first: the id holds a key of those words. */
function groupUnnamed(attributions: readonly ArticleAttribution[], seen: readonly Seen[]): Group[] {
  const groups = new Map<string, Group>();
  const byArticle = new Map(attributions.map((attribution) => [attribution.articleId, attribution]));
  for (const item of seen) {
    if (item.speaker.kind !== 'unnamed') continue;
    const first = byArticle.get(item.article)?.quotations.find((quotation) => quotation.speaker === item.index);
    const hint = shortHash(first ? keyK2(first.text) : `${item.article} ${item.index}`);
    const key = `${item.key.join(' ')}\n${hint}`;
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

/** The form that most articles use among the fullest; ties: the longer, then content. */
function chooseName(members: readonly Seen[]): string {
  const longest = Math.max(...members.map(({ key }) => key.length));
  const counts = new Map<string, number>();
  for (const { speaker, key } of members) {
    const name = speaker.name.replace(/\s+/gu, ' ').replace(/^The (?=\p{Lu})/u, '');
    if (key.length === longest) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]))[0]?.[0] ?? '';
}

/** Roles of which a reader keeps track. */
const MOST_ROLES = 8;

/** The roles of a speaker; of more than a reader keeps track of, those that more than one article gives. */
function chooseRoles(members: readonly Seen[]): string[] {
  const counts = new Map<string, number>();
  for (const { speaker } of members) for (const role of speaker.roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  const all = [...counts.keys()].sort(compareText);
  const common = all.filter((role) => (counts.get(role) ?? 0) > 1);
  return all.length > MOST_ROLES && common.length > 0 ? common : all;
}

function chooseKind(members: readonly Seen[]): SpeakerKind {
  const count = (kind: SpeakerKind) => members.filter(({ speaker }) => speaker.kind === kind).length;
  const kinds: readonly SpeakerKind[] = ['person', 'organisation', 'group', 'unnamed'];
  return [...kinds].sort((a, b) => count(b) - count(a))[0] ?? 'unnamed';
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  taken.add(free);
  return free;
}

function placeOf({ article, index }: Seen): string {
  return `${article}\n${index}`;
}
