/** What stands around and below the story: captions and credits, disclaimers, copyright lines, the dateline. */
import type { Region, RegionKind, TextSpan } from '../../model.ts';
import { words } from '../../text.ts';
import { LONGEST_LABEL } from './lines.ts';

const PICTURE = '(?:file |archive |stock )?(?:photo(?:graph)?|image|picture|screenshot|illustration)s?';
const AGENCY =
  /\b(?:getty|shutterstock|alamy|istock|reuters|afp|epa|zuma|ap (?:photo|images?)|via ap|wikimedia|flickr|unsplash|pixabay|creative commons)\b/i;
const CREDIT_WORDS = new RegExp(
  `^(?:${PICTURE}(?: (?:credit|source|courtesy))?\\s*(?::|/|by\\b|via\\b|courtesy\\b|©)|(?:source|credit)s?\\s*:|courtesy (?:of )?)`,
  'i',
);
const PICTURE_WORDS = new RegExp(`^(?:${PICTURE}\\b|credits?\\s*:|courtesy\\b)`, 'i');
const CAPTION_LABEL = new RegExp(`^(?:(?:${PICTURE} )?caption|pictured|${PICTURE})\\s*:\\s*`, 'i');
const LAST_GROUP = /\(([^()]{2,120})\)\.?$/;
const TAIL_CREDIT = new RegExp(`(?<=[.!?"”'’)]\\s+)(?:${PICTURE}|credit)s?\\s*:\\s*[^.:!?]{2,80}$`, 'i');
/** A credit stands in the last characters of a paragraph; looking no further keeps a line of megabytes cheap. */
const TAIL = 400;
/** A label followed by more words than this ("Photo: the bridge on …") is a caption, by fewer a credit. */
const LONGEST_CREDIT = 8;

/**
 * The caption and the credits of a line: "(Photo by …)", "Source: …", "Caption: … Photograph: …", a paragraph that
 * ends in "(… via AP Images)". Empty for any other line.
 */
export function readCredit(line: TextSpan): Region[] {
  const credits = findCredits(line);
  const [first] = credits;
  const end =
    first === undefined ? line.end : line.start + line.text.slice(0, first.start - line.start).trimEnd().length;
  const labelled = CAPTION_LABEL.exec(line.text);
  const rest = labelled === null ? '' : line.text.slice(labelled[0].length, end - line.start);
  if (
    labelled !== null &&
    first?.start !== line.start &&
    (isCaptionLabel(labelled[0]) || words(rest).length > LONGEST_CREDIT)
  ) {
    return [{ kind: 'caption', start: line.start, end }, ...credits];
  }
  if (first === undefined) return [];
  const picture = credits.some((credit) =>
    isPictureCredit(line.text.slice(credit.start - line.start, credit.end - line.start)),
  );
  return end > line.start && picture ? [{ kind: 'caption', start: line.start, end }, ...credits] : credits;
}

function isCaptionLabel(label: string): boolean {
  return /caption|pictured/i.test(label);
}

