/** Finds a Chromium that is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where installers put it. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Switches for a headless Chromium that asks nothing of the machine and talks to nobody. */
export const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Path of a Chromium that starts: `CHROME_PATH`, a usual place, one of `more`; `null`: there is none. */
export function findInstalled(more: readonly (string | undefined)[] = []): string | null {
  return [process.env.CHROME_PATH, ...USUAL, ...more].find(starts) ?? null;
}

function starts(path: string | undefined): path is string {
  return path !== undefined && existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
