/** Who may go on with which line of the lock: nearly always one, and nobody else may. */

/**
 * For each line whether its successor has to be chosen: it has several candidates, or its only one is another line's too.
 * `candidates` are indices below `size`. The others, nearly all, need no ranks.
 */
export function findContested(candidates: readonly (readonly number[])[], size: number): boolean[] {
  const lines = new Int32Array(size);
  for (const own of candidates) for (const index of own) lines[index] = (lines[index] ?? 0) + 1;
  return candidates.map((own) => own.length > 1 || (lines[own[0] ?? -1] ?? 0) > 1);
}
