//! Reads QR codes as a camera does, with a decoder that knows nothing of what wrote them.

use std::{path::Path, process::Command};

use crate::picture::Picture;

/// What the codes in a PNG say.
#[track_caller]
pub fn decode_png(bytes: &[u8]) -> Vec<String> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut samples = vec![0; reader.output_buffer_size().expect("it fits into memory")];
    let frame = reader.next_frame(&mut samples).expect("a whole PNG");
    Picture::of_samples(frame.width as usize, frame.height as usize, &samples[..frame.buffer_size()]).codes()
}

/// What the codes in an SVG document say, drawn `pixels` wide.
#[track_caller]
pub fn decode_svg(document: &str, pixels: usize) -> Vec<String> {
    Picture::of_svg(document, pixels).codes()
}

/// What the codes on each page of a PDF say, drawn at 300 dots an inch, as the least of printers does. Writes into `folder`.
pub fn decode_pdf(pdf: &[u8], folder: &Path) -> Vec<Vec<String>> {
    let pages = folder.join("pages");
    std::fs::create_dir_all(&pages).expect("the folder is ours");
    let file = folder.join("codes.pdf");
    std::fs::write(&file, pdf).expect("the folder is ours");
    let drawn = Command::new("pdftoppm").args(["-q", "-r", "300", "-png"]).arg(&file).arg(pages.join("page")).status();
    let drawn = drawn.unwrap_or_else(|error| panic!("pdftoppm does not start: {error}\n  hint: `make setup`"));
    assert!(drawn.success(), "pdftoppm does not read it");
    let mut files: Vec<_> = pages.read_dir().expect("it is there").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|page| decode_png(&std::fs::read(page).expect("it was just written"))).collect()
}

#[cfg(test)]
mod tests {
    use handover::link::Qr;

    use super::*;

    const LINK: &str = "https://support.example/help/share/dmss/#share-one-device&w=0Zq3";

    /// A page of 600 by 800 on `paper`, with the code at 100, 200.
    fn page(paper: u8, code: &Qr) -> (usize, usize, Vec<u8>) {
        let (width, height, module) = (600, 800, 5);
        let mut shades = vec![paper; width * height];
        for (x, y) in (0..code.framed_side()).flat_map(|y| (0..code.framed_side()).map(move |x| (x, y))) {
            for (i, j) in (0..module).flat_map(|j| (0..module).map(move |i| (i, j))) {
                shades[(200 + y * module + j) * width + 100 + x * module + i] =
                    if code.is_dark_framed(x, y) { 0 } else { 255 };
            }
        }
        (width, height, shades)
    }

    fn png_of(width: usize, height: usize, colour: png::ColorType, samples: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
        encoder.set_color(colour);
        let mut writer = encoder.write_header().expect("into memory");
        writer.write_image_data(samples).expect("into memory");
        writer.finish().expect("into memory");
        bytes
    }

    #[test]
    fn a_code_is_found_on_a_light_and_on_a_dark_page() {
        let code = Qr::new(LINK).expect("it fits");
        for paper in [251, 15] {
            let (width, height, shades) = page(paper, &code);
            assert_eq!(decode_png(&png_of(width, height, png::ColorType::Grayscale, &shades)), [LINK], "{paper}");
            let rgba: Vec<u8> = shades.iter().flat_map(|shade| [*shade, *shade, *shade, 255]).collect();
            assert_eq!(decode_png(&png_of(width, height, png::ColorType::Rgba, &rgba)), [LINK], "{paper}");
        }
    }

    #[test]
    fn what_can_be_seen_through_is_white() {
        let (width, height, shades) = page(255, &Qr::new(LINK).expect("it fits"));
        let clear: Vec<u8> = shades.iter().flat_map(|shade| [0, 255 - shade]).collect();
        assert_eq!(decode_png(&png_of(width, height, png::ColorType::GrayscaleAlpha, &clear)), [LINK]);
    }

    #[test]
    fn a_page_without_a_code_has_none() {
        let blank = vec![255; 600 * 800];
        assert_eq!(decode_png(&png_of(600, 800, png::ColorType::Grayscale, &blank)), [""; 0]);
    }

    #[test]
    fn a_code_is_read_off_a_drawing() {
        let code = Qr::new(LINK).expect("it fits");
        assert_eq!(decode_svg(&code.svg("a link"), 300), [LINK]);
    }

    /// One page, A4, with nothing but the code, as rectangles.
    fn pdf_of(code: &Qr) -> Vec<u8> {
        let squares = (0..code.side()).flat_map(|y| (0..code.side()).map(move |x| (x, y)));
        let dark = squares.filter(|(x, y)| code.is_dark(*x, *y));
        let drawing: String = dark.map(|(x, y)| format!("{} {} 3 3 re f\n", 100 + 3 * x, 700 - 3 * y)).collect();
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(),
            format!("<< /Length {} >>\nstream\n{drawing}endstream", drawing.len()),
        ];
        let objects = objects.iter().enumerate().map(|(n, object)| format!("{} 0 obj\n{object}\nendobj\n", n + 1));
        // Without its table, which readers can do without.
        format!("%PDF-1.4\n{}trailer\n<< /Root 1 0 R >>\n", objects.collect::<String>()).into_bytes()
    }

    #[test]
    fn a_code_is_read_off_paper() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        assert_eq!(decode_pdf(&pdf_of(&Qr::new(LINK).expect("it fits")), folder.path()), [[LINK]]);
    }
}
