/** Nouns that matter for who speaks: bodies, people by their role, documents, and words that are none of them. */
import { lookUp } from './lexicon.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Last words of the names of bodies, in lower case. */
export const BODY_NAMES = set(
  `council committee commission party university college school institute institution foundation association union federation league
  inc corp corporation company llc ltd plc group agency department bureau office ministry administration service services board authority
  court senate house congress parliament assembly times post journal news tribune herald gazette courier guardian observer press
  network channel radio magazine review today weekly daily mail telegraph chronicle examiner globe star sun mirror express reporter
  dispatch bulletin register record independent police patrol army navy force guard bank fund trust society club center centre museum hospital
  church coalition alliance campaign organization organisation team project action pac caucus conference partnership
  inspectorate ombudsman commissioner-office tribunal llp water energy power gas electric rail foods motors media athletic fc afc
  pharmaceuticals airways airline hotels records pictures studios productions estates developments holdings ventures capital
  rovers united city industries systems technologies airlines railways rail partners brothers sons associates forum initiative network`,
);

/** Common nouns for bodies and groups that speak: "the union", "police". */
export const BODY_NOUNS = set(
  `council committee commission party university college school institute foundation association union federation league company firm
  corporation group agency department bureau office ministry administration service board authority court senate house congress parliament
  government campaign police team club church coalition alliance organization organisation trust society newspaper paper network channel
  station outlet magazine website site operator bank hospital museum airline charity jury panel task-force force military army embassy
  white-house officials authorities aides sources supporters critics opponents protesters protestors residents voters lawmakers
  lawyers attorneys prosecutors investigators researchers scientists experts analysts reporters journalists editors republicans democrats
  leaders members people others some many critics activists organizers organisers workers employees families parents students teachers`,
);

/** Words that name people by what they are, besides compromise's "Actor" and the endings below. */
const ROLE = set(
  `spokesman spokeswoman spokesperson president chairman chairwoman chair chief director manager secretary senator governor mayor judge
  justice congressman congresswoman representative candidate nominee leader official officer aide adviser advisor strategist analyst
  expert professor lawyer attorney lawmaker host anchor author writer editor reporter journalist columnist critic activist organizer
  researcher scientist economist doctor nurse teacher student voter supporter resident witness victim woman man boy girl mother father
  son daughter brother sister wife husband friend neighbor neighbour minister premier chancellor lady deputy captain sergeant detective sheriff
  commissioner superintendent owner founder coach player star actor actress singer artist person source veteran soldier farmer
  worker operative consultant pollster surrogate delegate ambassador general admiral colonel pastor bishop priest rabbi pope king queen
  prince princess ceo cfo cto counsel solicitor barrister prosecutor sen rep gov dr mr mrs ms prof billionaire mogul businessman tycoon
  republican democrat incumbent rival colleague counterpart successor predecessor speaker whip moderator user poster commenter relative
  insider outsider forecaster rioter patient protester protestor demonstrator looter survivor passenger bystander onlooker passer-by
  customer shopper commuter visitor guest viewer listener reader caller teenager teen kid child migrant refugee immigrant detainee inmate
  prisoner defendant plaintiff juror suspect attacker hostage fighter rebel militant driver trader dealer banker buyer seller landlord
  tenant homeowner staffer executive donor fan admirer attendee participant observer pundit commentator whistleblower whistle-blower
  informant parent grandparent sibling cousin uncle aunt classmate roommate co-worker coworker teammate mourner diner villager islander
  someone somebody anyone nobody`,
);

const ROLE_ENDING = /(?:man|woman|[^aiou]men|women|person|ist|ian|eer|ologist|-old)$/;

/** The head noun names a person by a role. */
export function isRole(lower: string): boolean {
  const word = lower.replace(/\.$/, '');
  return (
    ROLE.has(word) ||
    ROLE_ENDING.test(word) ||
    lookUp(word).actor ||
    (word.endsWith('s') && ROLE.has(word.slice(0, -1)))
  );
}

/** Courtesy titles and titles of office that stand before a name. */
export const TITLES = set(
  `mr mrs ms miss dr sir lady lord sen senator rep representative gov governor president prime minister mayor judge justice
  gen general col colonel lt lieutenant sgt sergeant capt captain maj major adm admiral rev reverend fr father sister brother prof professor
  secretary chairman chairwoman chancellor congressman congresswoman councillor councilman councilwoman alderman king queen prince
  princess pope bishop archbishop cardinal sheriff chief officer detective inspector superintendent commissioner ambassador attorney
  speaker deputy vice former acting then-candidate candidate nominee coach pastor rabbi imam coun cllr constable dame hon chairperson
  vice-president first second lady minister premier dean director spokesman spokeswoman spokesperson aunt uncle
  ceo cfo coo cto leader rt executive`,
);

/** Small words within a family name: Le Pen, van der Berg. */
export const PARTICLES = /^(?:le|la|du|de|der|den|des|della|di|da|dos|del|el|al|van|von|ter|bin|ibn|san|st)$/;

/** "al-Jubeir", "d'Estaing": a small particle and the name it is joined to. */
export const JOINED_PARTICLE = /^(?:al|el|ul|an|as|ash|ad|at|ar|az|bin|ibn|de|d|l|von|van)[-'’]\p{Lu}/u;
