// What matters once a worker has saved the site: there may be a newer version, and the site may be on a home screen.

import { restoreDrafts } from './after-start/drafts.js';
import { standalone } from './after-start/standalone.js';
import { updates } from './after-start/update.js';

const words = __RETURNING_WORDS__;

standalone(words, new URL('./', import.meta.url));
restoreDrafts();
updates(words);
