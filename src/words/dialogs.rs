//! What lies over a page has words of its own: the app, which every visit fetches, does not carry them.

use crate::{
    link::{CodeError, LinkError},
    record::{Field, Part},
};

pub struct DialogWords {
    pub close: &'static str,
    pub ways: WaysWords,
    pub include: &'static str,
    pub include_hint: &'static str,
    /// What waits to be ticked.
    pub part: fn(Part) -> &'static str,
    pub share: ShareWords,
    pub invite: InviteWords,
    pub answer: AnswerWords,
    pub enter: EnterWords,
    pub choice: ChoiceWords,
    pub changes: ChangeWords,
    pub found: FoundWords,
    pub suggested: SuggestedWords,
    pub link_error: fn(LinkError) -> &'static str,
    pub code_error: fn(CodeError) -> String,
}

/// The ways a link can go.
pub struct WaysWords {
    pub link: &'static str,
    pub message: &'static str,
    pub copy_link: &'static str,
    pub copy_text: &'static str,
    pub copy_markdown: &'static str,
    pub copy_html: &'static str,
    pub share: &'static str,
    pub email: &'static str,
    pub long: &'static str,
    pub too_long: &'static str,
    pub save_file: &'static str,
}

pub struct ShareWords {
    pub title: &'static str,
    pub what: &'static str,
    pub step: &'static str,
    pub elsewhere: &'static str,
    pub support: &'static str,
    /// Of the place's title.
    pub step_intro: fn(&str) -> String,
    pub step_code: &'static str,
    pub elsewhere_intro: &'static str,
    pub elsewhere_none: &'static str,
    pub elsewhere_title: fn(&str) -> String,
    pub elsewhere_text: &'static str,
    pub elsewhere_code: &'static str,
    pub installed: &'static str,
    pub full_page: &'static str,
    pub full_page_intro: &'static str,
    pub read_out: &'static str,
    pub read_out_hint: &'static str,
    pub result: &'static str,
    pub result_hint: &'static str,
    pub result_title: fn(&str) -> String,
    pub result_text: &'static str,
    pub result_code: &'static str,
}

pub struct InviteWords {
    pub title: fn(&str) -> String,
    pub intro: fn(&str) -> String,
    /// Subject, of the app.
    pub subject: fn(&str) -> String,
    pub message: fn(&str) -> String,
    pub code: fn(&str) -> String,
}

pub struct AnswerWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub untested: &'static str,
    pub subject: fn(&str) -> String,
    pub message: &'static str,
    pub read_out: &'static str,
    pub read_out_hint: &'static str,
    pub code: &'static str,
}

pub struct EnterWords {
    pub title: &'static str,
    pub title_of: fn(&str) -> String,
    pub intro: &'static str,
    pub intro_of: fn(&str) -> String,
    pub field: &'static str,
    pub open: &'static str,
    /// Of the title of a place that a link led to.
    pub at_place: fn(&str) -> String,
    pub file: &'static str,
    pub file_foreign: &'static str,
    pub file_other: &'static str,
    /// Above the handovers of a file that has more than one.
    pub file_several: &'static str,
}

pub struct ChoiceWords {
    /// Where the same handover is here; another; the reader's own half.
    pub title: &'static str,
    pub title_other: &'static str,
    pub title_half: &'static str,
    /// Site and people, the day it was begun, done and all.
    pub whose: fn(&str, &str, usize, usize) -> String,
    /// Whose it is that is here, and that came.
    pub mine: fn(&str) -> String,
    pub theirs: fn(&str) -> String,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    pub apart: &'static str,
    pub apart_hint: &'static str,
    pub merge: &'static str,
    pub merge_hint: &'static str,
    pub update: &'static str,
    pub update_hint: &'static str,
}

