//! WebDriver BiDi, as much as Firefox needs of it: commands with their answers, and what it tells of by itself.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use futures_util::{SinkExt, StreamExt, stream::SplitSink};
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::oneshot};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub struct Bidi {
    orders: tokio::sync::Mutex<(u64, SplitSink<Socket, Message>)>,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    waiting: HashMap<u64, oneshot::Sender<Value>>,
    requests: Vec<String>,
    complaints: Vec<String>,
}

impl Bidi {
    /// `url`: what the driver gives for the capability `webSocketUrl`.
    pub async fn connect(url: &str) -> Self {
        let (socket, _) = connect_async(url).await.expect("it listens");
        let (orders, mut told) = socket.split();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let hears = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Some(Ok(message)) = told.next().await {
                if let Ok(message) = serde_json::from_slice(&message.into_data()) {
                    hears.lock().expect("nobody panics in here").hear(message);
                }
            }
        });
        let bidi = Self { orders: tokio::sync::Mutex::new((0, orders)), shared };
        let events = json!({ "events": ["network.beforeRequestSent", "log.entryAdded"] });
        bidi.send("session.subscribe", events).await;
        bidi
    }

    pub async fn send(&self, method: &str, parameters: Value) -> Value {
        let (answers, answer) = oneshot::channel();
        {
            let mut orders = self.orders.lock().await;
            orders.0 += 1;
            let id = orders.0;
            self.shared.lock().expect("nobody panics in here").waiting.insert(id, answers);
            let order = json!({ "id": id, "method": method, "params": parameters }).to_string();
            orders.1.send(Message::text(order)).await.expect("it listens");
        }
        let answer = answer.await.unwrap_or_else(|_| panic!("{method}: the browser has gone"));
        assert_eq!(answer["type"], "success", "{method}: {}", answer["message"]);
        answer["result"].clone()
    }

    /// The addresses that were asked for since this was last asked.
    pub async fn requests(&self) -> Vec<String> {
        self.catch_up().await;
        std::mem::take(&mut self.shared.lock().expect("nobody panics in here").requests)
    }

    /// What the console has complained of since this was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        self.catch_up().await;
        std::mem::take(&mut self.shared.lock().expect("nobody panics in here").complaints)
    }

    /// It tells of things in the order of its answers.
    async fn catch_up(&self) {
        self.send("session.status", json!({})).await;
    }
}

impl Shared {
    fn hear(&mut self, message: Value) {
        let event = &message["params"];
        match message["method"].as_str() {
            Some("network.beforeRequestSent") => {
                self.requests.extend(event["request"]["url"].as_str().map(str::to_owned));
            }
            Some("log.entryAdded") if matches!(event["level"].as_str(), Some("warn" | "error")) => {
                self.complaints.extend(event["text"].as_str().map(str::to_owned));
            }
            _ => {
                let waiting = message["id"].as_u64().and_then(|id| self.waiting.remove(&id));
                // Who asked may have gone.
                let _ = waiting.map(|answers| answers.send(message));
            }
        }
    }
}
