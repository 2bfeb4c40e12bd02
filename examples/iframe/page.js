const frame = document.querySelector('iframe');

addEventListener('message', (event) => {
  // Any window may send messages; only those of the frame are its height.
  if (event.source === frame.contentWindow && Number.isFinite(event.data?.newsBriefHeight)) {
    frame.style.height = `${event.data.newsBriefHeight}px`;
  }
});
