/** Who credits whom, laid out as two columns joined by lines. Pure numbers; a template draws them. */
import { shorten } from '../lookup/visible.ts';

/** A name in a column. */
export interface NetworkNode {
  readonly name: string;
  /** Cut to the width of its column. */
  readonly shown: string;
  readonly y: number;
}

/** A line from a name on the left to one on the right. */
export interface NetworkLine {
  /** SVG path. */
  readonly path: string;
  readonly width: number;
  /** False: no quoted words stand beside the credit. */
  readonly carries: boolean;
}

/** The drawing, in SVG user units. */
export interface Network {
  readonly width: number;
  readonly height: number;
  /** Where the names of the left column end and those of the right begin. */
  readonly left: number;
  readonly right: number;
  readonly crediting: readonly NetworkNode[];
  readonly credited: readonly NetworkNode[];
  readonly lines: readonly NetworkLine[];
  /** False where there are too many names to read, so that some were left out. */
  readonly isAll: boolean;
}

/** A credit to draw. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly carries: boolean;
}

/** Width of the lines between the columns, and of an average letter at the size of the drawing. */
const BETWEEN = 160;
const LETTER = 7.4;
const ROW = 26;
const TOP = 40;
/** Characters of a name that fit its column. */
const NAME = 34;
/** Names a column: more are a thicket that nobody reads. */
const NAMES = 20;
/** Widest line, from four credits on. */
const WIDEST = 4;

/** Lays the edges out, names in the order of their first edge; of many names those that come first. `null`: no edge. */
export function layOutNetwork(all: readonly NetworkEdge[]): Network | null {
  const edges = chooseEdges(all);
  const from = [...new Set(edges.map((edge) => edge.from))];
  const to = orderByNeighbours([...new Set(edges.map((edge) => edge.to))], edges, from);
  if (edges.length === 0) return null;
  const widthOf = (names: readonly string[]): number =>
    Math.ceil(LETTER * Math.max(...names.map((name) => shorten(name, NAME).length)));
  const left = widthOf(from);
  const right = left + BETWEEN;
  const rows = Math.max(from.length, to.length);
  const place = (names: readonly string[]): NetworkNode[] =>
    names.map((name, i) => {
      const y = TOP + ROW * (i + (rows - names.length) / 2);
      return { name, shown: shorten(name, NAME), y: Math.round(y) };
    });
  const [crediting, credited] = [place(from), place(to)];
  const heights = (nodes: readonly NetworkNode[]) => new Map(nodes.map(({ name, y }) => [name, y]));
  const [leftOf, rightOf] = [heights(crediting), heights(credited)];
  const lines = edges.map(({ from: a, to: b, count, carries }): NetworkLine => {
    const [y1, y2] = [leftOf.get(a) ?? 0, rightOf.get(b) ?? 0];
    const [x1, x2, middle] = [left + 8, right - 8, (left + right) / 2];
    return {
      path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
      width: Math.min(count, WIDEST),
      carries,
    };
  });
  return {
    width: right + widthOf(to),
    height: TOP + ROW * rows,
    left,
    right,
    crediting,
    credited,
    lines,
    isAll: edges.length === all.length,
  };
}

/** The edges, in their order, that need no more names than fit. */
function chooseEdges(edges: readonly NetworkEdge[]): NetworkEdge[] {
  const [from, to] = [new Set<string>(), new Set<string>()];
  const fits = (names: ReadonlySet<string>, name: string): boolean => names.has(name) || names.size < NAMES;
  return edges.filter((edge) => {
    if (!fits(from, edge.from) || !fits(to, edge.to)) return false;
    from.add(edge.from);
    to.add(edge.to);
    return true;
  });
}

/** Each name near those that credit it, so that few lines cross. */
function orderByNeighbours(names: readonly string[], edges: readonly NetworkEdge[], from: readonly string[]): string[] {
  const centre = (name: string): number => {
    const places = edges.filter((edge) => edge.to === name).map((edge) => from.indexOf(edge.from));
    return places.reduce((sum, place) => sum + place, 0) / Math.max(places.length, 1);
  };
  return names
    .map((name) => ({ name, at: centre(name) }))
    .sort((a, b) => a.at - b.at) // stable: ties as they came
    .map(({ name }) => name);
}
