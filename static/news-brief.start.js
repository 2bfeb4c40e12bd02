/* Draws the widget in place of what the reader sees of it. The loader imports
   this script beside the wasm: pages whose reader never needs the widget load
   neither. */

const inHand = (place, active) => {
  const field = place.querySelector('textarea');
  const focused = field?.matches(':focus') ? field : active;
  const { value, selectionStart, selectionEnd } = field ?? {};
  return { field, focused, top: focused?.getBoundingClientRect().top, value, selectionStart, selectionEnd };
};

// Text, caret and focus of a field that was in use go to the widget's.
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

let sheet;
const styles = (glue) => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(glue.styles());
  }
  return sheet;
};

// Templates that escape their values leave no quote as it is.
const unescaped = (text) => {
  if (typeof text !== 'string' || !/^\s*\{\s*&(quot|#34);/.test(text)) return text;
  const marks = { quot: '"', 34: '"', apos: "'", 39: "'", lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(?:#0*)?(quot|34|apos|39|lt|gt|amp);/g, (_, name) => marks[name]);
};

/* `before` is the widget that stands there, `ahead` the root of prerendered
   markup. `done` is called once the new widget is drawn and takes input, with
   whether it is shown: a later drawing may have replaced it. */
export function draw(glue, element, source, { before, ahead, fragment, open, closed, stored, lang, composing, isCurrent, done }) {
  const shadow = element.shadowRoot;
  const opened = [...element.querySelectorAll('details[open]')].map(({ id }) => id);
  const hand = ahead && inHand(ahead, shadow.activeElement);
  // Hydration removes no attribute.
  let panel = ahead && shadow.getElementById(`${fragment}-panel`);
  for (; panel; panel = panel.parentElement.closest('.panel')) panel.hidden = false;
  let kept;
  const ready = async () => {
    if (!ahead) await composing();
    if (isCurrent() && !ahead) {
      const old = shadow.querySelector('.root, slot');
      if (!before || before.id() === widget.id()) kept = inHand(old.matches('slot') ? element : old, shadow.activeElement);
      old.replaceWith(root);
    }
    if (isCurrent() && kept) handOver(root, kept);
    done();
  };
  const { comments, sections, readingTime, messages } = element;
  const options = {
    headingLevel: `${element.headingLevel}`,
    comments,
    sections,
    readingTime,
    messages,
    lang,
    // Open from the first frame on.
    open: [...open, ...opened, fragment].filter(Boolean),
    closed,
    stored,
    composing: Boolean(composing()),
  };
  const widget = new glue.Widget(element, ahead, unescaped(source), options, ready);
  const root = widget.root();
  // Markup that is hydrated brought its styles. Other markup is replaced in this very task.
  const hydrated = ahead && widget.hydrated();
  if (!hydrated) shadow.adoptedStyleSheets = [styles(glue)];
  if (ahead && !hydrated) kept = hand;
  ahead?.removeAttribute('data-key');
  return widget;
}
