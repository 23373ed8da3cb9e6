/** Which words beside a name are a title or a role that can be shown: "former senator from Ohio", not "supporting Mr.". */
import { compareText } from '../../text.ts';
import { lookUp } from '../words/lexicon.ts';
import { isRole } from '../words/nouns.ts';
import { isOffice } from '../words/offices.ts';

/** What stands before a name and is said to it; of these alone no other word makes a role. */
const COURTESY = /^(?:mr|mrs|ms|miss|dr|sir|lady|lord|rev|prof)\.?$/;
/** Small words that stand before an office or a role. */
const QUALIFIER =
  /^(?:former|then|ex|acting|interim|deputy|vice|late|fellow|first|outgoing|incoming|current|chief|state|and|the|u\.s\.|[a-z-]+ed)$/;
/** Where what the role is of, or where, begins: its head stands before. */
const LINK = /^(?:of|for|at|from|in|to|on|with|under|who|representing)$/;
/** Heads that are too seldom a source to count where sources are looked for. */
const MORE = /^(?:front-?runner|hopeful|contender|challenger|member|donor|correspondent|defender|icon|chief-of-staff)$/;
/** A role that only its sentence explains. */
const POINTING = /^(?:his|her|their|my|our|your|its|this|that|these|those|one|another)\b/i;
const AGE = /^\d{1,3}-year-old$/;
const YEAR = /^(?:19|20)\d\d$/;

/** A title or role as it can be shown, without an article before it; `null` where it is none. */
export function cleanRole(printed: string): string | null {
  const role = printed.replace(/^(?:an?|the)\s+/i, '');
  const words = role.split(/\s+/);
  const link = words.findIndex((word, i) => i > 0 && LINK.test(word.toLowerCase()));
  // "professor of law", but also "University of Ohio professor".
  const isShown = [words, words.slice(0, Math.max(0, link))].some(isTitle);
  return isShown && !POINTING.test(role) ? role : null;
}

/** A noun phrase, head last, that says who one person is. */
function isTitle(group: readonly string[]): boolean {
  const head = (group.at(-1) ?? '').replace(/,$/, '').toLowerCase();
  if (COURTESY.test(head)) return group.length === 1;
  const isPlain = group.every((word) => !/\d/.test(word) || AGE.test(word) || YEAR.test(word));
  const fits = group.slice(0, -1).every((word, i) => canStandBefore(word, group[i + 1] ?? '', head));
  return isPlain && fits && isPersonal(head);
}

/** One person's: no plural, and no name of a body or person's words ("president’s"). */
function isPersonal(head: string): boolean {
  const plain = head.replace(/\.$/, '');
  const last = plain.split('-').at(-1) ?? plain;
  if (/['’]s?$/.test(plain)) return false;
  return MORE.test(plain) || [plain, last].some((word) => (isOffice(word) || isRole(word)) && !isPlural(word));
}

function isPlural(word: string): boolean {
  return /[^s]s$/.test(word) && isRole(word.slice(0, -1));
}

/**
 * What is written small before an abbreviated office belongs to the sentence ("force Sen."), and a verb does that stands
 * before a name or another description ("describing fellow billionaire"; but "tax lawyer", "running mate").
 */
function canStandBefore(word: string, next: string, head: string): boolean {
  const lower = word.toLowerCase().replace(/,$/, '');
  const tag = lookUp(lower).tag;
  if (COURTESY.test(lower) || tag === 'X' || tag === 'P') return false;
  if (QUALIFIER.test(lower) || isCapital(word)) return true;
  return !head.endsWith('.') && !('VG'.includes(tag) && (isCapital(next) || QUALIFIER.test(next)));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Roles of which a reader keeps track. */
const MOST_ROLES = 8;

/**
 * The roles of one speaker from the `lists` of several articles, each as most of them print it, since they differ in
 * capitals; of more than a reader keeps track of, those that are given more than once.
 */
export function chooseRoles(lists: readonly (readonly string[])[]): string[] {
  const roles = new Map<string, Map<string, number>>();
  for (const role of lists.flat()) {
    const forms = roles.get(role.toLowerCase()) ?? new Map<string, number>();
    roles.set(role.toLowerCase(), forms.set(role, (forms.get(role) ?? 0) + 1));
  }
  const all = [...roles.values()].map((forms) => {
    const [most] = [...forms].sort(([a, left], [b, right]) => right - left || compareText(a, b));
    return { role: most?.[0] ?? '', count: [...forms.values()].reduce((sum, count) => sum + count, 0) };
  });
  const common = all.filter(({ count }) => count > 1);
  const chosen = all.length > MOST_ROLES && common.length > 0 ? common : all;
  return chosen.map(({ role }) => role).sort(compareText);
}
