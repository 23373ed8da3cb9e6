/** First names with their usual gender that compromise's lexicon lacks, or has without a gender; common knowledge, one language a line. */

const MALE = `barack beto chuck mark domenico mitt newt reince rex zeke irv kobe lebron jamaal keegan hakeem kweisi cornel raheem antonin thurgood orrin
alexei oleg konstantin grigory bashar hamid faisal rashid salman tariq ashraf asif imran nawaz pervez zia sajid sadiq
ajay anil arun arvind ashok manoj mukesh narendra nitin pankaj ramesh ravi rishi rohit sunil vijay vikram hiroshi kenji shinzo takashi yoshihide
didier etienne francois françois thierry yves andrés césar diego alfredo héctor jesús josé jair joão massimo nicolás ramón raúl santiago
björn franz günter heinz helmut horst jörg jürgen jurgen leif mikkel kasper knut søren sigurd uwe
ferenc gabor gábor istvan istván jaroslaw jarosław janusz jiri jiří lászló marek miloš tomáš vaclav václav zbigniew zoltan zoltán
alasdair angus callum cian cormac declan donal eamon euan ewan hamish huw ieuan niall oisin owain piers rhys seán grahame kwasi nadhim`;

const FEMALE = `ivanka melania tulsi kellyanne kirstjen condoleezza ketanji ilhan rashida megyn oprah whoopi beyonce beyoncé rihanna shonda lakeisha shanice
benazir malala parveen shireen shirin soraya yasmeen anjali deepika kavita mamata meena neha nirmala pooja priti priya rekha shilpa smriti sonal sunita sushma
akiko haruka keiko michiko sachiko yoko yuki céline dilma elodie françoise geneviève lourdes maría mercedes odile paloma pilar segolene ségolène solange valérie
anke annegret birgit gudrun hannelore heike ingeborg katrin pernille sanna sigrid silke solveig ulrike anneli anniken
agnieszka beata dragana galina katarzyna ludmila lyudmila malgorzata małgorzata mirjana nadezhda raisa svetlana tatyana yulia zoya zuzana
aoife angharad carys cerys eilidh grainne kirsty maeve mhairi morag nerys orla orlaith philippa rhian róisín roisin siân sian sinead sinéad siobhán
effie ginny hettie inez kitty nettie peg prue roz sukie`;

/** Gender by first name, in lower case. */
export const FIRST_NAMES: ReadonlyMap<string, 'male' | 'female'> = new Map([
  ...MALE.split(/\s+/).map((name): [string, 'male'] => [name, 'male']),
  ...FEMALE.split(/\s+/).map((name): [string, 'female'] => [name, 'female']),
]);
