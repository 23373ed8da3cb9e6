/** The speakers of an article, numbered in the order in which they are met. */

import type { LocalSpeaker, TextSpan } from '../../model.ts';
import { compareText } from '../../text.ts';
import type { Scene } from '../narration/scene.ts';
import type { Token } from '../narration/tokens.ts';
import type { Cast, Entity } from './entities.ts';
import { cleanRole } from './roles.ts';

/** Speakers under construction; a number is the index in the article's list. */
export interface SpeakerList {
  /** The number of an entity; it is entered where it is new. */
  of(entity: number): number;
  /** The number of somebody whom the article does not name; `body` is the number of the body they speak for. */
  unnamed(description: string, body?: number): number;
  /** The entity behind a number; `null` for an unnamed speaker. */
  entity(speaker: number | null): { readonly entity: Entity; readonly index: number } | null;
  /** The speaker and every body they sign or speak for. */
  voices(speaker: number | null): readonly number[];
  /** One side: the same, or one of them speaks for the other's body; an unknown one is on every side. */
  sameSide(a: number | null, b: number | null): boolean;
  /** The list as the model has it. */
  finish(): LocalSpeaker[];
}

/** The characters of tokens `[from, to)`. */
export function spanOf(text: string, tokens: readonly Token[], from: number, to: number): TextSpan {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end) };
}

/** Begins the list of an article. */
export function createSpeakerList(text: string, scene: Scene, cast: Cast): SpeakerList {
  const speakers: { readonly index: number; readonly name: string }[] = [];
  const numbers = new Map<string, number>();
  const bodies = new Map<number, number>();
  const enter = (key: string, index: number, name: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, speakers.length);
    return speakers.push({ index, name }) - 1;
  };
  const list: SpeakerList = {
    of: (index) => enter(`entity ${index}`, index, cast.entities[index]?.name ?? ''),
    unnamed: (description, body) => {
      const number = enter(`unnamed ${description}`, -1, description);
      if (body !== undefined) bodies.set(number, body);
      return number;
    },
    entity: (speaker) => {
      const index = speakers[speaker ?? -1]?.index ?? -1;
      const entity = cast.entities[index];
      return entity ? { entity, index } : null;
    },
    voices: (speaker) =>
      speaker === null
        ? []
        : [
            speaker,
            ...[...(list.entity(speaker)?.entity.voiceOf ?? [])].map(list.of),
            ...(bodies.has(speaker) ? [bodies.get(speaker) as number] : []),
          ],
    sameSide: (a, b) => a === null || b === null || list.voices(a).some((one) => list.voices(b).includes(one)),
    finish: () => {
      for (let number = 0; number < speakers.length; number++) list.voices(number);
      const forms = collectForms(text, scene, cast);
      return speakers.map(({ index, name }, number): LocalSpeaker => {
        const entity = cast.entities[index];
        const body = bodies.get(number);
        if (!entity) {
          return { name, kind: 'unnamed', aliases: [name], roles: [], voiceOf: body === undefined ? [] : [body] };
        }
        return {
          name,
          kind: entity.kind,
          aliases: [...(forms.get(index) ?? [])].sort(compareText),
          roles: listRoles(entity),
          voiceOf: [...entity.voiceOf].map(list.of).sort((a, b) => a - b),
        };
      });
    },
  };
  return list;
}

/** The titles and roles that can be shown; a body's are as they are printed ("the union representing officers"). */
function listRoles({ kind, roles }: Entity): string[] {
  const shown = kind === 'person' ? [...roles].flatMap((role) => cleanRole(role) ?? []) : roles;
  return [...new Set(shown)].sort(compareText);
}

/** Every printed form of each entity. */
function collectForms(text: string, scene: Scene, cast: Cast): Map<number, Set<string>> {
  const forms = new Map<number, Set<string>>();
  for (const phrase of scene.phrases) {
    const entity = cast.ofPhrase[phrase.index] ?? -1;
    if (entity < 0) continue;
    const form = spanOf(text, scene.narration.tokens, phrase.from, phrase.to).text.replace(/\s+/g, ' ');
    const known = forms.get(entity);
    if (known) known.add(form);
    else forms.set(entity, new Set([form]));
  }
  return forms;
}
