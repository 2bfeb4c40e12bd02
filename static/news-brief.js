/* news-brief: defines <news-brief>, keeps its plain-HTML fallback in view, and
   loads the widget when an element comes near the viewport.
   {glue} and {wasm} are filled in when the site is built. Bundlers find the
   other files by the literal import() and new URL(…, import.meta.url). */

// Vite up to 7 serves packages from a cache to which it copies scripts alone.
const here = (url) => url.href.replace('/.vite/deps/', '/news-brief/');

const attributes = {
  src: ['src', ''],
  theme: ['theme', 'auto'],
  sections: ['sections', 'closed'],
  comments: ['comments', 'on'],
  headingLevel: ['heading-level', '2'],
  loading: ['loading', 'lazy'],
  wasmUrl: ['wasm-url', ''],
};

const words = {
  zh: {
    refused: '这篇文章暂时无法显示',
    network: '请检查网络后重试。',
    document: '文章文件有错，请编辑修正后重新发布。',
    failed: '互动功能未能启动，正文仍可阅读。',
    retry: '重试',
  },
  en: {
    refused: 'This article can’t be shown right now',
    network: 'Check the network and try again.',
    document: 'The article file is faulty; its editor must mend it.',
    failed: 'The interactive parts did not start; the text is still here.',
    retry: 'Try again',
  },
};

const problem = (reason, message) => Object.assign(new Error(message), { reason });

const fetched = async (url, options) => {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    throw problem('network', `${url}: ${error.message}`);
  }
  if (!response.ok) throw problem('network', `${url}: HTTP ${response.status}`);
  return response;
};

// Glue and wasm are asked for side by side, once for all elements.
const modules = new Map();
const load = (wasm) => {
  if (!modules.has(wasm)) {
    const started = (async () => {
      if (typeof WebAssembly !== 'object' || !('adoptedStyleSheets' in document)) throw problem('unsupported', 'this browser is too old');
      const response = fetched(wasm);
      response.catch(() => {});
      let glue;
      try {
        glue = await import('./{glue}');
      } catch (error) {
        throw problem('network', error.message);
      }
      try {
        await glue.default({ module_or_path: await response });
      } catch (error) {
        const reason = error.reason ?? (/content security policy|unsafe-eval|blocked by csp/i.test(error.message) ? 'csp' : 'unsupported');
        throw problem(reason, error.message);
      }
      return glue;
    })();
    started.catch(() => modules.delete(wasm));
    modules.set(wasm, started);
  }
  return modules.get(wasm);
};

let sheet;
const styles = () => {
  // Without that header Vite's development server answers with a script.
  sheet ??= fetched(here(new URL('./news-brief.css', import.meta.url)), { headers: { accept: 'text/css' } })
    .then((response) => response.text())
    .then((text) => new CSSStyleSheet().replace(text));
  sheet.catch(() => (sheet = undefined));
  return sheet;
};

class NewsBrief extends HTMLElement {
  static observedAttributes = [...Object.values(attributes).map(([name]) => name), 'lang'];

  #article;
  #widget;
  #run;
  #ends;
  #settle;
  ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor() {
    super();
    this.ready.catch(() => {});
  }

  get article() {
    return this.#article;
  }

  set article(value) {
    this.#article = value;
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
    return this.#widget;
  }

