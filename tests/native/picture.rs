//! A picture, and the QR codes in it: read by a decoder that knows nothing of what wrote them. The tests in the browser
//! look with it, too.

use resvg::{tiny_skia, usvg};

/// Shades of grey, row by row; 0 is black.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub shades: Vec<u8>,
}

impl Picture {
    /// Of samples that are grey, grey and alpha, RGB or RGBA. What can be seen through is on white, as on a page.
    pub fn of_samples(width: usize, height: usize, samples: &[u8]) -> Self {
        let each = samples.len() / (width * height);
        let shade = |sample: &[u8]| {
            let (colours, alpha) = match each {
                1 | 3 => (sample, 255),
                _ => (&sample[..each - 1], u32::from(sample[each - 1])),
            };
            let mean = colours.iter().map(|colour| u32::from(*colour)).sum::<u32>() / colours.len() as u32;
            ((mean * alpha + 255 * (255 - alpha)) / 255) as u8
        };
        Self { width, height, shades: samples.chunks_exact(each).map(shade).collect() }
    }

    /// Of a square SVG document, drawn on black: its white must be its own.
    #[track_caller]
    pub fn of_svg(document: &str, pixels: usize) -> Self {
        let tree = usvg::Tree::from_str(document, &usvg::Options::default()).expect("an SVG document");
        assert_eq!(tree.size().width(), tree.size().height(), "it is square");
        let mut canvas = tiny_skia::Pixmap::new(pixels as u32, pixels as u32).expect("a size");
        canvas.fill(tiny_skia::Color::BLACK);
        let scale = pixels as f32 / tree.size().width();
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
        Self::of_samples(pixels, pixels, canvas.data())
    }

    /// What the codes in it say. What only looks like one is passed over.
    pub fn codes(&self) -> Vec<String> {
        let shade = |x, y| self.shades[y * self.width + x];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, shade);
        prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
    }
}
