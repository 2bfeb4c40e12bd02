/* The script of a page that is one file: unpacks the widget, which stands in
   the page as Base64 of deflated bytes, and runs it. A browser that can't
   shows the article as it stands.
   {length} is the length of the scripts; the wasm comes after them. */
(async () => {
  const text = document.getElementById('widget').textContent;
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const script = new TextDecoder().decode(bytes.subarray(0, {length}));
  // The names are those by which the loader asks for its parts.
  new Function('wasm', script)(bytes.subarray({length}));
})();
