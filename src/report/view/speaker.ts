/** `speakers/<id>.html`: what one speaker said, under which names, and where outlets name somebody else. */
import type { OriginatingDocument } from '../../model.ts';
import { groupBy, type Lookup } from '../lookup.ts';
import { speakerPath } from '../paths.ts';
import { listWords, plural, SPEAKER_WORDS } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import { type Changed, listChanged, listNameForms, type NameForm } from './differences.ts';
import {
  createPage,
  type DocumentLink,
  describeReach,
  groupClaims,
  type Lines,
  linkDocument,
  linkSpeaker,
  type NamedLink,
  type Page,
  pickLines,
  type StatementLine,
} from './page.ts';

/** The page of a speaker. */
export interface SpeakerPage extends Page {
  readonly kind: string;
  readonly roles: readonly string[];
  readonly aliases: readonly string[];
  /** Bodies this speaker signs or speaks for, and those who do so for it. */
  readonly voiceOf: readonly NamedLink[];
  readonly voices: readonly NamedLink[];
  /** Each with the outlets that speak of it, which tell apart those of one name. */
  readonly documents: readonly (DocumentLink & { readonly outlets: string })[];
  readonly statements: readonly StatementLine[];
  /** How the articles name them beside quoted words. */
  readonly forms: readonly NameForm[];
  /** Of `statements`, those that some outlet gives to somebody else. */
  readonly contested: readonly StatementLine[];
  readonly changed: readonly Changed[];
  /** Statements under another speaker that some outlet gives to this one. */
  readonly claimed: readonly StatementLine[];
  readonly answer: string;
}

/** Outlets that are named; of more, how many. */
const NAMED = 3;

function linkWithOutlets(lookup: Lookup, document: OriginatingDocument): SpeakerPage['documents'] {
  const link = linkDocument(lookup, document.id);
  if (link === null) return [];
  const speaking = document.mentions.map(({ articleId }) => lookup.outletOf(articleId));
  const labels = [...new Set(speaking)].sort((a, b) => a.index - b.index).map(({ label }) => label);
  const outlets = labels.length > NAMED ? plural(labels.length, 'outlet') : listWords(labels);
  return [{ ...link, outlets }];
}

/** The pages of all speakers, one after the other. */
export function* createSpeakerPages(lookup: Lookup, lines: Lines): Generator<SpeakerPage> {
  const { report } = lookup;
  const own = groupBy(lookup.statements, (statement) => statement.speakerId ?? '');
  const claimed = groupClaims(
    lookup.statements.filter((statement) => statement.contested),
    'speakerId',
  );
  const voices = new Map<string, string[]>();
  for (const { id, voiceOf } of report.speakers) {
    for (const body of voiceOf) voices.set(body, [...(voices.get(body) ?? []), id]);
  }
  const quoted = groupBy(report.quotations, (quotation) => quotation.speakerId ?? '');
  const documents = groupBy(report.documents, (document) => document.speakerId ?? '');
  for (const speaker of report.speakers) {
    const statements = own.get(speaker.id) ?? [];
    const answer = describeReach(lookup, statements);
    yield {
      ...createPage(speakerPath(speaker.id), oneLine(speaker.name), answer),
      kind: SPEAKER_WORDS[speaker.kind],
      roles: speaker.roles.map(oneLine),
      aliases: speaker.aliases.map(oneLine),
      voiceOf: speaker.voiceOf.flatMap((id) => linkSpeaker(lookup, id) ?? []),
      voices: (voices.get(speaker.id) ?? []).flatMap((id) => linkSpeaker(lookup, id) ?? []),
      documents: (documents.get(speaker.id) ?? []).flatMap((document) => linkWithOutlets(lookup, document)),
      statements: pickLines(lines, statements),
      forms: listNameForms(lookup, quoted.get(speaker.id) ?? []),
      contested: pickLines(
        lines,
        statements.filter((statement) => statement.contested),
      ),
      changed: listChanged(lookup, statements),
      claimed: pickLines(lines, claimed.get(speaker.id) ?? []),
      answer,
    };
  }
}
