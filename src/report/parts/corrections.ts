/** Corrections made by hand, in the report's words. */
import type { Correction } from '../../model.ts';
import { joinStated } from '../lookup/phrases.ts';
import { oneLine } from '../lookup/visible.ts';

/** A correction as the report shows it. */
export interface CorrectionView {
  /** "speaker: Ada Quill, read before as Bo Day". */
  readonly what: string;
  /** "Checked against the recording (the desk)"; `''`: neither note nor name. */
  readonly note: string;
}

/** A correction in words. */
export function viewCorrection({ of, from, to, note, by }: Correction): CorrectionView {
  const [now, before] = [to, from].map((text) => (text === null ? null : oneLine(text)));
  const signed = by === null ? null : `(${oneLine(by)})`;
  return {
    what: describe(of, now ?? null, before ?? null),
    note: joinStated([note === null ? null : oneLine(note), signed], ' '),
  };
}

function describe(of: Correction['of'], now: string | null, before: string | null): string {
  switch (of) {
    case 'join':
      return 'read as one statement';
    case 'split':
      return `read as ${now ?? 'several statements'}`;
    case 'merge':
      return `names of one speaker: ${now ?? ''}, ${before ?? ''}`;
    case 'apart':
      return `names of different speakers: ${now ?? ''}`;
    default:
      return `${of}: ${now ?? NONE[of]}${before === now ? '' : `, read before as ${before ?? NONE[of]}`}`;
  }
}

const NONE = { speaker: 'nobody named', document: 'unstated', kind: 'unknown', outlet: 'not stated' } as const;
