/* Defines <news-brief> and loads the widget when it is needed.
   Bundlers find the other files by literal import() and new URL(). */

// The cache of Vite up to 7 holds scripts alone.
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

// For want of the script with the other words.
const retry = [
  [/^zh-(tw|hant|hk|mo)/i, '再試一次'],
  [/^zh/i, '重试'],
  [/^ar(-|$)/i, 'إعادة المحاولة'],
  [/^/, 'Try again'],
];

const problem = (reason, message) => Object.assign(new Error(message), { reason });

const fetched = async (url, options) => {
  const response = await fetch(url, options).catch((error) => error);
  if (!response.ok) throw problem('network', `${url}: ${response.message ?? `HTTP ${response.status}`}`);
  return response;
};

// Of bodies that break off; Firefox has AbortError.
const networkError = (error) => {
  throw /^(Type|Abort)/.test(error.name) ? problem('network', error.message) : error;
};

const textOf = (url, options) => fetched(url, options).then((response) => response.text()).catch(networkError);

let glue;
let module;
const load = (wasm) => {
  module ??= Promise.all([import('./widget/news-brief.js').catch(networkError), fetched(wasm)]).then(
    async ([loaded, response]) => {
      await loaded.default({ module_or_path: response }).catch(networkError);
      return (glue = loaded);
    },
  );
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

let sheet;
const styles = () => {
  // Else Vite's server answers with a script.
  sheet ??= textOf(here(new URL('./widget/news-brief.css', import.meta.url)), { headers: { accept: 'text/css' } })
    .then((text) => new CSSStyleSheet().replace(text));
  sheet.catch(() => (sheet = undefined));
  return sheet;
};

const reasonOf = ({ reason, name, message }) => {
  if (reason) return reason;
  if (/content security policy|unsafe-eval|blocked by csp/i.test(message)) return 'csp';
  return name === 'RuntimeError' ? 'panic' : 'unsupported';
};

const inHand = (place, active) => {
  const field = place.querySelector('textarea');
  const focused = field?.matches(':focus') ? field : active;
  const { value, selectionStart, selectionEnd } = field ?? {};
  return { field, focused, top: focused?.getBoundingClientRect().top, value, selectionStart, selectionEnd };
};

const handOver = (root, { field, focused, top, value, selectionStart, selectionEnd }) => {
  const to = root.querySelector('textarea');
  if (value && to) {
    const draft = to.value && to.value !== value ? `${to.value}\n` : '';
    to.value = draft + value;
    to.setSelectionRange(draft.length + selectionStart, draft.length + selectionEnd);
    to.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.value = '';
  }
  const id = focused?.id || focused?.closest('details')?.id.concat('-button');
  const target = focused && (focused === field ? to : root.querySelector(`[id="${id}"]`));
  if (!target) return;
  target.focus({ preventScroll: true });
  scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' });
};

class NewsBrief extends HTMLElement {
  static observedAttributes = [...Object.values(attributes).map(([name]) => name), 'lang'];

  #article;
  #messages;
  #widget;
  #run;
  #ends;
  #settle;
  #composing;
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
    if (!this.#widget && (!this.#run || this.#run.failed)) this.#start();
    await this.ready;
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
    // Moved within the page.
    if (this.#ends) return;
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    const listen = (target, name, then, once) => target.addEventListener(name, then, { signal, once });
    listen(window, 'hashchange', () => this.#goToFragment());
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
    const field = this.querySelector('textarea');
    if (field) field.hidden = this.comments !== 'on';
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
      const wasm = this.wasmUrl ? new URL(this.wasmUrl, document.baseURI).href : here(new URL('./widget/news-brief_bg.wasm', import.meta.url));
      const loaded = load(wasm);
      // The first use of Intl takes 15 ms.
      setTimeout(Intl.NumberFormat, 300);
      const [, source] = await Promise.all([
        loaded,
        this.#article ?? inline?.textContent ?? textOf(new URL(this.src, document.baseURI).href),
        shadow.querySelector('style') ?? styles().then((sheet) => (shadow.adoptedStyleSheets = [sheet])),
      ]);
      if (this.#run === run) this.#mount(source, shadow, run);
    } catch (error) {
      if (this.#run === run) this.#fail(panicOf(error));
    }
  }

  #mount(source, shadow, run) {
    const before = this.#widget;
    const ahead = before ? null : shadow.querySelector('.root[data-key]');
    const toggled = (state) => [...this.#toggled].filter(([, open]) => open === state).map(([id]) => id);
    const opened = [...this.querySelectorAll('details[open]')].map(({ id }) => id);
    const hand = ahead && inHand(ahead, shadow.activeElement);
    // Hydration removes no attribute.
    let panel = ahead && shadow.getElementById(`${this.#fragment()}-panel`);
    for (; panel; panel = panel.parentElement.closest('.panel')) panel.hidden = false;
    let kept;
    const ready = async () => {
      if (!ahead) await this.#composing;
      const current = this.#run === run;
      if (current && !ahead) {
        const old = shadow.querySelector('.root, slot');
        if (!before || before.id() === widget.id()) kept = inHand(old.matches('slot') ? this : old, shadow.activeElement);
        old.replaceWith(root);
      }
      if (current && kept) handOver(root, kept);
      this.#free(before);
      if (!current) return;
      if (!before && !shadow.activeElement?.matches('textarea')) this.#goToFragment();
      this.#presses.splice(0).forEach((press) => press());
      this.#settle.resolve();
      this.#emit('news-brief-ready', { id: widget.id(), problems: widget.problems() });
    };
    const options = {
      headingLevel: this.headingLevel,
      comments: this.comments,
      sections: this.sections,
      readingTime: this.readingTime,
      lang: this.#language(),
      messages: this.#messages,
      // Open from the first frame on.
      open: [...toggled(true), ...opened, this.#fragment()].filter(Boolean),
      closed: toggled(false),
      stored: toggled('stored'),
      composing: Boolean(this.#composing),
    };
    const widget = new glue.Widget(this, ahead, source, options, ready);
    const root = widget.root();
    this.#widget = widget;
    // From here on the widget's state counts.
    this.#toggled.clear();
    // Markup that is not hydrated is replaced in this very task.
    if (ahead && !widget.hydrated()) kept = hand;
    ahead?.removeAttribute('data-key');
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

  #goToFragment() {
    const fragment = this.#fragment();
    if (!fragment) return;
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
    this.#run = { failed: reasonOf(error) };
    this.#unmount();
    // What was drawn stays readable.
    this.#shadow().querySelector('.root')?.classList.add('still');
    this.#settle.reject(error);
    this.#promise();
    this.#emit('news-brief-error', { reason: reasonOf(error), message: error.message });
    this.#explain(error);
  }

  #explain(error) {
    const run = this.#run;
    const shadow = this.shadowRoot;
    const reason = reasonOf(error);
    const again = () => this.#run === run && this.#start();
    if (reason === 'network') addEventListener('online', again, { once: true, signal: this.#ends?.signal });
    import('./widget/news-brief.failure.js')
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

// Options are the element's properties.
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
