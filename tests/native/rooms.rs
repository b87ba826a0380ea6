//! No two files of the house need each other, in however many steps.
//!
//! A file needs another when it names something that is defined there, whatever name or re-export it goes by, or calls a
//! method that is written there. Methods are told apart by what they are called on: `self`, or a value named after its
//! type, as `guide` and `self.record` are. What stands in the arguments of a macro is not looked at.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    fs,
    path::Path,
};

use syn::{
    Attribute, Expr, ExprMethodCall, ImplItem, Item, ItemImpl, ItemUse, Member, Type, UseTree, Visibility,
    visit::{self, Visit},
};

use crate::real;

/// The rooms that have been cleared, as paths under `src`. A room that is added stays.
const ROOMS: &[&str] = &["export", "guide", "json", "link", "record", "search", "view"];

#[test]
fn no_two_files_need_each_other() {
    assert_eq!(circles(&sources(ROOMS)), [] as [String; 0]);
}

#[test]
fn a_circle_is_named_by_its_files_and_what_they_need() {
    let tea = |needs: &str| ("room/tea.rs", format!("{needs} pub struct Tea;"));
    let cup = ("room/cup.rs", "use super::Tea; pub struct Cup(Tea);".to_owned());
    let room = ("room/mod.rs", "mod cup; mod tea; pub use cup::Cup; pub use tea::Tea;".to_owned());
    let found = |tea: (&'static str, String)| {
        let files = [tea, cup.clone(), room.clone()];
        circles(&files.map(|(file, source)| (file.to_owned(), source)))
    };
    assert_eq!(found(tea("")), [] as [String; 0]);
    let circle = ["room/tea.rs needs `Cup` of room/cup.rs, which needs `Tea` of room/tea.rs"];
    for needs in ["use super::Cup;", "use crate::room::Cup;", "use crate::room::{self, Cup as Mug};"] {
        assert_eq!(found(tea(needs)), circle, "{needs}");
    }
    assert_eq!(found(tea("fn one() -> crate::room::Cup { todo!() }")), circle);
    assert_eq!(found(tea("#[cfg(test)] mod tests { use crate::room::Cup; }")), [] as [String; 0]);
}

#[test]
fn a_method_that_is_written_elsewhere_is_needed_from_there() {
    let files = [
        ("lib.rs", "mod cup; mod drink;"),
        (
            "cup.rs",
            "pub struct Cup; impl Cup { pub fn lift(&self) { self.drink(); } pub fn drain(cup: &Cup) { cup.drink() } }",
        ),
        ("drink.rs", "use crate::cup::Cup; impl Cup { pub fn drink(&self) { self.drain(); } }"),
    ];
    let files = files.map(|(file, source)| (file.to_owned(), source.to_owned()));
    assert_eq!(circles(&files), ["cup.rs needs `Cup::drink` of drink.rs, which needs `Cup` of cup.rs"]);
}

/// Every file of these rooms with its text, and those they may go through.
fn sources(rooms: &[&str]) -> Vec<(String, String)> {
    fn gather(folder: &Path, files: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path.display().to_string());
            }
        }
    }
    let src = real::root().join("src");
    let mut files = Vec::new();
    gather(&src, &mut files);
    files.sort();
    let name = |file: &String| file[src.display().to_string().len() + 1..].replace('\\', "/");
    let is_in =
        |file: &str| rooms.iter().any(|room| file.starts_with(&format!("{room}/")) || file == format!("{room}.rs"));
    let files = files.iter().map(|file| (name(file), file)).filter(|(name, _)| name == "lib.rs" || is_in(name));
    files.map(|(name, file)| (name, fs::read_to_string(file).expect("a text"))).collect()
}

struct File {
    name: String,
    /// `link::sealed`, as its parts.
    module: Vec<String>,
    syntax: syn::File,
    /// What is defined in it.
    items: BTreeSet<String>,
    /// What it calls things of elsewhere, and their paths from the root of the crate.
    names: HashMap<String, Vec<String>>,
    /// What is brought in whole.
    globs: Vec<Vec<String>>,
}

#[derive(Default)]
struct House {
    files: Vec<File>,
    modules: HashMap<Vec<String>, usize>,
    /// Macros go by their names alone.
    macros: HashMap<String, usize>,
    /// Of a type, by where it is defined and its name, and a method: where that is written.
    methods: HashMap<(usize, String, String), usize>,
    /// The types of the house by what a value of theirs is called.
    values: HashMap<String, (usize, String)>,
}

