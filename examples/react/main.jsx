import { createRoot } from 'react-dom/client';
import { Page } from './Page.jsx';

const article = await (await fetch('article.json')).json();

createRoot(document.getElementById('root')).render(<Page article={article} />);
