//! The words round a QR code. Apart from [`Words`](super::Words): the app does not carry them, only what is fetched later.

pub struct QrWords {
    /// What the code is, from what it does: for those who do not see it.
    pub about: fn(&str) -> String,
    pub save_picture: &'static str,
    pub picture_file: &'static str,
    pub save_drawing: &'static str,
    pub drawing_file: &'static str,
    pub not_saved: &'static str,
    pub too_large: &'static str,
}

pub static ENGLISH_QR: QrWords = QrWords {
    about: |does| format!("QR code: {does}"),
    save_picture: "Save as picture (PNG)",
    picture_file: "handover-code.png",
    save_drawing: "Save as drawing (SVG)",
    drawing_file: "handover-code.svg",
    not_saved: "This browser does not let the page save the code. Take a screenshot of it instead.",
    too_large: "This is too much for a QR code. Send the link instead, or save it all as a file.",
};
