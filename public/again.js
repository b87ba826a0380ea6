// What matters from the second visit on, when there is a version that runs and there may be a newer one.

import { putBack } from './after/typed.js';
import { updates } from './after/update.js';

const words = %words%;

putBack();
updates(words);
