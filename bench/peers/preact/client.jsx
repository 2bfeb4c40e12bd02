/* Makes the prerendered comments live, then shows what this reader has written. */

import { hydrate } from 'preact';
import { Comments } from './comments.jsx';

const article = JSON.parse(document.getElementById('data').textContent);
const place = document.getElementById('comments');
const KEY = 'comments';
const store = {
  read: () => JSON.parse(localStorage.getItem(KEY) ?? '[]'),
  write: (list) => localStorage.setItem(KEY, JSON.stringify(list)),
};

hydrate(<Comments article={article} store={store} />, place);
