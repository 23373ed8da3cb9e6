/**
 * Histories of a folder: articles come, go, change and get other names, are corrected, on branches too, and the program
 * learns another way to mint. After every step, everything that was ever published has to lead where it should.
 */
import fc from 'fast-check';
import { type Anchored, assignAnchors } from '../../src/anchors/anchor.ts';
import { formatLock, inspectLock } from '../../src/anchors/lockfile.ts';
import { type KeyAlgorithm, mintAnchor, Q1 } from '../../src/anchors/mint.ts';
import { readConfig } from '../../src/config.ts';
import { createCorrector } from '../../src/corrections/correct.ts';
import { type Entry, writeNames, writeStatement } from '../../src/corrections/edit.ts';
import { type Corrections, parseCorrections } from '../../src/corrections/parse.ts';
import type { Article, Correction, Finding, LockLine, Statement } from '../../src/model.ts';
import { labelDocument } from '../../src/reuse/origins/labels.ts';
import { openReuse } from '../../src/reuse/reuse.ts';
import { keyK2, words } from '../../src/text.ts';
import { buildCorpus, type SaidBy, type TestArticle } from '../reuse/gold.ts';

/** Sentences that are equal, parts, changes and splices of one another, and strangers. */
const SENTENCES = [
  'The council knew about the cracks in March and told nobody until June.',
  'The council knew about the cracks in March.',
  'The council knew about the cracks in May and told nobody until June.',
  'The council did not know about the cracks in March and told nobody until June.',
  'The council knew … and told nobody until June.',
  'Nobody has ever repaired the western pier since it was built.',
  'Nobody has ever repaired the western pier.',
  'The council knew about the cracks and nobody has ever repaired the western pier.',
  'No comment at this time.',
  'We take this very seriously.',
  'We take this seriously.',
];
const SPEAKERS = ['Ann Lee', 'Lee', 'Bo Day', null];
const CORRECTED = ['Ann Lee', 'Bo Day', 'Cy Fox', null];

/** A second algorithm, as a later version of the program may bring it: it folds other things, too. */
const Q2: KeyAlgorithm = { version: 'q2', fold: (text) => words(text).join('') };

interface Print {
  readonly sentence: number;
  readonly speaker: number;
  readonly letter: boolean;
}

const print: fc.Arbitrary<Print> = fc.record({
  sentence: fc.nat({ max: SENTENCES.length - 1 }),
  speaker: fc.nat({ max: SPEAKERS.length - 1 }),
  letter: fc.boolean(),
});
const prints = fc.array(print, { minLength: 1, maxLength: 3 });
const at = fc.nat();
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), at, prints }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), at, prints }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), at }) },
);
const what = fc.constantFrom('speaker', 'document', 'kind', 'join', 'split', 'merge', 'apart', 'outlet', 'undo');
const step = fc.oneof(
  { weight: 10, arbitrary: change },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('correct' as const), what, at, to: fc.nat(), placed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('upgrade' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('branch' as const), ours: change, theirs: change }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Correct = Extract<Step, { do: 'correct' }>;

/** Sequences of steps. */
export const history: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 1, maxLength: 9 });

/** The folder as a list of articles; its order is that of the files on disk. */
type Folder = readonly { readonly id: string; readonly prints: readonly Print[] }[];

/** Everything that a build is made from. */
interface State {
  readonly folder: Folder;
  readonly yaml: string | null;
  readonly lock: readonly LockLine[];
  readonly algorithms: readonly [KeyAlgorithm, ...KeyAlgorithm[]];
}

interface Result extends Anchored {
  readonly corrections: readonly Correction[];
  readonly findings: readonly Finding[];
  readonly articles: readonly Article[];
}

function apply(folder: Folder, change: Change, name: string): Folder {
  const place = change.at % Math.max(1, folder.length);
  const next = [...folder];
  const own = next[place];
  if (change.do === 'add' || !own)
    next.splice(place, 0, { id: `n${name}`, prints: 'prints' in change ? change.prints : [] });
  else if (change.do === 'edit') next[place] = { ...own, prints: change.prints };
  else if (change.do === 'rename') next[place] = { ...own, id: `r${name}` };
  else next.splice(place, 1);
  return next;
}

