//! A browser driven over a pipe with the DevTools protocol: JSON messages that end with a null byte.
//!
//! The shell puts the pipes where `--remote-debugging-pipe` expects them, on descriptors 3 and 4, so that neither a
//! port nor another crate is needed.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// Longest a browser may take to answer; on a busy machine a start takes seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running browser with one page; ends with this value.
pub(crate) struct Browser {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    last_id: u64,
    session: Option<String>,
    /// Everything the browser told without being asked, in order.
    pub(crate) events: Vec<Value>,
    /// The profile goes with the browser.
    _profile: tempfile::TempDir,
}

/// The browser named by `CHROMIUM`, or one of those known by their usual names.
pub(crate) fn installed() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

impl Browser {
    /// Starts a browser with an empty page; nothing if it does not answer.
    pub(crate) fn start(program: &PathBuf) -> Option<Self> {
        let profile = tempfile::tempdir().ok()?;
        let mut child = Command::new("sh")
            .args(["-c", "exec 3<&0 4>&1 </dev/null >/dev/null 2>&1; exec \"$@\"", "sh"])
            .arg(program)
            // The page is ours and local; containers seldom allow the browser's own sandbox.
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let (to, out) = (child.stdin.take()?, child.stdout.take()?);
        let (sender, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            let mut message = Vec::new();
            while out.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                let parsed = serde_json::from_slice(&message).unwrap_or(Value::Null);
                message.clear();
                if sender.send(parsed).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self { child, to, from, last_id: 0, session: None, events: Vec::new(), _profile: profile };
        let target = browser.try_call("Target.createTarget", &json!({ "url": "about:blank" }))?;
        let attached = browser.try_call("Target.attachToTarget", &json!({ "targetId": target["targetId"], "flatten": true }))?;
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.try_call(&format!("{domain}.enable"), &json!({}))?;
        }
        Some(browser)
    }

    fn try_call(&mut self, method: &str, params: &Value) -> Option<Value> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).ok()?;
        self.to.flush().ok()?;
        loop {
            let mut answer = self.from.recv_timeout(PATIENCE).ok()?;
            if answer["id"] == json!(self.last_id) {
                assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
                return Some(answer["result"].take());
            }
            self.events.push(answer);
        }
    }

    /// Calls a method of the protocol and waits for its answer.
    #[track_caller]
    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|| panic!("no answer to {method}"))
    }

    /// Opens an address and waits until it has been read to its end.
    pub(crate) fn open(&mut self, address: &str) {
        self.events.clear();
        self.call("Page.navigate", &json!({ "url": address }));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = self.from.recv_timeout(PATIENCE).expect("the page loads");
            self.events.push(event);
        }
    }

    /// The value of an expression in the page. The protocol's evaluation is no script of the page: its policy stays.
    #[track_caller]
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let mut answer = self.call("Runtime.evaluate", &json!({ "expression": expression, "returnByValue": true }));
        assert!(answer.get("exceptionDetails").is_none(), "{}", answer["exceptionDetails"]);
        answer["result"]["value"].take()
    }

    /// Presses and releases a key.
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let params = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
            self.call("Input.dispatchKeyEvent", &params);
        }
    }

    /// Sets the page's width and its colour scheme or medium.
    pub(crate) fn show_as(&mut self, width: u32, height: u32, scheme: &str, medium: &str) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features }));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session = None;
        let _ = self.try_call("Browser.close", &json!({}));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
