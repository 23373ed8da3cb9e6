/** Who counts as one side: a body and the persons who sign or speak for it. */
import type { Speaker } from '../../model.ts';
import { words } from '../../text.ts';

/** The sides of a corpus. Speakers are named by their ids. */
export interface Sides {
  /** Whether the two are one, or one is the other's voice. */
  readonly agree: (a: string, b: string) => boolean;
  /** Whether an attribution to the one contradicts an attribution to the other: neither one side nor voices of one body. */
  readonly contradict: (a: string, b: string) => boolean;
  /** The speaker, the bodies it speaks for and the voices it has. */
  readonly all: (speaker: string) => readonly string[];
  /** Whether the speaker is a voice of some body. */
  readonly isVoice: (speaker: string) => boolean;
}

/** The sides that the speakers' `voiceOf` describes. Being a voice is not handed on: two voices of one body do not agree. */
export function findSides(speakers: readonly Speaker[]): Sides {
  const bodies = new Map<string, readonly string[]>();
  const all = new Map<string, string[]>();
  const add = (speaker: string, other: string): void => {
    const list = all.get(speaker) ?? [speaker];
    if (!list.includes(other)) list.push(other);
    all.set(speaker, list);
  };
  for (const { id, voiceOf } of speakers) {
    if (voiceOf.length === 0) continue;
    bodies.set(id, voiceOf);
    for (const body of voiceOf) {
      add(id, body);
      add(body, id);
    }
  }
  for (const [speaker, bare] of findTitled(speakers)) {
    add(speaker, bare);
    add(bare, speaker);
  }
  const agree = (a: string, b: string): boolean => a === b || (all.get(a)?.includes(b) ?? false);
  return {
    agree,
    contradict: (a, b) => !agree(a, b) && !(bodies.get(a) ?? []).some((body) => bodies.get(b)?.includes(body)),
    all: (speaker) => all.get(speaker) ?? [speaker],
    isVoice: (speaker) => bodies.has(speaker),
  };
}

/** Persons whose name ends with another's first and last name: "Midwife Ann Lee" is Ann Lee under a title. */
function findTitled(speakers: readonly Speaker[]): [string, string][] {
  const persons = speakers.filter(({ kind }) => kind === 'person').map(({ id, name }) => ({ id, name: words(name) }));
  const bare = new Map<string, string>();
  for (const { id, name } of persons) if (name.length === 2 && !bare.has(name.join(' '))) bare.set(name.join(' '), id);
  return persons.flatMap(({ id, name }): [string, string][] => {
    const other = name.length > 2 ? bare.get(name.slice(-2).join(' ')) : undefined;
    return other === undefined ? [] : [[id, other]];
  });
}

/** Whether some name of the one stands on the side of some name of the other. */
export function agreeAny(names: readonly string[], others: readonly string[], sides: Sides): boolean {
  for (const name of names) for (const other of others) if (sides.agree(name, other)) return true;
  return false;
}
