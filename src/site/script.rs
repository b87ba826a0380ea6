//! Scripts, and the style of paper, made one file each and small. Trunk's own minifier cannot read what wasm-bindgen
//! writes; esbuild can.

use std::{io, path::Path, process::Command};

/// Where `tools/setup` puts it.
const ESBUILD: &str = "tools/node_modules/.bin/esbuild";

/// How a script is run, which says what its end must look like and how old a browser must understand it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Module,
    /// By any browser that ever had JavaScript.
    Oldest,
    /// By any browser that has modules, without being one.
    Plain,
    Style,
}

/// A file with all that it imports in it.
pub fn bundled(file: &Path, kind: Kind, minify: bool) -> io::Result<String> {
    let mut esbuild = Command::new(ESBUILD);
    esbuild.arg(file).arg("--log-level=error");
    esbuild.args(match kind {
        Kind::Module => &["--bundle", "--format=esm", "--target=es2022"][..],
        Kind::Oldest => &["--target=es5"],
        Kind::Plain | Kind::Style => &["--target=es2022"],
    });
    if minify {
        esbuild.arg("--minify");
    }
    let output = esbuild.output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
