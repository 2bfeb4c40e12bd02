/** The tag `<news-brief>` in templates of Vue 3: `import type {} from 'news-brief/vue'`. */

import type { DefineComponent, HTMLAttributes } from 'vue';
import type { NewsBriefEventMap, NewsBriefProperties } from './news-brief.js';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

// Vue names the listener of `@news-brief-ready` so.
type Listeners = {
  [Name in keyof NewsBriefEventMap as `on${Capitalize<Camel<Name>>}`]?: (event: NewsBriefEventMap[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'news-brief': DefineComponent<NewsBriefProperties & Listeners & Omit<HTMLAttributes, keyof NewsBriefProperties>>;
  }
}
