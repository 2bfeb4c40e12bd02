/* Runs in the page before its own scripts: notes when what a reader waits for
   is painted, and measures what a reader does. The same for every contender;
   {parts} says how the parts of this one are found. */
{
  const parts = {parts};
  const { now } = performance;
  const clock = now.bind(performance);
  const times = {};
  const tasks = [];
  const ran = [];
  const kept = { shift: 0, lcp: 0, fcp: 0, memories: new Set(), keys: [] };

  const observe = (type, then) =>
    new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (kept.fcp = startTime));
  observe('largest-contentful-paint', ({ startTime }) => (kept.lcp = startTime));
  observe('longtask', ({ startTime, duration }) => tasks.push([startTime, duration]));
  observe('long-animation-frame', ({ scripts }) =>
    scripts.forEach(({ startTime, duration, sourceURL, sourceFunctionName }) => {
      // This script has no address; nor have functions of the browser that a page sets a timer to.
      if (sourceURL || sourceFunctionName in Intl) ran.push([startTime, startTime + duration]);
    }),
  );
  observe('layout-shift', ({ value, hadRecentInput }) => hadRecentInput || (kept.shift += value));

  // The memory of each WebAssembly instance.
  const noteMemory = ({ instance }) => {
    for (const value of Object.values(instance?.exports ?? {})) {
      if (value instanceof WebAssembly.Memory) kept.memories.add(value);
    }
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => {
      const promise = original.apply(WebAssembly, given);
      promise.then(noteMemory, () => {});
      return promise;
    };
  }

  /* Calls back once the frame that is being made has been painted. */
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(clock());
        port2.postMessage(0);
      }),
    );

  const places = () => {
    const widget = document.querySelector('news-brief');
    return widget?.shadowRoot ? [widget.shadowRoot, document] : [document];
  };
  const find = (selector, wanted = () => true) => {
    for (const place of places()) {
      for (const element of place.querySelectorAll(selector)) {
        if (wanted(element) && element.checkVisibility({ visibilityProperty: true })) return element;
      }
    }
    return undefined;
  };
  const holds = (text) => (element) => element.textContent.includes(text);
  const usable = (element) => !element.disabled && !element.readOnly;

  const looks = {
    readable: () => find('p', holds(parts.beginning)),
    first: () => find(parts.firstIn, holds(parts.first)),
    newest: () => find(parts.newestIn, holds(parts.newest)),
    composer: () => find(parts.composer, usable),
    control: () => find(parts.toggle),
  };
  const waited = {};
  for (const name of Object.keys(looks)) waited[name] = Promise.withResolvers();
  const look = () => {
    for (const [name, found] of Object.entries(looks)) {
      if (name in times || !document.body || !found()) continue;
      times[name] = Infinity;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times[name] = clock();
        waited[name].resolve(found());
      };
      port2.postMessage(0);
    }
    if (Object.keys(looks).some((name) => !(name in times))) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  // At no fixed place between two frames.
  const anyTime = () => pause(30 + Math.random() * 17);

  addEventListener('input', () => (times.letter ??= painted().then((time) => (times.letter = time))), true);
  addEventListener(
    'keydown',
    ({ timeStamp }) => (kept.letter = painted().then((time) => kept.keys.push(time - timeStamp))),
    true,
  );

  window.bench = {
    /* Waits until all of `names` are painted and `quiet` ms have gone by without a long task. */
    async settled(names, quiet) {
      await Promise.all(names.map((name) => waited[name].promise));
      let last = clock();
      for (;;) {
        await pause(100);
        const late = tasks.at(-1);
        const busy = Math.max(last, late ? late[0] + late[1] : 0, ...names.map((name) => times[name]));
        if (document.readyState === 'complete' && clock() - busy > quiet) return;
      }
    },
    /* Waits until a service worker, where the page has one, has kept what it keeps. */
    async kept() {
      if (await navigator.serviceWorker?.getRegistration()) await navigator.serviceWorker.ready;
    },
    async focus() {
      await waited.composer.promise;
      find(parts.composer, usable).focus({ preventScroll: true });
    },
    /* What is in the field that has the focus, or else in the composer. */
    written: () => focused()?.value ?? find(parts.composer)?.value ?? '',
    hasFocus: () => focused()?.localName === 'textarea',
    load() {
      const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const bytes = Object.fromEntries(entries.map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]));
      const count = (place) =>
        [...place.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0), 0);
      return {
        ...times,
        fcp: kept.fcp,
        lcp: kept.lcp,
        blocking: tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
        scripted: Math.max(
          0,
          ...tasks
            .filter(([start, duration]) => ran.some(([begin, end]) => begin < start + duration && end > start))
            .map(([, duration]) => duration),
        ),
        longest: Math.max(0, ...tasks.map(([, duration]) => duration)),
        shift: kept.shift,
        elements: count(document),
        wasm: [...kept.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
        stored: localStorage.length,
        bytes,
      };
    },
    tasks: () => tasks,
    shift: () => kept.shift,
    /* Waits until the last letter is painted. */
    caughtUp: () => kept.letter,
    keys: () => kept.keys.splice(0),
    /* Opens or closes an item: the time until it is painted. */
    async toggle() {
      const control = find(parts.toggle);
      await anyTime();
      const start = clock();
      control.click();
      return (await painted()) - start;
    },
    /* Presses the button: the time until the comment that ends in `text` is
       painted, and whether it was stored by then. */
    async publish(text) {
      const button = find(parts.publish);
      await anyTime();
      const start = clock();
      button.click();
      const seen = () => find(parts.newestIn, holds(text));
      while (!seen()) {
        await new Promise(requestAnimationFrame);
        if (clock() - start > 20000) throw new Error('the comment does not appear');
      }
      // Looking through thousands of records takes longer than the post: it is taken off.
      const before = clock();
      const stored = Object.values(localStorage).some((value) => value.includes(text));
      const looking = clock() - before;
      // The frame in which it was found has yet to be painted.
      const { port1, port2 } = new MessageChannel();
      const time = await new Promise((resolve) => {
        port1.onmessage = () => resolve(clock());
        port2.postMessage(0);
      });
      return { time: time - start - looking, stored };
    },
  };
}
