//! Brotli and gzip at their best: slow to write, once; every reader gains.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// What is worth compressing of a site.
const KINDS: [&str; 9] = ["html", "css", "js", "wasm", "svg", "json", "webmanifest", "xml", "txt"];

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
    let files = files(folder)?;
    let next = AtomicUsize::new(0);
    // A guide's page takes a second and a half, and a site may have hundreds.
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            copies(file)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("compressing does not panic"))
    })
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn copies(file: &Path) -> io::Result<()> {
    let content = fs::read(file)?;
    let beside = |kind: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(kind);
        name
    };
    fs::write(beside(".br"), brotli(&content))?;
    fs::write(beside(".gz"), gzip(&content)?)
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
