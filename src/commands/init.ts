/** `verbatim init`: makes a folder ready for articles of one's own. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../config.ts';
import { CONFIG_FILE } from './project.ts';
import type { Terminal } from './terminal.ts';

const README = `# Articles

Put one file here for each article: plain text (\`.txt\`), Markdown (\`.md\`), a saved web page (\`.html\`, \`.mhtml\`),
\`.docx\`, \`.pdf\`, \`.eml\`, or a corpus with one JSON object a line (\`.jsonl\`: id, text, title, outlet, owner, byline,
published, url). Folders within this one are read too. Better still, let \`verbatim add FILE\` put it here as text.

What Verbatim should know of an article beside its text stands in Markdown's front matter, or in a file with the
article's name and the extension \`.meta.yaml\`:

    title: Bridge shut after cracks found
    outlet: The Example Courier
    owner: Example Media Group
    byline: Jane Doe
    published: 2018-07-31T15:52
    url: https://courier.example.org/bridge-shut

Every line may be left out. What neither this file nor the article states is shown as "not stated".
`;

const CONFIG = `# Options of the report. All may be left out.

# title: Who said it, and who repeats it word for word

# Address that the report is published at, for permanent links in citations.
# baseUrl: https://example.org/verbatim/

# Write false to show only the quotations in their context, not whole articles.
# fullText: true

# Language, colour and picture of the pages, and a folder with templates and words of your own (docs/themes.md).
# lang: en
# accent: "#14506e"
# logo: logo.svg
# theme: my-theme

# Names of one outlet are joined; outlets of one owner are counted as one independent voice.
# outlets:
#   - name: The Example Courier
#     aliases: [Courier, example-courier]
#     hosts: [courier.example.org]
#     owner: Example Media Group
`;

/** Writes `articles/README.md` and `verbatim.yaml` under `folder`; nothing at all where either is there already. */
export async function runInit(folder: string, terminal: Terminal): Promise<number> {
  const files = [
    [join(folder, 'articles', 'README.md'), README],
    [join(folder, CONFIG_FILE), CONFIG],
  ] as const;
  const taken = files.find(([file]) => existsSync(file));
  if (taken !== undefined) {
    throw new UserError('is there already; nothing was written', { file: taken[0], remedy: 'Name another folder.' });
  }
  await mkdir(join(folder, 'articles'), { recursive: true });
  for (const [file, text] of files) await writeFile(file, text, { flag: 'wx' });
  terminal.note(`Made ${files.map(([file]) => file).join(' and ')}.`);
  terminal.note('Put articles there, then run "verbatim build" (or "verbatim watch" while you add them).');
  return 0;
}
