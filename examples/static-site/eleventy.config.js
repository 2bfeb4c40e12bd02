/** Pages from article documents: each file in site/_data/articles/ gives one. */
export default (config) => {
  // Copies the package to a folder of the site: the loader, and its folder beside it.
  config.addPassthroughCopy({ 'node_modules/news-brief': 'news-brief' });

  // A document in a <script> must not end that script.
  config.addFilter('document', (article) => JSON.stringify(article).replaceAll('</', '<\\/'));

  // The text of an article is a string or a list of runs.
  config.addFilter('runs', (text) => {
    const runs = Array.isArray(text) ? text : [text ?? ''];
    return runs.map((run) => (typeof run === 'string' ? { text: run } : run));
  });

  return { dir: { input: 'site', output: 'built' } };
};
