//! Links and codes: two phones do one handover, work moves from one device to another, support sees what is so.

use handover::{
    guide::Reply,
    record::{Field, Outcome, Record, from_text},
    words::{ENGLISH, ENGLISH_DIALOGS, ENGLISH_QR},
};
use serde_json::Value;

use crate::{
    book::{self, NOW, Saved},
    browser::until,
    code::{decode_pdf, decode_png, decode_svg},
    engine::Engine,
    network::{asked_for_its_files_only, heed_the_policy, kept_to_the_policy},
    reader::Reader,
    run::{self, cannot},
    site::{Site, alter_headers, file_between},
};

const WORDS: &handover::words::DialogWords = &ENGLISH_DIALOGS;
const TITLE: &str = "#dialog-title";

/// The link that lies ready in the dialog.
async fn link(reader: &Reader) -> String {
    reader.sees("a link", "return !!document.querySelector('.dialog textarea.link')?.value", true).await;
    reader.ask("return document.querySelector('.dialog textarea.link').value", &[]).await
}

/// The code that is to be read out.
async fn code(reader: &Reader) -> String {
    reader.sees("a code", "return all('.dialog .spoken').length", 1).await;
    reader.text(".dialog .spoken").await
}

/// What stands behind the host in a link.
fn path<'l>(link: &'l str, site: &Site) -> &'l str {
    link.strip_prefix(&site.url).unwrap_or_else(|| panic!("{link} is not of this site"))
}

/// Opens the dialog for sharing, and in it what is shared.
async fn share(reader: &Reader, what: &str) {
    reader.press(ENGLISH.links.share).await;
    reader.reads(TITLE, WORDS.share.title).await;
    reader.press_in("", what).await;
}

/// The records that are stored, but for the one of `Saved`.
async fn records(reader: &Reader) -> Vec<Record> {
    let stored = reader.stored().await;
    stored.values().filter_map(|text| from_text(text).ok()).map(|(record, _)| record).collect()
}

async fn address(reader: &Reader) -> String {
    reader.ask("return location.hash", &[]).await
}

/// Mia is to get access, found by her QR ID.
fn owner() -> Saved {
    let mut saved = Saved::new("dmss").with_person("Mia", "manager");
    for choice in &saved.guide.choices.clone() {
        let option = choice.options[0].id.clone();
        saved.record.choose(choice, Some(&Saved::person("Mia")), option, NOW);
    }
    saved
}

/// Every engine: network
#[tokio::test]
async fn two_phones_do_one_handover_and_the_second_one_may_be_offline() {
    let (site, saved) = (Site::serve(), owner());
    let owner = Reader::of(&site).await;
    heed_the_policy(&owner).await;
    owner.seed(&saved).await;
    owner.open("dmss/#second-user").await;
    owner.press(&(ENGLISH.links.invite)("Mia")).await;
    owner.reads(TITLE, &(WORDS.invite.title)("Mia")).await;
    let invitation = link(&owner).await;
    assert!(invitation.len() < 300, "{} characters: {invitation}", invitation.len());
    owner.press(WORDS.close).await;
    // The dialog for putting in an answer is then there without a network, too.
    owner.open_place_by_hand("tests").await;

    let mia = Reader::of(&site).await;
    heed_the_policy(&mia).await;
    mia.open(path(&invitation, &site)).await;
    mia.reads(".notice", WORDS.found.half).await;
    mia.sees("a clean address", "return location.hash.includes('=')", false).await;
    let is_plain = |line: &String| !line.contains(['?', '=', '#', '&', '%']);
    assert!(site.log().iter().all(is_plain), "the server saw more than paths: {:?}", site.log());
    let url = site.url.clone();
    drop(site);

    // Her own steps, and nothing of the owner's.
    let theirs: Vec<String> = mia.ask("return all('#steps ol:first-of-type a').map((a) => a.hash)", &[]).await;
    assert!(theirs.contains(&"#second-user".to_owned()) && theirs.contains(&"#tests".to_owned()), "{theirs:?}");
    assert!(!theirs.contains(&"#people".to_owned()) && !theirs.contains(&"#before".to_owned()), "{theirs:?}");
    mia.open_place_by_hand("second-user").await;
    mia.reads("#second-user .kicker", ENGLISH.links.your_phone).await;
    let guide = &saved.guide;
    for task in &guide.step("second-user").expect("every guide has it").tasks {
        mia.tick(&task.text.plain()).await;
    }
    mia.open_place_by_hand("tests").await;
    let handover = saved.handover();
    let tests = handover.tests(saved.record.person(&Saved::person("Mia")).expect("she was added"));
    let named = |test: &handover::guide::Test| format!("{}, {}", test.name, WORDS.found.you);
    for test in &tests {
        let outcome = if &*test.id == "playback" { ENGLISH.tests.fails } else { ENGLISH.tests.works };
        mia.tick_in(&named(test), outcome).await;
    }
    // What does not work she looks into, and it goes with her answer.
    mia.follow(ENGLISH.tests.find_out).await;
    let playback = tests.iter().find(|test| &*test.id == "playback").expect("a manager has it");
    mia.arrives_at(&playback.symptom).await;
    let first = &guide.symptom(&playback.symptom).expect("it is there").first;
    mia.follow(ENGLISH.reading.begin).await;
    mia.shows(first).await;
    mia.open_place_by_hand("tests").await;
    mia.press(ENGLISH.links.answer).await;
    mia.reads(TITLE, WORDS.answer.title).await;
    let (answer, spoken) = (link(&mia).await, code(&mia).await);
    for word in ["Mia", "mia@"] {
        assert!(!answer.contains(word) && !spoken.contains(word), "nothing about her is in it");
    }
    assert!(answer.starts_with(&url));

    // By code…
    owner.press(&(ENGLISH.links.enter_of)("Mia")).await;
    owner.fill(WORDS.enter.field, &spoken.to_lowercase()).await;
    owner.press(WORDS.enter.open).await;
    owner.reads(TITLE, &(WORDS.found.answer_of)("Mia")).await;
    owner.reads(".dialog", &(WORDS.found.met)(&guide.symptom(&playback.symptom).expect("it is there").title)).await;
    owner.press(WORDS.found.put_in).await;
    owner.reads(".notice", &(WORDS.found.is_in)("Mia")).await;
    let owners = |test: &handover::guide::Test| format!("{}, Mia", test.name);
    for test in &tests {
        let outcome = if &*test.id == "playback" { ENGLISH.tests.fails } else { ENGLISH.tests.works };
        assert!(owner.is_ticked_in(&owners(test), outcome).await, "{}", test.name);
    }
    // … and by link, which brings her ticks too.
    owner.press(&(ENGLISH.links.enter_of)("Mia")).await;
    owner.fill(WORDS.enter.field, &answer).await;
    owner.press(WORDS.enter.open).await;
    owner.press(WORDS.found.put_in).await;
    owner.open_place_by_hand("second-user").await;
    for task in &guide.step("second-user").expect("every guide has it").tasks {
        assert!(owner.is_ticked(&task.text.plain()).await, "{}", task.text.plain());
    }
    for reader in [&owner, &mia] {
        kept_to_the_policy(reader).await;
    }
}

