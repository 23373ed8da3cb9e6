/**
 * The narration of an article as tokens: words, signs, and one token for each quoted stretch. The inside of
 * quotations is never read here: the words around them decide who speaks.
 */
import type { Quotation } from '../../model.ts';
import { findParagraphs, type Stretch } from '../../text.ts';
import { lookUp, type Tag } from '../words/lexicon.ts';
import { findFurniture } from './furniture.ts';
import { findCarded, findHoverCards, headlineStart, type Part } from './hover-cards.ts';
import { tagTokens } from './tagging.ts';

/** One word, sign or quoted stretch of the narration; `start`/`end` are offsets into the article. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** An apostrophe right behind it that is no mark of a quotation: Swimmers’ Club. Else empty. */
  apostrophe: string;
  tag: Tag;
  /** Index of the quotation it stands for; -1 for words and signs. */
  readonly quote: number;
  paragraph: number;
  sentence: number;
}

/** The tokens of an article and where its sentences begin. */
export interface Narration {
  readonly tokens: readonly Token[];
  /** `[from, to)` in tokens. */
  readonly sentences: readonly { readonly from: number; readonly to: number; readonly paragraph: number }[];
  readonly paragraphs: number;
  /** Some quotation of a sentence's length stands in double marks: single ones then rarely hold speech. */
  readonly doubles: boolean;
  /** For each paragraph, how many words stand outside quotations. */
  readonly spoken: readonly number[];
  /** For each quotation of the article, its tokens (one a paragraph); empty for nested ones. */
  readonly quoteTokens: readonly (readonly number[])[];
}

