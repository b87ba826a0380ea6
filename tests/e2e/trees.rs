//! Something does not work: through the questions to a fix, and back to the same person and place.

use handover::{
    guide::{Known, Reply},
    record::Outcome,
    words::ENGLISH,
};
use serde_json::{Value, json};

use crate::{
    book::{self, NOW, Saved},
    reader::Reader,
    site::{Site, lift_trusted_types},
};

/// Mia may only watch; Tom may look back, and all is ticked for both.
fn two_people() -> Saved {
    Saved::new("hik-connect").with_person("Mia", "staff").with_person("Tom", "manager").shared()
}

async fn reader_of(site: &Site, saved: &Saved) -> Reader {
    let reader = Reader::of(site).await;
    reader.seed(saved).await;
    reader
}

/// The trail of the place that is shown.
const TRAIL: &str = "[data-here] .trail";

async fn answer(reader: &Reader, say: Reply, to: &str) {
    reader.follow_to((ENGLISH.trouble.say)(say), to).await;
}

/// The answers that are marked as given.
async fn given(reader: &Reader, answers: &[&str]) {
    let marked = "return all('[data-here] .says [aria-current=true]').map(name)";
    reader.sees("what was answered", marked, json!(answers)).await;
}

#[tokio::test]
async fn a_failed_test_leads_through_a_tree_and_back_to_the_same_person_with_every_tick_intact() {
    let (site, saved) = (Site::serve(), two_people());
    let step = saved.guide.step("set-permissions").expect("the guide has it");
    let task = step.tasks.iter().find(|task| task.when.is_always()).expect("one for all").text.plain();
    let fix = saved.guide.fix("add-permission").expect("the guide has it");
    let reader = reader_of(&site, &saved).await;
    reader.open("hik-connect/#tests").await;
    let row = "Playback, Tom";
    reader.tick_in(row, ENGLISH.tests.fails).await;
    let find_out = "reach(all('fieldset').find((row) => name(row.querySelector('legend')) === arguments[0])
        .querySelector('.find-out')).click(); return null";
    let _: Value = reader.ask(find_out, &[row.into()]).await;
    reader.arrives_at("no-playback").await;
    let turn = "return all('[data-here] .turn[aria-pressed=true]').map((turn) => name(turn).split(' ')[0])";
    reader.sees("whose trouble it is", turn, json!(["Tom"])).await;
    // Tom is to have playback, so the record cannot know whether it was forgotten in the app.
    reader.follow_to(ENGLISH.reading.begin, "playback-given").await;
    answer(&reader, Reply::NotSure, &fix.id).await;
    reader.reads(TRAIL, "Tom").await;
    reader.reads(TRAIL, (ENGLISH.trouble.say)(Reply::NotSure)).await;
    // To the step it mends, as it was left.
    reader.follow_to(&step.title, &step.id).await;
    reader.reads("[data-here] .kicker", "Tom").await;
    assert!(reader.is_ticked(&task).await);
    let trying = (ENGLISH.trouble.trying)(&fix.title, Some("Tom"));
    reader.reads(".trying", &trying).await;
    // The phone closes the page while the other app is open.
    reader.reload().await;
    reader.shows(&step.id).await;
    reader.reads(".trying", &trying).await;
    reader.press(ENGLISH.trouble.helped).await;
    // Back where it was met, at the same row, where the test is offered again.
    reader.shows("tests").await;
    reader.reads(".notices", ENGLISH.trouble.solved).await;
    let focus = "return name(document.activeElement.querySelector('legend') ?? document.body)";
    reader.sees("the focus on the row", focus, row).await;
    let mended = (ENGLISH.trouble.mended)(&fix.title);
    let rows = "return all('.test .hint').filter(seen).map(name)";
    reader.sees("what helped, in one row", rows, json!([mended])).await;
    assert!(reader.is_ticked_in(row, ENGLISH.tests.fails).await, "only a test that passed proves anything");
    reader.tick_in(row, ENGLISH.tests.works).await;
    reader.sees("nothing more to say", rows, json!([])).await;
}

