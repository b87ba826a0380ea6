//! A QR code of a link, as modules and as an SVG document.
//!
//! Black on white wherever it is shown: many cameras do not read it the other way round.

use qrcode::{EcLevel, QrCode};

/// The widest white border that a reader may ask for, in modules.
pub const QUIET: usize = 4;

/// Across a code on a screen, in CSS pixels, quiet zone included: what a phone reads at arm's length.
const MIN_PIXELS: usize = 240;

/// Larger ones are more than a phone reads off a screen with ease.
const MAX_VERSION: usize = 20;

/// Digits that the largest one holds; of all else it holds less. Longer texts are not looked at.
const MAX_TEXT: usize = 1600;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    /// Row by row, dark ones true. The quiet zone is not among them.
    modules: Vec<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    #[error("the text is too large for a QR code of version {MAX_VERSION}\n  hint: give it as a link or a file")]
    TooLarge,
    /// Codes have no way to say "this is UTF-8" that all cameras know: some would read other letters.
    #[error("the text has letters outside ASCII, which not every camera reads alike\n  hint: percent-encode them")]
    NotAscii,
}

impl Qr {
    /// The smallest code that holds `text`, at level M: it can be read with 15 % of it gone.
    ///
    /// Digits and `A-Z $%*+-./:` take less room than other letters; where it pays, they are packed so.
    pub fn new(text: &str) -> Result<Self, QrError> {
        if text.len() > MAX_TEXT {
            return Err(QrError::TooLarge);
        }
        if !text.is_ascii() {
            return Err(QrError::NotAscii);
        }
        let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| QrError::TooLarge)?;
        let modules = code.to_colors().into_iter().map(|color| color == qrcode::Color::Dark).collect();
        let code = Self { side: code.width(), modules };
        if code.version() > MAX_VERSION { Err(QrError::TooLarge) } else { Ok(code) }
    }

    /// From 1 to 20.
    pub fn version(&self) -> usize {
        (self.side - 17) / 4
    }

    /// Modules from edge to edge, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Modules from edge to edge, with the quiet zone.
    pub fn framed_side(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// CSS pixels from edge to edge, with the quiet zone. Whole ones for each module, or some come out wider than others.
    pub fn pixels(&self) -> usize {
        self.framed_side() * MIN_PIXELS.div_ceil(self.framed_side())
    }

    /// Of the module in column `x` and row `y`. All round the code it is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.modules[y * self.side + x]
    }

    /// As [`is_dark`](Self::is_dark), counted from the corner of the quiet zone.
    pub fn is_dark_framed(&self, x: usize, y: usize) -> bool {
        self.is_dark(x.wrapping_sub(QUIET), y.wrapping_sub(QUIET))
    }

    /// A whole document, one unit a module, of [`pixels`](Self::pixels) where nothing else is asked for. `title` is what it says to those who do not see it.
    pub fn svg(&self, title: &str) -> String {
        let (quiet, framed, pixels) = (QUIET, self.framed_side(), self.pixels());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" \
             viewBox=\"-{quiet} -{quiet} {framed} {framed}\" shape-rendering=\"crispEdges\"><title>{}</title>\
             <rect x=\"-{quiet}\" y=\"-{quiet}\" width=\"{framed}\" height=\"{framed}\" fill=\"#fff\"/>\
             <path fill=\"#000\" d=\"{}\"/></svg>",
            escape(title),
            self.path(),
        )
    }

    /// A rectangle for each run of dark modules in a row.
    fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{x},{y}h{run}v1h-{run}z"));
                }
                // The one behind a run is light.
                x += run + 1;
            }
        }
        path
    }
}

/// Characters that XML does not allow are left out: with one of them nothing of the document is shown.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
