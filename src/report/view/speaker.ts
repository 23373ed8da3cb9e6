/** `speakers/<id>.html`: what one speaker said, under which names, and where outlets name somebody else. */
import type { Lookup } from '../lookup.ts';
import { speakerPath } from '../paths.ts';
import { plural, SPEAKER_WORDS } from '../phrases.ts';
import { oneLine } from '../visible.ts';
import {
  createPage,
  type DocumentLink,
  linkDocument,
  linkSpeaker,
  type NamedLink,
  type Page,
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
  readonly documents: readonly DocumentLink[];
  readonly statements: readonly StatementLine[];
  /** Statements under another speaker that some outlet gives to this one. */
  readonly claimed: readonly StatementLine[];
  readonly answer: string;
}

/** The pages of all speakers. */
export function createSpeakerPages(lookup: Lookup, lines: ReadonlyMap<string, StatementLine>): SpeakerPage[] {
  const { report } = lookup;
  return report.speakers.map((speaker) => {
    const own = lookup.statements.filter((statement) => statement.speakerId === speaker.id);
    const claimed = lookup.statements.filter(
      ({ speakerId, contested, occurrences }) =>
        contested && speakerId !== speaker.id && occurrences.some((occurrence) => occurrence.speakerId === speaker.id),
    );
    const toLines = (list: typeof own) => list.flatMap((statement) => lines.get(statement.anchor) ?? []);
    const outlets = new Set(own.flatMap(({ occurrences }) => occurrences.map((o) => lookup.outletOf(o.articleId))));
    const answer = `${plural(own.length, 'statement')} in ${plural(outlets.size, 'outlet')}`;
    return {
      ...createPage(speakerPath(speaker.id), oneLine(speaker.name), answer),
      kind: SPEAKER_WORDS[speaker.kind],
      roles: speaker.roles.map(oneLine),
      aliases: speaker.aliases.map(oneLine),
      voiceOf: speaker.voiceOf.flatMap((id) => linkSpeaker(lookup, id) ?? []),
      voices: report.speakers
        .filter((other) => other.voiceOf.includes(speaker.id))
        .flatMap((other) => linkSpeaker(lookup, other.id) ?? []),
      documents: report.documents
        .filter((document) => document.speakerId === speaker.id)
        .flatMap((document) => linkDocument(lookup, document.id) ?? []),
      statements: toLines(own),
      claimed: toLines(claimed),
      answer,
    };
  });
}