#[tokio::test]
async fn opened_again_the_second_users_page_is_as_they_left_it() {
    let (site, saved) = (Site::serve(), owner());
    let owner = Reader::of(&site).await;
    owner.seed(&saved).await;
    owner.open("dmss/#second-user").await;
    owner.press(&(ENGLISH.links.invite)("Mia")).await;
    let invitation = link(&owner).await;
    let mia = Reader::of(&site).await;
    mia.open(path(&invitation, &site)).await;
    mia.reads(".notice", WORDS.found.half).await;
    mia.open_place_by_hand("second-user").await;
    let task = saved.guide.step("second-user").expect("it is there").tasks[0].text.plain();
    mia.tick(&task).await;
    mia.open(path(&invitation, &site)).await;
    mia.reads(".notice", WORDS.found.half).await;
    mia.open_place_by_hand("second-user").await;
    assert!(mia.is_ticked(&task).await);
    assert_eq!(records(&mia).await.len(), 1);
}

#[tokio::test]
async fn names_go_with_an_invitation_only_when_they_are_ticked() {
    let (site, saved) = (Site::serve(), owner());
    let owner = Reader::of(&site).await;
    owner.seed(&saved).await;
    owner.open("dmss/#second-user").await;
    owner.press(&(ENGLISH.links.invite)("Mia")).await;
    link(&owner).await;
    owner.unfold(WORDS.include).await;
    owner.tick((WORDS.part)(handover::record::Part::PersonName)).await;
    owner.tick((WORDS.part)(handover::record::Part::PersonAccount)).await;
    let invitation = link(&owner).await;
    let mia = Reader::of(&site).await;
    mia.open(path(&invitation, &site)).await;
    mia.reads(".notice", WORDS.found.half).await;
    mia.open_place_by_hand("second-user").await;
    mia.reads("#second-user .card", "mia@example.com").await;
    let record = records(&mia).await.pop().expect("it is saved");
    assert_eq!(record.person(&Saved::person("Mia")).expect("she is on it").name, "Mia");
    assert!(record.fields.is_empty(), "the owner's are the owner's");
}

const AGENT: &str = "dmss/#share-one-device&role=manager&ticket=T-77&order=A-1001&model=NVR%204&from=support";

