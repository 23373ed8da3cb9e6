/** Runs of words that many speakers use without quoting each other: formulas of law, office, courtesy and politics. */
import { sameWords } from './same.ts';
import { isFunctionWord } from './telling.ts';

/** What small folders cannot show by how many speakers carry it, as `sameWords()` gives it. */
const STOCK =
  `thoughts and prayers|thoughts and prayers are with|our hearts go out to|hearts go out to the families|rest in peace|at the end of the day
at this point in time|at this time|no comment at this time|decline to comment|on the condition of anonymity|because of the sensitivity of the matter
not authorized to speak publicly|not authorised to speak publicly|not authorized to discuss|under an abundance of caution|out of an abundance of caution
the investigation is ongoing|ongoing investigation|pending litigation|in the interest of transparency|let me be clear|let me be very clear
make no mistake about it|nothing could be further from the truth|the truth the whole truth and nothing but the truth|so help me god
beyond a reasonable doubt|obstruction of justice|probable cause|due process of law|innocent until proven guilty|a preponderance of the evidence
cruel and unusual punishment|high crimes and misdemeanors|without prejudice|to the fullest extent of the law|the rule of law|above the law
freedom of speech|freedom of the press|the will of the people|the american people|the people of the united states|god bless america
the greatest country in the world|a matter of national security|weapons of mass destruction|the war on terror|law and order
thank you very much|thank you so much|i would like to thank|ladies and gentlemen|good morning everyone|it is an honor to|we look forward to working with
moving forward|going forward|as soon as possible|in the coming weeks|in the coming days|for the first time in|one of the most|the vast majority of
all options are on the table|we will continue to monitor|take this very seriously|takes this matter very seriously|safety is our top priority
the safety of our|our top priority|we are cooperating fully|cooperating with law enforcement|do everything in our power|everything we can
time will tell|it remains to be seen|the right thing to do|on the right side of history|the wrong side of history|what happened here today`
    .split(/[|\n]/)
    .map((phrase) => ` ${phrase} `);

/** Whether hardly more than a stock phrase is left of some words: one word besides that says something. */
export function isStock(text: string): boolean {
  const own = ` ${sameWords(text).join(' ')} `;
  for (const phrase of STOCK) {
    if (!own.includes(phrase)) continue;
    const rest = own.replace(phrase, ' ').trim().split(' ');
    if (rest.filter((word) => word !== '' && !isFunctionWord(word)).length <= 1) return true;
  }
  return false;
}
