//! The words of what makes links and reads codes on the page for support agents. Fetched with it: the app does not carry them.

pub struct StudioWords {
    pub app: &'static str,
    pub choose_app: &'static str,
    pub coming: &'static str,
    pub failed: &'static str,
    pub again: &'static str,
    pub place: &'static str,
    pub filter: &'static str,
    pub none_fits: &'static str,
    /// Of places: the walk, what can go wrong, questions and answers, the rest.
    pub groups: [&'static str; 4],
    pub more: &'static str,
    pub more_hint: &'static str,
    pub role: &'static str,
    pub no_role: &'static str,
    pub ticket: &'static str,
    pub order: &'static str,
    pub model: &'static str,
    pub preview: &'static str,
    pub open: &'static str,
    pub link: &'static str,
    pub code: fn(&str) -> String,
    pub texts: &'static str,
    pub subject: &'static str,
    pub body: &'static str,
    pub open_mail: &'static str,
    pub chat: &'static str,
    pub sms: &'static str,
    /// Signs used, and how many one text message holds.
    pub sms_length: fn(usize, usize) -> String,
    pub markdown: &'static str,
    pub html: &'static str,
    /// Of what is copied: `Copy link`.
    pub copy: fn(&str) -> String,
    pub read: ReadWords,
    pub suggestion: SuggestionWords,
}

/// A code that somebody reads out.
pub struct ReadWords {
    pub field: &'static str,
    pub hint: &'static str,
    pub submit: &'static str,
    /// Of the app.
    pub found: fn(&str) -> String,
    pub unknown: &'static str,
    pub answer: &'static str,
}

/// What is sent with a link.
pub struct SuggestionWords {
    pub hello: &'static str,
    pub ask: &'static str,
    pub ask_briefly: &'static str,
    pub harmless: &'static str,
}

pub static ENGLISH_STUDIO: StudioWords = StudioWords {
    app: "App",
    choose_app: "Choose an app",
    coming: "Fetching the guide…",
    failed: "The guide could not be fetched. Check the network, then try again.",
    again: "Try again",
    place: "Where it opens",
    filter: "Filter the places",
    none_fits: "No place has these words in its title.",
    groups: ["The handover, step by step", "What can go wrong", "Questions people ask", "Other places"],
    more: "What it fills in",
    more_hint: "All of it can stay empty. No names, e-mail addresses or phone numbers: a link can end up anywhere.",
    role: "Role",
    no_role: "None",
    ticket: "Ticket",
    order: "Order",
    model: "Model of the recorder",
    preview: "What the customer will see",
    open: "Open it as the customer would",
    link: "Link",
    code: |place| format!("opens “{place}”"),
    texts: "Ready to send",
    subject: "E-mail subject",
    body: "E-mail",
    open_mail: "Open in your e-mail app",
    chat: "Chat",
    sms: "Text message",
    sms_length: |used, most| match used <= most {
        true => format!("One text message: {used} of {most} signs."),
        false => format!("The link is longer than one text message: {used} signs, {most} fit."),
    },
    markdown: "Markdown",
    html: "HTML",
    copy: |what| format!("Copy: {what}"),
    read: ReadWords {
        field: "Code",
        hint: "Capital or small letters, with or without spaces. O is read as 0, I as 1, S as 5.",
        submit: "Open the guide",
        found: |app| format!("This code is about {app}. Open the guide to see what the customer sees."),
        unknown: "None of the apps here has this code. Have it read out again.",
        answer: "This is a second user’s answer, for the owner. Put it in on the owner’s phone.",
    },
    suggestion: SuggestionWords {
        hello: "Hello,",
        ask: "please open this step:",
        ask_briefly: "Please open this step:",
        harmless: "The link opens a guide in your browser. It changes nothing by itself.",
    },
};
