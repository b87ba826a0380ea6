//! The data a page carries, read by the small reader of the browser as serde_json would read it.

use handover::{guide::Guide, plain::from_json};

use crate::real::guides;

#[test]
fn a_guides_data_is_read_from_its_page_as_it_was_written() {
    for guide in &guides().guides {
        let text = serde_json::to_string(guide).expect("a guide is JSON");
        let read: Guide = from_json(&text).expect("what the build wrote");
        assert_eq!(read, serde_json::from_str(&text).expect("what the build wrote"), "{}", guide.id);
        assert_eq!(serde_json::to_string(&read).expect("a guide is JSON").len(), text.len(), "{}", guide.id);
    }
}