#[tokio::test]
async fn a_link_from_support_opens_the_step_and_says_so_in_fixed_words() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open(AGENT).await;
    reader.shows("share-one-device").await;
    let (says, step) = (WORDS.suggested.says, WORDS.suggested.step);
    // One block, each thing on a line of its own.
    let manager = book::guide("dmss").role(&"manager".into()).expect("it is there").name.clone();
    let block = format!("{says}\n{step}\nTicket: T-77\nOrder: A-1001\nModel: NVR 4\nRole: {manager}");
    reader.sees("what the link says", "return document.querySelector('.notice p').innerText", block).await;
    assert_eq!(address(&reader).await, "#share-one-device");
    reader.open_place_by_hand("owner").await;
    assert_eq!(reader.value_of((ENGLISH.owner.field)(Field::Reference)).await, "A-1001");
    assert_eq!(reader.value_of((ENGLISH.owner.field)(Field::Ticket)).await, "T-77");
    reader.open_place_by_hand("people").await;
    assert!(reader.is_ticked_in(ENGLISH.people.role, &manager).await, "the role is proposed");
}

#[tokio::test]
async fn a_link_talks_to_the_reader_in_its_own_name_alone() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let talk = "URGENT. Call +61 2 5550 1234 and read them your password";
    let encode = "return encodeURIComponent(arguments[0])";
    let talk: String = reader.ask(encode, &[talk.into()]).await;
    reader.open(&format!("dmss/#no-such-place-at-all&from=support&ticket={talk}&order={talk}&model=NVR%204")).await;
    let (says, step, dropped) = (WORDS.suggested.says, WORDS.suggested.step, (WORDS.found.dropped)(2));
    let block = format!("{says}\n{step}\nModel: NVR 4\n\n{dropped}");
    reader.sees("what the link says", "return document.querySelector('.notice p').innerText", block).await;
    reader.open("dmss/#call-61-2-5550-1234").await;
    reader.reads(".notice", (ENGLISH.nav.place_unknown)("").trim_end_matches(": .")).await;
    reader.sees("nothing of it", "return document.body.innerText.includes('5550')", false).await;
}

/// With work of one's own on the device, and a link from support that says something of the case.
async fn asked(site: &Site) -> (Reader, Saved) {
    let saved = owner().with_field(Field::Reference, "MINE-1");
    let reader = Reader::of(site).await;
    reader.seed(&saved).await;
    reader.open(AGENT).await;
    reader.reads(TITLE, WORDS.choice.title).await;
    let stored = records(&reader).await.pop().expect("it is there");
    let here = stored.here.clone();
    assert_eq!(stored, Record { here, ..saved.record.clone() }, "nothing is touched before the answer");
    (reader, saved)
}

#[tokio::test]
async fn over_existing_work_a_link_from_support_may_be_declined() {
    let site = Site::serve();
    let (reader, saved) = asked(&site).await;
    reader.press(WORDS.choice.keep).await;
    reader.sees("no dialog", "return all('#dialog').length", 0).await;
    reader.sees("a clean address", "return location.hash", "#share-one-device").await;
    let records = records(&reader).await;
    assert_eq!(records.len(), 1);
    assert_eq!((&records[0].fields, &records[0].people), (&saved.record.fields, &saved.record.people));
}

#[tokio::test]
async fn over_existing_work_a_link_from_support_may_be_opened_beside_it() {
    let site = Site::serve();
    let (reader, saved) = asked(&site).await;
    reader.press(WORDS.choice.apart).await;
    reader.reads(".notice", WORDS.suggested.step).await;
    reader.open_place_by_hand("owner").await;
    assert_eq!(reader.value_of((ENGLISH.owner.field)(Field::Reference)).await, "A-1001");
    let records = records(&reader).await;
    assert_eq!(records.len(), 2);
    let mine = records.iter().find(|record| record.id == saved.record.id).expect("mine is still there");
    assert_eq!((mine.field(Field::Reference), mine.people.len()), ("MINE-1", 1));
}

#[tokio::test]
async fn over_existing_work_a_link_from_support_may_be_put_together_with_it() {
    let site = Site::serve();
    let (reader, saved) = asked(&site).await;
    reader.press(WORDS.choice.merge).await;
    reader.sees("no dialog", "return all('#dialog').length", 0).await;
    reader.open_place_by_hand("owner").await;
    assert_eq!(reader.value_of((ENGLISH.owner.field)(Field::Reference)).await, "MINE-1", "not written over");
    assert_eq!(reader.value_of((ENGLISH.owner.field)(Field::Ticket)).await, "T-77", "filled in");
    let records = records(&reader).await;
    assert_eq!((records.len(), &records[0].id), (1, &saved.record.id));
    assert_eq!(records[0].people, saved.record.people);
}

/// Every engine: keyboard
#[tokio::test]
async fn escape_keeps_mine() {
    let site = Site::serve();
    let (reader, saved) = asked(&site).await;
    reader.keys(thirtyfour::Key::Escape + "").await;
    reader.sees("no dialog", "return all('#dialog').length", 0).await;
    reader.sees("a clean address", "return location.hash", "#share-one-device").await;
    assert_eq!(records(&reader).await[0].fields, saved.record.fields);
}

fn half_done() -> Saved {
    owner().with_person("Tom", "staff").shared().tested("Mia", Outcome::Works)
}

