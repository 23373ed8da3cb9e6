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
  if (isEnglish(words(sample)) || isEnglish(words(narration))) return null;
  // An English article may quote at length in another language, and the reverse: the narration decides if it can.
  const asked = isEnough(narration) ? narration : sample;
  const { eld } = await import('eld/extrasmall');
  const { language, isReliable } = eld.detect(asked.replace(/\p{Cs}/gu, ' '));
  if (language === '' || language === 'en' || !isReliable() || !isEnough(asked)) return null;
  return NAMES[language] ?? language;
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
