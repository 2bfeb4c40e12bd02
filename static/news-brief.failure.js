/* What a reader is told where the widget did not start, stopped, or lacks what
   the reader asked it for. The loader
   asks for this file only then. Where it can't be had either, the article is
   in view with a button, and is tried again when the browser is online.
   {failures}, the words of each language, are filled in when the site is built. */

const languages = {failures};

const created = (name, text) => Object.assign(document.createElement(name), { textContent: text });

export function explain(element, language, reason, message, again) {
  const [, text] = languages.find(([tags]) => tags.test(language ?? navigator.language));
  const shadow = element.shadowRoot;
  const root = shadow.querySelector('.root');
  const stopped = reason === 'panic' && Boolean(root?.querySelector('.panel[hidden], [aria-expanded]'));
  const readable = Boolean(root) || [...element.children].some((child) => !['script', 'template'].includes(child.localName));
  // Buttons that fold nothing any more: everything is open.
  root?.matches('.still') && root.querySelectorAll('[aria-expanded]').forEach((button) => button.setAttribute('aria-expanded', 'true'));

  // A field that can't send is shown for what was written in it.
  const fields = [...(root ?? element).querySelectorAll('textarea')];
  const kept = fields.some((field) => field.value);
  if (!root) fields.forEach((field) => (field.hidden = !field.value));

  const refused = reason === 'parse' || reason === 'format';
  const panel = created('div', '');
  panel.className = 'failure';
  panel.lang = text.tag;
  panel.dir = text.rtl ? 'rtl' : 'ltr';
  panel.setAttribute('part', 'notice');
  panel.setAttribute('role', 'alert');
  panel.append(
    ...[
      !readable ? text.refused : stopped ? text.stopped : text.failed,
      kept && text.kept,
      refused ? text.document : text[reason],
      (refused || !readable) && message,
    ].filter(Boolean).map((line) => created('p', line)),
  );
  if (reason === 'network') {
    const button = created('button', text.retry);
    button.type = 'button';
    button.addEventListener('click', again);
    panel.append(button);
  }
  shadow.querySelector('.failure')?.remove();
  shadow.prepend(panel);
}
