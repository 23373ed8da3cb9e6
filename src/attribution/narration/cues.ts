/** Verbs of the narration with the phrases that can be their subjects: who said, told, wrote. */

import { REPORTING } from '../words/verbs.ts';
import type { Phrase } from './phrases.ts';
import type { Narration, Token } from './tokens.ts';

/**
 * How a phrase stands to its verb: `direct` before it (Fenn said), `across` a comma or dash (Fenn, who …, said),
 * `inverted` after it (said Fenn), `second` after another phrase (told the committee Liddle), `shared` with the verb
 * `apposed` inside the commas (…, chair of the board, said), `shared` with the verb
 * before (stood up and said), `participle` (…, saying), `passive` (said by).
 */
export type Role = 'direct' | 'across' | 'apposed' | 'inverted' | 'second' | 'shared' | 'participle' | 'passive';

/** A phrase as a possible subject of a verb. */
export interface Frame {
  /** Token of the verb. */
  readonly verb: number;
  /** Lemma of a reporting verb; `null`: another verb. */
  readonly lemma: string | null;
  readonly form: string;
  readonly phrase: number;
  readonly role: Role;
}

/** The frames of an article, grouped by phrase index. */
export function findFrames(narration: Narration, phrases: readonly Phrase[]): Map<number, Frame[]> {
  const { tokens } = narration;
  const endsAt = new Map<number, Phrase>();
  const startsAt = new Map<number, Phrase>();
  for (const phrase of phrases) {
    if (!phrase.possessive || !endsAt.has(phrase.to)) endsAt.set(phrase.to, phrase);
    startsAt.set(phrase.from, phrase);
  }
  const frames = new Map<number, Frame[]>();
  for (const { from, to } of narration.sentences) {
    let last: readonly Frame[] = [];
    let lead: readonly Frame[] = [];
    for (let verb = from; verb < to; verb++) {
      const token = tokens[verb] as Token;
      if (token.tag !== 'V' && token.tag !== 'G') continue;
      const before = findBefore(
        tokens,
        endsAt,
        verb,
        from,
        tokens[verb - 1]?.tag === ',' ? mainClause(tokens, lead, last) : last,
      );
      const has = before.some(({ role, phrase }) => role === 'direct' && phrases[phrase]?.type === 'pronoun');
      const found = has ? before : [...before, ...findAfter(tokens, startsAt, verb, to)];
      if (token.tag === 'V' && found.length > 0) {
        last = found;
        if (lead.length === 0) lead = found;
      }
      for (const frame of found) {
        const list = frames.get(frame.phrase);
        if (list) list.push(frame);
        else frames.set(frame.phrase, [frame]);
      }
    }
  }
  return frames;
}

/** "Fenn played down talk that the town has moved, saying": the subject of the main clause, not of the clause within that stands nearer. */
function mainClause(tokens: readonly Token[], lead: readonly Frame[], last: readonly Frame[]): readonly Frame[] {
  const main = lead[0]?.verb ?? 0;
  const nearer = last[0]?.verb ?? 0;
  for (let at = main + 1; at < nearer; at++) if (tokens[at]?.tag === 'W') return lead;
  return last;
}

function createFrame(tokens: readonly Token[], verb: number, phrase: number, role: Role): Frame {
  const form = REPORTING.get((tokens[verb] as Token).lower);
  return { verb, lemma: form?.lemma ?? null, form: form?.form ?? (tokens[verb] as Token).tag, phrase, role };
}

/** Steps left over adverbs, auxiliaries and verb chains ("has repeatedly said", "went on to say"). */
function skipChain(tokens: readonly Token[], verb: number, from: number): number {
  let at = verb - 1;
  while (at >= from) {
    const token = tokens[at] as Token;
    const chained =
      token.tag === 'T' ||
      (tokens[at + 1]?.tag === 'T' && 'VNGI'.includes(token.tag)) ||
      (token.tag === 'V' && tokens[at + 1]?.lower === 'on');
    if (token.tag !== 'R' && token.tag !== 'X' && !chained) break;
    at--;
  }
  return at;
}

