/** Who of the speakers of a corpus stands anywhere in the report: the others are merely named in some article, and get no id and no page. */
import type { CorpusAttribution, Reuse, Speaker } from '../model.ts';

/**
 * The speakers that a quotation, a statement or a document refers to, and the bodies these speak for. Ids are those that the stages
 * before have given; an addressee is known by name.
 */
export function listReferred(corpus: CorpusAttribution, reuse: Reuse): Speaker[] {
  const ids = new Set<string | null | undefined>();
  const names = new Set<string | null>();
  for (const { speakerId, occurrences } of reuse.statements) {
    ids.add(speakerId);
    for (const occurrence of occurrences) ids.add(occurrence.speakerId);
  }
  for (const { joint } of reuse.quotations) for (const { speakerId } of joint) ids.add(speakerId);
  for (const { speakerId, addressee } of reuse.documents) {
    ids.add(speakerId);
    names.add(addressee);
  }
  for (const { quotations, speakerIds } of corpus.articles)
    for (const { speaker } of quotations) if (speaker !== null) ids.add(speakerIds[speaker]);
  const isNamed = ({ id, name }: Speaker): boolean => ids.has(id) || names.has(name);
  const bodies = new Set(corpus.speakers.filter(isNamed).flatMap(({ voiceOf }) => voiceOf));
  return corpus.speakers.filter((speaker) => isNamed(speaker) || bodies.has(speaker.id));
}
