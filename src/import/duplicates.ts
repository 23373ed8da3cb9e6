/** Whether an article is in the folder already: the same one, another version of it, or a copy by another outlet. */
import { hostOutlet } from '../articles/outlets.ts';
import { createCopyFinder, createShingles, hashWord } from '../copies.ts';
import { compareText, findWords, keyK2 } from '../text.ts';

/** What an article is compared by. */
export interface Known {
  /** Its file, for messages. */
  readonly file: string;
  readonly text: string;
  readonly outlet: string | null;
  readonly url: string | null;
  /** Of its bytes and of the original it was taken from. */
  readonly hashes: readonly string[];
}

/**
 * - `same`: the same original, or the same words by the same outlet (or one of them unstated);
 * - `version`: nearly the same words, or the same address, by the same outlet: another version of one article;
 * - `unsure`: nearly the same words, and one of the two states no outlet;
 * - `copy`: the same or nearly the same words by another outlet: a syndicated article, which is what a report counts.
 */
export type Likeness = { readonly kind: 'same' | 'version' | 'unsure' | 'copy'; readonly file: string };

/** Gives a function that compares each article with all that it was given before; `null`: it is like none of them. */
export function createDuplicateFinder(): (known: Known) => Likeness | null {
  const all: Known[] = [];
  const byHash = new Map<string, Known>();
  const byWords = new Map<string, Known[]>();
  const byAddress = new Map<string, Known>();
  const findCopy = createCopyFinder();
  const shingles = createShingles();
  return (known) => {
    const words = keyK2(known.text);
    const address = known.url === null ? null : keyOfAddress(known.url);
    const twins = byWords.get(words) ?? [];
    const hashes = Int32Array.from(findWords(known.text), ({ word }) => hashWord(word));
    shingles.enter(hashes, hashes.length);
    const near = findCopy(all.length, shingles.take());
    const found = [
      toLikeness(
        'same',
        known.hashes.map((hash) => byHash.get(hash)).find((other) => other !== undefined),
      ),
      toLikeness(
        'same',
        twins.find((other) => isSameOutlet(other, known)),
      ),
      toLikeness('version', address === null ? undefined : byAddress.get(address)),
      ...[twins[0], all[near]].map((other) => toLikeness(other === undefined ? 'copy' : kindOf(other, known), other)),
    ];
    all.push(known);
    for (const hash of known.hashes) if (!byHash.has(hash)) byHash.set(hash, known);
    byWords.set(words, [...twins, known]);
    if (address !== null && !byAddress.has(address)) byAddress.set(address, known);
    return found.find((likeness) => likeness !== null) ?? null;
  };
}

function toLikeness(kind: Likeness['kind'], other: Known | undefined): Likeness | null {
  return other === undefined ? null : { kind, file: other.file };
}

function kindOf(a: Known, b: Known): Likeness['kind'] {
  const same = compareOutlets(a, b);
  if (same === null) return 'unsure';
  return same ? 'version' : 'copy';
}

/** An outlet that is not stated may be any. */
function isSameOutlet(a: Known, b: Known): boolean {
  return compareOutlets(a, b) !== false;
}

/** Whether two articles are by one outlet; `null`: it is not stated. One that goes by its host is told by the hosts. */
function compareOutlets(a: Known, b: Known): boolean | null {
  if (a.outlet === null || b.outlet === null) return null;
  if (keyK2(a.outlet) === keyK2(b.outlet)) return true;
  const [host, other] = [a, b].map(({ url }) => (url === null ? null : hostOutlet(url)));
  if (a.outlet !== host && b.outlet !== other) return false;
  return host == null || other == null ? null : host === other;
}

/** One page has many addresses: with and without `www.`, a fragment, what counts readers. */
function keyOfAddress(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const kept = [...searchParams].filter(([name]) => !/^(?:utm_\w+|fbclid|gclid|ref|src|cmpid|mc_[ce]id)$/i.test(name));
  const query = kept.map(([name, value]) => `${name}=${value}`).sort(compareText);
  return [host.toLowerCase().replace(/^(?:www|m|amp)\./, ''), pathname.replace(/\/(?:amp\/?)?$/, ''), ...query].join(
    ' ',
  );
}
