/* The editor's page: opens a local text or article document, previews it in the
   widget and lists its problems. The importer loads with the first file. */

const byId = (id) => document.getElementById(id);
const lang = document.documentElement.lang;

let importer;
const load = () => {
  importer ??= (async () => {
    const glue = await import('./news-brief-editor.js');
    await glue.default();
    return glue;
  })();
  // If loading fails, the next file retries.
  importer.catch(() => (importer = undefined));
  return importer;
};

// Uses the byte order mark, else UTF-8 if valid, else GB18030.
const decode = (bytes) => {
  const encodings = { 'ff,fe': 'utf-16le', 'fe,ff': 'utf-16be' };
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join();
  for (const encoding of encodings[mark] ? [encodings[mark]] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
};

const listItem = (...parts) => {
  const item = document.createElement('li');
  for (const [name, text] of parts) {
    const part = document.createElement(name);
    part.textContent = text;
    item.append(part, ' ');
  }
  return item;
};

const fillList = (id, countId, items) => {
  byId(id).replaceChildren(...items);
  byId(countId).textContent = items.length || '';
  return items.length;
};

const preview = (json) => {
  const element = document.createElement('news-brief');
  element.setAttribute('loading', 'eager');
  element.setAttribute('comments', 'readonly');
  element.article = JSON.parse(json);
  byId('preview').replaceChildren(element);
};

let downloadUrl;
const setDownload = (json, name) => {
  URL.revokeObjectURL(downloadUrl);
  downloadUrl = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  byId('download').href = downloadUrl;
  byId('download').download = name.replace(/\.[^.]*$/, '') + '.json';
};

let openFile;
const show = async () => {
  const { name, bytes } = openFile;
  const text = decode(bytes);
  byId('not-text').hidden = text !== undefined;
  byId('trouble').hidden = true;
  byId('opened').hidden = true;
  if (text === undefined) return;
  const glue = await load();
  const isDocument = /\.json$/i.test(name);
  const report = isDocument ? glue.check(text, lang) : glue.open(text, byId('metrics').valueAsNumber || 0, lang);
  if (report.refused) {
    showError(`${name}: ${report.refused}`);
    return;
  }
  const json = report.document ?? text;
  byId('name').textContent = name;
  byId('proposing').hidden = isDocument;
  const problems = report.problems.map(({ path, kind, message }) => listItem(['code', path], ['b', kind], ['span', message]));
  byId('clean').hidden = fillList('problems', 'problem-count', problems) > 0;
  const lines = report.leftOut.map(({ line, words }) => listItem(['b', line], ['span', words]));
  byId('left-out').hidden = fillList('left-out-lines', 'left-out-count', lines) === 0;
  setDownload(json, name);
  preview(json);
  byId('opened').hidden = false;
  byId('status').textContent = [name, byId('problems-title').textContent, problems.length ? '' : byId('clean').textContent].join(' ');
};

const showError = (message) => {
  byId('trouble').textContent = message;
  byId('trouble').hidden = false;
};

const open = async (file) => {
  if (!file) return;
  openFile = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  try {
    await show();
  } catch (error) {
    showError(`${file.name}: ${error.message}`);
  }
};

byId('file').addEventListener('change', (event) => open(event.target.files[0]));
byId('metrics').addEventListener('change', () => openFile && show());
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
