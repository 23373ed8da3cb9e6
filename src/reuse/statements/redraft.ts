/** Statements drafted anew from given occurrences, where somebody who knows better joins or splits what was found. */

import type { Occurrence, StatementDraft } from '../../model.ts';
import { compareText } from '../../text.ts';
import { readDeclared } from '../changes/declared.ts';
import { chooseText, type Group } from '../match/groups.ts';
import type { Kind } from '../match/link.ts';
import type { Originals } from '../origins/originals.ts';
import type { Corpus } from '../relations/corpus.ts';
import { findRun } from '../words/compare.ts';
import { sequenceOf } from '../words/wordings.ts';
import { draftStatements, type Narrated } from './drafts.ts';

/**
 * Drafts one statement for each list of occurrences, in the order given. Text, relations, changes, counts and attribution
 * are worked out as for any other; documents that were inferred from the repetition alone are not.
 */
export type Redraft = (lists: readonly (readonly Occurrence[])[]) => StatementDraft[];

/** Makes the function for a corpus. */
export function createRedraft(corpus: Corpus, originals: Originals, { copyOf }: Narrated): Redraft {
  const { pieces, sources } = corpus;
  return (lists) => {
    const sourceOf = new Map(sources.map(({ article }, source) => [article.id, source]));
    const placeOf = (source: number | undefined, start?: number, end?: number): string => `${source} ${start} ${end}`;
    const pieceAt = new Map(
      pieces.map(({ source, spans }, piece) => [placeOf(source, spans[0]?.start, spans.at(-1)?.end), piece]),
    );
    // An occurrence that was cut another way is a part of its piece.
    const pieceAround = (source: number | undefined, start: number, end: number): number | undefined => {
      const found = pieces.findIndex(
        (piece) =>
          piece.source === source && (piece.spans[0]?.start ?? 0) <= start && end <= (piece.spans.at(-1)?.end ?? 0),
      );
      return found < 0 ? undefined : found;
    };
    const groups = lists.map((list): Group => {
      const own = list.flatMap((occurrence) => {
        const source = sourceOf.get(occurrence.articleId);
        const { start, end } = occurrence;
        const piece = pieceAt.get(placeOf(source, start, end)) ?? pieceAround(source, start, end);
        return occurrence.quotation === null || piece === undefined ? [] : [{ occurrence, piece }];
      });
      return regroup(corpus, own);
    });
    const runs = lists.map((list, statement) =>
      list
        .filter(({ quotation }) => quotation === null)
        .map(({ articleId, start, end }) => ({
          source: sourceOf.get(articleId) ?? -1,
          run: { statement, start, end },
        })),
    );
    return draftStatements(corpus, groups, { ...originals, inferredFor: () => null }, { runs, copyOf });
  };
}

/** The group of some pieces: shown in the wording that most outlets print, brackets and excerpts last. */
function regroup(corpus: Corpus, own: readonly { occurrence: Occurrence; piece: number }[]): Group {
  const { pieces, sources, wordings } = corpus;
  const isSplice = ({ changes }: Occurrence): boolean => changes[0]?.type === 'splice';
  const isPart = (occurrence: Occurrence): boolean => isSplice(occurrence) || occurrence.relation === 'excerpt';
  const isCut = ({ start, end }: Occurrence, piece: number): boolean => {
    const spans = pieces[piece]?.spans ?? [];
    return spans[0]?.start !== start || spans.at(-1)?.end !== end;
  };
  const whole = own.filter(({ occurrence, piece }) => !isPart(occurrence) && !isCut(occurrence, piece));
  const byWording = new Map<number, number[]>();
  for (const { piece } of whole.length > 0 ? whole : own) {
    const wording = wordings.of[piece] ?? 0;
    byWording.set(wording, [...(byWording.get(wording) ?? []), piece]);
  }
  const ranked = [...byWording].map(([wording, list]) => {
    const texts = list.map((piece) => pieces[piece]?.text ?? '').sort(compareText);
    return {
      wording,
      list,
      outlets: new Set(list.map((piece) => sources[pieces[piece]?.source ?? -1]?.outlet)).size,
      declared: texts.every((text) => readDeclared(text, wordings.vocabulary) !== null) ? 1 : 0,
      words: sequenceOf(wordings, wording).length,
      text: texts[0] ?? '',
    };
  });
  ranked.sort(
    (a, b) => b.outlets - a.outlets || a.declared - b.declared || b.words - a.words || compareText(a.text, b.text),
  );
  const lead = ranked[0]?.wording ?? 0;
  const kindOf = (occurrence: Occurrence, piece: number): Kind => {
    const wording = wordings.of[piece] ?? 0;
    if (wording === lead) return 'verbatim';
    if (isSplice(occurrence)) return 'splice';
    if (isCut(occurrence, piece)) return 'recut';
    return findRun(sequenceOf(wordings, wording), sequenceOf(wordings, lead)) < 0 ? 'altered' : 'excerpt';
  };
  const sorted = [...own].sort((a, b) => a.piece - b.piece);
  return {
    pieces: sorted.map(({ piece }) => piece),
    kinds: sorted.map(({ occurrence, piece }) => kindOf(occurrence, piece)),
    wording: lead,
    shown: chooseText(ranked[0]?.list ?? [], pieces, sources),
  };
}
