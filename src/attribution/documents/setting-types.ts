/** What kind of document or occasion the nouns behind a preposition name, by the last of them and those beside it. */
import type { DocumentType } from '../../model.ts';
import { isProgrammeName } from '../../press.ts';
import { documentTypeOf } from '../words/document-words.ts';
import { isOutlet, type Listeners, readAudience } from './audience.ts';
import { isDate, type NounGroup, readGroup } from './noun-groups.ts';
import { isTitle } from './programmes.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const PLATFORMS = set(
  `twitter facebook instagram tumblr reddit snapchat tiktok youtube medium linkedin mastodon bluesky weibo whatsapp telegram
  twitter.com facebook.com`,
);
const EVENTS = set(
  `event appearance stop convention gathering fundraiser dinner luncheon ceremony commencement breakfast summit forum rallies
  supper stump trail podium stage inauguration vigil funeral gala march protest demonstration`,
);
const COURTS = set('court courtroom tribunal');
/** Occasions that take their kind from those who are there: "on a call with reporters", "in remarks to the council". */
const TALKS = set(
  'call remarks comments meeting briefing session exchange discussion breakfast lunch roundtable gaggle conversation interview teleconference',
);
/** What "in the … post" means as a place of work. */
const JOBS = set(
  `cabinet diplomatic top leadership government administration senior ministerial military key teaching command advisory academic permanent
  powerful full-time guard border trading observation listening goal first`,
);
/** Nouns that name a document of their own only beside such words. */
const ONLY_BESIDE: Readonly<Record<string, RegExp>> = {
  spot: /^(?:tv|television|radio|ad|advertising|campaign|second|30-second|60-second)$/,
  program:
    /^(?:radio|tv|television|talk|news|morning|sports|cable|sunday|evening|late-night|cooking|weekly|syndicated)$/,
  programme: /^(?:radio|tv|television|talk|news|morning|sports|cable|sunday|evening|late-night|cooking|weekly|today)$/,
  conversation: /^(?:phone|telephone|exclusive|wide-ranging|on-the-record)$/,
  message: /^(?:text|video|facebook|twitter|voice|private|direct|recorded|televised|whatsapp|instagram|email|e-mail)$/,
  thread: /^(?:twitter|reddit|a|tweet)$/,
  status: /^(?:facebook)$/,
};
/** Words that only sound like documents. */
const NONE_OF_THEM = set('judgment hashtag index');
const NONE = set('findings wall inquiry hashtag page-post poll polls survey surveys index status judgment');
/** … and as things that somebody makes or speaks of: "a summer conference", "an annual message", "its tax status" are no documents. */
const THINGS_ONLY_BESIDE: Readonly<Record<string, RegExp>> = {
  ...ONLY_BESIDE,
  conference: /^(?:press|news|media)$/,
  session: /^(?:press|q&a|question-and-answer)$/,
};
/** Documents that nobody speaks on: "on a book" is about it. */
const WRITTEN = set('advert book letter email memo statement post petition report court article notice interview');

/** The kind that a group of nouns behind a preposition names; `null`: none. `to` ends the sentence; `text` is the article's. */
export function typeOfGroup(
  listeners: Listeners,
  text: string,
  preposition: string,
  group: NounGroup,
  to: number,
): DocumentType | null {
  const { tokens } = listeners;
  const { words, head } = group;
  const beside = words.at(-2) ?? '';
  if (/^(?:on|via|through|over|to)$/.test(preposition) && words.some((word) => PLATFORMS.has(word))) return 'post';
  if (preposition === 'to') return null;
  if (/^(?:via|through)$/.test(preposition)) return null;
  if (preposition === 'by')
    return /^(?:phone|telephone)$/.test(head) ? 'interview' : /^(?:e-?mail|text)$/.test(head) ? 'email' : null;
  if (preposition === 'before') return /^(?:committee|subcommittee|congress)$/.test(head) ? 'testimony' : null;
  if (TALKS.has(head)) return typeOfTalk(listeners, group, to);
  if (preposition === 'over') return null;
  if (head === 'floor' && words.some((word) => /^(?:senate|house|commons|assembly|chamber|parliament)$/.test(word)))
    return 'speech';
  if (head === 'floor' && tokens[group.to]?.lower === 'of')
    return isChamber(listeners, group.to + 1, to) ? 'speech' : null;
  if (preposition === 'from') return null;
  if (preposition === 'on') return typeOfPlace(listeners, text, group);
  return typeOfNoun(listeners, preposition, group, beside);
}

