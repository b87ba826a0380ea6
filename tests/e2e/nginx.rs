//! nginx with the files of `deploy/` as an owner would have them, in a folder of its own.
//!
//! It is given a socket that listens already: so any free port will do, and nobody waits until it has started.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::{MetadataExt, symlink},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
};

use handover::site::deploy;
use tempfile::TempDir;

use crate::site::Host;

const NGINX: &str = "/usr/sbin/nginx";

/// Where Debian has the module that sends brotli copies. Without it nginx sends gzip.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

pub struct Nginx {
    pub address: SocketAddr,
    /// Configuration and logs; `site` in it is a link to the folder that is served.
    home: TempDir,
    process: Mutex<Option<Child>>,
}

impl Nginx {
    pub fn start(folder: &Path, host: Host, mount: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder can be made");
        let listener = TcpListener::bind("127.0.0.1:0").expect("some port is free");
        let address = listener.local_addr().expect("it listens");
        configure(home.path(), folder, host, mount, address);
        let nginx = Self { address, home, process: Mutex::new(None) };
        symlink(folder, nginx.path("site")).expect("the folder is ours");
        nginx.run(listener);
        nginx
    }

    fn run(&self, listener: TcpListener) {
        listener.set_nonblocking(true).expect("as nginx wants it");
        // Debian has it where only root looks for commands.
        let nginx = if Path::new(NGINX).is_file() { NGINX } else { "nginx" };
        let process = Command::new(nginx)
            .args(["-p", &self.path(""), "-c", &self.path("nginx.conf"), "-e", &self.path("error.log")])
            // As in a change to a new nginx: the descriptors it inherits. This one comes as its standard input.
            .env("NGINX", "0;")
            .stdin(Stdio::from(std::os::fd::OwnedFd::from(listener)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("nginx does not start: {error}\n  hint: `make setup`"));
        *self.process() = Some(process);
    }

    pub fn has_brotli(&self) -> bool {
        self.home.path().join("handover/handover-brotli.conf").is_file()
    }

    /// Nobody listens any more.
    pub fn stop(&self) {
        if let Some(mut process) = self.process().take() {
            // Not killed, or its worker would go on alone.
            let _ = Command::new("kill").arg(process.id().to_string()).status();
            let _ = process.wait();
        }
    }

    /// On the same port as before.
    pub fn start_again(&self) {
        self.stop();
        let listener = TcpListener::bind(self.address).unwrap_or_else(|error| panic!("{}: {error}", self.address));
        self.run(listener);
    }

    pub fn folder(&self) -> PathBuf {
        fs::read_link(self.path("site")).expect("it is a link")
    }

    /// The access log as it is by now: all answers that somebody has got are in it.
    pub fn log(&self) -> String {
        const MARK: &str = "GET /the-log-so-far ";
        let read = || fs::read_to_string(self.path("access.log")).unwrap_or_default();
        if self.process().is_some() {
            // nginx writes a line when it is done with a request, one after the other.
            let before = read().matches(MARK).count();
            self.get(&format!("{MARK}HTTP/1.1"));
            while read().matches(MARK).count() == before {
                assert!(self.is_running(), "nginx ended: {}", self.complaint());
                std::thread::yield_now();
            }
        }
        read().lines().filter(|line| !line.contains(MARK)).map(|line| format!("{line}\n")).collect()
    }

    fn get(&self, line: &str) {
        let mut stream =
            TcpStream::connect(self.address).unwrap_or_else(|error| panic!("{error}: {}", self.complaint()));
        let request = format!("{line}\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("nginx listens");
        stream.read_to_end(&mut Vec::new()).map(drop).unwrap_or_else(|error| panic!("{error}: {}", self.complaint()));
    }

    fn is_running(&self) -> bool {
        self.process().as_mut().is_some_and(|process| process.try_wait().is_ok_and(|ended| ended.is_none()))
    }

    fn complaint(&self) -> String {
        fs::read_to_string(self.path("error.log")).unwrap_or_default()
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join(name).display().to_string()
    }

    fn process(&self) -> std::sync::MutexGuard<'_, Option<Child>> {
        self.process.lock().expect("no test panics in here")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An `nginx.conf` that does nothing but include what is shipped.
fn configure(home: &Path, folder: &Path, host: Host, mount: &str, address: SocketAddr) {
    let here = home.display();
    let load = if Path::new(BROTLI).is_file() { format!("load_module {BROTLI};") } else { String::new() };
    // Else the worker would be somebody who may not look into our folders.
    let user = if fs::metadata(home).is_ok_and(|home| home.uid() == 0) { "user root;\n" } else { "" };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary: String = temporary.iter().map(|kind| format!("  {kind}_temp_path {here}/{kind};\n")).collect();
    let text = format!(
        "{load}
{user}daemon off;
pid {here}/pid;
events {{}}
http {{
{temporary}  log_format all '$request_method $request_uri $server_protocol\t$http_referer\t$http_cookie\t$http_user_agent';
  access_log {here}/access.log all;
  server {{
    listen {address};
    include handover/handover.conf;
  }}
}}
"
    );
    fs::write(home.join("nginx.conf"), text).expect("the folder is ours");
    let shipped = home.join("deploy");
    deploy::write(folder, mount, &format!("{here}/site"), &shipped).unwrap_or_else(|error| panic!("{error}"));
    fs::rename(shipped.join("nginx"), home.join("handover")).expect("the folder is ours");
    if load.is_empty() {
        fs::remove_file(home.join("handover/handover-brotli.conf")).expect("it was written");
    }
    if host == Host::Spa {
        let file = home.join("handover/handover.conf");
        let conf = fs::read_to_string(&file).expect("it was written");
        let error_page = |to: &str| format!("error_page 403 404 ={to};");
        let (missing, page) =
            (error_page(&format!("404 {mount}404.html")), error_page(&format!("200 {mount}index.html")));
        assert!(conf.contains(&missing), "{conf}");
        fs::write(file, conf.replace(&missing, &page)).expect("the folder is ours");
    }
}