function toArticle({ id, prints }: Folder[number]): TestArticle {
  let text = '';
  const said = prints.map(({ sentence, speaker, letter }): SaidBy => {
    const start = text.length + 1;
    text += `“${SENTENCES[sentence]}” `;
    const name = SPEAKERS[speaker] ?? null;
    return {
      start,
      end: text.length - 2,
      kind: 'statement',
      speaker: name,
      document: letter && name ? 'letter' : null,
    };
  });
  return { id, text, outlet: `Outlet ${id.slice(1)}`, said };
}

const CONFIG = readConfig(null);

/** The stages from the articles to the anchors, as `createReport` runs them. */
function build({ folder, yaml, lock, algorithms }: State): Result {
  const corrections: Corrections =
    yaml === null ? { statements: [], names: [] } : parseCorrections(yaml, 'corrections.yaml');
  const corrector = createCorrector(corrections, lock, CONFIG);
  const { articles, corpus } = corrector.correctReading(buildCorpus(folder.map(toArticle)));
  const { found, redraft } = openReuse(articles, corpus);
  const compared = corrector.correctStatements({ corpus, reuse: found }, { redraft, label: labelDocument });
  const anchored = assignAnchors({ ...compared, articles }, lock, algorithms);
  const listed = corrector.list(compared.reuse.statements, anchored.anchors);
  return { ...anchored, corrections: listed, findings: corrector.findings(), articles };
}

/** Writes a correction as `verbatim correct` does; where there is nothing to correct, the file stays as it is. */
function correct(yaml: string | null, { what, at, to, placed }: Correct, before: Result | null): string | null {
  const statement = before?.statements[at % Math.max(1, before.statements.length)];
  const other = before?.statements[to % Math.max(1, before.statements.length)];
  if (what === 'undo') return null;
  if (before === null || !statement || !other) return yaml;
  const nameOf = ({ anchor, speakerId }: Statement): string | null => {
    const earlier = before.corrections.find(({ of, anchors }) => of === 'speaker' && anchors.includes(anchor));
    return earlier ? earlier.from : (before.speakers.find(({ id }) => id === speakerId)?.name ?? null);
  };
  const target = (own: Statement): Entry => ({ anchor: own.anchor, words: own.text, was: nameOf(own) });
  const articles = [...new Set(statement.occurrences.map(({ articleId }) => articleId))];
  const first = articles.slice(0, 1);
  const place = placed || what === 'outlet' ? { in: first } : {};
  const name = CORRECTED[to % CORRECTED.length] ?? null;
  switch (what) {
    case 'speaker':
      return writeStatement(yaml, { ...target(statement), ...place, speaker: name, note: 'by hand' }).text;
    case 'document': {
      const type = ['letter', 'post', 'unstated'][to % 3];
      return writeStatement(yaml, {
        ...target(statement),
        ...place,
        document: to % 2 ? type : { type, label: 'The paper' },
      }).text;
    }
    case 'kind':
      return writeStatement(yaml, { ...target(statement), kind: ['scare', 'statement', 'term'][to % 3] }).text;
    case 'join':
      return writeStatement(yaml, { ...target(statement), join: [target(other)] }).text;
    case 'split': {
      const wording = statement.wordings[0];
      return writeStatement(yaml, {
        ...target(statement),
        split: [wording ? { words: wording.text } : { articles: first }],
      }).text;
    }
    case 'outlet':
      return writeStatement(yaml, { ...target(statement), ...place, outlet: 'The Example' }).text;
    default:
      return writeNames(yaml, { [what]: ['Ann Lee', to % 2 ? 'Lee' : 'Bo Day'] }).text;
  }
}

/** What a history has published: ids with the words they were ever shown with, and aliases of each. */
interface Published {
  readonly statements: Map<string, Set<string>>;
  readonly sources: Map<string, LockLine['of']>;
}

function publish({ statements, sources }: Published, to: Published): void {
  for (const [id, words] of statements) to.statements.set(id, new Set([...(to.statements.get(id) ?? []), ...words]));
  for (const [key, of] of sources) to.sources.set(key, of);
}

