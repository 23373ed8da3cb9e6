/** Articles by date, as bars and as a table. Pure numbers and words; a template draws them. */
import { compareText } from '../../text.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { dateKey, describeDate, plural } from '../lookup/phrases.ts';

/** One day, month or year with articles. */
export interface TimelineBar {
  readonly label: string;
  readonly articles: number;
  /** Statements whose earliest dated article is of this time. */
  readonly first: number;
  /** Of these, known to more than one outlet. */
  readonly repeated: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** The drawing, in SVG user units. */
export interface Timeline {
  readonly answer: string;
  /** "day", "month" or "year". */
  readonly unit: string;
  readonly width: number;
  readonly height: number;
  /** What a bar and its height stand for; outside the drawing, which narrow screens press together. */
  readonly caption: string;
  readonly bars: readonly TimelineBar[];
}

interface Unit {
  readonly name: string;
  /** Characters of an ISO date. */
  readonly length: number;
  /** Number of the period, one after the other without gaps. */
  readonly place: (start: string) => number;
}

const UNITS: readonly Unit[] = [
  { name: 'day', length: 10, place: (start) => Date.parse(`${start}T00:00:00Z`) / 86_400_000 },
  { name: 'month', length: 7, place: (start) => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) },
  { name: 'year', length: 4, place: Number },
];
const WIDTH = 720;
const HEIGHT = 90;
/** Most periods from end to end that can be told apart. */
const PERIODS = 72;
/** Widest bar: a corpus of two days is no wall. */
const WIDEST = 28;

/** The articles of a report by date; `null` where fewer than two dates are known, which are no line. */
export function createTimeline(lookup: Lookup): Timeline | null {
  const { articles } = lookup.report;
  const dated = articles.flatMap(({ published }) => (published === null || !/^\d{4}/.test(published) ? [] : published));
  const unit = chooseUnit(dated);
  if (unit === null) return null;
  const count = countBy(dated, unit);
  const starts = [...count.keys()].sort(compareText);
  if (starts.length < 2) return null;
  const { first, repeated } = countFirst(lookup, unit);
  const most = Math.max(...count.values());
  const [low, high] = [unit.place(starts[0] ?? ''), unit.place(starts.at(-1) ?? '')];
  const step = WIDTH / (high - low + 1);
  const width = Math.min(WIDEST, step * 0.8);
  const bars = starts.map((start): TimelineBar => {
    const number = count.get(start) ?? 0;
    const height = Math.max(2, Math.round((HEIGHT * number) / most));
    return {
      label: describeDate(start),
      articles: number,
      first: first.get(start) ?? 0,
      repeated: repeated.get(start) ?? 0,
      x: round((unit.place(start) - low + 0.5) * step - width / 2),
      width: round(width),
      y: HEIGHT - height,
      height,
    };
  });
  const exact = dated.filter((date) => date.length >= unit.length).length;
  const span = `${plural(exact, 'article')} from ${bars[0]?.label} to ${bars.at(-1)?.label}`;
  const rest = articles.length - exact;
  const undated =
    rest === 0 ? '' : `; ${plural(rest, 'article')} ${rest === 1 ? 'is' : 'are'} not dated to the ${unit.name}`;
  return {
    answer: `${span}${undated}.`,
    unit: unit.name,
    width: WIDTH,
    height: HEIGHT,
    caption: `A bar a ${unit.name}; the highest is ${plural(most, 'article')}.`,
    bars,
  };
}

/** The finest unit that the dates are exact to and that leaves few enough periods; `null`: no date at all. */
function chooseUnit(dates: readonly string[]): Unit | null {
  const fits = ({ length, place }: Unit): boolean => {
    const exact = dates.filter((date) => date.length >= length).map((date) => place(date.slice(0, length)));
    if (exact.length * 2 < dates.length) return false;
    return Math.max(...exact) - Math.min(...exact) < PERIODS;
  };
  return dates.length === 0 ? null : (UNITS.find(fits) ?? UNITS.at(-1) ?? null);
}

function countBy(dates: readonly string[], { length }: Unit): Map<string, number> {
  const counts = new Map<string, number>();
  for (const date of dates) {
    if (date.length < length) continue;
    const start = date.slice(0, length);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return counts;
}

function countFirst({ statements, article }: Lookup, unit: Unit) {
  const seen = statements.flatMap(({ occurrences, counts }) => {
    const dates = occurrences.flatMap(({ articleId }) => article(articleId).published ?? []);
    const first = dates.sort((a, b) => compareText(dateKey(a), dateKey(b)))[0];
    return first === undefined ? [] : { first, isRepeated: counts.outlets > 1 };
  });
  return {
    first: countBy(
      seen.map(({ first }) => first),
      unit,
    ),
    repeated: countBy(
      seen.filter(({ isRepeated }) => isRepeated).map(({ first }) => first),
      unit,
    ),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