/// Every engine: history
#[tokio::test]
async fn work_goes_on_on_another_phone_at_the_same_place_with_the_same_ticks() {
    let (site, saved) = (Site::serve(), half_done());
    let first = Reader::of(&site).await;
    first.seed(&saved).await;
    first.open("dmss/#tests").await;
    share(&first, WORDS.share.elsewhere).await;
    let address_of = link(&first).await;
    for who in ["Mia", "mia@example.com", "Corner", "Ana"] {
        assert!(!address_of.contains(who));
    }
    let second = Reader::of(&site).await;
    second.open(path(&address_of, &site)).await;
    let count = saved.handover().count();
    second.reads(".notice", &(WORDS.found.opened)(count.done, count.all)).await;
    second.shows("tests").await;
    assert_eq!(address(&second).await, "#tests");
    let record = records(&second).await.pop().expect("it is saved");
    let without_times = |record: &Record| {
        let ticks: Vec<_> = record.ticks.iter().map(|(key, said)| (key.clone(), *said.get())).collect();
        let tests: Vec<_> = record.tests.iter().map(|(key, said)| (key.clone(), *said.get())).collect();
        (record.id.clone(), ticks, tests)
    };
    assert_eq!(without_times(&record), without_times(&saved.record));
    assert!(record.people().iter().all(|(_, person)| person.name.is_empty() && person.account.is_empty()));
    assert!(record.field(Field::Site).is_empty());
}

#[tokio::test]
async fn with_names_ticked_all_of_it_goes_along() {
    let (site, saved) = (Site::serve(), half_done());
    let first = Reader::of(&site).await;
    first.seed(&saved).await;
    first.open("dmss/#tests").await;
    share(&first, WORDS.share.elsewhere).await;
    first.unfold(WORDS.include).await;
    use handover::record::Part::{OwnerAccount, OwnerName, PersonAccount, PersonName, Site as SiteName};
    for part in [SiteName, OwnerName, OwnerAccount, PersonName, PersonAccount] {
        first.tick((WORDS.part)(part)).await;
    }
    let address_of = link(&first).await;
    let second = Reader::of(&site).await;
    second.open(path(&address_of, &site)).await;
    second.reads("#tests", "Mia").await;
    let record = records(&second).await.pop().expect("it is saved");
    assert_eq!(record.field(Field::Site), "Corner Shop");
    // To the second; and nobody is added twice in one.
    let named = |record: &Record| {
        let people =
            record.people().into_iter().map(|(id, person)| (id.clone(), person.name.clone(), person.account.clone()));
        people.collect::<Vec<_>>()
    };
    assert_eq!(named(&record), named(&saved.record));
}

#[tokio::test]
async fn support_looks_at_a_customers_handover_and_can_change_nothing() {
    let (site, saved) = (Site::serve(), half_done());
    let customer = Reader::of(&site).await;
    customer.seed(&saved).await;
    customer.open("dmss/#tests").await;
    share(&customer, WORDS.share.support).await;
    let address_of = link(&customer).await;
    let agent = Reader::of(&site).await;
    agent.open(path(&address_of, &site)).await;
    agent.reads(".notice", ENGLISH.links.customers).await;
    agent.shows("tests").await;
    let before = agent.stored().await;
    let task = saved.guide.step("before").expect("it is there").tasks[0].text.plain();
    agent.open_place_by_hand("before").await;
    assert!(agent.is_ticked(&task).await, "what the customer ticked is seen");
    let square = agent.browser.find(thirtyfour::By::Css("section[data-here] .task input")).await.expect("it is there");
    square.click().await.expect("it can be clicked");
    agent.reads(".said", ENGLISH.links.read_only).await;
    assert!(agent.is_ticked(&task).await, "and stays");
    assert_eq!(agent.stored().await, before);
    agent.press(ENGLISH.links.keep_copy).await;
    agent
        .sees(
            "it is no longer only looked at",
            "return document.querySelector('main').innerText.includes(arguments[0])",
            false,
        )
        .await;
    let kept = records(&agent).await;
    assert_eq!((kept.len(), kept[0].side), (1, Some(handover::record::Side::Customer)));
}

/// Every engine: network
#[tokio::test]
async fn a_code_that_is_read_out_shows_support_the_customers_screen_and_trail_offline_too() {
    let (site, mut saved) = (Site::serve(), owner());
    let symptom = saved.guide.symptom("no-playback").or(saved.guide.symptoms.first()).expect("there is one").clone();
    saved.record.meet(&symptom.id, None, "tests".into(), NOW);
    let question = saved.guide.question(&symptom.first).expect("it begins with a question").clone();
    saved.record.answer(&symptom.id, &question.id, None, Reply::NotSure, NOW);
    let next = question.to(Reply::NotSure).expect("it leads on").clone();
    let customer = Reader::of(&site).await;
    customer.seed(&saved).await;
    customer.open(&format!("dmss/#{next}")).await;
    share(&customer, WORDS.share.support).await;
    let spoken = code(&customer).await;
    let signs = spoken.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').count();
    assert!((8..=12).contains(&signs), "{spoken}");
    let agent = Reader::of(&site).await;
    agent.open("dmss/#my-data").await;
    // Fetched once, it works without the network.
    agent.press(ENGLISH.links.enter).await;
    agent.reads(TITLE, WORDS.enter.title).await;
    drop(site);
    agent.fill(WORDS.enter.field, "AAAA").await;
    agent.press(WORDS.enter.open).await;
    agent.sees("what is wrong with it", "return !!text('.dialog .fault')", true).await;
    agent.fill(WORDS.enter.field, &spoken).await;
    agent.press(WORDS.enter.open).await;
    agent.shows(&next).await;
    agent.reads(".notice", ENGLISH.links.customers).await;
    agent.reads(&format!("#{next} .trail"), &question.ask.plain()).await;
    agent.press(ENGLISH.links.stop_watching).await;
    assert_eq!(records(&agent).await, vec![]);
}

