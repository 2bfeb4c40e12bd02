/** The tag `<news-brief>` in TSX, for React 19: `import type {} from 'news-brief/react'`. */

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { NewsBriefElement, NewsBriefEventMap, NewsBriefProperties } from './news-brief.js';

type Listeners = { [Name in keyof NewsBriefEventMap as `on${Name}`]?: (event: NewsBriefEventMap[Name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'news-brief': Omit<DetailedHTMLProps<HTMLAttributes<NewsBriefElement>, NewsBriefElement>, keyof NewsBriefProperties> &
        NewsBriefProperties &
        Listeners;
    }
  }
}
