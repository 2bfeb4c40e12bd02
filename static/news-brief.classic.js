/* For pages whose scripts can't be modules, as WordPress enqueues them:
   <script defer src="news-brief.classic.js"></script>. It loads news-brief.js beside it. */

import(new URL('news-brief.js', document.currentScript.src));
