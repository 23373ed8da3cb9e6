/**
 * Verbs that report speech, by lemma, and their printed forms. The lemmas are common knowledge of English
 * (the list is open: any verb beside a quotation can be a cue, these are only believed more readily).
 */

const REGULAR = `accuse acknowledge add admit advise advocate affirm agree allege announce answer appeal argue ask assert assure
attack bark beg believe blame blast blog boast brag call caution challenge chant charge chastise cheer chide chuckle cite claim clarify
command comment compare complain concede conclude concur confess confide confirm congratulate consider contend continue convey cry
criticize criticise decide declare decry defend demand denounce deny deride describe detail disclose dismiss dispute dub echo elaborate
email emphasize emphasise encourage endorse enthuse estimate exclaim explain express fear fire fret fume gasp gripe growl grumble gush
hail hint hope imagine imply inform inquire insist instruct interject interrupt intone invoke joke justify label lament laugh lecture
lash liken list marvel mention mock mumble murmur muse mutter name nod note object observe offer opine order ponder portray post praise
pray predict press proclaim promise pronounce propose protest question quip rail reaffirm reason reassure recall recite reckon
recommend recount refer reflect refuse reiterate reject relate remark remember remind repeat reply report request resolve respond
retort retweet reveal roar scoff scold scream shout shrug sigh signal slam smile sneer snap speculate stammer state stress
stutter suggest summarize summarise sum surmise suspect swear taunt tease testify text thank theorize threaten thunder tout trumpet tweet
underline underscore urge utter vent venture voice volunteer vow wail warn whisper whine wish wonder worry yell
plead counter rebut brand bill depict declaim deem note read pledge pen rage rant rap reference relay remark signal snarl spell suggest`;

/** Lemma, third person, past, participle where it differs, gerund. */
const IRREGULAR = `say says said said saying|tell tells told told telling|write writes wrote written writing|think thinks thought thought thinking
|know knows knew known knowing|feel feels felt felt feeling|find finds found found finding
|speak speaks spoke spoken speaking|read reads read read reading
|go goes went gone going|swear swears swore sworn swearing|tell tells told told telling
|point points pointed pointed pointing|quote quotes quoted quoted quoting|sum sums summed summed summing
|respond responds responded responded responding|reply replies replied replied replying|cry cries cried cried crying
|testify testifies testified testified testifying|deny denies denied denied denying|clarify clarifies clarified clarified clarifying
|imply implies implied implied implying|justify justifies justified justified justifying|worry worries worried worried worrying
|decry decries decried decried decrying|quip quips quipped quipped quipping
|admit admits admitted admitted admitting|refer refers referred referred referring|concur concurs concurred concurred concurring
|snap snaps snapped snapped snapping|slam slams slammed slammed slamming|dub dubs dubbed dubbed dubbing|nod nods nodded nodded nodding
|beg begs begged begged begging|brag brags bragged bragged bragging|blog blogs blogged blogged blogging|rap raps rapped rapped rapping
|understand understands understood understood understanding
|rebut rebuts rebutted rebutted rebutting|fret frets fretted fretted fretting`;

/** A printed form of a reporting verb. */
export interface VerbForm {
  readonly lemma: string;
  /** `past` also stands for a participle of the same spelling. */
  readonly form: 'base' | 'third' | 'past' | 'participle' | 'gerund';
}

/** Every printed form of the reporting verbs, in lower case. */
export const REPORTING: ReadonlyMap<string, VerbForm> = createForms();

function createForms(): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  const add = (word: string, lemma: string, form: VerbForm['form']) => {
    if (!forms.has(word)) forms.set(word, { lemma, form });
  };
  for (const line of IRREGULAR.split('|')) {
    const [lemma = '', third = '', past = '', participle = '', gerund = ''] = line.trim().split(/\s+/);
    add(past, lemma, 'past');
    add(third, lemma, 'third');
    add(lemma, lemma, 'base');
    add(participle, lemma, 'participle');
    add(gerund, lemma, 'gerund');
  }
  for (const lemma of REGULAR.trim().split(/\s+/)) {
    const stem = lemma.replace(/e$/, '');
    add(
      /(?:s|x|ch|sh)$/.test(lemma) ? `${lemma}es` : /[^aeiou]y$/.test(lemma) ? `${stem.slice(0, -1)}ies` : `${lemma}s`,
      lemma,
      'third',
    );
    add(/[^aeiou]y$/.test(lemma) ? `${stem.slice(0, -1)}ied` : `${stem}ed`, lemma, 'past');
    add(lemma, lemma, 'base');
    add(`${stem}ing`, lemma, 'gerund');
  }
  return forms;
}
