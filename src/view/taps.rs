//! The way to tap: labels as a path, and a drawing of a phone that shows where.
//!
//! The drawing is ours and schematic: an outline, at most three elements, the spot ringed. It imitates no app.

use leptos::prelude::*;

use super::{session::Walk, text::only_if};
use crate::guide::{Labels, Path, Spot, Tap};

pub fn paths(walk: Walk, paths: &'static [Path]) -> AnyView {
    paths.iter().map(|path| tap_path(walk, path)).collect_view().into_any()
}

fn tap_path(walk: Walk, path: &'static Path) -> AnyView {
    let words = walk.words;
    let hidden = move || !walk.read(|handover| handover.shows(&path.when, walk.turn_of_any().as_ref()));
    let generic = path.labels == Labels::Generic;
    let tap = move |(n, tap): (usize, &'static Tap)| {
        view! {
            <li>
                <span class="tap" class:generic=generic>{tap.label.as_str()}</span>
                {tap.place.as_deref().map(|place| view! { <small>{place}</small> })}
                {tap.spot.map(|spot| phone(n, spot))}
            </li>
        }
    };
    view! {
        <div class="path" hidden=hidden>
            {only_if(walk, &path.when)}
            {path.title.as_deref().map(|title| view! { <h3>{title}</h3> })}
            <ol class="taps" aria-label=words.step.path>{path.taps.iter().enumerate().map(tap).collect_view()}</ol>
            {generic.then(|| view! { <p class="hint">{words.step.generic}</p> })}
        </div>
    }
    .into_any()
}

/// Where the ring goes, and the elements round it, on a screen of 60 × 104.
fn phone(_number: usize, spot: Spot) -> AnyView {
    let (x, y) = match spot {
        Spot::TopLeft => (14, 16),
        Spot::TopRight => (50, 16),
        Spot::TabFirst => (14, 94),
        Spot::TabLast => (50, 94),
        Spot::RowEnd => (50, 48),
        Spot::Row => (26, 48),
        Spot::ButtonBottom => (32, 90),
        Spot::Dialog => (32, 64),
    };
    let element = |x: i32, y: i32, w: i32, h: i32| view! { <rect class="part" x=x y=y width=w height=h rx="2"></rect> };
    let parts = match spot {
        Spot::TopLeft | Spot::TopRight => {
            vec![element(22, 13, 20, 5), element(10, 30, 44, 14), element(10, 50, 44, 14)]
        }
        Spot::TabFirst | Spot::TabLast => vec![element(10, 91, 8, 6), element(28, 91, 8, 6), element(46, 91, 8, 6)],
        Spot::RowEnd | Spot::Row => vec![element(10, 24, 44, 12), element(10, 42, 44, 12), element(10, 60, 44, 12)],
        Spot::ButtonBottom => vec![element(10, 20, 44, 12), element(10, 38, 44, 12), element(10, 85, 44, 10)],
        Spot::Dialog => vec![element(8, 36, 48, 36), element(12, 60, 18, 8), element(34, 60, 18, 8)],
    };
    view! {
        <svg class="phone" viewBox="0 0 64 108" aria-hidden="true" focusable="false">
            <rect class="case" x="2" y="2" width="60" height="104" rx="9"></rect>
            {parts.into_iter().collect_view()}
            <circle class="ring" cx=x cy=y r="8"></circle>
        </svg>
    }
    .into_any()
}
