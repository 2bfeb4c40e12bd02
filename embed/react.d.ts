/**
 * The component `NewsBrief` for React 18 and 19, and the tag `<news-brief>` in TSX for React 19. For the tag alone:
 * `import type {} from 'news-brief/react'`.
 */

import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, ReactNode, RefAttributes } from 'react';
import type { NewsBriefElement, NewsBriefEventMap, NewsBriefProperties } from './news-brief.js';

type Listeners = { [Name in keyof NewsBriefEventMap as `on${Name}`]?: (event: NewsBriefEventMap[Name]) => void };

type Handlers = {
  [Name in keyof NewsBriefEventMap as Name extends `news-brief-${infer Event}` ? `on${Capitalize<Event>}` : never]?: (
    event: NewsBriefEventMap[Name],
  ) => void;
};

/** Properties of {@link NewsBrief}: those of the element, its events as `onReady`, `onComment` …, and attributes of HTML. */
export interface NewsBriefProps
  extends Omit<HTMLAttributes<NewsBriefElement>, keyof NewsBriefProperties | keyof Handlers>,
    NewsBriefProperties,
    Handlers {
  /** The article as plain HTML, which is shown until the widget is drawn. */
  children?: ReactNode;
}

/** Renders `<news-brief>`, on a server too, and loads the element in the browser. */
export const NewsBrief: ForwardRefExoticComponent<NewsBriefProps & RefAttributes<NewsBriefElement>>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'news-brief': Omit<DetailedHTMLProps<HTMLAttributes<NewsBriefElement>, NewsBriefElement>, keyof NewsBriefProperties> &
        NewsBriefProperties &
        Listeners;
    }
  }
}
