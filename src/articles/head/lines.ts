/** The lines of an article's text, with their places in it. */
import type { TextSpan } from '../../model.ts';
import { findParagraphs } from '../../text.ts';

/** Every line (of a hard-wrapped text: every paragraph) that holds more than white space, trimmed, in text order. */
export function splitLines(text: string): TextSpan[] {
  return findParagraphs(text).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

/** Longer lines are paragraphs of the story, whatever they begin with; printed headlines measured up to 130 characters. */
export const LONGEST_LABEL = 250;
