/**
 * The commands of the command line: their arguments, options and help. Each loads what it needs when it runs.
 * Longer than other files, so that the whole command line can be read in one place.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createTerminal, type Terminal } from './commands/terminal.ts';
import { UserError } from './config.ts';
import { PACKAGE } from './package.ts';
import { prepareRendering } from './report/writing/render.ts';

/** What a command is given besides its arguments. */
export interface Surroundings {
  /** Told the exit code of the command that ran. */
  readonly done: (code: number) => void;
  readonly terminal: (options?: { readonly quiet?: boolean }) => Terminal;
}

const INPUT = ['[input...]', 'folder of articles, article, or .jsonl corpus (default: seeds, else articles)'] as const;

/** The command line. A wrong one throws a `CommanderError` after its message; a command throws what went wrong. */
export function createProgram(
  done: Surroundings['done'],
  terminal: Surroundings['terminal'] = createTerminal,
): Command {
  const program = new Command('verbatim')
    .description('Who said it, where, and who repeats it word for word: a report of the quotations in news articles.')
    .version(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version, '-V, --version')
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 finished with findings (--strict, check), 2 bad input or usage.\n' +
        '\nExamples:\n  $ verbatim init\n  $ verbatim build\n  $ verbatim cite q-tx8hs15a9n --format bibtex',
    );
  const commands = [
    addBuild,
    addPublish,
    addAdd,
    addCorrect,
    addWatch,
    addCheck,
    addCite,
    addExplain,
    addExtract,
    addInit,
  ];
  for (const add of commands) add(program, { done, terminal });
  return program;
}

function addBuild(program: Command, { done, terminal }: Surroundings): void {
  addProjectOptions(program.command('build').argument(...INPUT))
    .description('read articles, write the report and the lock file of its anchors')
    .option('--formats <list>', 'html, md, data, parted by commas (default: all)')
    .option('--strict', 'exit with 1 when anything is wrong with the input, or set aside')
    .option('--show', 'print the text that was taken from each file')
    .option('--pdf', 'print the report to a PDF beside it (output.pdf), through an installed Chromium')
    .option('-q, --quiet', 'say only what is wrong')
    .addHelpText(
      'after',
      '\nExamples:\n  $ verbatim build\n  $ verbatim build news/ --out report --formats html,md\n' +
        '  $ verbatim build corpus.jsonl --strict --quiet',
    )
    .action(async (inputs: string[], { formats, ...options }) => {
      if (formats === undefined) prepareRendering(); // it loads beside all that follows
      const { runBuild } = await import('./commands/build.ts');
      const { parseFormats } = await import('./commands/project.ts');
      const chosen = formats === undefined ? options : { ...options, formats: parseFormats(formats) };
      done(await runBuild(inputs, chosen, terminal(options)));
    });
}

function addAdd(program: Command, { done, terminal }: Surroundings): void {
  program
    .command('add')
    .argument('<source...>', 'file or http(s) address')
    .description('put articles into the folder, as text with a sidecar of metadata')
    .option('--to <folder>', 'folder of articles (default: seeds, else articles); of a record, whom it is addressed to')
    .option(
      '--as-original',
      'the file is no article but the record of a document; with --of, --by, --to, --date, --folder',
    )
    .option('--of <type>', 'which document: letter, statement, speech, post, interview, …')
    .option('--by <name>', 'whose document it is')
    .option('--date <date>', 'its date')
    .option('--folder <folder>', 'folder of articles, where --to is the addressee')
    .option('--title <text>', 'say what an article does not: the same for all that are given')
    .option('--outlet <name>')
    .option('--owner <name>')
    .option('--byline <names>')
    .option('--published <date>')
    .option('--url <address>')
    .option(
      '--retrieved <date>',
      'when it was taken from its source (default: now for an address, else as a file says)',
    )
    .option('--columns <list>', 'columns of a table by field: text=Body,title=Headline')
    .option('--show', 'print the text that was taken')
    .option('--force', 'add also what is there already')
    .option('--dry-run', 'say what would be added; write nothing')
    .option('--config <file>', 'options of the report (default: verbatim.yaml here or beside the folder)')
    .option('-q, --quiet', 'say only what is wrong')
    .addHelpText(
      'after',
      '\nReads .txt, .md, saved web pages (.html, .mhtml), .docx, .pdf, .eml, and many articles at once from .jsonl, .csv,' +
        '\n.tsv and .warc(.gz). Prints the file of each article it added. Exit codes: 0 all added, 1 some are there already,' +
        '\n2 some could not be read.\n' +
        '\nExamples:\n  $ verbatim add saved-page.html\n  $ verbatim add https://courier.example.org/bridge-shut' +
        '\n  $ verbatim add release.docx --outlet "Example County" --published 2018-07-31' +
        '\n  $ verbatim add export.csv --columns text=Body,title=Headline' +
        '\n  $ verbatim add --as-original letter.pdf --of letter --by "Nora Fenn" --to "Mayor Ann Lee" --date 2018-07-30',
    )
    .action(async (sources: string[], options) => {
      if (options.asOriginal) {
        refuseOptions(options, ARTICLE_OPTIONS, 'says something of an article, not of the record of a document');
        const { runAddOriginal } = await import('./commands/add-original.ts');
        return done(await runAddOriginal(sources, options, terminal(options)));
      }
      refuseOptions(options, RECORD_OPTIONS, 'belongs to --as-original');
      const { runAdd } = await import('./commands/add.ts');
      done(await runAdd(sources, options, terminal(options)));
    });
}

