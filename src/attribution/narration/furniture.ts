/**
 * Page furniture: lines that lead elsewhere or sell something ("SEE ALSO: …", "ADVERTISEMENT", "Play Video 1:27", "Sign up for our
 * newsletter"). Nobody in them speaks, and no "he" after them means a person of theirs.
 */
import type { Stretch } from '../../text.ts';

/** A line of links or letters is no longer than this, in characters; what is longer is prose that begins alike. */
const LONGEST = 220;

/** Lines that are nothing but furniture, by how they open. */
const LINE =
  /^(?:advertisement(?:\s*[:.]|\s+(?:-|–|—)\s|\s+continue reading|$)|story continues(?:\s+(?:below|after)\b|\.*$)|continue reading(?:\s+(?:below|the main)\b|\.*$)|article continues\b|loading\s*(?:\.\.\.|…)|skip (?:ad|advert(?:isement)?)\b|click here\s+(?:for|to)\b|subscribe (?:to|now)\b|follow \S+(?: \S+){0,6} on (?:twitter|facebook|instagram|youtube)\b|sign up (?:for|to|here|now)\b[^.?!]{0,120}\b(?:newsletters?|inbox|e-?mails?|alerts?|briefing)\b|(?:get|have) \S+(?: \S+){0,8} (?:delivered )?(?:to|in) your inbox\b|share this(?:\s+(?:article|story|page))?\s*(?::|$)|photo(?:graph)?s?\s?:\s|image copyright\b|media playback is (?:un|not )supported)/iu;
/** Labels before the headline of another story, a video or a picture; with a colon unless they can be nothing else. */
const LABEL =
  /^(?:(?:see also|read more|read also|more|related|related stor(?:y|ies)|recommended|watch|watch live|listen|video|also on \p{Lu}\S*)\s?:\s?|SEE ALSO\s|READ MORE\s|play video(?:\s+\d+:\d\d)?\s?|image copyright [^.:]{1,60}? image caption\s|image caption\s|media playback is (?:unsupported|not supported) on (?:your|this) device(?: media caption)?\s?|media caption\s|advertisement\s+(?=["“‘']))/iu;
/** What follows is the outlet's own: a caption names persons. */
const CAPTION = /image caption\s$/iu;
/** The link that a page ran into the headline of another story. */
const LINKED = /[\p{L}\p{N}.?!’'”"] Read more$/u;
/** The word in capitals that a page ran into a paragraph. */
const RUN_IN = /(?<![\p{L}\p{N}])ADVERTISEMENT(?![\p{L}\p{N}])/gu;

/**
 * The furniture of a text in order: whole lines; of a line that holds a quotation only its label, since the rest is the headline that
 * says whose words they are. `quoted`: the stretches in marks, in order.
 */
export function findFurniture(text: string, paragraphs: readonly Stretch[], quoted: readonly Stretch[]): Stretch[] {
  let next = 0;
  return paragraphs.flatMap(({ start, end }): Stretch[] => {
    while ((quoted[next]?.end ?? end) <= start) next++;
    const holds = (quoted[next]?.start ?? end) < end;
    const opening = text.slice(start, Math.min(end, start + LONGEST));
    const label = LABEL.exec(opening)?.[0] ?? '';
    const whole = !holds && end - start <= LONGEST && !CAPTION.test(label);
    if (whole && (label || LINE.test(opening))) return [{ start, end }];
    if (label) return [{ start, end: start + label.length }];
    return runIn(text.slice(start, end), start);
  });
}

function runIn(paragraph: string, offset: number): Stretch[] {
  if (LINKED.test(paragraph))
    return [{ start: offset + paragraph.length - 'Read more'.length, end: offset + paragraph.length }];
  if (!paragraph.includes('ADVERTISEMENT') || !/\p{Ll}{3}/u.test(paragraph)) return [];
  return [...paragraph.matchAll(RUN_IN)].map(({ index }) => ({
    start: offset + index,
    end: offset + index + 'ADVERTISEMENT'.length,
  }));
}
