/**
 * How grave a change is, with the reason: `facts` reverses or changes what is told, `meaning` changes what it says of it,
 * `form` changes the form alone. The rules are lists of words, asked from the gravest.
 */
import type { Change, Severity } from '../../model.ts';
import { words } from '../../text.ts';
import { countContent, isFunctionWord } from '../words/telling.ts';
import type { IsName } from './change-types.ts';
import { isSameVerb } from './forms.ts';
import { isNegator } from './negation.ts';
import { isNumber } from './numbers.ts';

/** The grades, the gravest first. */
export const SEVERITIES: readonly Severity[] = ['facts', 'meaning', 'form'];

/** A grade, and why, in a few words. */
export interface Grade {
  readonly severity: Severity;
  readonly reason: string;
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const pairs = (text: string): ReadonlySet<string> =>
  new Set(
    text.split(/[|\n]/).flatMap((row) => {
      const [one = '', other = ''] = row.trim().split(' ');
      return [`${one} ${other}`, `${other} ${one}`];
    }),
  );

/** What may be, and what is to be: one for the other makes a promise or a fact of a guess, or the other way round. */
const MAYBE = set('may might could can perhaps possibly probably maybe likely');
const SURELY = set('will shall must definitely certainly surely is are was were wont cannot');
/** Words that turn a statement round when one stands for the other. */
const OPPOSED =
  pairs(`more less|more fewer|most least|up down|in out|on off|over under|above below|before after|for against|to by|to from|by from
with without|all none|all some|every some|everyone nobody|everybody nobody|everything nothing|always never|often rarely|often never
increase decrease|increased decreased|rise fall|rose fell|higher lower|high low|better worse|best worst|win lose|won lost|support oppose
supports opposes|supported opposed|accept reject|accepted rejected|agree disagree|agreed disagreed|guilty innocent|legal illegal|true false
right wrong|open closed|open shut|start stop|started stopped|begin end|began ended|buy sell|bought sold|allow forbid|allowed forbidden|old new
young old|man woman|men women|first last|north south|east west|left right|early late|strong weak|safe dangerous|and or|alive dead
only also|public private|friend enemy|friends enemies|pass fail|passed failed|hire fire|hired fired|give take|gave took|love hate`);
/** Whose deed it is. */
const PERSONS: readonly ReadonlySet<string>[] = [
  set('i me my mine myself im ive ill id'),
  set('we us our ours ourselves weve wed'),
  set('you your yours yourself yourselves youre youve'),
  set('he him his himself hes'),
  set('she her hers herself shes'),
  set('they them their theirs themselves theyre theyve'),
];
const CALENDAR =
  set(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today tomorrow yesterday tonight`);
/** What a statement is made to depend on. */
const CONDITIONS =
  /\b(?:if|unless|until|except|provided|providing|whether|only if|as long as|in case|but only|even though|although|otherwise)\b/i;
/** How sure, how much, or by whose word. */
const HEDGES =
  set(`maybe perhaps possibly probably likely allegedly reportedly apparently supposedly seemingly almost nearly about
roughly around mostly mainly partly largely generally usually often sometimes only merely just hardly barely at least most some`);
/** Fillers and forms of address: gone or come, they say nothing. */
const FILLERS =
  set(`uh um er ah oh well so you know i mean like okay yes yeah no please sir madam maam mr mrs ms miss dr and but
now then again very really just too also even quite still actually basically sic laughter applause`);

const grade = (severity: Severity, reason: string): Grade => ({ severity, reason });

/** The change with its grade. `isName` tells whether a capitalised first word is a name. */
export function gradeChange(change: Omit<Change, 'severity' | 'reason'>, isName: IsName): Change {
  return { ...change, ...gradeWords(change, isName) };
}

function gradeWords({ type, from, to }: Omit<Change, 'severity' | 'reason'>, isName: IsName): Grade {
  const [left, right] = [words(from), words(to)];
  switch (type) {
    case 'negation':
      return grade('facts', 'a denial');
    case 'number':
      return grade('facts', 'a number');
    case 'name':
      return grade('facts', 'a name');
    case 'splice':
      return grade('meaning', 'two statements run together');
    case 'spelling':
      return grade('form', 'spelling');
    case 'tense':
      return gradeModal(left, right) ?? grade('form', 'the tense');
    case 'order':
      return gradeOrder(left, right, from, isName);
    case 'substituted':
      return gradeReplaced(left, right);
    case 'bracketed':
    case 'ellipsis':
      if (left.length === 0 && namesOnly(to)) return grade('form', 'who or what is meant');
      return left.length > 0 && right.length > 0 && type === 'bracketed'
        ? gradeBracketed(left, right)
        : gradeOneSided(from || to, type === 'ellipsis' || left.length > 0);
    default:
      return gradeOneSided(from || to, from !== '');
  }
}

/** Words for other words. */
function gradeReplaced(left: readonly string[], right: readonly string[]): Grade {
  const modal = gradeModal(left, right);
  if (modal) return modal;
  if (left.length === 1 && right.length === 1 && OPPOSED.has(`${left[0]} ${right[0]}`))
    return grade('facts', 'the opposite');
  if (left.some((word) => CALENDAR.has(word)) && right.some((word) => CALENDAR.has(word)))
    return grade('facts', 'a date');
  if (personOf(left) >= 0 && personOf(right) >= 0 && personOf(left) !== personOf(right))
    return grade('facts', 'who did what');
  if (countNegators(left) !== countNegators(right)) return grade('facts', 'a denial');
  if (HEDGES.has(left[0] ?? '') !== HEDGES.has(right[0] ?? '') && left.length + right.length <= 3)
    return grade('meaning', 'how sure or how much');
  const content = countContent(left) + countContent(right);
  if (content === 0) return grade('form', 'function words');
  return isOneVerb(left, right) ? grade('form', 'another form of the word') : grade('meaning', 'other words');
}

/** A guess made a certainty, or the other way round; `null`: neither. */
function gradeModal(left: readonly string[], right: readonly string[]): Grade | null {
  const holds = (side: readonly string[], modals: ReadonlySet<string>): boolean =>
    side.some((word) => modals.has(word));
  const maybe = holds(left, MAYBE) && !holds(right, MAYBE) && holds(right, SURELY);
  const surely = holds(right, MAYBE) && !holds(left, MAYBE) && holds(left, SURELY);
  return maybe || surely ? grade('facts', 'may or will') : null;
}

/** Words only one side has. */
function gradeOneSided(text: string, isGone: boolean): Grade {
  const own = words(text);
  if (countNegators(own) % 2 === 1 && own.length <= 3) return grade('facts', 'a denial');
  if (CONDITIONS.test(text)) return grade('meaning', isGone ? 'a condition is gone' : 'a condition is added');
  if (own.length <= 2 && own.some((word) => HEDGES.has(word)) && !own.every((word) => FILLERS.has(word)))
    return grade('meaning', 'how sure or how much');
  if (own.every((word) => FILLERS.has(word) || isFunctionWord(word))) return grade('form', 'function words');
  if (own.some(isNumber) && own.length > 1)
    return grade('meaning', isGone ? 'words with a number are gone' : 'words with a number are added');
  return grade('meaning', isGone ? 'words are gone' : 'words are added');
}

/** Whether words in brackets only name who or what is meant: "(Fenn)", "[the Dock Union]". */
function namesOnly(text: string): boolean {
  const named = (text.match(/[\p{L}\p{N}’'.-]+/gu) ?? []).filter((word) => !isFunctionWord(word.toLowerCase()));
  return named.length > 0 && named.every((word) => /^\p{Lu}/u.test(word));
}

/** Words that an outlet put in brackets for others: mostly who or what a pronoun stands for. */
function gradeBracketed(left: readonly string[], right: readonly string[]): Grade {
  if (countNegators(left) !== countNegators(right)) return grade('facts', 'a denial');
  if (left.some(isNumber) && right.some(isNumber)) return grade('facts', 'a number');
  if (left.every(isFunctionWord)) return grade('form', 'what a word stands for');
  return isOneVerb(left, right) ? grade('form', 'another form of the word') : grade('meaning', 'other words');
}

/** The same words in another order: names that change places tell of another deed. */
function gradeOrder(left: readonly string[], right: readonly string[], from: string, isName: IsName): Grade {
  const names = (from.match(/[\p{L}’']+/gu) ?? []).filter(
    (word, i) => /^\p{Lu}/u.test(word) && word !== 'I' && (i > 0 || isName(word)),
  );
  const persons = [...left, ...right].filter((word) => PERSONS.some((forms) => forms.has(word)));
  if (names.length >= 2 && !/\b(?:and|or)\b|,/u.test(from)) return grade('facts', 'who did what');
  return persons.length > 2 ? grade('meaning', 'the order') : grade('form', 'the order');
}

function countNegators(side: readonly string[]): number {
  return side.filter(isNegator).length;
}

function personOf(side: readonly string[]): number {
  return PERSONS.findIndex((forms) => side.some((word) => forms.has(word)));
}

function isOneVerb(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [left.filter((word) => !isFunctionWord(word)), right.filter((word) => !isFunctionWord(word))];
  return one.length === other.length && one.every((word, i) => isSameVerb(word, other[i] ?? ''));
}

/** At the end of what is left out before the printed words: it denies, tells, or makes them depend on something. */
const DENIED_BEFORE =
  /\b(?:not (?:true|the case|correct|so|right|fair to say)|(?:never|don[’']?t|do not|doesn[’']?t|didn[’']?t|did not|cannot|can[’']?t) (?:say|said|think|thought|believe|claim|suggest|mean)|nobody (?:says|said|thinks|believes|is saying)|no one (?:says|said|thinks|believes|is saying)|(?:deny|denies|denied|false|untrue|wrong|a lie|a myth|ridiculous|absurd)(?: (?:to say|to think|to claim|to suggest))?)(?: that)?\W*$/iu;
const TOLD_BEFORE =
  /\b(?:(?:he|she|they|people|some|many|critics|opponents|others|everyone|everybody)(?: (?:will|would|may|might|has|have|had|also|even|still))? (?:say|says|said|claim|claims|claimed|allege|alleges|alleged|argue|argues|argued|think|thinks|thought|believe|believes|believed|pretend|pretends|told (?:me|us))|told (?:me|us)|accused (?:me|us) of)(?: that)?[\W]*$/iu;
const CONDITION_BEFORE =
  /\b(?:if|unless|whether|until|suppose|supposing|only if|even if|as long as|in case|assuming)(?: that)?\W*$/iu;
/** At the beginning of what is left out after them. */
const CONDITION_AFTER =
  /^\W*(?:if|unless|until|except|but only|only if|only when|provided|providing|as long as|but not|in case|assuming)\b/iu;

/** What a print leaves out at an edge that denies, reports or conditions what it prints; `null`: nothing of the kind. */
export function gradeOmitted(before: string, after: string): (Grade & { readonly text: string }) | null {
  if (DENIED_BEFORE.test(before)) return { text: before, ...grade('facts', 'it denies the words') };
  if (CONDITION_BEFORE.test(before)) return { text: before, ...grade('meaning', 'the words depend on it') };
  if (TOLD_BEFORE.test(before)) return { text: before, ...grade('meaning', 'it gives the words to others') };
  if (CONDITION_AFTER.test(after)) return { text: after, ...grade('meaning', 'the words depend on it') };
  return null;
}
