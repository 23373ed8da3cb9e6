/** Word classes in context: capitals, verbs after determiners, nouns before them. */
import { lookUp, SIGNS, type Tag, type Tagged } from '../words/lexicon.ts';
import { JOINED_PARTICLE, PARTICLES } from '../words/nouns.ts';
import { REPORTING } from '../words/verbs.ts';

const NOUN_BEFORE: ReadonlySet<Tag> = new Set<Tag>(['D', 'S', 'J', 'I', 'M']);

/** Tags every token in place, sentence by sentence. */
export function tagTokens(tokens: readonly Tagged[], sentences: readonly { from: number; to: number }[]): void {
  const names = findNames(tokens, sentences);
  for (const { from, to } of sentences) {
    const title = isTitleCase(tokens, from, to);
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (token && token.quote < 0) token.tag = tagAlone(tokens, index, from, title, names);
    }
    for (let index = from; index < to; index++) mend(tokens, index, from, to);
  }
}

/** Words that stand with a capital where none is due: names, wherever else they stand. */
function findNames(tokens: readonly Tagged[], sentences: readonly { from: number; to: number }[]): Set<string> {
  const names = new Set<string>();
  for (const { from, to } of sentences) {
    if (isTitleCase(tokens, from, to)) continue;
    for (let index = from + 1; index < to; index++) {
      const token = tokens[index];
      if (token?.capital && (tokens[index - 1]?.quote ?? -1) < 0 && tokens[index - 1]?.text !== ':')
        names.add(token.lower);
    }
  }
  return names;
}

/** A headline in title case: most of its longer words are capitalised, so a capital says little. */
function isTitleCase(tokens: readonly Tagged[], from: number, to: number): boolean {
  let long = 0;
  let capital = 0;
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (!token || token.quote >= 0 || token.text.length < 4) continue;
    // A headline has its verb with a capital: "Ann Strong said" is none.
    if (!token.capital && REPORTING.get(token.lower)?.form === 'past') return false;
    long++;
    if (token.capital) capital++;
  }
  return long >= 3 && capital * 4 >= long * 3;
}

function tagAlone(
  tokens: readonly Tagged[],
  index: number,
  from: number,
  title: boolean,
  names: ReadonlySet<string>,
): Tag {
  const token = tokens[index] as Tagged;
  const sign = SIGNS[token.text];
  if (sign) return sign;
  if (!/[\p{L}\p{N}]/u.test(token.text)) return token.text === '&' ? 'C' : '?';
  if (/^[0-9]/.test(token.text)) return 'M';
  const entry = lookUp(token.lower);
  if (!token.capital) {
    if (PARTICLES.test(token.lower) && tokens[index - 1]?.tag === 'L' && isNameAhead(tokens, index)) return 'L';
    return /^[@]/.test(token.text) || JOINED_PARTICLE.test(token.text) ? 'L' : entry.tag;
  }
  if (isNameAlike(tokens, index, from, title)) return 'L';
  if (token.lower === 'i' || (token.text.length > 1 && entry.tag !== 'N' && 'PODSICWXT'.includes(entry.tag))) {
    return token.text === token.text.toUpperCase() && token.text.length > 1 && !title && entry.tag !== 'P'
      ? 'L'
      : entry.tag;
  }
  const next = tokens[index + 1];
  const first = index === from || (tokens[index - 1]?.tag === ':' && index - 1 > from);
  if (!first && !title) return entry.tag === 'M' ? 'M' : 'L';
  if (entry.gender !== null || entry.place || entry.organisation || (!title && names.has(token.lower))) return 'L';
  if (title && index > from && isLastName(tokens, index)) return 'L';
  if (title)
    return entry.tag === 'V' && index > from ? 'V' : 'VGJR'.includes(entry.tag) && !next?.capital ? entry.tag : 'L';
  if (entry.tag === 'R' || entry.tag === 'G') return entry.tag;
  if (next?.capital && !/^\p{Lu}+$/u.test(next.text))
    return entry.tag === 'V' && REPORTING.has(token.lower)
      ? 'V'
      : entry.tag === 'N' && entry.actor
        ? 'N'
        : entry.tag === 'J' && !PARTICLES.test(next.lower)
          ? 'J'
          : 'L';
  return entry.tag === 'N' && !isKnownNoun(token.lower, entry.actor) ? 'L' : entry.tag;
}

