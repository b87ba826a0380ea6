//! Brotli and gzip at their best: slow to write, once; every reader gains.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// What is worth compressing of a site.
const KINDS: [&str; 8] = ["html", "css", "js", "wasm", "svg", "json", "webmanifest", "xml"];

pub fn brotli(content: &[u8]) -> Vec<u8> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .expect("memory takes what is written to it");
    compressed
}

/// For hosts and readers without brotli, some proxies among them.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

/// Puts `<file>.br` and `<file>.gz` beside every file of the folder, for hosts that send such copies.
pub fn beside(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            beside(&path)?;
        } else if KINDS.contains(&kind.as_ref()) {
            let content = fs::read(&path)?;
            fs::write(path.with_extension(format!("{kind}.br")), brotli(&content))?;
            fs::write(path.with_extension(format!("{kind}.gz")), gzip(&content)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn a_copy_of_each_kind_stands_beside_each_file_and_unpacks_to_it() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("dmss")).unwrap();
        fs::write(site.path().join("dmss/index.html"), "<p>same same same").unwrap();
        fs::write(site.path().join("photo.png"), "x").unwrap();
        beside(site.path()).unwrap();
        let mut unpacked = Vec::new();
        let packed = fs::read(site.path().join("dmss/index.html.br")).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, b"<p>same same same");
        let mut unpacked = String::new();
        let packed = fs::read(site.path().join("dmss/index.html.gz")).unwrap();
        GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, "<p>same same same");
        assert!(!site.path().join("photo.png.br").exists() && !site.path().join("photo.png.gz").exists());
    }
}
