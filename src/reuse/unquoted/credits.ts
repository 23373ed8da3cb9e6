/** Lines that credit another outlet with a report: "The Daily Courier reports that", "according to KXYZ-TV". */
import type { Article, Credit } from '../../model.ts';
import { CALL_SIGN, INSTITUTION, PRESS, PRESS_AFTER_THE } from '../../press.ts';
import { compareText } from '../../text.ts';

/** Finds the credits of all articles, sorted by article and place. An outlet has one name in all of them. */
export function findCredits(articles: readonly Article[]): Credit[] {
  const known = knownOutlets(articles);
  const credits = articles.flatMap((article) => creditsOf(article, known));
  const titled = new Set(credits.filter(({ printed }) => printed.startsWith('The ')).map(({ name }) => bareName(name)));
  return credits
    .map(({ credit, name, listed }) => ({
      ...credit,
      creditedOutlet: !listed && titled.has(bareName(name)) ? `The ${name}` : name,
    }))
    .sort((a, b) => compareText(a.articleId, b.articleId) || a.start - b.start);
}

/** A credit with the name it prints, and whether some article's metadata knows the outlet. */
interface Found {
  readonly credit: Omit<Credit, 'creditedOutlet'>;
  readonly name: string;
  /** The name with its article, where that is capitalised inside a sentence. */
  readonly printed: string;
  readonly listed: boolean;
}

/** Outlets by their name without the article, in lower case. */
function knownOutlets(articles: readonly Article[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const outlet of [...new Set(articles.map((article) => article.outlet))].sort((a, b) =>
    compareText(a ?? '', b ?? ''),
  )) {
    if (outlet) known.set(bareName(outlet), outlet);
  }
  return known;
}

