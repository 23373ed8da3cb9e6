/** Which language an article is written in: only ever used to set aside one that is not English. */
import { words } from '../text.ts';

/** Words that English prose cannot do without and that no neighbour of English spells alike. */
const ENGLISH = new Set(
  'the and of to that for with from his her this have has are were which their they been would said who by it an as not'.split(
    ' ',
  ),
);
/** Of 1,057 English articles the poorest holds 8 % of them (names and figures); other languages hold under 4 %. */
const ENGLISH_SHARE = 0.1;
/** Fewer words than this tell nothing: of 17,269 English paragraphs that long or longer none is taken for another language. */
const FEWEST_WORDS = 10;
/** For scripts that part no words. */
const FEWEST_FOREIGN_LETTERS = 20;
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}/gu;
/** The detector looks at 1,000 characters; of a longer text its beginning, middle and end are asked. */
const SAMPLE = 1_000;
const QUOTED = /“[^”]{0,600}”|«[^»]{0,600}»|„[^“”]{0,600}[“”]|"[^"\n]{0,600}"/g;
/** Words that are common in a language and none of English. */
const FOREIGN: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    cs: 'je se na že jsou jako které který byl podle pro ale',
    da: 'og det er på til af ikke som med den har fra',
    de: 'der das und ist nicht mit von für den dem ein eine sich auf auch wird sind im zu werden',
    es: 'el los las que una del por con para su es como más',
    fi: 'ja että oli ovat mutta myös kuin sen mukaan',
    fr: 'le les des et est dans pour une du que qui sur pas au avec la aux',
    hu: 'és hogy nem egy az meg is volt csak',
    it: 'il che di una per del della con non sono gli alla è',
    nl: 'het een van en dat niet zijn op met voor aan ook',
    no: 'og det er på til av ikke som med den har fra',
    pl: 'nie się na jest że oraz są dla przez jak po od w z',
    pt: 'os uma que não com para da em dos mais são',
    ro: 'și că este pentru din cu sunt care mai au',
    sv: 'och att det är som på av med inte för den har',
    tr: 've bir bu için ile olarak daha olan çok',
  }).map(([language, list]) => [language, new Set(list.split(' '))]),
);
/** The share of its common words from which a text is of another language: with some English, and with hardly any. */
const FOREIGN_SHARE = 0.08;
const FOREIGN_SHARE_ALONE = 0.03;
/** And as many times the share of English ones: of 7,997 English articles none is taken for another language. */
const FOREIGN_TIMES = 2;
const FEWEST_LISTED = 20;
/** Scripts of languages that are written in no other, for those that the detector does not know. */
const SCRIPTS: readonly (readonly [letters: RegExp, name: string])[] = [
  [/\p{Script=Myanmar}/gu, 'Burmese'],
  [/\p{Script=Khmer}/gu, 'Khmer'],
  [/\p{Script=Lao}/gu, 'Lao'],
  [/\p{Script=Tibetan}/gu, 'Tibetan'],
  [/\p{Script=Sinhala}/gu, 'Sinhala'],
  [/\p{Script=Ethiopic}/gu, 'Amharic'],
  [/\p{Script=Thai}/gu, 'Thai'],
];
const NAMES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  ca: 'Catalan',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  es: 'Spanish',
  fa: 'Persian',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  vi: 'Vietnamese',
  zh: 'Chinese',
};

/**
 * The name of the language of `text` where it surely is not English; `null`: English, or too little to tell. The detector
 * is loaded (0.3 s, once) for the first text whose words do not settle it.
 */
export async function findForeignLanguage(text: string): Promise<string | null> {
  const sample = takeSample(text);
  const narration = sample.replace(QUOTED, ' ');
  const script = findScript(sample);
  if (script !== null) return script;
  const listed = findListed(words(isEnough(narration) ? narration : sample));
  if (listed !== null) return NAMES[listed] ?? listed;
  if (isEnglish(words(sample)) || isEnglish(words(narration))) return null;
  // An English article may quote at length in another language, and the reverse: the narration decides if it can.
  const asked = isEnough(narration) ? narration : sample;
  const { eld } = await import('eld/extrasmall');
  const { language, isReliable } = eld.detect(asked.replace(/\p{Cs}/gu, ' '));
  if (language === '' || language === 'en' || !isReliable() || !isEnough(asked)) return null;
  return NAMES[language] ?? language;
}

/** The language of a text most of whose letters are of a script that the detector does not know. */
function findScript(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(FOREIGN_LETTER)?.length ?? 0;
  if (foreign < FEWEST_FOREIGN_LETTERS || foreign < letters / 2) return null;
  const found = SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) > letters / 2);
  return found?.[1] ?? null;
}

/** The language whose common words outweigh the English ones, in lists too, which have few; `null`: none. */
function findListed(found: readonly string[]): string | null {
  if (found.length < FEWEST_LISTED) return null;
  const share = (of: ReadonlySet<string>) => found.filter((word) => of.has(word)).length / found.length;
  const english = share(ENGLISH);
  let best: string | null = null;
  let most = 0;
  for (const [language, own] of Object.entries(FOREIGN)) {
    const held = share(own);
    if (held > most) [best, most] = [language, held];
  }
  const least = english < FOREIGN_SHARE_ALONE ? FOREIGN_SHARE_ALONE : FOREIGN_SHARE;
  return most >= least && most >= FOREIGN_TIMES * english ? best : null;
}

function takeSample(text: string): string {
  if (text.length <= 3 * SAMPLE) return text;
  const starts = [0, (text.length - SAMPLE) >> 1, text.length - SAMPLE];
  return starts.map((at) => text.slice(at, at + SAMPLE)).join('\n');
}

function isEnglish(found: readonly string[]): boolean {
  return found.filter((word) => ENGLISH.has(word)).length >= Math.max(1, found.length) * ENGLISH_SHARE;
}

function isEnough(text: string): boolean {
  return words(text).length >= FEWEST_WORDS || (text.match(FOREIGN_LETTER) ?? []).length >= FEWEST_FOREIGN_LETTERS;
}