function isPictureCredit(text: string): boolean {
  return PICTURE_WORDS.test(text.replace(/^\(\s*/, '')) || AGENCY.test(text);
}

function isCredit(text: string): boolean {
  return CREDIT_WORDS.test(text) || AGENCY.test(text);
}

/** The credits at the end of a line, or the line itself. */
function findCredits(line: TextSpan): Region[] {
  if (
    line.text.length <= LONGEST_LABEL &&
    CREDIT_WORDS.test(line.text) &&
    words(line.text).length <= LONGEST_CREDIT + 2
  ) {
    return [toRegion('credit', line)];
  }
  const offset = Math.max(0, line.text.length - TAIL);
  const tail = line.text.slice(offset);
  const named = TAIL_CREDIT.exec(tail);
  if (named !== null) return [{ kind: 'credit', start: line.start + offset + named.index, end: line.end }];
  const credits: Region[] = [];
  let rest = tail;
  for (let group = LAST_GROUP.exec(rest); group !== null; group = LAST_GROUP.exec(rest)) {
    if (!isCredit((group[1] ?? '').trim())) break;
    const start = line.start + offset + group.index;
    credits.unshift({ kind: 'credit', start, end: start + group[0].length });
    rest = rest.slice(0, group.index).trimEnd();
  }
  return credits;
}

const DISCLAIMERS = [
  /^(?:legal )?(?:disclaimer|disclosure|legal notice)\s*[:–—-]/i,
  /^if you (?:have|are having|experience) (?:any )?(?:problems?|trouble|issues?|difficult\w+) (?:viewing|reading|loading|accessing|with)\b/i,
  /^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|contained)\b/i,
  /^(?:this|the) (?:article|content|material|story|website|information)\b.{0,60}\b(?:for (?:general )?informational? purposes|may not be (?:published|reproduced|republished|copied|broadcast))/i,
];
const COPYRIGHT = /^(?:content |text |story )?(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?/i;
const RESERVED = /\ball rights reserved\b/i;

/** Disclaimer or copyright line; `null`: neither. */
export function readNotice(line: TextSpan): Region | null {
  const start = line.text.slice(0, TAIL);
  if (COPYRIGHT.test(start) && (/\d{4}/.test(start) || RESERVED.test(start))) return toRegion('copyright', line);
  return DISCLAIMERS.some((pattern) => pattern.test(start)) ? toRegion('disclaimer', line) : null;
}

const YEARS = String.raw`(?:\d{4}(?:\s*[-–—,]\s*\d{4})*)`;
const HOLDER = new RegExp(`^(?:by\\s+)?(?:${YEARS}[\\s,]*(?:by\\s+)?)?(.*)$`, 'i');
/** Abbreviations that keep their full stop at the end of a company's name. */
const COMPANY_END = /\b(?:inc|ltd|co|corp|llc|plc|bros|cos|l\.p|s\.a|n\.v)\.$/i;

/** Who holds the copyright by such a line ("© 2018 Example Media, Inc. All rights reserved"); `null`: it names no publisher. */
export function readCopyrightHolder(line: string): string | null {
  const text = line.slice(0, TAIL).normalize('NFKC').replace(/\s+/g, ' ');
  const sign = COPYRIGHT.exec(text);
  if (sign === null || !/\d{4}/.test(text)) return null;
  const held = (HOLDER.exec(text.slice(sign[0].length).trim())?.[1] ?? '').split(RESERVED)[0] ?? '';
  const name = (held.split(/\s[|•·–—]\s|(?<!\b(?:inc|ltd|co|corp|llc|plc|bros|cos|st|mr|dr|[a-z]))\.\s/i)[0] ?? '')
    .replace(new RegExp(`,?\\s*${YEARS}$`), '')
    .replace(/[\s,;:|]+$/, '');
  const cleaned = COMPANY_END.test(name) ? name : name.replace(/\.+$/, '');
  return cleaned === '' || AGENCY.test(cleaned) || words(cleaned).length > 10 ? null : cleaned;
}

const PLACE = String.raw`\p{Lu}[\p{Lu}.'’ -]{2,30}(?:/\p{Lu}[\p{Lu}. ]+)?(?:,\s\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,2})?(?:,\s\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2})?`;
const SERVICE = String.raw`\([\p{Lu}][\p{L} ./]{1,30}\)`;
const DASH = String.raw`(?:\s*(?:—|―|--)\s*|\s+[–-]\s+)`;
const DATELINE = new RegExp(
  `^(?:${PLACE}\\s*(?:${SERVICE})?${DASH}|\\p{Lu}[\\p{L} .,-]{2,40}\\s${SERVICE}${DASH}|\\(\\p{Lu}{2,8}\\)(?:${DASH}|\\s*))(?=["“‘']?[\\p{L}\\p{N}])`,
  'u',
);

/** Place and wire service at the head of a paragraph: "MEXICO CITY, Feb. 8 (UPI) — …"; `null`: none. */
export function readDateline(line: TextSpan): Region | null {
  const found = DATELINE.exec(line.text.slice(0, 120));
  if (found === null) return null;
  const text = found[0].trimEnd();
  const bare = /^\p{Lu}+[\s—–―-]*$/u.test(text) && (text.match(/\p{Lu}/gu) ?? []).length < 5;
  return bare ? null : { kind: 'dateline', start: line.start, end: line.start + text.length };
}

function toRegion(kind: RegionKind, { start, end }: TextSpan): Region {
  return { kind, start, end };
}
