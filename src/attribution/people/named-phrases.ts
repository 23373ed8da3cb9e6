/** A name within a noun phrase: titles, offices and roles before it dropped, with the gender that they show. */

import type { Phrase } from '../narration/phrases.ts';
import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { isRole, PARTICLES, TITLES } from '../words/nouns.ts';

/** A phrase that names a person or body. */
export interface NamedPhrase {
  readonly phrase: Phrase;
  /** First token of the name itself, titles and roles before it dropped. */
  readonly first: number;
  /** The token after its last one; letters after a name are dropped. */
  readonly last: number;
  readonly words: readonly string[];
}

/** The name within a phrase: its last run of capitalised words, courtesy titles dropped. */
export function readName(tokens: readonly Token[], phrase: Phrase): NamedPhrase[] {
  if (!['person', 'body', 'name', 'place'].includes(phrase.type)) return [];
  let first = phrase.to - 1;
  while (first > phrase.from && isNameToken(tokens, first - 1, phrase.from)) first--;
  if (phrase.type !== 'body')
    while (
      first < phrase.to - 1 &&
      (TITLES.has(lowerOf(tokens, first)) ||
        isOfficeBefore(tokens, first, phrase) ||
        isRoleBefore(tokens, first, phrase))
    )
      first++;
  let last = phrase.to;
  while (phrase.type !== 'body' && last - first > 1 && isPostNominal(tokens, last - 1)) last--;
  const words: string[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at] as Token;
    if (token.quote < 0 && /[\p{L}\p{N}]/u.test(token.text)) words.push(token.text);
  }
  return words.length > 0 ? [{ phrase, first, last, words }] : [];
}

/** Letters after a name: Ann Bell MP, Tom Hale OBE. */
function isPostNominal(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] as Token;
  return /^(?:MPs?|MEP|MSP|MS|AM|MLA|TD|[OMC]BE|QC|KC|SC|PhD|MD|DPhil|Esq|FRS|FRCP|QPM|VC|DSO|RN|CPA|USN|USMC)\.?$/.test(
    text,
  );
}

/** The lower-case word of a token without the stop of an abbreviation. */
export function lowerOf(tokens: readonly Token[], at: number): string {
  return (tokens[at]?.lower ?? '').replace(/\.$/, '');
}

function isNameToken(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at] as Token;
  if (token.tag === 'L' || token.quote >= 0) return true;
  return at > from && /^(?:of|&|and|the)$/.test(token.lower) && (tokens[at - 1] as Token).tag === 'L';
}

/** "Ohio Gov. John Kasich", "Stein spokeswoman Figueroa": words of office and place before a person's name. */
function isOfficeBefore(tokens: readonly Token[], first: number, phrase: Phrase): boolean {
  if (phrase.type !== 'person') return false;
  for (let at = phrase.to - 2; at > first; at--)
    if (TITLES.has(lowerOf(tokens, at)) && (tokens[at] as Token).capital) return true;
  return false;
}

/** "Filmmaker Jack Marino", "Secretary of State Ada Penrose": a capitalised role, or what is left of one. */
function isRoleBefore(tokens: readonly Token[], first: number, phrase: Phrase): boolean {
  if (phrase.type !== 'person' || phrase.to - first < 3) return false;
  const { lower } = tokens[first] as Token;
  const entry = lookUp(lower);
  if (entry.gender !== null || PARTICLES.test(lowerOf(tokens, first + 1))) return false;
  return (
    isRole(lower) ||
    entry.tag === 'J' ||
    lower === 'of' ||
    (tokens[first - 1]?.lower === 'of' && first - 1 > phrase.from)
  );
}

const MALE = /^(?:mr|sir|lord|king|prince|father|brother|businessman|chairman|spokesman|congressman|councilman)$/;
const FEMALE =
  /^(?:mrs|ms|miss|lady|queen|princess|sister|mother|spokeswoman|chairwoman|congresswoman|councilwoman|dame)$/;

/** The gender that a title or a usual first name shows; `null`: none. */
export function genderOf(tokens: readonly Token[], item: NamedPhrase): 'male' | 'female' | null {
  const title = titleGender(tokens, item);
  if (title) return title;
  const gender = item.words.length > 1 ? lookUp((item.words[0] ?? '').toLowerCase()).gender : null;
  return gender === 'either' ? null : gender;
}

/** What the words before a name say of its gender: "Mrs.", "chairman". */
export function titleGender(tokens: readonly Token[], { phrase, first }: NamedPhrase): 'male' | 'female' | null {
  for (let at = phrase.from; at < first; at++) {
    const lower = lowerOf(tokens, at);
    if (MALE.test(lower)) return 'male';
    if (FEMALE.test(lower)) return 'female';
  }
  return null;
}

/** A name as it is looked up: "Mr. Hart" and "Mrs. Hart" are two people. */
export function formOf(tokens: readonly Token[], item: NamedPhrase): string {
  return `${titleGender(tokens, item) ?? ''} ${item.words.join(' ').toLowerCase()}`;
}
