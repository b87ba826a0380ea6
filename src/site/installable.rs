//! What makes the site one that can be put on a home screen: its manifest, and its icon as pictures.
//!
//! The manifest has no `id`: one is counted from the origin, so that two sites of an origin would be one app. Without it the
//! app is known by where it starts. No page names a picture for iOS, which takes those of the manifest.

use std::{fs, io, path::Path};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use serde_json::json;

use super::LANGUAGE;

pub const MANIFEST: &str = "manifest.webmanifest";

const TILE: &str = include_str!("../../public/tile.svg");

/// `--paper` of the light scheme.
const PAPER: &str = "#fbfaf7";

/// A picture of the tile: its file, its side in pixels, how far it is drawn near, and what launchers may do with it.
struct Icon {
    file: &'static str,
    side: u32,
    near: f32,
    purpose: &'static str,
}

const ICONS: [Icon; 3] = [
    Icon { file: "icon-192.png", side: 192, near: 1.3, purpose: "any" },
    Icon { file: "icon-512.png", side: 512, near: 1.3, purpose: "any" },
    Icon { file: "icon-maskable.png", side: 512, near: 1.0, purpose: "maskable" },
];

/// Writes them into the root of the site.
pub fn write(staging: &Path) -> io::Result<()> {
    for icon in &ICONS {
        fs::write(staging.join(icon.file), icon.png())?;
    }
    fs::write(staging.join(MANIFEST), manifest())
}

fn manifest() -> String {
    let icon = |icon: &Icon| {
        let sizes = format!("{0}x{0}", icon.side);
        json!({ "src": icon.file, "sizes": sizes, "type": "image/png", "purpose": icon.purpose })
    };
    let mut icons: Vec<_> = ICONS.iter().map(icon).collect();
    icons.push(json!({ "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" }));
    json!({
        "name": format!("{}: {}", LANGUAGE.words().product, LANGUAGE.words().door.title),
        "short_name": LANGUAGE.words().product,
        "lang": LANGUAGE.words().lang,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    })
    .to_string()
}

impl Icon {
    fn png(&self) -> Vec<u8> {
        let tree = Tree::from_str(TILE, &Options::default()).expect("the tile is an SVG document");
        let mut canvas = Pixmap::new(self.side, self.side).expect("a side is more than nothing");
        let scale = self.side as f32 / tree.size().width() * self.near;
        // About its middle.
        let edge = self.side as f32 * (1.0 - self.near) / 2.0;
        resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(edge, edge), &mut canvas.as_mut());
        canvas.encode_png().expect("memory takes what is written to it")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn each_icon_of_the_manifest_is_a_picture_of_its_size_that_can_not_be_seen_through() {
        let staging = tempfile::tempdir().unwrap();
        write(staging.path()).unwrap();
        let manifest: Value = serde_json::from_slice(&fs::read(staging.path().join(MANIFEST)).unwrap()).unwrap();
        let icons = manifest["icons"].as_array().unwrap();
        let pictures: Vec<_> = icons.iter().filter(|icon| icon["type"] == "image/png").collect();
        assert_eq!(pictures.len(), ICONS.len());
        for icon in pictures {
            let picture = Pixmap::load_png(staging.path().join(icon["src"].as_str().unwrap())).unwrap();
            assert_eq!(icon["sizes"], format!("{}x{}", picture.width(), picture.height()));
            // Else iOS puts it on black.
            assert!(picture.pixels().iter().all(|pixel| pixel.is_opaque()), "{icon}");
        }
    }

    #[test]
    fn a_mask_of_any_shape_leaves_the_drawing_whole() {
        let icon = ICONS.iter().find(|icon| icon.purpose == "maskable").unwrap();
        let picture = Pixmap::decode_png(&icon.png()).unwrap();
        let side = icon.side as f32;
        let ground = picture.pixel(0, 0).unwrap();
        for (at, pixel) in picture.pixels().iter().enumerate() {
            let (x, y) = ((at as u32 % icon.side) as f32, (at as u32 / icon.side) as f32);
            let far = (x - side / 2.0).hypot(y - side / 2.0);
            assert!(*pixel == ground || far <= 0.4 * side, "something is drawn at {x}, {y}");
        }
        assert!(picture.pixels().iter().any(|pixel| *pixel != ground));
    }

    #[test]
    fn it_starts_where_it_lies_and_two_sites_of_one_origin_are_two_apps() {
        let manifest: Value = serde_json::from_str(&manifest()).unwrap();
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"./".into(), &"./".into()));
        assert_eq!(manifest["id"], Value::Null);
    }

    #[test]
    fn its_colour_is_that_of_the_pages() {
        let tokens = include_str!("../../style/tokens.css");
        assert!(tokens.contains(&format!("--paper: {PAPER};")));
    }
}
