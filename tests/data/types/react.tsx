// What a host writes in TSX, and what the types must refuse.

import type {} from 'news-brief/react';
import type { Article } from 'news-brief';

export const Story = ({ article }: { article: Article }) => (
  <news-brief
    className="story"
    article={article}
    headingLevel={1}
    theme="dark"
    onnews-brief-ready={(event) => console.log(event.detail.problems.length)}
    onnews-brief-toggle={(event) => console.log(event.detail.open)}
  >
    <article>{article.title}</article>
  </news-brief>
);

// @ts-expect-error A value that there is not.
export const wrong = <news-brief comments="maybe" />;
