/** Words that are spelt differently in British and American English, with or without an apostrophe, apart or as one word. */

const PAIRS = `grey gray|tyre tire|programme program|kerb curb|cheque check|plough plow|storey story|mum mom|mould mold|moult molt
smoulder smolder|moustache mustache|pyjamas pajamas|sceptic skeptic|sceptical skeptical|scepticism skepticism|draught draft|ageing aging
judgement judgment|acknowledgement acknowledgment|jewellery jewelry|aluminium aluminum|whilst while|amongst among|amidst amid
towards toward|afterwards afterward|backwards backward|forwards forward|upwards upward|downwards downward|onwards onward
learnt learned|burnt burned|dreamt dreamed|spelt spelled|spoilt spoiled|leant leaned|leapt leaped|spilt spilled
fulfil fulfill|skilful skillful|wilful willful|instalment installment|distil distill|instil instill|enrol enroll|enrolment enrollment
axe ax|cosy cozy|gaol jail|maths math|speciality specialty|sulphur sulfur|yoghurt yogurt|artefact artifact|disc disk|omelette omelet
chilli chili|doughnut donut|cypher cipher|licence license|practise practice|defence defense|offence offense|pretence pretense
travelogue travelog|catalogue catalog|dialogue dialog|analogue analog|odour odor|fuelled fueled|fuelling fueling|okay ok|foetus fetus
woollen woolen|councillor councilor|marvellous marvelous|manoeuvre maneuver|manoeuvring maneuvering|manoeuvred maneuvered|mediaeval medieval
anaesthetic anesthetic|anaesthesia anesthesia|encyclopaedia encyclopedia|diarrhoea diarrhea|aesthetic esthetic|archaeology archeology
archaeologist archeologist|aeroplane airplane|tonnes tons|snigger snicker|per_cent percent|any_more anymore|for_ever forever|no_one noone`;

const AMERICAN = new Map(
  PAIRS.split(/[|\n]/).flatMap((pair) => {
    const [british = '', american = ''] = pair.replaceAll('_', '').split(' ');
    return [[british, american] as const, [`${british}s`, `${american}s`] as const];
  }),
);

/** Words that are printed short, and what they stand for. */
const SHORTENED = new Map(
  `em them|til until|gonna going to|wanna want to|gotta got to|rep representative|reps representatives|sen senator|sens senators|gov governor|gen general|lt lieutenant|col colonel|sgt sergeant
capt captain|cmdr commander|maj major|adm admiral|dr doctor|prof professor|mr mister|rev reverend|hon honorable|pres president
ave avenue|blvd boulevard|dept department|govt government|corp corporation|inc incorporated|assn association|atty attorney|vs versus
pct percent|jan january|feb february|mar march|apr april|aug august|sept september|oct october|nov november|dec december|approx approximately`
    .split(/[|\n]/)
    .map((row): [string, string] => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)]),
);
/** Words that an abbreviation gives no letter for. */
const PASSED_OVER = new Set('the of and for on in to a'.split(' '));
const INITIALS = /^(?:the\s+)?(\p{Lu}(?:\.?\p{Lu}){1,6})\.?(?:['’]?s)?$/u;

/** Whether a print in capitals is made of the initials of the other: "U.K." and "the United Kingdom’s". */
export function isAbbreviation(one: string, other: string): boolean {
  const letters = INITIALS.exec(one.trim())?.[1]?.replaceAll('.', '');
  if (letters === undefined) return INITIALS.test(other.trim()) && isAbbreviation(other, one);
  const named = other.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const initials = (list: readonly string[]): string => list.map((word) => word[0]?.toUpperCase()).join('');
  const told = named.filter((word) => !PASSED_OVER.has(word.toLowerCase()));
  return (
    told.length >= 2 && (initials(told) === letters || initials(named.filter((word) => word !== 'the')) === letters)
  );
}

/** Without their apostrophes these are not told by their endings. */
const CONTRACTIONS = new Map([
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ['wont', 'will not'],
  ['shant', 'shall not'],
  ['lets', 'let us'],
]);
const NOT = /^(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might)nt$/;
const ENDINGS = new Map([
  ['s', 'is'],
  ['re', 'are'],
  ['ll', 'will'],
  ['d', 'would'],
  ['ve', 'have'],
  ['m', 'am'],
]);

/** Whether a printed word holds an apostrophe: no other is a contraction. */
export function hasApostrophe(printed: string): boolean {
  return printed.includes("'") || printed.includes('’');
}

/** A printed word in lower case with its contraction written out: "it’s" is "it is"; others as they are. */
export function expandContraction(printed: string, word: string): string {
  if (!hasApostrophe(printed)) return word;
  const [, stem, ending] = /^(\p{L}+)['’](s|re|ll|d|ve|m)$/u.exec(printed.toLowerCase()) ?? [];
  return stem && ending && !CONTRACTIONS.has(word) ? `${stem} ${ENDINGS.get(ending)}` : word;
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(\p{L}{3,})our(s|ed|ing|er|ers|able|ably|ful|fully|ite|ites|hood|ly|less|al|ist|ists)?$/u, '$1or$2'],
  [/^(cent|theat|met|kilomet|centimet|lit|fib|calib|somb|lust|meag|spect|sab|mit|och)re(s|d)?$/u, '$1er$2'],
  [/^(\p{L}{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$/u, '$1iz$2'],
  [/^(\p{L}{3,})ys(e|ed|es|ing)$/u, '$1yz$2'],
  [/^(\p{L}*[aeiou]+[^aeiou]+[aeiou])ll(ed|ing|er|ers|or|ors|ist|ists)$/u, '$1l$2'],
  [/^(p)aed(\p{L}+)$/u, '$1ed$2'],
  [/^(h)aem(\p{L}+)$/u, '$1em$2'],
  [/^(gyn|leuk|orthop)ae(\p{L}+)$/u, '$1e$2'],
  [/^(oe)(s\p{L}+)$/u, 'e$2'],
];

/** One of these stands in every word that a rule may change: nearly all words are passed over. */
const HINT = /our|re|is|ys|ll|ae|^oes/;

/** One spelling for all spellings of a word (in lower case, without apostrophes): not for display, only to be compared. */
export function foldSpelling(word: string): string {
  const known = AMERICAN.get(word);
  if (known !== undefined) return known;
  if (!HINT.test(word)) return word;
  for (const [pattern, replacement] of RULES) if (pattern.test(word)) return word.replace(pattern, replacement);
  return word;
}

/** Whether two stretches of words differ in spelling only: "grey" and "gray", "can't" and "cannot", "per cent" and "percent". */
export function isSameSpelling(from: readonly string[], to: readonly string[]): boolean {
  if (from.length === 0 || to.length === 0) return false;
  if (foldSpelling(from.join('')) === foldSpelling(to.join(''))) return true;
  if (
    from.length > 1 &&
    from.length === to.length &&
    from.every((word, i) => foldSpelling(word) === foldSpelling(to[i] ?? ''))
  )
    return true;
  return expand(from) === expand(to);
}

function expand(words: readonly string[]): string {
  return words.map(expandPlain).join(' ');
}

function expandPlain(word: string): string {
  const known = CONTRACTIONS.get(word) ?? SHORTENED.get(word);
  if (known !== undefined) return known;
  return word.endsWith('nt') ? word.replace(NOT, '$1 not') : word;
}
