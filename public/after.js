// What begins once the app runs, and must not hold it up.

import { awake } from './after/awake.js';
import { offline } from './after/offline.js';
import { standalone } from './after/standalone.js';
import { putBack } from './after/typed.js';
import { updates } from './after/update.js';

const words = %words%;

// This file is in the site's root, whatever page it runs on.
const root = new URL('./', import.meta.url);

putBack();
standalone(words, root);
awake(words, root);
offline(words, root).then((registration) => registration && updates(words, registration));
