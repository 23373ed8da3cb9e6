/** Names of bodies that run over small words: "Centre for Policy Research", "Office of Management and Budget". */
import { lookUp, type Tagged } from '../words/lexicon.ts';
import { BODY_NAMES } from '../words/nouns.ts';
import { isOffice } from '../words/offices.ts';

/** Words that link the two halves of a body's name. */
export const LINKING = /^(?:of|for|on|to|against)$/;
/** Bodies whose names say what they are for: "Centre for Policy Research", "High Commissioner for Refugees". */
const BODY_FOR =
  /^(?:center|centre|college|institute|council|committee|commission|coalition|campaign|association|foundation|society|union|fund|office|department|alliance|organi[sz]ation|conference|academy|agency|bureau|board|project|network|commissioner|trust|forum|federation|league|order|brotherhood|partnership|authority|group|mission|museum|school|program|programme|service|services|citizens|americans|doctors|reporters|physicians|students|parents|workers|veterans|mothers|women|employees|scientists|teachers|nurses|moms|voters|lawyers|journalists|farmers|artists)$/;

/** The link between the two halves of a body's name: no date, place of work or person follows it. */
export function linksBody(tokens: readonly Tagged[], at: number): boolean {
  const head = tokens[at - 1] as Tagged;
  const link = (tokens[at] as Tagged).lower;
  const next = tokens[at + 1]?.lower === 'the' ? tokens[at + 2] : tokens[at + 1];
  if (head.tag !== 'L' || next?.tag !== 'L' || next.quote >= 0 || !BODY_FOR.test(head.lower)) return false;
  const entry = lookUp(next.lower);
  if (entry.date || (link !== 'of' && (entry.gender !== null || entry.place))) return false;
  return /^(?:citizens|americans|doctors|reporters|physicians|students|parents|workers|veterans|mothers|women|employees|scientists|teachers|nurses|moms|voters|lawyers|journalists|farmers|artists)$/.test(
    head.lower,
  )
    ? link === 'for' || link === 'against'
    : true;
}

/** What bodies are for or hold, as the last word of their names. */
const FIELDS =
  /^(?:enforcement|affairs|development|technology|education|welfare|culture|media|sport|sports|prevention|protection|relations|commerce|trade|security|infrastructure|medicine|sciences?|arts|crafts|transport|energy|health|budget|engineering|agriculture|labor|labour|industry|housing|research|gynecologists|explosives|immigrants|reform|freedom|democracy|justice)$/;

/**
 * "Weights and Measures Inspection": two names or more follow and the last names a body; no first name stands before. Behind
 * "Office of" or "Centre for" one word may follow: "Office of Management and Budget". Two whole bodies are two.
 */
export function joinsBody(tokens: readonly Tagged[], at: number, start: number): boolean {
  let end = at + 1;
  while (tokens[end]?.tag === 'L' && (tokens[end]?.quote ?? -1) < 0) end++;
  const before = tokens[at - 1] as Tagged;
  const next = tokens[at + 1] as Tagged;
  const last = (tokens[end - 1] as Tagged).lower;
  if (BODY_NAMES.has(before.lower) || lookUp(before.lower).gender !== null || lookUp(next.lower).gender !== null)
    return false;
  if (end - at >= 3) return BODY_NAMES.has(last) || FIELDS.test(last);
  let link = at - 1;
  while (link > start && tokens[link]?.tag === 'L') link--;
  if (end - at < 2 || !LINKING.test(tokens[link]?.lower ?? '') || !linksBody(tokens, link)) return false;
  const entry = lookUp(next.lower);
  const isField = FIELDS.test(next.lower) || /(?:ists|ians|ologists|eers|ers|ics|ment|ing|ship|tion)$/.test(next.lower);
  return isField && !entry.place && !entry.organisation && !lookUp(before.lower).place;
}

/** Fields of an office that begin its name: "Customs and Border Protection". */
const BRANCHES =
  /^(?:customs|immigration|fire|parks|food|finance|budget|science|business|women|children|families|work|foreign|state|veterans|community|environment)$/;

/** "said Customs and Border Protection Commissioner Nora Fenn": a field before "and", an office and a name behind it. */
export function joinsOffice(tokens: readonly Tagged[], at: number, start: number): boolean {
  let end = at + 1;
  while (tokens[end]?.tag === 'L' && (tokens[end]?.quote ?? -1) < 0) end++;
  const field = tokens[at - 1]?.lower ?? '';
  if (at - start > 3 || !(FIELDS.test(field) || BRANCHES.test(field)) || isOffice(tokens[at + 1]?.lower ?? ''))
    return false;
  const office = tokens.slice(at + 2, end).findLastIndex(({ lower }) => isOffice(lower));
  return office >= 0 && at + 2 + office < end - 1;
}
