//! What is typed and not saved yet: where it is kept, what it is of, and what it becomes.

use handover::record::{
    Day, Draft, DraftName, Field, Key, Missing, Person, PersonForm, Record, RecordId, begun, shelf, sort_drafts,
    to_text,
};
use proptest::prelude::*;

use crate::{
    same_cases_every_time,
    toy::{at, day, empty, guide, mia, person},
};

const BASE: &str = "/help/";

fn today() -> Day {
    day("2026-11-01")
}

fn name(record: &str, form: &str) -> DraftName {
    DraftName { guide: guide().id.clone(), record: record.into(), form: form.into() }
}

fn note(minute: u64) -> Draft {
    Draft::new(at(minute), [("note", "It blinks.".to_owned())])
}

mod kept {
    use super::*;

    #[test]
    fn no_draft_is_taken_for_a_record_nor_a_record_for_a_draft() {
        let drafts = vec![(name("r1", "note").key(BASE), note(1).to_text())];
        assert_eq!(shelf::sort(BASE, drafts.clone()), []);
        let [record, aside] = [shelf::key(BASE, &"r1".into()), shelf::aside("handover./help/.r1", at(1))];
        for key in [record, aside] {
            assert_eq!(DraftName::of_key(BASE, &key), None, "{key}");
        }
    }

    #[test]
    fn a_site_below_or_beside_another_has_drafts_of_its_own() {
        for base in ["/", "/help/", "/help/old/", "/help/.old/"] {
            let key = name("r1", "person@p1").key(base);
            for other in ["/", "/help/", "/help/old/", "/help/.old/"] {
                assert_eq!(DraftName::of_key(other, &key).is_some(), base == other, "{key} at {other}");
            }
        }
    }

    #[test]
    fn the_latest_comes_first_and_what_cannot_be_read_is_passed_over() {
        let entries =
            [("r1", note(1).to_text()), ("r2", note(3).to_text()), ("r3", "{".to_owned()), ("r4", note(2).to_text())];
        let entries = entries.map(|(record, text)| (name(record, "note").key(BASE), text));
        let drafts = sort_drafts(BASE, entries.to_vec());
        assert_eq!(drafts.iter().map(|(name, _)| &*name.record).collect::<Vec<_>>(), ["r2", "r4", "r1"]);
    }

    #[test]
    fn a_form_whose_fields_are_all_empty_has_no_draft() {
        assert!(Draft::new(at(1), [("note", String::new())]).is_blank());
        assert!(Draft::default().is_blank());
        assert!(!note(1).is_blank());
    }
}

mod opened {
    use super::*;

    fn saved(id: &str, minute: u64) -> (String, String) {
        let mut record = Record { id: id.into(), ..empty() };
        record.made = at(0);
        record.set_field(Field::Site, "Corner Shop".to_owned(), at(minute));
        (shelf::key(BASE, &id.into()), to_text(&record, &Default::default()))
    }

    #[track_caller]
    fn opens(drafts: &[(&str, u64)], records: &[(&str, u64)], asked: Option<&str>, expected: Option<&str>) {
        let drafts = drafts.iter().map(|(id, minute)| (name(id, "note").key(BASE), note(*minute).to_text())).collect();
        let shelf = shelf::sort(BASE, records.iter().map(|(id, minute)| saved(id, *minute)).collect());
        let asked = asked.map(RecordId::from);
        let found = begun(BASE, &sort_drafts(BASE, drafts), &shelf, &guide().id, asked.as_ref());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_blank_record_that_was_typed_for_is_opened_again() {
        opens(&[("r1", 1)], &[], None, Some("r1"));
        opens(&[("r1", 1), ("r2", 2)], &[], None, Some("r2"));
        opens(&[("r1", 1), ("r2", 2)], &[], Some("r1"), Some("r1"));
        opens(&[], &[], Some("r1"), None);
    }

    #[test]
    fn a_saved_record_has_its_drafts_without_that() {
        opens(&[("r1", 5)], &[("r1", 1)], None, None);
        opens(&[("r2", 5)], &[("r1", 1)], Some("r1"), None);
    }

    #[test]
    fn what_was_worked_on_last_is_opened() {
        opens(&[("r2", 5)], &[("r1", 1)], None, Some("r2"));
        opens(&[("r2", 1)], &[("r1", 5)], None, None);
        opens(&[("r2", 1)], &[("r1", 5)], Some("r2"), Some("r2"));
    }

    #[test]
    fn another_guides_forms_open_nothing() {
        let other = DraftName { guide: "other".into(), ..name("r1", "note") };
        assert_eq!(begun(BASE, &[(other, note(1))], &[], &guide().id, None), None);
    }
}

mod person_form {
    use super::*;

