/**
 * Names over the corpus: the local speakers of all articles become speakers under one canonical name each.
 * Order-free: every decision rests on names and counts, ties on content.
 */
import type { ArticleAttribution, CorpusAttribution, LocalSpeaker, Speaker, SpeakerKind } from '../model.ts';
import { compareText, keyK2, slugify, words } from '../text.ts';
import { firstNamesAgree, isMisspelling } from './names.ts';

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
    const roles = new Set(members.flatMap(({ speaker }) => speaker.roles));
    speakers.push({
      speaker: {
        id,
        name,
        kind: chooseKind(members),
        aliases: [...forms].sort(compareText),
        roles: [...roles].sort(compareText),
      },
      members,
    });
    for (const member of members) ids.set(placeOf(member), id);
  }
  const idOf = (article: string, index: number) => ids.get(`${article}\n${index}`) ?? '';
  return {
    speakers: speakers
      .map(
        ({ speaker, members }): Speaker => ({
          ...speaker,
          voiceOf: [
            ...new Set(members.flatMap((member) => member.speaker.voiceOf.map((voice) => idOf(member.article, voice)))),
          ]
            .filter((id) => id !== speaker.id)
            .sort(compareText),
        }),
      )
      .sort((a, b) => compareText(a.id, b.id)),
    articles: sorted.map((attribution) => ({
      ...attribution,
      speakerIds: attribution.speakers.map((_, index) => idOf(attribution.articleId, index)),
    })),
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

/** Longest names first, so that a short one finds the full one it stands for. */
function groupNamed(seen: readonly Seen[]): Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const byLast = new Map<string, Group[]>();
  const byInitials = new Map<string, Group[]>();
  const order = [...seen].sort(
    (a, b) =>
      b.key.length - a.key.length ||
      compareText(a.key.join(' '), b.key.join(' ')) ||
      compareText(a.article, b.article) ||
      a.index - b.index,
  );
  for (const item of order) {
    const key = item.key.join(' ');
    const group = byKey.get(key) ?? findGroup(item, byLast, byInitials);
    if (group) {
      group.members.push(item);
      byKey.set(key, group);
      continue;
    }
    const created: Group = { members: [item], hint: '' };
    groups.push(created);
    byKey.set(key, created);
    const last = item.key.at(-1) ?? '';
    byLast.set(last, [...(byLast.get(last) ?? []), created]);
    const stem = last.slice(0, 2);
    byLast.set(`${stem}*`, [...(byLast.get(`${stem}*`) ?? []), created]);
    if (item.speaker.kind === 'organisation' && item.key.length > 1) {
      const initials = item.key
        .filter((word) => !/^(?:of|and|the|for|on|in)$/.test(word))
        .map((word) => word.charAt(0))
        .join('');
      byInitials.set(initials, [...(byInitials.get(initials) ?? []), created]);
    }
  }
  return groups;
}

/** The one group a name is another form of; `null` where there is none, or more than one. */
function findGroup(
  item: Seen,
  byLast: ReadonlyMap<string, Group[]>,
  byInitials: ReadonlyMap<string, Group[]>,
): Group | null {
  const last = item.key.at(-1) ?? '';
  const person = item.speaker.kind === 'person';
  if (!person && item.key.length === 1) return only(byInitials.get(last) ?? []);
  if (!person) return only((byLast.get(last) ?? []).filter((group) => holds(group, item.key)));
  const same = (byLast.get(last) ?? []).filter((group) =>
    group.members.some((other) => other.speaker.kind === 'person' && firstNamesAgree(other.key, item.key)),
  );
  if (same.length > 0) return only(same);
  return only(
    (byLast.get(`${last.slice(0, 2)}*`) ?? []).filter((group) =>
      group.members.some((other) => isMisspelling(other.key, item.key)),
    ),
  );
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
