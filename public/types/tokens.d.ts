// Values that the builder writes in the place of these names (`src/site/build.rs`), as JSON. A token in quotes, like
// '%style%', is a piece of text instead: the name of a file with its hash, and the like.
//
// The words are the structs of `src/words/`. A test there compares the names.

interface AfterStartWords {
  ready: string;
  save: string;
  awake: string;
  not_awake: string;
}

interface ReturningWords {
  update: string;
  use_it: string;
  later: string;
  back: string;
}

interface EmbedWords {
  steps: string;
  apart: string;
  blocked: string;
  full_page: string;
  new_tab: string;
}

interface GuardWords {
  start_title: string;
  start_text: string;
  crash_title: string;
  crash_text: string;
  reload: string;
  download: string;
  empty: string;
  without: string;
  without_text: string;
  aside: string;
  take_in: string;
  lacks: string;
  modules: string;
  wasm: string;
  newer_wasm: string;
}

declare const __AFTER_START_WORDS__: AfterStartWords;
declare const __RETURNING_WORDS__: ReturningWords;
declare const __EMBED_WORDS__: EmbedWords;
declare const __GUARD_WORDS__: GuardWords;

/** The origins of site.toml that are told where a reader is. */
declare const __REPORT_TO__: string[];

/** The file of each lazy part, by the name that the splitter gave it. */
declare const __PARTS__: Record<string, string>;
