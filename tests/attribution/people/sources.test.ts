/** Who speaks where the grammar is more than “X said”: on both sides of each rule. */
import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../../src/attribution/attribute.ts';
import { findQuotations } from '../../../src/quotations/find.ts';

/** The speakers of the quotations of a text, in its order. */
function speakersOf(text: string): (string | null)[] {
  const article = { id: 'a', text };
  const { quotations, speakers } = attributeQuotations(article, findQuotations(article));
  return quotations.map(({ speaker }) => (speaker === null ? null : (speakers[speaker]?.name ?? null)));
}

describe('“who”', () => {
  it.each([
    [
      'passes over a bracket',
      'The vote met a blast from Rep. Nora Fenn (D-Ohio), who said the deal would “sink every barge in the harbour”.',
      ['Nora Fenn'],
    ],
    [
      'is no committee',
      '“The tax is skewed,” said Rep. Nora Fenn of Ohio, ranking member on the House Ferry Committee, who said it is time to “limit the breaks for barges”.',
      ['Nora Fenn', 'Nora Fenn'],
    ],
    [
      'is the one before the comma where that is a person',
      'Fenn praised her deputy, Hugo Dell, who said the harbour was “safe for every barge”.',
      ['Hugo Dell'],
    ],
  ])('%s', (_name, text, speakers) => expect(speakersOf(text)).toEqual(speakers));
});

describe('“he” and somebody unnamed', () => {
  it.each([
    [
      'what another verb governs is no subject',
      'Meeting an envoy is no crime, which makes Mr. Fenn’s denial odder. On Monday he said he “never met any of the envoys in town”.',
      ['Fenn'],
    ],
    [
      'a predicate is nobody else',
      'For Nora Fenn, whose son Hugo was one of the four sailors taken that night, the wait was long.\n\n“I have heard nothing from them,” she told the Courier.',
      ['Nora Fenn'],
    ],
    ['a subject is', 'A sailor stood by the gate. “I have heard nothing from them,” he said.', ['sailor']],
  ])('%s', (_name, text, speakers) => expect(speakersOf(text)).toEqual(speakers));
});

describe('the tag behind the sentence', () => {
  it.each([
    [
      'speaks where the words stand in its clause',
      'If the harbour continues “escalating the quarrel,” it will lose money from the towns, said Nora Fenn, who is deputy mayor.',
      ['Nora Fenn'],
    ],
    [
      'does not where another has said them before',
      'Hugo Dell said the ferry was “a floating wreck” while it sank, as Nora Fenn noted.',
      ['Hugo Dell'],
    ],
    ['may be the agent of a passive', 'The memo has been described as “shocking to read” by the sailors.', ['sailors']],
    [
      'is the person of a place',
      '“This is a scare,” Senator Mara Dell of Virginia, the top member of the Ferry Committee, said in a letter.',
      ['Mara Dell'],
    ],
    [
      'is the person named beside what they lead',
      '“This is new to us,” the dean of the Orley School of Law, Erwin Fenn, said to the Courier. “The court sees that a danger was made.”',
      ['Erwin Fenn', 'Erwin Fenn'],
    ],
    [
      'is never whom the words are for',
      'Fenn left the hall, with a statement from his spokeswoman to ABC: “He hopes that they learn the lesson of the hall.”',
      ['his spokeswoman'],
    ],
  ])('%s', (_name, text, speakers) => expect(speakersOf(text)).toEqual(speakers));
});

describe('sentences and words run together', () => {
  it('begins a sentence behind a stop without a space', () => {
    expect(speakersOf('Ships left for Dunmore.As Orley News reported, “the ships never came back.”')).toEqual([
      'Orley News',
    ]);
  });
  it('leaves addresses whole', () => {
    expect(speakersOf('“The ships never came back,” Dunmore.Com said.')).toEqual(['Dunmore.Com']);
  });
  it('parts a label from a name', () => {
    expect(speakersOf('The sale went on.\n\nMore:Fenn says that ferries are “winning the race at sea”')).toEqual([
      'Fenn',
    ]);
  });
});

describe('headlines in hover cards', () => {
  const card = "Roy Dean BlunderCritics show unease Dell says barges are 'close to sinking' Five things to know MORE";
  it('quote whomever they name, and the sentence stays whole', () => {
    expect(speakersOf(`Sen. Roy Blunder ${card} (R-Mo.) said that “it may rain on the quay”.`)).toEqual([
      'Dell',
      'Roy Blunder',
    ]);
  });
});

describe('names', () => {
  it.each([
    ['whose reporter', 'Orley News’ Chris Fenn called the point “ridiculous beyond words”.', ['Chris Fenn']],
    ['a rank with a hyphen', 'Brig-Gen Amir Fenn said the force took “full responsibility for it”.', ['Amir Fenn']],
    ['what stood above', '2020 Elections Seth Fenn said: “I am in the race to win it.”', ['Seth Fenn']],
    [
      'who holds the house',
      'President Nora Fenn resigned. “We will study the plan,” the Fenn White House said.',
      ['White House'],
    ],
  ])('%s', (_name, text, speakers) => expect(speakersOf(text)).toEqual(speakers));
});
