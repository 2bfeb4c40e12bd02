/* Prints the comments of the article whose document is on standard input. */

import { renderToString } from 'preact-render-to-string';
import { readFileSync } from 'node:fs';
import { Comments } from './comments.jsx';

const article = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(renderToString(<Comments article={article} />));
