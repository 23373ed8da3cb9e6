/** A YAML text held against a schema: every issue with its line. A leaf: it is given the text and never touches the disk. */
import { createRequire } from 'node:module';
import type { Document } from 'yaml';
import type * as z from 'zod';

const load = createRequire(import.meta.url);
/** Loaded when there is some to be read: a command that has none starts 40 ms earlier, in three quarters of the time. */
const loadYaml = (): typeof import('yaml') => load('yaml');

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
  const { LineCounter, parseDocument } = loadYaml();
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
      loadYaml().isMap(parent) && typeof key === 'string'
        ? findPairOffset(parent, key)
        : rangeOf(document.getIn(path.slice(0, depth), true));
    if (offset !== null) return offset;
  }
  return rangeOf(document.contents) ?? 0;
}

function findKeyOffset(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  return (loadYaml().isMap(map) ? findPairOffset(map, key) : null) ?? findOffset(document, path);
}

function findPairOffset(map: { items: readonly { key: unknown }[] }, key: string): number | null {
  const pair = map.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === key);
  return pair === undefined ? null : rangeOf(pair.key);
}

function rangeOf(node: unknown): number | null {
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range?.[0] ?? null;
}
