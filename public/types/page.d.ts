// What the scripts of a page share with each other and with the app (`src/browser/`), and what TypeScript does not know.

/** The guard's: the app broke, or did not start. */
declare var handoverBroke: (() => void) | undefined;

/** The start script's: the text of a file that comes with a part, and its style. Rejected where it does not arrive. */
declare var handoverFetch: (name: string) => Promise<string>;
declare var handoverStyle: (name: string) => Promise<void>;

interface Navigator {
  /** Safari's: opened from the home screen. */
  standalone?: boolean;
}

/** Trusted Types, as far as they are asked for. What is trusted is said to be a `URL`, so that it is taken for an address. */
declare var trustedTypes: {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): {
    createScriptURL(address: string): URL;
  };
} | undefined;
