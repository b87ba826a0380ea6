//! The words of the place on work without network, of which the app knows nothing. On the host only.

pub struct OfflineWords {
    pub intro: &'static str,
    pub state: &'static str,
    /// One of these shows, by its name (`public/after-start/offline.js`).
    pub states: [(&'static str, &'static str); 7],
    /// Beside a state: pages were changed on their way, and saved as they were written.
    pub altered: &'static str,
    /// Before a file that was changed on its way, and could not be saved.
    pub refused: &'static str,
    /// Beside the ready one.
    pub version: &'static str,
    pub saved: &'static str,
    /// The language a date is written in.
    pub date: &'static str,
    pub save: &'static str,
    pub instead: &'static str,
    pub instead_network: &'static str,
    pub instead_print: &'static str,
    pub instead_file: &'static str,
    pub home_screen: &'static str,
    pub home_screen_intro: &'static str,
    /// Device, and what to do there.
    pub home_screen_list: [(&'static str, &'static str); 3],
    pub own_storage: &'static str,
    pub own_storage_text: &'static str,
    /// How it is brought over.
    pub bring_list: [&'static str; 3],
    pub bring_file: &'static str,
}

pub static ENGLISH_OFFLINE: OfflineWords = OfflineWords {
    intro: "After one visit with network, everything here works without: every guide, the search, what you saved, codes and printing.",
    state: "On this device",
    states: [
        ("checking", "Checking. Every file that was saved is read again."),
        ("ready", "Ready offline. Every file was read again just now and is whole."),
        (
            "part",
            "Ready without network, but for guides you have not opened yet. Save them, too, before you go where there is no network.",
        ),
        ("unsaved", "Not saved yet. It needs network, and room on this device."),
        (
            "refused",
            "Not saved. Something between you and this site changes its files: a virus scanner, a company network, or an update of the site that is under way.",
        ),
        (
            "blocked",
            "This browser saves no pages here. A private window, a strict setting, a browser inside another app, or an address without https can be the reason.",
        ),
        ("framed", "This page is part of another page, and saves nothing there. Open it on its own."),
    ],
    altered: "Something between you and this site changes its pages, such as a virus scanner or a company network. They are saved here as they were written, and open so from now on.",
    refused: "What arrived changed:",
    version: "Version",
    saved: "saved on",
    date: "en-GB",
    save: "Save for a site visit",
    instead: "What works instead",
    instead_network: "You can go on here with network, and what you enter is kept on this device. Open this page once in another network, such as mobile data: then it is saved.",
    instead_print: "Open the guide while you have network, and print it or save it as a PDF. It then holds every step and every question. Or leave it open: an open page goes on without network.",
    instead_file: "Your own work can be saved as a file under",
    home_screen: "Put it on the home screen",
    home_screen_intro: "It then opens like an app, without the browser’s bars. It is the same page.",
    home_screen_list: [
        ("iPhone and iPad", "Open this page in Safari, tap the button for sharing, then **Add to Home Screen**."),
        ("Android", "Open the browser’s menu. Look for **Install** or **Add to Home Screen**."),
        ("Computer", "Look for **Install** in the address bar or in the browser’s menu. Some browsers have none."),
    ],
    own_storage: "The app on the home screen starts empty",
    own_storage_text: "On iPhone and iPad it has a storage of its own, and does not see what you saved in Safari. Put it on the home screen first and begin there, or bring your work over:",
    bring_list: [
        "In Safari, open your handover. Tap **Share or go on elsewhere** at the foot of the page, then **My work, on another phone**. Tick what may go along, and tap **Copy link**.",
        "Open the app on the home screen, in it the same guide, and there **My data** in the list of steps.",
        "Tap **Open a link, code or file**, paste the link, and tap **Open**.",
    ],
    bring_file: "A file that you downloaded under My data can be opened there just as well.",
};
