//! Takes off the app what no page can call. A crate deep below Leptos exports classes of its own (streams, for servers);
//! wasm-bindgen keeps whatever is exported, and with it all that it needs. All of wasm-opt is run here, and not by Trunk,
//! which would take the names off that tell a panic.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use super::panics::without_messages;

/// Where `tools/setup` puts them.
const METADCE: &str = "tools/node_modules/.bin/wasm-metadce";
const WASM_OPT: &str = "tools/node_modules/.bin/wasm-opt";

/// What came to the least in brotli, before and after what is unused goes. Rust uses no memory below its stack.
const BEFORE: [&str; 7] = ["-Oz", "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "--gufa", "-Oz"];
const AFTER: [&str; 10] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Os",
    "--gufa",
    "-Os",
    "--merge-similar-functions",
    "-Os",
    "--strip-producers",
    "--strip-target-features",
];

/// Drops the classes that a module exports but for those in `used`, from its script and from its WebAssembly.
pub fn drop_classes(script: &Path, wasm: &Path, used: &[&str]) -> io::Result<()> {
    let before = fs::read_to_string(script)?;
    let after = without_classes(&before, used);
    let (called, dead) = (called(&after), &called(&before) - &called(&after));
    fs::write(script, &after)?;
    let module = without_messages(&fs::read(wasm)?).ok_or_else(|| io::Error::other("wasm-bindgen made no module"))?;
    fs::write(wasm, module)?;
    run(Command::new(WASM_OPT).arg(wasm).args(BEFORE).arg("-o").arg(wasm))?;
    let node = |name: &&str| json!({ "name": name, "export": name });
    let root = json!({ "name": "the script", "root": true, "reaches": called });
    let graph: Vec<_> = called.iter().chain(&dead).map(node).chain([root]).collect();
    let beside = |end: &str| PathBuf::from(format!("{}.{end}", wasm.display()));
    let (graph_file, out) = (beside("graph.json"), beside("small"));
    fs::write(&graph_file, serde_json::to_string(&graph)?)?;
    run(Command::new(METADCE).arg(wasm).arg("--graph-file").arg(&graph_file).arg("-o").arg(&out))?;
    fs::remove_file(&graph_file)?;
    run(Command::new(WASM_OPT).arg(&out).args(AFTER).arg("-o").arg(wasm))?;
    fs::remove_file(out)
}

fn run(command: &mut Command) -> io::Result<()> {
    let done = command.output()?;
    match done.status.success() {
        true => Ok(()),
        false => Err(io::Error::other(String::from_utf8_lossy(&done.stderr).into_owned())),
    }
}

/// A script as wasm-bindgen writes it, without the classes it exports.
fn without_classes(script: &str, used: &[&str]) -> String {
    let mut script = script.to_owned();
    let mut at = 0;
    while let Some(start) = script[at..].find("export class ").map(|n| at + n) {
        let name: String =
            script[start + "export class ".len()..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if used.contains(&name.as_str()) {
            at = start + 1;
            continue;
        }
        cut(&mut script, start, "\n}\n");
        for line in [format!("if (Symbol.dispose) {name}."), format!("const {name}Finalization ")] {
            if let Some(start) = script.find(&line) {
                cut(&mut script, start, ";\n");
            }
        }
        at = start.min(script.len());
    }
    script
}

/// Cuts out what begins at `start`, with the `end` that comes first behind it.
fn cut(script: &mut String, start: usize, end: &str) {
    let length = script[start..].find(end).map_or(script.len() - start, |length| length + end.len());
    script.replace_range(start..start + length, "");
}

/// What a script calls of its WebAssembly, by name.
fn called(script: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let names = script.split("wasm.").skip(1).map(|rest| &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())]);
    names.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "export class Stream {
    free() {
        wasm.__wbg_stream_free(this.ptr);
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;

export class Finder {
    find() {
        return wasm.finder_find(this.ptr);
    }
}
if (Symbol.dispose) Finder.prototype[Symbol.dispose] = Finder.prototype.free;
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
wasm.__wbindgen_start();
";

    #[test]
    fn what_is_used_stays_and_the_rest_goes_with_all_that_belongs_to_it() {
        let script = without_classes(SCRIPT, &["Finder"]);
        assert!(!script.contains("Stream") && script.contains("export class Finder"), "{script}");
        assert_eq!(called(&script).into_iter().collect::<Vec<_>>(), ["__wbindgen_start", "finder_find"]);
        assert_eq!(without_classes(&script, &["Finder"]), script);
        assert_eq!(without_classes(SCRIPT, &[]).trim(), "wasm.__wbindgen_start();");
    }
}
