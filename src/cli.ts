#!/usr/bin/env node
/** argv → command. The only place that catches everything and sets the exit code. */
import './tiers.ts';
import { CommanderError } from 'commander';
import { createTerminal } from './commands/terminal.ts';
import { createProgram, describeError } from './program.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await createProgram((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) createTerminal().warn(describeError(error));
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
