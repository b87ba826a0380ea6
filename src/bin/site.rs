//! `cargo run --bin site -- check | graph | build | many | serve | size | deploy-files`.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use handover::site::{
    build::{BuildError, build},
    deploy, graph,
    guides::Guides,
    many,
    serve::Server,
    shell::Profile,
    size::{weigh, weigh_afterwards},
};

/// Where the guides are, unless `HANDOVER_GUIDES` says otherwise.
const GUIDES: &str = "src/guides";

const USAGE: &str = "usage: site check                 the guides, every problem with its line
       site graph GUIDE           its question trees as docs/trees/GUIDE.svg
       site build                 the pages; run by Trunk
       site many COUNT FOLDER     as many guides in a folder, to see how the site grows
       site serve FOLDER [PORT]   on 127.0.0.1
       site size FOLDER           what a first visit costs
       site deploy-files PATH FOLDER
                                  into deploy/, what makes nginx and Caddy serve FOLDER at PATH";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["check"] => check(),
        ["graph", guide] => draw(guide),
        ["build"] => build_pages(),
        ["many", count, folder] => many(count, folder),
        ["serve", folder] => serve(folder, "8080"),
        ["serve", folder, port] => serve(folder, port),
        ["size", folder] => size(folder),
        ["deploy-files", mount, root] => deploy_files(mount, root),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn read_guides() -> Result<Guides, BuildError> {
    Guides::read(Path::new(GUIDES)).map_err(BuildError::Guides)
}

fn check() -> Result<(), Box<dyn Error>> {
    let guides = read_guides()?;
    println!("{} guides checked, no problem found", guides.guides.len());
    Ok(())
}

fn draw(id: &str) -> Result<(), Box<dyn Error>> {
    let guides = read_guides()?;
    let guide = guides.guide(id).ok_or_else(|| format!("there is no guide `{id}`"))?;
    let file = Path::new("docs/trees").join(format!("{id}.svg"));
    fs::create_dir_all("docs/trees")?;
    fs::write(&file, graph::svg(&graph::dot(guide))?)?;
    println!("{}", file.display());
    Ok(())
}

fn build_pages() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: `trunk build` runs this")?;
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("debug") => Profile::Debug,
        _ => Profile::Release,
    };
    let guides = env::var_os("HANDOVER_GUIDES").unwrap_or_else(|| GUIDES.into());
    let pages = build(Path::new(&staging), Path::new(&guides), profile)?;
    println!("{} pages written", pages.len());
    // Beside the site, and only when it is one to put on a server.
    if let (Profile::Release, Some(dist)) = (profile, env::var_os("TRUNK_DIST_DIR")) {
        deploy::write(Path::new(&staging), deploy::MOUNT, deploy::ROOT, &Path::new(&dist).with_file_name("deploy"))?;
    }
    Ok(())
}

fn deploy_files(mount: &str, root: &str) -> Result<(), Box<dyn Error>> {
    for file in deploy::write(Path::new("dist"), mount, root, Path::new("deploy"))? {
        println!("{}", file.display());
    }
    Ok(())
}

fn many(count: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    let count = count.parse().map_err(|_| format!("`{count}` is not a number of guides"))?;
    let guides = read_guides()?;
    many::write(Path::new(GUIDES), &guides, count, Path::new(folder))?;
    println!("{count} guides in {folder}");
    Ok(())
}

fn serve(folder: &str, port: &str) -> Result<(), Box<dyn Error>> {
    let port = port.parse().map_err(|_| format!("`{port}` is not a port"))?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let served = Server::new(folder).start(port).await?;
        println!("{}", served.url());
        served.forever().await;
        Ok(())
    })
}

fn size(folder: &str) -> Result<(), Box<dyn Error>> {
    let visits = weigh(Path::new(folder))?;
    for visit in &visits {
        println!("{visit}");
    }
    let (files, weight) = weigh_afterwards(Path::new(folder))?;
    let what = format!("afterwards, for work without network: {files} files");
    println!("{what:<52} {:>7} {:>9}", weight.raw, weight.brotli);
    let over: Vec<_> = visits.iter().flat_map(|visit| visit.over()).collect();
    if over.is_empty() { Ok(()) } else { Err(over.join("\n").into()) }
}
