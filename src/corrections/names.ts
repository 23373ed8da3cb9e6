/** Corrections of names: two forms that are one speaker, and two speakers that go by forms of one name. */
import type { CorpusAttribution, LocalSpeaker, Speaker } from '../model.ts';
import { compareText, keyK2, slugify } from '../text.ts';
import { note, type Outcome, refuse } from './outcome.ts';
import type { NameCorrection } from './parse.ts';

/** Merges names and keeps them apart, in the order in which it is written. */
export function correctNames(
  corpus: CorpusAttribution,
  corrections: readonly NameCorrection[],
  outcome: Outcome,
): CorpusAttribution {
  return corrections.reduce(
    (before, correction) =>
      correction.merge === undefined
        ? keepApart(before, correction, correction.apart ?? [], outcome)
        : merge(before, correction, correction.merge, outcome),
    corpus,
  );
}

/** The speaker of a name: by the name itself, else by another form of it; `null` where none or several have it. */
export function findSpeaker(speakers: readonly Speaker[], name: string): Speaker | null {
  const key = keyK2(name);
  const named = speakers.filter((speaker) => speaker.kind !== 'unnamed' && keyK2(speaker.name) === key);
  const formed = speakers.filter(
    ({ kind, aliases }) => kind !== 'unnamed' && aliases.some((form) => keyK2(form) === key),
  );
  const found = named.length > 0 ? named : formed;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A slug that no speaker has. */
export function freeSlug(name: string, taken: readonly { readonly id: string }[]): string {
  const slug = slugify(name) || 'speaker';
  const isFree = (id: string): boolean => taken.every((other) => other.id !== id);
  if (isFree(slug)) return slug;
  for (let number = 2; ; number++) if (isFree(`${slug}-${number}`)) return `${slug}-${number}`;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
const union = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())].sort(compareText);

/** The speaker of each name; `null`, with a problem, where one has none. */
function findAll(
  { speakers }: CorpusAttribution,
  correction: NameCorrection,
  what: 'merge' | 'apart',
  names: readonly string[],
  { problems }: Outcome,
): readonly Speaker[] | null {
  const found = names.map((name) => ({ name, speaker: findSpeaker(speakers, name) }));
  const missing = found.filter(({ speaker }) => speaker === null);
  if (missing.length === 0) return found.flatMap(({ speaker }) => speaker ?? []);
  const listed = missing.map(({ name }) => name).join(', ');
  problems.push(refuse(correction, what, `no article names ${listed} as a speaker any more`));
  return null;
}

function merge(
  corpus: CorpusAttribution,
  correction: NameCorrection,
  names: readonly string[],
  outcome: Outcome,
): CorpusAttribution {
  const [first, ...others] = new Set(findAll(corpus, correction, 'merge', names, outcome));
  if (first === undefined) return corpus;
  outcome.made.push(note(correction, 'merge', { from: names.slice(1).join(', '), to: names[0] ?? null }));
  const gone = new Set(others.map(({ id }) => id));
  const now = (id: string): string => (gone.has(id) ? first.id : id);
  const all = [first, ...others];
  const name = names[0] ?? first.name;
  const one: Speaker = {
    ...first,
    name,
    aliases: union(...all.map((speaker) => [speaker.name, ...speaker.aliases])).filter((form) => form !== name),
    roles: union(...all.map(({ roles }) => roles)),
    voiceOf: union(...all.map(({ voiceOf }) => voiceOf)).filter((id) => now(id) !== first.id),
  };
  const kept = corpus.speakers.filter(({ id }) => !gone.has(id) && id !== first.id);
  return {
    speakers: [...kept, one]
      .map((speaker) => ({ ...speaker, voiceOf: union(speaker.voiceOf.map(now)).filter((id) => id !== speaker.id) }))
      .sort(byId),
    articles: corpus.articles.map((article) => ({ ...article, speakerIds: article.speakerIds.map(now) })),
  };
}

/** Of one speaker who goes by several of the names, those whom their articles call by each but the first become others. */
function keepApart(
  corpus: CorpusAttribution,
  correction: NameCorrection,
  names: readonly string[],
  outcome: Outcome,
): CorpusAttribution {
  const found = findAll(corpus, correction, 'apart', names, outcome);
  if (found === null) return corpus;
  let result = corpus;
  names.forEach((name, i) => {
    const own = found[i];
    const whole = result.speakers.find(({ id }) => id === own?.id);
    if (own && whole && found.slice(0, i).includes(own)) result = takeOut(result, whole, name, names);
  });
  outcome.made.push(note(correction, 'apart', { from: 'one name', to: names.join(' and ') }));
  return result;
}

function takeOut(corpus: CorpusAttribution, whole: Speaker, name: string, names: readonly string[]): CorpusAttribution {
  const id = freeSlug(name, corpus.speakers);
  const isMeant = (local: LocalSpeaker): boolean => {
    const forms = [local.name, ...local.aliases].map(keyK2);
    const called = names.filter((other) => keyK2(local.name) === keyK2(other));
    return called.length > 0 ? called.includes(name) : forms.includes(keyK2(name));
  };
  const split: { readonly own: LocalSpeaker[]; readonly rest: LocalSpeaker[] } = { own: [], rest: [] };
  const articles = corpus.articles.map((article) => {
    const speakerIds = article.speakerIds.map((speakerId, i) => {
      const local = article.speakers[i];
      if (speakerId !== whole.id || local === undefined) return speakerId;
      const isOwn = isMeant(local);
      split[isOwn ? 'own' : 'rest'].push(local);
      return isOwn ? id : speakerId;
    });
    return { ...article, speakerIds };
  });
  const formsOf = (locals: readonly LocalSpeaker[], besides: string): string[] =>
    union(locals.flatMap((local) => [local.name, ...local.aliases])).filter((form) => form !== besides);
  const rolesOf = (locals: readonly LocalSpeaker[]): string[] => union(locals.flatMap(({ roles }) => roles));
  const other = { ...whole, id, name, aliases: formsOf(split.own, name), roles: rolesOf(split.own) };
  const rest = { ...whole, aliases: formsOf(split.rest, whole.name), roles: rolesOf(split.rest) };
  if (split.own.length === 0) return corpus;
  const kept = corpus.speakers.filter((speaker) => speaker !== whole);
  return { speakers: [...kept, rest, other].sort(byId), articles };
}
