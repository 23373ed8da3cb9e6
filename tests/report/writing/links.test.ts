import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLinks } from '../../../src/report/writing/links.ts';
import { makeFolder } from '../folders.ts';

test('names every link, fragment, address and id that is wrong, and nothing else', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'q'));
  writeFileSync(
    join(folder, 'index.html'),
    `<a href="q/a.html#here">fine</a> <a href="q/a.html#gone">no id</a> <a href="q/b.html">no file</a>
     <a href="https://elsewhere.example/x">fine</a> <a href="javascript:alert(1)">no</a> <a href="/q/a.html">no</a>
     <p id="one"></p><p id="one"></p> <a href="#one">fine</a> <script src="none.js"></script> <a href="%71/a.html">fine</a>`,
  );
  writeFileSync(
    join(folder, 'q', 'a.html'),
    '<p id="here"></p><meta http-equiv="refresh" content="0; url=../index.html#two"><a href="../index.html">fine</a>',
  );
  writeFileSync(
    join(folder, 'report.md'),
    '<a id="x"></a>\n\n[fine](#x) [no](#y) [fine](q/a.html#here) [no](q/c.html)\n',
  );
  expect(await checkLinks(folder)).toEqual([
    'index.html: the id one stands twice',
    'index.html: q/a.html#gone leads to no id',
    'index.html: q/b.html leads to no file',
    'index.html: javascript:alert(1) is no relative link',
    'index.html: /q/a.html is no relative link',
    'index.html: none.js leads to no file',
    'q/a.html: ../index.html#two leads to no id',
    'report.md: #y leads to no id',
    'report.md: q/c.html leads to no file',
  ]);
});