/// What would change, before it does.
pub struct ChangeWords {
    pub lost: &'static str,
    pub added: &'static str,
    /// What it is, what stands there now, and what would; either may be empty.
    pub text: fn(&str, &str, &str) -> String,
    pub field: fn(Field) -> &'static str,
    pub device_added: fn(&str) -> String,
    pub device_gone: fn(&str) -> String,
    /// Name, and account if there is one.
    pub person_added: fn(&str, &str) -> String,
    pub person_gone: fn(&str) -> String,
    pub name: &'static str,
    pub account_of: fn(&str) -> String,
    pub role_of: fn(&str) -> String,
    /// Name, and permission in the app's words.
    pub given: fn(&str, &str) -> String,
    pub taken: fn(&str, &str) -> String,
    pub review: fn(&str) -> String,
    pub left: fn(&str) -> String,
    pub back: fn(&str) -> String,
    pub test_of: fn(&str, &str) -> String,
    pub proposed_role: &'static str,
    pub ticked: fn(usize) -> String,
    pub unticked: fn(usize) -> String,
    pub trail: fn(usize) -> String,
}

/// What came by a link or a code, and what was made of it.
pub struct FoundWords {
    pub failed: &'static str,
    /// Done and all.
    pub opened: fn(usize, usize) -> String,
    pub merged: &'static str,
    pub known: &'static str,
    pub half: &'static str,
    pub updated: &'static str,
    pub older_invitation: &'static str,
    pub whose_answer: &'static str,
    pub several: &'static str,
    pub older_answer: fn(&str) -> String,
    pub dropped: fn(usize) -> String,
    pub other_edition: &'static str,
    pub answer_of: fn(&str) -> String,
    pub met: fn(&str) -> String,
    pub put_in: &'static str,
    pub put_in_older: &'static str,
    pub leave: &'static str,
    pub is_in: fn(&str) -> String,
    pub nobody: &'static str,
    pub unnamed: &'static str,
    pub you: &'static str,
}

/// What a link says of itself. Always these words, whatever stands in the link.
pub struct SuggestedWords {
    /// Above all of it: anybody can make such a link.
    pub says: &'static str,
    pub step: &'static str,
    pub ticket: &'static str,
    pub order: &'static str,
    pub model: &'static str,
    pub role: &'static str,
}

