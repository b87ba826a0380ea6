//! Takes out of a WebAssembly where the sources of its crates stood on the machine that built it. A panic would name
//! them; nobody can look there, they differ from machine to machine, and they weigh half a kilobyte. Our own stay.

use std::{env, fs, io, path::Path};

/// What such a path begins with: the compiler's own sources, and those that Cargo keeps.
fn beginnings() -> Vec<String> {
    let cargo = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
    let cargo = cargo.into_iter().map(|home| format!("{home}/registry/src/"));
    cargo.chain(["/rustc/".to_owned()]).collect()
}

pub fn blank(wasm: &Path) -> io::Result<()> {
    let mut bytes = fs::read(wasm)?;
    for beginning in beginnings() {
        blank_all(&mut bytes, beginning.as_bytes());
    }
    fs::write(wasm, bytes)
}

/// Blanks of the same length: nothing in the file moves.
fn blank_all(bytes: &mut [u8], beginning: &[u8]) {
    let mut at = 0;
    while let Some(start) = position(&bytes[at..], beginning).map(|n| at + n) {
        let is_of_path = |byte: &u8| byte.is_ascii_graphic();
        let run = bytes[start..].iter().take_while(|byte| is_of_path(byte)).count();
        let end = position(&bytes[start..start + run], b".rs").map(|n| start + n + 3);
        if let Some(end) = end {
            bytes[start..end].fill(b' ');
        }
        at = start + 1;
    }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_the_machine_is_blank_and_nothing_moves() {
        let mut bytes =
            b"\0one/home/a/.cargo/registry/src/x-1/src/lib.rstwo/rustc/1f/core/src/str.rssrc/table.rs\x01/rustc/"
                .to_vec();
        let length = bytes.len();
        blank_all(&mut bytes, b"/home/a/.cargo/registry/src/");
        blank_all(&mut bytes, b"/rustc/");
        assert_eq!(bytes.len(), length);
        let words: Vec<&[u8]> = bytes.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).collect();
        assert_eq!(words, [&b"\0one"[..], b"two", b"src/table.rs\x01/rustc/"]);
    }
}
