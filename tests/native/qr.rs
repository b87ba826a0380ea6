//! QR codes are read again by a decoder that is not of the crate that wrote them: from the modules, and from the drawing.

use handover::{
    link::{QUIET, Qr, QrError},
    view::qr::qr,
    words::ENGLISH_QR,
};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::{
    html::{Element, Html},
    picture::Picture,
    same_cases_every_time,
};

/// 55 characters, as the address of a step on a support site.
const BASE: &str = "https://support.example/help/share/dmss/#second-user&w=";

const BASE_64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a fragment may hold of what a code packs densely.
const BASE_43: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";

#[track_caller]
fn code(text: &str) -> Qr {
    Qr::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Text of `length`, as if of random bytes.
fn payload(signs: &[u8], length: usize) -> String {
    let mut seed = 7_u64;
    let sign = |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(signs[(seed >> 33) as usize % signs.len()])
    };
    (0..length).map(sign).collect()
}

/// A payload of so many bytes behind the address, in signs of 6 bits each.
fn in_base_64(bytes: usize) -> String {
    format!("{BASE}{}", payload(BASE_64, (bytes * 8).div_ceil(6)))
}

/// In three signs for two bytes.
fn in_base_43(bytes: usize) -> String {
    format!("{BASE}{}", payload(BASE_43, (bytes * 3).div_ceil(2)))
}

/// Version, level by its two bits, and text, as the decoder sees them.
#[track_caller]
fn decoded(code: &Qr) -> (usize, u16, String) {
    let grid = rqrr::SimpleGrid::from_func(code.side(), |x, y| code.is_dark(x, y));
    let (meta, text) = rqrr::Grid::new(grid).decode().expect("a code");
    (meta.version.0, meta.ecc_level, text)
}

/// As on a screen, three pixels a module.
fn drawn(code: &Qr) -> Picture {
    Picture::of_svg(&code.svg("A link"), 3 * code.framed_side())
}

proptest! {
    #![proptest_config(same_cases_every_time(24))]

    #[test]
    fn every_text_is_read_again_as_it_was(text in "[ -~]{1,80}|[0-9]{1,400}|[!-~]{80,666}|[0-9A-Z $%*+./:-]{1,900}") {
        let code = code(&text);
        let (version, level, read) = decoded(&code);
        prop_assert_eq!((version, level, read.as_str()), (code.version(), 0, text.as_str()), "level M is 0");
        prop_assert_eq!(drawn(&code).codes(), [text]);
    }

    #[test]
    fn every_link_with_work_is_read_again_as_it_was(
        place in "[a-z0-9-]{1,24}",
        work in "[A-Za-z0-9_-]{0,500}|[0-9A-Z$*+./:-]{0,700}",
    ) {
        let link = format!("https://support.example/help/share/hik-connect/#{place}&w={work}");
        let code = code(&link);
        prop_assert_eq!(decoded(&code).2, link.as_str());
        prop_assert_eq!(drawn(&code).codes(), [link]);
    }
}

#[test]
fn version_20_is_the_last_and_one_sign_more_is_refused() {
    // What the standard gives for 20-M, by how a sign is packed.
    for (sign, most) in [("x", 666), ("X", 970), ("7", 1600)] {
        let largest = code(&sign.repeat(most));
        assert_eq!((largest.version(), largest.side()), (20, 97), "{sign}");
        assert_eq!(decoded(&largest).2, sign.repeat(most));
        assert_eq!(drawn(&largest).codes(), [sign.repeat(most)]);
        for length in [most + 1, 2331, 2332, 5000, 3_000_000] {
            assert_eq!(Qr::new(&sign.repeat(length)), Err(QrError::TooLarge), "{length} {sign}");
        }
    }
}

#[test]
fn a_code_is_no_larger_than_its_text_needs() {
    // Bytes that fit into version 1, 2 and so on at level M.
    let bytes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666];
    for (n, most) in bytes.into_iter().enumerate() {
        assert_eq!(code(&"x".repeat(most)).version(), n + 1);
        assert_eq!(Qr::new(&"x".repeat(most + 1)).map_or(21, |code| code.version()), n + 2);
    }
    assert_eq!(code("").version(), 1);
}

/// The sides of codes at an address of 55 characters: base-64, base-43.
#[test]
fn upper_case_payloads_give_smaller_codes_from_forty_bytes_on() {
    let sides = |bytes| (bytes, code(&in_base_64(bytes)).side(), code(&in_base_43(bytes)).side());
    let measured: Vec<_> = [20, 40, 80, 160, 320, 440].into_iter().map(sides).collect();
    assert_eq!(measured, [(20, 37, 37), (40, 45, 41), (80, 53, 49), (160, 65, 61), (320, 85, 77), (440, 97, 89)]);
}

#[test]
fn upper_case_payloads_carry_a_quarter_more() {
    // Bytes that fit behind an address of 55 characters, and one more.
    for (most, link) in [(456, in_base_64 as fn(usize) -> String), (590, in_base_43)] {
        assert_eq!(code(&link(most)).version(), 20);
        assert_eq!(Qr::new(&link(most + 1)), Err(QrError::TooLarge));
    }
}

#[test]
fn letters_that_cameras_read_differently_are_refused() {
    for text in ["https://x.example/#é", "https://x.example/#点", "\u{202e}", "…"] {
        assert_eq!(Qr::new(text), Err(QrError::NotAscii), "{text}");
    }
}

