/**
 * Verb forms: which verb a word may be a form of, and at what time. A table of the irregular verbs and the rules of the
 * regular ones; a word that is no verb at all does no harm, since only two forms of one verb are ever compared.
 */

/** Base, past, participle; further forms after a slash. The third is left out where it is the second. */
const IRREGULAR = `arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|buy bought|catch caught
choose chose chosen|cling clung|come came come|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown
hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leave left|lend lent|lie lay lain
light lit|lose lost|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen
seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk
sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck|strive strove striven|swear swore sworn|sweep swept
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden
understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
withdraw withdrew withdrawn|withstand withstood|write wrote written|do did done|can could|will would|shall should|may might|overcome overcame
foresee foresaw foreseen|mistake mistook mistaken|rebuild rebuilt|repay repaid|rewrite rewrote rewritten|undergo underwent undergone
oversee oversaw overseen|overthrow overthrew overthrown|uphold upheld|mislead misled|withhold withheld`;

type Time = 'base' | 'present' | 'past' | 'participle' | 'progressive';

const TABLE = new Map<string, (readonly [verb: string, time: Time])[]>();

function enter(word: string, verb: string, time: Time): void {
  const known = TABLE.get(word);
  if (known) known.push([verb, time]);
  else TABLE.set(word, [[verb, time]]);
}

for (const row of IRREGULAR.split(/[|\n]/)) {
  const [base = '', past = '', participle = ''] = row.split(' ');
  enter(past, base, 'past');
  if (participle) enter(participle, base, 'participle');
  if (past === 'could' || past === 'would' || past === 'should' || past === 'might') enter(base, base, 'present');
}
for (const [word, time] of [
  ['be', 'base'],
  ['am', 'present'],
  ['is', 'present'],
  ['are', 'present'],
  ['was', 'past'],
  ['were', 'past'],
  ['been', 'participle'],
  ['being', 'progressive'],
] as const) {
  enter(word, 'be', time);
}
for (const [word, time] of [
  ['have', 'base'],
  ['has', 'present'],
  ['had', 'past'],
  ['having', 'progressive'],
] as const) {
  enter(word, 'have', time);
}
enter('does', 'do', 'present');
enter('goes', 'go', 'present');

/** Helpers that alone put the verb beside them into another time. */
const PERFECT = new Set('have has had will would shall'.split(' '));
const AUXILIARY = new Set('have has had will would shall should is are was were am be been'.split(' '));

/** The verbs a word may be a form of, with the time. */
function readings(word: string): (readonly [verb: string, time: Time])[] {
  const found: (readonly [string, Time])[] = [[word, 'base'], ...(TABLE.get(word) ?? [])];
  const regular = (ending: string, time: Time, ...added: string[]): void => {
    if (!word.endsWith(ending) || word.length < ending.length + 2) return;
    const stem = word.slice(0, -ending.length);
    for (const letters of ['', ...added]) found.push([stem + letters, time]);
    if (time !== 'present' && stem.length > 2 && stem.at(-1) === stem.at(-2)) found.push([stem.slice(0, -1), time]);
  };
  regular('ies', 'present', 'y');
  regular('es', 'present', 'e');
  if (!word.endsWith('ss')) regular('s', 'present');
  regular('ied', 'past', 'y');
  regular('ed', 'past', 'e');
  regular('ing', 'progressive', 'e');
  return found;
}

/** Whether the words are forms of one verb at different times: "run" and "ran", not "run" and "runs". */
export function isOtherTense(from: string, to: string): boolean {
  if (from === to) return false;
  const other = readings(to);
  const shared = readings(from).flatMap(([verb, time]) =>
    other.filter(([otherVerb]) => otherVerb === verb).map(([, otherTime]) => plain(time) === plain(otherTime)),
  );
  return shared.length > 0 && !shared.includes(true);
}

/** "run" and "runs" differ in person, "loss" and "losses" in number: neither is a change of time. */
function plain(time: Time): Time {
  return time === 'base' ? 'present' : time;
}

/** Whether the words are forms of one verb, whatever the time. */
export function isSameVerb(a: string, b: string): boolean {
  const other = readings(b);
  return readings(a).some(([verb]) => other.some(([otherVerb]) => verb === otherVerb));
}

/** Whether one verb phrase became another of the same verb: "lost" and "have lost", "runs" and "was running". */
export function isOtherVerbPhrase(from: readonly string[], to: readonly string[]): boolean {
  if (from.length === 1 && to.length === 1) return isOtherTense(from[0] ?? '', to[0] ?? '');
  if (from.length === 0 || to.length === 0) return [...from, ...to].every((word) => PERFECT.has(word));
  const helpers = [...from.slice(0, -1), ...to.slice(0, -1)];
  if (helpers.length === 0 || !helpers.every((word) => AUXILIARY.has(word))) return false;
  const [left = '', right = ''] = [from.at(-1), to.at(-1)];
  return isSameVerb(left, right) || (AUXILIARY.has(left) && AUXILIARY.has(right));
}
