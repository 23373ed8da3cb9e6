/**
 * Options of a report: unknown YAML in, checked and defaulted out, and the one error that is a user's to mend.
 * A leaf: it is given the text of a file and never touches the disk.
 */
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { keyK2 } from './text.ts';

/** A mistake of the user's, shown without a stack as `file:line: message` and, on a line of its own, what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(message: string, options: { file?: string; line?: number; remedy?: string } = {}) {
    super(formatProblem(message, options));
  }
}

function formatProblem(message: string, { file, line, remedy }: { file?: string; line?: number; remedy?: string }) {
  const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `;
  return place + message + (remedy === undefined ? '' : `\n  ${remedy}`);
}

/** One outlet under its canonical name, with what else it is known by. */
export interface OutletConfig {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Hosts of its addresses, lower case, without `www.`; a subdomain belongs to its host. */
  readonly hosts: readonly string[];
  readonly owner: string | null;
}

/** How the pages look. */
export interface Design {
  /** Language of the pages' own words, a BCP 47 tag. */
  readonly lang: string;
  /** `#rgb` or `#rrggbb`, lower case; `null`: the report's own. */
  readonly accent: string | null;
  /** Paths of an image and of a folder, as the configuration has them; `null`: none. */
  readonly logo: string | null;
  readonly theme: string | null;
}

/** The look of a report that nobody changed. */
export const PLAIN: Design = { lang: 'en', accent: null, logo: null, theme: null };

/** What `verbatim.yaml` may say, defaults filled in. */
export interface Config extends Design {
  readonly title: string;
  /** http(s), ending in `/`; `null`: links stay relative. */
  readonly baseUrl: string | null;
  readonly fullText: boolean;
  readonly outlets: readonly OutletConfig[];
}

const DEFAULT_TITLE = 'Who said it, and who repeats it word for word';
const KEYS =
  'Known keys: title, baseUrl, fullText, lang, accent, logo, theme, outlets; of an outlet: name, aliases, hosts, owner.';

const text = z.string().trim().min(1, 'must not be empty');
const host = text
  .transform((value) => value.toLowerCase().replace(/^www\./, ''))
  .refine((value) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(value), 'must be a host such as news.example.org');
const outlet = z.strictObject({
  name: text,
  aliases: z.array(text).nullish(),
  hosts: z.array(host).nullish(),
  owner: text.nullish(),
});
const schema = z.strictObject({
  title: text.nullish(),
  baseUrl: text.refine(isBaseUrl, 'must be an http(s) address without ? and #, such as https://example.org/').nullish(),
  fullText: z.boolean().nullish(),
  lang: text.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'must be a language such as en, de or pt-BR').nullish(),
  accent: text
    .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'must be a colour such as "#8a1c1c", in quotation marks')
    .nullish(),
  logo: text.nullish(),
  theme: text.nullish(),
  outlets: z.array(outlet).superRefine(refuseSharedNames).nullish(),
});

