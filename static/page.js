/* Registers the service worker, and has page.notices.js tell what it makes possible. */

const notices = () => import('./page.notices.js');

const tellNetwork = () => notices().then((notices) => notices.tellNetwork());
addEventListener('online', tellNetwork);
addEventListener('offline', tellNetwork);
if (!navigator.onLine) tellNetwork();

const markKept = async () => {
  for (const link of document.querySelectorAll('nav li a')) {
    if (!link.nextSibling && (await caches.match(link.href))) (await notices()).mark(link);
  }
};

const register = async () => {
  // Offline use costs the wasm.
  if (navigator.connection?.saveData) await document.querySelector('news-brief')?.ready;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('service-worker.js');
  const watch = (worker) => {
    const look = () => worker.state === 'installed' && serviceWorker.controller && notices().then(({ offer }) => offer(worker));
    worker.addEventListener('statechange', look);
    look();
  };
  if (registration.waiting) watch(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // One version at a time, in every tab. Unsent text comes back from its draft.
  serviceWorker.addEventListener('controllerchange', () => location.reload());
  addEventListener('online', () => registration.update().catch(() => {}));

  const { active } = await serviceWorker.ready;
  // The widget may never start.
  const src = document.querySelector('news-brief')?.getAttribute('src');
  const keep = src ? [new URL(src, document.baseURI).href] : [];
  if (!serviceWorker.controller) {
    const images = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType === 'img');
    keep.push(location.href.split('#')[0], ...images.map(({ name }) => name));
  }
  serviceWorker.addEventListener('message', markKept);
  serviceWorker.startMessages();
  active.postMessage({ keep });
  await markKept();
};

// The article comes first.
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
if (navigator.serviceWorker) register().catch(() => {});
