/** Passages that are set out as somebody's words → paragraphs with the marks that say so, and whose words they are. */
import { joinMapped, type Mapped, sliceMapped } from './mapped.ts';

/** A paragraph; `quote`: the number of the passage it is part of, 0: none; `isProse`: no heading, list, table or code. */
export interface QuotedBlock extends Mapped {
  readonly quote: number;
  readonly isProse: boolean;
}

/** Boxes that are set like quotations. */
const BOX =
  /^(?:\[!\w+\]|(?:editor[’']?s? )?note\b|correction\b|clarification\b|update[d:]|read (?:more|also|next)\b|related\b|see also\b|more:|disclosure\b|tip\b|warning\b|important:)/i;
/** A paragraph that says, before a passage, whose it is. */
export const INTRODUCTION = /^[^“”"]{2,120}:$/;
/** A line below a passage that names whose it is. */
const SIGNATURE = /^(?:[—–]|--?)\s*(?=\p{Lu})[^\n]{2,120}$/u;

/** Writes the marks: reopened at each paragraph of a passage. One that holds marks of its own, or is a box, gets none. */
export function markPassages(blocks: readonly QuotedBlock[]): Mapped[] {
  const written: Mapped[] = [];
  for (let from = 0; from < blocks.length; ) {
    const quote = blocks[from]?.quote ?? 0;
    let to = from + 1;
    while (to < blocks.length && quote > 0 && blocks[to]?.quote === quote) to += 1;
    const passage = blocks.slice(from, to);
    written.push(...(quote > 0 && isProse(passage) && isSpeech(passage) ? markPassage(passage) : passage));
    from = to;
  }
  return written;
}

/** Whether marks show nothing false: the passage has none of its own, and is no box. */
export function isSpeech(passage: readonly Mapped[]): boolean {
  return !passage.some(({ text }) => isMarked(text)) && !BOX.test(passage[0]?.text ?? '');
}

/** Where somebody tells what is said between marks, or so much stands between them, the rest is no speech. */
const TELLS =
  /\b(?:said|says?|told|tells|wrote|writes|added|adds|asked|asks|stated|posted|tweeted|replied|according)\b/i;
const MOST_QUOTED = 0.3;

function isMarked(text: string): boolean {
  const rest = text.replace(/[“„«"][^“”„«»"]*[”»"]/g, '');
  const quoted = text.length - rest.length;
  if (/^[“”„«»"‘']/.test(text)) return true;
  return quoted > 0 && (TELLS.test(rest) || quoted > MOST_QUOTED * text.length);
}

function isProse(passage: readonly QuotedBlock[]): boolean {
  return passage.every((block) => block.isProse);
}

function markPassage(passage: readonly QuotedBlock[]): Mapped[] {
  const parts: Mapped[] = passage.flatMap((block) => splitSignature(block));
  const introduced = parts.length > 1 && INTRODUCTION.test(parts[0]?.text ?? '') ? parts.shift() : undefined;
  const signed = parts.length > 1 && SIGNATURE.test(parts.at(-1)?.text ?? '') ? parts.pop() : undefined;
  const marked = parts.map((part, i) => putMarks(part, i === parts.length - 1));
  const last = marked.pop();
  if (last !== undefined) marked.push(signed === undefined ? last : joinMapped([last, signed], ' '));
  return introduced === undefined ? marked : [introduced, ...marked];
}

/** A signature that stands on the last line of its paragraph is a part of its own. */
function splitSignature(block: Mapped): Mapped[] {
  const at = block.text.lastIndexOf('\n');
  if (at === -1 || !SIGNATURE.test(block.text.slice(at + 1))) return [block];
  return [sliceMapped(block, 0, at), sliceMapped(block, at + 1)];
}

/** `part` between marks; the closing one only where its passage ends. */
export function putMarks(part: Mapped, closes: boolean): Mapped {
  const mark = (text: string): Mapped => ({ text, origins: [] });
  const line = { ...part, text: part.text.replaceAll('\n', ' ') }; // a line end would end the quotation
  return joinMapped([mark('“'), line, mark(closes ? '”' : '')], '');
}
