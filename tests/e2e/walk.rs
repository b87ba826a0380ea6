//! The main job: two people get access, are tested, and there is a record to file. On each of the guides.

use std::collections::BTreeSet;

use handover::{
    guide::{Choice, Guide, Opt, Per, Permission, Place, Role, StandardPlace, Step, Test},
    record::Field,
    words::ENGLISH,
};

use crate::{
    book::{self, Answers},
    network::{asked_for_its_files_only, heed_the_policy, kept_to_the_policy},
    reader::Reader,
    site::{SUB_PATH, Site},
};

/// Somebody who gets access: their name, and the role that is proposed to them.
struct Guest<'g> {
    name: &'static str,
    account: &'static str,
    role: &'g Role,
    answers: Answers,
}

/// A reader on the way through a guide, with what the guide's file says must be there.
struct Walk<'g> {
    reader: &'g Reader,
    guide: &'g Guide,
    guests: [Guest<'g>; 2],
    /// Whose turn it is: it stays theirs on the next step, if that step is for them.
    turn: usize,
    /// What has been chosen, ticked and passed so far.
    done: usize,
}

impl<'g> Walk<'g> {
    fn new(reader: &'g Reader, guide: &'g Guide) -> Self {
        let role = |id: &str| guide.roles.iter().find(|role| &*role.id == id).expect("every guide has this role");
        let guest = |name, account, id| Guest { name, account, role: role(id), answers: Answers::new() };
        let guests = [guest("Mia", "mia@example.com", "manager"), guest("Tom", "+61 400 000 000", "staff")];
        Self { reader, guide, guests, turn: 0, done: 0 }
    }

