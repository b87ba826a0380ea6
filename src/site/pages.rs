//! The documents of the site: the front door and one page per guide, rendered with the app's own views.

use serde_json::{Value, json};

use super::{LANGUAGE, guides::Guides};
use crate::{
    guide::{Guide, Place, Site, StandardPlace},
    json::to_text,
    view::{Card, Page, PageKind, page_html},
};

/// One HTML page, before it is put into the shell.
pub struct Document {
    /// Folder of the page inside the site: empty for the front door, else `dmss/`.
    pub folder: String,
    /// From the page to the site's root: `./` or `../`.
    pub root: &'static str,
    pub lang: &'static str,
    pub title: String,
    pub description: String,
    /// The app's views, as HTML.
    pub app: String,
    /// What is said where no script runs.
    pub no_script: &'static str,
    /// What is said in a copy that was saved as a file.
    pub copy: &'static str,
    /// What the app reads at start, as JSON that is safe inside a script element.
    pub data: String,
    /// Structured data for search engines, as JSON-LD that is safe inside a script element.
    pub structured: String,
}

/// Up to so many guides the front door lists every symptom of each. The list of more nobody would read to its end.
const GUIDES_WITH_SYMPTOMS: usize = 12;

pub fn documents(guides: &Guides) -> Vec<Document> {
    let words = LANGUAGE.words();
    let cards = if guides.guides.len() > GUIDES_WITH_SYMPTOMS {
        without_symptoms(guides)
    } else {
        guides.guides.iter().map(Card::of).collect()
    };
    let door =
        Page { root: "./".into(), lang: words.lang.into(), site: guides.site.clone(), kind: PageKind::Door(cards) };
    let title = format!("{}: {}", words.product, words.door.title);
    let mut documents = vec![document(
        String::new(),
        "./",
        title,
        words.reading.description.into(),
        door,
        json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": words.product,
            "description": words.reading.description,
        }),
    )];
    documents.push(agent(guides));
    for guide in &guides.guides {
        let page = Page {
            root: "../".into(),
            lang: words.lang.into(),
            site: guides.site.clone(),
            kind: PageKind::Guide(Box::new(guide.clone())),
        };
        let title = format!("{} · {}", guide.title, words.product);
        let description = guide.summary.text.plain();
        documents.push(document(format!("{}/", guide.id), "../", title, description, page, structured(guide)));
    }
    documents
}

fn without_symptoms(guides: &Guides) -> Vec<Card> {
    guides.guides.iter().map(|guide| Card { symptoms: Vec::new(), ..Card::of(guide) }).collect()
}

/// The page for support agents. It reads guides from their own pages, so it knows little of them.
fn agent(guides: &Guides) -> Document {
    let (words, page_words) = (LANGUAGE.words(), LANGUAGE.agent_page());
    let kind = PageKind::Agent(without_symptoms(guides));
    let page = Page { root: "../".into(), lang: words.lang.into(), site: guides.site.clone(), kind };
    let title = format!("{} · {}", page_words.title, words.product);
    let structured = json!({ "@context": "https://schema.org", "@type": "WebPage", "name": page_words.title });
    document(format!("{}/", Site::AGENT), "../", title, page_words.description.into(), page, structured)
}

fn document(
    folder: String,
    root: &'static str,
    title: String,
    description: String,
    page: Page,
    structured: Value,
) -> Document {
    let data = inside_script(&to_text(&page));
    // Views borrow their page for as long as it is open; the builder opens each once and ends.
    let page: &'static Page = Box::leak(Box::new(page));
    Document {
        folder,
        root,
        lang: page.language().words().lang,
        title,
        description,
        app: page_html(page),
        no_script: LANGUAGE.guard().no_script,
        copy: LANGUAGE.guard().copy,
        data,
        structured: inside_script(&structured.to_string()),
    }
}

/// `</script>` and `<!--` would end or confuse the element; as `\u003c` they are the same JSON.
fn inside_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// `HowTo` with the steps of a first handover, and `FAQPage`.
fn structured(guide: &Guide) -> Value {
    let steps = guide.walk().into_iter().filter_map(|place| match place {
        Place::Step(step) => Some(json!({
            "@type": "HowToStep",
            "name": step.title,
            "url": format!("#{}", step.id),
        })),
        _ => None,
    });
    let questions = guide.faq.iter().map(|answer| {
        json!({
            "@type": "Question",
            "name": answer.question,
            "url": format!("#{}", answer.id),
            "acceptedAnswer": { "@type": "Answer", "text": answer.answer.plain() },
        })
    });
    json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "HowTo",
                "name": guide.title,
                "description": guide.summary.text.plain(),
                "totalTime": format!("PT{}M", guide.minutes[1]),
                "url": format!("#{}", StandardPlace::Start.id()),
                "step": steps.collect::<Vec<_>>(),
            },
            { "@type": "FAQPage", "url": format!("#{}", StandardPlace::Faq.id()), "mainEntity": questions.collect::<Vec<_>>() },
        ],
    })
}
