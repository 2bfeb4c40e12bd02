const element = document.querySelector('news-brief');

// The embedding page may be of any origin, and a height is not secret.
new ResizeObserver(() => {
  const height = Math.ceil(element.getBoundingClientRect().height);
  parent.postMessage({ newsBriefHeight: height }, '*');
}).observe(element);