function copy(published: Published): Published {
  const own: Published = { statements: new Map(), sources: new Map() };
  publish(published, own);
  return own;
}

class Failure extends Error {}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new Failure(message);
}

/** Counts what happened in some histories. */
export interface Tally {
  builds: number;
  published: number;
  aliases: number;
  tombstones: number;
  returned: number;
  splits: number;
  corrections: number;
  unapplied: number;
  merges: number;
  upgrades: number;
}

export const newTally = (): Tally => ({
  builds: 0,
  published: 0,
  aliases: 0,
  tombstones: 0,
  returned: 0,
  splits: 0,
  corrections: 0,
  unapplied: 0,
  merges: 0,
  upgrades: 0,
});

/** Runs a history; throws where anything that has to hold does not. */
export function runHistory(steps: readonly Step[], tally: Tally = newTally()): void {
  let state: State = { folder: [], yaml: null, lock: [], algorithms: [Q1] };
  let result: Result | null = null;
  const published: Published = { statements: new Map(), sources: new Map() };
  steps.forEach((step, number) => {
    if (step.do === 'correct') state = { ...state, yaml: correct(state.yaml, step, result) };
    else if (step.do === 'upgrade') {
      state = { ...state, algorithms: [Q1, Q2] };
      tally.upgrades++;
    } else if (step.do === 'branch') {
      const branches = [step.ours, step.theirs].map((change, i) => {
        const folder = apply(state.folder, change, `${number}-${i}`);
        const branch = { ...state, folder };
        const own = copy(published); // the one branch knows nothing of the other
        return { folder, lock: check(branch, own, tally).lock, own };
      });
      const [ours, theirs] = branches;
      if (!ours || !theirs) return;
      for (const { own } of branches) publish(own, published);
      const folder = apply(ours.folder, step.theirs, `${number}-1`);
      state = { ...state, folder, lock: mergeTexts(ours.lock, theirs.lock) };
      tally.merges++;
    } else state = { ...state, folder: apply(state.folder, step, String(number)) };
    const before = state.lock;
    result = check(state, published, tally);
    state = { ...state, lock: result.lock };
    count(before, result, tally);
  });
  tally.published += published.statements.size + published.sources.size;
}

/** Two lock files as Git leaves them where both changed the same places. */
function mergeTexts(ours: readonly LockLine[], theirs: readonly LockLine[]): readonly LockLine[] {
  const rows = (lock: readonly LockLine[]): string[] => formatLock(lock).split('\n').filter(Boolean);
  const [left, right] = [rows(ours), rows(theirs)];
  const both = left.filter((row) => right.includes(row));
  const only = (own: readonly string[]): string[] => own.filter((row) => !both.includes(row));
  const text = ['<<<<<<< ours', ...only(left), '=======', ...only(right), '>>>>>>> theirs', ...both].map(
    (row) => `${row}\n`,
  );
  return inspectLock(text.join(''), 'lock').lines;
}

function count(before: readonly LockLine[], { lock, corrections, findings }: Result, tally: Tally): void {
  const was = new Map(before.map((line) => [`${line.of} ${line.id}`, line]));
  tally.builds++;
  tally.corrections += corrections.length;
  tally.unapplied += findings.length;
  for (const line of lock) {
    const old = was.get(`${line.of} ${line.id}`);
    if (line.status === 'alias' && old?.status !== 'alias') tally.aliases++;
    if (line.status === 'gone' && old?.status !== 'gone') tally.tombstones++;
    if (line.status === 'active' && old !== undefined && old.status !== 'active') tally.returned++;
    if (line.splitInto.length > (old?.splitInto.length ?? 0)) tally.splits++;
  }
}

