// Sets an article at every width and looks where its lines end. `frame` holds the
// widget, `figures` the figures of each text as [from, to] in code points.
const STARTS = /^[、。，．：；！？）］｝】》〉」』〕〗”’·・,.:;!?)\]}%％‰℃／～–—…々]/u;
const ENDS = /[（［｛【《〈「『〔〖“‘([{]$/u;
const letters = (text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** The lines of a block, as pairs of places in its code points. */
const linesOf = (block, points) => {
  const range = block.ownerDocument.createRange();
  const tops = new Map();
  const top = (at) => {
    if (!tops.has(at)) {
      const { node, from, to } = points[at];
      range.setStart(node, from);
      range.setEnd(node, to);
      const rect = range.getClientRects()[0];
      // Space at the end of a line has no place: it is where what stands before it is.
      tops.set(at, rect?.height ? rect.top + rect.height / 2 : top(at - 1));
    }
    return tops.get(at);
  };
  const half = block.ownerDocument.defaultView.getComputedStyle(block).fontSize.replace('px', '') / 2;
  const lines = [];
  let [from, length] = [0, 8];
  while (from < points.length) {
    const same = (at) => Math.abs(top(at) - top(from)) < half;
    let to = Math.min(from + Math.max(1, length - 2), points.length - 1);
    while (to > from && !same(to)) to -= 1;
    while (to + 1 < points.length && same(to + 1)) to += 1;
    lines.push([from, to + 1]);
    length = to + 1 - from;
    from = to + 1;
  }
  return lines;
};

const pointsOf = (block) => {
  const points = [];
  const nodes = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    let from = 0;
    for (const letter of node.data) {
      points.push({ node, from, to: from + letter.length, letter });
      from += letter.length;
    }
  }
  return points;
};

const measure = (frame, figures) => {
  const view = frame.contentWindow;
  const root = frame.contentDocument.querySelector('news-brief').shadowRoot;
  const found = { lines: 0, starts: [], ends: [], figures: [], singles: [], indents: [], columns: [], leading: [], wide: [], letters: [], figuresLookedAt: 0, paragraphs: 0 };
  const blocks = [...root.querySelectorAll('.title, .section-title, .heading, .item-title span:not(.unbroken), .body p, .list li, figcaption, .metric-figure, .metric-label')]
    .filter((block) => block.closest('[lang]').lang.startsWith('zh') && !block.closest('[hidden]') && block.textContent.trim())
    .map((block) => ({ block, points: pointsOf(block) }));
  for (let width = 160; width <= 640; width += 4) {
    frame.style.width = `${width}px`;
    const told = (kind, ...what) => found[kind].push([width, ...what].join(' '));
    const { documentElement } = frame.contentDocument;
    if (documentElement.scrollWidth > width) told('wide', documentElement.scrollWidth);
    for (const { block, points } of blocks) {
      const text = points.map(({ letter }) => letter).join('');
      const lines = linesOf(block, points);
      const words = ([from, to]) => points.slice(from, to).map(({ letter }) => letter).join('').trim();
      found.lines += lines.length;
      lines.forEach((line, number) => {
        if (number > 0 && STARTS.test(words(line))) told('starts', words(line));
        if (number < lines.length - 1 && ENDS.test(words(line))) told('ends', words(line));
      });
      if (lines.length > 1 && letters(words(lines.at(-1))) === 1) told('singles', text.slice(-12));
      for (const [from, to] of figures[text] ?? []) {
        found.figuresLookedAt += 1;
        if (lines.some(([, end]) => from < end && end < to)) told('figures', words([from, to]));
      }
      if (!block.matches('p')) continue;
      found.paragraphs += 1;
      const style = view.getComputedStyle(block);
      const em = parseFloat(style.fontSize);
      if (parseFloat(style.lineHeight) / em < 1.7) told('leading', style.lineHeight);
      const { left, width: across } = block.getBoundingClientRect();
      const column = across / em;
      if (Math.abs(column - Math.round(column)) > 0.02) told('columns', `${column} characters`);
      // The screen has room for twenty from here on.
      const least = width >= 360 ? 20 - 2 * Boolean(block.closest('blockquote')) : 0;
      if (Math.round(column) < least || Math.round(column) > 40) told('columns', `${column} characters`);
      const range = frame.contentDocument.createRange();
      const first = points.findIndex(({ letter }) => letter !== '\u3000');
      range.setStart(points[first].node, points[first].from);
      range.setEnd(points[first].node, points[first].to);
      const indent = (range.getClientRects()[0].left - left) / em;
      const wanted = block.closest('blockquote') ? 0 : 2;
      if (Math.abs(indent - wanted) > 0.1) told('indents', indent, text.slice(0, 8));
      if (block.innerText.replaceAll('\u00a0', ' ') !== text.replaceAll('\u00a0', ' ')) told('letters', block.innerText);
    }
  }
  return found;
};
return measure(document.querySelector('iframe'), FIGURES);
