/** The evidence of an attribution as plain text for a terminal. Words of articles come out visible, on one line. */
import type { Candidate, ExplainedArticle, Reason, Sign, Signs } from '../attribution/explain.ts';
import type { Rule } from '../attribution/ranking/trace.ts';
import type { Article, AttributedQuotation, Occurrence, Report, Statement, TextSpan } from '../model.ts';
import { DOCUMENT_WORDS, describeCounts, SPEAKER_WORDS } from '../report/lookup/phrases.ts';
import { oneLine, shorten, visible } from '../report/lookup/visible.ts';
import { type CorrectionView, viewCorrection } from '../report/parts/corrections.ts';

/** What each rule means, for a reader. */
const RULES: Readonly<Record<Rule, string>> = {
  'mere mention': 'marks of a kind that quotes nobody',
  'stands alone': 'a paragraph by itself, or words that open a headline, are speech',
  signature: 'a line of a name and no verb closes the words',
  'owner of the words': 'whoever the words are said to be a remark of',
  'named in the next sentence': 'whoever the next sentence says they are from',
  'whole phrase': 'the name hangs on the phrase that is the subject',
  'tag behind the sentence':
    'whoever closes the sentence or stands behind “by” spoke, since the phrase ranked first has no verb of speech',
  'credited outlet passed over': 'the outlet is credited with the tag, its speaker goes on',
  'innermost source': 'of two sources, the one that stands directly at the words',
  'second after the verb': 'who spoke stands behind whom they told',
  'name beside a role': 'the name that stands beside the role',
  'dialogue turn': 'two people take turns',
  headline: 'the story prints the words again and says whose they are',
  'pull quote': 'the words stand alone here, and beside their source elsewhere in the article',
  'document taken over': 'the document named for other words',
};

/** Width of the names on the left, and characters of a stretch that is shown. */
const NAME = 12;
const SHOWN = 100;

/** What a value is called, and its lines: the first beside the name, the rest below it. */
type Entry = readonly [name: string, lines: readonly string[]];

/** The statement and its joint attribution. */
export function formatStatement(report: Report, statement: Statement): string {
  const speaker = report.speakers.find(({ id }) => id === statement.speakerId);
  const document = report.documents.find(({ id }) => id === statement.documentId);
  const inferred = document?.inferred ? ' (inferred: several owners print the same words)' : '';
  const corrected = report.corrections.filter(({ anchors }) => anchors.includes(statement.anchor)).map(viewCorrection);
  const contested = statement.contested ? ', contested: see each outlet' : '';
  return [
    statement.anchor,
    `“${visible(statement.text)}”`,
    formatEntries([
      ['Speaker', [speaker ? oneLine(speaker.name) : 'not stated']],
      ['Document', [document ? `${oneLine(document.label)}${inferred}` : 'unstated']],
      ['Confidence', [`${statement.confidence.toFixed(2)}${contested}`]],
      ['Printed', [describeCounts(statement.counts)]],
      ...(corrected.length === 0 ? [] : [['Corrected', corrected.map(describeCorrection)] as const]),
    ]),
  ].join('\n');
}

function describeCorrection({ what, note }: CorrectionView): string {
  return `by hand, ${what}${note === '' ? '' : `; ${note}`}`;
}

/** One occurrence: where it stands, and why its own article's attribution is what it is. */
export function formatOccurrence(
  article: Article,
  explained: ExplainedArticle,
  occurrence: Occurrence,
  number: number,
): string {
  const line = lineOf(article.text, occurrence.start);
  const outlet = article.outlet === null ? 'outlet not stated' : oneLine(article.outlet);
  const head = `${number}. ${outlet}, ${oneLine(article.id)}, line ${line}: ${occurrence.relation}`;
  const index = occurrence.quotation ?? -1;
  const quotation = explained.quotations[index];
  const reason = explained.reasons[index];
  if (!quotation || !reason)
    return `${head}\n${formatEntries([['Unquoted', ['the outlet’s own words, which name nobody']]])}`;
  const place = placeIn(article.text);
  const entries: Entry[] = [
    ['Words', listParts(article.text, occurrence)],
    ['Kind', describeKind(quotation, reason)],
    ['Cue', [quotation.cue ? place(quotation.cue) : 'none']],
    ['Mention', [quotation.mention ? place(quotation.mention) : 'none']],
    ['Speaker', describeSpeaker(explained, quotation, place)],
    ['Document', describeDocument(explained, quotation, place)],
    ['Confidence', [quotation.confidence.toFixed(2), ...(reason.confidence ? listSigns(reason.confidence) : [])]],
    ['Rules', reason.rules.length === 0 ? ['none'] : reason.rules.map((rule) => `${rule}: ${RULES[rule]}`)],
    ['Candidates', listCandidates(quotation, reason, place)],
  ];
  return `${head}\n${formatEntries(entries)}`;
}

