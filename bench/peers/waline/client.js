/* What a site with a bundler ships of Waline: less than its ready-made file. */

export { init } from '@waline/client';
