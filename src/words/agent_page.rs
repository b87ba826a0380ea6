//! The words of the page for support agents as it is read without the app, recipes and all. On the host only.

pub struct AgentPageWords {
    pub title: &'static str,
    pub description: &'static str,
    pub kicker: &'static str,
    pub lead: &'static str,
    pub places: &'static str,
    pub maker: &'static str,
    pub maker_waits: &'static str,
    pub maker_again: &'static str,
    pub code: &'static str,
    pub code_intro: &'static str,
    pub code_waits: &'static str,
    pub code_where: &'static str,
    pub recipes: &'static str,
    pub recipes_intro: &'static str,
    pub grammar: &'static str,
    pub grammar_text: [&'static str; 3],
    pub parts: &'static str,
    pub parts_intro: &'static str,
    /// Key, and what it does.
    pub parts_list: [(&'static str, &'static str); 6],
    pub else_happens: &'static str,
    pub values: &'static str,
    pub values_list: [&'static str; 4],
    pub templates: &'static str,
    pub templates_intro: &'static str,
    /// Help desk, empty for any; app; whether nothing is filled in.
    pub template: fn(&str, &str, bool) -> String,
    /// Of the app: what a link is called.
    pub html_title: fn(&str) -> String,
    pub html: &'static str,
    pub html_intro: &'static str,
    pub promises: &'static str,
    pub promises_list: [&'static str; 5],
}

pub static ENGLISH_AGENT_PAGE: AgentPageWords = AgentPageWords {
    title: "Make a link",
    description: "For support agents: a link to the exact step, ready to send, and what a customer reads out to you.",
    kicker: "For support agents",
    lead: "Send a customer to the exact step, with your ticket number filled in. The link changes nothing by itself, and \
           nothing you enter here is sent anywhere.",
    places: "More",
    maker: "Make a link",
    maker_waits: "Links are made here as soon as this page has loaded completely. That needs JavaScript. Without it, write \
                  a link by hand as the recipes say.",
    maker_again: "Load this page again",
    code: "A customer reads out a code",
    code_intro: "Type the code, and you see the place your customer is at, and what they answered on the way there.",
    code_waits: "Codes are read here as soon as this page has loaded completely. That needs JavaScript.",
    code_where: "Customers find their code in the guide, under “Share” and under “Contact support”. A link that a customer \
                 sends is simply opened.",
    recipes: "Link recipes",
    recipes_intro: "For macros and canned replies: how a link is written, and templates to copy.",
    grammar: "How a link is written",
    grammar_text: [
        "The address of the guide, then # and the id of a place, then what the link fills in, each part with & before it.",
        "You find the id of a place in the address bar when you are at it. The maker of links on this page knows them all.",
        "A place that is called something else by now is still found: ids never stop working. Without a place the guide \
         opens at its start.",
    ],
    parts: "What a link can fill in",
    parts_intro: "Each part once at most, in any order. A ticket, order or model is a number of at most 40 characters: letters, \
                  digits, spaces and - . / # _ + ( ). One with no digit in it, or with words in it, is left out.",
    parts_list: [
        ("place", "Right behind the #: where the guide opens. Small letters, digits and hyphens."),
        (
            "role",
            "The role that is proposed when the customer adds a person: manager, staff, family or short-term in the \
             guides of today. One that the guide does not have is left out.",
        ),
        ("ticket", "Your number for the case. It goes into what the customer sends you."),
        ("order", "An order number."),
        ("model", "The model of the recorder."),
        (
            "from",
            "Only from=support is known. The customer then reads “The link says: Your support team suggested this step.”",
        ),
    ],
    else_happens: "Anything else is dropped, and the customer is told so. Line ends, control characters and characters that \
                   cannot be seen are taken out. Texts are shown as text, never as part of the page.",
    values: "Values",
    values_list: [
        "A plain number or reference needs no encoding.",
        "A # in a value may stand as it is or as %23. Letters of other scripts may be percent-encoded.",
        "A space may stand as it is or as %20. A + stays a +.",
        "No names, e-mail addresses or phone numbers: links end up in histories, chats and screenshots.",
    ],
    templates: "Templates",
    templates_intro: "Put the address of this site in place of https://YOUR-SITE/, and the place you need in place of ours.",
    template: |desk, app, bare| match (desk, bare) {
        (_, true) => format!("A place of {app}, with nothing filled in"),
        ("", false) => format!("{app}, by hand or with any other help desk"),
        (desk, false) => format!("{app}, in {desk}"),
    },
    html_title: |app| format!("Open this step in {app}"),
    html: "As HTML",
    html_intro: "For macros that are written as HTML, with &amp; for &:",
    promises: "What you can rely on",
    promises_list: [
        "An id that was published works for ever.",
        "A link changes nothing by itself. Following a link never changes what somebody has saved: what it fills in is only \
         proposed, and what the customer entered stays.",
        "What stands behind the # is not sent to any server.",
        "What a link says stands in one block, under “The link says:”, each thing behind its label. Nobody can write to a \
         customer in our words.",
        "A link made today opens with later versions of the guide.",
    ],
};
