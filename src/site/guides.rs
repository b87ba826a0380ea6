//! The guide files of the project, all of them read and checked.

use std::{fs, path::Path};

use super::{Report, read};
use crate::{
    guide::{
        Guide, Meanings, Site,
        check::{At, check, check_same, check_site},
    },
    link::mark,
};

/// Everything the site is made of.
#[derive(Clone, Debug)]
pub struct Guides {
    pub site: Site,
    /// In the order of their ids.
    pub guides: Vec<Guide>,
    /// Words and phrases that mean the same, group by group; none without a `search.toml`.
    pub same: Vec<Vec<String>>,
}

impl Guides {
    /// Reads `site.toml`, `search.toml` and, as a guide, every other `.toml` file of `folder`; on failure all problems of all files.
    pub fn read(folder: &Path) -> Result<Self, Vec<Report>> {
        let mut reports = Vec::new();
        let mut guides = Vec::new();
        let mut same = Vec::new();
        let mut site = None;
        let mut has_site = false;
        for path in files(folder).map_err(|report| vec![report])? {
            let file = path.display().to_string();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            has_site |= stem == "site";
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) => {
                    reports.push(Report::of_file(&file, &format!("cannot be read: {error}")));
                    continue;
                }
            };
            let read = match &*stem {
                "site" => read(&file, &text, check_site).map(|read| site = Some(read)),
                "search" => read(&file, &text, check_same)
                    .map(|read: Meanings| same = read.same.into_iter().map(|group| group.words).collect()),
                stem => read_guide(&file, stem, &text).map(|guide| guides.push(guide)),
            };
            if let Err(more) = read {
                reports.extend(more);
            }
        }
        if !has_site {
            reports.push(Report::of_file(&folder.join("site.toml").display().to_string(), "does not exist"));
        }
        reports.extend(same_marks(folder, &guides));
        match site {
            Some(site) if reports.is_empty() => Ok(Self { site, guides, same }),
            _ => Err(reports),
        }
    }

    pub fn guide(&self, id: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| &*guide.id == id)
    }
}

/// Codes that are read out name a guide by 14 bits.
fn same_marks(folder: &Path, guides: &[Guide]) -> Vec<Report> {
    let mut reports = Vec::new();
    for (n, guide) in guides.iter().enumerate() {
        if let Some(other) = guides[..n].iter().find(|other| mark(&other.id) >> 2 == mark(&guide.id) >> 2) {
            let file = folder.join(format!("{}.toml", guide.id)).display().to_string();
            reports.push(Report::of_file(
                &file,
                &format!("`{}` and `{}` have the same mark in codes", other.id, guide.id),
            ));
        }
    }
    reports
}

/// One guide from its text; `stem` is the file's name without `.toml`.
pub fn read_guide(file: &str, stem: &str, text: &str) -> Result<Guide, Vec<Report>> {
    read(file, text, |guide: &Guide| {
        let mut problems = check(guide);
        if &*guide.id != stem {
            problems.push(crate::guide::check::Problem {
                at: At::root().field("id"),
                message: format!("the id is `{}`, but the file is `{stem}.toml`", guide.id),
                hint: Some("they are the same: the id is the page's address".to_owned()),
            });
        }
        problems
    })
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Report> {
    let unreadable = |error| Report::of_file(&folder.display().to_string(), &format!("cannot be listed: {error}"));
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    Ok(files)
}
