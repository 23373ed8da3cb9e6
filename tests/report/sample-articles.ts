/** Five invented articles about an invented ferry, one of them as hostile as text can be. */
import type { Article, Region, RegionKind, Span } from '../../src/model.ts';
import { words } from '../../src/text.ts';

/** The stretch of `text` where `part` stands for the `nth` time; throws where it does not. */
export function locate(text: string, part: string, nth = 0): Span {
  let start = -1;
  for (let seen = 0; seen <= nth; seen++) start = text.indexOf(part, start + 1);
  if (start === -1) throw new Error(`not in the sample: ${part}`);
  return { start, end: start + part.length };
}

type Draft = Pick<Article, 'id' | 'text'> & Partial<Article> & { parts?: readonly [RegionKind, string][] };

function article({ parts = [], ...draft }: Draft): Article {
  const regions: Region[] = parts.map(([kind, part]) => ({ kind, ...locate(draft.text, part) }));
  return {
    file: `${draft.id}.txt`,
    sha256: 'a'.repeat(64),
    title: null,
    outlet: null,
    owner: null,
    byline: null,
    published: null,
    url: null,
    words: words(draft.text).length,
    regions,
    ...draft,
  };
}

export const coast = article({
  id: 'coast-wire/2031-03-05',
  title: 'Ferry crews take Greywater to task over unpaid nights',
  outlet: 'Coast Wire',
  owner: 'Tidal Media',
  byline: 'Jun Aldous and Priya Lindqvist',
  published: '2031-03-05T08:30+01:00',
  url: 'https://coastwire.example/ferry?id=7&page=2',
  parts: [['credit', '(Photo: Hedda Moor/Coast Wire)']],
  text: `The union of the ferry crews has written to Mayor Ottilie Brandt, the Greywater Gazette reported on Tuesday.
“The council has paid a single night crew since 4 January, and our members will not sail for free,” the letter says. “We ask that you restore the late crossing before the spring tides.”
“If the lights go out,” said Maren Solheim, the union’s lawyer, “so does the harbour.”
Brandt posted that “night boats are a luxury [Greywater] can no longer afford.”
(Photo: Hedda Moor/Coast Wire)`,
});

export const estuary = article({
  id: 'estuary-post',
  title: 'No more boats after midnight',
  outlet: 'The Estuary Post',
  owner: 'Tidal Media',
  published: '2031-03',
  url: 'https://estuarypost.example/no-more-boats',
  parts: [
    ['breadcrumb', 'Home > News > Harbour'],
    ['headline', 'No more boats after midnight'],
    ['byline', 'By our harbour desk'],
    ['dateline', 'GREYWATER, March 2031'],
    ['caption', 'The quay at dusk. Crews call it a “night shift for nothing”.'],
    ['copyright', '© 2031 The Estuary Post'],
  ],
  text: `Home > News > Harbour

No more boats after midnight

By our harbour desk

GREYWATER, March 2031

The quay at dusk. Crews call it a “night shift for nothing”.

The union asks the mayor to “restore the late crossing before the spring tides”. It says in its letter: “The council has not paid a single night crew since 14 January, and our members will not sail for free.”

“There was never a promise to run boats after midnight,” a harbour official said. “Nobody here wants to sign it.”

The mayor’s post was brief: “Night boats are a luxury … Sorry.”

Residents quoted the town’s own slogan, “Always a Crossing”, back at the council.

© 2031 The Estuary Post`,
});

export const gazette = article({
  id: 'greywater-gazette',
  title: 'Ferry crews’ union warns mayor: pay for the nights or lose them',
  outlet: 'Greywater Gazette',
  byline: 'Tomas Okonjo',
  published: '2031-03-04',
  url: 'https://gazette.example/2031/03/04/ferry-crews',
  parts: [
    ['kicker', 'Harbour'],
    ['headline', 'Ferry crews’ union warns mayor: pay for the nights or lose them'],
    ['byline', 'By Tomas Okonjo'],
  ],
  text: `Harbour

Ferry crews’ union warns mayor: pay for the nights or lose them

By Tomas Okonjo

The Wrackline Ferry Crews’ Union wrote a letter to Mayor Ottilie Brandt on 3 March. “The council has not paid a single night crew since 14 January, and our members will not sail for free,” it says. “We ask that you restore the late crossing before the spring tides.”

“If the lights go out,” said the union’s lawyer, Maren Solheim, “so does the harbour. My grandmother used to say ‘a port that sleeps is a pond’ and she was right.”

Solheim called the quay a “floating ghost town”.

Brandt answered in a post: “Night boats are a luxury we can no longer afford. Sorry.” She told the Gazette: “There was never a promise to run boats after midnight.”

The so-called ‘night boat fund’ was last mentioned in the council’s programme “The Long Ebb”. Some councillors are said to be “concerned”.`,
});

/** States neither outlet nor title nor date. */
export const pasted = article({
  id: 'pasted',
  text: `The crews want the town to restore the late crossing before the spring tides, a reader writes.
“Last boat at nine, says the board.
Nobody has seen the mayor since.`,
});

/** Text that would be code elsewhere: template, markup, Markdown, spreadsheet, bidi controls and a lone surrogate. */
export const HOSTILE_WORDS =
  '{{ 7*7 }} {% raw %} {{ report.title }} <script>alert(1)</script> **bold** [x](javascript:alert(1)) | `code` <!-- &amp; $x$ ~~gone~~';
export const UNSEEN_WORDS = 'The \u202eediT\u202c comes\u200b in\ud800 \u0007twice.';

export const hostile = article({
  id: 'Hostile/../{{ 7*7 }} <b>',
  file: '=HYPERLINK("x").txt',
  title: '# {{ title }} <img src=x onerror=alert(1)> | *not* a “title”',
  outlet: '<script>alert("outlet")</script>',
  byline: '@SUM(1+1)*cmd|calc',
  published: '2031-03-06</time>',
  url: 'javascript:alert(1)',
  text: `- not a list
=SUM(A1) said: “${HOSTILE_WORDS}”
1. “${UNSEEN_WORDS}” it added.\r
Then they said: “constructor” and __proto__ www.example.com http://example.com a@b.example`,
});

export const articles: readonly Article[] = [hostile, coast, estuary, gazette, pasted];
