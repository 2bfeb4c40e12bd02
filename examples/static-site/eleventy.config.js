/** Pages from article documents: each file in site/_data/articles/ gives one. */
export default (config) => {
  // The package's files, in a folder of the site.
  config.addPassthroughCopy({ 'node_modules/news-brief/news-brief*.{js,css,wasm}': 'news-brief' });

  // A document inside a page must not end the script it stands in.
  config.addFilter('document', (article) => JSON.stringify(article).replaceAll('</', '<\\/'));

  // The text of an article is a string or a list of runs.
  config.addFilter('runs', (text) => {
    const runs = Array.isArray(text) ? text : [text ?? ''];
    return runs.map((run) => (typeof run === 'string' ? { text: run } : run));
  });

  return { dir: { input: 'site', output: 'built' } };
};
