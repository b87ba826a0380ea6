//! The documents of the site: the front door and one page per guide, rendered with the app's own views.

use super::guides::Guides;

/// One HTML page, before it is put into the shell.
pub struct Document {
    /// Folder of the page inside the site: empty for the front door, else `dmss/`.
    pub folder: String,
    /// From the page to the site's root: `./` or `../`.
    pub root: &'static str,
    pub lang: &'static str,
    pub title: String,
    pub description: String,
    /// The app's views, as HTML.
    pub app: String,
    /// The recovery screen, as HTML.
    pub recovery: String,
    /// What the app reads at start, as JSON that is safe inside a script element.
    pub data: String,
    /// Structured data for search engines, as JSON-LD that is safe inside a script element.
    pub structured: String,
}

pub fn documents(_guides: &Guides) -> Vec<Document> {
    Vec::new()
}
