/** Finds a Chromium for the browser tests, or gets one. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { findInstalled } from '../../src/commands/chromium.ts';

export { SWITCHES } from '../../src/commands/chromium.ts';

/** Path of a Chromium that starts: `CHROME_PATH`, a usual place, Playwright's own; else one is installed; else throws what to do. */
export function findChromium(): string {
  const found = findInstalled([ownPath()]) ?? installOwn() ?? installSystem();
  if (found !== null) return found;
  throw new Error(
    'No Chromium was found or could be installed. Install one (Debian, Ubuntu: "apt-get install chromium"; ' +
      'elsewhere: "npx playwright-core install --with-deps chromium"), or set CHROME_PATH to one.',
  );
}

/** Where Playwright keeps its own, whether it is there or not. */
function ownPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function installOwn(): string | null {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium']);
  return findInstalled([ownPath()]);
}

function installSystem(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  return findInstalled();
}

function run(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 300_000 });
  } catch {
    // What matters is whether a browser starts afterwards.
  }
}
