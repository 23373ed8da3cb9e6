/** Lines between and below the paragraphs of an article that are no part of it: labels, links to other articles. */

/** What is looked at of a paragraph. */
export interface LabelBlock {
  readonly text: string;
  /** Characters that are links. */
  readonly linked: number;
}

/** What stands before a link to another article. */
const LINK_LABEL =
  /^(?:(?:read|see|watch|listen|also)(?: (?:more|also|next|now|on|the full (?:story|article)|it))?|related(?: (?:article|story|stories|coverage|content|reading|video)s?)?|more(?: (?:on|from|stories|coverage|about)(?: this)?)?|recommended|tags?|topics?|categor(?:y|ies)|filed under|posted in|in this article|previous(?:ly)?|next)\b\s*(?<colon>[:–—|>»-]?)/i;
/** Calls to do something, most of it a link. */
const CALL =
  /^(?:watch|listen|click here|don[’']t miss|sign up|follow|subscribe|download|get the|join|like us|share)\b/i;
const LONGEST_CALL = 25;
const BARE_LABEL =
  /^(?:advertisements?|sponsored(?: content)?|scroll (?:down )?to continue(?: reading)?|(?:article|story) continues (?:below|after).*|continue reading.*|share(?: this)?(?: article| story)?:?|tweet|print|e-?mail|save|listen|copy link|(?:\d+ )?comments?|\d+[ -]min(?:ute)?s? read|related(?: articles| stories| content| links)?:?|read (?:more|next|also):?|more (?:stories|on this(?: story| topic)?):?|most (?:read|popular)|recommended|tags?:?|filed under:?|(?:hide|show|view) captions?|(?:skip|jump) to (?:main )?content|back to top)$/i;

/** Links at the end of a page that are cut; of more the page is a list. */
const MOST_CUT = 6;

/** The blocks without labels, links to other articles, and the links that end a page. */
export function dropLabels<T extends LabelBlock>(blocks: readonly T[]): T[] {
  const kept: T[] = [];
  let below = false; // a label of links
  for (const block of blocks) {
    const bare = BARE_LABEL.test(block.text);
    const links = below && isLinks(block);
    if (bare || links || isLinkLabel(block)) {
      below ||= bare && /^(?:related|read|more|most|recommended|tag|filed)/i.test(block.text);
      continue;
    }
    below = false;
    kept.push(block);
  }
  for (let cut = 0; cut < MOST_CUT && kept.length > 1 && isEdgeLink(kept.at(-1)); cut++) kept.pop();
  const begin = kept.findIndex((block) => !isEdgeLink(block));
  return kept.slice(Math.max(0, begin));
}

function isLinks({ text, linked }: LabelBlock): boolean {
  return linked > 0.85 * text.length;
}

/** A first or last line that is a link and no sentence. */
function isEdgeLink(block: LabelBlock | undefined): boolean {
  return block !== undefined && isLinks(block) && !isSentence(block.text);
}

function isLinkLabel(block: LabelBlock): boolean {
  const { text, linked } = block;
  if (linked <= 0.4 * text.length) return false;
  if (CALL.test(text) && text.split(' ').length <= LONGEST_CALL && !(isLinks(block) && isSentence(text))) return true;
  const label = LINK_LABEL.exec(text);
  if (label === null) return false;
  if (label.groups?.colon !== '') return true;
  // Nothing but the label is no link.
  return isLinks(block) ? !isSentence(text) : text.length - linked <= label[0].length + 3;
}

/** Words of the shortest line that is told to be a sentence. */
const SHORTEST_SENTENCE = 5;

function isSentence(text: string): boolean {
  return /[.?!]["”’)]*$/.test(text) && text.split(' ').length >= SHORTEST_SENTENCE;
}
