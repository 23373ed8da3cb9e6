/** For the tests of saved pages: a page around a story, and what is taken of it. */
import { convertFile } from '../../src/import/convert.ts';
import { STORY } from './pages.ts';

/** A page with this body and head. */
export function page(body: string, head = ''): string {
  return `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
}

/** An article of the usual story with something at its end. */
export function story(extra: string, head = ''): string {
  return page(`<article>${STORY.map((text) => `<p>${text}</p>`).join('')}${extra}</article>`, head);
}

/** What a page gives, its text as paragraphs. */
export async function convertPage(html: string, url: string | null = null) {
  const converted = await convertFile('page', Buffer.from(html), { url, charset: null });
  if (converted.text === null) throw new Error(converted.reason);
  return { ...converted, paragraphs: converted.text.trim().split('\n\n') };
}

/** The paragraphs that a page gives besides the story. */
export async function convertExtra(extra: string): Promise<string[]> {
  const { paragraphs } = await convertPage(story(extra));
  const own = new Set<string>(STORY);
  return paragraphs.filter((text) => !own.has(text));
}