function isBaseUrl(value: string): boolean {
  return isWebAddress(value) && !/[?#]/.test(value) && URL.canParse(endWithSlash(value));
}

function endWithSlash(address: string): string {
  return address.replace(/\/*$/, '/');
}

/** True for an absolute http(s) address. */
export function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^/]/i.test(value) && URL.canParse(value);
}

function refuseSharedNames(outlets: z.infer<typeof outlet>[], context: z.RefinementCtx): void {
  const owners = new Map<string, string>();
  outlets.forEach((entry, index) => {
    const names = [entry.name, ...(entry.aliases ?? [])].map(
      (name) => [`the name "${name}"`, `n ${keyK2(name)}`] as const,
    );
    const hosts = (entry.hosts ?? []).map((name) => [`the host "${name}"`, `h ${name}`] as const);
    for (const [shown, key] of [...names, ...hosts]) {
      const holder = owners.get(key);
      if (holder !== undefined && holder !== entry.name) {
        context.addIssue({ code: 'custom', path: [index], message: `shares ${shown} with "${holder}"` });
      }
      owners.set(key, entry.name);
    }
  });
}

/**
 * The configuration in `yaml`, the text of `file`; `null`: there is no such file, and all is default.
 * Unknown keys, wrong types and broken YAML are a `UserError` with the line.
 */
export function readConfig(yaml: string | null, file = 'verbatim.yaml'): Config {
  const { value, issues } = yaml === null ? { value: {}, issues: [] } : checkYaml(yaml, schema);
  const [first] = issues;
  if (first !== undefined || value === null) throw configError(file, issues);
  return {
    title: value.title ?? DEFAULT_TITLE,
    baseUrl: value.baseUrl == null ? null : new URL(endWithSlash(value.baseUrl)).href,
    fullText: value.fullText ?? true,
    lang: value.lang ?? PLAIN.lang,
    accent: value.accent?.toLowerCase() ?? null,
    logo: value.logo ?? null,
    theme: value.theme ?? null,
    outlets: (value.outlets ?? []).map((entry) => ({
      name: entry.name,
      aliases: entry.aliases ?? [],
      hosts: entry.hosts ?? [],
      owner: entry.owner ?? null,
    })),
  };
}

function configError(file: string, issues: readonly YamlIssue[]): UserError {
  const [first, ...rest] = issues;
  const others = rest.map((issue) => `${file}:${issue.line}: ${issue.message}`);
  return new UserError(first?.message ?? 'is not a mapping', {
    file,
    line: first?.line ?? 1,
    remedy: [...others, KEYS].join('\n  '),
  });
}

/** What is wrong with a YAML text, and on which line (1-based). */
export interface YamlIssue {
  readonly line: number;
  readonly message: string;
}

/** More than these help nobody. */
const MOST_ISSUES = 10;

/**
 * A YAML mapping held against a schema. An empty text is an empty mapping. With `strings` every scalar is text, as
 * printed (a title `1984` stays "1984"). `value` is `null` where there are issues, `data` what the text holds
 * unchecked; never throws.
 */
export function checkYaml<T>(
  yaml: string,
  against: z.ZodType<T>,
  { strings = false } = {},
): { readonly value: T | null; readonly data: unknown; readonly issues: readonly YamlIssue[] } {
  const lines = new LineCounter();
  try {
    const document = parseDocument(yaml, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error', // else it warns of odd keys on the terminal by itself
      ...(strings && { schema: 'failsafe' }),
    });
    const lineAt = (offset: number) => lines.linePos(offset).line;
    const [broken] = document.errors; // the others follow from the first
    if (broken !== undefined)
      return { value: null, data: null, issues: [{ line: lineAt(broken.pos[0]), message: broken.message }] };
    const data: unknown = document.toJS() ?? {};
    const result = against.safeParse(data);
    if (result.success) return { value: result.data, data, issues: [] };
    const issues = result.error.issues.flatMap((issue) => describeIssue(issue, data, document, lineAt));
    return { value: null, data, issues: issues.sort((a, b) => a.line - b.line).slice(0, MOST_ISSUES) };
  } catch (error) {
    // The parser throws only on what no hand writes: thousands of nested brackets, a bomb of aliases.
    return {
      value: null,
      data: null,
      issues: [{ line: 1, message: `cannot be read as YAML (${(error as Error).message})` }],
    };
  }
}

type Path = readonly (string | number)[];

function describeIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  document: Document,
  lineAt: (offset: number) => number,
): YamlIssue[] {
  const path = issue.path as Path;
  const line = lineAt(findOffset(document, path));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineAt(findKeyOffset(document, path, key)),
      message: `unknown key "${key}"${path.length === 0 ? '' : ` in ${formatPath(path)}`}`,
    }));
  }
  const found = path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
    data,
  );
  const rule = issue.code === 'invalid_type' ? `must be ${NAMES[issue.expected] ?? issue.expected}` : issue.message;
  return [{ line, message: `${formatPath(path)} ${rule}, found ${describeValue(found)}` }];
}

const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'a mapping (key: value)',
  string: 'text',
};

function formatPath(path: Path): string {
  const shown = path.map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`)).join('');
  return shown === '' ? 'the file' : `"${shown.replace(/^\./, '')}"`;
}

function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const shown = String(value);
  return `${typeof value === 'string' ? 'the text' : typeof value} "${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}"`;
}

/** Where the value at `path` stands; where it is missing, the nearest value above it. */
function findOffset(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const offset =
      isMap(parent) && typeof key === 'string'
        ? findPairOffset(parent, key)
        : rangeOf(document.getIn(path.slice(0, depth), true));
    if (offset !== null) return offset;
  }
  return rangeOf(document.contents) ?? 0;
}

function findKeyOffset(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  return (isMap(map) ? findPairOffset(map, key) : null) ?? findOffset(document, path);
}

function findPairOffset(map: { items: readonly { key: unknown }[] }, key: string): number | null {
  const pair = map.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === key);
  return pair === undefined ? null : rangeOf(pair.key);
}

function rangeOf(node: unknown): number | null {
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range?.[0] ?? null;
}
