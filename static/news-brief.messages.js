/* Words of the host's own in the place of the widget's: the loader asks for
   this file only where a host has set the property `messages`.
   {names}, the names of all messages, are filled in when the site is built. */

export const names = {names};

const values = (text) => text.split('{}').length - 1;

// `words` has a line for each name. What does not fit is left out, and said in the console.
export function merged(words, own) {
  const lines = words.split('\n');
  for (const [name, text] of Object.entries(own)) {
    const place = names.indexOf(name);
    const wrong =
      place < 0 ? 'there is no such message'
      : typeof text !== 'string' || !text.trim() ? 'it is not a text'
      : values(text) !== values(lines[place]) ? `it needs as many {} as “${lines[place]}”`
      : '';
    if (wrong) console.warn(`news-brief: messages.${name} is not used: ${wrong}`);
    else lines[place] = text.replaceAll('\n', ' ');
  }
  return lines.join('\n');
}
