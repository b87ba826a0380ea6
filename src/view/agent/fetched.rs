//! A guide, read from its own page, which is fetched when its app is chosen: so the agent's page does not grow with the
//! guides.

use super::places::group_of;
use crate::{
    browser::other_page::OtherPage,
    guide::{Guide, Place},
    json::from_text,
    view::app::{
        page::{Page, PageKind},
        title::place_title,
    },
};

/// Kept as long as this page is open: an agent goes to and fro.
#[derive(Clone)]
pub struct Fetched {
    pub guide: &'static Guide,
    /// From this page to the guide's.
    pub address: String,
    /// Ids and titles of the places, in the words of their page, and the group each is in.
    pub places: Vec<(&'static str, String, usize)>,
}

/// Reads a guide from its page. `None` where it is not a page of this build.
pub fn fetched(address: String, other: &OtherPage) -> Option<&'static Fetched> {
    let page = from_text::<Page>(&other.text_of("data")?).ok()?;
    let words = page.language().words();
    let PageKind::Guide(guide) = page.kind else { return None };
    let guide: &'static Guide = Box::leak(guide);
    let place = |place: Place<'static>| (place.id(), place_title(place, guide, words), group_of(guide, &place));
    let places = guide.places().into_iter().map(place).collect();
    Some(Box::leak(Box::new(Fetched { guide, address, places })))
}
