/* Makes the prerendered comments live. */

import { hydrate } from 'preact';
import { Comments } from './comments.jsx';

const article = JSON.parse(document.getElementById('data').textContent);
hydrate(<Comments article={article} />, document.getElementById('comments'));