/** "Josh Earnest": an adjective behind a usual first name, and at the end of what has capitals. */
function isLastName(tokens: readonly Tagged[], index: number): boolean {
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  return (
    before?.tag === 'L' &&
    lookUp(before.lower).gender !== null &&
    !next?.capital &&
    lookUp((tokens[index] as Tagged).lower).tag === 'J'
  );
}

const CLASS_NAMES = /^(?:will|may|from|so|my|an|for|can|no|yet|more|do|than|by)$/;

/** "Ludwig van der Berg": particles and then a capital. */
function isNameAhead(tokens: readonly Tagged[], index: number): boolean {
  let at = index + 1;
  while (at < index + 3 && PARTICLES.test(tokens[at]?.lower ?? '')) at++;
  return tokens[at]?.capital === true && (tokens[at]?.quote ?? -1) < 0;
}

/** "Le Pen", "George Will", "From said", “…,” Will Fenn: a word of the closed classes that is part of a name. */
function isNameAlike(tokens: readonly Tagged[], index: number, from: number, title: boolean): boolean {
  const { lower } = tokens[index] as Tagged;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (PARTICLES.test(lower)) return next?.capital === true && next.quote < 0;
  if (title) return false;
  // "He Jianxiong said": after a pronoun stands a verb, and no name but a day's.
  if (lower === 'he')
    return next?.capital === true && next.quote < 0 && next.text.length > 2 && !lookUp(next.lower).date;
  if (!CLASS_NAMES.test(lower)) return false;
  const form = next && next.quote < 0 ? REPORTING.get(next.lower)?.form : undefined;
  if (index > from && before && before.quote >= 0 && next?.capital && next.quote < 0) return true;
  const verb = form === 'past' || form === 'third';
  return verb || (index > from && before?.tag === 'L' && before.quote < 0 && lookUp(before.lower).gender !== null);
}

/** A noun by its ending or by the lexicon; an unknown capitalised word is a name. */
function isKnownNoun(lower: string, actor: boolean): boolean {
  return (
    actor ||
    /(?:s|tion|sion|ment|ness|ity|ship|ism|ist|ance|ence|er|or|man|woman|men|women|person|people|ure|age)$/.test(lower)
  );
}

