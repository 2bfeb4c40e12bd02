// What servers get for `import 'news-brief'`: there is no page, so nothing is defined.
export const NewsBriefElement = undefined;

export async function mount() {
  throw new Error('news-brief: mount() works in browsers alone');
}
