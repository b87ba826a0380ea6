// What the scripts of a page share with each other and with the app (`src/browser/`), and what TypeScript does not know.

/** The guard's: the app broke, or did not start. */
declare var handoverBroke: (() => void) | undefined;

/** The start script's: calls back with what does it, or with nothing where that did not arrive. */
declare var handoverSearch: (done: (find?: Function) => void) => void;
declare var handoverLinks: (done: (ask?: Function) => void) => void;

interface Navigator {
  /** Safari's: opened from the home screen. */
  standalone?: boolean;
}
