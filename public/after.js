// What begins once the app runs, and must not hold it up.

import { awake } from './after/awake.js';
import { offline } from './after/offline.js';

const words = %words%;

// This file is in the site's root, whatever page it runs on.
const root = new URL('./', import.meta.url);

offline(words, root);
awake(words, root);
