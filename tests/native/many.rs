//! How the site grows with the number of its guides.

use handover::site::{guides::Guides, many, pages::documents};

use crate::real;

fn guides(count: usize) -> Guides {
    let folder = tempfile::tempdir().expect("a folder can be made");
    many::write(&real::folder(), real::guides(), count, folder.path()).expect("the folder is ours");
    let guides = Guides::read(folder.path()).unwrap_or_else(|reports| panic!("{}", reports[0]));
    assert_eq!(guides.guides.len(), count);
    guides
}

#[test]
fn the_front_door_of_many_guides_leads_to_the_symptoms_of_each_and_lists_none() {
    for (count, lists) in [(12, true), (13, false)] {
        let guides = guides(count);
        let door = &documents(&guides)[0];
        for guide in &guides.guides {
            let place = |id: &str| door.app.contains(&format!("href=\"./{}/#{id}\"", guide.id));
            assert_eq!(place(&guide.symptoms[0].id), lists, "{} of {count}", guide.id);
            assert_eq!(place("trouble"), !lists, "{} of {count}", guide.id);
        }
    }
}

#[test]
fn a_page_of_a_guide_does_not_grow_with_the_number_of_guides() {
    let guides = guides(60);
    let few = Guides { guides: guides.guides[..3].to_vec(), ..guides.clone() };
    let (many, few) = (documents(&guides), documents(&few));
    let of_guides = few.iter().filter(|page| guides.guides.iter().any(|guide| page.folder == format!("{}/", guide.id)));
    let mut compared = 0;
    for page in of_guides {
        let same = many.iter().find(|other| other.folder == page.folder).expect("it is among many, too");
        assert!(page.app == same.app && page.data == same.data, "/{} is another page among many", page.folder);
        compared += 1;
    }
    assert_eq!(compared, 3);
}
