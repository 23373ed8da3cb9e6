/** Printed dates → ISO 8601, as exact as they are printed. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '(\\d{4})';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';

/** A day as its parts; month and day `null` where the text is less exact. */
type Day = readonly [year: string, month: number | null, day: number | null];

/** Printed forms of a day, the most exact first; each gives its parts. */
const DAYS: readonly (readonly [RegExp, (match: RegExpExecArray) => Day | null])[] = [
  [/\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/, (m) => [m[1] ?? '', Number(m[2]), Number(m[3])]],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, (m) => [m[3] ?? '', Number(m[2]), Number(m[1])]],
  [/\b(\d{1,2})([/-])(\d{1,2})\2(\d{4})\b/, (m) => orderDay(Number(m[1]), Number(m[3]), m[4] ?? '')],
  [new RegExp(`\\b${DAY}(?: of)?[ -]+${MONTH}[ ,-]+${YEAR}\\b`, 'i'), (m) => [m[3] ?? '', monthOf(m[2]), Number(m[1])]],
  [new RegExp(`\\b${MONTH} *${DAY}[ ,]+${YEAR}\\b`, 'i'), (m) => [m[3] ?? '', monthOf(m[1]), Number(m[2])]],
  [new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'i'), (m) => [m[2] ?? '', monthOf(m[1]), null]],
  [/^(\d{4})-(\d{2})$/, (m) => [m[1] ?? '', Number(m[2]), null]],
  [/^(\d{4})$/, (m) => [m[1] ?? '', null, null]],
];

const SECOND = '(?::(\\d{2}(?:\\.\\d+)?))?';
const CLOCK = new RegExp(
  `(?:^|[ T,|@(])(?:(\\d{1,2})(?:[:.](\\d{2}))?${SECOND} ?([ap])\\.? ?m\\b\\.?|(\\d{1,2})[:.](\\d{2})${SECOND}(?!\\d))`,
  'i',
);

/** Zones that RFC 5322 defines; the others ("ET", "BST") mean different things in different places. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};
const ZONE = /^ ?\(?(?:([+-])(\d{2}):?(\d{2})|(Z|UTC|GMT|[ECMP][SD]T)\b)\)?/;
const FILLERS =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:on|at|the|h|hrs|[ECMP]T|[WCE]ET|[A-Z]{1,3}[SD]T)\b|[\s,|•·@()–—-]/gi;

/** No printed form of a day is without. */
const YEAR_DIGITS = /\d{4}/;

/**
 * The date that `text` consists of ("Tuesday, 31 July 2018 at 3:52 PM" → `2018-07-31T15:52`), without a zone unless
 * the text states one. `null` where it holds anything else, no date, an impossible one, or one that can be read two
 * ways (7/8/2018).
 */
export function readDate(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (plain.length > 80 || !YEAR_DIGITS.test(plain)) return null;
  for (const [pattern, parts] of DAYS) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const day = parts(match);
    const rest = `${plain.slice(0, match.index)} ${plain.slice(match.index + match[0].length)}`;
    return day === null ? null : joinClock(formatDay(day), rest.replace(/^ T/, ' '), day[2] !== null);
  }
  return null;
}

function joinClock(day: string | null, rest: string, exact: boolean): string | null {
  const match = CLOCK.exec(rest);
  if (day === null || match === null) return isFiller(rest) ? day : null;
  const after = rest.slice(match.index + match[0].length);
  const zone = ZONE.exec(after);
  if (!isFiller(rest.slice(0, match.index) + after.slice(zone?.[0].length ?? 0))) return null;
  const clock = formatClock(match);
  return exact && clock !== null ? `${day}T${clock}${formatZone(zone)}` : null;
}

function isFiller(rest: string): boolean {
  return rest.replace(FILLERS, '') === '';
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Day and month in the order that is possible; `null` where both are and differ. */
function orderDay(first: number, second: number, year: string): Day | null {
  if (first > 12 || first === second) return [year, second, first];
  return second > 12 ? [year, first, second] : null;
}

function formatDay([year, month, day]: Day): string | null {
  if (month === null) return year;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${year}-${pad(month)}`;
  const longest = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return day < 1 || day > longest ? null : `${year}-${pad(month)}-${pad(day)}`;
}

function formatClock(match: RegExpExecArray): string | null {
  const half = match[4]?.toLowerCase();
  const hour = Number(match[1] ?? match[5]);
  const minute = match[2] ?? match[6] ?? '00';
  const second = match[3] ?? match[7];
  if (Number(minute) > 59 || Number(second ?? 0) >= 60) return null;
  if (half === undefined ? hour > 23 : hour < 1 || hour > 12) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const shown = `${pad(hours)}:${minute}`;
  return second === undefined ? shown : `${shown}:${second}`;
}

function formatZone(match: RegExpExecArray | null): string {
  if (match === null) return '';
  return match[4] === undefined ? `${match[1]}${match[2]}:${match[3]}` : (ZONES[match[4].toUpperCase()] ?? '');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
