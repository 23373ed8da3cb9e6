/** What a disk refuses, in words. */
import { UserError } from '../config.ts';

const REASONS = new Map([
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'no space is left'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EIO', 'the disk fails'],
  ['EBUSY', 'the folder is in use or is a disk of its own'],
  ['EXDEV', 'the folder lies on another disk than the one above it'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EEXIST', 'a part of its path is a file'],
]);

/** What a disk refuses is the user's to mend: a `UserError` that names `path`; anything else is passed on. */
export function explainFault(error: unknown, path: string, remedy: string): unknown {
  const code = findCode(error);
  const reason = REASONS.get(code ?? '');
  return reason === undefined ? error : new UserError(`cannot be written: ${reason} (${code})`, { file: path, remedy });
}

/** The system's code of an error or of the one that it wraps; `undefined`: it is no error of the system. */
function findCode(error: unknown): string | undefined {
  const { code, cause, originalError } = error as { code?: string; cause?: unknown; originalError?: unknown };
  if (REASONS.has(code ?? '')) return code;
  const inner = originalError ?? cause;
  return inner instanceof Error && inner !== error ? findCode(inner) : undefined;
}
