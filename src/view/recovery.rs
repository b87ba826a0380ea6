//! The recovery screen. Static: the start script shows it when the app fails to start, or breaks.

use leptos::prelude::*;

use crate::words::Words;

pub fn recovery(words: &'static Words) -> impl IntoView {
    let recovery = &words.recovery;
    view! {
        <aside id="recovery" aria-labelledby="recovery-title">
            <h2 id="recovery-title" tabindex="-1">
                <span class="on-start">{recovery.start_title}</span>
                <span class="on-crash">{recovery.crash_title}</span>
            </h2>
            <p class="on-start">{recovery.start_text}</p>
            <p class="on-crash">{recovery.crash_text}</p>
            <p class="buttons">
                <button type="button" id="recovery-reload" class="primary">{recovery.reload}</button>
                <button type="button" id="recovery-download" class="plain" data-empty=recovery.empty>{recovery.download}</button>
            </p>
        </aside>
        <noscript><p class="no-script">{recovery.no_script}</p></noscript>
    }
}
