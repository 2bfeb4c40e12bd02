/* The service worker of this site's own pages: they work after one visit with
   the network gone. Hosts that embed the element get none.

   Two stores. CORE holds one version, whole: the files named below, each with
   the hash of its bytes, so that no file of another version gets in, nor half
   of one. A version serves its own files alone, and gives way when the last
   tab is closed or the reader asks for the new one. READ holds the articles
   read, whatever their version, the last used at the end.
   The build fills in the list of files and its version. */

const files = [];
const version = '';
const CORE = `news-brief-core-${version}`;
const READ = 'news-brief-read';
// Pages, pictures and documents that are kept, at the most.
const LIMIT = 60;
// How long a page that is kept waits for a newer one, in milliseconds.
const PATIENCE = 3000;

const address = (name) => new URL(name, registration.scope).href;
const core = new Map(files.map(([name, integrity]) => [address(name), integrity]));
// The page has two addresses.
const known = (href) => (href === address('index.html') ? address('./') : href);

// Never an error, half an answer, or an answer of somebody else.
const whole = (response) => response.status === 200 && response.type === 'basic' && !response.redirected;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
  else event.waitUntil(Promise.all(event.data.keep.map(keepUnasked)).then(() => event.source.postMessage('kept')));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const page = request.mode === 'navigate';
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  url.hash = '';
  // What follows a ? is of no meaning to the pages of the core.
  const href = known(page ? url.href.split('?')[0] : url.href);
  if (core.has(href)) event.respondWith(ofCore(href, request));
  else if (page || request.destination === 'image' || url.pathname.endsWith('.json')) event.respondWith(article(event, url.href));
});

async function install() {
  const cache = await caches.open(CORE);
  const take = async ([href, integrity]) => {
    // A folder with a hash in its name holds the same files in each version.
    const had = /-[0-9a-f]{8}\//.test(href) && (await caches.match(href));
    const response = had || (await fetch(href, { integrity, cache: 'no-cache' }));
    if (!whole(response)) throw new Error(`${href}: HTTP ${response.status}`);
    await cache.put(href, response);
  };
  await Promise.all([...core].map(take));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('news-brief-core-') && name !== CORE).map((name) => caches.delete(name)));
}

async function ofCore(href, request) {
  const cache = await caches.open(CORE);
  // A browser that is short of room may have taken it away.
  return (await cache.match(href)) ?? fetch(request);
}

// The newest, if it comes in time; else what was kept.
async function article(event, href) {
  const cache = await caches.open(READ);
  const kept = await cache.match(href, { ignoreVary: true });
  const coming = fetch(event.request).then((response) => {
    if (whole(response)) event.waitUntil(keep(href, response.clone()));
    return kept && response.status >= 500 ? use() : response;
  });
  const use = () => {
    event.waitUntil(keep(href, kept.clone()));
    return kept.clone();
  };
  if (kept) {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(use);
    event.waitUntil(coming.catch(() => {}));
    return Promise.race([coming.catch(use), late]);
  }
  try {
    return await coming;
  } catch (error) {
    if (event.request.mode !== 'navigate') throw error;
    const page = await ofCore(address('offline.html'), address('offline.html'));
    return new Response(page.body, { status: 503, headers: page.headers });
  }
}

// What the page had loaded before there was a service worker.
async function keepUnasked(href) {
  const url = new URL(href);
  if (url.origin !== location.origin || core.has(known(url.href.split('?')[0]))) return;
  const response = await fetch(href).catch(() => Response.error());
  if (whole(response)) await keep(href, response);
}

async function keep(href, response) {
  const cache = await caches.open(READ);
  try {
    // What is put in stands at the end, also where it was there before; but in WebKit it stays where it was.
    await cache.put(href, response.clone());
    if ((await cache.keys()).at(-1)?.url !== href) {
      await cache.delete(href);
      await cache.put(href, response);
    }
  } catch {
    // There is no room, or it varies by everything: it is read all the same.
  }
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - LIMIT)).map((request) => cache.delete(request)));
}
