/* The editor's page: opens a text or an article document on this machine, shows
   it in the widget, and lists what to look over. The importer is asked for with
   the first file. */

const at = (id) => document.getElementById(id);
const lang = document.documentElement.lang;

let importer;
const load = () => {
  importer ??= (async () => {
    const glue = await import('./importer.js');
    await glue.default();
    return glue;
  })();
  importer.catch(() => (importer = undefined));
  return importer;
};

// By byte order mark, else UTF-8 where the bytes are that, else GB18030.
const decoded = (bytes) => {
  const marked = { 'ff,fe': 'utf-16le', 'fe,ff': 'utf-16be' };
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join();
  for (const encoding of marked[mark] ? [marked[mark]] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
};

const entry = (...parts) => {
  const item = document.createElement('li');
  for (const [name, text] of parts) {
    const part = document.createElement(name);
    part.textContent = text;
    item.append(part, ' ');
  }
  return item;
};

const list = (id, count, entries) => {
  at(id).replaceChildren(...entries);
  at(count).textContent = entries.length || '';
  return entries.length;
};

const preview = (document_) => {
  const element = document.createElement('news-brief');
  element.setAttribute('loading', 'eager');
  element.setAttribute('comments', 'readonly');
  element.article = JSON.parse(document_);
  at('preview').replaceChildren(element);
};

let address;
const offer = (document_, name) => {
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([document_], { type: 'application/json' }));
  at('download').href = address;
  at('download').download = name.replace(/\.[^.]*$/, '') + '.json';
};

let opened;
const show = async () => {
  const { name, bytes } = opened;
  const text = decoded(bytes);
  at('not-text').hidden = text !== undefined;
  at('trouble').hidden = true;
  at('opened').hidden = true;
  if (text === undefined) return;
  const glue = await load();
  const isDocument = /\.json$/i.test(name);
  const found = JSON.parse(isDocument ? glue.check(text, lang) : glue.open(text, at('metrics').valueAsNumber || 0, lang));
  if (found.refused) {
    at('trouble').textContent = `${name}: ${found.refused}`;
    at('trouble').hidden = false;
    return;
  }
  const document_ = found.document ?? text;
  at('name').textContent = name;
  at('proposing').hidden = isDocument;
  const problems = found.problems.map(({ path, kind, message }) => entry(['code', path], ['b', kind], ['span', message]));
  at('clean').hidden = list('problems', 'problem-count', problems) > 0;
  const lines = (found.leftOut ?? []).map(({ line, words }) => entry(['b', line], ['span', words]));
  at('left-out').hidden = list('left-out-lines', 'left-out-count', lines) === 0;
  offer(document_, name);
  preview(document_);
  at('opened').hidden = false;
  at('status').textContent = [name, at('problems-title').textContent, problems.length ? '' : at('clean').textContent].join(' ');
};

const open = async (file) => {
  if (!file) return;
  opened = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  try {
    await show();
  } catch (error) {
    at('trouble').textContent = `${file.name}: ${error.message}`;
    at('trouble').hidden = false;
  }
};

at('file').addEventListener('change', (event) => open(event.target.files[0]));
at('metrics').addEventListener('change', () => opened && show());
addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dragging');
});
addEventListener('dragleave', (event) => event.relatedTarget ?? document.body.classList.remove('dragging'));
addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dragging');
  open(event.dataTransfer.files[0]);
});
