//! What the pages say that are only read. Not in the app, which leaves them as they are.

pub struct ReadingWords {
    /// The front door, for search engines.
    pub description: &'static str,
    pub trouble_intro: &'static str,
    pub trouble_kicker: &'static str,
    /// From a symptom to its first question.
    pub begin: &'static str,
    /// How to find out.
    pub help: &'static str,
    /// Before the title of the step that a fix mends.
    pub mends: &'static str,
    pub did_it_help: &'static str,
    pub causes: &'static str,
    pub see: &'static str,
    pub mistakes_intro: &'static str,
    pub situation: &'static str,
    pub solution: &'static str,
    pub reason: &'static str,
    pub notes: &'static str,
    pub support_when: &'static str,
    pub support_send: &'static str,
    pub support_never: &'static str,
    pub support_contact: &'static str,
    pub sources_intro: &'static str,
}

pub const ENGLISH_READING: ReadingWords = ReadingWords {
    description: "Step by step: share access to a CCTV recorder in Hik-Connect, DMSS or Wisenet Mobile without giving out the owner’s password.",
    trouble_intro: "Choose what you see. Nothing you have ticked gets lost.",
    trouble_kicker: "Something is not working",
    begin: "Find out why",
    help: "How to find out:",
    mends: "This belongs to:",
    did_it_help: "Did that help?",
    causes: "What is usually behind it",
    see: "Where this belongs",
    mistakes_intro: "Each of these has cost somebody an afternoon.",
    situation: "What they needed",
    solution: "What they did",
    reason: "Why that way",
    notes: "What happened",
    support_when: "Get in touch when",
    support_send: "Have this ready",
    support_never: "Never send a password. Support does not need it.",
    support_contact: "How to reach them",
    sources_intro: "What this guide says rests on these. Menu names marked as the app’s own words were read there.",
};
