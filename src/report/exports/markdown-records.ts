/** Records of documents, as `report.md` shows them. */
import type { OriginatingDocument } from '../../model.ts';
import { escapeMarkdown as text } from '../lookup/escape-markdown.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { plural } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { openLines } from '../parts/line.ts';
import { listRecorded, type Recorded, type RecordedPiece } from '../parts/recorded.ts';
import { type Block, formatList, type MarkdownContext } from './markdown-context.ts';

/** The documents of which a record was added. */
export function listRecordedDocuments({ report }: Lookup): OriginatingDocument[] {
  const ids = new Set((report.originals ?? []).map(({ documentId }) => documentId));
  return report.documents.filter(({ id }) => ids.has(id));
}

/** A part for each of these. */
export function* formatRecords({ lookup }: MarkdownContext): Generator<Block> {
  const lines = openLines(lookup);
  for (const document of listRecordedDocuments(lookup)) {
    for (const recorded of listRecorded(lookup, lines, document.id)) yield* formatRecord(document, recorded);
  }
}

function* formatRecord(document: OriginatingDocument, recorded: Recorded): Generator<Block> {
  const { file, isWhole, paragraphs, sentences, quoted, unrecorded } = recorded;
  yield `### ${text(oneLine(document.label))}`;
  const rest = isWhole ? '' : ' Only these are shown.';
  yield `The record is ${text(file)}: ${plural(sentences, 'sentence')}, of which ${quoted} ${quoted === 1 ? 'is' : 'are'} quoted by some outlet.${rest}`;
  yield formatList(paragraphs.flatMap((pieces) => pieces.filter(({ share }) => share !== null).map(formatSentence)));
  if (unrecorded.length === 0) return;
  yield 'Attributed to it, and not in the record:';
  yield formatList(unrecorded.map(({ words, anchor }) => `“${text(words)}” ([${anchor}](#${anchor}))`));
}

function formatSentence({ words, reach, anchors, isCut }: RecordedPiece): string {
  const gap = isCut ? '\\[…\\] ' : '';
  const links = anchors.map((anchor) => `[${anchor}](#${anchor})`).join(', ');
  return links === '' ? `${gap}“${text(words)}”: quoted by nobody` : `${gap}“${text(words)}” (${links}): ${reach}`;
}
