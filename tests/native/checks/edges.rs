//! Whatever names a step, symptom, permission or place names one that is there.

use handover::site::guides::read_guide;

use super::{also_refuses, refuses};
use crate::toy::{FILE, with};

#[test]
fn every_edge_leads_to_what_is_there() {
    refuses(
        &with("at = \"ask\"", "at = \"asks\""),
        "at = \"asks\"",
        "step `asks` does not exist",
        Some("did you mean `ask`?"),
    );
    refuses(
        &with(
            "symptoms = [\"nothing-there\"]\ntasks = [{ id = \"accept\"",
            "symptoms = [\"nothing-here\"]\ntasks = [{ id = \"accept\"",
        ),
        "nothing-here",
        "symptom `nothing-here` does not exist",
        Some("did you mean `nothing-there`?"),
    );
    refuses(
        &with("permissions = [\"live\", \"playback\"]", "permissions = [\"live\", \"playbak\"]"),
        "playbak\"]",
        "permission `playbak` does not exist",
        Some("did you mean `playback`?"),
    );
    refuses(
        &with("symptom = \"no-recording\"\nlabels", "symptom = \"zzz\"\nlabels"),
        "zzz",
        "symptom `zzz` does not exist",
        None,
    );
    also_refuses(
        &with("needs = \"playback\"", "needs = \"playbacks\""),
        "playbacks",
        "permission `playbacks` does not exist",
        Some("did you mean `playback`?"),
    );
    refuses(
        &with("back = \"people\"", "back = \"peple\""),
        "peple",
        "place `peple` does not exist",
        Some("did you mean `people`?"),
    );
    refuses(
        &with("see = [\"before\", \"tests\"]", "see = [\"before\", \"no-recordin\"]"),
        "no-recordin\"",
        "place `no-recordin` does not exist",
        Some("did you mean `no-recording`?"),
    );
    refuses(
        &with("see = [\"before\", \"tests\"]", "see = [\"before\", \"givee\"]"),
        "givee",
        "place `givee` does not exist",
        Some("did you mean `give`?"),
    );
}

#[test]
fn an_edge_may_lead_through_an_alias() {
    assert!(read_guide(FILE, "toy", &with("back = \"people\"", "back = \"old-send\"")).is_ok());
}

#[test]
fn a_role_gives_what_the_app_makes_compulsory() {
    refuses(
        &with("permissions = [\"live\"]", "permissions = [\"playback\"]"),
        "permissions = [\"playback\"]",
        "role `staff` leaves out `live`",
        Some("the app makes that permission compulsory"),
    );
}

#[test]
fn each_permission_is_proven_by_a_test_and_some_test_is_for_everybody() {
    refuses(
        &with("needs = \"playback\"\n", ""),
        "[[permissions]]#2",
        "no test proves permission `playback`",
        Some("add a test with needs = \"playback\""),
    );
    refuses(
        &with("how = \"Read the account on their phone.\"", "how = \"Read it.\"\nneeds = \"live\""),
        "[[tests]]#1",
        "every test needs a permission",
        Some("the right account and mobile data are tested for everybody"),
    );
}
