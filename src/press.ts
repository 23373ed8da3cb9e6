/** What the names of the press look like: for the credits of outlets and for the documents of quotations. A leaf: imports nothing. */

/** Words that hardly anything but the press has in its name. */
export const PRESS =
  /\b(?:Times|Post|Herald|News|Newspapers?|Tribune|Gazette|Courier|Journal|Radio|TV|Television|Press|Chronicle|Telegraph|Examiner|Sentinel|Bulletin|Dispatch|Magazine|Network|Broadcasting|Daily|Weekly|Newswire|Advertiser|Inquirer|Enquirer|Ledger|Observer|Guardian|Channel\s+\d+|CNN|BBC|NBC|MSNBC|CNBC|ABC|CBS|PBS|NPR|ITV|AP|AFP|UPI|Reuters|Bloomberg|Politico|Axios|Vox|Slate|Breitbart|HuffPost|BuzzFeed|Newsweek)\b/;
/** Words that end the name of an outlet where "the" stands before it: "the Sun", "the Valley Star". */
export const PRESS_AFTER_THE =
  /\b(?:Mail|Sun|Star|Globe|Register|Review|Wire|Beacon|Signal|Echo|Argus|Reporter|Record|Mirror|Standard|Independent|Mercury|Today|Economist|Atlantic|Yorker|Intercept|Hill|Journal|Republic|Union-Tribune|Monitor|Citizen|Leader|Messenger|Pioneer|Banner|Eagle)$/;
/** Call signs of American stations. */
export const CALL_SIGN = /^(?!WHO$|WTO$|KGB$|KKK$|WWF$|WPA$)[KW][A-Z]{2,3}(?:[- ](?:TV|FM|AM|DT))?(?:\s+\d+)?$/;
/** Bodies whose names may hold a word of the press, but which publish no news. */
export const INSTITUTION =
  /\b(?:Department|Bureau|Agency|Office|Ministry|Police|Committee|Commission|Administration|Service|Court|Board|Council|Union|University|College|Institute|House|Senate|Congress|Parliament|Government|Company|Corporation|Party|Team|Bank)\b/;

/** Well-known outlets whose names hold no word of the press; what any newspaper reader knows. */
const KNOWN = new Set(
  `al jazeera|ars technica|billboard|business insider|business week|businessweek|c-span|cbc|cosmopolitan|deadline|der spiegel|deutsche welle|
dw|entertainment tonight|espn|esquire|euronews|fast company|financial review|forbes|fortune|fox|fox business|france 24|fusion|gizmodo|gq|
haaretz|hbo|insider|interfax|jacobin|jezebel|kyodo|lbc|le figaro|le monde|mashable|mother jones|motherboard|national geographic|national review|
ndtv|new republic|new scientist|new statesman|newsmax|novosti|oan|oprah|people|pink news|pitchfork|politifact|polygraph|propublica|quartz|
radio free europe|rappler|rai|realclearpolitics|recode|ria novosti|rolling stone|rt|rte|salon|scientific american|scoop|semafor|sky|sky news|
sports illustrated|sputnik|stat|stern|talking points memo|tass|techcrunch|teen vogue|the age|the cut|the economist|the root|the verge|thinkprogress|
time|tmz|townhall|univision|telemundo|usa today|us weekly|vanity fair|variety|verge|vice|vogue|voice of america|voa|washington examiner|
wired|wwd|xinhua|yahoo|yonhap|zdf|zdnet|marketwatch|mcclatchy|playboy|the marshall project|marshall project|radio times|the nation|the spectator|spectator|american conservative|free beacon|weekly standard|daily beast|daily caller|
hollywood reporter|the wrap|punch|stuff|crikey|maclean's|globe and mail|national post|la presse|el pais|el país|la repubblica|bild|die zeit|die welt|ansa|efe|dpa|pti|ani`
    .replace(/\n/g, '')
    .split('|'),
);
/** Programmes of radio and television that are named without marks. */
const PROGRAMME =
  /^(?:the )?(?:.{1,24} (?:show|tonight|live|podcast|hour|today|in the morning)|morning (?:edition|joe|report)|good morning .{1,20}|meet the press|face the nation|fox & friends|fox and friends|this week|state of the union|60 minutes|panorama|newsnight|all things considered|fresh air|nightline|dateline|frontline|today programme|the view|the five|situation room|hardball|hannity|late night|question time|news at ten|fox news sunday)$/i;
/** Channels, by which any programme of theirs is known. */
const CHANNEL =
  /\b(?:CNN|MSNBC|CNBC|CBS|ABC|NBC|Fox|HBO|NPR|BBC|C-SPAN|PBS|Bloomberg|Sky|ITV|Newsmax|Univision|Telemundo|ESPN|Radio|TV|Television|Channel)\b/i;

/** Whether a printed name, its article left off, is an outlet's. `the`: an article stands before it. */
export function isOutletName(name: string, the: boolean): boolean {
  if (INSTITUTION.test(name)) return false;
  const spelt = name.replace(/\p{Lu}{5,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
  return (
    PRESS.test(name) ||
    PRESS.test(spelt) ||
    CALL_SIGN.test(name) ||
    KNOWN.has(name.toLowerCase()) ||
    (the && PRESS_AFTER_THE.test(spelt)) ||
    /^\p{L}[\p{L}\p{N}-]*\.(?:com|org|net|info|co\.uk)$/iu.test(name)
  );
}

/** Whether "on …" names a programme or channel: "on CNN", "on Morning Edition". */
export function isProgrammeName(name: string): boolean {
  return CHANNEL.test(name) || PROGRAMME.test(name) || CALL_SIGN.test(name);
}
