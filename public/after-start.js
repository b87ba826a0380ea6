// What begins once the app runs, and must not delay it.

import { awake } from './after-start/awake.js';
import { offline } from './after-start/offline.js';

const words = __AFTER_START_WORDS__;

// This file is in the site's root, whichever page runs it.
const root = new URL('./', import.meta.url);

offline(words, root);
awake(words, root);
