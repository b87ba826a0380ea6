//! What stands between a reader and the host, and changes what passes: a company's proxy, a virus scanner.

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use reqwest::{Client, redirect::Policy};
use tokio::{net::TcpListener, runtime::Runtime};

/// From the type of a file and what is in it, what becomes of it.
pub type Change = fn(&str, Vec<u8>) -> Vec<u8>;

/// As virus scanners do: a remark at the end of every page, and nothing else.
pub const REMARK: Change = |kind, content| match kind.starts_with("text/html") {
    true => [content, b"<!-- This page was scanned. -->".to_vec()].concat(),
    false => content,
};

pub struct Between {
    /// `http://127.0.0.1:8080`
    pub origin: String,
    // It runs beside the test, as the host does.
    runtime: Option<Runtime>,
}

#[derive(Clone)]
struct Passing {
    client: Client,
    host: String,
    change: Change,
}

impl Between {
    /// `host` is an origin.
    pub fn start(host: &str, change: Change) -> Self {
        let runtime = Runtime::new().expect("a runtime can be made");
        let client = Client::builder().redirect(Policy::none()).build().expect("a client can be made");
        let passing = Passing { client, host: host.to_owned(), change };
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("some port is free");
        let address = listener.local_addr().expect("it listens");
        listener.set_nonblocking(true).expect("as the runtime wants it");
        runtime.spawn(async move {
            let router = Router::new().fallback(pass).with_state(passing);
            let listener = TcpListener::from_std(listener).expect("it listens already");
            axum::serve(listener, router).await.expect("it listens until it is dropped");
        });
        Self { origin: format!("http://{address}"), runtime: Some(runtime) }
    }
}

impl Drop for Between {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// To change a page it must be able to read it, so it asks for no packed copies.
async fn pass(State(passing): State<Passing>, request: Request) -> Response {
    let address = format!("{}{}", passing.host, request.uri());
    let asked = passing.client.request(request.method().clone(), address).header("accept-encoding", "identity");
    let Ok(answer) = asked.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (status, headers): (_, HeaderMap) = (answer.status(), answer.headers().clone());
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let content = answer.bytes().await.unwrap_or_default();
    let mut response = Response::new(Body::from((passing.change)(&kind, content.to_vec())));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    for gone in
        [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::CONNECTION, header::ETAG, header::LAST_MODIFIED]
    {
        response.headers_mut().remove(gone);
    }
    response
}
