/** How the outlets differ on one speaker: the names they give, and the words they change. */
import type { ReportQuotation, Statement } from '../../model.ts';
import { groupBy } from '../lookup/group-by.ts';
import type { Lookup } from '../lookup/lookup.ts';
import { type RelationSign, SEVERITY_ORDER } from '../lookup/phrases.ts';
import { oneLine, shorten } from '../lookup/visible.ts';
import { signFor } from './accused.ts';
import { type NamedLink, occurrenceHrefs } from './page.ts';
import { type ChangeView, listChanges } from './wordings.ts';

/** A form of the name, and the outlets that use it beside a quotation. */
export interface NameForm {
  readonly form: string;
  readonly outlets: readonly string[];
}

/** A statement whose words were changed. */
export interface Changed {
  readonly words: NamedLink;
  readonly by: readonly OutletChanges[];
}

/** What one outlet changed in one place. */
export interface OutletChanges {
  readonly outlet: string;
  readonly sign: RelationSign;
  /** Leads to the occurrence. */
  readonly href: string;
  /** The gravest first. */
  readonly changes: readonly ChangeView[];
}

/** Stand for a name that was given before. */
const PRONOUN = /^(?:i|he|she|it|they|we|you|him|her|them|who)$/i;
/** Characters of a statement in a list. */
const WORDS = 90;

/** The forms under which articles name a speaker beside the words, those of most outlets first; pronouns left out. */
export function listNameForms(lookup: Lookup, quotations: readonly ReportQuotation[]): NameForm[] {
  const named = quotations.flatMap(({ articleId, mention }) => {
    const form = mention === null ? '' : oneLine(mention.text);
    return form === '' || PRONOUN.test(form) ? [] : [{ form, outlet: lookup.outletOf(articleId) }];
  });
  return [...groupBy(named, ({ form }) => form)]
    .map(([form, uses]) => {
      const outlets = [...new Set(uses.map(({ outlet }) => outlet))].sort((a, b) => a.index - b.index);
      return { form, outlets: outlets.map(({ label }) => label) };
    })
    .sort((a, b) => b.outlets.length - a.outlets.length); // stable: as the articles come
}

/** Those of `statements` that some article alters, the gravest change first, else in their order. */
export function listChanged(lookup: Lookup, statements: readonly Statement[]): Changed[] {
  const changed = statements.flatMap((statement): Changed[] => {
    const hrefs = occurrenceHrefs(lookup, statement);
    const by = statement.occurrences.flatMap((occurrence, i): OutletChanges[] => {
      if (occurrence.relation !== 'altered') return [];
      return [
        {
          outlet: lookup.outletOf(occurrence.articleId).label,
          sign: signFor(lookup, statement, occurrence),
          href: hrefs[i] ?? '',
          changes: listChanges(occurrence),
        },
      ];
    });
    return by.length === 0
      ? []
      : [{ words: { name: shorten(statement.text, WORDS), href: lookup.hrefOf(statement) }, by: byGravest(by) }];
  });
  const rank = ({ by }: Changed): number => gravestOf(by[0]);
  return changed.sort((a, b) => rank(a) - rank(b)); // stable
}

function byGravest(list: readonly OutletChanges[]): OutletChanges[] {
  return [...list].sort((a, b) => gravestOf(a) - gravestOf(b)); // stable
}

/** The place of the gravest change in the order of severities. */
function gravestOf(changes: OutletChanges | undefined): number {
  const severity = changes?.changes[0]?.severity;
  return severity === undefined ? SEVERITY_ORDER.length : SEVERITY_ORDER.indexOf(severity);
}
