/* What the pages of this site do beside the widget: they register the service
   worker, offer a new version, say when the network is gone, and mark in the
   menu which articles can be read without it. */

const zh = /^zh/i.test(document.documentElement.lang);
const words = zh
  ? { newer: '有新版本', take: '立即更新', offline: '没有网络。读过的文章和您的评论照常可用。', kept: '可离线阅读' }
  : { newer: 'New version', take: 'Update now', offline: 'No network. Articles you have read and your comments work as usual.', kept: 'readable offline' };

// In a style sheet of its own, which a strict Content-Security-Policy allows.
const styles = new CSSStyleSheet();
styles.replaceSync(`
  .bar { font: .9rem/1.5 system-ui, sans-serif; margin: 0; }
  .bar:empty { display: none; }
  .offline { color: #56625c; color: light-dark(#56625c, #a3b0aa); }
  .newer { align-items: center; background: #fff; background: light-dark(#fff, #1d2321); border: 1px solid #0a6b4b; border-color: light-dark(#0a6b4b, #6fd0aa); border-radius: 999px;
    box-shadow: 0 2px 12px rgb(0 0 0 / 18%); color: #1b2420; color: light-dark(#1b2420, #e5ebe8); display: flex; gap: .8em; inset-block-start: max(.5rem, env(safe-area-inset-top)); inset-inline-end: max(.75rem, env(safe-area-inset-right));
    padding: .25em .3em .25em 1.1em; position: fixed; z-index: 2; }
  .newer button { background: #0a6b4b; background: light-dark(#0a6b4b, #6fd0aa); border: 0; border-radius: 999px; color: #fff; color: light-dark(#fff, #0c1512); cursor: pointer; font: inherit; font-weight: 600; min-block-size: 2.4em; padding: .2em 1.1em; }
  .newer button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
  @media (pointer: coarse) { .newer button { min-block-size: 44px; } }
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

const tellNetwork = () => (offline.textContent = navigator.onLine ? '' : words.offline);
addEventListener('online', tellNetwork);
addEventListener('offline', tellNetwork);
tellNetwork();

const offer = (worker) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.take;
  button.addEventListener('click', () => worker.postMessage('take over'));
  newer.replaceChildren(words.newer, button);
};

const markKept = async () => {
  for (const link of document.querySelectorAll('nav li a')) {
    if (link.nextSibling || !(await caches.match(link.href))) continue;
    const mark = document.createElement('small');
    mark.textContent = words.kept;
    link.after(mark);
  }
};

const register = async () => {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('service-worker.js');
  const watch = (worker) => {
    const look = () => worker.state === 'installed' && serviceWorker.controller && offer(worker);
    worker.addEventListener('statechange', look);
    look();
  };
  if (registration.waiting) watch(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // One version at a time, in every tab. What is being written comes back from its draft.
  serviceWorker.addEventListener('controllerchange', () => location.reload());
  addEventListener('online', () => registration.update().catch(() => {}));

  const { active } = await serviceWorker.ready;
  if (!serviceWorker.controller) {
    // This page came before there was a service worker to keep it.
    const loaded = performance.getEntriesByType('resource').filter(({ name, initiatorType }) => initiatorType === 'img' || /\.json$/.test(name));
    serviceWorker.addEventListener('message', markKept);
    serviceWorker.startMessages();
    active.postMessage({ keep: [location.href.split('#')[0], ...loaded.map(({ name }) => name)] });
  }
  await markKept();
};

// Not before the article is there: on a slow network it comes first.
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
// Where there are no service workers, or none may be, the page is as it was.
if (navigator.serviceWorker) register().catch(() => {});
