/** `verbatim watch`: serves the report on this machine and builds it anew when an article changes. */
import { basename, resolve, sep } from 'node:path';
import EleventyDevServer from '@11ty/eleventy-dev-server';
import { watch } from 'chokidar';
import { build } from '../build.ts';
import { UserError } from '../config.ts';
import { describeBuild } from './build.ts';
import { openProject, type Project, type ProjectOptions } from './project.ts';
import type { Terminal } from './terminal.ts';

/** Only this machine: the report may hold articles that are not for others. */
const HOST = '127.0.0.1';
const DEFAULT_PORT = 8080;
/** Milliseconds of quiet before a build: an editor saves a file in several steps, a drag brings many files. */
const QUIET = 150;

/** Watches until `stop` is aborted, then ends with 0. A build that fails says why and the watch goes on. */
export async function runWatch(
  inputs: readonly string[],
  options: ProjectOptions & { readonly port?: number },
  terminal: Terminal,
  stop: AbortSignal,
): Promise<number> {
  const project = await openProject(inputs, options);
  const server = await serve(project.out, options.port ?? DEFAULT_PORT, terminal);
  const builder = createBuilder(async () => {
    if (await rebuild(inputs, options, terminal)) server.reload({});
  });
  const watcher = watch([...project.inputs, project.configFile], { ignored: (path) => isIgnored(path, project) });
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(builder.request, QUIET);
  };
  // What is there when the watch begins is told of as well: it is "ready" before it looks at every file, and one that came
  // in between would be missed.
  watcher.on('all', schedule);
  watcher.on('error', (error) => terminal.warn(`watching: ${(error as Error).message}`));
  await new Promise<void>((done) => watcher.once('ready', () => done()));
  schedule();
  if (!stop.aborted) await new Promise((done) => stop.addEventListener('abort', done, { once: true }));
  clearTimeout(timer);
  await watcher.close();
  await builder.idle();
  await server.close();
  return 0;
}

/** Builds one at a time; what is asked for meanwhile is done once, afterwards. */
function createBuilder(work: () => Promise<void>): {
  readonly request: () => void;
  readonly idle: () => Promise<void>;
} {
  let running: Promise<void> | null = null;
  let asked = false;
  const run = async () => {
    while (asked) {
      asked = false;
      await work();
    }
    running = null;
  };
  return {
    request: () => {
      asked = true;
      running ??= run();
    },
    idle: async () => {
      asked = false;
      await running;
    },
  };
}

/** True where a report was written; what is wrong is said and left for the next change. */
async function rebuild(inputs: readonly string[], options: ProjectOptions, terminal: Terminal): Promise<boolean> {
  try {
    const project = await openProject(inputs, options);
    const built = await terminal.during('Reading articles', (progress) => build(project, progress));
    describeBuild(built, project.lock, terminal);
    return true;
  } catch (error) {
    terminal.warn(error instanceof UserError ? error.message : String((error as Error).stack ?? error));
    return false;
  }
}

async function serve(out: string, port: number, terminal: Terminal): Promise<EleventyDevServer> {
  const server = EleventyDevServer.getServer('verbatim', resolve(out), {
    domDiff: false,
    portReassignmentRetryCount: 100,
    messageOnStart: () => false,
    logger: { info: terminal.note, log: terminal.note, error: terminal.warn },
  });
  // The server listens on every interface and has no option for less.
  server._serverListen = (at) => void server.server.listen({ port: at, host: HOST });
  server.serve(port);
  await server.ready();
  terminal.note(`Serving ${out} at ${server.getServerUrl(HOST)} (Ctrl-C ends)`);
  return server;
}

function isIgnored(path: string, { out, lock }: Project): boolean {
  const full = resolve(path);
  const report = resolve(out);
  if (full === report || full.startsWith(report + sep) || full === resolve(lock)) return true;
  return /^(?:\.[^.].*|node_modules)$/.test(basename(path));
}
