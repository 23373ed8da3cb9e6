/** Runs a command in this process: many runs are quick, and say what the program would say. */
import { CommanderError } from 'commander';
import type { Terminal } from '../../src/commands/terminal.ts';
import { createProgram, describeError } from '../../src/program.ts';
import type { Run } from './run.ts';

/** Runs `verbatim ARGS` in `cwd` as `src/cli.ts` does. */
export async function runHere(args: readonly string[], { cwd = process.cwd() } = {}): Promise<Run> {
  const said = { out: '', err: '' };
  const terminal = ({ quiet = false } = {}): Terminal => {
    const warn = (text: string) => {
      said.err += `${text}\n`;
    };
    return {
      print: (text) => {
        said.out += `${text}\n`;
      },
      note: quiet ? () => {} : warn,
      warn,
      during: (_, work) => work(() => {}),
    };
  };
  const before = process.cwd();
  let code: number | null = null;
  process.chdir(cwd);
  try {
    await createProgram((given) => {
      code = given;
    }, terminal).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw error; // its messages are not caught here: such a test runs the program
    said.err += `${describeError(error)}\n`;
    code = 2;
  } finally {
    process.chdir(before);
  }
  return { code, ...said };
}
