//! Configuration for the servers people have, made from the built site, so that no header is written down twice.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::headers::{FILE, Header, Headers, KEEP, REVALIDATE, TYPES};

/// Where the files say the site is, until an owner says otherwise.
pub const MOUNT: &str = "/";
pub const ROOT: &str = "/var/www/handover";

/// Each file with its template. nginx finds what it includes from its own folder, so all stand together there.
const FILES: [(&str, &str); 5] = [
    ("nginx/handover.conf", include_str!("deploy/nginx.conf")),
    ("nginx/handover-headers.conf", include_str!("deploy/nginx-headers.conf")),
    ("nginx/handover-brotli.conf", include_str!("deploy/nginx-brotli.conf")),
    ("caddy/handover.caddy", include_str!("deploy/handover.caddy")),
    ("caddy/Caddyfile", include_str!("deploy/Caddyfile")),
];

#[derive(Debug, Error)]
pub enum DeployError {
    #[error("`{0}` has no `_headers`\n  hint: `make build`")]
    NoHeaders(String),
    #[error("`{0}` is not a path of a site\n  hint: it begins and ends with a slash: /support/guide/")]
    Mount(String),
    #[error(
        "`{0}` is not a folder of a server\n  hint: write it from the root, without a slash at the end: /var/www/handover"
    )]
    Root(String),
    #[error("`{path}`: {source}")]
    File { path: String, source: io::Error },
}

/// Writes into `to` what makes nginx and Caddy serve the folder `root` at `mount`, and the `_headers` of a host that has the
/// site at `mount`. `site` is the built folder. Returns the files.
pub fn write(site: &Path, mount: &str, root: &str, to: &Path) -> Result<Vec<PathBuf>, DeployError> {
    // They stand in configuration as they are, so they are nothing but names and slashes.
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    if !(is_plain(mount) && mount.starts_with('/') && mount.ends_with('/')) {
        return Err(DeployError::Mount(mount.to_owned()));
    }
    if !(is_plain(root) && root.starts_with('/') && !root.ends_with('/')) {
        return Err(DeployError::Root(root.to_owned()));
    }
    let headers = Headers::of(site).map_err(failed(&site.join(FILE)))?;
    if headers == Headers::default() {
        return Err(DeployError::NoHeaders(site.display().to_string()));
    }
    let mut written = Vec::new();
    let made = FILES.map(|(name, template)| (name, filled(name, template, mount, root, &headers)));
    for (name, text) in made.into_iter().chain([(FILE, headers.clone().at(mount).to_string())]) {
        let file = to.join(name);
        let folder = file.parent().expect("it is below `to`");
        fs::create_dir_all(folder).map_err(failed(folder))?;
        fs::write(&file, text).map_err(failed(&file))?;
        written.push(file);
    }
    Ok(written)
}

fn filled(name: &str, template: &str, mount: &str, root: &str, headers: &Headers) -> String {
    let is_nginx = name.starts_with("nginx/");
    let header = |(name, value): &Header| match is_nginx {
        true => format!("add_header {name} \"{value}\" always;"),
        false => format!("\t\t\t{name} \"{value}\""),
    };
    let media = |(end, media): &(&str, &str)| format!("\t\t{media} {end};");
    let lines = |lines: Vec<String>| lines.join("\n");
    let values = [
        // Without the slash every reference of the page would be looked for one folder too high.
        ("%slash%\n", slash(is_nginx, mount)),
        ("%mount%", mount.to_owned()),
        ("%root%", root.to_owned()),
        ("%headers%", lines(headers.for_path("/").map(header).collect())),
        ("%types%", lines(TYPES.iter().map(media).collect())),
        ("%revalidate%", REVALIDATE.to_owned()),
        ("%keep%", KEEP.to_owned()),
    ];
    values.iter().fold(template.to_owned(), |text, (token, value)| text.replace(token, value))
}

/// The way to the site for those who leave the last slash out. At the root there is none to leave out.
fn slash(is_nginx: bool, mount: &str) -> String {
    match (mount.strip_suffix('/'), is_nginx) {
        (None | Some(""), _) => String::new(),
        (Some(path), true) => {
            format!("\nlocation = {path} {{\n\tabsolute_redirect off;\n\treturn 301 {mount}$is_args$args;\n}}\n")
        }
        (Some(path), false) => {
            format!("\n@handover_slash path {path}\nredir @handover_slash {mount}?{{query}} 301\n")
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> DeployError {
    let path = path.display().to_string();
    move |source| DeployError::File { path, source }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::guide::Embedding;

    fn site() -> TempDir {
        let site = tempfile::tempdir().unwrap();
        super::super::headers::write(site.path(), "default-src 'none'", &Embedding::default()).unwrap();
        site
    }

    #[test]
    fn every_token_is_filled_in_with_the_path_and_the_folder() {
        let (site, to) = (site(), tempfile::tempdir().unwrap());
        let files = write(site.path(), "/support/guide/", "/srv/guide", to.path()).unwrap();
        assert_eq!(files.len(), FILES.len() + 1);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            assert!(!text.contains('%'), "{}: {text}", file.display());
        }
        let nginx = fs::read_to_string(to.path().join("nginx/handover.conf")).unwrap();
        assert!(nginx.contains("location ^~ /support/guide/ {\n\talias /srv/guide/;"), "{nginx}");
        assert!(nginx.contains("location = /support/guide {"), "{nginx}");
    }

    #[test]
    fn what_would_be_read_as_configuration_is_refused() {
        let (site, to) = (site(), tempfile::tempdir().unwrap());
        for mount in ["", "guide/", "/guide", "/a b/", "/a;}/", "/ü/", "/%2e/"] {
            let error = write(site.path(), mount, ROOT, to.path()).unwrap_err();
            assert!(matches!(error, DeployError::Mount(_)), "{error}");
        }
        for root in ["", "srv", "/srv/", "/", "/a b", "/a;", "/a\"", "/$x"] {
            let error = write(site.path(), MOUNT, root, to.path()).unwrap_err();
            assert!(matches!(error, DeployError::Root(_)), "{error}");
        }
        assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0, "nothing is written then");
    }

    #[test]
    fn a_folder_that_was_not_built_is_named() {
        let empty = tempfile::tempdir().unwrap();
        let error = write(empty.path(), MOUNT, ROOT, empty.path()).unwrap_err();
        assert!(error.to_string().contains("`make build`"), "{error}");
    }
}
