/** What a command says: results on standard output, messages on standard error, a spinner where somebody is watching. */

/** The ways a command speaks; `quiet` leaves only what went wrong. */
export interface Terminal {
  /** A result, as it is. */
  readonly print: (text: string) => void;
  /** A message; left out when quiet. */
  readonly note: (text: string) => void;
  /** Something that is wrong; never left out. */
  readonly warn: (text: string) => void;
  /** Something for whoever is watching: only on a terminal, and not when quiet. */
  readonly show?: (text: string) => void;
  /** Runs `work` under a spinner on a terminal; it may say what it is at. */
  readonly during: <T>(label: string, work: (progress: (label: string) => void) => Promise<T>) => Promise<T>;
}

/** A terminal on the streams of the process. */
export function createTerminal({ quiet = false } = {}): Terminal {
  const warn = (text: string) => void process.stderr.write(`${showControls(text)}\n`);
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => {
      if (!quiet) warn(text);
    },
    warn,
    ...(!quiet && process.stderr.isTTY && { show: warn }),
    during: (label, work) => (quiet || !process.stderr.isTTY ? work(() => {}) : spin(label, work)),
  };
}

async function spin<T>(label: string, work: (progress: (label: string) => void) => Promise<T>): Promise<T> {
  const { default: ora } = await import('ora');
  const spinner = ora({ text: label, discardStdin: false }).start();
  try {
    return await work((text) => {
      spinner.text = showControls(text);
    });
  } finally {
    spinner.stop();
  }
}

/** A file may be named by anybody: escape sequences must not reach the terminal. */
function showControls(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