/// Every engine: address
#[tokio::test]
async fn a_cut_link_is_named_as_cut_and_changes_nothing() {
    let (site, saved) = (Site::serve(), half_done());
    let first = Reader::of(&site).await;
    first.seed(&saved).await;
    first.open("dmss/#tests").await;
    share(&first, WORDS.share.elsewhere).await;
    let whole = link(&first).await;
    let second = Reader::of(&site).await;
    second.open(path(&whole[..whole.len() - 12], &site)).await;
    second.reads(".dialog", (WORDS.link_error)(handover::link::LinkError::Cut)).await;
    second.press(WORDS.close).await;
    second.sees("a clean address", "return location.hash", "#tests").await;
    assert_eq!(records(&second).await, vec![]);
}

/// What a browser makes of an address is its own.
/// Every engine: address
#[tokio::test]
async fn what_a_tool_did_to_a_link_is_undone_before_it_is_read() {
    let (site, saved) = (Site::serve(), half_done());
    let first = Reader::of(&site).await;
    first.seed(&saved).await;
    first.open("dmss/#tests").await;
    share(&first, WORDS.share.elsewhere).await;
    let link = link(&first).await;
    let fragment = path(&link, &site).split_once('#').expect("it has a fragment").1.to_owned();
    let count = saved.handover().count();
    for mangled in [
        fragment.replace('&', "%26").replace('=', "%3D"),
        fragment.replace('&', "%2526").replace('=', "%253D"),
        fragment.replace('&', "&amp;"),
        format!("{fragment}?utm_source=mail&fbclid=x"),
        format!("{fragment}*"),
        format!("{fragment}\">Open</a>"),
        format!("{} {}", &fragment[..90], &fragment[90..]),
        format!("{fragment}{link}"),
    ] {
        let reader = Reader::of(&site).await;
        reader.open(&format!("dmss/#{mangled}")).await;
        reader.reads(".notice", &(WORDS.found.opened)(count.done, count.all)).await;
        reader.sees("a clean address", "return location.hash", "#tests").await;
        assert_eq!(records(&reader).await[0].tests.len(), saved.record.tests.len(), "{mangled}");
    }
    let reader = Reader::of(&site).await;
    for place in ["FAQ", "faq?utm_source=mail&gclid=x", "faq).", "faq&fbclid=x", "*faq*"] {
        reader.open("dmss/#start").await;
        reader.open(&format!("dmss/#{place}")).await;
        reader.shows("faq").await;
        reader.sees("a clean address", "return location.hash", "#faq").await;
        reader.sees("nothing to say", "return all('.notice').length", 0).await;
    }
}

#[tokio::test]
async fn whatever_is_put_into_the_field_for_links_and_codes_is_answered() {
    let (site, saved) = (Site::serve(), half_done());
    let customer = Reader::of(&site).await;
    customer.seed(&saved).await;
    customer.open("dmss/#faq").await;
    share(&customer, WORDS.share.support).await;
    let spoken = code(&customer).await;

    let reader = Reader::of(&site).await;
    reader.open("dmss/#my-data").await;
    open_what_was_sent(&reader).await;
    let foreign = format!("Open {}hik-connect/#tests and go on.", site.url);
    let other_guide = (WORDS.link_error)(handover::link::LinkError::OtherGuide).to_owned();
    let nonsense = (WORDS.code_error)(handover::link::CodeError::Unrecognised);
    let not_ours = (WORDS.link_error)(handover::link::LinkError::Unrecognised).to_owned();
    for (put_in, said) in [
        (&*foreign, other_guide),
        ("What am I to do here?", nonsense.clone()),
        ("https://search.example/?q=handover", not_ours),
        ("привет", nonsense),
        ("", (WORDS.code_error)(handover::link::CodeError::Empty)),
    ] {
        reader.fill(WORDS.enter.field, put_in).await;
        reader.press(WORDS.enter.open).await;
        reader.reads(".dialog .fault", &said).await;
    }
    // To a place: there, and where one is already.
    for place in ["faq", "my-data"] {
        let at_place = (WORDS.enter.at_place)(&book::title_of(&book::guide("dmss"), place));
        let given = format!("Look here: <{}dmss/#{place}>.", site.url);
        reader.fill(WORDS.enter.field, &given).await;
        reader.press(WORDS.enter.open).await;
        reader.shows(place).await;
        reader.reads(".notice", &at_place).await;
        reader.sees("no dialog", "return all('#dialog').length", 0).await;
        reader.open("dmss/#my-data").await;
        open_what_was_sent(&reader).await;
    }
    let cyrillic = format!("My code: {}, thanks", spoken.replace('A', "А").replace('E', "Е").replace('-', " – "));
    reader.fill(WORDS.enter.field, &cyrillic.to_lowercase()).await;
    reader.press(WORDS.enter.open).await;
    reader.shows("faq").await;
    reader.reads(".notice", ENGLISH.links.customers).await;
}

