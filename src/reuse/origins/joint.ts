/** What all articles together say of every quotation. */

import type { Reuse, StatementDraft } from '../../model.ts';
import type { Group } from '../match/groups.ts';
import type { Corpus } from '../relations/corpus.ts';
import type { Piece, Source } from '../words/pieces.ts';
import { mayBeOf } from './agreed.ts';
import type { Originals } from './originals.ts';

const NONE: readonly never[] = [];

interface Joint {
  speakerId: string | null;
  documentId: string | null;
  statements: readonly number[];
}

/**
 * For every quotation its statements, its speaker and its document: what its own article says, and where that says
 * nothing, what the others say of the same statement. A document is lent only between speakers of one side, and only to one who
 * is on its author's side.
 */
export function attributeJointly(
  { sources, pieces, sides }: Corpus,
  groups: readonly Group[],
  statements: readonly StatementDraft[],
  { ofPiece, byId }: Originals,
): Reuse['quotations'] {
  const joint = sources.map(({ attribution: { quotations, speakerIds } }) =>
    quotations.map(({ speaker }): Joint => {
      return { speakerId: speakerIds[speaker ?? -1] ?? null, documentId: null, statements: NONE };
    }),
  );
  groups.forEach(({ pieces: members }, statement) => {
    const { speakerId = null, documentId = null } = statements[statement] ?? {};
    const lent = byId(documentId);
    const alone = [statement];
    for (const index of members) {
      const piece = pieces[index];
      if (!piece) continue;
      const quotations = joint[piece.source] ?? [];
      for (const quotation of quotationsOf(piece, sources)) {
        const own = quotations[quotation];
        if (!own) continue;
        if (own.statements.length === 0) own.statements = alone;
        else if (!own.statements.includes(statement)) own.statements = own.statements.concat(statement);
        const isSided = own.speakerId === null || (speakerId !== null && sides.agree(own.speakerId, speakerId));
        const document = ofPiece(piece);
        own.speakerId ??= mayBeOf(document, speakerId, sides) ? speakerId : piece.speaker;
        own.documentId ??= document?.id ?? (isSided && mayBeOf(lent, own.speakerId, sides) ? documentId : null);
      }
    }
  });
  return sources.map(({ article }, source) => ({ articleId: article.id, joint: joint[source] ?? [] }));
}

/** The quotations that a piece lies in: several where a tag interrupts it. */
function quotationsOf({ source, spans, quotation }: Piece, sources: readonly Source[]): number[] {
  if (spans.length === 1) return [quotation];
  const all = sources[source]?.attribution.quotations ?? [];
  const found = new Set([quotation]);
  all.forEach(({ start, end, parent, kind }, index) => {
    const isSpeech = kind === 'statement' || kind === 'fragment';
    if (parent === null && isSpeech && spans.some((span) => start <= span.start && span.end <= end)) found.add(index);
  });
  return [...found];
}
