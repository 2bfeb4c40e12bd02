/* What the site tells its reader: a new version, no network, and which articles
   can be read offline. page.js imports this script when there is something to tell. */

const zh = /^zh/i.test(document.documentElement.lang);
const words = zh
  ? { newer: '有新版本', take: '立即更新', offline: '没有网络。读过的文章和您的评论照常可用。', kept: '可离线阅读' }
  : { newer: 'New version', take: 'Update now', offline: 'No network. Articles you have read and your comments work as usual.', kept: 'readable offline' };

// A strict Content-Security-Policy allows a constructed sheet.
const styles = new CSSStyleSheet();
styles.replaceSync(`
  .bar { color: CanvasText; font: .9rem/1.5 system-ui, sans-serif; margin: 0; }
  .bar:empty { display: none; }
  .offline { opacity: .8; }
  .newer { align-items: center; background: Canvas; border: 1px solid; border-radius: 2em; display: flex; gap: .8em; inset-block-start: .5rem; inset-inline-end: .75rem; padding: .25em .3em .25em 1.1em; position: fixed; z-index: 2; }
  .newer button { background: CanvasText; border: 0; border-radius: 2em; color: Canvas; cursor: pointer; font: inherit; font-weight: 600; min-block-size: 44px; padding: .2em 1.1em; }
  @media print { .bar { display: none; } }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];

const bar = (name, parent) => {
  const element = document.createElement('p');
  element.className = `bar ${name}`;
  element.setAttribute('role', 'status');
  parent.append(element);
  return element;
};
const newer = bar('newer', document.body);
const offline = bar('offline', document.querySelector('nav') ?? document.body);

export const tellNetwork = () => (offline.textContent = navigator.onLine ? '' : words.offline);

export const offer = (worker) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.take;
  button.addEventListener('click', () => worker.postMessage('take over'));
  newer.replaceChildren(words.newer, button);
};

export const mark = (link) => {
  if (link.nextSibling) return;
  const mark = document.createElement('small');
  mark.textContent = words.kept;
  link.after(mark);
};
