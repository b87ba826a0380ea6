//! Elements, built piece by piece: `el("p").class("why").child(text)`.
//!
//! Leptos' `view!` gives every element a type of its own, and each is compiled by itself: this app came to 251 kB of
//! brotli that way. Here all elements, attributes, closures and listeners share one type each, and it is half of that.

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

/// One pointer: passing it along a chain of calls costs next to nothing.
pub struct El(Box<Element>);

struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Element { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// What can stand in an element.
pub trait Part {
    fn put(self, children: &mut Vec<AnyView>);
}

impl El {
    #[inline(never)]
    pub fn child(mut self, part: impl Part) -> Self {
        part.put(&mut self.0.children);
        self
    }

    /// Made anew whenever a signal that `make` reads changes.
    pub fn live<P: Part>(self, make: impl Fn() -> P + Send + Sync + 'static) -> Self {
        self.live_view(Box::new(move || gather(make())))
    }

    #[inline(never)]
    fn live_view(mut self, make: Box<dyn Fn() -> AnyView + Send + Sync>) -> Self {
        self.0.children.push(make.into_any());
        self
    }

    #[inline(never)]
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
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// There while `value` is `Some`.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> Self {
        self.attribute_live(name, Box::new(value))
    }

    #[inline(never)]
    fn attribute_live(
        mut self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<&'static str> + Send + Sync>,
    ) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute without a value, as `hidden`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.attr_live(name, move || on().then_some(""))
    }

    pub fn hidden(self, hidden: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.flag("hidden", hidden)
    }

    /// `true` or `false`, as for `aria-pressed`.
    pub fn said(self, name: &'static str, value: bool) -> Self {
        self.attr(name, if value { "true" } else { "false" })
    }

    pub fn checked(self, checked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let checked: Box<dyn Fn() -> bool + Send + Sync> = Box::new(checked);
        self.property(prop("checked", checked).into_any_attr())
    }

    pub fn value(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send + Sync> = Box::new(value);
        self.property(prop("value", value).into_any_attr())
    }

    #[inline(never)]
    fn property(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    pub fn on(self, event: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, act: Box<dyn Fn(web_sys::Event)>) -> Self {
        self.property(on(Custom::<web_sys::Event>::new(event), act).into_any_attr())
    }

    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Element { tag, attributes, children } = *self.0;
        match tag {
            // Nothing may follow its opening tag.
            "input" => leptos::html::input().add_any_attr(attributes).into_any(),
            _ => custom(tag).child(children).add_any_attr(attributes).into_any(),
        }
    }
}

pub fn button(class: &'static str, label: impl Part, act: impl Fn() + 'static) -> El {
    el("button").attr("type", "button").class(class).child(label).on("click", move |_| act())
}

pub fn link(href: impl Into<Cow<'static, str>>, label: impl Part) -> El {
    el("a").href(href).child(label)
}

/// An input whose state is ours alone: browsers must not bring back an older one.
pub fn input(kind: &'static str, id: impl Into<Cow<'static, str>>) -> El {
    el("input").attr("type", kind).id(id).attr("autocomplete", "off")
}

/// Everything that is to stand side by side, as one view.
pub fn gather(part: impl Part) -> AnyView {
    let mut children = Vec::new();
    part.put(&mut children);
    children.into_any()
}

impl Part for AnyView {
    fn put(self, children: &mut Vec<AnyView>) {
        put_view(self, children);
    }
}

impl Part for El {
    fn put(self, children: &mut Vec<AnyView>) {
        put_view(self.view(), children);
    }
}

impl Part for String {
    fn put(self, children: &mut Vec<AnyView>) {
        put_text(self.into(), children);
    }
}

impl Part for &'static str {
    fn put(self, children: &mut Vec<AnyView>) {
        put_text(self.into(), children);
    }
}

#[inline(never)]
fn put_text(text: Cow<'static, str>, children: &mut Vec<AnyView>) {
    children.push(text.into_any());
}

#[inline(never)]
fn put_view(view: AnyView, children: &mut Vec<AnyView>) {
    children.push(view);
}

impl Part for () {
    fn put(self, _: &mut Vec<AnyView>) {}
}

impl<P: Part> Part for Option<P> {
    fn put(self, children: &mut Vec<AnyView>) {
        if let Some(part) = self {
            part.put(children);
        }
    }
}

impl<P: Part> Part for Vec<P> {
    fn put(self, children: &mut Vec<AnyView>) {
        for part in self {
            part.put(children);
        }
    }
}

macro_rules! side_by_side {
    ($($name:ident)+) => {
        impl<$($name: Part),+> Part for ($($name,)+) {
            #[allow(non_snake_case)]
            fn put(self, children: &mut Vec<AnyView>) {
                let ($($name,)+) = self;
                $($name.put(children);)+
            }
        }
    };
}

side_by_side!(A B);
side_by_side!(A B C);
side_by_side!(A B C D);
