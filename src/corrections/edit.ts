/** Writes a correction into the text of `corrections.yaml` and leaves everything else, comments too, as it stands. */
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { keyK2 } from '../text.ts';

/** An entry as it is to stand in the file: keys in their order; `undefined` keeps what stands there. */
export type Entry = Readonly<Record<string, unknown>>;

const HEADER =
  ' Corrections by hand. Each names a statement by its anchor and its words; docs/corrections.md has the keys.';

/**
 * The text with a correction of a statement in it. One of the same statement (by anchor, else by words) and the same
 * articles is changed, key by key; otherwise the correction is added at the end. `yaml`: a valid file, or `null` for none.
 */
export function writeStatement(
  yaml: string | null,
  entry: Entry,
): { readonly text: string; readonly replaced: boolean } {
  const document = openDocument(yaml);
  const entries = openList(document, 'statements');
  const found = entries.items.find((item): item is YAMLMap => isMap(item) && isSame(toEntry(item), entry));
  return store(document, entries, found, entry);
}

/** The text with a correction of names in it; one of the same names is changed. */
export function writeNames(yaml: string | null, entry: Entry): { readonly text: string; readonly replaced: boolean } {
  const document = openDocument(yaml);
  const entries = openList(document, 'names');
  const namesOf = ({ merge, apart }: Entry): string =>
    [...((merge ?? apart ?? []) as string[])].map(keyK2).sort().join('\0');
  const found = entries.items.find((item): item is YAMLMap => isMap(item) && namesOf(toEntry(item)) === namesOf(entry));
  if (found && entry.merge !== undefined) found.delete('apart');
  if (found && entry.apart !== undefined) found.delete('merge');
  return store(document, entries, found, entry);
}

function toEntry(item: YAMLMap): Entry {
  return item.toJSON() as Entry;
}

function openDocument(yaml: string | null): Document {
  if (yaml !== null) return parseDocument(yaml) as unknown as Document;
  const document = new Document({});
  document.commentBefore = HEADER;
  return document;
}

function openList(document: Document, key: string): YAMLSeq {
  if (!isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
  const known = document.get(key);
  if (isSeq(known)) return known;
  const list = document.createNode([]) as YAMLSeq;
  list.flow = false;
  document.set(key, list);
  return list;
}

/** Of the same statement: the anchors decide where both name one, else the words; `in` tells its articles apart. */
function isSame(a: Entry, b: Entry): boolean {
  const placeOf = ({ in: articles }: Entry): string => JSON.stringify([...((articles ?? []) as string[])].sort());
  const wordsOf = ({ words }: Entry): string => keyK2(String(words ?? ''));
  const isNamed = a.anchor !== undefined && b.anchor !== undefined;
  return (isNamed ? a.anchor === b.anchor : wordsOf(a) === wordsOf(b)) && placeOf(a) === placeOf(b);
}

function store(document: Document, entries: YAMLSeq, found: YAMLMap | undefined, entry: Entry) {
  const given = Object.entries(entry).filter(([, value]) => value !== undefined);
  if (found === undefined) entries.add(document.createNode(Object.fromEntries(given)));
  else for (const [key, value] of given) change(document, found, key, value);
  entries.flow = false;
  return { text: document.toString({ lineWidth: 0 }), replaced: found !== undefined };
}

/** A plain value changes in its place, so that a comment beside it stays. */
function change(document: Document, entry: YAMLMap, key: string, value: unknown): void {
  const known = entry.get(key, true);
  if (isScalar(known) && (typeof value !== 'object' || value === null)) known.value = value;
  else entry.set(key, document.createNode(value));
}