    fn form(name: &str, role: &str) -> PersonForm {
        let mut form = PersonForm { name: name.to_owned(), ..PersonForm::blank(mia()) };
        if let Some(role) = guide().role(&role.into()) {
            form.choose(role, today());
        }
        form
    }

    fn made(form: &PersonForm, before: Option<&Person>) -> Result<Person, Missing> {
        form.person(guide(), before, at(9), today())
    }

    #[test]
    fn a_person_needs_a_name_and_a_role() {
        assert_eq!(made(&form(" ", "staff"), None), Err(Missing::Name));
        assert_eq!(made(&form("Mia", "nothing"), None), Err(Missing::Role));
        let person = made(&form(" Mia ", "staff"), None).expect("nothing is missing");
        assert_eq!((person.name.as_str(), person.added, person.left), ("Mia", at(9), None));
    }

    #[test]
    fn a_day_to_look_again_is_ahead_and_not_out_of_sight() {
        for (text, taken) in [
            ("0002-11-01", false),
            ("0202-11-01", false),
            ("2026-10-31", false),
            ("2026-11-01", true),
            ("2036-12-31", true),
            ("2037-01-01", false),
            ("9999-12-31", false),
            ("", true),
        ] {
            let form = PersonForm { review: text.to_owned(), ..form("Mia", "staff") };
            match made(&form, None) {
                Ok(person) => assert_eq!((taken, person.review), (true, Day::parse(text)), "{text}"),
                Err(missing) => assert_eq!((taken, missing), (false, Missing::Review), "{text}"),
            }
        }
    }

    #[test]
    fn a_review_that_is_due_does_not_stand_in_the_way_of_another_change() {
        let before = Person { review: Some(day("2026-05-01")), ..person("Mia", &["live"]) };
        let form = PersonForm { name: "Mia Chen".to_owned(), ..PersonForm::of(&mia(), &before) };
        let after = made(&form, Some(&before)).expect("nothing is missing");
        assert_eq!((after.name.as_str(), after.review, after.added), ("Mia Chen", before.review, before.added));
    }

    #[test]
    fn an_untouched_form_is_filled_in_as_what_it_began_with() {
        let before = person("Mia", &["live", "playback"]);
        let mut form = PersonForm::of(&mia(), &before);
        assert!(form.is_filled_in_as(&PersonForm::of(&mia(), &before)));
        form.give(&"playback".into(), false);
        assert!(!form.is_filled_in_as(&PersonForm::of(&mia(), &before)));
        for permission in ["playback", "live"] {
            form.give(&permission.into(), false);
            form.give(&permission.into(), true);
        }
        assert!(form.is_filled_in_as(&PersonForm::of(&mia(), &before)), "in whatever order they were ticked");
    }

    #[test]
    fn what_the_guide_no_longer_has_is_not_brought_back() {
        let fields = [("id", "p1"), ("role", "gone"), ("permissions", "live gone"), ("name", "Mia")];
        let draft = Draft::new(at(1), fields.map(|(field, text)| (field, text.to_owned())));
        let form = PersonForm::of_draft(guide(), &draft, false);
        assert_eq!((form.role, form.permissions, form.name.as_str()), (None, vec!["live".into()], "Mia"));
    }

    proptest! {
        #![proptest_config(same_cases_every_time(200))]

        #[test]
        fn whatever_was_typed_stands_there_again(
            name in any::<String>(), account in any::<String>(), review in any::<String>(),
            role in proptest::option::of(proptest::sample::select(vec!["manager", "staff"])),
            playback in any::<bool>(),
        ) {
            let mut form = form(&name, role.unwrap_or_default());
            form.account = account;
            form.review = review;
            form.give(&"playback".into(), playback);
            let text = form.to_draft(at(1)).to_text();
            let again = PersonForm::of_draft(guide(), &Draft::of_text(&text).expect("it can be read"), false);
            prop_assert!(again.is_filled_in_as(&form), "{again:?}");
            prop_assert_eq!(again.id, form.id);
        }
    }

    #[test]
    fn a_form_is_kept_for_each_person() {
        let [one, other] = [Key::of(&"person".into(), Some(&mia())), Key::of(&"person".into(), None)];
        assert_eq!([one.to_string(), other.to_string()], ["person@p1", "person"]);
    }
}