const TOKEN =
  /&(?:[a-z]{2,6}|#\d+);|[@#]?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_&@]|[-'’./:](?=[\p{L}\p{N}]))*(?:\.['’]s(?!\p{L}))?|\.{2,}|…|--+|[^\s]/gu;
/** "the border.As Fenn said", "More:Fenn": words run together over a stop or colon; not "Example.Com", "St.Ives". */
const GLUED = /^([@#]?[\p{L}\p{N}'’-]*\p{Ll}{2})[.:](\p{Lu}\p{Ll}*(?:['’]\p{L}+)?)$/u;
const DOMAIN = /^(?:com|org|net|gov|edu|info|news|co|tv|io)$/i;
const CLITIC = /^(.+)(['’](?:s|re|ve|ll|d|m))$/iu;
const MARKS = /^(?:["“”„‟«»‹›‘’‚‛'`]|&(?:quot|[lr][ds]quo|#34|#8220|#8221);)$/iu;
const ABBREVIATION = new Set(
  `mr mrs ms dr sen rep gov gen lt col sgt capt rev prof st jr sr inc co corp ltd no vs etc jan feb mar apr jun jul aug sep sept oct nov dec
calif fla ariz ore conn mass mich minn miss tenn tex wash wis va pa ga ill ind kan ky la md mo neb nev okla colo del ala ark hon pres supt adm cmdr maj sens reps govs messrs dept assn univ ave blvd mt ft`
    .trim()
    .split(/\s+/),
);

/** Reads the narration around the top-level quotations of an article. */
export function readNarration(text: string, quotations: readonly Quotation[]): Narration {
  const tokens: Token[] = [];
  const quoteTokens: number[][] = quotations.map(() => []);
  const parts = quotations.flatMap((quotation, quote) =>
    quotation.parent === null ? quotation.parts.map((part) => ({ ...part, quote })) : [],
  );
  const paragraphs = findParagraphs(text);
  const hovers = findHoverCards(text, paragraphs);
  const cards = [...hovers, ...findFurniture(text, paragraphs, parts)].sort((a, b) => a.start - b.start);
  const carded = findCarded(parts, hovers);
  const openings = new Set<number>();
  let next = 0;
  paragraphs.forEach((paragraph, index) => {
    let at = paragraph.start;
    const aside: (Part & { readonly card: Stretch })[] = [];
    for (let part = parts[next]; part && part.start < paragraph.end; part = parts[++next]) {
      const card = carded.get(part);
      if (card) {
        aside.push({ ...part, card });
        continue;
      }
      pushAround(tokens, text, { start: at, end: Math.max(at, part.start) }, cards, index);
      quoteTokens[part.quote]?.push(tokens.length);
      tokens.push(createToken(text, part.start, part.end, index, part.quote));
      at = Math.max(at, part.end);
    }
    pushAround(tokens, text, { start: at, end: paragraph.end }, cards, index);
    aside.forEach((part, place) => {
      const before = aside[place - 1];
      const from = before?.card === part.card ? before.end : part.card.start;
      const opening = headlineStart(text, from, part.start);
      if (opening >= 0 || from === part.card.start) openings.add(tokens.length);
      if (opening >= 0 || from !== part.card.start)
        pushWords(tokens, text, opening >= 0 ? opening : from, part.start, index);
      quoteTokens[part.quote]?.push(tokens.length);
      tokens.push(createToken(text, part.start, part.end, index, part.quote));
    });
  });
  const sentences = cutSentences(text, tokens, openings);
  const spoken = paragraphs.map(() => 0);
  const doubles = parts.some(
    ({ start, end }) => end - start > 30 && /["“”„«]|''/.test(text.slice(Math.max(0, start - 2), start)),
  );
  for (const { paragraph, text: word } of tokens)
    if (/[\p{L}\p{N}]/u.test(word)) spoken[paragraph] = (spoken[paragraph] ?? 0) + 1;
  tagTokens(tokens, sentences);
  return { tokens, sentences, paragraphs: paragraphs.length, spoken, doubles, quoteTokens };
}

function createToken(text: string, start: number, end: number, paragraph: number, quote: number): Token {
  const word = quote < 0 ? text.slice(start, end) : '';
  const capital = quote < 0 && /^[@#]?\p{Lu}/u.test(word);
  return {
    start,
    end,
    text: word,
    apostrophe: '',
    lower: word.toLowerCase(),
    capital,
    tag: quote < 0 ? 'N' : 'Q',
    quote,
    paragraph,
    sentence: 0,
  };
}

/** The words of a stretch but for the cards and furniture in it; `cards` are taken off as they are passed. */
function pushAround(tokens: Token[], text: string, stretch: Stretch, cards: Stretch[], index: number): void {
  let at = stretch.start;
  for (let card = cards[0]; card && card.start < stretch.end; card = cards[0]) {
    pushWords(tokens, text, at, Math.max(at, card.start), index);
    at = Math.max(at, card.end);
    if (card.end > stretch.end) break;
    cards.shift();
  }
  if (at < stretch.end) pushWords(tokens, text, at, stretch.end, index);
}

function pushWords(tokens: Token[], text: string, from: number, to: number, paragraph: number): void {
  TOKEN.lastIndex = 0;
  const slice = text.slice(from, to);
  for (const match of slice.matchAll(TOKEN)) {
    const start = from + match.index;
    const glued = GLUED.exec(match[0]);
    if (glued?.[1] && !DOMAIN.test(glued[2] ?? '') && !ABBREVIATION.has(glued[1].toLowerCase())) {
      const stop = start + glued[1].length;
      pushWords(tokens, text, start, stop, paragraph);
      tokens.push(createToken(text, stop, stop + 1, paragraph, -1));
      pushWords(tokens, text, stop + 1, start + match[0].length, paragraph);
      continue;
    }
    if (MARKS.test(match[0])) {
      const last = tokens.at(-1);
      if (last && last.end === start && /^['’]$/.test(match[0]) && /s$/.test(last.text)) last.apostrophe = match[0];
      continue;
    }
    const clitic = match[0].length > 2 ? CLITIC.exec(match[0]) : null;
    if (clitic?.[1]) {
      const cut = start + clitic[1].length;
      tokens.push(
        createToken(text, start, cut, paragraph, -1),
        createToken(text, cut, start + match[0].length, paragraph, -1),
      );
      continue;
    }
    const last = tokens.at(-1);
    if (match[0] === '.' && last && last.end === start && last.quote < 0 && isAbbreviation(last)) {
      tokens[tokens.length - 1] = createToken(text, last.start, start + 1, paragraph, -1);
      continue;
    }
    tokens.push(createToken(text, start, start + match[0].length, paragraph, -1));
  }
}

function isAbbreviation(token: Token): boolean {
  return (
    /^(?:\p{L}|\p{L}(?:\.\p{L})+)$/u.test(token.text) ||
    (ABBREVIATION.has(token.lower) && token.capital) ||
    /^(?:[ap]\.m|vs|etc|no)$/.test(token.lower)
  );
}

const STARTERS = new Set(
  'he she they it we the this that these those but and in on at for after when as his her their there a an i if'.split(
    ' ',
  ),
);

/** `openings` are tokens with which a sentence begins whatever stands before. */
function cutSentences(
  text: string,
  tokens: readonly Token[],
  openings: ReadonlySet<number>,
): { from: number; to: number; paragraph: number }[] {
  const sentences: { from: number; to: number; paragraph: number }[] = [];
  let from = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    token.sentence = sentences.length;
    const goesOn = next?.paragraph === token.paragraph && !openings.has(index + 1);
    if (next && goesOn && !endsSentence(text, tokens, index, next)) return;
    sentences.push({ from, to: index + 1, paragraph: token.paragraph });
    from = index + 1;
  });
  return sentences;
}

function endsSentence(text: string, tokens: readonly Token[], index: number, next: Token): boolean {
  const token = tokens[index] as Token;
  const starts = next.quote >= 0 || next.capital || /^[0-9@([]/.test(next.text);
  if (!starts) return false;
  if (token.quote >= 0) {
    const last = lastSign(text, token);
    if (last === '.') return true;
    return /[?!…—–-]/u.test(last) && next.quote < 0 && !isTagAhead(tokens, index + 1);
  }
  if (/^[.?!]$/.test(token.text)) return true;
  return token.text.endsWith('.') && token.text.length > 1 && STARTERS.has(next.lower) && next.quote < 0;
}

/** The last character of a quoted stretch, marks left aside. */
function lastSign(text: string, token: Token): string {
  let end = token.end;
  while (end > token.start && /["“”„‟«»‹›‘’‚‛'`\s]/u.test(text.charAt(end - 1))) end--;
  return text.charAt(end - 1);
}

/** A verb before the next full stop or comma: "Where?” Dowd asked. */
function isTagAhead(tokens: readonly Token[], from: number): boolean {
  for (let index = from; index < Math.min(tokens.length, from + 9); index++) {
    const token = tokens[index];
    if (!token || token.quote >= 0 || /^[.?!;:]$/.test(token.text)) return false;
    if (!token.capital && lookUp(token.lower).tag === 'V') return true;
  }
  return false;
}

/** The words of the tokens `[from, to)` as printed. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token;
    if (token.quote >= 0) continue;
    if (at > from && token.start > (tokens[at - 1] as Token).end) text += ' ';
    text += at < to - 1 ? token.text + token.apostrophe : token.text;
  }
  return text;
}
