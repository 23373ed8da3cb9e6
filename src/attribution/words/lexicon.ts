/**
 * Word classes: closed classes by hand, open ones from compromise's lexicon, the rest by their endings.
 * One look-up a word, no sentence is parsed: that is what makes it fast enough for every word of every article.
 */
import { type Lexicon, loadLexicon } from './compromise.ts';
import { FIRST_NAMES } from './first-names.ts';
import { REPORTING } from './verbs.ts';

/**
 * The class of a word or sign in the narration:
 * `Q` quoted stretch, `P` subject pronoun, `O` object pronoun, `D` determiner, `S` possessive, `I` preposition, `C` coordinator,
 * `W` subordinator or relative, `X` auxiliary, `N` noun, `L` name (capitalised), `J` adjective, `R` adverb, `V` verb, `G` -ing form,
 * `M` figure, `T` "to"; signs stand for themselves: `,` `.` `:` `;` `(` `)` `-` (dash), `?` for any other.
 */
export type Tag =
  | 'Q'
  | 'P'
  | 'O'
  | 'D'
  | 'S'
  | 'I'
  | 'C'
  | 'W'
  | 'X'
  | 'N'
  | 'L'
  | 'J'
  | 'R'
  | 'V'
  | 'G'
  | 'M'
  | 'T'
  | ','
  | '.'
  | ':'
  | ';'
  | '('
  | ')'
  | '-'
  | '?';

/** A word or sign in its sentence, as far as its class is read or set by its neighbours. */
export interface Tagged {
  readonly text: string;
  readonly lower: string;
  readonly capital: boolean;
  /** Index of the quotation it stands for; -1 for words and signs. */
  readonly quote: number;
  tag: Tag;
}

/** The classes of signs. */
export const SIGNS: Readonly<Record<string, Tag>> = {
  ',': ',',
  '.': '.',
  '?': '.',
  '!': '.',
  ':': ':',
  ';': ';',
  '(': '(',
  ')': ')',
  '[': '(',
  ']': ')',
  '-': '-',
  '—': '-',
  '–': '-',
  '―': '-',
  '--': '-',
  '…': '.',
  '...': '.',
};

const list = (words: string) => words.trim().split(/\s+/);

const CLOSED = new Map<string, Tag>([
  ...list('he she they it we i you who whoever').map((w): [string, Tag] => [w, 'P']),
  ...list('him them us me himself herself themselves itself whom').map((w): [string, Tag] => [w, 'O']),
  ...list(
    'the a an this these those some many several any each every no another both all most few such either neither',
  ).map((w): [string, Tag] => [w, 'D']),
  ...list("his her its their our my your whose 's ’s").map((w): [string, Tag] => [w, 'S']),
  ...list(
    'of in on at by for with from about against into onto over under between among during through throughout across toward towards behind beyond near off out up down upon within without via despite amid amongst around outside inside alongside including like unlike except per above below beside besides',
  ).map((w): [string, Tag] => [w, 'I']),
  ...list('and or but nor yet &').map((w): [string, Tag] => [w, 'C']),
  ...list(
    'that which when while where as because if although though after before since until till than whether how why what whereas unless once',
  ).map((w): [string, Tag] => [w, 'W']),
  ...list(
    "is are was were be been being am has have had having do does did will would can could may might must shall should 'm 're 've 'll 'd ’m ’re ’ve ’ll ’d isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t",
  ).map((w): [string, Tag] => [w, 'X']),
  ...list(
    'not also then now later once again still already just only even ever never always often sometimes soon earlier instead however meanwhile perhaps maybe too very so here there today yesterday tomorrow tonight ago back rather quite almost further furthermore moreover therefore thus else together apart afterwards afterward thereafter previously recently repeatedly simply',
  ).map((w): [string, Tag] => [w, 'R']),
  ['to', 'T'],
]);

