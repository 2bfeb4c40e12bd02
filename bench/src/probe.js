/* Runs before the scripts of a page: notes when the things that a reader waits for
   are painted, and measures what a reader does. It is the same for every contender;
   {parts} are the selectors of this one. */
{
  const parts = {parts};
  const clock = performance.now.bind(performance);
  const times = {};
  const [tasks, scripted, keys, toggles, posts] = [[], [], [], [], []];
  const memories = new Set();
  let [largest, unstored, firstLetter, lastKey] = [0, 0];

  const observe = (type, then) =>
    new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (largest = startTime));
  observe('longtask', ({ startTime, duration }) => tasks.push([startTime, startTime + duration]));
  observe('long-animation-frame', ({ scripts }) =>
    scripts.forEach(({ startTime, duration, sourceURL, sourceFunctionName }) => {
      // This script has no address; nor have built-in functions that a page sets a timer to.
      if (sourceURL || sourceFunctionName in Intl) scripted.push([startTime, startTime + duration]);
    }),
  );
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const exported = Object.values(made.instance?.exports ?? {});
      exported.filter((value) => value instanceof WebAssembly.Memory).forEach((memory) => memories.add(memory));
      return made;
    };
  }

  /* A task of its own: asked for in a frame, it comes after the painting. */
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(clock());
      port2.postMessage(0);
    });
  const painted = () => new Promise(requestAnimationFrame).then(nextTask);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const find = (selector, wanted = () => true) => {
    const shadow = document.querySelector('news-brief')?.shadowRoot;
    const all = [shadow, document].flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
    return all.find((element) => wanted(element) && element.checkVisibility({ visibilityProperty: true }));
  };
  const holds = (text) => (element) => element.textContent.includes(text);
  const composer = () => find(parts.composer, (field) => !field.disabled && !field.readOnly);

  const awaited = {
    readable: () => find('p', holds(parts.beginning)),
    first: () => find(parts.firstIn, holds(parts.first)),
    newest: () => find(parts.newestIn, holds(parts.newest)),
    composer,
    control: () => find(parts.toggle),
  };
  const seen = Object.fromEntries(Object.keys(awaited).map((name) => [name, Promise.withResolvers()]));
  const look = () => {
    for (const [name, found] of Object.entries(awaited)) {
      if (!document.body || !found()) continue;
      delete awaited[name];
      nextTask().then((time) => seen[name].resolve((times[name] = time)));
    }
    if (Object.keys(awaited).length > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  addEventListener('input', () => (firstLetter ??= painted().then((time) => (times.letter = time))), true);
  const noteKey = ({ timeStamp }) => (lastKey = painted().then((time) => keys.push(time - timeStamp)));
  addEventListener('keydown', noteKey, true);

  const count = (root) =>
    [...root.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0), 0);
  const wasm = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const rank = (values, share) => values.sort((one, other) => one - other)[Math.ceil(values.length * share) - 1];

  window.bench = {
    /* Waits until all of `names` are painted and no long task has run for `quiet` ms. */
    async settled(names, quiet) {
      await Promise.all(names.map((name) => seen[name].promise));
      const now = clock();
      while (document.readyState !== 'complete' || clock() - Math.max(now, tasks.at(-1)?.[1] ?? 0) < quiet) await pause(50);
    },
    installed: async () => void (parts.worker && (await navigator.serviceWorker.ready)),
    has: (names) => names.every((name) => name in times),
    async focus() {
      await seen.composer.promise;
      composer().focus({ preventScroll: true });
    },
    written: () => composer()?.value,
    caughtUp: () => lastKey,
    /* Opens and closes an item, so many `times`. */
    async toggle(times) {
      for (let number = 0; number < times; number++) {
        // At no fixed place between two frames.
        await pause(30 + Math.random() * 17);
        const [control, start] = [find(parts.toggle), clock()];
        control.click();
        toggles.push((await painted()) - start);
      }
    },
    /* Publishes so many comments. */
    async publish(times) {
      for (let number = 0; number < times; number++) {
        composer().focus({ preventScroll: true });
        const text = `这是刚刚写下的评论-${number}`;
        document.execCommand('insertText', false, text);
        // Waline refuses comments that follow too fast.
        await pause(500 + Math.random() * 17);
        const [button, start] = [find(parts.publish), clock()];
        button.click();
        while (!find(parts.newestIn, holds(text))) await new Promise(requestAnimationFrame);
        // Looking through thousands of records takes longer than posting: it is taken off.
        const before = clock();
        if (!Object.values(localStorage).some((value) => value.includes(text))) unstored++;
        const looking = clock() - before;
        posts.push((await nextTask()) - start - looking);
      }
    },
    figures: () => ({
      ...times,
      memory: (gc(), (performance.memory.usedJSHeapSize + wasm()) / 1e3),
      largest,
      blocking: tasks.reduce((sum, [start, end]) => sum + Math.max(0, end - start - 50), 0),
      longest: Math.max(
        0,
        ...tasks
          .filter(([start, end]) => scripted.some(([begin, over]) => begin < end && over > start))
          .map(([start, end]) => end - start),
      ),
      elements: count(document),
      toggle: rank(toggles, 0.5),
      publish: rank(posts, 0.5),
      unstored: parts.local ? unstored : undefined,
      keystroke: rank(keys, 0.95),
    }),
  };
}
