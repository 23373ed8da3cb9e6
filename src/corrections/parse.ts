/** `corrections.yaml`: unknown YAML in, checked corrections out; every mistake with its line. */
import { basename } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { explainIssues, DOCUMENT_TYPES as TYPES } from '../config.ts';
import { keyK2 } from '../text.ts';
import { checkYaml } from '../yaml.ts';

/** The types of a document, as the definitions list them, and none. */
export const DOCUMENT_TYPES = [...TYPES, 'unstated'] as const;
/** Kinds that a quotation may be given; `nested` follows from the marks. */
export const KINDS = ['statement', 'fragment', 'scare', 'term', 'title'] as const;
const SPEAKER_KINDS = ['person', 'organisation', 'group', 'unnamed'] as const;

const text = z.string().trim().min(1, 'must not be empty');
const words = text.refine((value) => keyK2(value) !== '', 'must hold a word');
const list = z.array(text).min(1, 'must name at least one');
const names = z
  .array(words)
  .refine((value) => new Set(value.map(keyK2)).size > 1, 'must be a list of two names or more');
const target = z
  .strictObject({ anchor: text.optional(), words: words.optional(), was: words.nullable().optional() })
  .refine((value) => value.anchor !== undefined || value.words !== undefined, 'must have words, an anchor, or both');
const part = z
  .strictObject({ words: words.optional(), articles: list.optional() })
  .refine((value) => value.words !== undefined || value.articles !== undefined, 'must have words or articles');
const SPEAKER = 'must be a name, null (nobody is named), or a mapping of name and kind';
const DOCUMENT = `must be a type (${DOCUMENT_TYPES.join(', ')}) or a mapping of type, label, author`;

const statement = z
  .strictObject({
    anchor: text.optional(),
    words: words.optional(),
    in: list.optional(),
    was: words.nullable().optional(),
    speaker: z
      .union([words, z.null(), z.strictObject({ name: words, kind: z.enum(SPEAKER_KINDS).optional() })], SPEAKER)
      .optional(),
    document: z
      .union(
        [
          z.enum(DOCUMENT_TYPES),
          z.strictObject({ type: z.enum(DOCUMENT_TYPES), label: text.optional(), author: words.optional() }),
        ],
        DOCUMENT,
      )
      .optional(),
    kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`).optional(),
    outlet: text.optional(),
    join: z.array(target).min(1, 'must name at least one').optional(),
    split: z.array(part).min(1, 'must name at least one').optional(),
    note: text.optional(),
    by: text.optional(),
  })
  .refine((value) => value.anchor !== undefined || value.words !== undefined, 'must have words, an anchor, or both')
  .refine(
    ({ speaker, document, kind, outlet, join, split }) =>
      [speaker, document, kind, outlet, join, split].some((value) => value !== undefined),
    'corrects nothing: name a speaker, document, kind, outlet, join or split',
  );
const naming = z
  .strictObject({ merge: names.optional(), apart: names.optional(), note: text.optional(), by: text.optional() })
  .refine(({ merge, apart }) => (merge === undefined) !== (apart === undefined), 'must have either merge or apart');
const schema = z.strictObject({ statements: z.array(statement).nullish(), names: z.array(naming).nullish() });

/** Where a correction is written. */
interface Place {
  /** Name under the input folder: no path of a machine reaches a report. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Corrections of one statement. */
export type StatementCorrection = Readonly<z.infer<typeof statement>> & Place;
/** Names that are one, or are not. */
export type NameCorrection = Readonly<z.infer<typeof naming>> & Place;

/** All that was corrected by hand, in the order in which it is written. */
export interface Corrections {
  readonly statements: readonly StatementCorrection[];
  readonly names: readonly NameCorrection[];
}

const REMEDY = 'docs/corrections.md describes the file. No correction is left out: the last report stays as it is.';

/** Reads the text of a corrections file; `file` is named where something is wrong, which is a `UserError` with its line. */
export function parseCorrections(yaml: string, file: string): Corrections {
  const { value, issues } = checkYaml(yaml, schema);
  if (value === null) throw explainIssues(file, issues, REMEDY);
  const lineOf = findLines(yaml);
  const place = (key: string, index: number): Place => ({ file: basename(file), line: lineOf(key, index) });
  return {
    statements: (value.statements ?? []).map((entry, i) => ({ ...entry, ...place('statements', i) })),
    names: (value.names ?? []).map((entry, i) => ({ ...entry, ...place('names', i) })),
  };
}

/** The line on which an entry of a list begins. */
function findLines(yaml: string): (key: string, index: number) => number {
  const lines = new LineCounter();
  const { contents } = parseDocument(yaml, { lineCounter: lines });
  return (key, index) => {
    const entries = isMap(contents) ? contents.get(key) : null;
    const entry = isSeq(entries) ? entries.items[index] : null;
    const offset = (entry as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
    return lines.linePos(offset).line;
  };
}