/** What compromise's lexicon says of a word that matters here. */
export interface Entry {
  readonly tag: Tag;
  /** A first name's usual gender; `null`: not a first name. */
  readonly gender: 'male' | 'female' | 'either' | null;
  /** Says what a person does or is: "mayor", "lawyer". */
  readonly actor: boolean;
  readonly place: boolean;
  readonly date: boolean;
  readonly organisation: boolean;
  /** A usual last name. */
  readonly surname: boolean;
  /** Stands in the lexicon at all. */
  readonly known: boolean;
  /** A verb in its base form, which no singular noun stands before: "the party debate". */
  readonly base: boolean;
}

const TAGS: Readonly<Record<string, Tag>> = {
  Adjective: 'J',
  Comparative: 'J',
  Superlative: 'J',
  Demonym: 'J',
  Participle: 'V',
  PastTense: 'V',
  PresentTense: 'V',
  Infinitive: 'V',
  Imperative: 'V',
  Verb: 'V',
  Modal: 'X',
  Copula: 'X',
  Gerund: 'G',
  Adverb: 'R',
  Negative: 'R',
  Preposition: 'I',
  Conjunction: 'C',
  Determiner: 'D',
  Expression: 'R',
  Cardinal: 'M',
  Ordinal: 'M',
  Value: 'M',
  TextValue: 'M',
};
const ENDINGS: readonly (readonly [RegExp, Tag])[] = [
  [/ly$/, 'R'],
  [/(?:tion|sion|ment|ness|ity|ship|ism|ist|ance|ence|er|or|ee|man|woman|men|women|person|people|ure|age|ery)s?$/, 'N'],
  [/ing$/, 'G'],
  [/(?:[^e]ed)$/, 'V'],
  [/(?:ous|ful|ive|able|ible|ical|ial|ional|less|ish|ic|-old)$/, 'J'],
];

/** Read when the first word is looked up. */
let lexicon: Lexicon | null = null;
const entries = new Map<string, Entry>();
/** Distinct words remembered; a stream of any length stays within constant memory. */
const REMEMBERED = 50_000;

/** The entry of a word in lower case. */
export function lookUp(lower: string): Entry {
  const known = entries.get(lower);
  if (known) return known;
  const entry = createEntry(lower);
  if (entries.size >= REMEMBERED) entries.clear();
  entries.set(lower, entry);
  return entry;
}

/** First names of either sex that the lexicon gives to one of them. */
const EITHER =
  /^(?:alexis|ashley|ashton|aubrey|avery|bailey|beverly|blair|blake|cameron|carey|carroll|cary|casey|corey|cory|courtney|dale|dana|darcy|daryl|devin|devon|drew|hayden|jamie|jean|jesse|jessie|jody|jordan|kelly|kerry|kim|lee|lesley|leslie|lindsay|lindsey|logan|lynn|madison|marion|morgan|pat|peyton|quinn|randy|reese|riley|robbie|robin|rory|sasha|shannon|shelby|sidney|stacey|stacy|stevie|taylor|terry|toby|tracey|tracy|whitney)$/;

function createEntry(lower: string): Entry {
  lexicon ??= loadLexicon();
  const names = lexicon(lower);
  const male = names.includes('MaleName');
  const female = names.includes('FemaleName');
  const first = names.includes('FirstName');
  return {
    tag: CLOSED.get(lower) ?? readTag(lower, names),
    gender:
      FIRST_NAMES.get(lower) ??
      (EITHER.test(lower) && (male || female) ? 'either' : male ? 'male' : female ? 'female' : first ? 'either' : null),
    actor: names.includes('Actor'),
    place: ['City', 'Country', 'Region', 'Place', 'Address'].some((tag) => names.includes(tag)),
    date: ['WeekDay', 'Month', 'Date', 'Duration'].some((tag) => names.includes(tag)),
    surname: names.includes('LastName'),
    known: names.length > 0,
    base: names.includes('Infinitive'),
    organisation: names.includes('Organization') || names.includes('SportsTeam'),
  };
}

function readTag(lower: string, names: readonly string[]): Tag {
  if (/^[0-9]/.test(lower)) return 'M';
  if (REPORTING.has(lower) && !names.includes('Singular')) return 'V';
  for (const name of names) {
    const tag = TAGS[name];
    if (tag) return tag;
  }
  if (names.length > 0) return 'N';
  return ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? 'N';
}