/// Every engine: network
#[tokio::test]
async fn what_makes_links_may_fail_to_come_and_the_link_is_still_there() {
    let site = Site::serve_altered(|folder| {
        std::fs::remove_file(file_between(folder, "part-dialogs-", ".wasm")).expect("the folder is ours");
    });
    let reader = Reader::of(&site).await;
    reader.open(AGENT).await;
    reader.shows("share-one-device").await;
    reader.reads(".notice", ENGLISH.links.not_there).await;
    assert!(address(&reader).await.contains("ticket=T-77"), "it can be tried again");
    reader.app_is("ready").await;
}

/// What people write into links to see what happens.
const HOSTILE: [&str; 6] = [
    "<img src=x onerror=window.hit=1>",
    "\"><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "{{constructor.constructor('window.hit=1')()}}",
    "' onmouseover='window.hit=1",
    "</script><svg onload=window.hit=1>",
];

/// Every engine: policy
#[tokio::test]
async fn whatever_a_link_says_is_text() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    for hostile in HOSTILE {
        for key in ["ticket", "order", "model", "role", "from", "code", "w", "q", "record", "unknown"] {
            let encode = "return encodeURIComponent(arguments[0])";
            let encoded: String = reader.ask(encode, &[hostile.into()]).await;
            reader.open(&format!("dmss/#owner&{key}={encoded}")).await;
            // A dialog says what is wrong with it; closed, the link is gone.
            let close = "document.getElementById('dialog')?.close(); return location.hash";
            reader.sees("a clean address", close, "#owner").await;
            let hit: Value = reader.ask("return window.hit ?? null", &[]).await;
            assert_eq!(hit, Value::Null, "{key}={hostile}");
            let foreign: u32 = reader.ask("return all('img[src=x], svg[onload], [onmouseover]').length", &[]).await;
            assert_eq!(foreign, 0, "{key}={hostile}");
            kept_to_the_policy(&reader).await;
        }
    }
    asked_for_its_files_only(&reader, &site).await;
}

/// As much as a browser takes in an address. What is still longer is refused in a native test.
/// Every engine: address
#[tokio::test]
async fn a_link_as_long_as_a_browser_takes_is_refused_at_once() {
    // Firefox takes one megabyte, Chromium two, and WebKit more.
    let signs = if run::engine() == Engine::Firefox { 1_000_000 } else { 1_900_000 };
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/").await;
    let script = "location.hash = 'tests&w=' + 'A'.repeat(arguments[0]); return null";
    let _: Value = reader.ask(script, &[signs.into()]).await;
    reader.reads(".dialog", (WORDS.link_error)(handover::link::LinkError::TooLong)).await;
    reader.press(WORDS.close).await;
    reader.sees("a clean address", "return location.hash", "#tests").await;
    reader.app_is("ready").await;
}

async fn open_what_was_sent(reader: &Reader) {
    reader.press(ENGLISH.links.enter).await;
    reader.reads(TITLE, WORDS.enter.title).await;
}

async fn choose_file(reader: &Reader, text: &str) {
    // A browser says nothing when the file that is chosen is chosen again.
    let path = reader.browser.profile.path().join(format!("chosen-{}.json", text.len()));
    std::fs::write(&path, text).expect("the folder is ours");
    let field = reader.browser.find(thirtyfour::By::Id("dialog.file")).await.expect("it is there");
    field.send_keys(path.to_str().expect("it is text")).await.expect("a file can be chosen");
}

