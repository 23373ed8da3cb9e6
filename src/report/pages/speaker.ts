/** `speakers/<id>.html`: what one speaker said, under which names, and where outlets name somebody else. */
import type { OriginatingDocument, ReportQuotation, Speaker, Statement } from '../../model.ts';
import { mixGrounds } from '../lookup/grounds.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { speakerPath } from '../lookup/page-paths.ts';
import { listWords, plural, SPEAKER_WORDS } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';
import { type Changed, listChanged, listNameForms, type NameForm } from '../parts/differences.ts';
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
  type PagePlan,
  pickLines,
  type StatementLine,
} from '../parts/page.ts';

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
export function* planSpeakerPages(lookup: Lookup, lines: Lines): Generator<PagePlan<SpeakerPage>> {
  const { report, grounds } = lookup;
  const own = groupBy(lookup.statements, (statement) => statement.speakerId ?? '');
  const claims = groupClaims(
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
    const held = {
      statements: own.get(speaker.id) ?? [],
      claimed: claims.get(speaker.id) ?? [],
      voices: voices.get(speaker.id) ?? [],
      quotations: quoted.get(speaker.id) ?? [],
      documents: documents.get(speaker.id) ?? [],
    };
    const speaking = [...held.quotations, ...held.documents.flatMap(({ mentions }) => mentions)];
    const articles = [...new Set(speaking.map(({ articleId }) => articleId))];
    yield {
      path: speakerPath(speaker.id),
      grounds: mixGrounds(
        speaker,
        [...held.statements, ...held.claimed].map(grounds.statement),
        [...speaker.voiceOf, ...held.voices].map(grounds.speaker),
        held.documents,
        articles.map(grounds.article),
        grounds.order(articles),
      ),
      make: () => createSpeakerPage(lookup, lines, speaker, held),
    };
  }
}

/** What a report holds of one speaker. */
interface Held {
  readonly statements: readonly Statement[];
  /** Those of others that some outlet gives to this one. */
  readonly claimed: readonly Statement[];
  /** Ids of those who speak for it. */
  readonly voices: readonly string[];
  readonly quotations: readonly ReportQuotation[];
  readonly documents: readonly OriginatingDocument[];
}

function createSpeakerPage(lookup: Lookup, lines: Lines, speaker: Speaker, held: Held): SpeakerPage {
  const { statements, claimed, voices, quotations, documents } = held;
  const answer = describeReach(lookup, statements);
  return {
    ...createPage(speakerPath(speaker.id), oneLine(speaker.name), answer),
    kind: SPEAKER_WORDS[speaker.kind],
    roles: speaker.roles.map(oneLine),
    aliases: speaker.aliases.map(oneLine),
    voiceOf: speaker.voiceOf.flatMap((id) => linkSpeaker(lookup, id) ?? []),
    voices: voices.flatMap((id) => linkSpeaker(lookup, id) ?? []),
    documents: documents.flatMap((document) => linkWithOutlets(lookup, document)),
    statements: pickLines(lines, statements),
    forms: listNameForms(lookup, quotations),
    contested: pickLines(
      lines,
      statements.filter((statement) => statement.contested),
    ),
    changed: listChanged(lookup, statements),
    claimed: pickLines(lines, claimed),
    answer,
  };
}
