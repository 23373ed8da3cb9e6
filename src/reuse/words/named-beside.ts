/**
 * Whether an article itself shows, beside a quotation, whose it is. A pronoun that an attribution traced back over
 * paragraphs is a guess: it may join quotations, but it contradicts nobody.
 */
import type { ArticleAttribution, AttributedQuotation, LocalSpeaker, Span } from '../../model.ts';

/** Letters that a word of a name needs to be looked for. */
const NAME_LETTERS = 3;

/** The paragraphs that a quotation stands in, from line break to line break. */
function findParagraph(text: string, { start, end }: Span): Span {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next };
}

/** What of a speaker, of an article or of the corpus, is needed to find the name. */
export type NamedSpeaker = Pick<LocalSpeaker, 'name' | 'kind' | 'aliases'>;

/** Whether the paragraph of a quotation names a speaker, outside the quotation; an unnamed speaker is never found. */
export function isNamedBeside(text: string, quotation: AttributedQuotation, speaker: NamedSpeaker): boolean {
  if (speaker.kind === 'unnamed') return false;
  const names = listNames(speaker);
  if (hasName(quotation.mention?.text ?? '', names)) return true;
  const { start, end } = findParagraph(text, quotation);
  return hasName(text.slice(start, quotation.start), names) || hasName(text.slice(quotation.end, end), names);
}

/**
 * How near an article names the speaker of a quotation: `words` where the phrase that names the source is a name and stands in the
 * quotation's own sentence or paragraph, `paragraph` where the paragraph holds the name, `far` where a pronoun or another paragraph leads to it.
 */
export type Nearness = 'words' | 'paragraph' | 'far';

/** How near the name stands; of a passage that is set out as the speaker's, in the words' own sentence. */
export function findNearness(text: string, quotation: AttributedQuotation, speaker: NamedSpeaker): Nearness {
  if (!isNamedBeside(text, quotation, speaker)) return 'far';
  const { mention } = quotation;
  if (mention === null || quotation.marks === false) return 'words';
  const { start, end } = findParagraph(text, quotation);
  const isBeside = mention.start >= start && mention.end <= end;
  return isBeside && hasName(mention.text, listNames(speaker)) ? 'words' : 'paragraph';
}

/** Whether the paragraph of a quotation speaks of its document; one without known mentions is taken at its word. */
export function isDocumentSure(
  text: string,
  quotation: AttributedQuotation,
  document: ArticleAttribution['documents'][number],
): boolean {
  if (document.mentions.length === 0) return true;
  const { start, end } = findParagraph(text, quotation);
  return document.mentions.some((mention) => mention.start >= start && mention.end <= end);
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const LETTER = /[\p{L}\p{N}]/u;
const NAME_WORD = /[\p{L}\p{N}]+(?:[-'’.&]?[\p{L}\p{N}]+)*/gu;

/** The words of a name that tell: those with a capital, or all of one that has none. */
function listNames({ name, aliases }: NamedSpeaker): string[] {
  const words = new Set<string>();
  for (const form of [name, ...aliases]) {
    for (const word of form.match(NAME_WORD) ?? [])
      if (word.length >= NAME_LETTERS && CAPITAL.test(word)) words.add(word);
  }
  return words.size > 0 ? [...words] : [name];
}

/** Whether one of the names stands in the text as a word, or as its genitive. */
function hasName(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + name.length] ?? '')) return true;
    }
    return false;
  });
}