#[tokio::test]
async fn what_the_record_knows_is_not_asked_is_shown_as_such_and_can_be_changed() {
    let (site, saved) = (Site::serve(), two_people());
    let symptom = saved.guide.symptom("no-playback").expect("the guide has it");
    let question = saved.guide.question("playback-given").expect("the guide has it");
    assert!(matches!(question.known, Some(Known::Permission(_))));
    let reader = reader_of(&site, &saved).await;
    reader.open("hik-connect/#set-permissions").await;
    reader.turn_to("Mia").await;
    reader.unfold(ENGLISH.step.failed).await;
    let label = format!("{} {}", symptom.title, (ENGLISH.trouble.not_given)("Mia", "Playback"));
    reader.follow_to(&label, &symptom.id).await;
    reader.follow_to(ENGLISH.reading.begin, "add-permission").await;
    // Nobody was asked, so there is nothing on the record yet; the question is there to be changed.
    reader.open_place_by_hand(&question.id).await;
    given(&reader, &[(ENGLISH.trouble.say)(Reply::No)]).await;
    answer(&reader, Reply::Yes, "owner-can").await;
    reader.reads(TRAIL, (ENGLISH.trouble.say)(Reply::Yes)).await;
    reader.back().await;
    reader.shows(&question.id).await;
    given(&reader, &[(ENGLISH.trouble.say)(Reply::Yes)]).await;
}

#[tokio::test]
async fn an_earlier_answer_is_changed_from_the_trail_and_what_still_applies_is_kept() {
    let (site, saved) = (Site::serve(), Saved::new("hik-connect").with_person("Mia", "staff"));
    let reader = reader_of(&site, &saved).await;
    let sent = saved.guide.question("was-it-sent").expect("the guide has it").ask.plain();
    let account = saved.guide.question("account-match").expect("the guide has it").ask.plain();
    reader.open("hik-connect/#device-not-listed").await;
    reader.follow_to(ENGLISH.reading.begin, "was-it-sent").await;
    answer(&reader, Reply::Yes, "account-match").await;
    answer(&reader, Reply::No, "use-right-account").await;
    reader.follow_to(&sent, "was-it-sent").await;
    answer(&reader, Reply::No, "send-it").await;
    reader.reads(TRAIL, &format!("{account} {} {}", (ENGLISH.trouble.say)(Reply::No), ENGLISH.trouble.beside)).await;
    reader.follow_to(&sent, "was-it-sent").await;
    // The answer to the next is still there, so it is not asked again.
    answer(&reader, Reply::Yes, "use-right-account").await;
    // And it is all still there after a reload.
    reader.reload().await;
    reader.reads(TRAIL, &sent).await;
    reader.press(ENGLISH.trouble.forget).await;
    reader.sees("no trail", "return all('[data-here] .trail li').length", 0).await;
}

/// Every engine: history
#[tokio::test]
async fn back_is_one_question_back() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("hik-connect/#device-not-listed").await;
    reader.follow_to(ENGLISH.reading.begin, "was-it-sent").await;
    answer(&reader, Reply::Yes, "account-match").await;
    answer(&reader, Reply::Yes, "accepted").await;
    for before in ["account-match", "was-it-sent", "device-not-listed"] {
        reader.back().await;
        reader.shows(before).await;
    }
}

#[tokio::test]
async fn a_fix_that_did_not_help_leads_to_the_next_cause_and_at_last_to_support() {
    let site = Site::serve();
    let guide = book::guide("dmss");
    let reader = Reader::of(&site).await;
    let symptom = &guide.symptoms[0];
    reader.open(&format!("dmss/#{}", symptom.id)).await;
    reader.follow_to(ENGLISH.reading.begin, &symptom.first).await;
    let mut at = guide.node(&symptom.first).expect("a node");
    let mut tried = Vec::new();
    while at != handover::guide::Node::Support {
        let to = match at {
            handover::guide::Node::Question(question) => {
                let to = question.to(Reply::NotSure).expect("every question has it");
                answer(&reader, Reply::NotSure, to).await;
                to
            }
            handover::guide::Node::Fix(fix) => {
                tried.push(fix.title.clone());
                reader.follow_to(ENGLISH.trouble.no_help, &fix.next).await;
                &fix.next
            }
            other => panic!("{other:?}"),
        };
        at = guide.node(to).expect("a node");
    }
    let message = reader.text(".preview").await;
    assert!(!tried.is_empty());
    for fix in tried {
        assert!(message.contains(&format!("{fix}: {}", ENGLISH.trouble.did_not_help)), "{fix}: {message}");
    }
}

