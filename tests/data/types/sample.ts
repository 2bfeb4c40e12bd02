// What a host writes in TypeScript, and what the types must refuse.

import { mount, NewsBriefElement } from 'news-brief';
import 'news-brief/theme-ink.css';
import type { Article, CommentArchive, ErrorReason, Problem } from 'news-brief';

const article: Article = {
  format: 'news-brief/1',
  id: 'sample',
  lang: 'en',
  title: 'A sample',
  published: '2026-03-02T09:00:00+01:00',
  body: [
    { type: 'paragraph', text: ['About 85% of the berths, says ', { text: 'the port', href: 'https://example.org/' }, '.'] },
    { type: 'section', kind: 'task', title: 'Tasks', items: [{ label: '1. ', title: 'First', body: [] }] },
  ],
  metrics: [{ figure: 'About 85%', label: 'of the berths', quote: { exact: 'About 85% of the berths' } }],
};

const element = document.createElement('news-brief');
const same: NewsBriefElement = element;
element.article = article;
element.headingLevel = 3;
element.theme = 'dark';
element.theme = null;
const level: 1 | 2 | 3 | 4 = element.headingLevel;
element.headingLevel = '3';
element.assetsUrl = '/assets/news-brief/';
document.querySelector('news-brief')?.ready.then(() => undefined);

element.addEventListener('news-brief-ready', (event) => {
  const problems: Problem[] = event.detail.problems;
  const here: NewsBriefElement = event.target as NewsBriefElement;
  console.log(problems.map(({ path }) => path), here, level, same);
});
document.addEventListener('news-brief-error', ({ detail: { reason, message } }) => {
  const known: ErrorReason = reason;
  console.warn(known, message.length);
});
window.addEventListener('news-brief-comment', ({ detail }) => console.log(detail.action === 'post', detail.comment.text));
document.body.addEventListener('news-brief-like', ({ detail }) => console.log(detail.count + 1, detail.active));
element.addEventListener('click', (event) => console.log(event.clientX));

const archive: CommentArchive = await element.exportComments();
const { added, skipped } = await element.importComments(archive);
const nothing: void = await element.clearComments();
const widget = await mount(document.body, { article, comments: 'off', headingLevel: '2', src: null });
widget.update({ theme: 'light', sections: undefined });
const gone: void = widget.unmount();
console.log(added + skipped, nothing, gone);

article.body.push({ type: 'table', head: ['a'], rows: [['1'], [['2', { text: '3', mark: 'sup' }]]] });

// @ts-expect-error A theme that there is not.
element.theme = 'blue';
// @ts-expect-error No level is higher than 4.
element.headingLevel = 5;
// @ts-expect-error A document without an id.
element.article = { format: 'news-brief/1', lang: 'en', title: 'x', body: [] };
// @ts-expect-error A block that there is not.
article.body.push({ type: 'video', rows: [] });
// @ts-expect-error The detail of another event.
element.addEventListener('news-brief-toggle', (event) => event.detail.count);
// @ts-expect-error An option that there is not.
widget.update({ colour: 'red' });
