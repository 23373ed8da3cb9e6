/**
 * Who may import whom: the one place that says so, held by `npm run check`. A stage is a folder of `src/`, a room a folder
 * of a stage. Rows are in the order in which they are called; each room imports those before it in its row, never one after.
 */

export const STAGES = [
  'import',
  'articles',
  'quotations',
  'attribution',
  'corrections',
  'reuse',
  'originals',
  'anchors',
  'published',
  'report',
];
const TOOLS = ['cache', 'disk'];
const WIRING = '^src/(build|cli|eleventy|extract|index|program)[.]ts$|^src/commands/';
const LEAVES = '^src/(config|copies|labels|memo|package|press|sorted|text|yaml)[.]ts$';

/** What a stage imports of other folders, besides `model.ts` and the leaves. */
const MAY_IMPORT = {
  articles: ['disk'],
  import: ['articles'],
  originals: ['reuse'],
  anchors: ['disk'],
  corrections: ['disk'],
  report: ['cache', 'disk'],
  cache: ['articles', 'disk'],
};

export const ROOMS = {
  articles: ['head', 'markup'],
  import: ['page'],
  attribution: ['words', 'narration', 'ranking', 'people', 'documents'],
  reuse: ['tables', 'words', 'changes', 'relations', 'match', 'origins', 'unquoted', 'statements'],
  report: ['lookup', 'citations', 'parts', 'pages', 'exports', 'writing'],
};

/** Stages that take data and give data. Attribution reads its own weights and lexicon. */
const OFF_THE_DISK = '^src/(quotations|attribution|reuse|originals)/|^src/(copies|memo|sorted|text|yaml|config)[.]ts$';
const OWN_DATA = '^src/attribution/words/(read-weights|compromise)[.]ts$';

const any = (names) => `(${names.join('|')})`;
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const stages = [...STAGES, ...TOOLS].map((stage) => {
  const others = [...STAGES, ...TOOLS].filter((one) => one !== stage && !(MAY_IMPORT[stage] ?? []).includes(one));
  return error(
    `stage-${stage}`,
    'A stage imports model.ts, the leaves (text.ts, config.ts, …) and what is listed in MAY_IMPORT: build.ts joins the stages.',
    { path: `^src/${stage}/` },
    { path: `^src/${any(others)}/` },
  );
});

const rooms = Object.entries(ROOMS).flatMap(([stage, row]) =>
  row.map((room, place) =>
    error(
      `room-${stage}-${room}`,
      `Rooms import those before them: ${row.join(' → ')}. Move the type or the function to where both may see it.`,
      { path: `^src/${stage}/${room}/` },
      { path: `^src/${stage}/(${[...row.slice(place + 1).map((later) => `${later}/`), '[^/]+$'].join('|')})` },
    ),
  ),
);

export default {
  forbidden: [
    error(
      'no-circle',
      'Files that import each other in a circle give a reader no place to begin.',
      {},
      { circular: true },
    ),
    error('model-imports-nothing', 'model.ts holds types only.', { path: '^src/model[.]ts$' }, { path: '.' }),
    error('leaf', 'A leaf knows no stage.', { path: LEAVES }, { path: '^src/', pathNot: `${LEAVES}|^src/model[.]ts$` }),
    error(
      'wiring',
      'The wiring imports the stages, never the reverse.',
      { path: `^src/${any([...STAGES, ...TOOLS])}/` },
      { path: WIRING },
    ),
    ...stages,
    ...rooms,
    error(
      'off-the-disk',
      'This part never touches the disk; take the data as an argument.',
      { path: OFF_THE_DISK, pathNot: OWN_DATA },
      { path: '^(node:)?fs(/promises)?$' },
    ),
    error(
      'eleventy-in-one-place',
      'Only src/report/writing/render-thread.js knows Eleventy; hand it plain data.',
      { path: '^src/', pathNot: '^src/report/writing/render-thread[.]js$' },
      { path: '@11ty/eleventy/' },
    ),
    error('resolves', 'No such file or package.', {}, { couldNotResolve: true }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
