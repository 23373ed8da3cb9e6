/** Text that is written from other text, and where each stretch of it stands there. */

/**
 * From offset `at` of the written text on, the text runs as the source does from `from` on, until the next origin. What
 * was put in (a mark, the break between two paragraphs) counts to the stretch before it.
 */
export type Origin = readonly [at: number, from: number];

/** A written text with its origins, in order. */
export interface Mapped {
  readonly text: string;
  readonly origins: readonly Origin[];
}

/** A text that grows. */
export interface Writing {
  /** Writes what stands at `from` in the source; `null`: it stands nowhere there. */
  readonly add: (text: string, from: number | null) => void;
  /** What is written so far, without white space at its edges. */
  readonly take: () => Mapped;
}

/** Begins a text. Spaces at its beginning, and those behind a space or line end, are not written. */
export function createWriting(): Writing {
  let text = '';
  let last = ' '; // looking at the end of a text that grows would copy it each time
  const origins: Origin[] = [];
  return {
    add: (piece, from) => {
      const shown = last.trim() === '' ? piece.trimStart() : piece;
      if (shown === '') return;
      const before = origins.at(-1);
      const start = from === null ? null : from + piece.length - shown.length;
      const goesOn = before !== undefined && start !== null && before[1] + text.length - before[0] === start;
      if (start !== null && !goesOn) origins.push([text.length, start]);
      text += shown;
      last = shown.slice(-1);
    },
    take: () => ({ text: text.trimEnd(), origins }),
  };
}

/** Texts one after the other, with `between` between two. */
export function joinMapped(parts: readonly Mapped[], between: string): Mapped {
  const origins: Origin[] = [];
  let length = 0;
  for (const part of parts) {
    for (const [at, from] of part.origins) origins.push([length + at, from]);
    length += part.text.length + between.length;
  }
  return { text: parts.map(({ text }) => text).join(between), origins };
}

/** A stretch of a written text, with its origins. */
export function sliceMapped({ text, origins }: Mapped, start: number, end = text.length): Mapped {
  const first = originOf(origins, start);
  const inside = origins.filter(([at]) => at > start && at < end).map(([at, from]): Origin => [at - start, from]);
  return { text: text.slice(start, end), origins: origins.length === 0 ? [] : [[0, first], ...inside] };
}

/** Where the character at `offset` of a written text stands in its source. */
export function originOf(origins: readonly Origin[], offset: number): number {
  let [low, high] = [0, origins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const [at, from] = origins[low - 1] ?? [0, 0];
  return from + offset - at;
}