  connectedCallback() {
    for (const name of ['article', ...Object.keys(attributes)]) {
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
    addEventListener('hashchange', () => this.#goToFragment(), { signal });
    addEventListener('error', (event) => this.#trapped(event.error), { signal });
    addEventListener('unhandledrejection', (event) => this.#trapped(event.reason), { signal });
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#wait(signal), { signal, once: true });
    } else {
      this.#wait(signal);
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && !['theme', 'loading'].includes(name)) this.#restart();
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
    this.#shadow();
    if (this.loading === 'eager' || typeof IntersectionObserver !== 'function') {
      this.#start();
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        this.#start();
      }
    }, { rootMargin: '600px' });
    observer.observe(this);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #restart() {
    if (!this.#run) return;
    const run = (this.#run = {});
    queueMicrotask(() => {
      if (this.#run !== run) return;
      this.#unmount();
      this.#start();
    });
  }

  async #source() {
    const inline = this.querySelector(':scope > script[type="application/json"]');
    if (this.#article) return this.#article;
    if (inline) return inline.textContent;
    return (await fetched(new URL(this.src, document.baseURI).href)).text();
  }

  async #start() {
    const inline = this.querySelector(':scope > script[type="application/json"]');
    const run = (this.#run = {});
    if (!this.#article && !inline && !this.src) return;
    const shadow = this.#shadow();
    try {
      const ahead = shadow.querySelector('style');
      const wasm = this.wasmUrl ? new URL(this.wasmUrl, document.baseURI).href : here(new URL('./{wasm}', import.meta.url));
      const [glue, source, css] = await Promise.all([load(wasm), this.#source(), ahead ? undefined : styles()]);
      if (this.#run !== run) return;
      if (css) shadow.adoptedStyleSheets = [css];
      this.#mount(glue, source, shadow);
    } catch (error) {
      if (this.#run === run) this.#fail(error);
    }
  }

  #mount(glue, source, shadow) {
    let root = shadow.querySelector('.root');
    const fresh = !root;
    if (fresh) {
      root = document.createElement('div');
      root.className = 'root';
    }
    const widget = new glue.Widget(this, root, source, {
      lang: this.#language(),
      headingLevel: this.headingLevel,
      comments: this.comments,
      sections: this.sections,
      ready: () => {
        if (this.#widget !== widget) return;
        if (fresh) shadow.replaceChildren(root);
        this.#goToFragment();
        this.#settle.resolve();
        this.#emit('news-brief-ready', { id: widget.id(), problems: widget.problems() });
      },
    });
    this.#widget = widget;
  }

  #language() {
    for (let node = this; node; node = node.parentNode ?? node.host) {
      if (node.lang) return node.lang;
    }
    return undefined;
  }

  #goToFragment() {
    if (!this.#widget || location.hash.length < 2) return;
    let fragment = location.hash.slice(1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // Not percent-encoded as UTF-8: taken as it stands.
    }
    this.#widget.goTo(fragment);
  }

  #trapped(error) {
    if (this.#widget && error instanceof WebAssembly.RuntimeError) this.#fail(problem('panic', error.message));
  }

  #fail(error) {
    const reason = error?.reason ?? 'panic';
    const message = error?.message ?? String(error);
    const shadow = this.#shadow();
    const root = shadow.querySelector('.root');
    const text = words[/^zh/i.test(this.#language() ?? navigator.language) ? 'zh' : 'en'];
    const readable = Boolean(root?.textContent) || [...this.children].some((child) => child.localName !== 'script');
    this.#widget = undefined;
    if (root?.firstChild) {
      // What was drawn stays readable: everything open, nothing that needs script.
      root.classList.add('still');
      root.querySelectorAll('[hidden]').forEach((element) => (element.hidden = false));
      root.querySelectorAll('details').forEach((element) => (element.open = true));
    } else if (!shadow.querySelector('slot')) {
      shadow.replaceChildren(document.createElement('slot'));
    }
    shadow.querySelector('.failure')?.remove();
    const panel = document.createElement('div');
    panel.className = 'failure';
    panel.setAttribute('part', 'notice');
    panel.setAttribute('role', 'alert');
    const refused = reason === 'parse' || reason === 'format';
    const lines = readable && !refused ? [text.failed] : [text.refused, refused ? text.document : text[reason], message];
    for (const line of lines.filter(Boolean)) {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      panel.append(paragraph);
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text.retry;
    const again = () => {
      panel.remove();
      this.#start();
    };
    button.addEventListener('click', again);
    if (reason === 'network') {
      panel.append(button);
      addEventListener('online', () => panel.isConnected && again(), { once: true, signal: this.#ends?.signal });
    }
    shadow.prepend(panel);
    this.#settle.reject(error);
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => {});
    this.#emit('news-brief-error', { reason, message });
  }

  #unmount() {
    const widget = this.#widget;
    this.#widget = undefined;
    try {
      widget?.unmount();
      widget?.free();
    } catch {
      // A widget that has trapped can't take itself down.
    }
    if (widget) this.shadowRoot.replaceChildren(document.createElement('slot'));
  }

  #stop() {
    this.#run = undefined;
    this.#ends?.abort();
    this.#ends = undefined;
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
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

if (customElements.get('news-brief')) {
  console.warn(`news-brief: <news-brief> is defined already; ${import.meta.url} is not used`);
} else {
  customElements.define('news-brief', NewsBrief);
}

export const NewsBriefElement = customElements.get('news-brief');

// For hosts that manage the DOM themselves: options are the element's properties.
export async function mount(node, options) {
  const element = new NewsBriefElement();
  const update = (options) => void Object.assign(element, options);
  const unmount = () => element.remove();
  update({ loading: 'eager', ...options });
  node.append(element);
  await element.ready.catch((error) => {
    unmount();
    throw error;
  });
  return { update, unmount };
}
