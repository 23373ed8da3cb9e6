/** Pull quotes: a paragraph of quoted words alone, which the story prints with the one who said them. */

import type { Quotation } from '../../model.ts';
import { words } from '../../text.ts';
import type { Draft } from './draft.ts';

/** Words in a row that no story quotes twice by chance. */
const RUN = 8;

/** A quotation that stands alone and repeats eight words or more of one that has its source beside it takes that source. */
export function revisePulled(quotations: readonly Quotation[], drafts: readonly Draft[]): Draft[] {
  const isPulled = ({ view, kind }: Draft) => view?.alone === true && (kind === 'statement' || kind === 'fragment');
  if (!drafts.some(isPulled)) return [...drafts];
  const told = indexTold(quotations, drafts);
  return drafts.map((draft, index) => {
    if (!isPulled(draft)) return draft;
    const run = listRuns(quotations[index]?.text ?? '').find((key) => told.has(key));
    const source = drafts[told.get(run ?? '') ?? -1];
    if (source === undefined || source.phrase === draft.phrase) return draft;
    const confidence = Math.min(draft.confidence, source.confidence);
    return { ...draft, phrase: source.phrase, frame: null, continues: null, confidence };
  });
}

/** Every run of the quotations that have their source beside them → the first of these. */
function indexTold(quotations: readonly Quotation[], drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  drafts.forEach(({ view, frame, phrase }, index) => {
    if (view === null || view.alone || frame === null || phrase < 0) return;
    for (const run of listRuns(quotations[index]?.text ?? '')) if (!told.has(run)) told.set(run, index);
  });
  return told;
}

function listRuns(text: string): string[] {
  const own = words(text);
  return own.slice(RUN - 1).map((_, at) => own.slice(at, at + RUN).join(' '));
}
