/**
 * Options of a report: unknown YAML in, checked and defaulted out, and the one error that is a user's to mend.
 * A leaf: it is given the text of a file and never touches the disk.
 */
import * as z from 'zod';
import { keyK2 } from './text.ts';
import { checkYaml, type YamlIssue } from './yaml.ts';

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

/** The types of a document, as the definitions list them. */
export const DOCUMENT_TYPES = [
  'letter',
  'post',
  'statement',
  'interview',
  'speech',
  'press-conference',
  'debate',
  'meeting',
  'report',
  'court',
  'email',
  'memo',
  'notice',
  'petition',
  'book',
  'article',
  'broadcast',
  'advert',
  'testimony',
] as const;

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

const DEFAULTS: Config = {
  title: 'Who said it, and who repeats it word for word',
  baseUrl: null,
  fullText: true,
  ...PLAIN,
  outlets: [],
};
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
const SCHEMA = z.strictObject({
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

interface NamedOutlet {
  readonly name: string;
  readonly aliases?: readonly string[] | null | undefined;
  readonly hosts?: readonly string[] | null | undefined;
}

function refuseSharedNames(outlets: readonly NamedOutlet[], context: z.RefinementCtx): void {
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
  if (yaml === null) return DEFAULTS;
  const { value, issues } = checkYaml(yaml, SCHEMA);
  if (value === null) throw explainIssues(file, issues, KEYS);
  return {
    title: value.title ?? DEFAULTS.title,
    baseUrl: value.baseUrl == null ? null : new URL(endWithSlash(value.baseUrl)).href,
    fullText: value.fullText ?? DEFAULTS.fullText,
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

/** The mistakes of a YAML file as one: the first with its line, then the others, then what to do. */
export function explainIssues(file: string, issues: readonly YamlIssue[], remedy: string): UserError {
  const [first, ...rest] = issues;
  const others = rest.map((issue) => `${file}:${issue.line}: ${issue.message}`);
  return new UserError(first?.message ?? 'is not a mapping', {
    file,
    line: first?.line ?? 1,
    remedy: [...others, remedy].join('\n  '),
  });
}
