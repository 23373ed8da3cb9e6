/** What the commands that read a folder share: which folder, which configuration, where the report goes. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { decode } from '../articles/decode.ts';
import { type Config, readConfig, UserError } from '../config.ts';
import type { Finding } from '../model.ts';
import { PUBLISHED_FILE } from '../published/record.ts';
import { FORMATS, type Format } from '../report/writing/write.ts';

/** Options as the command line gives them. */
export interface ProjectOptions {
  readonly out?: string;
  readonly lock?: string;
  readonly config?: string;
  readonly formats?: readonly Format[];
}

/** A folder of articles with all that a build needs to know; paths as the user gave them. */
export interface Project {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly lock: string;
  readonly formats: readonly Format[];
  readonly config: Config;
  /** The record of what was published, beside the lock file. */
  readonly published: string;
  /** Folder beside the lock file for what a later build need not do again. */
  readonly cache: string;
  /** Where the configuration was read, or would be read if there were one. */
  readonly configFile: string;
}

/** Read where no INPUT is given: the first of them that is there. */
const DEFAULT_INPUTS = ['seeds', 'articles'];
const DEFAULT_OUT = 'output';
const DEFAULT_LOCK = 'anchors.lock.jsonl';
const CACHE_FOLDER = '.verbatim-cache';
/** The name under which the configuration is looked for. */
export const CONFIG_FILE = 'verbatim.yaml';

/** Opens the project of the working directory; what is missing or wrong is a `UserError`. */
export async function openProject(given: readonly string[], options: ProjectOptions): Promise<Project> {
  const inputs = given.length > 0 ? given : [findDefaultInput()];
  const configFile = options.config ?? (await findConfigFile(inputs));
  return {
    inputs,
    out: options.out ?? DEFAULT_OUT,
    lock: options.lock ?? DEFAULT_LOCK,
    published: join(dirname(options.lock ?? DEFAULT_LOCK), PUBLISHED_FILE),
    cache: join(dirname(options.lock ?? DEFAULT_LOCK), CACHE_FOLDER),
    formats: options.formats ?? FORMATS,
    config: await loadConfig(configFile, options.config !== undefined),
    configFile,
  };
}

function findDefaultInput(): string {
  const found = DEFAULT_INPUTS.find((folder) => existsSync(folder));
  if (found !== undefined) return found;
  throw new UserError(`there is no folder ${DEFAULT_INPUTS.join(' or ')} here`, {
    remedy: 'Name a folder of articles ("verbatim build my-articles"), or make one ready with "verbatim init".',
  });
}

/** The folder that articles are added to, made if need be, and the configuration that holds there. */
export async function openFolder(given: string | undefined, config: string | undefined) {
  const folder = given ?? DEFAULT_INPUTS.find((name) => existsSync(name)) ?? (DEFAULT_INPUTS[0] as string);
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw new UserError('is no folder', { file: folder, remedy: 'Name a folder of articles with --to.' });
  }
  const configFile = config ?? (await findConfigFile([folder]));
  return { folder, config: await loadConfig(configFile, config !== undefined) };
}

/** `verbatim.yaml` of the working directory, else the one beside the first input. */
async function findConfigFile([input = '.']: readonly string[]): Promise<string> {
  const beside = join(dirname(input.replace(/[/\\]+$/, '')), CONFIG_FILE);
  const found = await stat(CONFIG_FILE).catch(() => null);
  return found === null && existsSync(beside) ? beside : CONFIG_FILE;
}

async function loadConfig(file: string, required: boolean): Promise<Config> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !required) return null;
    throw new UserError(`cannot be read (${error.code})`, { file });
  });
  if (bytes === null) return readConfig(null);
  const decoded = decode(bytes);
  if (decoded.text === null) throw new UserError(decoded.reason, { file });
  const config = readConfig(decoded.text, file);
  const near = (path: string | null) => (path === null ? null : isAbsolute(path) ? path : join(dirname(file), path));
  return { ...config, logo: near(config.logo), theme: near(config.theme) };
}

/** Reads `--formats html,md,data`. */
export function parseFormats(value: string): readonly Format[] {
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !FORMATS.some((format) => format === name));
  if (unknown !== undefined) {
    throw new UserError(`--formats: "${unknown}" is no format`, {
      remedy: `Formats are ${FORMATS.join(', ')}, parted by commas.`,
    });
  }
  return FORMATS.filter((format) => names.includes(format));
}

/** A finding as one line: `warning seeds-file.txt:3: what is wrong`. */
export function formatFinding({ level, file, line, message }: Finding): string {
  return `${level}: ${file}${line === null ? '' : `:${line}`}: ${message}`;
}

/** "1 article", "2 articles". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