pub static ENGLISH_DIALOGS: DialogWords = DialogWords {
    close: "Close",
    ways: WaysWords {
        link: "Link",
        message: "Message",
        copy_link: "Copy link",
        copy_text: "Copy message",
        copy_markdown: "Copy as Markdown",
        copy_html: "Copy as HTML",
        share: "Share…",
        email: "E-mail",
        long: "This is a long link, and some chat apps cut such links. If one does, send the file instead.",
        too_long: "This is too much for a link. Save it as a file, and send that.",
        save_file: "Save as a file",
    },
    include: "Nothing in it says who anybody is. Add something?",
    include_hint: "Whoever gets the link can read what you tick.",
    part: |part| match part {
        Part::Site => "Site or business name",
        Part::OwnerName => "Who holds the owner account",
        Part::OwnerAccount => "E-mail or phone of the owner account",
        Part::PersonName => "Name of the second user",
        Part::PersonAccount => "E-mail or phone of the second user",
        Part::Reference => "Order and ticket number",
        Part::Devices => "Names and models of the devices",
        _ => "",
    },
    share: ShareWords {
        title: "Share or go on elsewhere",
        what: "What do you want to share?",
        step: "This page",
        elsewhere: "My work, on another phone",
        support: "For support",
        step_intro: |title| format!("The link opens “{title}”. Nothing of your own work is in it."),
        step_code: "opens this page on the phone that scans it",
        elsewhere_intro: "Point the other phone’s camera at the code, or send yourself the link. You go on there at the same place, with the same ticks.",
        elsewhere_none: "You have not ticked anything yet. There is nothing to take along.",
        elsewhere_title: |app| format!("My {app} handover"),
        elsewhere_text: "Open this on the phone or computer where you want to go on:",
        elsewhere_code: "opens your work on the phone that scans it",
        installed: "If Handover is on your home screen, it keeps its own data: copy the link, open it from there, and put the link in under My data.",
        full_page: "Open the full page",
        full_page_intro: "The full page goes on at the same place, with the same ticks. It opens in a new tab.",
        read_out: "Read this code out",
        read_out_hint: "It tells support the app, the page you are on and what you answered. Nothing about you is in it.",
        result: "Or send a link",
        result_hint: "Support sees what you ticked, tested and answered, and can change nothing.",
        result_title: |app| format!("{app} handover for support"),
        result_text: "What was done and tested so far:",
        result_code: "shows support your handover",
    },
    invite: InviteWords {
        title: |name| format!("Send {name} their page"),
        intro: |name| {
            format!(
                "It tells {name} what to do on their own phone, step by step. At the end they get an answer to send back to you."
            )
        },
        subject: |app| format!("Your access in {app}"),
        message: |app| {
            format!(
                "You are getting your own access to our cameras in {app}. This page shows what to do on your phone:"
            )
        },
        code: |name| format!("opens {name}’s page on the phone that scans it"),
    },
    answer: AnswerWords {
        title: "Send my answer",
        intro: "Send this to the owner. It fills in their list of tests.",
        untested: "Not tested yet",
        subject: |app| format!("My answer: {app}"),
        message: "I have tried everything. Open this where you keep the handover:",
        read_out: "Or read this code out",
        read_out_hint: "The owner types it in beside your name. Nothing about you is in it.",
        code: "brings your answer to the phone that scans it",
    },
    enter: EnterWords {
        title: "Open a link, code or file",
        title_of: |name| format!("{name}’s answer"),
        intro: "Paste the link or type the code that somebody sent you.",
        intro_of: |name| format!("Paste the link that {name} sent you, or type the code they read out."),
        field: "Link or code",
        open: "Open",
        at_place: |title| format!("The link leads here: “{title}”."),
        file: "Or choose a saved file",
        file_foreign: "This is not a file of Handover. Nothing was changed.",
        file_other: "This file is of another app. Open it on that app’s page.",
        file_several: "There is more than one handover in this file. Which one do you want?",
    },
    choice: ChoiceWords {
        title: "There is work here already",
        title_other: "There is another handover here",
        title_half: "The owner changed your page",
        whose: |label, begun, done, all| format!("{label}. Begun {begun}, {done} of {all} done."),
        mine: |whose| format!("Here: {whose}"),
        theirs: |whose| format!("What came: {whose}"),
        keep: "Keep mine",
        keep_hint: "Nothing changes. What came is not used.",
        open: "Open what came",
        open_hint: "Yours stays on this device, under My data.",
        apart: "Keep both apart",
        apart_hint: "What came becomes a handover of its own. Yours stays under My data.",
        merge: "Put both together",
        merge_hint: "Where the two differ, what was said last holds.",
        update: "Update my page",
        update_hint: "Your ticks and tests stay.",
    },
    changes: ChangeWords {
        lost: "This would change",
        added: "This would be added",
        text: |what, from, to| match (from, to) {
            ("", to) => format!("{what}: “{to}”"),
            (from, "") => format!("{what}: “{from}” would be taken out"),
            (from, to) => format!("{what}: “{from}” would become “{to}”"),
        },
        field: |field| match field {
            Field::Site => "Site or business name",
            Field::Owner => "Who holds the owner account",
            Field::Account => "The owner account",
            Field::Reference => "Order number",
            Field::Ticket => "Ticket",
        },
        device_added: |device| format!("Device: {device}"),
        device_gone: |device| format!("{device} would be taken off the devices"),
        person_added: |name, account| match account {
            "" => name.to_owned(),
            account => format!("{name}, {account}"),
        },
        person_gone: |name| format!("{name} would be removed from the list"),
        name: "Name",
        account_of: |name| format!("{name}’s account"),
        role_of: |name| format!("{name}’s role"),
        given: |name, permission| format!("{name} would get: {permission}"),
        taken: |name, permission| format!("{name} would lose: {permission}"),
        review: |name| format!("The day to look at {name}’s access again"),
        left: |name| format!("{name}’s access would be noted as taken away"),
        back: |name| format!("{name} would be noted as having access again"),
        test_of: |name, test| format!("{name}, {test}"),
        proposed_role: "The role for the next person you add",
        ticked: |count| match count {
            1 => "1 task would be ticked".to_owned(),
            count => format!("{count} tasks would be ticked"),
        },
        unticked: |count| match count {
            1 => "1 tick would be taken out".to_owned(),
            count => format!("{count} ticks would be taken out"),
        },
        trail: |count| match count {
            1 => "1 answer about what went wrong".to_owned(),
            count => format!("{count} answers about what went wrong"),
        },
    },
    found: FoundWords {
        failed: "This did not work",
        opened: |done, all| format!("Opened: {done} of {all} done. It is saved on this device."),
        merged: "Both are put together, and saved on this device.",
        known: "All of it is here already. Nothing changed.",
        half: "This is your part. Tick what is done; it is saved on this phone. At the end you send the owner your answer.",
        updated: "Your page is updated. Look at what you may do now, and test it.",
        older_invitation: "This invitation is older than your page. Nothing changed.",
        whose_answer: "Whose answer is it?",
        several: "This fits more than one person. Choose who sent it.",
        older_answer: |name| format!("There is a newer answer of {name} here already, or you noted something since."),
        dropped: |count| match count {
            1 => "One thing in it is not known here and was left out.".to_owned(),
            count => format!("{count} things in it are not known here and were left out."),
        },
        other_edition: "It was made with another version of this guide.",
        answer_of: |name| format!("{name}’s answer"),
        met: |symptom| format!("They looked into: {symptom}"),
        put_in: "Put it in",
        put_in_older: "Put it in all the same",
        leave: "Leave it",
        is_in: |name| format!("{name}’s answer is in."),
        nobody: NOBODY,
        unnamed: "The second user",
        you: "You",
    },
    suggested: SuggestedWords {
        says: "The link says:",
        step: "Your support team suggested this step.",
        ticket: "Ticket",
        order: "Order",
        model: "Model",
        role: "Role",
    },
    link_error: |error| match error {
        LinkError::Unrecognised => "This link is not one of Handover’s. Nothing was changed.",
        LinkError::Cut => {
            "The end of this link is missing. Some apps cut long links. Ask for it again, by e-mail or as a file."
        }
        LinkError::Altered => "This link was changed on its way, so it was not opened. Ask for it again.",
        LinkError::Newer => "This link was made by a newer version. Reload this page, then open the link again.",
        LinkError::TooLong => "This link is too long to be one of Handover’s. Nothing was changed.",
        LinkError::TooMuch => "There is more in this link than a handover can hold, so it was not opened.",
        LinkError::OtherGuide => "This link is for the page of another app. Open it as it was sent to you.",
    },
    code_error: |error| match error {
        CodeError::Empty => "Type the code, or paste the link.".to_owned(),
        CodeError::Unrecognised => "This is neither a link nor a code of Handover. Nothing was changed.".to_owned(),
        CodeError::Symbol(symbol) => {
            format!("There is no “{symbol}” in these codes. Look at that letter or digit again.")
        }
        CodeError::Length => "A letter or digit is missing, or there is one too many.".to_owned(),
        CodeError::Check => {
            "One letter or digit is wrong, or two have changed places. Have it read out again.".to_owned()
        }
        CodeError::OtherGuide => "This code is about another app. Put it in on that app’s page.".to_owned(),
        CodeError::OtherEdition => {
            "This code was made with another version of this guide. Ask for the link instead.".to_owned()
        }
        CodeError::Unknown => "This code names something that is no longer in this guide.".to_owned(),
        CodeError::NotHere | CodeError::OtherKind => NOBODY.to_owned(),
    },
};

const NOBODY: &str = "Nobody in the handovers on this device fits this answer. Open it on the phone or computer where the handover was begun.";
