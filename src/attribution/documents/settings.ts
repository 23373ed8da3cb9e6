/** Occasions and documents named after a preposition: "in a letter", "at a rally", "on Facebook", "on the Senate floor". */
import { type DocumentSign, type Listeners, readAudience } from './audience.ts';
import { readGroup } from './noun-groups.ts';
import { isTitle } from './programmes.ts';
import { typeOfGroup } from './setting-types.ts';

/** Reads the setting that a preposition at `at` leads to; `null`: none. `to` ends the sentence; `text` is the article's. */
export function readSetting(listeners: Listeners, text: string, at: number, to: number): DocumentSign | null {
  const { tokens } = listeners;
  const preposition = tokens[at]?.lower ?? '';
  const spoken = readTalk(listeners, at, to);
  if (spoken) return spoken;
  if (!isLeading(listeners, at)) return null;
  if (preposition === 'on' && isTitle(listeners, text, at, at + 1)) return { type: 'broadcast', from: at, to: at + 2 };
  const group = readGroup(tokens, at + 1, to);
  if (!group) return null;
  const type = typeOfGroup(listeners, text, preposition, group, to);
  return type && { type, from: at, to: group.to };
}

/** A preposition that says where; of "of" only "an excerpt of", "a taping of". */
function isLeading({ tokens }: Listeners, at: number): boolean {
  const { lower } = tokens[at] ?? { lower: '' };
  if (lower !== 'of') return /^(?:in|at|during|on|via|through|by|before|from|over|to)$/.test(lower);
  return /^(?:excerpts?|part|portion|transcript|segment|taping|episode|edition|instalment|installment)$/.test(
    tokens[at - 1]?.lower ?? '',
  );
}

/** "spoke to reporters", "asked by a reporter", "testifying before Congress": a verb of talk and those who listen. */
function readTalk(listeners: Listeners, at: number, to: number): DocumentSign | null {
  const { tokens } = listeners;
  const preposition = tokens[at]?.lower ?? '';
  const verb = tokens[at - 1]?.lower ?? '';
  const talks =
    (/^(?:to|with|before)$/.test(preposition) &&
      /^(?:spoke|speaks?|speaking|spoken|talk(?:s|ed|ing)?|responding|responded|complained|complaining|remarked|boasted|said|says?|saying)$/.test(
        verb,
      )) ||
    (/^(?:by|from)$/.test(preposition) &&
      /^(?:asked|pressed|questioned|challenged|interviewed|grilled|questions?|quizzed)$/.test(verb));
  const hears =
    preposition === 'before' && /^(?:appear(?:s|ed|ing)?|testi(?:fy|fies|fied|fying)|testimony|appearance)$/.test(verb);
  if (!talks && !hears) return null;
  const audience = readAudience(listeners, at + 1, to);
  if (!audience) return null;
  const type = hears && audience.type === 'meeting' ? 'testimony' : audience.type;
  return { type, from: at - 1, to: audience.to };
}
