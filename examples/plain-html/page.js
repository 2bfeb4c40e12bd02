import { mount } from '../../dist/embed/news-brief.js';

const log = document.querySelector('#log');
for (const name of ['ready', 'error', 'toggle', 'comment', 'repost', 'follow', 'like']) {
  // Events bubble: one listener gets those of every widget on the page.
  document.addEventListener(`news-brief-${name}`, (event) => {
    log.append(`${event.type} ${JSON.stringify(event.detail)}\n`);
  });
}

// The same element, for pages that manage the DOM themselves.
const article = {
  format: 'news-brief/1',
  id: 'example-mounted',
  lang: 'en',
  title: 'Mounted by script',
  body: [{ type: 'paragraph', text: 'This article is an object, and there is no tag for it in the page.' }],
};
const widget = await mount(document.querySelector('#mounted'), { article, comments: 'off', headingLevel: 3 });
document.querySelector('#mounted').addEventListener('dblclick', () => widget.unmount());