/** The type of a document that is spoken of by itself, "Fenn’s letter", "sent a letter"; `null`: none. */
export function typeOfThing(
  tokens: Listeners['tokens'],
  { from, to }: { readonly from: number; readonly to: number },
): DocumentType | null {
  const head = tokens[to - 1]?.lower ?? '';
  if (NONE_OF_THEM.has(head)) return null;
  const beside = to - 2 >= from ? (tokens[to - 2]?.lower ?? '') : '';
  const needed = THINGS_ONLY_BESIDE[head];
  return needed && !needed.test(beside) ? null : documentTypeOf(head);
}

function isChamber({ tokens }: Listeners, at: number, to: number): boolean {
  const group = readGroup(tokens, at, to);
  return (
    group !== null && /^(?:senate|house|commons|assembly|parliament|congress|legislature|bundestag)$/.test(group.head)
  );
}

/** "on a call with reporters", "in remarks to the council", "on an earnings call". */
function typeOfTalk(listeners: Listeners, { words, head, to: end }: NounGroup, to: number): DocumentType | null {
  const { tokens } = listeners;
  let at = end;
  while (
    at < to &&
    at < end + 4 &&
    tokens[at] &&
    (isDate(tokens[at] as NonNullable<(typeof tokens)[number]>) || tokens[at]?.lower === 'on')
  )
    at++;
  const beside = words.at(-2) ?? '';
  if (/^(?:press|news|media)$/.test(beside)) return 'press-conference';
  const audience = (head === 'meeting' ? /^with$/ : /^(?:with|to|before|for)$/).test(tokens[at]?.lower ?? '')
    ? readAudience(listeners, at + 1, to)
    : null;
  if (audience?.type === 'press-conference') return head === 'interview' ? 'interview' : 'press-conference';
  if (head === 'interview') return 'interview';
  if (head === 'briefing') return 'press-conference';
  if (head === 'remarks' && /^(?:prepared|opening)$/.test(beside) && listeners.opening === 'testimony')
    return 'testimony';
  if (head === 'remarks') return audience?.type === 'interview' ? 'interview' : 'speech';
  if (head === 'comments' || head === 'exchange' || head === 'gaggle')
    return audience?.type ?? (head === 'gaggle' ? 'press-conference' : null);
  if (head === 'meeting' || head === 'roundtable') return audience?.type === 'court' ? 'court' : 'meeting';
  if (head === 'discussion')
    return audience?.type ?? (beside === 'panel' || beside === 'roundtable' ? 'meeting' : null);
  if (head === 'call')
    return audience
      ? 'meeting'
      : /^(?:earnings|investor|investors|analyst|conference)$/.test(beside)
        ? 'meeting'
        : null;
  if (head === 'conversation')
    return audience?.type === 'interview' || ONLY_BESIDE.conversation?.test(beside) ? 'interview' : null;
  if (head === 'session')
    return /^(?:congressional|council|legislative|q&a|closed-door|listening)$/.test(beside)
      ? 'meeting'
      : /^(?:at|with)$/.test(tokens[at]?.lower ?? '')
        ? 'speech'
        : null;
  return audience?.type ?? (head === 'breakfast' || head === 'lunch' ? 'speech' : null);
}

/** After "on": a page, a programme, a trail; no letter or book, which "on" is about. */
function typeOfPlace(listeners: Listeners, text: string, { words, head, names, to }: NounGroup): DocumentType | null {
  const { tokens } = listeners;
  if (/^(?:page|feed|account|timeline|profile|blog)$/.test(head) && words.length > 1)
    return head === 'page' && /^(?:front|opinion|op-ed)$/.test(words.at(-2) ?? '') ? 'article' : 'post';
  if (names.length > 0 && (names.some(isProgrammeName) || isTitle(listeners, text, to - 1, to))) return 'broadcast';
  if (head === 'stage')
    return /^(?:world|international|national|political|global|public|main|center|centre|big|state)$/.test(
      words.at(-2) ?? '',
    )
      ? null
      : /^debate$/.test(words.at(-2) ?? '')
        ? 'debate'
        : 'speech';
  if (/^(?:stump|trail|podium)$/.test(head)) return 'speech';
  if (head === 'air' || (head === 'television' && words.length <= 2)) return 'broadcast';
  if (tokens[to]?.tag === 'L') return null;
  const type = documentTypeOf(head);
  if (!type || WRITTEN.has(type) || ONLY_BESIDE[head]) return ONLY_BESIDE[head]?.test(words.at(-2) ?? '') ? type : null;
  return type === 'broadcast' ? type : null;
}

