/** The reuse stage: the quotations of all articles → statements with their occurrences, joined documents, credits. */

import type { Article, CorpusAttribution, Reuse } from '../model.ts';
import { listDeclared } from './changes/declared.ts';
import { findGroups, type Grouping } from './match/groups.ts';
import { findNearMisses, type NearMiss } from './match/misses.ts';
import { attributeJointly } from './origins/joint.ts';
import { findOriginals } from './origins/originals.ts';
import type { Corpus } from './relations/corpus.ts';
import { findSides } from './relations/sides.ts';
import { draftStatements, scanNarration } from './statements/drafts.ts';
import { createRedraft, type Redraft } from './statements/redraft.ts';
import { createReprint, type Reprint } from './statements/reprint.ts';
import { findCredits } from './unquoted/credits.ts';
import { findPieces, findSources } from './words/pieces.ts';
import { collectWordings } from './words/wordings.ts';

/** What the stage gives, with what it could not decide. */
export interface ReuseFound extends Reuse {
  readonly nearMisses: readonly NearMiss[];
}

/** What the stage gives, and the means to draft statements anew that a correction joins or splits, and to hold occurrences against other words. */
export interface OpenReuse {
  readonly found: ReuseFound;
  readonly redraft: Redraft;
  readonly reprint: Reprint;
}

/** Finds who repeats what over all articles. The result does not depend on the order of the input. */
export function findReuse(articles: readonly Article[], attribution: CorpusAttribution): ReuseFound {
  return openReuse(articles, attribution).found;
}

/** The same, for whoever may have to correct it. */
export function openReuse(articles: readonly Article[], attribution: CorpusAttribution): OpenReuse {
  const sources = findSources(articles, attribution);
  const pieces = findPieces(sources);
  const wordings = collectWordings(pieces.map(({ text }) => text));
  const sides = findSides(attribution.speakers);
  const speakers = new Map(attribution.speakers.map((speaker) => [speaker.id, speaker]));
  const declared = listDeclared(pieces, wordings.vocabulary);
  const corpus: Corpus = { sources, pieces, wordings, sides, speakers, declared };
  const { groups, originals, nearMisses } = matchPieces(corpus);
  const narrated = scanNarration(corpus, groups);
  const statements = draftStatements(corpus, groups, originals, narrated);
  // Inferred of a speaker to whom the statement was not given in the end: no words are of it.
  const ofStatements = new Set(statements.map(({ documentId }) => documentId));
  const found = {
    statements,
    documents: originals.documents.filter(({ id, inferred }) => !inferred || ofStatements.has(id)),
    quotations: attributeJointly(corpus, groups, statements, originals),
    credits: findCredits(articles),
    nearMisses,
  };
  return { found, redraft: createRedraft(corpus, originals, narrated), reprint: createReprint(corpus) };
}

/** Which pieces are one statement; the relations and events it is found by are let go. */
function matchPieces(corpus: Corpus) {
  const grouping = findGroups(corpus);
  return {
    groups: grouping.groups,
    originals: findOriginals(corpus, grouping),
    nearMisses: findNearMisses(grouping.relations, shownBy(grouping)),
  };
}

/** For each wording the statements that are shown in it. */
function shownBy({ groups }: Grouping): Map<number, number[]> {
  const shown = new Map<number, number[]>();
  groups.forEach(({ wording }, statement) => {
    const known = shown.get(wording);
    if (known) known.push(statement);
    else shown.set(wording, [statement]);
  });
  return shown;
}
