// The global scope of a service worker; TypeScript's `webworker` library declares that of a dedicated one.

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener<Type extends keyof ServiceWorkerGlobalScopeEventMap>(
  type: Type,
  listener: (event: ServiceWorkerGlobalScopeEventMap[Type]) => void,
): void;

/** Its path from the site's root, the SHA-256 of its content in base64, and a word of its Content-Type. */
type SiteFile = [path: string, sha256: string, kind: string];

// Values that the builder writes in the place of these names (`src/site/precache.rs`).
declare const __VERSION__: string;
declare const __CORE__: SiteFile[];
declare const __WHEN_VISITED__: SiteFile[];
