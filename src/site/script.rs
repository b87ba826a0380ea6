//! The two scripts made small. Trunk's own minifier cannot read what wasm-bindgen writes; esbuild can.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
};

/// Where `tools/setup` puts it.
const ESBUILD: &str = "tools/node_modules/.bin/esbuild";

pub fn minified(script: &str) -> io::Result<String> {
    let mut esbuild = Command::new(ESBUILD)
        .args(["--minify", "--format=esm", "--target=es2022", "--log-level=error"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = esbuild.stdin.take() {
        input.write_all(script.as_bytes())?;
    }
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other("esbuild cannot read a script of this build"));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