/** Builds, and holds the result against everything that has to hold. */
function check(state: State, published: Published, tally: Tally): Result {
  const built = build(state);
  const text = formatLock(built.lock);
  const reversed = build({ ...state, folder: [...state.folder].reverse() });
  demand(formatLock(reversed.lock) === text, 'the order of the files changes the lock');
  demand(show(reversed) === show(built), 'the order of the files changes the report');
  const again = build({ ...state, lock: inspectLock(text, 'lock').lines });
  demand(formatLock(again.lock) === text, 'building twice changes the lock');
  demand(show(again) === show(built), 'building twice changes the report');
  // By another way, without a lock: where a correction's words are gone only the lock knows what they have become.
  const fresh = build({ ...state, lock: [] });
  const isSame = showWords(fresh) === showWords(built);
  const isSaid: boolean = isSame || fresh.findings.length > built.findings.length;
  demand(
    isSaid,
    `another way to the folder gives another report: ${isSaid ? '' : tellApart(showWords(built), showWords(fresh))}`,
  );
  checkLines(state.lock, built);
  checkIds(built, published);
  checkCorrections(built);
  tally.builds += 3;
  return built;
}

const show = ({ lock: _, ...report }: Result): string => JSON.stringify(report);

/** The report with each id replaced by its words; what tells of earlier reports is left out. */
function showWords({ statements, speakers, documents, quotations, corrections, findings, articles }: Result): string {
  const speaker = new Map(speakers.map(({ id, name }) => [id, name]));
  const document = new Map(documents.map(({ id, label, type }) => [id, `${type} ${label}`]));
  const name = (id: string | null) => (id === null ? null : (speaker.get(id) ?? 'lost'));
  const label = (id: string | null) => (id === null ? null : (document.get(id) ?? 'lost'));
  const wordsOf = new Map(statements.map(({ anchor, text, speakerId }) => [anchor, `${text} ${name(speakerId)}`]));
  const shown = statements.map(({ anchor: _, wordings: __, formerWordings: ___, ...own }) => ({
    ...own,
    speakerId: name(own.speakerId),
    documentId: label(own.documentId),
    occurrences: own.occurrences.map((one) => ({
      ...one,
      speakerId: name(one.speakerId),
      documentId: label(one.documentId),
    })),
  }));
  const sorted = (list: readonly unknown[]): string[] => list.map((own) => JSON.stringify(own)).sort();
  return JSON.stringify(
    {
      statements: sorted(shown),
      speakers: sorted(speakers.map(({ id: _, voiceOf, ...own }) => ({ ...own, voiceOf: voiceOf.map(name) }))),
      documents: sorted(documents.map(({ id: _, ...own }) => ({ ...own, speakerId: name(own.speakerId) }))),
      quotations: quotations.map((own) => ({
        ...own,
        speakerId: name(own.speakerId),
        documentId: label(own.documentId),
        statements: own.statements.map((anchor) => wordsOf.get(anchor)),
      })),
      corrections: corrections.map((own) => ({
        ...own,
        anchors: own.anchors.map((anchor) => wordsOf.get(anchor)).sort(),
      })),
      findings: findings.map(({ line }) => line),
      articles: articles.map(({ id, outlet }) => [id, outlet]),
    },
    null,
    1,
  );
}

/** The lines of each that the other has not. */
function tellApart(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')];
  const only = (own: readonly string[], other: readonly string[]): string =>
    own.filter((row) => !other.includes(row)).join('\n');
  return `\n${only(left, right)}\ninstead of\n${only(right, left)}`;
}

const keyOf = ({ of, id }: Pick<LockLine, 'of' | 'id'>): string => `${of} ${id}`;

/** Nothing is forgotten, no id changes its age, aliases lead straight to what is no alias, keys are those of the words. */
function checkLines(before: readonly LockLine[], { lock }: Result): void {
  const lines = new Map(lock.map((line) => [keyOf(line), line]));
  demand(lines.size === lock.length, 'an id stands twice in the lock');
  for (const line of before) {
    const now = lines.get(keyOf(line));
    demand(now !== undefined, `${line.id} is forgotten`);
    demand(now?.generation === line.generation, `${line.id} changes its generation`);
  }
  for (const line of lock) {
    if (line.status === 'alias') {
      const target = lines.get(keyOf({ of: line.of, id: line.to ?? '' }));
      demand(target !== undefined && target.status !== 'alias', `${line.id} leads to ${line.to}, not straight`);
    } else demand(line.to === null, `${line.id} is ${line.status} and leads to ${line.to}`);
    if (line.of === 'statement') demand(line.keys.q1 === mintAnchor(line.text), `${line.id} has another's key`);
  }
}

