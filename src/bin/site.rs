//! `cargo run --bin site -- check | build | serve | size`.

use std::{path::Path, process::ExitCode};

use handover::site::guides::Guides;

const GUIDES: &str = "src/guides";

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("check") => check(),
        _ => {
            eprintln!("usage: site check");
            ExitCode::from(2)
        }
    }
}

fn check() -> ExitCode {
    match Guides::read(Path::new(GUIDES)) {
        Ok(guides) => {
            println!("{} guides checked, no problem found", guides.guides.len());
            ExitCode::SUCCESS
        }
        Err(reports) => {
            for report in &reports {
                eprintln!("{report}\n");
            }
            eprintln!("{} problems in the guides", reports.len());
            ExitCode::FAILURE
        }
    }
}
