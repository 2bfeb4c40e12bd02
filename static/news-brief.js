/* news-brief: defines <news-brief>, keeps its plain-HTML fallback in view, and
   loads the widget when an element comes near the viewport.
   {glue}, {wasm}, {rest} and {languages} are filled in when the site is built. Bundlers find
   the other files by the literal import() and new URL(…, import.meta.url). */

// Vite up to 7 serves packages from a cache to which it copies scripts alone.
const here = (url) => url.href.replace('/.vite/deps/', '/news-brief/');

const attributes = {
  src: ['src', ''],
  theme: ['theme', 'auto'],
  sections: ['sections', 'closed'],
  comments: ['comments', 'on'],
  headingLevel: ['heading-level', '2'],
  readingTime: ['reading-time', 'on'],
  progress: ['progress', 'off'],
  loading: ['loading', 'lazy'],
  wasmUrl: ['wasm-url', ''],
};

// Of each language: its tags, the words of a button, and the script with the
// others. The last is for all other tags.
const languages = {languages};
const languageOf = (tag) => languages.find(([tags]) => tags.test(tag));

const problem = (reason, message) => Object.assign(new Error(message), { reason });

const fetched = async (url, options) => {
  const response = await fetch(url, options).catch((error) => error);
  if (!response.ok) throw problem('network', url + ': ' + (response.message ?? 'HTTP ' + response.status));
  return response;
};

// Of a script that does not come, or an answer that breaks off, comes a TypeError;
// of a wasm, in Firefox, an AbortError.
const brokenOff = (error) => {
  throw /^(Type|Abort)/.test(error.name) ? problem('network', error.message) : error;
};

const textOf = (url, options) => fetched(url, options).then((response) => response.text()).catch(brokenOff);

// Glue and wasm are asked for side by side, once for all elements.
let module;
const load = (wasm) => {
  module ??= (async () => {
    const [glue, response] = await Promise.all([
      import('./{glue}').catch(brokenOff),
      fetched(wasm),
    ]);
    await glue.default({ module_or_path: response }).catch(brokenOff);
    // What comes next is a task of its own.
    await new Promise(setTimeout);
    return glue;
  })();
  module.catch(() => (module = undefined));
  return module;
};

// The rest of the wasm, which nobody needs before doing something.
let completing;
const complete = () => {
  completing ??= Promise.all([module, fetched(here(new URL('./{rest}', import.meta.url)))])
    .then(([glue, response]) => glue.complete(response))
    .catch(brokenOff);
  completing.catch(() => (completing = undefined));
  return completing;
};

const reasonOf = ({ reason, name, message }) => {
  if (reason) return reason;
  if (/content security policy|unsafe-eval|blocked by csp/i.test(message)) return 'csp';
  return name === 'RuntimeError' ? 'panic' : 'unsupported';
};

// What is no document is told by the widget.
const tagOf = async (source) => {
  const text = await source;
  try {
    return (text.trim ? JSON.parse(text) : text).lang;
  } catch {
    return '';
  }
};

const wordsFor = async (tag, own) => {
  const [, , load] = languageOf(tag);
  const [{ words }, { merged }] = await Promise.all([load(), own ? import('./news-brief.messages.js') : {}]).catch(brokenOff);
  return own ? merged(words, own) : words;
};

let sheet;
const styles = () => {
  // Without that header Vite's development server answers with a script.
  sheet ??= textOf(here(new URL('./news-brief.css', import.meta.url)), { headers: { accept: 'text/css' } })
    .then((text) => new CSSStyleSheet().replace(text));
  sheet.catch(() => (sheet = undefined));
  return sheet;
};

class NewsBrief extends HTMLElement {
  static observedAttributes = [...Object.values(attributes).map(([name]) => name), 'lang'];

