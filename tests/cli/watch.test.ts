import type { ChildProcess } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLES, SIXTH, writeFiles } from './folder.ts';
import { makeFolder, start } from './run.ts';

let root: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  root = await makeFolder();
});
afterEach(async () => {
  if (child?.exitCode === null) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

/** Asks `ask` again and again until it gives something; fails after 30 s. */
async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The page as a browser gets it that goes there; `fetch` says that it is a script's. */
function navigate(url: string): Promise<string> {
  return new Promise((done, fail) => {
    get(url, (response) => {
      let page = '';
      response.on('data', (chunk: Buffer) => (page += chunk.toString()));
      response.on('end', () => done(page));
    }).on('error', fail);
  });
}

describe('verbatim watch', () => {
  it('serves on this machine, rebuilds on every kind of change, outlives errors, ends on Ctrl-C', async () => {
    await writeFiles(root, ARTICLES);
    child = start(['watch', '--port', '0'], root);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const url = await until('the server', () => /Serving output at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]);
    const ids = async () => {
      const response = await fetch(`${url}/data/report.json`).catch(() => null);
      if (!response?.ok) return undefined;
      const report = (await response.json()) as { articles: { id: string }[] };
      return report.articles.map((article) => article.id).join(' ');
    };
    const untilIds = (wanted: string) =>
      until(`articles ${wanted}`, async () => ((await ids()) === wanted ? true : undefined));

    await untilIds('courier gazette herald radio/mayor radio/ramp');
    expect(await navigate(`${url}/index.html`)).toContain('reload-client.js');
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family, internal } of others) {
      if (internal || family !== 'IPv4') continue;
      await expect(navigate(url.replace('127.0.0.1', address))).rejects.toThrow();
    }

    await writeFiles(root, { 'articles/sixth.txt': SIXTH });
    await untilIds('courier gazette herald radio/mayor radio/ramp sixth');
    await rename(join(root, 'articles/sixth.txt'), join(root, 'articles/last.txt'));
    await untilIds('courier gazette herald last radio/mayor radio/ramp');
    const changed = SIXTH.replace('on Thursday', 'yesterday evening');
    await writeFiles(root, { 'articles/last.txt': changed });
    await until('the change', async () =>
      (await (await fetch(`${url}/articles/last.html`)).text()).includes('yesterday evening') ? true : undefined,
    );
    await rm(join(root, 'articles/last.txt'));
    await untilIds('courier gazette herald radio/mayor radio/ramp');

    await writeFiles(root, { 'verbatim.yaml': 'titel: x\n' });
    await until('the message', () => (said.includes('verbatim.yaml:1: unknown key "titel"') ? true : undefined));
    await writeFiles(root, { 'verbatim.yaml': 'title: Ramp words\n' });
    await until('the title', async () =>
      (await (await fetch(`${url}/index.html`)).text()).includes('Ramp words') ? true : undefined,
    );

    const ended = new Promise((done) => child?.once('exit', done));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