type Place = (span: TextSpan) => string;

/** “the words” (line 3). */
function placeIn(text: string): Place {
  return (span) => `“${shorten(span.text, SHOWN)}” (line ${lineOf(text, span.start)})`;
}

/** The 1-based line of an article's text. */
function lineOf(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}

function listParts(text: string, { parts }: Occurrence): string[] {
  return parts.map(({ start, end }) => placeIn(text)({ start, end, text: text.slice(start, end) }));
}

function describeKind({ kind, continues }: AttributedQuotation, { speech }: Reason): string[] {
  const goesOn = continues === null ? '' : ', goes on with the sentence that its tag interrupts';
  const said = `${kind}${goesOn}`;
  return speech === null ? [said] : [said, `speech ${formatProbability(speech.probability)}`, ...listSigns(speech)];
}

/** The speaker, and how the mention stands for them. */
function describeSpeaker(
  { speakers }: ExplainedArticle,
  { speaker: number, mention, evidence }: AttributedQuotation,
  place: Place,
): string[] {
  const speaker = number === null ? undefined : speakers[number];
  if (!speaker) return [mention ? 'nobody whom the article names' : 'not stated'];
  const { name, kind, aliases, roles, voiceOf } = speaker;
  const about = [SPEAKER_WORDS[kind], ...roles].map(oneLine).join(', ');
  const bodies = voiceOf.flatMap((body) => speakers[body]?.name ?? []).map(oneLine);
  const lines = [`${oneLine(name)} (${about})${bodies.length === 0 ? '' : `, speaks for ${bodies.join(', ')}`}`];
  const note = evidence.find((entry) => entry.note.includes(' stands for '));
  const form = mention === null ? '' : mention.text.replace(/\s+/g, ' ');
  if (note) lines.push(`${oneLine(note.note)}${note.span ? `, named ${place(note.span)}` : ''}`);
  else if (kind === 'unnamed') lines.push('the article gives no name');
  else if (form === name) lines.push('by this name');
  else if (aliases.includes(form)) lines.push('by a form of the name or a description');
  else lines.push('the author or owner of what the mention names');
  return lines;
}

/** The document, and where the article says so. */
function describeDocument(
  { documents }: ExplainedArticle,
  { document: number, evidence }: AttributedQuotation,
  place: Place,
): string[] {
  const document = number === null ? undefined : documents[number];
  if (!document) return ['unstated'];
  const notes = evidence.filter(({ note }) => note.startsWith('document:'));
  const spans = notes.flatMap(({ span }) => span ?? []);
  const shown = spans.length > 0 ? spans : document.mentions.slice(0, 1);
  return [DOCUMENT_WORDS[document.type], ...shown.map(place)];
}

function listCandidates(quotation: AttributedQuotation, { candidates, considered }: Reason, place: Place): string[] {
  const lines = candidates.flatMap((candidate) => [
    `${formatProbability(candidate.probability)}  ${describeCandidate(candidate, quotation, place)}`,
    ...listSigns(candidate).map((line) => `      ${line}`),
  ]);
  const more = considered - candidates.length;
  return more > 0 ? [...lines, `and ${more} less probable`] : lines.length === 0 ? ['none'] : lines;
}

function describeCandidate(
  { mention }: Candidate,
  { mention: chosen, kind }: AttributedQuotation,
  place: Place,
): string {
  const speech = kind === 'statement' || kind === 'fragment';
  const taken = speech && chosen?.start === mention?.start && chosen?.end === mention?.end;
  return `${mention === null ? 'no source' : place(mention)}${taken ? ' ← taken' : ''}`;
}

function listSigns({ pros, cons }: Signs): string[] {
  const list = (signs: readonly Sign[]) =>
    signs.map(({ feature, weight }) => `${oneLine(feature)} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`).join('; ');
  return [
    ...(pros.length > 0 ? [`for      ${list(pros)}`] : []),
    ...(cons.length > 0 ? [`against  ${list(cons)}`] : []),
  ];
}

function formatProbability(probability: number): string {
  return probability < 0.005 ? '0.00' : probability.toFixed(2);
}

function formatEntries(entries: readonly Entry[]): string {
  return entries
    .flatMap(([name, lines]) => lines.map((line, at) => `   ${(at === 0 ? name : '').padEnd(NAME)}${line}`))
    .join('\n');
}
