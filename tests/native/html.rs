//! Reads the HTML our own views write: enough to ask what stands where, not a parser for any page.

/// An element, with the elements it stands in.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// All text inside, tags left out.
    pub text: String,
    /// The element it stands in, by its number on the page.
    parent: Option<usize>,
    /// The number behind the last element inside.
    end: usize,
}

/// The elements of a page in the order of their opening tags.
pub struct Html(Vec<Element>);

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn id(&self) -> Option<&str> {
        self.attribute("id")
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }
}

impl Html {
    /// Fails on whatever a browser would have to mend.
    #[track_caller]
    pub fn read(html: &str) -> Self {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            say(&mut elements, &open, &unescaped(&rest[..start]));
            rest = &rest[start..];
            // What Leptos sets between two texts.
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").expect("a comment ends").1;
            } else if let Some(after) = rest.strip_prefix("<!>") {
                rest = after;
            } else if let Some(closing) = rest.strip_prefix("</") {
                let (name, after) = closing.split_once('>').expect("a tag ends");
                let closed = open.pop().expect("closed after it was opened");
                assert_eq!(elements[closed].name, name, "closed in the order they were opened, before {after:.60}");
                elements[closed].end = elements.len();
                rest = after;
            } else {
                let (element, after) = opening(&rest[1..], open.last().copied());
                if !["input", "br", "img", "hr", "meta", "link"].contains(&element.name.as_str()) {
                    open.push(elements.len());
                }
                elements.push(element);
                rest = after;
            }
        }
        say(&mut elements, &open, &unescaped(rest));
        assert!(open.is_empty(), "not closed: {open:?}");
        Self(elements)
    }

    pub fn all(&self) -> impl Iterator<Item = &Element> {
        self.0.iter()
    }

    pub fn named<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h Element> {
        self.all().filter(move |element| element.name == name)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all().filter_map(Element::id)
    }

    #[track_caller]
    pub fn by_id(&self, id: &str) -> &Element {
        &self.0[self.number(id)]
    }

    #[track_caller]
    fn number(&self, id: &str) -> usize {
        let number = self.all().position(|element| element.id() == Some(id));
        number.unwrap_or_else(|| panic!("nothing has the id `{id}`"))
    }

    /// Everything that stands in the element with this id, however deep.
    #[track_caller]
    pub fn inside(&self, id: &str) -> impl Iterator<Item = &Element> + use<'_> {
        let number = self.number(id);
        self.0.get(number + 1..self.0[number].end).unwrap_or_default().iter()
    }

    /// The elements it stands in, from the nearest on.
    pub fn around<'h>(&'h self, element: &'h Element) -> impl Iterator<Item = &'h Element> {
        std::iter::successors(element.parent.map(|n| &self.0[n]), |outer| outer.parent.map(|n| &self.0[n]))
    }
}

fn say(elements: &mut [Element], open: &[usize], text: &str) {
    open.iter().for_each(|n| elements[*n].text.push_str(text));
}

/// What stands behind `<`, up to `>`.
fn opening(mut rest: &str, parent: Option<usize>) -> (Element, &str) {
    let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).expect("a tag ends");
    let mut element =
        Element { name: rest[..name].to_owned(), attributes: Vec::new(), text: String::new(), parent, end: 0 };
    rest = &rest[name..];
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (element, after);
        }
        let end = rest.find(['=', '>', ' ']).expect("a tag ends");
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').expect("quotes are closed");
            value = unescaped(inside);
            rest = after;
        }
        assert!(!element.has(&attribute), "`{attribute}` twice on `{}`", element.name);
        element.attributes.push((attribute, value));
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
