/** The report's words for its values: relations, changes, kinds, documents, dates. Used by the pages and by `report.md`. */
import type {
  Change,
  Counts,
  DocumentType,
  Omission,
  QuotationKind,
  Relation,
  Severity,
  SpeakerKind,
} from '../../model.ts';
import { oneLine, shorten } from './visible.ts';

/** How a relation is shown: never by colour alone. */
export interface RelationSign {
  readonly relation: Relation;
  readonly symbol: string;
  readonly word: string;
  readonly meaning: string;
}

/** The relations from nearest to farthest. */
export const RELATION_SIGNS: readonly RelationSign[] = [
  { relation: 'verbatim', symbol: '●', word: 'verbatim', meaning: 'word for word' },
  { relation: 'excerpt', symbol: '◐', word: 'excerpt', meaning: 'part of it, word for word' },
  { relation: 'altered', symbol: '▲', word: 'altered', meaning: 'with words changed' },
  { relation: 'unquoted', symbol: '○', word: 'unquoted', meaning: 'without quotation marks' },
];

/** The sign of a relation. */
export function signOf(relation: Relation): RelationSign {
  const sign = RELATION_SIGNS.find((entry) => entry.relation === relation);
  if (sign === undefined) throw new Error(`unknown relation ${relation}`);
  return sign;
}

/** A whole number with its thousands parted by commas. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 outlet", "3,000 outlets"; `many` for an irregular plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The stated parts with `separator` between them; `''` where none is stated. */
export function joinStated(parts: readonly (string | null)[], separator: string): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}

/** "word for word in 3 outlets, excerpted in 1, altered in 1". */
export function describeCounts(counts: Counts): string {
  const found: [number, string][] = [
    [counts.verbatim, 'word for word in'],
    [counts.excerpt, 'excerpted in'],
    [counts.altered, 'altered in'],
    [counts.unquoted, 'used without quotation marks in'],
    [counts.unrecorded ?? 0, 'not in the record in'],
  ];
  return found
    .filter(([count]) => count > 0)
    .map(([count, words], index) => `${words} ${index === 0 ? plural(count, 'outlet') : count}`)
    .join(', ');
}

/** "5 outlets, 4 owners, 3 independent"; owners and independent ones where they are fewer. */
export function describeIndependence(counts: Counts): string {
  const parts = [plural(counts.outlets, 'outlet')];
  if (counts.owners !== counts.outlets) parts.push(plural(counts.owners, 'owner'));
  if (counts.independent !== counts.outlets) parts.push(`${counts.independent} independent`);
  return parts.join(', ');
}

/** "12 outlets, 5 independent"; "12 outlets" where all are independent. */
export function describeFolded({ outlets, independent }: Counts): string {
  const rest = independent === outlets ? '' : `, ${formatCount(independent)} independent`;
  return plural(outlets, 'outlet') + rest;
}

/** The severities, the gravest first. */
export const SEVERITY_ORDER: readonly Severity[] = ['facts', 'meaning', 'form'];

/** "changes the facts: a number", "of form: spelling". */
export function describeGrade({ severity, reason }: Pick<Change, 'severity' | 'reason'>): string {
  const grade = severity === 'form' ? 'of form' : `changes the ${severity}`;
  return `${grade}: ${reason}`;
}

/** What differs where the words are the same: "letters stand in brackets" is said where the print has them. */
export function describeTypography({ text }: { readonly text: string }): string {
  return /\[[^\]\s]{1,5}\]/.test(text)
    ? 'letters in brackets, punctuation or capitals differ'
    : 'punctuation or capitals differ';
}

/** What a print leaves out at an edge, in plain words. */
export function describeOmission({ text }: Omission): string {
  return `leaves out ${quoteWords(text)}`;
}

/** Longest stretch of changed words that a sentence about it repeats; the diff beside it shows all. */
const CHANGE_LIMIT = 120;

