const wait = async (found) => {
  for (;;) {
    const value = found();
    if (value) return value;
    await new Promise((after) => setTimeout(after, 20));
  }
};
const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.closest('.composer').querySelector('[part=composer-submit]').click();
};
const own = () => [...root.querySelectorAll('[part=edit]')].map(({ id }) => id.replace('edit-', ''));
const build = async () => {
  write(root.querySelector('#composer'), '第一层，https://example.com/a/very/long/address.html');
  await wait(() => own().length === 1);
  let [last] = own();
  const answer = () => {
    root.querySelector(`#reply-${last}`).click();
    return wait(() => root.querySelector(`#composer-${last}`));
  };
  for (let level = 2; level < 4; level += 1) {
    const before = own();
    write(await answer(), '一条回答，写得稍微长一点。');
    await wait(() => own().length === level);
    last = own().find((id) => !before.includes(id));
  }
  await answer();
  root.querySelector(`#edit-${last}`).click();
  await wait(() => root.querySelector(`#composer-edit-${last}`));
};
const faults = () => {
  const found = [];
  const all = root.querySelector('.news-brief').getBoundingClientRect();
  for (const control of root.querySelectorAll('.comments .button, .tab, .composer-foot label, .toolbar .button, .data .button')) {
    const { left, right, width } = control.getBoundingClientRect();
    if (!width || control.closest('.visually-hidden')) continue;
    if (left < all.left - 1 || right > all.right + 1 || control.scrollWidth > control.clientWidth + 1) {
      found.push(`leaves its box: ${control.textContent}`);
    }
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const word of text.data.matchAll(/[^\s，。：]+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 6)));
        if (lines.size > 1) found.push(`wraps: ${control.textContent}`);
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
};
const narrowest = () =>
  Math.min(
    ...[...root.querySelectorAll('.composer-text')].map((field) => {
      const { paddingLeft, paddingRight, fontSize } = getComputedStyle(field);
      return (field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / parseFloat(fontSize);
    }),
  );
build().then(() => (window.threeLevels = { faults, narrowest }));