/** Every id ever published leads to its statement, to the one that it merged into, or to a tombstone; never to other words. */
function checkIds({ lock, statements, speakers, documents }: Result, published: Published): void {
  const lines = new Map(lock.map((line) => [keyOf(line), line]));
  const byAnchor = new Map(statements.map((statement) => [statement.anchor, statement]));
  demand(byAnchor.size === statements.length, 'two statements have one anchor');
  const ids = new Set(lock.filter(({ of }) => of === 'statement').map(({ id }) => id));
  const wordings = new Set(statements.flatMap((statement) => statement.wordings.map(({ id }) => id)));
  for (const { anchor, text, occurrences } of statements) {
    published.statements.set(anchor, (published.statements.get(anchor) ?? new Set()).add(keyK2(text)));
    for (const one of occurrences) {
      const own = mintAnchor(one.text);
      demand(one.quotation === null || ids.has(own) || wordings.has(own), `the wording ${own} resolves to nothing`);
    }
  }
  for (const id of wordings) demand(!ids.has(id), `${id} is an anchor and a wording`);
  for (const [id, own] of published.statements) {
    const line = lines.get(keyOf({ of: 'statement', id }));
    demand(line !== undefined, `${id} resolves to nothing`);
    const target = line?.status === 'alias' ? lines.get(keyOf({ of: 'statement', id: line.to ?? '' })) : line;
    if (target?.status !== 'active') continue;
    const statement = byAnchor.get(target.id);
    demand(statement !== undefined, `${id} leads to ${target.id}, which is no statement`);
    if (target.id !== id) continue;
    const merged = lock.filter(({ of, to }) => of === 'statement' && to === id).map((alias) => alias.id);
    const allowed = new Set([...own, ...merged.flatMap((alias) => [...(published.statements.get(alias) ?? [])])]);
    const now = statement ? [statement.text, ...statement.occurrences.map((one) => one.text)].map(keyK2) : [];
    demand(
      now.some((words) => allowed.has(words)),
      `${id} leads to other words: ${now.join(' | ')}`,
    );
  }
  for (const { id } of speakers) published.sources.set(`speaker ${id}`, 'speaker');
  for (const { id } of documents) published.sources.set(`document ${id}`, 'document');
  const sources = new Set([
    ...speakers.map(({ id }) => `speaker ${id}`),
    ...documents.map(({ id }) => `document ${id}`),
  ]);
  for (const [key, of] of published.sources) {
    const line = lines.get(key);
    demand(line !== undefined, `${key} resolves to nothing`);
    const target = line?.status === 'alias' ? `${of} ${line.to}` : key;
    const end = lines.get(target);
    demand(end?.status === 'gone' || sources.has(target), `${key} leads to ${target}, which is nobody`);
  }
}

/** What a correction says holds in every statement that it names. */
function checkCorrections({ corrections, statements, speakers, documents }: Result): void {
  const last = new Map<string, Correction>();
  for (const correction of corrections) {
    for (const anchor of correction.anchors) last.set(`${correction.of} ${anchor}`, correction);
  }
  for (const { anchor, speakerId, documentId, contested } of statements) {
    const who = last.get(`speaker ${anchor}`);
    const where = last.get(`document ${anchor}`);
    const name = speakers.find(({ id }) => id === speakerId)?.name ?? null;
    const label = documents.find(({ id }) => id === documentId)?.label ?? null;
    const isOneOf = (all: readonly (string | null)[], own: string | null): boolean => all.includes(own);
    const given = (of: string) =>
      corrections.filter((one) => one.of === of && one.anchors.includes(anchor)).map(({ to }) => to);
    if (who) demand(isOneOf(given('speaker'), name) && !contested, `${anchor} is ${name}'s, not ${who.to}'s`);
    if (where) demand(isOneOf(given('document'), label), `${anchor} is of ${label}, not of ${where.to}`);
  }
}