/** Options of `add` for records of documents alone, and for articles alone. */
const RECORD_OPTIONS = ['of', 'by', 'date', 'folder'];
const ARTICLE_OPTIONS = ['title', 'outlet', 'owner', 'byline', 'published', 'url', 'columns', 'show', 'force'];

/** Throws a `UserError` that names the first of `names` that is given. */
function refuseOptions(options: Readonly<Record<string, unknown>>, names: readonly string[], why: string): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given !== undefined) throw new UserError(`--${given}: ${why}`, { remedy: 'See "verbatim add --help".' });
}

function addPublish(program: Command, { done, terminal }: Surroundings): void {
  addProjectOptions(program.command('publish').argument(...INPUT))
    .description('build, and record what is published: later builds say what is new since (new.html, feed.xml)')
    .option('-q, --quiet', 'say only what is wrong')
    .addHelpText(
      'after',
      '\nThe record, published.json, lies beside the lock file and is committed with it.\n' +
        '\nExample:\n  $ verbatim publish && git add . && git commit -m "Five articles more"',
    )
    .action(async (inputs: string[], options) => {
      prepareRendering();
      const { runPublish } = await import('./commands/publish.ts');
      done(await runPublish(inputs, options, terminal(options)));
    });
}

function addWatch(program: Command, { done, terminal }: Surroundings): void {
  addProjectOptions(program.command('watch').argument(...INPUT))
    .description('serve the report on this machine and build it anew whenever an article changes')
    .option('--port <number>', 'port of the server (default: 8080); where it is taken, the next free one', parsePort)
    .addHelpText('after', '\nExample:\n  $ verbatim watch --port 3000')
    .action(async (inputs: string[], options) => {
      const { runWatch } = await import('./commands/watch.ts');
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      done(await runWatch(inputs, options, terminal(), stop.signal));
    });
}

function addCheck(program: Command, { done, terminal }: Surroundings): void {
  addProjectOptions(program.command('check').argument(...INPUT))
    .description('exit with 1 if an anchor would break, a link is dead, or lock file or report is out of date')
    .option('--no-output', 'the project keeps no report: compare the lock file only')
    .option(
      '--drafts <folder>',
      'check the quotations of unpublished texts instead: exit with 1 if one is altered silently',
    )
    .option('-q, --quiet', 'say only what is wrong')
    .addHelpText(
      'after',
      '\nWrites nothing. Examples:\n  $ verbatim check --quiet\n  $ verbatim check --drafts drafts/',
    )
    .action(async (inputs: string[], options) => {
      if (options.drafts !== undefined) {
        const { runDrafts } = await import('./commands/drafts.ts');
        return done(await runDrafts(options.drafts, inputs, options, terminal(options)));
      }
      const { runCheck } = await import('./commands/check.ts');
      done(await runCheck(inputs, options, terminal(options)));
    });
}

