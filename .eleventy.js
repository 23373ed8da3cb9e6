/**
 * Wiring of the site: which templates there are, and their filters. Everything they show is computed in
 * src/report/view and comes in as the one global `report`, which src/report/site.ts adds.
 */
import { readFileSync } from 'node:fs';
import markdownIt from 'markdown-it';

const PAGES = ['overview', 'statement', 'article', 'speaker', 'document', 'retired', 'counted'];
const markdown = markdownIt({ html: false, linkify: false, typographer: false });

/** @param {import('@11ty/eleventy/UserConfig').default} config */
export default function configure(config) {
  config.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true });
  config.setTemplateFormats(['njk']);
  config.setUseGitIgnore(false);
  // Templates are added by name, never searched for: a search would miss them below a folder called node_modules
  // or one with brackets in its name, and would take in whatever else lies there.
  config.ignores.add('**/*');
  for (const page of PAGES) {
    config.addTemplate(`${page}.njk`, readFileSync(new URL(`templates/${page}.njk`, import.meta.url), 'utf8'));
  }
  config.addNunjucksFilter('md', (text) => markdown.render(text));
  config.addNunjucksFilter('first_upper', (text) => text.charAt(0).toUpperCase() + text.slice(1));
  return { keys: { package: false } };
}