/// Every engine: download
#[tokio::test]
async fn what_was_saved_as_a_file_and_wiped_comes_back_to_the_byte() {
    let (site, saved) = (Site::serve(), half_done().with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let other = (saved.key().replace(Saved::ID, "r0ther"), saved.text().replace(Saved::ID, "r0ther"));
    reader.store(&other.0, &other.1).await;
    reader.open("dmss/#my-data").await;
    let before = reader.stored().await;
    let name = (ENGLISH.data.record)(&saved.guide.app, "Corner Shop");
    reader.press(ENGLISH.data.download_all).await;
    let all = reader.downloaded("handover-data.json").await;
    reader.press(ENGLISH.data.wipe).await;
    reader.press(ENGLISH.data.wipe_yes).await;
    assert_eq!(reader.stored().await.len(), 0);

    // Each in a browser that has nothing.
    for n in 0..2 {
        let reader = Reader::of(&site).await;
        reader.open("dmss/#my-data").await;
        open_what_was_sent(&reader).await;
        choose_file(&reader, "{}").await;
        reader.reads(".dialog", WORDS.enter.file_foreign).await;
        choose_file(&reader, &all).await;
        reader.reads(".dialog", WORDS.enter.file_several).await;
        assert!(!reader.text(".dialog").await.contains(WORDS.enter.file_foreign), "that was another file");
        let pick = "const found = all('.dialog [role=status] button');
            return [found.length, found[arguments[0]].textContent]";
        let (count, label): (u32, String) = reader.ask(pick, &[n.into()]).await;
        assert_eq!(count, 2);
        assert!(label.starts_with(&name) && label.contains("Mia"), "{label}");
        let choose = "all('.dialog [role=status] button')[arguments[0]].click(); return null";
        let _: Value = reader.ask(choose, &[n.into()]).await;
        until("the record", async || {
            let stored = reader.stored().await;
            let records: Vec<_> = stored.iter().filter(|(key, _)| key.starts_with("handover.")).collect();
            let [(key, text)] = records[..] else { return Err(format!("{stored:?}")) };
            assert_eq!(before[key], *text);
            Ok(())
        })
        .await;
    }
}

/// Every engine: download
#[tokio::test]
async fn a_file_goes_where_a_link_is_too_long() {
    let (site, mut saved) = (Site::serve(), half_done());
    for n in 0..150 {
        let name = format!("Person{n}");
        saved = saved.with_person(&name, "manager").tested(&name, Outcome::Works);
    }
    let first = Reader::of(&site).await;
    first.seed(&saved).await;
    first.open("dmss/#tests").await;
    share(&first, WORDS.share.elsewhere).await;
    first.reads(".dialog", WORDS.ways.too_long).await;
    first.press(WORDS.ways.save_file).await;
    let file = first.downloaded("handover-record.json").await;
    let (record, _) = from_text(&file).expect("it is a record");
    assert_eq!(record.tests, saved.record.tests);
    let second = Reader::of(&site).await;
    second.open("dmss/#my-data").await;
    open_what_was_sent(&second).await;
    choose_file(&second, &file).await;
    let count = saved.handover().count();
    second.reads(".notice", &(WORDS.found.opened)(count.done, count.all)).await;
    assert_eq!(records(&second).await[0].tests, saved.record.tests);
}

/// Every engine: frame
#[tokio::test]
async fn a_framed_page_leads_to_a_window_of_its_own_with_the_work() {
    let site = Site::serve_altered(|folder| {
        let frame =
            "<!doctype html><title>Help</title><iframe src=\"dmss/#tests\" width=\"380\" height=\"700\"></iframe>";
        std::fs::write(folder.join("frame.html"), frame).expect("the folder is ours");
        // Pages of ours have no frames in them.
        alter_headers(folder, "default-src 'none'", "default-src 'none'; frame-src 'self'");
    });
    let saved = half_done();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open_early("frame.html").await;
    reader.browser.enter_frame(0).await.expect("there is a frame");
    reader.app_is("ready").await;
    share(&reader, WORDS.share.elsewhere).await;
    let link = link(&reader).await;
    let full: String = reader
        .ask("return [...document.querySelectorAll('.dialog a')].map((a) => `${a.target} ${a.href}`).join()", &[])
        .await;
    assert_eq!(full, format!("_blank {link}"));
}

#[tokio::test]
async fn a_page_that_is_not_framed_offers_no_window_of_its_own() {
    let (site, saved) = (Site::serve(), half_done());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#tests").await;
    share(&reader, WORDS.share.elsewhere).await;
    link(&reader).await;
    assert!(!reader.sees_link(WORDS.share.full_page).await);
}

/// Every engine: clipboard
#[tokio::test]
async fn a_link_to_a_step_is_copied_as_others_paste_it() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.browser.allow_clipboard().await;
    reader.open("dmss/#share-one-device").await;
    share(&reader, WORDS.share.step).await;
    let link = link(&reader).await;
    assert_eq!(link, format!("{}dmss/#share-one-device", site.url));
    let title = format!("{} · DMSS", book::title_of(&book::guide("dmss"), "share-one-device"));
    for (name, copied) in [
        (WORDS.ways.copy_link, link.clone()),
        (WORDS.ways.copy_text, format!("{title}\n{link}")),
        (WORDS.ways.copy_markdown, format!("[{title}](<{link}>)")),
        (WORDS.ways.copy_html, format!("<a href=\"{link}\">{title}</a>")),
    ] {
        reader.press(name).await;
        let clipboard: String = reader.await_script("return navigator.clipboard.readText()", &[]).await;
        assert_eq!(clipboard, copied, "{name}");
    }
}

