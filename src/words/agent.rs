//! The words of what makes links and reads codes on the page for support agents. Fetched with it: the app does not carry them.

pub struct AgentWords {
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
    /// Of what was typed into one of its fields and will not be in the link.
    pub not_taken: &'static str,
    pub role: &'static str,
    pub no_role: &'static str,
    pub another: &'static str,
    pub ticket: &'static str,
    pub order: &'static str,
    pub model: &'static str,
    pub preview: &'static str,
    pub open: &'static str,
    pub link: Ready,
    pub code: fn(&str) -> String,
    pub texts: &'static str,
    pub subject: Ready,
    pub body: Ready,
    pub open_mail: &'static str,
    pub chat: Ready,
    pub sms: Ready,
    /// Signs used, and how many one text message holds.
    pub sms_length: fn(usize, usize) -> String,
    pub markdown: Ready,
    pub html: Ready,
    pub read: ReadWords,
    pub suggestion: SuggestionWords,
}

/// Something ready to be sent: its title, and the button that copies it.
pub struct Ready {
    pub title: &'static str,
    pub copy: &'static str,
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

pub static ENGLISH_AGENT: AgentWords = AgentWords {
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
    not_taken: "This will not be in the link. Use a number of letters and digits: no words, and without the maker’s name.",
    role: "Role",
    no_role: "None",
    another: "Begin another link",
    ticket: "Ticket",
    order: "Order",
    model: "Model of the recorder",
    preview: "What the customer will see",
    open: "Open it as the customer would",
    link: Ready { title: "Link", copy: "Copy link" },
    code: |place| format!("opens “{place}”"),
    texts: "Ready to send",
    subject: Ready { title: "E-mail subject", copy: "Copy subject" },
    body: Ready { title: "E-mail", copy: "Copy e-mail" },
    open_mail: "Open in your e-mail app",
    chat: Ready { title: "Chat", copy: "Copy chat message" },
    sms: Ready { title: "Text message", copy: "Copy text message" },
    sms_length: |used, most| match used <= most {
        true => format!("One text message: {used} of {most} signs."),
        false => format!("The link is longer than one text message: {used} signs, {most} fit."),
    },
    markdown: Ready { title: "Markdown", copy: "Copy Markdown" },
    html: Ready { title: "HTML", copy: "Copy HTML" },
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
