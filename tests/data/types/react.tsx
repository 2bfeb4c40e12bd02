// What a host writes in TSX, and what the types must refuse.

import { NewsBrief } from 'news-brief/react';
import type { Article, NewsBriefElement } from 'news-brief';

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

export const Page = ({ article, found }: { article: Article; found: (element: NewsBriefElement | null) => void }) => (
  <NewsBrief
    ref={found}
    id="brief"
    article={article}
    headingLevel={1}
    onReady={(event) => console.log(event.detail.problems.length)}
    onComment={({ detail }) => console.log(detail.comment.text)}
    onClick={(event) => console.log(event.clientX)}
  >
    <article>{article.title}</article>
  </NewsBrief>
);

// @ts-expect-error A level that there is not.
export const tooDeep = <NewsBrief headingLevel={7} />;
