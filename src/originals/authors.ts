/** Whose record it is, among the speakers of the report. */
import { namesNobody } from '../labels.ts';
import type { Speaker } from '../model.ts';
import { compareText, keyK2, slugify, words } from '../text.ts';

/** Words of the name of a body. */
const BODY =
  /^(?:agency|alliance|association|authority|board|bureau|club|coalition|college|commission|committee|company|council|court|department|federation|foundation|government|group|inc|institute|league|ministry|network|office|organisation|organization|party|police|project|service|society|trust|union|university)s?$/;

/** Whether two names are one person or body: equal, or the one under a title or a longer form that ends in the other. */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [words(a), words(b)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 0 || (short.length < 2 && long.length > short.length)) return false;
  return short.every((word, i) => long[long.length - short.length + i] === word);
}

/** Whether a turn's or a caption's name ("FENN", "MS. FENN") may stand for a speaker; one that is nobody's ("REPORTER") does not. */
export function mayBeNamed(name: string, { name: full, aliases }: Pick<Speaker, 'name' | 'aliases'>): boolean {
  const last = words(name).at(-1);
  return last !== undefined && !namesNobody(name) && [full, ...aliases].some((form) => words(form).at(-1) === last);
}

/** The speaker of a name, by name, then by another form of it; `null`: nobody of the report. */
export function findSpeaker(speakers: readonly Speaker[], name: string): Speaker | null {
  const key = keyK2(name);
  return (
    speakers.find((speaker) => keyK2(speaker.name) === key) ??
    speakers.find(({ aliases }) => aliases.some((alias) => keyK2(alias) === key)) ??
    speakers.find((speaker) => isSameName(speaker.name, name)) ??
    null
  );
}

/** The speaker of a name, entered into `speakers` where the report knows nobody of it. */
export function enterSpeaker(speakers: Speaker[], name: string): Speaker {
  const known = findSpeaker(speakers, name);
  if (known !== null) return known;
  const kind = words(name).some((word) => BODY.test(word)) ? 'organisation' : 'person';
  const fresh: Speaker = { id: freeId(name, speakers), name, kind, aliases: [], roles: [], voiceOf: [] };
  speakers.push(fresh);
  speakers.sort((a, b) => compareText(a.id, b.id));
  return fresh;
}

/** An id for a name or label that none of `taken` has. */
export function freeId(label: string, taken: readonly { readonly id: string }[]): string {
  const slug = slugify(label, 16) || 'record';
  const has = (id: string): boolean => taken.some((other) => other.id === id);
  let id = slug;
  for (let number = 2; has(id); number++) id = `${slug}-${number}`;
  return id;
}
