//! The words of the page for what is missing, of which the app knows nothing. On the host only.

pub struct MissingWords {
    pub title: &'static str,
    pub text: &'static str,
    pub door: &'static str,
    /// Where the front door is not known: two folders to try, the nearer first.
    pub near: &'static str,
    pub near_folder: &'static str,
    pub near_above: &'static str,
}

pub static ENGLISH_MISSING: MissingWords = MissingWords {
    title: "There is no page at this address",
    text: "The address may have been cut or changed on its way. What you saved on this device is safe.",
    door: "Open the first page",
    near: "What you look for may be near:",
    near_folder: "Open this folder",
    near_above: "Open the folder above",
};
