/** `verbatim correct`: writes down what somebody who knows better says of a statement. */
import { openLock } from '../anchors/lockfile.ts';
import { type Built, createReport } from '../build.ts';
import { UserError } from '../config.ts';
import { type Entry, writeNames, writeStatement } from '../corrections/edit.ts';
import { CORRECTIONS_FILE, findCorrectionsFile, readText, writeText } from '../corrections/file.ts';
import { parseCorrections } from '../corrections/parse.ts';
import type { LockLine, Report, Statement } from '../model.ts';
import { keyK2 } from '../text.ts';
import { findStatement } from './anchor.ts';
import { openProject, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** What may be corrected, as the command line gives it. `false`: stated to be none. */
export interface CorrectOptions extends ProjectOptions {
  readonly speaker?: string | false;
  readonly document?: string | false;
  readonly label?: string;
  readonly author?: string;
  readonly kind?: string;
  readonly outlet?: string;
  /** Anchors of statements that are this one too. */
  readonly join?: readonly string[];
  /** Ids of wordings, or of articles, that are another statement. */
  readonly split?: readonly string[];
  /** Another name of the statement's speaker, and one that is somebody else's. */
  readonly merge?: string;
  readonly apart?: string;
  readonly in?: readonly string[];
  readonly note?: string;
  readonly by?: string;
}

/** Writes the correction where it applies and says what it did; anything else is a `UserError`, and nothing is written. */
export async function runCorrect(
  anchor: string,
  inputs: readonly string[],
  options: CorrectOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const file = await findCorrectionsFile(project.inputs);
  const text = await readText(file);
  const { lines: lock, repairs } = await openLock(project.lock);
  const make = (corrections = text === null ? undefined : parseCorrections(text, file)): Promise<Built> =>
    createReport(project.inputs, { config: project.config, lock, repairs, ...(corrections && { corrections }) });
  const { report } = await terminal.during('Reading articles', () => make());
  const found = findStatement(report, anchor.trim().replace(/^#/, ''));
  const entry = isNaming(options) ? createNaming(report, found, options) : createEntry(report, found, options);
  const written = (isNaming(options) ? writeNames : writeStatement)(text, entry);
  const corrections = parseCorrections(written.text, file);
  const after = await terminal.during('Trying the correction', () => make(corrections));
  refuseUseless(report, after.report, file);
  await writeText(file, written.text);
  terminal.note(`${written.replaced ? 'Changed' : 'Added'} in ${file}:`);
  terminal.print(describe(entry));
  terminal.note(await describeEffect(report, after, found));
  return 0;
}

const isNaming = ({ merge, apart }: CorrectOptions): boolean => merge !== undefined || apart !== undefined;

const idOf = (found: Statement | LockLine): string => ('anchor' in found ? found.anchor : found.id);

function createNaming(report: Report, found: Statement | LockLine, { merge, apart, note, by }: CorrectOptions): Entry {
  const id = 'anchor' in found ? found.speakerId : found.speaker;
  const speaker = report.speakers.find((one) => one.id === id);
  if (speaker === undefined) {
    throw new UserError(`${idOf(found)} has no speaker, whose names could be corrected`, {
      remedy: 'Name the speaker with --speaker.',
    });
  }
  return merge === undefined ? { apart: [speaker.name, apart], note, by } : { merge: [speaker.name, merge], note, by };
}

function createEntry(report: Report, found: Statement | LockLine, options: CorrectOptions): Entry {
  const { speaker, document, label, author, kind, outlet, join, split, note, by } = options;
  if ((label !== undefined || author !== undefined) && typeof document !== 'string') {
    throw new UserError('--label and --author are of a document', { remedy: 'Name its type with --document.' });
  }
  if ([speaker, document, kind, outlet, join, split].every((value) => value === undefined)) {
    throw new UserError('nothing to correct', {
      remedy: 'Name a --speaker, --document, --kind, --outlet, --join, --split, --merge or --apart.',
    });
  }
  const type = document === false ? 'unstated' : document;
  const articles = options.in ?? chooseArticles(report, found, options);
  return {
    anchor: idOf(found),
    words: found.text,
    in: articles.length === 0 ? undefined : articles,
    was: readBefore(report, found),
    speaker: speaker === false ? null : speaker,
    document: label === undefined && author === undefined ? type : dropUndefined({ type, label, author }),
    kind,
    outlet,
    join: join?.map((id) => {
      const other = findStatement(report, id);
      return { anchor: idOf(other), words: other.text, was: readBefore(report, other) };
    }),
    split: split?.map((id) => createPart(report, found, id)),
    note,
    by,
  };
}

const dropUndefined = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));

/** The speaker as it was read: by it the statement is known again where others have the same words. */
function readBefore(report: Report, found: Statement | LockLine): string | null {
  const earlier = report.corrections.find(({ of, anchors }) => of === 'speaker' && anchors.includes(idOf(found)));
  if (earlier !== undefined) return earlier.from;
  const id = 'anchor' in found ? found.speakerId : found.speaker;
  return report.speakers.find((speaker) => speaker.id === id)?.name ?? null;
}

/** Words that several statements have are told apart by articles; an outlet is that of one article. */
function chooseArticles(report: Report, found: Statement | LockLine, { outlet }: CorrectOptions): readonly string[] {
  const articles =
    'anchor' in found ? [...new Set(found.occurrences.map(({ articleId }) => articleId))] : found.articles;
  if (outlet !== undefined && articles.length > 1) {
    throw new UserError(`the words stand in ${articles.length} articles`, {
      remedy: ['Say with --in which one has another outlet:', ...articles].join('\n  '),
    });
  }
  const words = keyK2(found.text);
  const alike = report.statements.filter(({ text, wordings }) =>
    [text, ...wordings.map((one) => one.text)].some((own) => keyK2(own) === words),
  );
  return outlet !== undefined || alike.length > 1 ? articles : [];
}

/** What is to be split off: another wording by its id, or what an article prints. */
function createPart(report: Report, found: Statement | LockLine, id: string): Entry {
  const wordings = 'anchor' in found ? found.wordings : [];
  const wording = wordings.find((one) => one.id === id);
  if (wording !== undefined) return { words: wording.text };
  if (report.articles.some((article) => article.id === id)) return { articles: [id] };
  throw new UserError(`--split: ${id} is neither another wording of ${idOf(found)} nor an article`, {
    remedy: [...wordings.map((one) => `${one.id}  “${one.text}”`)].join('\n  ') || 'Name an article that prints it.',
  });
}

/** A correction that changes the findings for the worse does not apply. */
function refuseUseless(before: Report, after: Report, file: string): void {
  const known = new Set(before.findings.map(({ message }) => message));
  const fresh = after.findings.find((finding) => finding.file === CORRECTIONS_FILE && !known.has(finding.message));
  if (fresh === undefined) return;
  throw new UserError(fresh.message.replace('no longer applies', 'does not apply'), {
    remedy: `${file} is as it was before.`,
  });
}

function describe(entry: Entry): string {
  const shown = (value: unknown): string =>
    value === null ? 'nobody' : typeof value === 'string' ? value : JSON.stringify(value);
  const given = Object.entries(entry).filter(([, value]) => value !== undefined);
  return given.map(([key, value]) => `${key}: ${shown(value)}`).join('\n');
}

/** What the statement is now. */
async function describeEffect(
  before: Report,
  { report, anchored }: Built,
  found: Statement | LockLine,
): Promise<string> {
  const id = idOf(found);
  const line = anchored.lock.find((one) => one.of === 'statement' && one.id === id);
  const now = report.statements.find(({ anchor }) => anchor === (line?.status === 'alias' ? line.to : id));
  if (now === undefined) return `${id} is no statement any more; its page says so. Run "verbatim build" to publish it.`;
  const speaker = report.speakers.find((one) => one.id === now.speakerId)?.name ?? 'no speaker stated';
  const document = report.documents.find((one) => one.id === now.documentId)?.label ?? 'document unstated';
  const count = report.statements.length - before.statements.length;
  const more =
    count === 0
      ? ''
      : ` The report has ${Math.abs(count)} statement${Math.abs(count) === 1 ? '' : 's'} ${count < 0 ? 'less' : 'more'}.`;
  return `${now.anchor} is now: ${speaker}, ${document}.${more} Run "verbatim build" to publish it.`;
}
