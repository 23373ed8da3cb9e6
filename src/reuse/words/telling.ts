/** Words that tell something, and those that only hold a sentence together or name an office, a body or a place. */
import { findWords, type Word } from '../../text.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Articles, pronouns, prepositions, conjunctions, helping verbs and fillers, as `words()` gives them. */
const FUNCTION_WORDS =
  list(`a an the this that these those such same each every either neither both all any some no none not
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself
they them their theirs themselves one ones who whom whose which what whatever whoever im ive ill id youre youve youll youd hes shes
its weve were well wed theyre theyve theyll theyd thats theres heres whats whos lets isnt arent wasnt werent dont doesnt didnt cant
couldnt wont wouldnt shouldnt havent hasnt hadnt
of in on at to for from by with about into onto over under up down out off through between among against within without upon
toward towards during before after since until till across along around behind beyond near per via as than like
and or but nor so yet if because while when whenever where wherever how why though although unless whether once
am is are was were be been being have has had having do does did doing done can could may might must shall should will would ought
there here then now just only also too very really quite much more most even still ever never always again already almost
actually basically simply certainly okay oh yes no well know mean think say said says get got go going goes come make made
other another own first way thing things lot kind sort not own`);

/** Offices, bodies and what they are named with, in lower case. */
const OFFICE_WORDS =
  list(`president vice prime minister ministry secretary undersecretary deputy assistant chief chiefs staff
chairman chairwoman chair chairperson vice-chair speaker leader majority minority whip senator senators senate congressman congresswoman
representative representatives house congress parliament committee subcommittee commission commissioner council councillor councilman
board director general attorney attorneys solicitor counsel special prosecutor judge justice justices court courts supreme appeals district
federal state states department departments agency agencies bureau office officer official officials administration government governments
governor mayor mayors sheriff police commander colonel captain sergeant lieutenant admiral ambassador envoy spokesman spokeswoman spokesperson
executive officer manager president-elect editor professor university college institute institution foundation association union
party campaign company corporation group bank ministry embassy national international united republic kingdom city county town street road avenue
north south east west northern southern eastern western central acting former senior joint interim retired
intelligence security homeland defense defence foreign affairs services service health human trade treasury interior`);

/** Whether a word (as `words()` gives it) only holds a sentence together. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** How many of some words say something. */
export function countContent(words: readonly string[]): number {
  return words.filter((word) => !FUNCTION_WORDS.has(word)).length;
}

/** Words that begin with a capital or hold none but capitals and figures are names; so is a number of a title or address. */
const NAME = /^[\p{Lu}\p{Lt}\p{N}]/u;

/**
 * How many words of a stretch say something and are no part of a name, an office, a body or a place. The first word of a
 * sentence has its capital from there: it counts where it is no function word and the next one is not a name too.
 */
export function countTelling(text: string): number {
  const found = findWords(text);
  const isName = ({ start, end }: Word): boolean => NAME.test(text.slice(start, end));
  return found.filter((word, i) => {
    if (FUNCTION_WORDS.has(word.word) || OFFICE_WORDS.has(word.word)) return false;
    const next = found[i + 1];
    const begins = i === 0 || /[.?!]["”’)]*\s+$/u.test(text.slice(found[i - 1]?.end ?? 0, word.start));
    return !isName(word) || (begins && next !== undefined && !isName(next));
  }).length;
}
