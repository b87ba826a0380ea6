//! What lies over a page has words of its own: the app, which every visit fetches, does not carry them.

pub struct SheetWords {
    pub close: &'static str,
    pub ways: WaysWords,
}

pub struct WaysWords {
    pub link: &'static str,
    pub copy_link: &'static str,
    pub copy_text: &'static str,
    pub share: &'static str,
    pub email: &'static str,
    pub long: &'static str,
    pub too_long: &'static str,
    pub save_file: &'static str,
}

pub static ENGLISH_SHEET: SheetWords = SheetWords {
    close: "Close",
    ways: WaysWords {
        link: "Link",
        copy_link: "Copy link",
        copy_text: "Copy message",
        share: "Share…",
        email: "E-mail",
        long: "This is a long link, and some chat apps cut such links. If it does, send the file instead.",
        too_long: "This is too much for a link. Save it as a file, and send that.",
        save_file: "Save as a file",
    },
};
