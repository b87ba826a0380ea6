//! Elements, built piece by piece: `el("p").class("why").child(text)`.
//!
//! Leptos' `view!` gives every element a type of its own, and each is compiled by itself: this app came to 251 kB of
//! brotli that way. Here all elements, attributes, closures and listeners share one type each, and it is half of that.
//!
//! One type for all has a price: Leptos tells by the type which attributes and children an element has when what a live
//! part makes anew is patched into what is there. So parts carry their *shape* (tags and attribute names, all the way
//! down), and only alike is patched. How what stands in an element is put there and patched, `children.rs` says.

use std::borrow::Cow;

use leptos::{
    html::custom,
    prelude::*,
    tachys::html::{
        attribute::{
            any_attribute::{AnyAttribute, IntoAnyAttribute},
            custom::custom_attribute,
        },
        event::{Custom, on},
        property::prop,
    },
    web_sys,
};

use super::children::{Children, Shape};

/// One pointer: passing it along a chain of calls costs next to nothing.
pub struct El(Box<Element>);

struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Parts,
}

/// What can be listened for. Leptos has a type for each, and each would be compiled by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Change,
    Click,
    Input,
    Keydown,
    Submit,
}

impl Event {
    const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Click => "click",
            Self::Input => "input",
            Self::Keydown => "keydown",
            Self::Submit => "submit",
        }
    }
}

/// What stands side by side.
#[derive(Default)]
pub struct Parts(Children);

/// What can stand in an element.
pub trait Part {
    fn put(self, parts: &mut Parts);
}

#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Element { tag, attributes: Vec::new(), children: Parts::default() }))
}

impl El {
    #[inline(never)]
    pub fn child(mut self, part: impl Part) -> Self {
        part.put(&mut self.0.children);
        self
    }

    /// Made anew whenever a signal that `make` reads changes. Nothing else stands in the element: it is emptied for that.
    pub fn live<P: Part>(self, make: impl Fn() -> P + Send + Sync + 'static) -> Self {
        self.live_parts(Box::new(move || gather(make())))
    }

    #[inline(never)]
    fn live_parts(mut self, make: Box<dyn Fn() -> Parts + Send + Sync>) -> Self {
        self.0.children.0.push_live(Box::new(move || make().0));
        self
    }

    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    pub fn id(self, id: impl Into<Cow<'static, str>>) -> Self {
        self.attr("id", id)
    }

    pub fn href(self, href: impl Into<Cow<'static, str>>) -> Self {
        self.attr("href", href)
    }

    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.with(name, custom_attribute(name, value.into()).into_any_attr())
    }

    /// There if `value` is `Some`. Where a live part is made anew, an attribute that comes and goes is written so: the
    /// shape stays, and with it the focus.
    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<&'static str>) -> Self {
        self.with(name, custom_attribute(name, value).into_any_attr())
    }

    /// There while `value` is `Some`.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Option<&'static str> + Send + Sync> = Box::new(value);
        self.with(name, custom_attribute(name, value).into_any_attr())
    }

    /// An attribute without a value, as `hidden`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.attr_live(name, move || on().then_some(""))
    }

    pub fn hidden(self, hidden: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.flag("hidden", hidden)
    }

    /// `true` or `false`, as for `aria-pressed`.
    pub fn aria_bool(self, name: &'static str, value: bool) -> Self {
        self.attr(name, if value { "true" } else { "false" })
    }

    pub fn checked(self, checked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let checked: Box<dyn Fn() -> bool + Send + Sync> = Box::new(checked);
        self.with("checked", prop("checked", checked).into_any_attr())
    }

    pub fn value(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send + Sync> = Box::new(value);
        self.with("value", prop("value", value).into_any_attr())
    }

    pub fn on(self, event: Event, act: impl Fn(web_sys::Event) + 'static) -> Self {
        let (act, event): (Box<dyn Fn(web_sys::Event)>, _) = (Box::new(act), event.name());
        self.with(event, on(Custom::<web_sys::Event>::new(event), act).into_any_attr())
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, attribute: AnyAttribute) -> Self {
        self.0.children.0.shape.add(Shape::of(name));
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Element { tag, attributes, children } = *self.0;
        match tag {
            // Nothing may follow its opening tag.
            "input" => leptos::html::input().add_any_attr(attributes).into_any(),
            // Likewise. In the browser no tags are written, and the app is not to carry one more type.
            #[cfg(not(target_arch = "wasm32"))]
            "img" => leptos::html::img().add_any_attr(attributes).into_any(),
            _ => custom(as_the_document_has_it(tag)).child(children.0).add_any_attr(attributes).into_any(),
        }
    }
}

/// Leptos patches an element if its tag is what the document says it is, and a document says `SECTION`.
/// On the page that is written it is to be `section`.
fn as_the_document_has_it(tag: &str) -> String {
    if cfg!(target_arch = "wasm32") { tag.to_ascii_uppercase() } else { tag.to_owned() }
}

pub fn button(class: &'static str, label: impl Part, act: impl Fn() + 'static) -> El {
    el("button").attr("type", "button").class(class).child(label).on(Event::Click, move |_| act())
}

pub fn link(href: impl Into<Cow<'static, str>>, label: impl Part) -> El {
    el("a").href(href).child(label)
}

/// An input whose state is ours alone: browsers must not bring back an older one.
pub fn input(kind: &'static str, id: impl Into<Cow<'static, str>>) -> El {
    el("input").attr("autocomplete", "off").attr("type", kind).id(id)
}

/// Everything that is to stand side by side, as one part.
pub fn gather(part: impl Part) -> Parts {
    let mut parts = Parts::default();
    part.put(&mut parts);
    parts
}

impl Parts {
    pub fn view(self) -> AnyView {
        self.0.into_any()
    }
}

impl Part for Parts {
    fn put(self, parts: &mut Parts) {
        parts.0.append(self.0);
    }
}

impl Part for El {
    #[inline(never)]
    fn put(self, parts: &mut Parts) {
        let mut shape = self.0.children.0.shape;
        shape.add(Shape::of(self.0.tag));
        parts.0.push_view(self.view(), shape);
    }
}

impl Part for Cow<'static, str> {
    #[inline(never)]
    fn put(self, parts: &mut Parts) {
        parts.0.push_text(self);
    }
}

impl Part for String {
    fn put(self, parts: &mut Parts) {
        Cow::from(self).put(parts);
    }
}

impl Part for &'static str {
    fn put(self, parts: &mut Parts) {
        Cow::from(self).put(parts);
    }
}

impl Part for () {
    fn put(self, _: &mut Parts) {}
}

impl<P: Part> Part for Option<P> {
    fn put(self, parts: &mut Parts) {
        if let Some(part) = self {
            part.put(parts);
        }
    }
}

impl<P: Part> Part for Vec<P> {
    fn put(self, parts: &mut Parts) {
        for part in self {
            part.put(parts);
        }
    }
}

macro_rules! side_by_side {
    ($($name:ident)+) => {
        impl<$($name: Part),+> Part for ($($name,)+) {
            #[allow(non_snake_case)]
            fn put(self, parts: &mut Parts) {
                let ($($name,)+) = self;
                $($name.put(parts);)+
            }
        }
    };
}

side_by_side!(A B);
side_by_side!(A B C);
side_by_side!(A B C D);
