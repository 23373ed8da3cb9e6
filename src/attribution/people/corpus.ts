/**
 * Names over the corpus: the local speakers of all articles become speakers under one canonical name each.
 * Order-free: every decision rests on names and counts, ties on content.
 */
import type { ArticleAttribution, CorpusAttribution, Speaker, SpeakerKind } from '../../model.ts';
import { compareText, slugify } from '../../text.ts';
import { groupNamed, groupUnnamed, nameWords, type Seen } from './groups.ts';
import { chooseRoles } from './roles.ts';

/** Joins the speakers of all articles, which may come in any order; the result is sorted by id. */
export function joinSpeakers(attributions: readonly ArticleAttribution[]): CorpusAttribution {
  const sorted = [...attributions].sort((a, b) => compareText(a.articleId, b.articleId));
  const seen: Seen[] = [];
  sorted.forEach(({ speakers }, article) => {
    speakers.forEach((speaker, index) => {
      const key = nameWords(speaker.name);
      seen.push({ article, index, speaker, key, joined: key.join(' ') });
    });
  });
  const groups = [
    ...groupNamed(seen.filter(({ speaker }) => speaker.kind !== 'unnamed')),
    ...groupUnnamed(sorted, seen),
  ].map(({ members, hint }) => ({ members, hint, name: chooseName(members) }));
  groups.sort((a, b) => compareText(a.name, b.name) || compareText(a.hint, b.hint));
  const ids = sorted.map(({ speakers }) => speakers.map(() => ''));
  const taken = new Set<string>();
  const named = groups.map(({ members, hint, name }) => {
    const id = freeId(`${slugify(name) || 'speaker'}${hint ? `-${hint}` : ''}`, taken);
    for (const { article, index } of members) (ids[article] as string[])[index] = id;
    return { id, name, members };
  });
  const idOf = (article: number, index: number): string => ids[article]?.[index] ?? '';
  const speakers = named.map(({ id, name, members }): Speaker => {
    const kind = chooseKind(members);
    return {
      id,
      name,
      kind,
      aliases: listForms(members, name),
      roles: chooseRoles(members.map(({ speaker }) => speaker.roles)),
      voiceOf: listVoices(members, id, idOf),
    };
  });
  return {
    speakers: speakers.sort((a, b) => compareText(a.id, b.id)),
    articles: sorted.map(({ articleId, quotations, speakers: local, documents, unresolved }, article) => {
      return { articleId, quotations, speakers: local, documents, unresolved, speakerIds: ids[article] ?? [] };
    }),
  };
}

/** All forms of the name but the one that is shown, sorted. */
function listForms(members: readonly Seen[], name: string): string[] {
  const forms = new Set<string>();
  for (const { speaker } of members) {
    forms.add(speaker.name);
    for (const alias of speaker.aliases) forms.add(alias);
  }
  forms.delete(name);
  return [...forms].sort(compareText);
}

/** The bodies that a speaker is the voice of in some article, sorted. */
function listVoices(members: readonly Seen[], id: string, idOf: (article: number, index: number) => string): string[] {
  const voices = new Set<string>();
  for (const { article, speaker } of members) for (const voice of speaker.voiceOf) voices.add(idOf(article, voice));
  voices.delete(id);
  return [...voices].sort(compareText);
}

/**
 * The form that most articles use: of a person's first and last name or more, of a body's the fullest; ties: the longer, then
 * content. What a body is called by one speaker alone ("the Failing …") is longer and seldom.
 */
function chooseName(members: readonly Seen[]): string {
  let longest = 0;
  for (const { key } of members) longest = Math.max(longest, key.length);
  const least = members[0]?.speaker.kind === 'person' ? Math.min(2, longest) : longest;
  const counts = new Map<string, number>();
  for (const { speaker, key } of members) {
    if (key.length < least) continue;
    const name = speaker.name.replace(/\s+/gu, ' ').replace(/^The (?=\p{Lu})/u, '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]))[0]?.[0] ?? '';
}

function chooseKind(members: readonly Seen[]): SpeakerKind {
  const first = members[0]?.speaker.kind ?? 'unnamed';
  if (members.every(({ speaker }) => speaker.kind === first)) return first;
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