/// A trail that was recorded when the guide asked something else is kept, shown, and marked.
#[tokio::test]
async fn what_an_older_guide_asked_is_kept_shown_and_marked() {
    let site = Site::serve();
    let mut saved = Saved::new("hik-connect").with_person("Mia", "staff");
    let (symptom, mia) = ("device-not-listed".into(), Saved::person("Mia"));
    saved.record.meet(&symptom, Some(&mia), "tests".into(), NOW);
    saved.record.answer(&symptom, &"is-it-raining".into(), Some(&mia), Reply::Yes, NOW);
    let reader = reader_of(&site, &saved).await;
    reader.open("hik-connect/#device-not-listed").await;
    let gone = format!("is it raining: {} {}", (ENGLISH.trouble.say)(Reply::Yes), ENGLISH.trouble.gone);
    reader.reads(TRAIL, &gone).await;
    reader.open_place_by_hand("support").await;
    reader.reads(".preview", "is it raining: Yes").await;
    let stored = reader.stored().await;
    assert!(stored[&saved.key()].contains("is-it-raining"));
}

#[tokio::test]
async fn a_link_to_a_question_that_is_gone_opens_its_successor_and_says_so() {
    let site = Site::serve_altered(lift_trusted_types);
    let reader = Reader::of(&site).await;
    // As if the guide had once asked it under another id: its aliases are the last of its data.
    let source = "document.addEventListener('readystatechange', () => {
        const data = document.getElementById('data');
        if (!data || data.textContent.includes('once-asked')) return;
        const page = JSON.parse(data.textContent);
        page.at(-1)[1][page.at(-1)[1].length - 1] = { 'once-asked': 'was-it-sent' };
        data.textContent = JSON.stringify(page);
    })";
    reader.browser.run_first(source).await;
    reader.open("hik-connect/#once-asked").await;
    reader.shows("was-it-sent").await;
    let title = book::title_of(&book::guide("hik-connect"), "was-it-sent");
    reader.reads(".notices", &(ENGLISH.trouble.replaced)(&title)).await;
}

#[tokio::test]
async fn reading_along_in_a_tree_leaves_nothing_behind() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#no-picture").await;
    let first = &book::guide("dmss").symptom("no-picture").expect("the guide has it").first.clone();
    reader.follow_to(ENGLISH.reading.begin, first).await;
    assert!(reader.stored().await.is_empty());
}

#[tokio::test]
async fn only_symptoms_that_fit_what_was_chosen_are_offered() {
    let site = Site::serve();
    let mut saved = Saved::new("dmss").with_person("Mia", "staff");
    let mia = Saved::person("Mia");
    let symptom = saved.guide.symptom("qr-not-scanning").expect("the guide has it").clone();
    let (choice, _) = symptom.when.0.iter().next().expect("it depends on a choice");
    let choice = saved.guide.choices.iter().find(|known| known.id == *choice).expect("of the guide").clone();
    let step = saved.guide.steps.iter().find(|step| step.symptoms.contains(&symptom.id)).expect("offered").id.clone();
    let other = choice.options.iter().find(|option| !symptom.when.holds(|_| Some(&option.id))).expect("one without");
    saved.record.choose(&choice, Some(&mia), other.id.clone(), NOW);
    let reader = reader_of(&site, &saved).await;
    reader.open(&format!("dmss/#{step}")).await;
    reader.unfold(ENGLISH.step.failed).await;
    assert!(!reader.sees_link(&symptom.title).await);
    assert!(reader.sees_link(ENGLISH.trouble.all).await);
}

#[tokio::test]
async fn a_person_is_chosen_on_the_symptom_where_there_are_several() {
    let (site, saved) = (Site::serve(), two_people().tested("Mia", Outcome::Works));
    let reader = reader_of(&site, &saved).await;
    reader.open("hik-connect/#no-playback").await;
    reader.turn_to("Tom").await;
    reader.follow_to(ENGLISH.reading.begin, "playback-given").await;
    reader.open_place_by_hand("no-playback").await;
    reader.turn_to("Mia").await;
    reader.follow_to(ENGLISH.reading.begin, "add-permission").await;
}

#[tokio::test]
async fn another_handover_begins_without_the_trouble_of_the_last() {
    let site = Site::serve();
    let mut saved = two_people();
    let (symptom, tom) = ("no-playback".into(), Saved::person("Tom"));
    saved.record.meet(&symptom, Some(&tom), "tests".into(), NOW);
    saved.record.answer(&symptom, &"playback-given".into(), Some(&tom), Reply::No, NOW);
    let fix = saved.guide.fix("add-permission").expect("the guide has it");
    let reader = reader_of(&site, &saved).await;
    reader.open("hik-connect/#tests").await;
    reader.reads(".trying", &(ENGLISH.trouble.trying)(&fix.title, Some("Tom"))).await;
    reader.open_place_by_hand("start").await;
    reader.press(ENGLISH.start.another).await;
    reader.open_place_by_hand("tests").await;
    assert_eq!(reader.text(".trying").await, "");
}
