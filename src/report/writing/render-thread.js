// @ts-check
/**
 * The thread that renders pages: the one place that knows Eleventy. JavaScript, since a thread is started from a file as
 * Node reads it, in `src/` as in `dist/`.
 */
import { relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Eleventy from '@11ty/eleventy';

/** @param {import('./render.ts').Pages} pages */
async function render({ templates, out, frame, lists }) {
  const decoder = new TextDecoder();
  const pages = lists.map(([name, json]) => [name, JSON.parse(decoder.decode(json))]);
  const report = { ...frame, ...Object.fromEntries(pages) };
  const eleventy = new Eleventy(templates, out, {
    quietMode: true,
    loader: 'esm',
    configPath: relative('', workerData.config),
    config: (user) => {
      // Frozen, so that it is shared by all pages and not copied for each.
      user.addGlobalData('report', Object.freeze(report));
      // Quiet mode comes too late for this one, which tells on standard error of every filter that took long.
      user.benchmarkManager.get('Configuration').setIsVerbose(false);
    },
  });
  eleventy.disableLogger();
  await eleventy.write();
}

/**
 * An error as it can be sent: of its own kind of fields only those are kept that say what the disk refused.
 * @param {any} error
 * @returns {import('./render.ts').SentError}
 */
function describe(error) {
  const { message, stack, code, path, cause, originalError } = error;
  const inner = originalError ?? cause;
  return { message, stack, code, path, cause: inner instanceof Error && inner !== error ? describe(inner) : null };
}

/** Runs one after the other, in the order in which they were asked for. */
let last = Promise.resolve();

parentPort?.on('message', ({ pages, port }) => {
  last = last.then(async () => {
    const error = await render(pages).then(() => null, describe);
    port?.postMessage(error);
  });
});
