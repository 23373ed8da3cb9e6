/** A name within a noun phrase: titles, offices and roles before it dropped, with the gender that they show. */

import { isCompound, startOfName } from '../narration/name-start.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Token } from '../narration/tokens.ts';
import { lookUp } from '../words/lexicon.ts';
import { isRole } from '../words/nouns.ts';
import { fold } from './names.ts';

/** A phrase that names a person or body. */
export interface NamedPhrase {
  readonly phrase: Phrase;
  /** First token of the name itself, titles and roles before it dropped. */
  readonly first: number;
  /** The token after its last one; letters after a name are dropped. */
  readonly last: number;
  readonly words: readonly string[];
  /** The office that stands before the phrase is this person's: "ambassador to | Britain Wu Leming". */
  readonly held: boolean;
}

/** The name within a phrase: its last run of capitalised words; before a person's name offices, bodies and places are dropped. */
export function readName(tokens: readonly Token[], phrase: Phrase): NamedPhrase[] {
  if (!['person', 'body', 'name', 'place'].includes(phrase.type)) return [];
  const isBody = phrase.type === 'body';
  let first = phrase.to - 1;
  while (first > phrase.from && isNameToken(tokens, first - 1, phrase.from, isBody) && !isCompound(tokens, first - 1))
    first--;
  let last = phrase.to;
  while (!isBody && last - first > 1 && isPostNominal(tokens, last - 1)) last--;
  const start = isBody ? { first, held: false } : startOfName(tokens, phrase.from, first, last);
  first = start.first;
  const words: string[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at] as Token;
    if (token.quote < 0 && /[\p{L}\p{N}]/u.test(token.text)) words.push(token.text);
  }
  return words.length > 0 ? [{ phrase, first, last, words, held: start.held }] : [];
}

/** What tells a son from his father: "Jr.", "III". */
export function isSuffix(word: string): boolean {
  return /^(?:jr|sr|ii|iii|iv)\.?$/i.test(word);
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

function isNameToken(tokens: readonly Token[], at: number, from: number, isBody: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.tag === 'L' || token.quote >= 0 || /^\d+(?:st|nd|rd|th)$/.test(token.lower)) return true;
  if (at <= from) return false;
  const before = tokens[at - 1] as Token;
  if (/^(?:of|&|and|the)$/.test(token.lower))
    return before.tag === 'L' || (token.lower === 'the' && LINK.test(before.lower));
  if (!isBody) return false;
  if (LINK.test(token.lower)) return before.tag === 'L';
  return /^['’]s?$/.test(token.lower) && ownsItsName(tokens, at);
}

/** Words that link the two parts of a body's name: "Centre for Policy Research", "Committee on the Environment". */
const LINK = /^(?:of|for|on|to|against)$/;

/** "Swimmers’ Club", "the Children’s Fund": a possessor that is many people of a kind, and so part of the body's own name. */
function ownsItsName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1] as Token;
  if (before.tag !== 'L' || before.end !== tokens[at]?.start) return false;
  const entry = lookUp(before.lower);
  if (entry.gender !== null || entry.place || entry.organisation) return false;
  const many = /^(?:children|women|men|people|girls|boys|governors)$/.test(before.lower);
  return (
    many || (tokens[at]?.text.length === 1 && /[^s]s$/.test(before.lower) && (isRole(before.lower) || entry.known))
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
  return `${titleGender(tokens, item) ?? ''} ${item.words.map(fold).join(' ')}`;
}