#[test]
fn four_modules_round_the_code_are_white_even_on_black() {
    for text in ["x", BASE, &"x".repeat(666)] {
        let code = code(text);
        let (picture, edge) = (drawn(&code), 3 * QUIET);
        assert_eq!((QUIET, picture.width), (4, 3 * (code.side() + 8)));
        let inside = edge..picture.width - edge;
        for (n, shade) in picture.shades.iter().enumerate() {
            let (x, y) = (n % picture.width, n / picture.width);
            if !(inside.contains(&x) && inside.contains(&y)) {
                assert_eq!(*shade, 255, "{x}, {y}");
            }
        }
    }
}

#[test]
fn every_module_is_drawn_black_or_white_to_its_edge() {
    let code = code(BASE);
    let picture = drawn(&code);
    for (n, shade) in picture.shades.iter().enumerate() {
        let (x, y) = (n % picture.width / 3, n / picture.width / 3);
        assert_eq!(*shade, if code.is_dark_framed(x, y) { 0 } else { 255 }, "module {x}, {y}");
    }
}

#[test]
fn round_the_code_all_is_light_wherever_it_is_counted_from() {
    let code = code("x");
    assert!(code.is_dark(0, 0) && code.is_dark_framed(QUIET, QUIET), "its corner is dark");
    for n in [code.side(), usize::MAX] {
        assert!(!code.is_dark(n, 0) && !code.is_dark(0, n));
    }
    assert!(!code.is_dark_framed(QUIET - 1, QUIET) && !code.is_dark_framed(QUIET, code.side() + QUIET));
}

#[test]
fn a_drawing_is_one_white_square_and_one_black_path() {
    let svg = code(BASE).svg("A link");
    let tags: Vec<_> = svg.split('<').skip(1).filter_map(|tag| tag.split([' ', '>']).next()).collect();
    assert_eq!(tags, ["svg", "title", "/title", "rect", "path", "/svg"]);
    let fills: Vec<_> = svg.split(" fill=\"").skip(1).filter_map(|fill| fill.split('"').next()).collect();
    assert_eq!(fills, ["#fff", "#000"]);
}

#[test]
fn what_a_title_says_is_never_markup_and_never_breaks_the_drawing() {
    let code = code(BASE);
    for (title, written) in [
        ("<script>alert(1)</script>", "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"),
        ("</title><image href=\"x\"/>", "<title>&lt;/title&gt;&lt;image href=\"x\"/&gt;</title>"),
        ("R&amp;D ]]>", "<title>R&amp;amp;D ]]&gt;</title>"),
        ("a\0b\u{1b}c\u{ffff}\u{85}d\n\te", "<title>abcd  e</title>"),
        ("点 🐻", "<title>点 🐻</title>"),
    ] {
        let svg = code.svg(title);
        assert!(svg.contains(written), "{svg}");
        assert_eq!(Picture::of_svg(&svg, 3 * code.framed_side()).codes(), [BASE], "{title}");
    }
}

/// What is shown of a code, as HTML.
#[track_caller]
fn shown(text: &str, does: &str) -> Html {
    let html = Owner::new().with(|| qr(Qr::new(text), does, &ENGLISH_QR).view().to_html());
    Html::read(&html)
}

#[track_caller]
fn image(html: &Html) -> &Element {
    html.named("img").next().expect("there is an image")
}

/// What a browser makes of a data URL.
#[track_caller]
fn document(url: &str) -> String {
    let encoded = url.strip_prefix("data:image/svg+xml,").expect("an SVG document");
    assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~,/:=%".contains(&b)), "{encoded}");
    let mut parts = encoded.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_image_on_the_screen_is_the_code_and_says_what_it_does() {
    let html = shown(BASE, "opens “Share <one> device & more”");
    let image = image(&html);
    assert_eq!(image.attribute("alt"), Some("QR code: opens “Share <one> device & more”"));
    let document = document(image.attribute("src").expect("it has a source"));
    assert_eq!(document, code(BASE).svg("QR code: opens “Share <one> device & more”"));
    assert_eq!(Picture::of_svg(&document, 300).codes(), [BASE]);
}

#[test]
fn a_code_on_the_screen_is_large_enough_and_has_whole_pixels() {
    for length in [1, 40, 100, 200, 400, 666] {
        let (text, code) = ("x".repeat(length), code(&"x".repeat(length)));
        let html = shown(&text, "");
        let [width, height] = ["width", "height"].map(|name| image(&html).attribute(name).expect("it has a size"));
        assert_eq!(width, height);
        let side: usize = width.parse().expect("a number");
        assert!((240..=320).contains(&side) && side >= 3 * code.framed_side(), "{side} for {length}");
        assert_eq!(side % code.framed_side(), 0, "{side} for {length}");
        let saved = code.svg("");
        assert!(saved.contains(&format!(" width=\"{side}\" height=\"{side}\" viewBox")), "{saved:.160}");
    }
}

#[test]
fn a_code_can_be_saved_as_picture_and_as_drawing() {
    let html = shown(BASE, "");
    let buttons: Vec<_> = html.named("button").map(|button| button.text.as_str()).collect();
    assert_eq!(buttons, [ENGLISH_QR.save_picture, ENGLISH_QR.save_drawing]);
    let status = html.all().find(|element| element.attribute("role") == Some("status")).expect("there is a status");
    assert_eq!(status.text, "");
}

#[test]
fn what_is_too_much_for_a_code_is_said_in_its_place() {
    let html = shown(&"x".repeat(667), "opens a step");
    let elements: Vec<_> = html.all().map(|element| (element.name.as_str(), element.text.as_str())).collect();
    assert_eq!(elements, [("p", ENGLISH_QR.too_large)]);
}
