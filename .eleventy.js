/**
 * Wiring of the site: which pages there are, and the filters of their templates. Everything they show is computed in
 * src/report/pages and comes in as the one global `report`, which src/report/writing/html.ts adds.
 */
import markdownIt from 'markdown-it';

/** Templates, each with the list of `report` that it makes a page of each entry of. */
const PAGES = {
  overview: 'overview',
  listing: 'listings',
  statement: 'statements',
  article: 'articles',
  speaker: 'speakers',
  document: 'documents',
  retired: 'retired',
  counted: 'counted',
  new: 'news',
};
const markdown = markdownIt({ html: false, linkify: false, typographer: false });

/** @param {import('@11ty/eleventy/UserConfig').default} config */
export default function configure(config) {
  config.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true });
  config.setTemplateFormats(['njk']);
  config.setUseGitIgnore(false);
  // Pages are added by name, never searched for: a search would miss them below a folder called node_modules or one
  // with brackets in its name, and would take in whatever else lies there.
  config.ignores.add('**/*');
  for (const [template, list] of Object.entries(PAGES)) {
    // A page is compiled anew for every entry, an include once: so a page is nothing but an include.
    config.addTemplate(`page-${template}.njk`, `{% include "${template}.njk" %}`, {
      pagination: { data: `report.${list}`, size: 1, alias: 'view' },
      permalink: ({ view }) => view.path,
    });
  }
  config.addNunjucksFilter('md', (text) => markdown.render(text));
  // Data inside a script element: nothing in it may end the element or a line.
  config.addNunjucksFilter('json', (value) =>
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  config.addNunjucksFilter('first_upper', (text) => text.charAt(0).toUpperCase() + text.slice(1));
  return { dir: { includes: '' }, keys: { package: false } };
}
