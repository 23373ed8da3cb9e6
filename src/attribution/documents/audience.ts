/** To whom words were said, and what that makes of them: "told reporters", "told the council", "told the Courier". */
import type { DocumentType } from '../../model.ts';
import { isOutletName } from '../../press.ts';
import type { Phrase } from '../narration/phrases.ts';
import type { Token } from '../narration/tokens.ts';
import { type NounGroup, readGroup } from './noun-groups.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const REPORTERS = set('reporters journalists newsmen correspondents newspeople media press presspeople broadcasters');
const CROWDS = set(
  `crowd supporters audience rally delegates voters students attendees congregation gathering members convention graduates fans
  donors marchers supper dinner guests caucus-goers caucusgoers crowds rallygoers protesters demonstrators parishioners mourners
  worshippers activists ralliers throng faithful cadets troops congregants listeners group`,
);
const COURTS = set('court judge jury jurors justices magistrate magistrates tribunal');
const CHAMBERS = set(
  `committee subcommittee council inquiry hearing panel meeting councillors councilors commissioners commission board lawmakers
  parliament mps senate assembly senators congressmen legislators legislature congress representatives trustees supervisors
  investors analysts shareholders staff staffers employees workers colleagues ministers cabinet caucus conference aldermen selectmen
  governors executives`,
);
const HOSTS = set(
  `newspaper magazine programme host co-host anchor radio interviewer paper network correspondent reporter website broadcaster
  journalist podcast tabloid moderator daily weekly affiliate station outlet outlets
  publication publications newspapers viewers`,
);
/** Bodies named so meet to hear speeches: "told the Harbour Trade Conference". */
const CONFERENCES = /^(?:conference|convention|summit|forum|symposium|rotary|luncheon|breakfast|dinner|festival|gala)$/;
/** "a group of reporters": the listeners come after "of". */
const GROUPS =
  /^(?:group|crowd|gathering|number|handful|pool|gaggle|scrum|throng|members|roomful|room|audience|panel|dozens|hundreds|thousands|some|couple|meeting)$/;

/** What reading the listeners needs of an article. */
export interface Listeners {
  readonly tokens: readonly Token[];
  /** The article's own outlet, in lower case; empty: not known. */
  readonly outlet: string;
  /** What an opening statement is here: testimony where the article tells of witnesses, one in court where of a trial. */
  readonly opening: DocumentType;
  /** Whether the article calls the one named by a phrase a reporter or host. */
  readonly isPress: (phrase: Phrase) => boolean;
  /** The phrase that begins at a token, or at the next; `null`: none. */
  readonly phraseAt: (token: number) => Phrase | null;
}

/** A type of document and the tokens `[from, to)` that say so. */
export interface DocumentSign {
  readonly type: DocumentType;
  readonly from: number;
  readonly to: number;
}

/** A type of document and the token after the words that say so. */
export interface Audience {
  readonly type: DocumentType;
  readonly to: number;
}

/** The kind of occasion that the listeners named from a token on make; `null`: any. `limit`: no token from there on. */
export function readAudience(listeners: Listeners, from: number, limit: number): Audience | null {
  const { tokens } = listeners;
  const first = tokens[from];
  if (!first || from >= limit) return null;
  if (first.quote >= 0) return null;
  if (/^(?:me|us)$/.test(first.lower)) return { type: 'interview', to: from + 1 };
  const group = readGroup(tokens, from, limit);
  if (!group) return null;
  const inner =
    tokens[group.to]?.lower === 'of' && GROUPS.test(group.head) ? readAudience(listeners, group.to + 1, limit) : null;
  if (inner && inner.type !== 'interview') return inner;
  const type = typeOfListeners(listeners, group);
  return type && { type, to: group.to };
}

function typeOfListeners(listeners: Listeners, group: NounGroup): DocumentType | null {
  const { words, head } = group;
  const capital = listeners.tokens[group.to - 1]?.capital ?? false;
  if (CROWDS.has(head) && !capital) return 'speech';
  if (isOutlet(listeners, group)) return 'interview';
  if (REPORTERS.has(head) || (head === 'corps' && words.includes('press'))) return 'press-conference';
  if (/^questions?$/.test(head) && words.some((word) => REPORTERS.has(word))) return 'press-conference';
  if (COURTS.has(head)) return 'court';
  if (/^(?:agency|service)$/.test(head) && words.at(-2) === 'news') return 'interview';
  if (/^(?:commons|house|floor)$/.test(head) && words.length <= 2) return 'speech';
  if (CONFERENCES.test(head) && capital) return 'speech';
  if (/^(?:press|news)$/.test(words.at(-2) ?? '') && head === 'conference') return 'press-conference';
  if (CROWDS.has(head)) return 'speech';
  if (CHAMBERS.has(head) || CHAMBERS.has(words.at(-1)?.replace(/['’]$/, '') ?? '')) return 'meeting';
  if (words.some((word) => HOSTS.has(word))) return 'interview';
  const phrase = listeners.phraseAt(group.from);
  return phrase && listeners.isPress(phrase) ? 'interview' : null;
}

/** Whether a group names an outlet: by its words, or because it is the article's own. */
export function isOutlet(
  { outlet }: Listeners,
  { names, the, words }: Pick<NounGroup, 'names' | 'the' | 'words'>,
): boolean {
  const definite = the || words.some((word) => /^['’]s?$/.test(word));
  return names.some((name) => {
    if (isOutletName(name, definite)) return true;
    const lower = name.toLowerCase();
    return outlet !== '' && (outlet === lower || outlet === `the ${lower}` || outlet.startsWith(`${lower} `));
  });
}