/// Each circle of files, once.
fn circles(sources: &[(String, String)]) -> Vec<String> {
    let house = House::of(sources);
    let needs: Vec<BTreeMap<usize, String>> = (0..house.files.len()).map(|file| house.needs_of(file)).collect();
    let mut circles = Vec::new();
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for start in 0..needs.len() {
        let Some(circle) = shortest_circle(&needs, start) else { continue };
        if circle.iter().any(|file| named.contains(file)) {
            continue;
        }
        named.extend(circle.iter().copied());
        let steps = circle.iter().zip(circle.iter().cycle().skip(1));
        let steps = steps.map(|(one, next)| format!("needs `{}` of {}", needs[*one][next], house.files[*next].name));
        circles.push(format!("{} {}", house.files[start].name, steps.collect::<Vec<_>>().join(", which ")));
    }
    circles
}

fn shortest_circle(needs: &[BTreeMap<usize, String>], start: usize) -> Option<Vec<usize>> {
    let mut came_from: HashMap<usize, usize> = HashMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(file) = open.pop_front() {
        for next in needs[file].keys() {
            if *next == start {
                let mut circle = vec![file];
                while let Some(before) = came_from.get(&circle[circle.len() - 1]) {
                    circle.push(*before);
                }
                circle.reverse();
                return Some(circle);
            }
            if !came_from.contains_key(next) {
                came_from.insert(*next, file);
                open.push_back(*next);
            }
        }
    }
    None
}

impl House {
    fn of(sources: &[(String, String)]) -> Self {
        let mut house = Self::default();
        for (name, source) in sources {
            let syntax = syn::parse_file(source).unwrap_or_else(|error| panic!("{name}: {error}"));
            let stem = name.strip_suffix(".rs").expect("a Rust file");
            let stem = stem.strip_suffix("/mod").unwrap_or(stem);
            let module: Vec<String> =
                if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() };
            let n = house.files.len();
            house.modules.insert(module.clone(), n);
            let mut items = BTreeSet::new();
            for item in &syntax.items {
                if let Item::Macro(item) = item
                    && let Some(ident) = &item.ident
                {
                    house.macros.insert(ident.to_string(), n);
                }
                items.extend(name_of(item));
            }
            let (names, globs) = (HashMap::new(), Vec::new());
            house.files.push(File { name: name.clone(), module, syntax, items, names, globs });
        }
        for n in 0..house.files.len() {
            let (mut names, mut globs) = (HashMap::new(), Vec::new());
            for item in house.files[n].syntax.items.iter().filter(|item| !is_of_a_test(attributes(item))) {
                if let Item::Use(item) = item {
                    for (name, path) in leaves(&item.tree) {
                        let Some(path) = house.path_from_root(n, &path) else { continue };
                        match name.as_str() {
                            "*" => globs.push(path),
                            _ => drop(names.insert(name, path)),
                        }
                    }
                }
            }
            (house.files[n].names, house.files[n].globs) = (names, globs);
        }
        let mut methods = HashMap::new();
        for (n, file) in house.files.iter().enumerate() {
            for item in file.syntax.items.iter().filter(|item| !is_of_a_test(attributes(item))) {
                let Item::Impl(item) = item else { continue };
                let Some((at, name)) = house.type_of(n, item) else { continue };
                for method in &item.items {
                    if let ImplItem::Fn(method) = method {
                        methods.insert((at, name.clone(), method.sig.ident.to_string()), n);
                    }
                }
            }
        }
        house.values = methods.keys().map(|(at, name, _)| (snake(name), (*at, name.clone()))).collect();
        house.methods = methods;
        house
    }

    /// A path as it stands in a file, from the root of the crate; `None` where it leads out of it.
    fn path_from_root(&self, file: usize, path: &[String]) -> Option<Vec<String>> {
        let file = &self.files[file];
        let mut module = file.module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (module, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    module.pop()?;
                    rest = &rest[1..];
                }
            }
            first => {
                let child = [&*module, &[first.to_owned()]].concat();
                if let Some(known) = file.names.get(first) {
                    return Some([known, &path[1..]].concat());
                }
                if !self.modules.contains_key(&child) && !file.items.contains(first) {
                    return None;
                }
            }
        }
        Some([&*module, rest].concat())
    }

    /// Where what a path from the root names is defined, and its name; a module is where its file is, without a name.
    fn find(&self, path: &[String]) -> Option<(usize, Option<String>)> {
        self.find_within(path, 16)
    }

    fn find_within(&self, path: &[String], depth: usize) -> Option<(usize, Option<String>)> {
        let depth = depth.checked_sub(1)?;
        let mut long = 0;
        while long < path.len() && self.modules.contains_key(&path[..long + 1]) {
            long += 1;
        }
        let at = *self.modules.get(&path[..long])?;
        let Some(name) = path.get(long) else { return Some((at, None)) };
        let file = &self.files[at];
        if file.items.contains(name) {
            return Some((at, Some(name.clone())));
        }
        let rest = &path[long + 1..];
        let renamed = file.names.get(name).map(|known| [known, rest].concat());
        let renamed = renamed.and_then(|path| self.find_within(&path, depth));
        let by_glob = || file.globs.iter().find_map(|glob| self.find_within(&[glob, &path[long..]].concat(), depth));
        let by_macro = || self.macros.get(name).filter(|_| long == 0).map(|at| (*at, Some(name.clone())));
        renamed.or_else(by_glob).or_else(by_macro)
    }

    /// The type of an inherent implementation.
    fn type_of(&self, file: usize, item: &ItemImpl) -> Option<(usize, String)> {
        let Type::Path(path) = &*item.self_ty else { return None };
        let path: Vec<String> = path.path.segments.iter().map(|part| part.ident.to_string()).collect();
        let (at, name) = self.find(&self.path_from_root(file, &path)?)?;
        item.trait_.is_none().then_some((at, name?))
    }

    /// The files that one needs, each with one thing it needs from there.
    fn needs_of(&self, file: usize) -> BTreeMap<usize, String> {
        let mut needs = Needs { house: self, file, of: None, needs: BTreeMap::new() };
        for item in &self.files[file].syntax.items {
            needs.visit_item(item);
        }
        needs.needs
    }
}

