//! Killed at any moment, nothing that was ticked is lost: two hundred tabs, each killed wherever it happens to be.

use std::collections::BTreeMap;

use handover::{
    guide::Step,
    link::Fragment,
    record::{RecordId, from_text},
};
use serde_json::{Value, json};

use crate::{book::Saved, browser::until, reader::Reader, site::Site};

const ROUNDS: usize = 8;
const TABS: usize = 25;

/// From the word on, ticks one task after the other and takes the ticks off again, as fast as the page allows. Each time
/// the host is told, so that it is known outside of the tab how far it came: `GET /said?r7=12`, which no worker answers.
const TICK_WHEN_TOLD: &str = "
    const tasks = () => all('[data-here] .tasks input[type=checkbox]');
    new BroadcastChannel('tick').onmessage = async () => {
      for (let n = 1; n <= 40; n++) {
        tasks()[(n - 1) % tasks().length].click();
        await fetch(`../said?${arguments[0]}=${n}`, { cache: 'no-store' });
      }
    };
    return tasks().length";

const TELL: &str = "new BroadcastChannel('tick').postMessage(''); return null";

/// How often each tab said that it had ticked, by its record.
fn said(site: &Site) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    for line in site.log() {
        if let Some((id, n)) = line.split_once("said?").and_then(|(_, said)| said.split_once('=')) {
            said.insert(id.to_owned(), n.parse().expect("it is a number"));
        }
    }
    said
}

/// Whether each task is ticked after so many clicks.
fn ticked_after(clicks: usize, tasks: usize) -> Vec<bool> {
    (0..tasks).map(|task| (clicks + tasks - 1 - task) / tasks % 2 == 1).collect()
}

fn ticked(step: &Step, text: &str) -> Vec<bool> {
    let (record, _) = from_text(text).expect("what is stored is a record");
    let tasks = step.tasks.iter().filter(|task| task.when.is_always());
    tasks.map(|task| record.ticked(step, &task.id, None).is_some()).collect()
}

/// Every engine: storage
#[tokio::test]
async fn a_tab_killed_at_any_of_two_hundred_moments_has_lost_no_tick() {
    let site = Site::serve();
    let saved = Saved::new("dmss");
    let step = &saved.guide.steps[0];
    let mut reader = Reader::of(&site).await;
    for round in 0..ROUNDS {
        let ids: Vec<String> = (0..TABS).map(|tab| format!("r{round}t{tab}")).collect();
        // All at once: that two hundred tabs each go by another page first would take most of the time.
        let records = ids.iter().map(|id| [saved.key().replace(Saved::ID, id), saved.text().replace(Saved::ID, id)]);
        reader.open_early("icon.svg").await;
        let store = "for (const [key, text] of arguments[0]) localStorage.setItem(key, text); return null";
        let _: Value = reader.ask(store, &[json!(records.collect::<Vec<_>>())]).await;
        for id in &ids {
            let tab = reader.browser.new_tab().await.expect("a tab can be opened");
            reader.browser.switch_to_window(tab).await.expect("it is there");
            let place = Fragment { record: Some(RecordId::from(id.as_str())), ..Fragment::place(&step.id) };
            reader.browser.goto(reader.url(&format!("dmss/{place}"))).await.expect("the page opens");
            reader.app_is("ready").await;
            let tasks: usize = reader.ask(TICK_WHEN_TOLD, &[id.as_str().into()]).await;
            assert!(tasks > 1, "there are tasks to tick");
        }
        let _: Value = reader.ask(TELL, &[]).await;
        // Later in each round; however far each tab is by then.
        until("enough ticks", async || {
            let said: usize = said(&site).iter().filter(|(id, _)| ids.contains(id)).map(|(_, n)| n).sum();
            if said > 20 * (round + 1) { Ok(()) } else { Err(format!("there are {said}")) }
        })
        .await;
        reader.browser.kill_tabs().await;
        let said = said(&site);
        reader.open_early("icon.svg").await;
        let stored: BTreeMap<String, Value> =
            reader.ask("return Object.fromEntries(Object.entries(localStorage))", &[]).await;
        for id in &ids {
            let text = stored[&saved.key().replace(Saved::ID, id)].as_str().expect("it is text");
            let is = ticked(step, text);
            // The last tick may not have been told of any more.
            let said = said.get(id).copied().unwrap_or_default();
            let may_be = [said, said + 1].map(|clicks| ticked_after(clicks, is.len()));
            assert!(may_be.contains(&is), "{id} said {said} times that it had ticked, and has {is:?}");
        }
    }
}
