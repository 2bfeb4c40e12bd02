import 'news-brief';
import { useState } from 'react';

/** A page with one article, and what the events of the widget say. */
export const Page = ({ article }) => {
  const [theme, setTheme] = useState('light');
  const [told, setTold] = useState('nothing yet');
  return (
    <>
      <button onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}>theme: {theme}</button>
      {/* React 19 sets `article` as a property; attributes that begin with `on` are listeners. */}
      <news-brief
        article={article}
        theme={theme}
        headingLevel={1}
        onnews-brief-ready={(event) => setTold(`ready: ${event.detail.id}`)}
        onnews-brief-toggle={(event) => setTold(`${event.detail.id}: ${event.detail.open ? 'open' : 'closed'}`)}
        onnews-brief-error={(event) => setTold(`${event.detail.reason}: ${event.detail.message}`)}
      >
        <article>
          <h1>{article.title}</h1>
        </article>
      </news-brief>
      <p id="told">{told}</p>
    </>
  );
};