struct Needs<'h> {
    house: &'h House,
    file: usize,
    /// The type whose methods are looked at.
    of: Option<(usize, String)>,
    needs: BTreeMap<usize, String>,
}

impl Needs<'_> {
    fn need(&mut self, at: usize, what: impl Into<String>) {
        if at != self.file {
            self.needs.entry(at).or_insert_with(|| what.into());
        }
    }

    fn need_path(&mut self, path: &[String]) {
        let Some(path) = self.house.path_from_root(self.file, path) else { return };
        match self.house.find(&path) {
            Some((at, Some(name))) => {
                let method = path.last().filter(|method| **method != name).cloned();
                self.need(at, &*name);
                if let Some(method) = method {
                    self.need_method((at, name), method);
                }
            }
            // A room as such is nothing that is needed, only what is in it.
            Some((at, None)) if !self.house.files[at].name.ends_with("mod.rs") && at > 0 => {
                self.need(at, path.join("::"));
            }
            _ => {}
        }
    }

    fn need_method(&mut self, (at, name): (usize, String), method: String) {
        let what = format!("{name}::{method}");
        if let Some(at) = self.house.methods.get(&(at, name, method)) {
            self.need(*at, what);
        }
    }
}

impl<'ast> Visit<'ast> for Needs<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_of_a_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let path = |ty: &Type| match ty {
            Type::Path(path) => Some(path.path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>()),
            _ => None,
        };
        let of = path(&item.self_ty).and_then(|path| self.house.find(&self.house.path_from_root(self.file, &path)?));
        self.of = of.and_then(|(at, name)| Some((at, name?)));
        visit::visit_item_impl(self, item);
        self.of = None;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        // What a room passes on it does not need itself.
        if self.house.files[self.file].name.ends_with("mod.rs") && !matches!(item.vis, Visibility::Inherited) {
            return;
        }
        leaves(&item.tree).into_iter().for_each(|(_, path)| self.need_path(&path));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        match (parts[0].as_str(), &self.of) {
            ("Self", Some(of)) if parts.len() > 1 => self.need_method(of.clone(), parts[1].clone()),
            _ => self.need_path(&parts),
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let value = match &*call.receiver {
            Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
            Expr::Field(field) => match &field.member {
                Member::Named(name) => Some(name.to_string()),
                Member::Unnamed(_) => None,
            },
            _ => None,
        };
        let of = match value.as_deref() {
            Some("self") => self.of.clone(),
            Some(name) => self.house.values.get(name).cloned(),
            None => None,
        };
        if let Some(of) = of {
            self.need_method(of, call.method.to_string());
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// `OffPath` as a value is called: `off_path`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (n, letter) in name.char_indices() {
        if letter.is_uppercase() && n > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The names a `use` brings, and the path of each.
fn leaves(tree: &UseTree) -> Vec<(String, Vec<String>)> {
    let leaf = |name: &syn::Ident, path: &syn::Ident| vec![(name.to_string(), vec![path.to_string()])];
    match tree {
        UseTree::Path(path) => {
            let first = path.ident.to_string();
            let mut inner = leaves(&path.tree);
            for (name, rest) in &mut inner {
                match rest[0].as_str() {
                    "self" => (*name, *rest) = (first.clone(), vec![first.clone()]),
                    "*" => *rest = vec![first.clone()],
                    _ => rest.insert(0, first.clone()),
                }
            }
            inner
        }
        UseTree::Name(name) => leaf(&name.ident, &name.ident),
        UseTree::Rename(rename) => leaf(&rename.rename, &rename.ident),
        UseTree::Glob(_) => vec![("*".to_owned(), vec!["*".to_owned()])],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_of_a_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}
