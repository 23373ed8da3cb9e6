/** What a sidecar or front matter says of a file that is no article but the record of a document: `role: original`. */
import * as z from 'zod';
import { DOCUMENT_TYPES } from '../config.ts';
import type { DocumentType } from '../model.ts';

/** Which document a file is the record of. */
export interface RecordFields {
  readonly type: DocumentType;
  /** Whose document it is, by name. */
  readonly author: string;
  readonly addressee: string | null;
}

/** `wrong`: it says that the file is a record, and not rightly of what; `null`: it says nothing of the kind. */
export type RecordReading = RecordFields | 'wrong' | null;

const KNOWN = `one of ${DOCUMENT_TYPES.join(', ')} (a press release is a statement)`;

const name = (message: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : value),
    z.string({ error: message }).min(1, message),
  );

const TYPE = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase().replace(/\s+/g, '-') : value),
  z.enum(DOCUMENT_TYPES, { error: `must say which document it is: ${KNOWN}` }),
);

const FIELDS = z.object({
  of: TYPE,
  by: name('must say whose document it is'),
  to: name('must be a name').nullish(),
});

/** The keys that only the record of a document has. */
export const RECORD_KEYS = ['role', 'of', 'by', 'to'] as const;

/** The record that the fields of a sidecar or front matter tell of, with what is wrong with them by the key it is wrong with. */
export function readRecordFields(
  data: unknown,
  { strict }: { readonly strict: boolean },
): { readonly record: RecordReading; readonly issues: readonly { readonly key: string; readonly message: string }[] } {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  const role = typeof given.role === 'string' ? given.role.trim().toLowerCase() : given.role;
  if (role !== 'original') {
    if (!strict) return { record: null, issues: [] }; // the keys of other programs
    const [key] = RECORD_KEYS.filter((one) => given[one] !== undefined);
    if (key === undefined) return { record: null, issues: [] };
    const message =
      key === 'role'
        ? 'must be original, or be left out'
        : 'belongs to a record, which "role: original" makes of a file';
    return { record: key === 'role' ? 'wrong' : null, issues: [{ key, message }] };
  }
  const parsed = FIELDS.safeParse(given);
  if (parsed.success) {
    const { of: type, by: author, to } = parsed.data;
    return { record: { type, author, addressee: to ?? null }, issues: [] };
  }
  const issues = parsed.error.issues.map(({ path, message }) => ({ key: String(path[0]), message }));
  return { record: 'wrong', issues };
}
