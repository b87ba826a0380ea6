// What matters when a worker keeps the site: there may be a newer version, and the site may have been put on a home screen.

import { standalone } from './after/standalone.js';
import { putBack } from './after/typed.js';
import { updates } from './after/update.js';

const words = %words%;

standalone(words, new URL('./', import.meta.url));
putBack();
updates(words);
