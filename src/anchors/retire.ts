/** What statements, speakers and documents have in common in the lock: who is older, who is gone, where aliases lead. */
import type { LockLine } from '../model.ts';
import { compareText } from '../text.ts';

/** An id in use survives before one that is not, then the older one, then by id. */
export function compareAge(a: LockLine, b: LockLine): number {
  const used = (line: LockLine): number => (line.status === 'active' ? 0 : 1);
  return used(a) - used(b) || a.generation - b.generation || compareText(a.id, b.id);
}

/** Of `lines` those of the lock before that nothing goes on with become tombstones; an alias leads on to where its target leads. */
export function retireLines(
  before: Iterable<string>,
  claimed: { readonly has: (id: string) => boolean },
  lines: Map<string, LockLine>,
): void {
  for (const id of before) {
    const line = claimed.has(id) ? undefined : lines.get(id);
    if (line?.status === 'active') lines.set(id, { ...line, status: 'gone' });
  }
  for (const [id, line] of lines) {
    if (line.status === 'alias') lines.set(id, { ...line, to: followAlias(lines, line) });
  }
}

/** Where an alias leads in the end. */
export function followAlias(lines: ReadonlyMap<string, LockLine>, alias: LockLine): string | null {
  let line = alias;
  for (let steps = 0; line.status === 'alias' && line.to !== null && steps < lines.size; steps++) {
    const next = lines.get(line.to);
    if (!next) break;
    line = next;
  }
  return line.id === alias.id ? alias.to : line.id;
}
