'use client';

/* <news-brief> as a component of React 18 and 19. React sets neither properties nor
   listeners of a custom element that it hydrates, so effects do. */

import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

const attributes = {
  src: 'src',
  lang: 'lang',
  theme: 'theme',
  sections: 'sections',
  comments: 'comments',
  headingLevel: 'heading-level',
  readingTime: 'reading-time',
  progress: 'progress',
  loading: 'loading',
  assetsUrl: 'assets-url',
  wasmUrl: 'wasm-url',
};

const events = {
  onReady: 'news-brief-ready',
  onError: 'news-brief-error',
  onToggle: 'news-brief-toggle',
  onComment: 'news-brief-comment',
  onRepost: 'news-brief-repost',
  onFollow: 'news-brief-follow',
  onLike: 'news-brief-like',
};

export const NewsBrief = forwardRef(function NewsBrief({ article, messages, children, className, ...rest }, ref) {
  const element = useRef(null);
  useImperativeHandle(ref, () => element.current, []);

  const listeners = useRef(rest);
  listeners.current = rest;
  useEffect(() => {
    const node = element.current;
    const ends = new AbortController();
    for (const [name, type] of Object.entries(events)) {
      node.addEventListener(type, (event) => listeners.current[name]?.(event), { signal: ends.signal });
    }
    import('news-brief');
    return () => ends.abort();
  }, []);

  // Before the loader defines the element, these wait as its own properties.
  useEffect(() => {
    if (article !== undefined) element.current.article = article;
  }, [article]);
  useEffect(() => {
    if (messages !== undefined) element.current.messages = messages;
  }, [messages]);

  const others = Object.entries(rest).filter(([name]) => !(name in attributes) && !(name in events));
  const stated = Object.entries(attributes).filter(([name]) => rest[name] != null);
  return createElement(
    'news-brief',
    {
      ...Object.fromEntries(others),
      ...Object.fromEntries(stated.map(([name, attribute]) => [attribute, `${rest[name]}`])),
      class: className,
      ref: element,
      // The element may have changed its markup before React comes to it.
      suppressHydrationWarning: true,
    },
    children,
  );
});
