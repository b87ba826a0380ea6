/** What the worker answers to a page: how much of its version of the site is saved. */
interface OfflineStatus {
  version: string;
  /** When it was saved; a moment as `Date.now()` gives it. */
  saved?: number;
  /** Whether pages were changed on their way here, and saved as they were built. */
  altered?: boolean;
  /** A file that arrived otherwise than it was built, and so was not saved. */
  refused?: string;
  /** How many files are missing of what is saved on a first visit. */
  lacks: number;
  /** How many of what is saved when it is visited. */
  left: number;
}