    fn places(&self) -> Vec<Place<'g>> {
        book::walk(self.guide, &self.guests.each_ref().map(|guest| &guest.answers))
    }

    /// From wherever the reader is, by the link that names it, to the place after `id`.
    async fn onward_from(&self, id: &str) -> Place<'g> {
        let places = self.places();
        let here = places.iter().position(|place| place.id() == id).expect("the walk shows where the reader is");
        let next = places[here + 1];
        let title = book::title(self.guide, next);
        let link = if id == "start" { ENGLISH.start.begin.to_owned() } else { (ENGLISH.nav.next_is)(&title) };
        self.reader.follow_to(&link, next.id()).await;
        assert_eq!(self.reader.text("main > section[data-here] h1").await, title);
        assert_eq!(self.reader.title().await, format!("{title} · {}", self.guide.title));
        let number = (ENGLISH.nav.position)(here + 1, places.len() - 1);
        self.reader.reads("main > section[data-here] .kicker", &number).await;
        next
    }

    async fn whole(&mut self) {
        let mut place = self.places()[0];
        loop {
            match place {
                Place::Standard(StandardPlace::Owner) => self.owner().await,
                Place::Standard(StandardPlace::People) => self.people().await,
                Place::Standard(StandardPlace::Tests) => self.tests().await,
                Place::Standard(StandardPlace::Summary) => break,
                Place::Step(step) if step.per == Per::Handover => self.step(step, None).await,
                Place::Step(step) => {
                    for guest in self.turns(step) {
                        self.step(step, Some(guest)).await;
                    }
                }
                _ => {}
            }
            place = self.onward_from(place.id()).await;
        }
    }

    /// Who does a step, whoever has the turn first.
    fn turns(&self, step: &Step) -> Vec<usize> {
        let everybody = (0..self.guests.len()).map(|n| (self.turn + n) % self.guests.len());
        everybody.filter(|guest| book::holds(&step.when, &self.guests[*guest].answers)).collect()
    }

    async fn owner(&self) {
        for (field, text) in [
            (Field::Site, "Corner Shop"),
            (Field::Owner, "Ana Lopez"),
            (Field::Account, "ana@example.com"),
            (Field::Reference, "AU-1234"),
        ] {
            self.reader.fill((ENGLISH.owner.field)(field), text).await;
        }
        self.reader.fill(&(ENGLISH.owner.device_name)(1), "Front recorder").await;
        self.reader.fill(&(ENGLISH.owner.device_model)(1), "XRN-420").await;
        self.reader.press(ENGLISH.owner.add_device).await;
        self.reader.fill(&(ENGLISH.owner.device_name)(2), "Yard camera").await;
    }

    async fn people(&self) {
        let (reader, words) = (self.reader, &ENGLISH.people);
        for (n, guest) in self.guests.iter().enumerate() {
            if n > 0 {
                reader.press(words.add_another).await;
            }
            reader.fill(words.name, guest.name).await;
            reader.fill(words.account, guest.account).await;
            reader.tick_in(words.role, &guest.role.name).await;
            for permission in &self.guide.permissions {
                assert_eq!(
                    reader.is_ticked_in(words.permissions, &permission.name).await,
                    given(guest.role, permission),
                    "{} for {}",
                    permission.name,
                    guest.role.name
                );
            }
            assert_ne!(reader.value_of(words.review).await, "", "a date to look again is proposed");
            reader.press(words.save).await;
            reader.reads(".people", guest.name).await;
        }
    }

    /// One step, for one person if it is done for each: chooses, ticks all there is, and nothing else is there.
    async fn step(&mut self, step: &'g Step, guest: Option<usize>) {
        let reader = self.reader;
        if let Some(guest) = guest {
            let name = self.guests[guest].name;
            if self.turn != guest && self.turns(step)[0] != guest {
                reader.press(&(ENGLISH.step.now_for)(name)).await;
                reader.arrives_at(&step.id).await;
                // Only choosing gives somebody the turn; a step that is for somebody else alone does not.
                self.turn = guest;
            }
            reader.reads("main > section[data-here] .kicker", name).await;
        }
        let choices: Vec<_> = self.guide.choices.iter().filter(|choice| choice.at == step.id).collect();
        for choice in choices {
            if choice.per == Per::Handover && self.guests[0].answers.contains_key(&choice.id) {
                continue; // asked once, on a step that is done for each
            }
            let option = pick(choice, guest);
            reader.tick_in(&choice.ask.plain(), &option.label.plain()).await;
            self.done += 1;
            for (n, somebody) in self.guests.iter_mut().enumerate() {
                if choice.per == Per::Handover || guest == Some(n) {
                    somebody.answers.insert(choice.id.clone(), option.id.clone());
                }
            }
        }
        let answers = &self.guests[guest.unwrap_or(0)].answers;
        let tasks = book::tasks(step, answers);
        let shown: Vec<String> = reader
            .ask("return all('[data-here] .task').filter(seen).map((task) => task.control.id.split('.').pop())", &[])
            .await;
        assert_eq!(shown, tasks.iter().map(|task| task.id.to_string()).collect::<Vec<_>>(), "tasks of {}", step.id);
        for task in tasks {
            assert!(!reader.is_ticked(&task.text.plain()).await, "{} of {} is not ticked yet", task.id, step.id);
            reader.tick(&task.text.plain()).await;
            self.done += 1;
        }
    }

    fn follows(&self, guest: &Guest<'_>) -> Vec<&'g Test> {
        let permissions: BTreeSet<_> = self
            .guide
            .permissions
            .iter()
            .filter(|permission| given(guest.role, permission))
            .map(|permission| &permission.id)
            .collect();
        let follows = |test: &&Test| test.needs.as_ref().is_none_or(|needs| permissions.contains(needs));
        self.guide.tests.iter().filter(follows).collect()
    }

    /// Passes all tests of both, and looks at the summary before the last.
    async fn tests(&mut self) {
        let (reader, words) = (self.reader, &ENGLISH.tests);
        let rows: Vec<(&str, &Test)> = self
            .guests
            .iter()
            .flat_map(|guest| self.follows(guest).into_iter().map(|test| (guest.name, test)))
            .collect();
        let shown: Vec<String> = reader.ask("return all('[data-here] .test legend').filter(seen).map(name)", &[]).await;
        let legend = |(name, test): &(&str, &Test)| format!("{}, {name}", test.name);
        assert_eq!(shown, rows.iter().map(legend).collect::<Vec<_>>());
        let (last, others) = rows.split_last().expect("every guide has tests");
        for row in others {
            reader.tick_in(&legend(row), words.works).await;
            self.done += 1;
        }
        self.onward_from("tests").await;
        reader.reads(".record .status", ENGLISH.summary.unproven).await;
        let standing = (ENGLISH.standing)(handover::record::Standing::Untested { open: 1 });
        reader.reads(".record", &format!("{}: {standing}", last.0)).await;
        reader.follow_to(ENGLISH.nav.back, "tests").await;
        reader.tick_in(&legend(last), words.works).await;
        self.done += 1;
    }

    async fn is_proven(&self) {
        let (reader, words) = (self.reader, &ENGLISH.summary);
        reader.reads(".record .status", words.proven).await;
        let record = reader.text(".record").await;
        for said in
            ["Corner Shop", "Ana Lopez", "ana@example.com", "AU-1234", "Front recorder (XRN-420)", "Yard camera"]
        {
            assert!(record.contains(said), "“{said}” is not in the record: {record}");
        }
        for guest in &self.guests {
            for said in [guest.name, guest.account, &guest.role.name] {
                assert!(record.contains(said), "“{said}” is not in the record: {record}");
            }
        }
        assert!(!record.contains(words.left), "nothing is left: {record}");
        assert_eq!(reader.text(".count").await, (ENGLISH.nav.count)(self.done, self.done));
    }
}

fn given(role: &Role, permission: &Permission) -> bool {
    permission.compulsory || role.permissions.contains(&permission.id)
}

/// The first option for the first person and the last for the second, so that two ways are walked at once.
fn pick(choice: &Choice, guest: Option<usize>) -> &Opt {
    let option = if guest == Some(1) { choice.options.last() } else { choice.options.first() };
    option.expect("a choice has options")
}

async fn walk_with_two_people(site: Site, id: &str) {
    let guide = book::guide(id);
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    reader.open(&format!("{id}/")).await;
    let mut walk = Walk::new(&reader, &guide);
    walk.whole().await;
    walk.is_proven().await;
    kept_to_the_policy(&reader).await;
    // What is on the screen is what is kept.
    reader.reload().await;
    walk.is_proven().await;
    kept_to_the_policy(&reader).await;
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

/// Every engine: input
#[tokio::test]
async fn two_people_get_access_in_dmss() {
    walk_with_two_people(Site::serve(), "dmss").await;
}

#[tokio::test]
async fn two_people_get_access_in_hik_connect() {
    walk_with_two_people(Site::serve(), "hik-connect").await;
}

#[tokio::test]
async fn two_people_get_access_in_wisenet_mobile() {
    walk_with_two_people(Site::serve(), "wisenet-mobile").await;
}

/// Every engine: path
#[tokio::test]
async fn two_people_get_access_where_the_site_stands_below_a_path() {
    walk_with_two_people(Site::serve_at(SUB_PATH), "wisenet-mobile").await;
}
