/** What looks odd in the names that a report shows: each kind by its own simple sign, which knows nothing of how the name was found. */

import { firstNamesAgree } from '../src/attribution/people/names.ts';
import { loadLexicon } from '../src/attribution/words/compromise.ts';
import { lookUp } from '../src/attribution/words/lexicon.ts';
import { isRole, PARTICLES } from '../src/attribution/words/nouns.ts';
import type { SpeakerKind } from '../src/model.ts';

/** A kind of oddness. */
export type Oddness =
  | 'preposition in a person’s name'
  | 'title in a person’s name'
  | 'verb or small word in a person’s name'
  | 'common word alone'
  | 'run together'
  | 'lower case'
  | 'too long for a name'
  | 'two speakers in one article';

/** Names of which we know how they are spelt: a royal or church style is part of the name, and so is a first name that is an office. */
const STYLES =
  /^(?:pope|king|queen|prince|princess|sheikh|emperor|saint|st|sister|brother|mother|father|cardinal|patriarch|lord|lady|sir|dame|baroness|baron|duke|duchess|dean|major|judge|deacon|bishop|earl)$/;
const SMALL =
  /^(?:of|to|for|at|in|on|by|with|from|after|before|against|over|into|about|as|near|during|since|until|under|between)$/;
/** A small letter before a capital one, but for the beginnings that names have: McCain, DeLauro, O’Neill. */
const JOINED = /\p{Ll}\p{Lu}/u;
const BEGINNINGS = /^(?:Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Vander|Von|Fitz|St|San|O['’]|D['’]|[ad]l-?)\p{Lu}/u;

/** What is odd about one name; none: an empty list. */
export function readOddness(name: string, kind: SpeakerKind): Oddness[] {
  if (kind === 'unnamed') return [];
  const words = name.split(/\s+/).filter(Boolean);
  const odd: Oddness[] = [];
  const whole = name.replace(/[^\p{L}]/gu, '');
  if (/\p{L}/u.test(whole) && whole === whole.toLowerCase() && /[a-z]/.test(whole) && !/^@|\.\w+$/.test(name))
    odd.push('lower case');
  if (isRunTogether(words, kind)) odd.push('run together');
  if (words.length > (kind === 'person' ? 5 : 12)) odd.push('too long for a name');
  if (kind !== 'person') {
    if (words.length === 1 && isCommon(words[0] ?? '') && !lookUp(name.toLowerCase()).organisation)
      odd.push('common word alone');
    return odd;
  }
  const lower = words.map((word) => word.toLowerCase().replace(/[.,]$/, ''));
  if (lower.some((word) => SMALL.test(word))) odd.push('preposition in a person’s name');
  if (words.length > 1 && lower.some((word, at) => isTitleWord(word, at, lower.length)))
    odd.push('title in a person’s name');
  if (words.length > 1 && lower.some(isSmallWord)) odd.push('verb or small word in a person’s name');
  if (words.length === 1 && isCommon(words[0] ?? '')) odd.push('common word alone');
  return odd;
}

const lexicon = loadLexicon();
const isSurname = (lower: string): boolean => lexicon(lower).includes('LastName');

/** A word that the lexicon knows, and not as a name of somebody or some place. */
function isCommon(word: string): boolean {
  const entry = lookUp(word.toLowerCase());
  if (entry.gender !== null || entry.place || /^\p{Lu}{2,}$/u.test(word)) return false;
  return lexicon(word.toLowerCase()).length > 0 && !isSurname(word.toLowerCase());
}

function isTitleWord(word: string, at: number, count: number): boolean {
  const { gender } = lookUp(word);
  return at < count - 1 && (isRole(word) || /['’]s$/.test(word)) && !STYLES.test(word) && gender === null;
}

/** A word of the closed classes or a verb: never part of a name, but for particles ("van der"), and some surnames. */
function isSmallWord(word: string, at: number): boolean {
  const entry = lookUp(word);
  if (PARTICLES.test(word) || entry.gender !== null || word.length === 1 || isSurname(word)) return false;
  return 'PODSWX'.includes(entry.tag) || (at > 0 && entry.tag === 'V' && /(?:s|ed)$/.test(word));
}

/** Capitals within a word, a word of capitals after the first in a person's name, or a word that stands twice. */
function isRunTogether(words: readonly string[], kind: SpeakerKind): boolean {
  const seen = new Set<string>();
  for (const [at, word] of words.entries()) {
    const isLong = word.length > 2;
    if (isLong && seen.has(word.toLowerCase())) return true;
    seen.add(word.toLowerCase());
    if (kind !== 'person') continue;
    if (JOINED.test(word.replace(BEGINNINGS, '')) && !word.startsWith('@')) return true;
    const isShouted = /^\p{Lu}{4,}$/u.test(word) && words.some((other) => /^\p{Lu}\p{Ll}/u.test(other));
    if (isShouted && at > 0) return true;
  }
  return false;
}

/** Of the persons quoted in one article, those shown by a last name or first name alone beside a fuller name that it may stand for. */
export function findDoubles(names: readonly string[]): string[] {
  const keys = names.map((name) =>
    name
      .toLowerCase()
      .replace(/[.,’']/g, '')
      .split(/\s+/)
      .filter((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word)),
  );
  return names.filter((_, at) =>
    keys.some((other, index) => {
      const key = keys[at] as string[];
      if (index === at || other.join(' ') === key.join(' ') || other.length < key.length) return false;
      if (key.length === 1) return other.length > 1 && (other.at(-1) === key[0] || other[0] === key[0]);
      return index > at && firstNamesAgree(key, other);
    }),
  );
}
