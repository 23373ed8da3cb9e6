import { describe, expect, it } from 'vitest';
import { attributeQuotations } from '../../src/attribution/attribute.ts';
import { findFurniture } from '../../src/attribution/narration/furniture.ts';
import { findQuotations } from '../../src/quotations/find.ts';
import { findParagraphs } from '../../src/text.ts';

/** What is left out of a text. */
function leftOut(text: string): string[] {
  const parts = findQuotations({ id: 'a', text }).quotations.flatMap((one) => one.parts);
  return findFurniture(text, findParagraphs(text), parts).map(({ start, end }) => text.slice(start, end));
}

function lastSpeaker(text: string): string | null {
  const article = { id: 'a', text };
  const { quotations, speakers } = attributeQuotations(article, findQuotations(article));
  const speaker = quotations.at(-1)?.speaker ?? null;
  return speaker === null ? null : (speakers[speaker]?.name ?? null);
}

describe('page furniture', () => {
  it.each([
    'SEE ALSO: Giles Ambrose scolds the council over the quay',
    'More:Giles Ambrose leaves the harbour board',
    'Related: Ten boats that never came back',
    'ADVERTISEMENT',
    'Advertisement Continue reading the main story',
    'Story continues below video.',
    'Play Video 1:27 Giles Ambrose on the new ferry',
    'Media playback is unsupported on your device Media caption Giles Ambrose rows home',
    'Image copyright Example Pictures',
    'Sign up for the Courier’s daily newsletter',
    'Follow Nora Fenn on Twitter @norafenn',
    'Click here to get the Courier app',
    'Loading...',
  ])('is left out: %s', (line) => {
    expect(leftOut(`The ferry is late.\n\n${line}\n\nNobody knew why.`)).toEqual([line]);
  });

  it.each([
    'More than 40 boats were counted on Monday.',
    'Follow the river and you come to the mill, on foot.',
    'Advertisements for the ferry were taken down.',
    'Sign up sheets lay on the table, and nobody took one.',
    'Watch for the tide, say those who live there.',
    'Photo albums of the flood are on show at the library.',
    'Story continues, the teller says, until the lamp goes out, and nobody leaves the room before that.',
    'Also on Friday, Giles Ambrose held a meeting about the quay.',
    'ADVERTISEMENT TAX IS BACK',
  ])('is not: %s', (line) => {
    expect(leftOut(`The ferry is late.\n\n${line}\n\nNobody knew why.`)).toEqual([]);
  });

  it('is only the label where the line quotes somebody, and before a caption', () => {
    expect(leftOut('It rained.\n\nMore: Giles Ambrose says the quay is ‘a rotten old thing’')).toEqual(['More: ']);
    const caption = 'Image copyright Example Pictures Image caption Nora Fenn, 33, rowed to the meeting';
    expect(leftOut(`It rained.\n\n${caption}`)).toEqual(['Image copyright Example Pictures Image caption ']);
    expect(lastSpeaker('It rained.\n\nMore: Giles Ambrose says the quay is ‘a rotten old thing’')).toBe(
      'Giles Ambrose',
    );
  });

  it('is nobody for a pronoun, and no speaker', () => {
    const told = 'The ferry is late. “We wait for the boat every morning,” said Nora Fenn, the harbour master.';
    for (const line of ['SEE ALSO: Vera Lund sues the mayor', 'Play Video 1:27 Vera Lund on the quay'])
      expect(lastSpeaker(`${told}\n\n${line}\n\n“It was due in March,” she said.`)).toBe('Nora Fenn');
    expect(lastSpeaker(`${told}\n\nADVERTISEMENT “It was due in March,” she said.`)).toBe('Nora Fenn');
  });
});
