//! What stands in an element: texts, elements, or what is made anew as signals change.
//!
//! A page is not ours alone. A browser that translates it puts `<font>` elements in the place of text nodes; a highlighter
//! splits them; another moves what is in a paragraph and takes comments away. Leptos goes on writing to the text nodes it
//! made, and finds its way by comments. So here a text is changed only where it still stands as it was put; else the whole
//! of the element that holds it is put there anew. Elements are trusted to stay: nobody makes others in their stead.

use std::borrow::Cow;

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{
            Rndr,
            types::{Element, Node, Text},
        },
        view::{Mountable, Position, PositionState, any_view::AnyViewState},
    },
};

/// What stands side by side.
#[derive(Default)]
pub struct Children {
    children: Vec<Child>,
    pub shape: Shape,
}

enum Child {
    Text(Cow<'static, str>),
    View(AnyView),
    /// By itself in its element.
    Live(AnyView),
}

/// A hash of tags and attribute names.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape(u32);

impl Shape {
    pub fn of(name: &str) -> Self {
        let mut shape = Self::default();
        for byte in name.bytes() {
            shape.add(Self(u32::from(byte)));
        }
        shape
    }

    /// FNV-1a.
    pub fn add(&mut self, other: Self) {
        self.0 = (self.0 ^ other.0).wrapping_add(0x811c_9dc5).wrapping_mul(0x0100_0193);
    }
}

impl Children {
    pub fn push_text(&mut self, text: Cow<'static, str>) {
        self.push(Child::Text(text), Shape::of("text"));
    }

    pub fn push_view(&mut self, view: AnyView, shape: Shape) {
        self.push(Child::View(view), shape);
    }

    pub fn push_live(&mut self, make: Box<dyn Fn() -> Self + Send + Sync>) {
        self.push(Child::Live((move || make()).into_any()), Shape::of("live"));
    }

    pub fn append(&mut self, other: Self) {
        self.shape.add(other.shape);
        self.children.extend(other.children);
        self.assert_live_is_alone();
    }

    #[inline(never)]
    fn push(&mut self, child: Child, shape: Shape) {
        self.shape.add(shape);
        self.children.push(child);
        self.assert_live_is_alone();
    }

    /// For whoever writes a view: the site builder makes them all.
    fn assert_live_is_alone(&self) {
        if cfg!(not(target_arch = "wasm32")) && self.children.len() > 1 {
            let is_live = |child: &Child| matches!(child, Child::Live(_));
            assert!(!self.children.iter().any(is_live), "what is live stands in an element of its own");
        }
    }
}

/// What stands in `parent`, once it does.
pub struct ChildrenState {
    parent: Option<Element>,
    shape: Shape,
    children: Vec<ChildState>,
}

enum ChildState {
    Text(Text, Cow<'static, str>),
    View(AnyViewState),
    Live(AnyViewState),
}

impl Child {
    fn build(self) -> ChildState {
        match self {
            Self::Text(text) => ChildState::Text(Rndr::create_text_node(&text), text),
            Self::View(view) => ChildState::View(view.build()),
            Self::Live(view) => ChildState::Live(view.build()),
        }
    }
}

impl ChildState {
    /// Whether what stands in `parent` can be changed into `child` as it stands.
    fn takes(&self, child: &Child, parent: &Element) -> bool {
        match (self, child) {
            (Self::Text(node, was), Child::Text(text)) => was == text || stands(node, was, parent),
            (Self::View(_), Child::View(_)) => true,
            _ => false,
        }
    }

    fn take(&mut self, child: Child, parent: &Element) {
        match (self, child) {
            (Self::Text(node, was), Child::Text(text)) if *was != text => {
                // Another node: a translation of the old words may be on its way, and is put where the old node is.
                let new = Rndr::create_text_node(&text);
                if parent.replace_child(&new, node).is_ok() {
                    (*node, *was) = (new, text);
                }
            }
            (Self::View(state), Child::View(view)) => view.rebuild(state),
            _ => {}
        }
    }
}

/// Nobody took it away, split it or wrote to it.
fn stands(node: &Text, text: &str, parent: &Element) -> bool {
    node.parent_node().is_some_and(|at| at == **parent) && node.node_value().as_deref() == Some(text)
}

impl ChildrenState {
    fn mountables(&mut self) -> impl Iterator<Item = &mut dyn Mountable> {
        self.children.iter_mut().map(|child| -> &mut dyn Mountable {
            match child {
                ChildState::Text(node, _) => node,
                ChildState::View(state) | ChildState::Live(state) => state,
            }
        })
    }
}

impl Render for Children {
    type State = ChildrenState;

    #[inline(never)]
    fn build(self) -> ChildrenState {
        let children = self.children.into_iter().map(Child::build).collect();
        ChildrenState { parent: None, shape: self.shape, children }
    }

    #[inline(never)]
    fn rebuild(self, state: &mut ChildrenState) {
        let Some(parent) = state.parent.clone() else {
            *state = self.build();
            return;
        };
        let mut both = state.children.iter().zip(&self.children);
        if self.shape == state.shape && both.all(|(old, new)| old.takes(new, &parent)) {
            for (old, new) in state.children.iter_mut().zip(self.children) {
                old.take(new, &parent);
            }
        } else {
            Rndr::clear_children(&parent);
            *state = self.build();
            state.mount(&parent, None);
        }
    }
}

impl Mountable for ChildrenState {
    fn unmount(&mut self) {
        self.mountables().for_each(Mountable::unmount);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.parent = Some(parent.clone());
        self.mountables().for_each(|child| child.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.children.iter().any(|known| match known {
            ChildState::Text(node, _) => node.insert_before_this(child),
            ChildState::View(state) | ChildState::Live(state) => state.insert_before_this(child),
        })
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

/// Attributes are for elements.
impl AddAnyAttr for Children {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Children {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, at: &mut Position, escape: bool, mark: bool, _: Vec<AnyAttribute>) {
        for child in self.children {
            match child {
                Child::Text(text) => text.to_html_with_buf(html, at, escape, mark, Vec::new()),
                Child::View(view) | Child::Live(view) => view.to_html_with_buf(html, at, escape, mark, Vec::new()),
            }
        }
    }

    /// The app takes nothing over of the page: it makes its own.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ChildrenState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
