/* The panel for a widget that did not start, or stopped. The loader imports this
   script only then. If it can't be loaded either, the article stays in view with
   a button, and loading is retried when the browser is online again. */

// The words are those of src/text; a test compares them.
const languages = [
  {
    tags: /^zh-(tw|hant|hk|mo)(-|$)/i,
    tag: 'zh-TW',
    rtl: false,
    refused: "這篇文章暫時無法顯示",
    failed: "互動功能未能啟動，內文仍可閱讀。",
    stopped: "互動功能已停止，內文仍可閱讀。重新整理頁面即可恢復。",
    kept: "您寫的內容還在留言框裡。",
    network: "請檢查網路連線後再試一次。",
    document: "文章檔案有誤，請編輯修正後重新發布。",
    retry: "再試一次",
  },
  {
    tags: /^zh(-|$)/i,
    tag: 'zh-CN',
    rtl: false,
    refused: "这篇文章暂时无法显示",
    failed: "互动功能未能启动，正文仍可阅读。",
    stopped: "互动功能已停止，正文仍可阅读。刷新页面可以恢复。",
    kept: "你写的文字还在评论框里。",
    network: "请检查网络后重试。",
    document: "文章文件有错，请编辑修正后重新发布。",
    retry: "重试",
  },
  {
    tags: /^ar(-|$)/i,
    tag: 'ar',
    rtl: true,
    refused: "يتعذّر عرض هذا المقال الآن",
    failed: "لم تبدأ الأجزاء التفاعلية، ولا يزال النص متاحًا للقراءة.",
    stopped: "توقفت الأجزاء التفاعلية، ولا يزال النص متاحًا للقراءة. أعد تحميل الصفحة لاستعادتها.",
    kept: "ما كتبته لا يزال في مربع التعليق.",
    network: "تحقق من الاتصال بالشبكة ثم أعد المحاولة.",
    document: "في ملف المقال خطأ، وعلى محرّره إصلاحه.",
    retry: "إعادة المحاولة",
  },
  {
    tags: /^/,
    tag: 'en',
    rtl: false,
    refused: "This article can’t be shown right now",
    failed: "The interactive parts did not start; the text is still here.",
    stopped: "The interactive parts have stopped; the text is still here. Reloading the page brings them back.",
    kept: "What you wrote is still in the comment box.",
    network: "Check the network and try again.",
    document: "The article file is faulty; its editor must mend it.",
    retry: "Try again",
  },
];

// The wasm has the widget's styles, and may not be here.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .failure {
    all: initial;
    background: var(--news-brief-surface, Canvas);
    border-inline-start: 3px solid currentColor;
    border-radius: 4px;
    box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 20%, transparent);
    color: var(--news-brief-text, CanvasText);
    color-scheme: inherit;
    display: block;
    font: 0.9rem/1.75 var(--news-brief-font, system-ui, sans-serif);
    margin-block: 1em;
    overflow-wrap: anywhere;
    padding: 0.7em 1em;
  }
  :host([theme="light"]) .failure { color-scheme: light; }
  :host([theme="dark"]) .failure { color-scheme: dark; }
  .failure p { margin: 0.2em 0; }
  .failure p:first-child { font-weight: 700; }
  .failure button {
    background: none;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: inherit;
    cursor: pointer;
    font: inherit;
    margin-block: 0.4em;
    min-block-size: 44px;
    padding: 0.3em 1.2em;
  }
  .failure button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }`);

const created = (name, text) => Object.assign(document.createElement(name), { textContent: text });

export function explain(element, language, reason, message, again) {
  const hint = reason === 'network' && !/\.json\b/.test(message) ? '; if the files lie elsewhere, set assets-url' : '';
  console.warn(`news-brief: ${message}${hint}`);
  const text = languages.find(({ tags }) => tags.test(language ?? navigator.language));
  const shadow = element.shadowRoot;
  const root = shadow.querySelector('.root');
  const stopped = reason === 'panic' && Boolean(root?.querySelector('.panel[hidden], [aria-expanded]'));
  const readable = Boolean(root) || [...element.children].some((child) => !['script', 'template'].includes(child.localName));
  // The buttons work no more: every item is open. Those of prerendered markup work by the loader.
  root?.matches('.still:not([data-key])') && root.querySelectorAll('[aria-expanded]').forEach((button) => button.setAttribute('aria-expanded', 'true'));

  // A field that can't be sent is shown for its text alone.
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
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  shadow.querySelector('.failure')?.remove();
  shadow.prepend(panel);
}