function mend(tokens: readonly Tagged[], index: number, from: number, to: number): void {
  const token = tokens[index] as Tagged;
  const previous = index > from ? tokens[index - 1] : undefined;
  const next = index + 1 < to ? tokens[index + 1] : undefined;
  if (token.lower === 'her' || token.lower === 'his')
    token.tag =
      next &&
      'NJLGMVR'.includes(next.tag) &&
      !(next.tag === 'R') &&
      !(next.tag === 'V' && token.lower === 'her' && REPORTING.has(next.lower))
        ? 'S'
        : 'O';
  else if (
    token.lower === 'that' &&
    previous &&
    'ICVX'.includes(previous.tag) &&
    next &&
    'NJ'.includes(next.tag) &&
    previous.tag === 'I'
  )
    token.tag = 'D';
  else if (token.tag === 'S' && /^['’]s$/.test(token.lower)) {
    if (previous && 'PWR'.includes(previous.tag)) token.tag = 'X';
  } else if (
    token.tag === 'D' &&
    (!next ||
      !'NJLGMVRDX'.includes(next.tag) ||
      (next.tag === 'X' && /^(?:this|that|these|those|all|both|many|some)$/.test(token.lower)))
  ) {
    if (/^(?:all|both|many|some|most|few|several|another|neither|either)$/.test(token.lower)) token.tag = 'N';
  } else if (token.tag === 'V') mendVerb(token, previous, next);
  else if (token.tag === 'G') mendGerund(token, previous, next);
  else if (token.tag === 'N' && !token.capital) mendNoun(token, previous, next);
  else if (token.tag === 'J') mendAdjective(token, previous, next);
}

/** spotted the shuttle: a verb; the accused said: a noun. */
function mendAdjective(token: Tagged, previous: Tagged | undefined, next: Tagged | undefined): void {
  if (token.capital || !previous) return;
  if (/ed$/.test(token.lower) && 'NLP)R'.includes(previous.tag) && (!next || 'LDSPITQW,'.includes(next.tag)))
    token.tag = 'V';
  else if (next && isTelling(next) && /^[JNLD]$/.test(previous.tag)) token.tag = 'N';
  else if (next && !'NJLGMVCQ,D'.includes(next.tag) && 'DS'.includes(previous.tag)) token.tag = 'N';
}

/** "a White House official telling": speech that belongs to whoever stands before. */
function isTelling({ tag, lower }: Tagged): boolean {
  return /^[GV]$/.test(tag) && /^(?:tell|say|add|not|insist|argu|claim|warn|writ|declar|stat|explain)ing$/.test(lower);
}

/** the reports, a claim: nouns; the proposed plan, elected officials: adjectives. */
function mendVerb(token: Tagged, previous: Tagged | undefined, next: Tagged | undefined): void {
  if (!previous || token.capital) return;
  const participle = /(?:ed|en|wn|ught)$/.test(token.lower);
  const form = REPORTING.get(token.lower)?.form;
  const alone = /^(?:another|some|many|several|both)$/.test(previous.lower); // another said
  if (form === 'past' && !participle && (alone || !'DS'.includes(previous.tag))) return;
  const base = form === 'base' || (lookUp(token.lower).base && !UNCHANGED.test(token.lower));
  const object = previous.tag === 'V' && REPORTING.has(previous.lower) && /[a-z]s$/.test(token.lower);
  if (object || (base && 'LN'.includes(previous.tag) && !previous.lower.endsWith('s'))) {
    token.tag = 'N';
    return;
  }
  if (previous.tag === 'M' && !participle && next && 'I,.'.includes(next.tag)) {
    token.tag = 'N';
    return;
  }
  if (NOUN_BEFORE.has(previous.tag) && previous.tag !== 'M') {
    if (previous.tag === 'S' && /^['’]s$/.test(previous.lower) && (next?.tag === 'Q' || next?.lower === 'that')) return;
    token.tag = participle && next && 'NJL'.includes(next.tag) ? 'J' : participle ? 'V' : 'N';
  } else if (
    participle &&
    next &&
    'N'.includes(next.tag) &&
    !'NLPQ)'.includes(previous.tag) &&
    !'XTR,'.includes(previous.tag)
  )
    token.tag = 'J';
}

/** Verbs whose past is their base form. */
const UNCHANGED = /^(?:read|put|let|set|cut|hit|beat|bet|cost|spread|quit|shut|split|hurt|bid|come|become|run)$/;
const ING_NOUNS =
  /^(?:meeting|hearing|briefing|filing|ruling|gathering|posting|writing|warning|building|opening|finding|ending|feeling|setting|offering|recording|listing|wedding|shooting|killing|beginning)$/;

/** a townhall meeting, the hearing: nouns; officials meeting with: not. */
function mendGerund(token: Tagged, previous: Tagged | undefined, next: Tagged | undefined): void {
  if (!previous || token.capital || (next && 'NLJDSPO'.includes(next.tag))) return;
  if ('DSJ'.includes(previous.tag) || ('NLM'.includes(previous.tag) && ING_NOUNS.test(token.lower))) token.tag = 'N';
}

/** A noun that is also a form of a reporting verb, after its subject and before what is said; no "post" after "a Tumblr". */
function mendNoun(token: Tagged, previous: Tagged | undefined, next: Tagged | undefined): void {
  if (/^point(?:s|ed)?$/.test(token.lower) && next?.lower === 'out') token.tag = 'V';
  const form = REPORTING.get(token.lower);
  if (!form || !previous || (form.form === 'base' && previous.tag === 'L' && !previous.lower.endsWith('s'))) return;
  if ('PLTX'.includes(previous.tag) || (previous.tag === 'N' && next && (next.tag === 'Q' || next.lower === 'that')))
    token.tag = 'V';
}