/** A change of words in plain words: "drops ‘not’", "changes 40 to 14". */
export function describeChange(change: Change): string {
  const from = quoteWords(change.from);
  const to = quoteWords(change.to);
  const replaced = change.from === '' ? `adds ${to}` : change.to === '' ? `drops ${from}` : `changes ${from} to ${to}`;
  switch (change.type) {
    case 'cut':
      return `cuts ${from}`;
    case 'number':
      return replaced.replace(/[‘’]/g, '');
    case 'name':
      return change.from !== '' && change.to !== '' ? `changes the name ${from} to ${to}` : replaced;
    case 'tense':
      return `changes the tense: ${from} becomes ${to}`;
    case 'spelling':
      return `spells ${from} as ${to}`;
    case 'order':
      return `changes the order: ${from} becomes ${to}`;
    case 'splice':
      return `runs parts of two statements together: ${to}`;
    case 'ellipsis':
      return change.from === '' ? 'marks a cut' : `cuts ${from}, marked by an ellipsis`;
    case 'bracketed':
      return change.from === '' ? `adds ${to} in brackets` : `puts ${to} for ${from}, in brackets`;
    default:
      return replaced;
  }
}

function quoteWords(text: string): string {
  return `‘${shorten(text, CHANGE_LIMIT)}’`;
}

/** A piece of evidence in plain words, before or after the words of the article that show it. */
export interface EvidenceWords {
  readonly before: string | null;
  readonly after: string | null;
}

/** "source" as what the words of the article do: “Fenn” names who said it. */
export function describeEvidence(note: string): EvidenceWords {
  const [, type, carried] =
    /^document: ([a-z-]+)(?:, named (for other words of the same speaker|near these words))?$/.exec(note) ?? [];
  if (note === 'cue') return { before: null, after: 'introduces the words' };
  if (note === 'source') return { before: null, after: 'names who said them' };
  if (type === undefined) return { before: note, after: null };
  const document = DOCUMENT_WORDS[type as DocumentType] ?? type;
  const told = `tells of ${/^[aei]/.test(document) ? 'an' : 'a'} ${document}`;
  return { before: null, after: carried ? `${told}, ${carried}` : told };
}

/** The kinds of quotation as headings. */
export const KIND_WORDS: Readonly<Record<QuotationKind, string>> = {
  statement: 'statement',
  fragment: 'fragment',
  scare: 'scare quotes',
  term: 'term',
  title: 'title',
  nested: 'nested quotation',
};

/** What a document type is called in a sentence. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentType, string>> = {
  letter: 'letter',
  post: 'post',
  statement: 'statement',
  interview: 'interview',
  speech: 'speech',
  'press-conference': 'press conference',
  debate: 'debate',
  meeting: 'meeting',
  report: 'report',
  court: 'court record',
  email: 'email',
  memo: 'memo',
  notice: 'notice',
  petition: 'petition',
  book: 'book',
  article: 'article',
  broadcast: 'broadcast',
  advert: 'advert',
  testimony: 'testimony',
};

/** What a speaker is called in a sentence. */
export const SPEAKER_WORDS: Readonly<Record<SpeakerKind, string>> = {
  person: 'person',
  organisation: 'organisation',
  group: 'group',
  unnamed: 'unnamed source',
};

/** Under this an attribution is shown as uncertain: at even odds and a little more, somebody should look. */
const UNCERTAIN = 0.7;
/** From here on a reader may believe it: fitted so that 97 of 100 are right (`bench/train-confidence.ts`). */
const SURE = 0.95;

/** A probability in words: "sure", "likely" or "uncertain". */
export function describeConfidence(confidence: number): 'sure' | 'likely' | 'uncertain' {
  return confidence >= SURE ? 'sure' : confidence >= UNCERTAIN ? 'likely' : 'uncertain';
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** "2031-07-09T15:52Z" as "9 July 2031, 15:52 UTC", as exact as it is given; anything else as it stands. */
export function describeDate(iso: string): string {
  const [, year, month, day, time, zone] = ISO.exec(iso) ?? [];
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined)) return oneLine(iso);
  const date = [day === undefined ? null : String(Number(day)), name ?? null, year].filter((part) => part !== null);
  const clock = time === undefined ? '' : `, ${time}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` ${zone}`}`;
  return date.join(' ') + clock;
}

/** A key that sorts dates: a less exact one after every more exact one that it may be, an unknown one last. */
export function dateKey(iso: string | null): string {
  return `${iso ?? ''}~`;
}