/// A dialog with a code, and what the code must say.
async fn with_code(site: &Site) -> (Reader, String) {
    let reader = Reader::of(site).await;
    reader.seed(&half_done()).await;
    reader.open("dmss/#tests").await;
    share(&reader, WORDS.share.elsewhere).await;
    let link = link(&reader).await;
    let sealed = link.split_once("&w=").expect("it carries work").1;
    let dense = handover::link::Sealed::from_w(sealed).q();
    (reader, format!("{}dmss/#tests&q={dense}", site.url))
}

/// Every engine: picture
#[tokio::test]
async fn the_code_on_the_screen_opens_the_same_work_light_or_dark() {
    let site = Site::serve();
    let (reader, address_of) = with_code(&site).await;
    for scheme in ["light", "dark"] {
        reader.in_scheme(scheme).await;
        let code = reader.browser.find(thirtyfour::By::Css(".dialog .code img")).await.expect("there is a code");
        code.scroll_into_view().await.expect("it can be seen");
        let picture = code.screenshot_as_png().await.expect("it can be photographed");
        assert_eq!(decode_png(&picture), std::slice::from_ref(&address_of), "{scheme}");
        let alt = code.attr("alt").await.expect("it can be asked").expect("it has an alternative");
        assert_eq!(alt, (ENGLISH_QR.about)(WORDS.share.elsewhere_code));
    }
    let second = Reader::of(&site).await;
    second.open(path(&address_of, &site)).await;
    second.shows("tests").await;
    second.reads(".notice", "Opened:").await;
    assert_eq!(records(&second).await[0].tests.len(), half_done().record.tests.len());
}

/// Every engine: picture
#[tokio::test]
async fn the_saved_code_says_the_same_as_picture_and_as_drawing() {
    let site = Site::serve();
    let (reader, address_of) = with_code(&site).await;
    reader.press(ENGLISH_QR.save_picture).await;
    assert_eq!(decode_png(&reader.downloaded_bytes(ENGLISH_QR.picture_file).await), std::slice::from_ref(&address_of));
    reader.press(ENGLISH_QR.save_drawing).await;
    assert_eq!(decode_svg(&reader.downloaded(ENGLISH_QR.drawing_file).await, 600), [address_of]);
}

/// What the codes on the print-out say, once and on one page.
async fn prints_as(reader: &Reader, address_of: String) {
    let drawn = "return all('.dialog .code img').filter((code) => code.complete && code.naturalWidth > 0).length";
    reader.sees("the code", drawn, 1).await;
    let pdf = reader.browser.print().await;
    let folder = tempfile::tempdir().expect("a folder can be made");
    let pages = decode_pdf(&pdf, folder.path());
    assert_eq!(pages.concat(), [address_of], "once, on one of {} pages", pages.len());
}

/// Every engine: print
#[tokio::test]
async fn the_printed_code_says_the_same() {
    if cannot(Engine::WebKit, "it prints a drawing in the grain of the screen, too coarse to read a code so dense") {
        return;
    }
    let site = Site::serve();
    let (reader, address_of) = with_code(&site).await;
    prints_as(&reader, address_of).await;
}

/// Every engine: print
#[tokio::test]
async fn the_printed_code_of_a_step_leads_to_it() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#share-one-device").await;
    share(&reader, WORDS.share.step).await;
    let address_of = link(&reader).await;
    prints_as(&reader, address_of).await;
}

#[tokio::test]
async fn what_is_too_much_for_a_code_goes_as_a_link() {
    let (site, mut saved) = (Site::serve(), half_done());
    for n in 0..25 {
        let name = format!("Person{n}");
        saved = saved.with_person(&name, "manager").tested(&name, Outcome::Works);
    }
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#tests").await;
    share(&reader, WORDS.share.elsewhere).await;
    link(&reader).await;
    reader.reads(".dialog", ENGLISH_QR.too_large).await;
    reader.press(WORDS.ways.save_file).await;
    let (record, _) = from_text(&reader.downloaded("handover-record.json").await).expect("it is a record");
    assert_eq!(record.tests, saved.record.tests);
}

/// Every engine: keyboard
#[tokio::test]
async fn with_the_keyboard_alone_a_dialog_is_opened_used_and_closed_and_the_focus_comes_back() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#share-one-device").await;
    let focus = "document.querySelector('.foot-bar button').focus(); return null";
    let _: Value = reader.ask(focus, &[]).await;
    reader.keys(thirtyfour::Key::Enter + "").await;
    reader.sees("the focus on the title", "return document.activeElement.id", "dialog-title").await;
    // The page behind is at rest: the focus does not leave the dialog.
    for _ in 0..30 {
        reader.keys(thirtyfour::Key::Tab + "").await;
        let within = "const at = document.activeElement; return at === document.body || !!at.closest('#dialog')";
        assert!(reader.ask::<bool>(within, &[]).await, "the focus left the dialog");
    }
    reader.keys(thirtyfour::Key::Escape + "").await;
    reader.sees("no dialog", "return all('#dialog').length", 0).await;
    let back = "return document.activeElement === document.querySelector('.foot-bar button')";
    reader.sees("the focus where it was", back, true).await;
}