function addCorrect(program: Command, { done, terminal }: Surroundings): void {
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  const correct = program.command('correct').argument('<anchor>', 'id of a statement, such as q-tx8hs15a9n');
  addSourceOptions(correct.argument(...INPUT))
    .description('write a correction into corrections.yaml, beside the articles; a repeated one replaces the earlier')
    .option('--speaker <name>', 'who said it')
    .option('--no-speaker', 'nobody is named')
    .option('--document <type>', 'where it was first said or written: letter, post, interview, …')
    .option('--no-document', 'it is not stated where')
    .option('--label <text>', 'name of the document')
    .option('--author <name>', 'whose document it is, where that is not the speaker')
    .option('--kind <kind>', 'statement, fragment, scare, term or title')
    .option('--outlet <name>', 'who published the article')
    .option('--join <anchor>', 'another statement that is this one; may be repeated', collect)
    .option('--split <id>', 'a wording, or an article, that is another statement; may be repeated', collect)
    .option('--merge <name>', 'another name of its speaker')
    .option('--apart <name>', 'a name that is not its speaker’s')
    .option('--in <article>', 'only as this article prints it; may be repeated', collect)
    .option('--note <text>', 'why, for the readers of the report')
    .option('--by <name>', 'who corrects it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ verbatim correct q-tx8hs15a9n --speaker "Nora Fenn" --note "See the recording" --by "the desk"\n' +
        '  $ verbatim correct q-tx8hs15a9n --document letter --label "Letter of 30 July"\n' +
        '  $ verbatim correct q-tx8hs15a9n --join q-0njn4s8bsx\n  $ verbatim build',
    )
    .action(async (anchor: string, inputs: string[], options) => {
      const { runCorrect } = await import('./commands/correct.ts');
      done(await runCorrect(anchor, inputs, options, terminal()));
    });
}

function addCite(program: Command, { done, terminal }: Surroundings): void {
  const cite = program.command('cite').argument('<anchor>', 'id of a statement, such as q-tx8hs15a9n');
  addSourceOptions(cite.argument(...INPUT))
    .description('print the citation of a statement')
    .option('--format <name>', 'plain, markdown, bibtex, ris or csl-json', 'plain')
    .addHelpText(
      'after',
      '\nExamples:\n  $ verbatim cite q-tx8hs15a9n\n  $ verbatim cite q-tx8hs15a9n --format bibtex >> sources.bib',
    )
    .action(async (anchor: string, inputs: string[], options) => {
      const { runCite } = await import('./commands/cite.ts');
      done(await runCite(anchor, inputs, options, terminal()));
    });
}

function addExplain(program: Command, { done, terminal }: Surroundings): void {
  const explain = program.command('explain').argument('<anchor>', 'id of a statement, such as q-tx8hs15a9n');
  addSourceOptions(explain.argument(...INPUT))
    .description('print why each occurrence of a statement is attributed as it is')
    .addHelpText(
      'after',
      '\nFor each occurrence: kind and confidence, cue, mention, speaker and document with the line of the article, the' +
        '\nrules that fired, and the candidates with their probabilities and the features of the model that weighed most.\n' +
        '\nExample:\n  $ verbatim explain q-tx8hs15a9n',
    )
    .action(async (anchor: string, inputs: string[], options) => {
      const { runExplain } = await import('./commands/explain.ts');
      done(await runExplain(anchor, inputs, options, terminal()));
    });
}

function addExtract(program: Command, { done, terminal }: Surroundings): void {
  program
    .command('extract')
    .description('quotations as a stream: JSON lines {id, text} on standard input, one line each on standard output')
    .addHelpText(
      'after',
      '\nA line that cannot be read is answered {id, quotes: [], error}, and the exit code is 2.\n' +
        '\nExample:\n  $ verbatim extract < articles.jsonl > quotes.jsonl',
    )
    .action(async () => {
      const { runExtract } = await import('./commands/extract.ts');
      done(await runExtract(process.stdin, process.stdout, terminal()));
    });
}

function addInit(program: Command, { done, terminal }: Surroundings): void {
  program
    .command('init')
    .argument('[folder]', 'folder to make ready', '.')
    .description('make a folder ready for articles of your own')
    .addHelpText('after', '\nExample:\n  $ verbatim init my-report && cd my-report')
    .action(async (folder: string) => {
      const { runInit } = await import('./commands/init.ts');
      done(await runInit(folder, terminal()));
    });
}

function addSourceOptions(command: Command): Command {
  return command
    .option('--lock <file>', 'lock file of the anchors (default: anchors.lock.jsonl)')
    .option('--config <file>', 'options of the report (default: verbatim.yaml here or beside the input)');
}

function addProjectOptions(command: Command): Command {
  return addSourceOptions(command.option('-o, --out <folder>', 'folder of the report (default: output)'));
}

function parsePort(value: string): number {
  const port = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65535)) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** What to say of an error: a user's mistake and what the disk refuses without a stack, a bug with it. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) return `${path}: ${message}`;
  return `This is a bug in Verbatim; please report it.\n${stack ?? String(error)}`;
}
