/** Pages rendered in a thread of their own, which loads Eleventy while the articles are read. */
import { join, relative } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { PACKAGE, TEMPLATES } from '../../package.ts';
import { joinLists } from './batches.ts';

/** What Eleventy is to render, paths relative to the working directory: it resolves absolute ones against it in places. */
export interface Pages {
  /** Folder of the templates. */
  readonly templates: string;
  /** Folder that the pages are written to; made where it is not there. */
  readonly out: string;
  /** What the templates show: what all pages share, and lists of pages as JSON. They are handed over, not copied. */
  readonly frame: object;
  readonly lists: readonly (readonly [name: string, json: Uint8Array])[];
}

/** An error of the thread. */
export interface SentError {
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly path: string | undefined;
  readonly cause: SentError | null;
}

let thread: Worker | null = null;

/**
 * Starts the thread where it does not run yet: half a second of loading, beside what this one does meanwhile. Its first run
 * takes three times as long as the next; so it begins with one that has no page.
 */
export function prepareRendering(): Worker {
  if (thread === null) {
    thread = new Worker(new URL('./render-thread.js', import.meta.url), {
      workerData: { config: join(PACKAGE, '.eleventy.js') },
      execArgv: [], // what Node was told is for the program's own file
      // Eleventy would load every further module by way of a thread, in case that a module changes.
      env: { ...process.env, ELEVENTY_SKIP_ESM_RESOLVER: 'true' },
    });
    const templates = relative('', TEMPLATES);
    thread.postMessage({ pages: { templates, out: templates, frame: {}, lists: joinLists([]) } satisfies Pages });
    thread.once('exit', () => {
      thread = null;
    });
    thread.on('error', () => {}); // one that cannot be loaded is told of when pages are to be rendered
    thread.unref(); // ends with the program
  }
  return thread;
}

/** Writes the pages; throws what Eleventy or the disk refused. */
export async function render(pages: Pages): Promise<void> {
  const worker = prepareRendering();
  const { port1: port, port2 } = new MessageChannel();
  let broken = (_: Error): void => {};
  try {
    await new Promise<void>((done, fail) => {
      broken = fail;
      worker.once('error', broken);
      port.once('message', (error: SentError | null) => (error === null ? done() : fail(restore(error))));
      worker.postMessage({ pages, port: port2 }, [
        port2,
        ...pages.lists.map(([, { buffer }]) => buffer as ArrayBuffer),
      ]);
    });
  } finally {
    worker.off('error', broken);
    port.close();
  }
}

function restore({ message, stack, code, path, cause }: SentError): Error {
  const error = new Error(message, cause === null ? {} : { cause: restore(cause) });
  return Object.assign(error, { stack, ...(code && { code }), ...(path && { path }) });
}