function findBefore(
  tokens: readonly Token[],
  endsAt: Map<number, Phrase>,
  verb: number,
  from: number,
  last: readonly Frame[],
): Frame[] {
  const at = skipChain(tokens, verb, from);
  if (at < from) return [];
  const token = tokens[at] as Token;
  const direct = endsAt.get(at + 1);
  const word = tokens[verb] as Token;
  const participle = word.tag === 'G' || REPORTING.get(word.lower)?.form === 'gerund';
  const hangs =
    participle &&
    direct !== undefined &&
    'TI'.includes(tokens[direct.from - 1]?.tag ?? '.') &&
    tokens[direct.from - 1]?.lower !== 'with' &&
    last.length > 0;
  if (direct && !direct.possessive && !hangs)
    return withPrepositions(tokens, endsAt, direct, from, verb, participle ? 'participle' : 'direct');
  if (hangs || token.tag === 'C' || (token.tag === ',' && participle) || (token.tag === 'I' && participle)) {
    return last
      .filter((frame) => frame.verb < verb && frame.role !== 'second')
      .slice(0, 2)
      .map((frame) => createFrame(tokens, verb, frame.phrase, participle ? 'participle' : 'shared'));
  }
  if (token.tag === 'W') return withRelative(tokens, endsAt, at, from, verb);
  if (!/[,)-]/.test(token.tag)) return [];
  const found: Frame[] = [];
  for (let back = at - 1, seen = 0; back >= from && seen < 3 && at - back < 40; back--) {
    const sign = tokens[back] as Token;
    if (!/[,(-]/.test(sign.tag)) continue;
    const phrase = endsAt.get(back);
    if (!phrase || phrase.possessive || phrase.type === 'date') continue;
    seen++;
    found.push(createFrame(tokens, verb, phrase.index, 'across'));
  }
  const apposed = endsAt.get(at);
  if (apposed) found.push(createFrame(tokens, verb, apposed.index, 'apposed'));
  return found;
}

/** "the president of the union said", "Fenn on Friday said": both phrases, the nearer and the one it hangs on. */
function withPrepositions(
  tokens: readonly Token[],
  endsAt: Map<number, Phrase>,
  direct: Phrase,
  from: number,
  verb: number,
  role: Role,
): Frame[] {
  const found = [createFrame(tokens, verb, direct.index, role)];
  let phrase = direct;
  while (phrase.from - 1 > from) {
    const listed = beforeList(tokens, endsAt, phrase, from);
    if (listed) phrase = listed;
    if ((tokens[phrase.from - 1] as Token).tag !== 'I') break;
    const outer = endsAt.get(beforeBracket(tokens, phrase.from - 1, from));
    if (!outer) break;
    found.push(createFrame(tokens, verb, outer.index, role));
    phrase = outer;
  }
  return found;
}

/** "the leaders of Britain, France and Germany": the first of a list of names behind a preposition; `null`: no list. */
function beforeList(tokens: readonly Token[], endsAt: Map<number, Phrase>, last: Phrase, from: number): Phrase | null {
  let phrase = last;
  for (let steps = 0; steps < 6 && phrase.from - 1 > from; steps++) {
    const link = tokens[phrase.from - 1] as Token;
    const links = steps === 0 ? link.lower === 'and' : link.lower === ',';
    const before = links ? endsAt.get(phrase.from - 1) : undefined;
    if (!before || tokens[before.to - 1]?.tag !== 'L' || tokens[last.to - 1]?.tag !== 'L') break;
    phrase = before;
  }
  return phrase !== last && tokens[phrase.from - 1]?.tag === 'I' ? phrase : null;
}

/** "the 14th Amendment, which states", "a letter that says": what stands before the relative. */
function withRelative(
  tokens: readonly Token[],
  endsAt: Map<number, Phrase>,
  at: number,
  from: number,
  verb: number,
): Frame[] {
  if (!/^(?:which|that)$/.test(tokens[at]?.lower ?? '')) return [];
  const end = tokens[at - 1]?.tag === ',' ? at - 1 : at;
  const phrase = end > from ? endsAt.get(end) : undefined;
  return phrase && !phrase.possessive && /^(?:document|name|body|noun|group)$/.test(phrase.type)
    ? [createFrame(tokens, verb, phrase.index, 'across')]
    : [];
}

/** "Fenn (D., Ohio) on Friday said": the token before a bracket that ends at `end`, else `end`; 8 tokens at most. */
function beforeBracket(tokens: readonly Token[], end: number, from: number): number {
  if (tokens[end - 1]?.tag !== ')') return end;
  for (let at = end - 2; at > from && end - at <= 8; at--) if (tokens[at]?.tag === '(') return at;
  return end;
}

function findAfter(tokens: readonly Token[], startsAt: Map<number, Phrase>, verb: number, to: number): Frame[] {
  let at = verb + 1;
  while (at < to && (tokens[at] as Token).tag === 'R') at++;
  const passive = (tokens[at] as Token | undefined)?.lower === 'by';
  if (passive) at++;
  const first = startsAt.get(at);
  if (!first) return [];
  const found = [createFrame(tokens, verb, first.index, passive ? 'passive' : 'inverted')];
  const second = startsAt.get(first.to);
  if (second && second.from === first.to) found.push(createFrame(tokens, verb, second.index, 'second'));
  return found;
}
