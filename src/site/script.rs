//! Scripts, and the style of paper, made small. Trunk's own minifier cannot read what wasm-bindgen writes; esbuild can.

use std::{io, path::Path, process::Command};

/// Where `tools/setup` puts it.
const ESBUILD: &str = "tools/node_modules/.bin/esbuild";

pub fn minified(file: &Path) -> io::Result<String> {
    let mut esbuild = Command::new(ESBUILD);
    esbuild.arg(file).args(["--minify", "--target=es2022", "--log-level=error"]);
    if file.extension().is_some_and(|kind| kind == "js") {
        esbuild.arg("--format=esm");
    }
    let output = esbuild.output()?;
    if !output.status.success() {
        return Err(io::Error::other("esbuild cannot read a file of this build"));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
