/** A folder of invented articles that share statements, and what a test asks of folders. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const LETTER = '“We have asked the county three times to close the ferry ramp before somebody drowns,”';
const PLEA = '“Nobody should have to die for a timetable.”';

/** Five articles of five outlets about one letter. */
export const ARTICLES: Readonly<Record<string, string>> = {
  'articles/courier.md': `---\ntitle: Ferry ramp must close, says warden\noutlet: The Example Courier\npublished: 2018-07-30\n---\nThe harbour warden has written a letter to the county council.\n\n${LETTER} Ruth Hallow, the warden, wrote in the letter. ${PLEA}\n`,
  'articles/gazette.txt': `Warden warns county over ramp\n\nby Jane Doe\n\nA ferry ramp is a danger to life, a letter to the county council says.\n\n${LETTER} the letter states.\n\nThe council did not answer a request for comment.\n`,
  'articles/gazette.meta.yaml': 'outlet: Harbour Gazette\nowner: Example Group\n',
  'articles/herald.txt': `Council silent on ferry ramp\n\nRuth Hallow, the harbour warden, sent a letter to the county council last week.\n\n“We have asked the county twice to close the ferry ramp before somebody drowns,” Hallow wrote.\n\n${PLEA.replace('.”', ',”')} she added.\n\n© 2018 Example Herald. All rights reserved.\n`,
  'articles/more.jsonl': [
    {
      id: 'radio/ramp',
      outlet: 'Radio Moor',
      title: 'Ramp row grows',
      text: `The row over the ferry ramp grew on Tuesday.\n\n${LETTER} says the letter by warden Ruth Hallow.\n\nThe so-called “death ramp” was built in 1974.`,
    },
    {
      id: 'radio/mayor',
      outlet: 'Radio Moor',
      title: 'Mayor replies',
      text: 'The mayor of the town, Colin Varley, replied to the letter on Wednesday.\n\n“The ramp is the county’s business and not mine,” Varley told reporters.',
    },
  ]
    .map((record) => `${JSON.stringify(record)}\n`)
    .join(''),
};

/** One more article, which repeats a statement and brings a new one. */
export const SIXTH = `County gives way on ferry ramp\n\nThe county will close the ferry ramp on Friday, its engineer Ann Roe said on Thursday.\n\n“The ramp will close on Friday and stay closed for good,” Roe said.\n\n${PLEA.replace('.”', ',”')} Ruth Hallow, the warden, had written to the council.\n`;

/** Writes files under `root`, folders made as needed. */
export async function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

/** Every file under `root` with its bytes (latin1, so that any bytes compare), by name. */
export async function readTree(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file.slice(root.length + 1), await readFile(file, 'latin1')])),
  );
}

/** The lines of a lock file, by id. */
export async function readLockLines(
  root: string,
): Promise<
  ReadonlyMap<
    string,
    { readonly of: string; readonly status: string; readonly text: string; readonly to: string | null }
  >
> {
  const text = await readFile(join(root, 'anchors.lock.jsonl'), 'utf8');
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((line) => [line.id, line]),
  );
}