const bareName = (name: string): string =>
  name
    .replace(/^the\s+/i, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** A full stop inside a word ("vox.com"), or after an abbreviation ("U.S.", "St."): no other is part of a name. */
const STOP = String.raw`\.(?=[\p{L}\p{N}])|(?<=\p{Lu}\.\p{Lu}|(?<!\p{L})(?:St|Ft|Mt))\.`;
/** A space that does not end the line. */
const SPACE = String.raw`[^\S\r\n]{1,3}`;
/** A name in capitals: words that begin so, joined by small ones; "the" before it is no part of the name. It stays in its line and
 * sentence. All is bounded, so that no text takes long. */
const NAME = String.raw`(?:[Tt]he\s+)?(?<name>[\p{Lu}\d](?:[\p{L}\p{N}&’'-]|${STOP}){0,40}(?:${SPACE}(?:(?:of|and|&)${SPACE})?[\p{Lu}\d][\p{L}\p{N}&’'-]{0,40}){0,6})`;
const DAY = String.raw`(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?`;

interface Pattern {
  readonly pattern: RegExp;
  /** One of these stands in every line that the pattern finds: a text without them is passed over. */
  readonly hints: readonly string[];
  /** How sure the line itself makes it that the name is an outlet's: `tag` also needs the end of its sentence. */
  readonly strength: 'strong' | 'weak' | 'tag';
}

const pattern = (source: string, strength: Pattern['strength'], hints: readonly string[]): Pattern => ({
  pattern: new RegExp(source, 'gu'),
  strength,
  hints,
});

const PATTERNS: readonly Pattern[] = [
  pattern(
    String.raw`(?:\b(?:This|The)\s+(?:story|article|report|piece)\s+(?:was\s+)?)?\b(?:originally|first)\s+(?:published|reported|appeared|printed|broadcast|aired)\s+(?:by|in|on)\s+${NAME}`,
    'strong',
    ['first', 'originally'],
  ),
  pattern(String.raw`\b(?:[Aa]s\s+)?(?:reported|published|revealed)\s+(?:by|in)\s+${NAME}`, 'weak', [
    'reported',
    'published',
    'revealed',
  ]),
  pattern(String.raw`\b(?:Additional\s+)?[Rr]eporting\s+(?:by|from)\s+${NAME}`, 'strong', ['eporting']),
  pattern(
    String.raw`\b(?:[Ii]n\s+|[Dd]uring\s+)?(?:an?\s+|his\s+|her\s+)?(?:\p{Ll}+\s+)?[Ii]nterview\s+(?:with|on|for|to|in)\s+${NAME}`,
    'weak',
    ['nterview'],
  ),
  pattern(
    String.raw`(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|(?:M[rs]s?|Dr)\.?\s+\p{Lu}[\p{L}’'-]+)\s+)?\b(?:told|tells|spoke\s+(?:to|with)|speaking\s+(?:to|with)|said\s+to)\s+${NAME}(?:\s+in\s+an?\s+(?:\p{Ll}+\s+)?interview)?`,
    'weak',
    ['told', 'tells', 'spoke', 'speaking', 'said to'],
  ),
  pattern(String.raw`\b[Aa]ccording\s+to\s+(?:a\s+report\s+(?:by|in|from)\s+)?${NAME}`, 'weak', ['ccording']),
  pattern(
    String.raw`(?:\b[Aa]s\s+)?${NAME}\s+(?:was\s+(?:the\s+)?first\s+to\s+report|broke\s+the\s+(?:news|story)|first\s+reported)`,
    'strong',
    ['first', 'broke'],
  ),
  pattern(
    String.raw`(?:\b[Aa]s\s+)?${NAME}\s+(?:has\s+|had\s+)?(?:reported|reports|writes|revealed|reveals)${DAY}(?:\s+that)?`,
    'tag',
    ['report', 'writes', 'reveal'],
  ),
  pattern(String.raw`\b(?:reported|reports|writes)\s+${NAME}`, 'tag', ['report', 'writes']),
];

/** Capitals inside a word ("ValleyWeek"), as many outlets print themselves, and few others. */
const INNER_CAPITAL = /^(?!Mc|Mac|De|La|Le|O['’])\p{Lu}\p{L}*\p{Lu}\p{Ll}+$|^\p{Lu}\p{Ll}+\p{Lu}\p{L}+$/u;
const SENTENCE_END = /^[\s”"’']*(?:[.,;:!?\n]|$)/u;

const ANY_HINT = new RegExp([...new Set(PATTERNS.flatMap(({ hints }) => hints))].join('|'));

function creditsOf(article: Article, known: ReadonlyMap<string, string>): Found[] {
  const found: Found[] = [];
  if (!ANY_HINT.test(article.text)) return found;
  for (const { pattern, strength, hints } of PATTERNS) {
    if (!hints.some((hint) => article.text.includes(hint))) continue;
    for (const match of article.text.matchAll(pattern)) {
      const printed = match.groups?.name ?? '';
      const outlet = recognise(printed, match, article.text, strength, known);
      if (!outlet) continue;
      const cut = match[0].endsWith(printed) ? printed.length - outlet.length : 0;
      const [start, end] = [match.index, match.index + match[0].length - cut];
      if (found.some(({ credit }) => credit.start < end && start < credit.end)) continue;
      const credit = { articleId: article.id, start, end, text: article.text.slice(start, end) };
      found.push({
        credit,
        name: outlet.name,
        printed: isTitled(printed, match) ? `The ${outlet.name}` : outlet.name,
        listed: outlet.listed,
      });
    }
  }
  return found;
}

/** Whether a capital "The" inside a sentence makes the name a title. */
function isTitled(printed: string, match: RegExpExecArray): boolean {
  const at = match[0].indexOf(`The ${printed}`);
  return (
    at > 0 || (at === 0 && /[\p{L}\p{N},;:”"]\s$/u.test(match.input.slice(Math.max(0, match.index - 2), match.index)))
  );
}

/** The outlet that a name stands for, and how much of the printed name it takes; `null` where it is no outlet's. */
function recognise(
  printed: string,
  match: RegExpExecArray,
  text: string,
  strength: Pattern['strength'],
  known: ReadonlyMap<string, string>,
): { name: string; length: number; listed: boolean } | null {
  const clean = printed.replace(/(?:['’]s)?[.,’']*$/u, '');
  const pieces = clean.split(/(\s+)/);
  for (let count = pieces.length; count > 0; count -= 2) {
    const part = pieces.slice(0, count).join('');
    const name = known.get(bareName(part));
    if (name) return { name, length: part.length, listed: true };
  }
  const unlisted = { name: clean, length: clean.length, listed: false };
  if (INSTITUTION.test(clean)) return null;
  if (strength === 'strong' || PRESS.test(clean) || CALL_SIGN.test(clean) || isTitled(printed, match)) return unlisted;
  if (PRESS_AFTER_THE.test(clean) && /the\s$/i.test(match[0].slice(0, match[0].indexOf(printed)))) return unlisted;
  const ended = SENTENCE_END.test(text.slice(match.index + match[0].length));
  const tagged = /[,”"]\s*$/u.test(text.slice(0, match.index)) && ended;
  return strength === 'tag' && tagged && INNER_CAPITAL.test(clean) ? unlisted : null;
}