/** After "in", "at", "during": the document or occasion that the last noun names. */
function typeOfNoun(listeners: Listeners, preposition: string, group: NounGroup, beside: string): DocumentType | null {
  const { tokens } = listeners;
  const { words, head, to } = group;
  const next = tokens[to]?.lower ?? '';
  if (head === 'page' && /^(?:editorial|opinion|op-ed)$/.test(beside)) return 'article';
  if (head === 'conference') return /^(?:press|news)$/.test(beside) ? 'press-conference' : 'speech';
  if (head === 'hall' && beside === 'town') return 'meeting';
  if (head === 'event' && (next === 'of' || preposition === 'in')) return null;
  if (head === 'stage') return null;
  if (head === 'appearance' && next === 'on') return null;
  if (EVENTS.has(head)) return 'speech';
  if (COURTS.has(head)) return preposition === 'in' || preposition === 'during' ? 'court' : null;
  if (/^(?:documents|papers|filings|records)$/.test(head) && /^(?:court|charging|legal)$/.test(beside)) return 'court';
  if (/^(?:dissent|dissents|brief|briefs|appeal|arguments?)$/.test(head)) return courtType(head, beside);
  if (/^(?:film|movie|documentary)$/.test(head)) return 'broadcast';
  if (head === 'summary' || head === 'readout') return head === 'readout' ? 'statement' : 'report';
  if (head === 'statement' && beside === 'opening') return listeners.opening;
  if (head === 'note') return noteType(listeners, group);
  if (/^texts?$/.test(head)) return words.length <= 2 && next !== 'of' ? 'email' : null;
  if (head === 'messages' && ONLY_BESIDE.message?.test(beside)) return 'email';
  if (head === 'message') return messageType(beside, next);
  if (head === 'opinion' && /^(?:my|his|her|their|our|own|public)$/.test(beside)) return null;
  if (head === 'post' && (JOBS.has(beside) || /^(?:as|of)$/.test(next))) return null;
  if (head === 'debate' && /^(?:over|about|on)$/.test(next)) return null;
  if (NONE.has(head)) return null;
  if (ONLY_BESIDE[head] && !ONLY_BESIDE[head]?.test(beside)) return null;
  if (isOutlet(listeners, group))
    return preposition !== 'during' && listeners.phraseAt(group.from)?.type !== 'person' && tokens[to]?.tag !== 'S'
      ? 'article'
      : null;
  const type = documentTypeOf(head);
  return type === 'article' && preposition !== 'in' ? null : type;
}

/** "in a note to clients": an analyst's; "in a note to staff" is a memo. */
function noteType({ tokens }: Listeners, { to }: NounGroup): DocumentType {
  const group = /^(?:to|for)$/.test(tokens[to]?.lower ?? '') ? readGroup(tokens, to + 1, to + 8) : null;
  return group && /^(?:clients|investors|customers)$/.test(group.head) ? 'report' : 'memo';
}

function messageType(beside: string, next: string): DocumentType | null {
  if (/^(?:video|recorded|televised)$/.test(beside)) return 'broadcast';
  if (/^(?:facebook|twitter|instagram)$/.test(beside) || next === 'posted' || next === 'on') return 'post';
  return /^(?:text|voice|private|direct|whatsapp|email|e-mail)$/.test(beside) || next === 'to' ? 'email' : null;
}

/** "in her dissent", "in its brief", "in closing arguments". */
function courtType(head: string, beside: string): DocumentType | null {
  if (head.startsWith('argument')) return /^(?:closing|opening|oral)$/.test(beside) ? 'court' : null;
  return head === 'appeal' && beside !== 'its' && beside !== 'an' ? null : 'court';
}
