/* Defines <news-brief> and loads the widget when it is needed.
   Bundlers find the other files by literal import() and new URL(). */

// The caches of Vite up to 7 and of Nuxt hold scripts alone.
const here = (url) => url.href.replace(/\/\.(vite|cache\/vite\/\w+)\/deps\//, '/news-brief/');

// `wasm-url` is the older name of `assets-url`, for the wasm alone.
const attributes = {
  src: ['src', ''],
  theme: ['theme', 'auto'],
  sections: ['sections', 'closed'],
  comments: ['comments', 'on'],
  headingLevel: ['heading-level', '2'],
  readingTime: ['reading-time', 'on'],
  progress: ['progress', 'off'],
  loading: ['loading', 'lazy'],
  assetsUrl: ['assets-url', ''],
  wasmUrl: ['wasm-url', ''],
};

// For want of the script with the other words.
const retry = [
  [/^zh-(tw|hant|hk|mo)/i, '再試一次'],
  [/^zh/i, '重试'],
  [/^ar(-|$)/i, 'إعادة المحاولة'],
  [/^/, 'Try again'],
];

const absolute = (url) => new URL(url, document.baseURI).href;

const problem = (reason, message) => Object.assign(new Error(message), { reason });

const fetched = async (url) => {
  const response = await fetch(url).catch((error) => error);
  if (!response.ok) throw problem('network', `${url}: ${response.message ?? `HTTP ${response.status}`}`);
  return response;
};

// Of bodies that break off; Firefox has AbortError.
const networkError = (error) => {
  throw /^(Type|Abort)/.test(error.name) ? problem('network', error.message) : error;
};

const textOf = (url) => fetched(url).then((response) => response.text()).catch(networkError);

let glue;
let draw;
let module;
const load = (assets, wasm) => {
  // Bundlers must not look for what lies elsewhere.
  const at = (name) => import(/* webpackIgnore: true */ /* @vite-ignore */ assets + name);
  const scripts = () =>
    assets
      ? [at('news-brief.js'), at('news-brief.start.js')]
      : [import('./widget/news-brief.js'), import('./widget/news-brief.start.js')];
  module ??= Promise.all([fetched(wasm), ...scripts()])
    .catch(networkError)
    .then(async ([response, loaded, start]) => {
      await loaded.default({ module_or_path: response }).catch(networkError);
      [glue, draw] = [loaded, start.draw];
    });
  module.catch(() => (module = undefined));
  return module;
};

// The wasm can't run again.
const panicOf = (error) => {
  if (!glue || error.name !== 'RuntimeError') return error;
  const panic = problem('panic', glue.panicMessage() || error.message);
  module = Promise.reject(panic);
  module.catch(() => {});
  return panic;
};

const reasonOf = ({ reason, name, message }) => {
  if (reason) return reason;
  if (/content security policy|unsafe-eval|blocked by csp/i.test(message)) return 'csp';
  return name === 'RuntimeError' ? 'panic' : 'unsupported';
};

// An equal document, as frameworks set it at each rendering, changes nothing.
const asText = (value) => {
  try {
    return JSON.stringify(value);
  } catch {
    return value;
  }
};

class NewsBrief extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...Object.values(attributes).map(([name]) => name), 'lang'];

  #article;
  #messages;
  // The texts of both, to compare.
  #texts = [];
  // Where `src` led when it was set, and what was fetched from there.
  #address;
  #fetched;
  #widget;
  #run;
  #ends;
  #settle;
  #composing;
  // The address whose fragment was followed last.
  #arrived;
  // Prerendered items that the reader toggled (true, false) or left open ('stored'), and
  // presses that wait for the widget.
  #toggled = new Map();
  #presses = [];

  constructor() {
    super();
    this.#promise();
  }

  #promise() {
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => {});
  }

  get article() {
    return this.#article;
  }

  set article(value) {
    this.#article = value;
    this.#changed(0, value);
  }

  get messages() {
    return this.#messages;
  }

  set messages(value) {
    this.#messages = value;
    this.#changed(1, value);
  }

  #changed(which, value) {
    const text = asText(value);
    if (text !== this.#texts[which] || this.#run?.failed) this.#restart();
    this.#texts[which] = text;
  }

  async exportComments() {
    return (await this.#running()).exportComments();
  }

  async importComments(archive) {
    return (await this.#running()).importComments(archive);
  }

  async clearComments() {
    return (await this.#running()).clearComments();
  }

  async #running() {
    if (!this.#widget && !this.#hasDocument()) throw problem('format', 'no document: set src or article');
    if (!this.#widget && (!this.#run || this.#run.failed)) this.#start();
    await this.ready;
    return this.#widget;
  }

  connectedCallback() {
    for (const name of ['article', 'messages', ...Object.keys(attributes)]) {
      if (Object.prototype.hasOwnProperty.call(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // Moved within the page.
    if (this.#ends) return;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    const listen = (target, name, then, once) => target.addEventListener(name, then, { signal, once });
    listen(window, 'hashchange', () => this.#goToFragment());
    // Routers change the address without an event of the window.
    const { navigation } = window;
    if (navigation) listen(navigation, 'currententrychange', ({ navigationType }) => navigationType === 'push' && this.#arrive());
    else listen(document, 'click', (event) => {
      const { hash, pathname, search } = event.composedPath()[0]?.closest?.('a[href]') ?? {};
      if (hash && pathname === location.pathname && search === location.search) this.#arrive();
    });
    listen(window, 'error', (event) => this.#trapped(event.error));
    listen(window, 'unhandledrejection', (event) => this.#trapped(event.reason));
    // The bar goes while the reader reads on.
    let place = Infinity;
    listen(document, 'scroll', () => {
      const { top } = this.getBoundingClientRect();
      if (Math.abs(top - place) < 9) return;
      this.shadowRoot?.querySelector('.toolbar')?.classList.toggle('away', top < place);
      place = top;
    });
    listen(this, 'compositionstart', () => {
      this.#composing = new Promise((ended) => listen(this, 'compositionend', ended, true));
      this.#composing.then(() => (this.#composing = undefined));
    });
    if (document.readyState === 'loading') listen(document, 'DOMContentLoaded', () => this.#wait(signal), true);
    else this.#wait(signal);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (name === 'src' && before !== now) {
      this.#address = now && absolute(now);
      this.#fetched = undefined;
    }
    if (name === 'loading') {
      if (now === 'eager' && this.#ends && !this.#run) this.#start();
    } else if (!/theme|progress/.test(name) && before !== now) this.#restart();
  }

  #shadow() {
    if (!this.shadowRoot) {
      // Without declarative shadow roots there is a template.
      const template = this.querySelector(':scope > template[shadowrootmode]');
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.append(template?.content ?? document.createElement('slot'));
      template?.remove();
    }
    return this.shadowRoot;
  }

  #wait(signal) {
    this.#readmit();
    // Once frameworks have compared the markup.
    if (document.readyState === 'complete') this.#reveal();
    else addEventListener('load', () => this.#reveal(), { signal, once: true });
    const root = this.#shadow().querySelector('.root[data-key]');
    if (root) this.#enliven(root, signal);
    if (this.loading === 'eager' || (root && this.#fragment())) return this.#start();
    // Of prerendered markup only the comments need the widget.
    const target = root ? root.querySelector('.comments') : this;
    if (!target || (root && navigator.connection?.saveData)) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        if (!this.#run) this.#start();
      }
    }, { rootMargin: '600px' });
    observer.observe(target);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  // Items open at once; any press loads the widget.
  #enliven(root, signal) {
    const listen = (name, then) =>
      root.addEventListener(name, (event) => root.matches('[data-key]') && then(event), { signal, capture: true });
    const show = (button, open) => {
      button.setAttribute('aria-expanded', open);
      root.querySelector(`[id="${button.getAttribute('aria-controls')}"]`).hidden = open ? false : 'until-found';
    };
    const toggle = (button, open) => {
      show(button, open);
      this.#toggled.set(button.id.replace('-button', ''), open);
    };
    // Again after the network has failed.
    const needed = () => (!this.#run || this.#run.failed === 'network') && this.#start();
    listen('click', (event) => {
      const pressed = event.target.closest('button, a[href^="#"]');
      if (!pressed) return;
      event.preventDefault();
      if (pressed.matches('.item-summary')) toggle(pressed, pressed.getAttribute('aria-expanded') === 'false');
      else this.#presses.push(() => pressed.click());
      needed();
    });
    listen('change', ({ target }) => {
      const { value } = target;
      if (target.matches('select')) this.#presses.push(() => {
        target.value = value;
        target.dispatchEvent(new Event('change', { bubbles: true }));
      });
    });
    listen('focusin', ({ target }) => target.matches('textarea, input, select') && needed());
    listen('beforematch', ({ target }) => {
      const button = root.querySelector(`[aria-controls="${target.id}"]`);
      if (button) toggle(button, true);
    });
    try {
      const { open } = JSON.parse(localStorage.getItem(`news-brief/1/${root.dataset.article}/state`));
      for (const button of root.querySelectorAll('.item-summary')) {
        const id = button.id.replace('-button', '');
        if (!open.includes(id)) continue;
        show(button, true);
        this.#toggled.set(id, 'stored');
      }
    } catch {
      // Nothing stored, or no storage.
    }
  }

  #restart() {
    if (!this.#run) return;
    const run = (this.#run = {});
    queueMicrotask(() => this.#run === run && this.#start());
  }

  // A `<p>` ends before an `<article>`, and leaves the element empty.
  #readmit() {
    const paragraph = this.parentElement;
    const article = paragraph?.nextElementSibling;
    if (paragraph?.localName !== 'p' || this.childElementCount || article?.localName !== 'article') return;
    console.warn('news-brief: <p> can’t contain the <article>, which stands behind it; write <news-brief> outside of <p>');
    this.append(article);
  }

  // The field of the page's own HTML takes text before the widget is here.
  #reveal() {
    const field = this.querySelector('textarea');
    if (field) field.hidden = this.comments !== 'on';
  }

  #assets() {
    return this.assetsUrl && absolute(this.assetsUrl).replace(/\/*$/, '/');
  }

  #hasDocument() {
    return this.#article || this.#inline() || this.src;
  }

  #inline() {
    return this.querySelector(':scope > script[type="application/json"]')?.textContent;
  }

  async #start() {
    const run = (this.#run = {});
    const shadow = this.#shadow();
    shadow.querySelector('.failure')?.remove();
    shadow.querySelector('.root')?.classList.remove('still');
    if (!this.#hasDocument()) {
      return this.#unmount();
    }
    try {
      const assets = this.#assets();
      const moved = this.wasmUrl ? absolute(this.wasmUrl) : assets && `${assets}news-brief_bg.wasm`;
      const loaded = load(assets, moved || here(new URL('./widget/news-brief_bg.wasm', import.meta.url)));
      // The first use of Intl takes 15 ms.
      setTimeout(Intl.NumberFormat, 300);
      const inline = this.#inline();
      const [, source] = await Promise.all([
        loaded,
        this.#article ?? (inline || (this.#fetched ?? textOf(this.#address))),
      ]);
      if (this.#run === run) {
        this.#mount(source, shadow, run);
        // What is shown is not fetched again.
        if (!this.#article && !inline) this.#fetched = source;
      }
    } catch (error) {
      if (this.#run === run) this.#fail(panicOf(error));
    }
  }

  #mount(source, shadow, run) {
    const before = this.#widget;
    const toggled = (state) => [...this.#toggled].filter(([, open]) => open === state).map(([id]) => id);
    const isCurrent = () => this.#run === run;
    const done = () => {
      this.#free(before);
      if (!isCurrent()) return;
      if (!before && !shadow.activeElement?.matches('textarea')) this.#goToFragment();
      this.#presses.splice(0).forEach((press) => press());
      this.#settle.resolve();
      this.#emit('news-brief-ready', { id: widget.id(), problems: widget.problems() });
    };
    const widget = (this.#widget = draw(glue, this, source, {
      before,
      ahead: before ? null : shadow.querySelector('.root[data-key]'),
      fragment: this.#fragment(),
      open: toggled(true),
      closed: toggled(false),
      stored: toggled('stored'),
      lang: this.#language(),
      composing: () => this.#composing,
      isCurrent,
      done,
    }));
    // From here on the widget's state counts.
    this.#toggled.clear();
  }

  #language() {
    for (let node = this; node; node = node.parentNode ?? node.host) {
      if (node.lang) return node.lang;
    }
  }

  #fragment() {
    const fragment = location.hash.slice(1);
    try {
      return decodeURIComponent(fragment);
    } catch {
      // Not percent-encoded as UTF-8: taken as it is.
      return fragment;
    }
  }

  // After the router, which may scroll as well.
  #arrive() {
    this.#arrived = undefined;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#arrived !== location.href && this.#goToFragment()));
  }

  #goToFragment() {
    const fragment = this.#fragment();
    if (!fragment) return;
    this.#arrived = location.href;
    if (this.#widget) this.#widget.goTo(fragment);
    else if (!this.#run && this.shadowRoot?.querySelector('.root[data-key]')) this.#start();
  }

  #trapped(error) {
    // The host's wasm may trap as well.
    if (!this.#widget || error?.name !== 'RuntimeError' || !glue.isOwn(`${error.stack}`)) return;
    this.#widget = undefined;
    this.#fail(panicOf(error));
  }

  #fail(error) {
    const reason = reasonOf(error);
    const tell = () => this.#emit('news-brief-error', { reason, message: error.message });
    // What is shown stays, if it still runs.
    if (this.#widget && reason !== 'panic') return tell();
    this.#widget = undefined;
    this.#run = { failed: reason };
    // What was drawn stays readable.
    this.#shadow().querySelector('.root')?.classList.add('still');
    this.#settle.reject(error);
    this.#promise();
    tell();
    this.#explain(error);
  }

  #explain(error) {
    const run = this.#run;
    const shadow = this.shadowRoot;
    const reason = reasonOf(error);
    const again = () => this.#run === run && this.#start();
    if (reason === 'network') addEventListener('online', again, { once: true, signal: this.#ends?.signal });
    const assets = this.#assets();
    (assets ? import(/* webpackIgnore: true */ /* @vite-ignore */ `${assets}news-brief.failure.js`) : import('./widget/news-brief.failure.js'))
      .then(({ explain }) => this.#run === run && explain(this, this.#language(), reason, error.message, again))
      .catch(() => {
        if (this.#run !== run || shadow.querySelector('.failure')) return;
        const button = document.createElement('button');
        button.className = 'failure';
        const language = this.#language() ?? navigator.language;
        [, button.textContent] = retry.find(([tags]) => tags.test(language));
        button.addEventListener('click', again);
        shadow.prepend(button);
      });
  }

  #free(widget) {
    try {
      widget?.unmount();
      widget?.free();
    } catch {
      // A widget that has trapped can't take itself down.
    }
  }

  #unmount() {
    if (!this.#widget) return;
    this.#free(this.#widget);
    this.#widget = undefined;
    this.shadowRoot.querySelector('.root')?.replaceWith(document.createElement('slot'));
  }

  #stop() {
    this.#ends?.abort();
    this.#run = this.#ends = undefined;
    this.#unmount();
    this.#settle.reject(problem('unsupported', 'the element was removed before it was drawn'));
    this.#promise();
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

for (const [property, [attribute, otherwise]] of Object.entries(attributes)) {
  Object.defineProperty(NewsBrief.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute) ?? otherwise;
      return property === 'headingLevel' ? Number(value) : value;
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

// Servers, and browsers older than those in the documentation, keep the page's own HTML.
const { customElements, document: page } = globalThis;
const earlier = customElements?.get('news-brief');
if (earlier) console.warn(`news-brief: <news-brief> is defined already; ${import.meta.url} is not used`);
else if (page && 'adoptedStyleSheets' in page) customElements.define('news-brief', NewsBrief);

export const NewsBriefElement = earlier ?? NewsBrief;

// Options are the element's properties.
export async function mount(node, options) {
  const element = Object.assign(new NewsBriefElement(), { loading: 'eager' }, options);
  const unmount = () => element.remove();
  node.append(element);
  try {
    if (!element.isConnected) throw problem('unsupported', 'the node is not in the page');
    if (!element.article && !element.src) throw problem('format', 'no document: give src or article');
    await element.ready;
  } catch (error) {
    unmount();
    throw error;
  }
  return { update: (options) => void Object.assign(element, options), unmount };
}
