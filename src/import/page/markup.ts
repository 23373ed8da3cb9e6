/** Any HTML → its text, all of it: for mails, in which there is no article to find among other things. */
import type { PageElement } from './dom.ts';
import { findExcess } from './page-limits.ts';
import { writeText } from './page-text.ts';

/** The text of `html`; `null`: it holds none, or more than is read. */
export async function convertMarkup(html: string): Promise<{ readonly text: string | null }> {
  if (findExcess(html) !== null) return { text: null };
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<!doctype html><html><head></head><body><div>${html}</div></body></html>`);
  const root = document as unknown as PageElement;
  for (const element of [...root.querySelectorAll('script, style, title, template, [hidden]')]) element.remove();
  const text = writeText(root.querySelector('body') ?? root);
  return { text: text === '' ? null : text };
}
