/** Whether two names can be one person's: nicknames, initials, misspellings. */

import { lookUp } from '../words/lexicon.ts';

/** Usual short forms of English first names, a group a line. */
const NICKNAMES: readonly ReadonlySet<string>[] =
  `william bill will billy|robert bob rob bobby|richard dick rick rich|james jim jimmy jamie|john jack johnny jon
|joseph joe joey|michael mike mick|thomas tom tommy|edward ed eddie ted teddy|theodore ted teddy|charles charlie chuck|christopher chris|daniel dan danny
|david dave|donald don donny|anthony tony|andrew andy drew|benjamin ben|samuel sam|steven steve|stephen steve|timothy tim|matthew matt|nicholas nick
|gregory greg|kenneth ken|lawrence larry|leonard len lenny|patrick pat paddy|peter pete|philip phil|ronald ron|raymond ray|frederick fred|gerald gerry jerry
|jeffrey jeff|joshua josh|nathaniel nate nathan|alexander alex|zachary zach|elizabeth liz beth betty eliza|katherine kate kathy katie|catherine cathy kate
|margaret maggie meg peggy|patricia pat patty tricia|rebecca becky|susan sue|deborah deb debbie|jennifer jen jenny|jessica jess|victoria vicky|christine chris christina
|barbara barb|dorothy dot|abigail abby|samantha sam|alexandra alex|judith judy|kimberly kim|pamela pam|cynthia cindy|jacqueline jackie`
    .split('|')
    .map((line) => new Set(line.trim().split(/\s+/)));

/** The groups that a form stands in. */
const FORMS = new Map<string, ReadonlySet<string>[]>();
for (const forms of NICKNAMES) for (const form of forms) FORMS.set(form, [...(FORMS.get(form) ?? []), forms]);

/** A word of a name as it is compared: without accents and apostrophes, in lower case. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(/\.$/, '');
}

/** The names agree: one is a last name alone, or the first names are the same, an initial, or a short form. Keys are name words. */
export function firstNamesAgree(a: readonly string[], b: readonly string[]): boolean {
  if (a.at(-1) !== b.at(-1)) return false;
  if (a.length === 1 || b.length === 1) return true;
  const [one, other] = [givenOf(a), givenOf(b)];
  if (one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other)))
    return true;
  return (FORMS.get(one)?.some((forms) => forms.has(other)) ?? false) || isClipped(one, other) || isClipped(other, one);
}

/** The name somebody goes by: "J. Edgar Hart" by the second. */
function givenOf(name: readonly string[]): string {
  const [first = '', second = ''] = name;
  return first.length === 1 && name.length > 2 ? second : first;
}

/** "Gabe" for Gabriel, "Jerry" for Jerrold: three letters or more in common, and no woman's name beside a man's (Paul, Paula). */
function isClipped(short: string, full: string): boolean {
  const stem = short.replace(/(?:y|ie|e)$/, '').replace(/(.)\1$/, '$1');
  if (stem.length < 3 || short.length > full.length || !full.startsWith(stem)) return false;
  const [a, b] = [lookUp(short).gender, lookUp(full).gender];
  return a === null || b === null || a === b || a === 'either' || b === 'either';
}

/** The last names differ by one letter in six or more, and the first names agree or one is missing: "Harland", "Harlland". */
export function isMisspelling(a: readonly string[], b: readonly string[]): boolean {
  if (!areNearNames(a.at(-1) ?? '', b.at(-1) ?? '')) return false;
  return a.length === 1 || b.length === 1 || firstNamesAgree([a[0] ?? '', 'x'], [b[0] ?? '', 'x']);
}

/** Whether one last name can be the other misspelt: one letter in six or more, and no plural. */
export function areNearNames(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 6 || one === other || !isOneEdit(one, other)) return false;
  return one !== `${other}s` && other !== `${one}s`;
}

/** One letter added, dropped or replaced. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
