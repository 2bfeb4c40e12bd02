/** The tag `<news-brief>` in templates of Vue 3: `import type {} from 'news-brief/vue'`. */

import type { DefineComponent } from 'vue';
import type { NewsBriefEventMap, NewsBriefProperties } from './news-brief.js';

type Listeners = {
  [Name in keyof NewsBriefEventMap as `on${Capitalize<Name>}`]?: (event: NewsBriefEventMap[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'news-brief': DefineComponent<NewsBriefProperties & Listeners>;
  }
}
