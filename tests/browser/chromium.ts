/** Finds a Chromium for the browser tests, or gets one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

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

/** Path of a Chromium that starts: `CHROME_PATH`, a usual place, Playwright's own; else one is installed; else throws what to do. */
export function findChromium(): string {
  const found = [process.env.CHROME_PATH, ...USUAL, ownPath()].find(starts) ?? installOwn() ?? installSystem();
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium was found or could be installed. Install one (Debian, Ubuntu: "apt-get install chromium"; ' +
      'elsewhere: "npx playwright-core install --with-deps chromium"), or set CHROME_PATH to one.',
  );
}

function starts(path: string | undefined): path is string {
  return path !== undefined && existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** Where Playwright keeps its own, whether it is there or not. */
function ownPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function installOwn(): string | undefined {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium']);
  return [ownPath()].find(starts);
}

function installSystem(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  return USUAL.find(starts);
}

function run(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 300_000 });
  } catch {
    // What matters is whether a browser starts afterwards.
  }
}
