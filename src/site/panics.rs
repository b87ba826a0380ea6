//! Makes every panic a bare trap, which is all that a page sees of one: nothing in a browser prints its message. What
//! words the message is a fortieth of the app, and only a standard library built anew would come without it.

/// A body with no locals that is `unreachable`, and its length before it.
const TRAP: [u8; 4] = [3, 0, 0, 0x0b];

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// A module with names, without what its panics say. `None` where this is no module that wasm-bindgen made.
pub fn without_messages(wasm: &[u8]) -> Option<Vec<u8>> {
    let (mut imported, mut named) = (0, Vec::new());
    for (id, content) in sections(wasm)? {
        match id {
            IMPORT => imported = Bytes(content).number()?,
            CUSTOM => named.extend(panics(content)?),
            _ => {}
        }
    }
    let mut small = wasm.get(..HEADER)?.to_vec();
    for (id, content) in sections(wasm)? {
        small.push(id);
        match id {
            CODE => put(&mut small, &trapping(content, |body| named.contains(&(imported + body)))?),
            DATA => put(&mut small, &without_locations(content)?),
            _ => put(&mut small, content),
        }
    }
    Some(small)
}

/// The code, with a trap for each body that is picked by its number.
fn trapping(code: &[u8], is_picked: impl Fn(u32) -> bool) -> Option<Vec<u8>> {
    let mut code = Bytes(code);
    let count = code.number()?;
    let mut new = Vec::new();
    put_number(&mut new, count);
    for body in 0..count {
        let content = code.counted()?;
        if is_picked(body) { new.extend(TRAP) } else { put(&mut new, content) }
    }
    Some(new)
}

/// The data, with zeros for the places in the source that panics name. Nothing moves, and zeros weigh nothing. So the site
/// does not say either where it was built.
fn without_locations(data: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(data);
    let mut segments = Vec::new();
    for _ in 0..rest.number()? {
        // Copied to an address when the module starts, as all that Rust has.
        let (0, I32_CONST, address, END) = (rest.byte()?, rest.byte()?, rest.number()? as usize, rest.byte()?) else {
            return Some(data.to_vec());
        };
        let content = rest.counted()?;
        segments.push((address, data.len() - rest.0.len() - content.len(), content));
    }
    let file = |address: usize, length: usize| {
        let (start, at, content) =
            segments.iter().find(|(start, _, all)| (*start..start + all.len()).contains(&address))?;
        let text = content.get(address - start..)?.get(..length.checked_add(1)?)?;
        text.ends_with(b".rs\0").then_some(at + address - start)
    };
    let mut blank = data.to_vec();
    for (_, at, content) in &segments {
        for (n, location) in content.windows(LOCATION).enumerate() {
            let word =
                |n: usize| location[n * 4..][..4].iter().rev().fold(0, |word, byte| word << 8 | usize::from(*byte));
            if let Some(file) = file(word(0), word(1)) {
                blank[file..file + word(1)].fill(0);
                blank[at + n..at + n + LOCATION].fill(0);
            }
        }
    }
    Some(blank)
}

const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// Where a file's name is, how long it is, line, and column; four bytes each.
const LOCATION: usize = 16;

/// The functions that are nothing but a panic; none where the section is not that of the names.
fn panics(custom: &[u8]) -> Option<Vec<u32>> {
    let mut custom = Bytes(custom);
    let mut found = Vec::new();
    if custom.counted()? != b"name" {
        return Some(found);
    }
    while !custom.0.is_empty() {
        let of_functions = custom.byte()? == 1;
        let mut names = Bytes(custom.counted()?);
        if of_functions {
            for _ in 0..names.number()? {
                let function = names.number()?;
                if is_panic(&String::from_utf8_lossy(names.counted()?)) {
                    found.push(function);
                }
            }
        }
    }
    Some(found)
}

