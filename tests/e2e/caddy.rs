//! Caddy with the file of `deploy/` as an owner would have it, in a folder of its own.

use std::{
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

use handover::site::deploy;
use tempfile::TempDir;

pub struct Caddy {
    pub address: SocketAddr,
    process: Child,
    _home: TempDir,
}

impl Caddy {
    /// Nothing where there is no Caddy.
    pub fn start(folder: &Path, mount: &str) -> Option<Self> {
        let home = tempfile::tempdir().expect("a folder can be made");
        let here = home.path().display().to_string();
        let site = folder.to_str().expect("its name is text");
        deploy::write(folder, mount, site, home.path()).unwrap_or_else(|error| panic!("{error}"));
        let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("one is free");
        let text = format!("{{\n\tadmin off\n\tauto_https off\n}}\nhttp://{address} {{\n\timport handover.caddy\n}}\n");
        let file = home.path().join("caddy/Caddyfile");
        fs::write(&file, text).expect("the folder is ours");
        let mut process = Command::new("caddy")
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&file)
            .envs([("HOME", &here), ("XDG_DATA_HOME", &here), ("XDG_CONFIG_HOME", &here)])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(home.path().join("log")).expect("the folder is ours"))
            .spawn()
            .ok()?;
        while TcpStream::connect(address).is_err() {
            let ended = process.try_wait().expect("it was started");
            let log = || fs::read_to_string(home.path().join("log")).unwrap_or_default();
            assert!(ended.is_none(), "caddy does not start: {}", log());
            std::thread::yield_now();
        }
        Some(Self { address, process, _home: home })
    }
}

impl Drop for Caddy {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