  #article;
  #messages;
  #widget;
  #run;
  #ends;
  #settle;
  #composed;

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
    this.#restart();
  }

  get messages() {
    return this.#messages;
  }

  set messages(value) {
    this.#messages = value;
    this.#restart();
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
    if (!this.#widget) this.#start();
    await this.ready;
    await complete();
    return this.#widget;
  }

  connectedCallback() {
    for (const name of ['article', 'messages', ...Object.keys(attributes)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // Moved within the page: what runs goes on.
    if (this.#ends) return;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    const listen = (target, name, then, once) => target.addEventListener(name, then, { signal, once });
    listen(window, 'hashchange', () => this.#goToFragment());
    listen(window, 'error', (event) => this.#trapped(event.error));
    listen(window, 'unhandledrejection', (event) => this.#trapped(event.reason));
    listen(this, 'compositionstart', () => {
      this.#composed = new Promise((ended) => listen(this, 'compositionend', ended, true));
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
    if (name === 'loading') {
      if (now === 'eager' && this.#ends && !this.#run) this.#start();
    } else if (!/theme|progress/.test(name) && before !== now) this.#restart();
  }

  #shadow() {
    if (!this.shadowRoot) {
      // Browsers that do not know declarative shadow roots leave a template.
      const template = this.querySelector(':scope > template[shadowrootmode]');
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.append(template?.content ?? document.createElement('slot'));
      template?.remove();
    }
    return this.shadowRoot;
  }

  #wait(signal) {
    const field = this.querySelector('textarea');
    if (field) field.hidden = this.comments !== 'on';
    this.#shadow();
    if (this.loading === 'eager') return this.#start();
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        if (!this.#run) this.#start();
      }
    }, { rootMargin: '600px' });
    observer.observe(this);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #restart() {
    if (!this.#run) return;
    const run = (this.#run = {});
    queueMicrotask(() => this.#run === run && this.#start());
  }

  async #start() {
    const run = (this.#run = {});
    const inline = this.querySelector(':scope > script[type="application/json"]');
    const shadow = this.#shadow();
    shadow.querySelector('.failure')?.remove();
    shadow.querySelector('.root')?.classList.remove('still');
    if (!this.#article && !inline && !this.src) {
      return this.#unmount();
    }
    try {
      const wasm = this.wasmUrl ? new URL(this.wasmUrl, document.baseURI).href : here(new URL('./{wasm}', import.meta.url));
      const document_ = this.#article ?? inline?.textContent ?? textOf(new URL(this.src, document.baseURI).href);
      const words = async () => wordsFor(this.#language() ?? (await tagOf(document_)), this.#messages);
      const loaded = load(wasm);
      // Of all that is made of Intl the first takes 15 ms, half of them for what a collator
      // needs too: two tasks, while the network is waited for and the page itself is painted.
      setTimeout(Intl.Collator, 300);
      setTimeout(Intl.NumberFormat, 300);
      // Going where a link leads is among what comes late.
      if (this.#fragment()) complete();
      const [glue, source, texts] = await Promise.all([
        loaded,
        document_,
        words(),
        shadow.querySelector('style') ?? styles().then((sheet) => (shadow.adoptedStyleSheets = [sheet])),
      ]);
      if (this.#run === run) this.#mount(glue, source, texts, shadow, run);
    } catch (error) {
      if (this.#run === run) this.#fail(error);
    }
  }

  #mount(glue, source, words, shadow, run) {
    const before = this.#widget;
    const root = document.createElement('div');
    root.className = 'root';
    const widget = new glue.Widget(this, root, source, {
      words,
      // What a link leads to is open from the first frame on.
      open: [this, shadow].flatMap((place) => [...place.querySelectorAll('details[open]')]).map(({ id }) => id).concat(this.#fragment()).join(' '),
      complete: (asked) => complete().then(
        () => shadow.querySelector('.failure')?.remove(),
        (error) => {
          if (asked && this.#run === run) this.#explain(error, () => widget.goTo(''));
          throw error;
        },
      ),
      ready: async () => {
        await this.#composed;
        const current = this.#run === run;
        if (current) this.#swap(shadow, root, !before || before.id() === widget.id());
        this.#free(before);
        if (!current) return;
        if (!before && !shadow.activeElement?.matches('textarea')) this.#goToFragment();
        this.#settle.resolve();
        this.#emit('news-brief-ready', { id: widget.id(), problems: widget.problems() });
      },
    });
    this.#widget = widget;
  }

  // Puts what is drawn in the place of what is in view. The focus goes along,
  // and what is being written, after a draft that is taken up.
  #swap(shadow, root, carry) {
    const old = shadow.querySelector('.root, slot');
    const from = (old.matches('slot') ? this : old).querySelector('textarea');
    const field = root.querySelector('textarea');
    const { activeElement } = shadow;
    const focused = from?.matches(':focus') ? from : activeElement;
    const top = focused?.getBoundingClientRect().top;
    const { value, selectionStart, selectionEnd } = from ?? {};
    old.replaceWith(root);
    if (!carry) return;
    if (value && field) {
      const draft = field.value && field.value !== value ? `${field.value}\n` : '';
      field.value = draft + value;
      field.setSelectionRange(draft.length + selectionStart, draft.length + selectionEnd);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      from.value = '';
    }
    // A <summary> has become a button.
    const id = activeElement && (activeElement.id || `${activeElement.closest('details')?.id}-button`);
    const to = focused === from ? field : root.querySelector(`[id="${id}"]`);
    if (focused && to) {
      to.focus({ preventScroll: true });
      scrollBy({ top: to.getBoundingClientRect().top - top, behavior: 'instant' });
    }
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
      // Not percent-encoded as UTF-8: taken as it stands.
      return fragment;
    }
  }

  #goToFragment() {
    const fragment = this.#fragment();
    if (fragment) this.#widget?.goTo(fragment);
  }

  #trapped(error) {
    if (!this.#widget || error?.name !== 'RuntimeError') return;
    // It can't run again, nor start another widget.
    module = Promise.reject(problem('panic', error.message));
    module.catch(() => {});
    this.#widget = undefined;
    this.#fail(error);
  }

  #fail(error) {
    this.#run = {};
    this.#unmount();
    // What was drawn stays readable, less what needs script.
    this.#shadow().querySelector('.root')?.classList.add('still');
    this.#settle.reject(error);
    this.#promise();
    this.#emit('news-brief-error', { reason: reasonOf(error), message: error.message });
    this.#explain(error, () => this.#start());
  }

  #explain(error, then) {
    const run = this.#run;
    const shadow = this.shadowRoot;
    const reason = reasonOf(error);
    const again = () => this.#run === run && then();
    if (reason === 'network') addEventListener('online', again, { once: true, signal: this.#ends?.signal });
    import('./news-brief.failure.js')
      .then(({ explain }) => this.#run === run && explain(this, this.#language(), reason, error.message, again))
      .catch(() => {
        if (this.#run !== run || shadow.querySelector('.failure')) return;
        const button = document.createElement('button');
        button.className = 'failure';
        [, button.textContent] = languageOf(this.#language() ?? navigator.language);
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
      return this.getAttribute(attribute) ?? otherwise;
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

const earlier = customElements.get('news-brief');
if (earlier) console.warn(`news-brief: <news-brief> is defined already; ${import.meta.url} is not used`);
else customElements.define('news-brief', NewsBrief);

export const NewsBriefElement = earlier ?? NewsBrief;

// For hosts that manage the DOM themselves: options are the element's properties.
export async function mount(node, options) {
  const element = Object.assign(new NewsBriefElement(), { loading: 'eager' }, options);
  const unmount = () => element.remove();
  node.append(element);
  await element.ready.catch((error) => {
    unmount();
    throw error;
  });
  return { update: (options) => void Object.assign(element, options), unmount };
}
