/**
 * Words of office that stand before a person's name: "Senate Majority Whip Kevin Dunmore". An office is a rank ("deputy"), the
 * body or field it is held in ("Senate", "Finance"), and a role, which comes last and parts it from the name.
 */
import { lookUp } from './lexicon.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Roles and forms of address, written out and short: of public life, forces, courts, churches, firms, schools, media. */
const OFFICES = set(
  `mr mrs ms miss mx dr drs messrs sir dame lady lord hon madam madame
  president premier chancellor taoiseach minister secretary undersecretary governor gov govs mayor senator senators sen sens
  representative representatives rep reps congressman congresswoman congressmen assemblyman assemblywoman assemblymember
  assemblyperson councilman councilwoman councilmember councillor councilor cllr coun alderman alderwoman selectman selectwoman
  freeholder legislator lawmaker delegate deputy speaker whip leader chair chairs chairman chairwoman chairperson commissioner
  commissioners administrator ombudsman comptroller controller treasurer auditor clerk registrar assessor supervisor trustee
  ambassador ambassadors envoy consul attache diplomat
  judge justice justices magistrate prosecutor solicitor barrister attorney attorneys atty lawyer counsel ag da coroner examiner
  general gen colonel col lieutenant lt sergeant sgt capt captain corporal cpl private pvt pfc spc maj adm
  admiral rear commander cmdr brigadier brig marshal cadet airman seaman ensign ssgt msgt cpo trooper deputies
  sheriff constable detective inspector superintendent supt officer ofc warden marshal ranger agent chief
  reverend rev father fr sister brother pastor bishop archbishop cardinal rabbi imam ayatollah canon vicar chaplain
  king queen prince princess sultan emir sheikh crown
  director dir manager executive ceo cfo coo cto cio vp evp svp founder cofounder owner publisher producer partner
  professor prof dean provost principal rector lecturer superintendents headteacher headmaster headmistress
  editor editors reporter reporters correspondent columnist anchor host moderator commentator analyst photographer journalist
  contributor blogger meteorologist
  spokesman spokeswoman spokesperson spokespeople aide adviser advisor advisers advisors strategist pollster consultant
  candidate candidates nominee contender challenger incumbent member members staffer surrogate
  pm mp mps mep msp mla td cm fm dcm
  democrat republican democrats republicans coach quarterback goalkeeper striker
  aunt uncle`,
);
/** Ranks and times that stand before an office and, where the office is short or left out, before a name. */
const RANKS =
  /^(?:acting|assistant|associate|deputy|vice|first|second|former|then|ex|interim|incoming|outgoing|lead|chief|senior|junior|principal|executive|managing|presumptive|presumed|freshman|fellow|retired|late|longtime|veteran|staff|top|rt|right|most)$/;
const BEFORE = /^(?:ex|vice|then|co|deputy|sub|under|mid|former|half|step)[-–]/;
const AFTER =
  /[-–](?:elect|designate|in[-–]chief|general|to[-–]be|emeritus|in[-–]waiting|turned[-–]\w+|at[-–]law|at[-–]large|select)$/;
/** Compounds with "man" and "woman"; other words that end so are surnames (Berman, Feldman). */
const PERSONS =
  /^(?:air|alder|anchor|assembly|business|camera|chair|church|committee|congress|council|fire|fisher|frontier|guards|news|ombuds|police|sales|service|spokes|sports|states|trades|weather|work)(?:man|men|woman|women|person|people)$/;
const ENDING =
  /(?:[^r]ologist|[st]icist|xiteer|onomist|tivist|urnalist|lumnist|ialist|ategist|obbyist|apist|ngineer|onteer|ysician|nician|torian)s?$/;
/** Words for a person's work in the lexicon that are far more often surnames where they stand with a capital. */
const SURNAMES =
  /^(?:baker|barber|bishop|butcher|butler|carpenter|chandler|cook|cooper|farmer|fisher|gardener|gardner|hunter|king|mason|miller|page|parker|porter|potter|sawyer|shepherd|singer|skinner|smith|tailor|taylor|turner|walker|weaver|carter|archer|abbot|abbott|knight|major|dean|duke|earl|judge|pope|prince|marshal|marshall|sheriff|constable|chancellor|foreman|forester|ranger|chamberlain|champion|pilot|guard|guide|hero|star|love|angel|rich|christian|martin|norman|roman|german|mentor|coach|trainer|banks|friend|buddy|chase|bond|ford)$/;

/** A form of an office without what is joined to it: "Speaker-to-be", "ex-President", "Gov.". */
function plainOf(lower: string): string {
  return lower
    .replace(/\.$/, '')
    .replace(/['’]s?$/, '')
    .replace(BEFORE, '')
    .replace(AFTER, '');
}

/** A word of office or address as it stands, with a capital, before a name: it is no part of it. */
export function isOffice(lower: string): boolean {
  return OFFICES.has(plainOf(lower)) || JOINED.test(lower);
}

/** Ranks written with a hyphen: "Brig-Gen", "Lt-Col.". */
const JOINED =
  /^(?:brig|maj|lt|vice|rear|air|sgt|wing|group)[-–](?:gen|general|col|colonel|adm|admiral|major|maj|cdr|commander)\.?$/;

/** A word for what somebody is or does, that no office is but that stands before a name in the same way: "Filmmaker". */
export function isCalling(lower: string): boolean {
  const word = plainOf(lower);
  if (SURNAMES.test(word)) return false;
  const entry = lookUp(word);
  return entry.gender === null && (PERSONS.test(word) || ENDING.test(word) || entry.actor);
}

/** A rank alone: "Deputy", "Former". */
export function isRank(lower: string): boolean {
  return RANKS.test(lower.replace(/\.$/, ''));
}

/** A word that is an office or calling, and as often somebody's name: "Dean", "Cook", "King". */
export function isSurnameToo(lower: string): boolean {
  return SURNAMES.test(lower);
}

/** Places that the lexicon does not know as such, or knows as first names. */
const PLACES =
  /^(?:britain|england|scotland|wales|ireland|jordan|georgia|korea|syria|congo|chad|virginia|carolina|dakota|washington|sydney|florence|austin|houston|dallas|denver|orlando|madison|lincoln|jackson|baltimore|israel)$/;

/** A place by one word; with "Virginia" and "Jordan", which are first names too. */
export function isPlace(lower: string): boolean {
  return PLACES.test(lower) || lookUp(lower).place;
}

/** A usual first name that is no place. */
export function isFirstName(lower: string): boolean {
  const entry = lookUp(lower);
  return entry.gender !== null && !entry.place && !PLACES.test(lower);
}
