//! The site over HTTP on this machine, as any static host has it: what is missing is 404, with the page for that, and the
//! headers are those of the folder's `_headers`.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
};

use axum::{
    Router,
    extract::{Request, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, HeaderName, HeaderValue, LOCATION},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use thiserror::Error;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tower_http::services::{ServeDir, ServeFile};

use super::{
    headers::{FILE, Headers, REVALIDATE},
    missing,
};

#[derive(Debug, Error)]
pub enum ServeError {
    #[error("there is no site in `{0}`\n  hint: `make build`")]
    NoSite(String),
    #[error("`{path}`: {source}")]
    Headers { path: String, source: io::Error },
    #[error("port {0} is taken\n  hint: end what uses it, or take another: `make serve PORT=8081`")]
    PortTaken(u16),
    #[error("port {port}: {source}")]
    Port { port: u16, source: io::Error },
}

type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// What is to be served. `Server::new("dist").start(8080).await` is all most need.
#[derive(Clone)]
pub struct Server {
    folder: PathBuf,
    around: Around,
}

#[derive(Clone)]
struct Around {
    /// `/` or `/support/help`: without a slash at the end but for the root.
    mount: String,
    headers: Arc<Headers>,
    log: Option<Log>,
}

/// A server that runs until it is stopped or dropped.
pub struct Served {
    pub address: SocketAddr,
    mount: String,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Server {
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), around: Around { mount: "/".to_owned(), headers: Arc::default(), log: None } }
    }

    /// Puts the site below a path, such as `/support/help/guide/`. Everything beside it is 404.
    pub fn at(mut self, path: &str) -> Self {
        self.around.mount = format!("/{}", path.trim_matches('/'));
        self
    }

    /// Calls `log` with every request, as `GET /dmss/?a=b`, in the order of arrival.
    pub fn log(mut self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.around.log = Some(Arc::new(log));
        self
    }

    /// Listens on 127.0.0.1; port 0 is any that is free. It is ready for requests when this returns.
    pub async fn start(mut self, port: u16) -> Result<Served, ServeError> {
        if !self.folder.join("index.html").is_file() {
            return Err(ServeError::NoSite(self.folder.display().to_string()));
        }
        let of_headers = |source| ServeError::Headers { path: self.folder.join(FILE).display().to_string(), source };
        self.around.headers = Arc::new(Headers::of(&self.folder).map_err(of_headers)?.at(&self.around.mount));
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortTaken(port),
            _ => ServeError::Port { port, source },
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let mount = self.around.mount.clone();
        let router = self.router();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let serve = axum::serve(listener, router).with_graceful_shutdown(async {
                // A sender that was dropped means the same as one that sent.
                let _ = stopped.await;
            });
            if let Err(error) = serve.await {
                eprintln!("error: {error}");
            }
        });
        Ok(Served { address, mount, stop: Some(stop), task })
    }

    fn router(self) -> Router {
        let Self { folder, around } = self;
        let missing = ServeFile::new(folder.join(missing::FILE)).precompressed_br().precompressed_gzip();
        let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().not_found_service(missing);
        let router = match around.mount.as_str() {
            "/" => Router::new().fallback_service(files),
            // `ServeDir` sees the path without the mount, and would send readers of a folder to the wrong place.
            mount => Router::new().nest_service(mount, files.redirect_path_prefix(mount)),
        };
        router.layer(middleware::from_fn_with_state(around, pass))
    }
}

impl Served {
    /// Where the site is, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}{}/", self.address, self.mount.trim_end_matches('/'))
    }

    /// Ends it: requests under way are answered, then nobody listens any more.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // The task neither panics nor is aborted, so there is nothing to hear from it.
        let _ = (&mut self.task).await;
    }

    /// Serves for as long as the process lives.
    pub async fn forever(mut self) {
        let _ = (&mut self.task).await;
    }
}