/// By its name, as `core[c5930c85a12de822]::option::expect_failed`: of the standard library, and never comes back.
fn is_panic(name: &str) -> bool {
    let name: String = name.trim_start_matches('<').split(['[', ']']).step_by(2).collect();
    let is_of_library = ["core::", "alloc::", "std::"].iter().any(|library| name.starts_with(library));
    // `panic_count` only counts.
    let is_panicking = name.contains("::panicking::") && !name.contains("panic_count");
    name.ends_with("::rust_begin_unwind")
        || is_of_library && (is_panicking || FAILS.iter().any(|end| name.ends_with(end)))
}

const FAILS: [&str; 6] =
    ["_fail", "_failed", "_borrowed", "::handle_error", "::capacity_overflow", "::panic_access_error"];

/// What a module begins with: a mark and the version of the format.
const HEADER: usize = 8;

fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = Bytes(wasm.get(HEADER..)?);
    let mut sections = Vec::new();
    while !rest.0.is_empty() {
        sections.push((rest.byte()?, rest.counted()?));
    }
    Some(sections)
}

/// What is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|taken| taken[0])
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as the number before them says.
    fn counted(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        self.take(count as usize)
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put(bytes: &mut Vec<u8>, content: &[u8]) {
    put_number(bytes, u32::try_from(content.len()).expect("a section of a module is below 4 GB"));
    bytes.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut section = vec![id];
        put(&mut section, content);
        section
    }

    /// One imported function, and behind it two with these names, each of two instructions (`nop`, `end`).
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut functions = vec![2];
        for (number, name) in (1..).zip(names) {
            functions.push(number);
            put(&mut functions, name.as_bytes());
        }
        let custom = [&b"\x04name"[..], &section(1, &functions)].concat();
        let import = section(IMPORT, b"\x01\x01a\x01b\x00\x00");
        let code = section(CODE, &[2, 3, 0, 1, 0x0b, 3, 0, 1, 0x0b]);
        [&b"\0asm\x01\0\0\0"[..], &import, &code, &section(CUSTOM, &custom)].concat()
    }

    #[test]
    fn a_panic_becomes_a_trap_and_everything_else_stays() {
        let module = module(["app::main", "core[c593]::panicking::panic_fmt"]);
        let mut small = module.clone();
        let body = small.windows(3).rposition(|bytes| bytes == [0, 1, 0x0b]).unwrap();
        small[body + 1] = 0;
        assert_eq!(without_messages(&module), Some(small));
    }

    #[test]
    fn the_place_in_the_source_is_blank_and_its_neighbours_stay() {
        let location = |address: u8, length: u8| [address, 1, 0, 0, length, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 0];
        let data = |content: &[u8]| {
            let mut data = vec![1, 0, I32_CONST, 0x80, 2, END];
            put(&mut data, content);
            data
        };
        // From address 256: `words`, a file's name, a number, and what says where the name and the words are.
        let text = b"wordssrc/a.rs\0\x01\0";
        let before = data(&[&text[..], &location(5, 8), &location(0, 5)].concat());
        let after = data(&[&b"words\0\0\0\0\0\0\0\0\0\x01\0"[..], &[0; LOCATION], &location(0, 5)].concat());
        assert_eq!(without_locations(&before), Some(after));
    }

    #[test]
    fn only_what_never_comes_back_is_a_panic() {
        let panics = ["<alloc[3ca5]::vec::Vec<_, _>>::remove::assert_failed", "__rustc[b797]::rust_begin_unwind"];
        assert!(panics.into_iter().all(is_panic));
        let others = ["std[a543]::panicking::panic_count::is_zero_slow_path", "handover::link::has_failed"];
        assert!(!others.into_iter().any(is_panic));
    }

    #[test]
    fn what_is_cut_off_is_no_module() {
        let module = module(["app::main", "core::option::unwrap_failed"]);
        for end in [4, HEADER + 1, module.len() - 1] {
            assert_eq!(without_messages(&module[..end]), None, "{end}");
        }
    }
}
