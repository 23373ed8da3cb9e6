/** A browser, and pages of a report opened from disk in it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, SWITCHES } from './chromium.ts';

/** Starts a Chromium; the caller closes it. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: SWITCHES });
}

/** An open page, and what went wrong in it so far. */
export interface Opened {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** Opens `path` below `folder`; `faults` takes up errors, failed requests and requests that leave the folder. */
export async function openPage(
  browser: Browser,
  folder: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${pathToFileURL(folder).href}/`)) faults.push(`leaves: ${request.url()}`);
  });
  const [file = '', fragment] = path.split('#', 2);
  await page.goto(pathToFileURL(join(folder, file)).href + (fragment === undefined ? '' : `#${fragment}`));
  return { page, faults };
}