async fn pass(State(around): State<Around>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    if let Some(log) = &around.log {
        log(&format!("{} {uri}", request.method()));
    }
    // Without the slash every reference of the page would be looked for one folder too high.
    if around.mount != "/" && uri.path() == around.mount {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let to = format!("{}/{query}", around.mount);
        return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // As the hosts do that read `_headers`: a page names the files of its version, so it is always asked for anew.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    for (name, value) in around.headers.for_path(uri.path()) {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse::<HeaderValue>()) {
            headers.insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::Mutex};

    use tempfile::TempDir;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
    };

    use super::*;

    fn site() -> TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("dmss")).unwrap();
        for file in ["index.html", "dmss/index.html", "app.js", "app.wasm", "icon.svg"] {
            fs::write(site.path().join(file), file).unwrap();
        }
        site
    }

    /// The whole answer, in lower case.
    async fn get(served: &Served, path: &str) -> String {
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer.to_lowercase()
    }

    #[track_caller]
    fn assert_answer(answer: &str, status: u16, parts: &[&str]) {
        assert!(answer.starts_with(&format!("http/1.1 {status} ")), "{answer}");
        for part in parts {
            assert!(answer.contains(part), "{part} is not in {answer}");
        }
    }

    #[tokio::test]
    async fn every_file_comes_with_its_type() {
        let site = site();
        let served = Server::new(site.path()).start(0).await.unwrap();
        assert_eq!(served.url(), format!("http://{}/", served.address));
        let html = ["content-type: text/html", "cache-control: no-cache"];
        assert_answer(&get(&served, "/").await, 200, &html);
        assert_answer(&get(&served, "/dmss/?a=b").await, 200, &[html[0], html[1], "\r\n\r\ndmss/index.html"]);
        assert_answer(&get(&served, "/app.js").await, 200, &["content-type: text/javascript"]);
        assert_answer(&get(&served, "/app.wasm").await, 200, &["content-type: application/wasm"]);
        assert_answer(&get(&served, "/icon.svg").await, 200, &["content-type: image/svg+xml"]);
    }

    #[tokio::test]
    async fn the_headers_are_those_the_folder_says() {
        let site = site();
        fs::write(site.path().join("_headers"), "/*\n  X-A: 1\n/app.js\n  Cache-Control: immutable\n").unwrap();
        for mount in ["/", "/support/guide/"] {
            let served = Server::new(site.path()).at(mount).start(0).await.unwrap();
            let get = async |path: &str| get(&served, &format!("{}{path}", mount.trim_end_matches('/'))).await;
            assert_answer(&get("/").await, 200, &["x-a: 1\r\n", "cache-control: no-cache\r\n"]);
            assert_answer(&get("/app.js").await, 200, &["x-a: 1\r\n", "cache-control: immutable\r\n"]);
            assert_answer(&get("/gone.js").await, 404, &["x-a: 1\r\n", "cache-control: no-cache\r\n"]);
        }
    }

    #[tokio::test]
    async fn what_is_missing_is_404_with_the_page_for_that_if_there_is_one_and_never_another() {
        let site = site();
        let served = Server::new(site.path()).start(0).await.unwrap();
        for path in ["/app-old.js", "/nothing/", "/dmss/app.js", "/../Cargo.toml"] {
            let answer = get(&served, path).await;
            assert_answer(&answer, 404, &[]);
            assert!(!answer.contains("index.html"), "{answer}");
        }
        fs::write(site.path().join(missing::FILE), "the way back").unwrap();
        for path in ["/app-old.js", "/nothing/", "/dmss/%23people"] {
            assert_answer(&get(&served, path).await, 404, &["content-type: text/html", "\r\n\r\nthe way back"]);
        }
    }

    #[tokio::test]
    async fn a_folder_is_opened_with_a_slash() {
        let site = site();
        let served = Server::new(site.path()).start(0).await.unwrap();
        assert_answer(&get(&served, "/dmss").await, 307, &["location: /dmss/\r\n"]);
    }

    #[tokio::test]
    async fn a_site_below_a_path_is_there_and_nowhere_else() {
        let site = site();
        let served = Server::new(site.path()).at("/support/help/guide/").start(0).await.unwrap();
        assert!(served.url().ends_with("/support/help/guide/"));
        assert_answer(&get(&served, "/support/help/guide/").await, 200, &["\r\n\r\nindex.html"]);
        assert_answer(&get(&served, "/support/help/guide/app.js").await, 200, &["text/javascript"]);
        let redirect = get(&served, "/support/help/guide?a=b").await;
        assert_answer(&redirect, 307, &["location: /support/help/guide/?a=b\r\n"]);
        let redirect = get(&served, "/support/help/guide/dmss").await;
        assert_answer(&redirect, 307, &["location: /support/help/guide/dmss/\r\n"]);
        for path in ["/", "/app.js", "/support/help/guided/"] {
            assert_answer(&get(&served, path).await, 404, &[]);
        }
    }

    #[tokio::test]
    async fn every_request_can_be_heard() {
        let site = site();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&heard);
        let server = Server::new(site.path()).log(move |line| log.lock().unwrap().push(line.to_owned()));
        let served = server.start(0).await.unwrap();
        get(&served, "/dmss/?a=b").await;
        get(&served, "/gone.js").await;
        assert_eq!(*heard.lock().unwrap(), ["GET /dmss/?a=b", "GET /gone.js"]);
    }

    #[tokio::test]
    async fn a_taken_port_is_named() {
        let site = site();
        let served = Server::new(site.path()).start(0).await.unwrap();
        let port = served.address.port();
        let error = Server::new(site.path()).start(port).await.err().unwrap();
        assert!(error.to_string().starts_with(&format!("port {port} is taken")));
    }

    #[tokio::test]
    async fn nobody_listens_after_a_stop() {
        let site = site();
        let served = Server::new(site.path()).start(0).await.unwrap();
        let address = served.address;
        served.stop().await;
        assert!(TcpStream::connect(address).await.is_err());
    }

    #[tokio::test]
    async fn a_folder_without_a_site_is_refused() {
        let empty = tempfile::tempdir().unwrap();
        let error = Server::new(empty.path()).start(0).await.err().unwrap();
        assert!(matches!(error, ServeError::NoSite(_)));
    }
}
