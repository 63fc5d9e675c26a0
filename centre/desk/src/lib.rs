// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A staff member at the console: a real Chromium whose keys and presses go in as a person's
//! would. Never part of the product.
//!
//! What is looked for is looked for until [`PATIENCE`] is over: a page that is slow is no
//! failure, one that never comes is.

mod axe;
mod complaints;
mod keyboard;
mod look;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use command_fds::{CommandFdExt, FdMapping};
use rustix::pipe::{PipeFlags, pipe_with};
use serde_json::{Value, json};
use sportello_capsule::devtools::Devtools;
use tempfile::TempDir;
use tokio::net::unix::pipe;

use complaints::Complaints;

pub use axe::Violation;

/// How long something on a page is waited for.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How large the window is, CSS pixels, and how many device pixels each has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub scale: f64,
}

impl Window {
    /// An office PC.
    pub const DESK: Self = Self {
        width: 1366,
        height: 900,
        scale: 1.0,
    };
    /// A small phone.
    pub const PHONE: Self = Self {
        width: 360,
        height: 800,
        scale: 2.0,
    };
    /// The office PC with everything twice as large.
    pub const DESK_AT_200: Self = Self {
        width: 683,
        height: 450,
        scale: 2.0,
    };
    /// What WCAG 1.4.10 asks for: 1280 by 1024 with everything four times as large.
    pub const DESK_AT_400: Self = Self {
        width: 320,
        height: 256,
        scale: 2.0,
    };
}

/// A browser with one page.
#[derive(Debug)]
pub struct Desk {
    child: Child,
    devtools: Devtools,
    session: String,
    complaints: Complaints,
    _profile: TempDir,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Gone already is fine too.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Desk {
    /// Starts Chromium with an empty profile in the system's folder for such things.
    ///
    /// # Errors
    /// When there is no Chromium, or it does not answer.
    pub async fn open(window: Window) -> anyhow::Result<Self> {
        Self::start(&std::env::temp_dir(), &[], window).await
    }

    /// The same beside a terminal, under the same user: everything that the browser writes is in
    /// `folder`, and it makes no namespaces, in which the terminal would take its processes for
    /// a citizen's. It only ever sees our own pages.
    ///
    /// # Errors
    /// When there is no Chromium, or it does not answer.
    pub async fn open_beside(folder: &Path, window: Window) -> anyhow::Result<Self> {
        Self::start(folder, &["--no-sandbox"], window).await
    }

    async fn start(folder: &Path, more: &[&str], window: Window) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir_in(folder)?;
        let (their_read, our_write) = pipe_with(PipeFlags::CLOEXEC)?;
        let (our_read, their_write) = pipe_with(PipeFlags::CLOEXEC)?;
        let mut command = Command::new(sportello_capsule::CHROMIUM);
        let _fds = command
            .args([
                "--headless=new",
                "--remote-debugging-pipe",
                "--disable-gpu",
                // A picture of the whole page has none; the page must be laid out alike.
                "--hide-scrollbars",
                "--no-first-run",
                "--no-default-browser-check",
                "--password-store=basic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-breakpad",
                "--autoplay-policy=no-user-gesture-required",
                // The console makes its own authority; a person accepts it once.
                "--ignore-certificate-errors",
                "--lang=it",
                "--accept-lang=it",
            ])
            .args(more)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--window-size={},{}", window.width, window.height))
            .env("HOME", profile.path())
            .env("TMPDIR", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .fd_mappings(vec![
                FdMapping {
                    parent_fd: their_read,
                    child_fd: 3,
                },
                FdMapping {
                    parent_fd: their_write,
                    child_fd: 4,
                },
            ])?;
        let child = command.spawn().context("starting Chromium")?;
        drop(command);
        let (devtools, events) = Devtools::start(
            pipe::Sender::from_owned_fd(our_write)?,
            pipe::Receiver::from_owned_fd(our_read)?,
        );
        let made = devtools
            .first_call("Target.createTarget", json!({ "url": "about:blank" }))
            .await?;
        let target = made["targetId"].as_str().context("no target")?.to_owned();
        let attached = devtools
            .call_within(
                PATIENCE,
                None,
                "Target.attachToTarget",
                json!({ "targetId": target, "flatten": true }),
            )
            .await?;
        let session = attached["sessionId"]
            .as_str()
            .context("no session")?
            .to_owned();
        let desk = Self {
            child,
            devtools,
            session,
            complaints: Complaints::new(events),
            _profile: profile,
        };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            let _on = desk.call(domain, json!({})).await?;
        }
        desk.resize(window).await?;
        Ok(desk)
    }

    async fn call(&self, command: &'static str, params: Value) -> anyhow::Result<Value> {
        let answer = self
            .devtools
            .call_within(PATIENCE, Some(&self.session), command, params)
            .await
            .with_context(|| command.to_owned());
        // Events must be read or they would pile up.
        self.complaints.listen();
        answer
    }

    /// # Errors
    /// When the browser is gone.
    pub async fn resize(&self, window: Window) -> anyhow::Result<()> {
        let _done = self
            .call(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": window.width, "height": window.height,
                        "deviceScaleFactor": window.scale, "mobile": false }),
            )
            .await?;
        Ok(())
    }

    /// With scripts off, pages must work all the same.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn scripts(&self, on: bool) -> anyhow::Result<()> {
        let _done = self
            .call(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": !on }),
            )
            .await?;
        Ok(())
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn go(&self, address: &str) -> anyhow::Result<()> {
        let gone = self
            .call("Page.navigate", json!({ "url": address }))
            .await?;
        if let Some(error) = gone["errorText"].as_str() {
            bail!("{address}: {error}");
        }
        self.loaded().await
    }

    /// Waits until the page is loaded.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn loaded(&self) -> anyhow::Result<()> {
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")
            .await
    }

    /// What an expression of the page's language says. Works with the page's own scripts off.
    ///
    /// # Errors
    /// When it throws.
    pub async fn ask(&self, expression: &str) -> anyhow::Result<Value> {
        let answer = self
            .call(
                "Runtime.evaluate",
                json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
            )
            .await?;
        if answer.get("exceptionDetails").is_some() {
            bail!("{expression}: {}", answer["exceptionDetails"]);
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until an expression is true.
    ///
    /// # Errors
    /// When it is not in time; says what the page shows.
    pub async fn until(&self, expression: &str) -> anyhow::Result<()> {
        let give_up = tokio::time::Instant::now() + PATIENCE;
        loop {
            // While a page goes and the next comes there is nothing to ask.
            if let Ok(answer) = self.ask(expression).await
                && answer.as_bool() == Some(true)
            {
                return Ok(());
            }
            if tokio::time::Instant::now() >= give_up {
                let shown = self.text().await.unwrap_or_default();
                bail!("waited in vain for {expression}; the page says:\n{shown}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn sees(&self, words: &str) -> anyhow::Result<()> {
        self.until(&format!(
            "document.body !== null && document.body.innerText.includes({})",
            json!(words)
        ))
        .await
    }

    /// All that can be read on the page.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn text(&self) -> anyhow::Result<String> {
        let text = self
            .ask("document.body ? document.body.innerText : ''")
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// # Errors
    /// When the browser is gone.
    pub async fn address(&self) -> anyhow::Result<String> {
        let address = self.ask("location.href").await?;
        Ok(address.as_str().unwrap_or_default().to_owned())
    }

    /// Presses what a selector finds, with the pointer, in its middle.
    ///
    /// # Errors
    /// When there is nothing, or something lies over it.
    pub async fn press(&self, selector: &str) -> anyhow::Result<()> {
        self.until(&format!(
            "document.querySelector({}) !== null",
            json!(selector)
        ))
        .await?;
        let place = self
            .ask(&format!(
                "(() => {{ const e = document.querySelector({});
                   e.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}});
                   const b = e.getBoundingClientRect();
                   const x = b.x + b.width / 2, y = b.y + b.height / 2;
                   const top = document.elementFromPoint(x, y);
                   return [x, y, top !== null && (e === top || e.contains(top) || top.contains(e))];
                 }})()",
                json!(selector)
            ))
            .await?;
        let (x, y) = (place[0].as_f64(), place[1].as_f64());
        let (Some(x), Some(y)) = (x, y) else {
            bail!("{selector} has no place on the page");
        };
        ensure!(
            place[2].as_bool() == Some(true),
            "something lies over {selector}"
        );
        for kind in ["mousePressed", "mouseReleased"] {
            let _done = self
                .call(
                    "Input.dispatchMouseEvent",
                    json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
                )
                .await?;
        }
        Ok(())
    }

    /// Presses the button or link that reads like this.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_words(&self, words: &str) -> anyhow::Result<()> {
        let mark = format!(
            "(() => {{ for (const o of document.querySelectorAll('[data-desk]')) o.removeAttribute('data-desk');
               const e = [...document.querySelectorAll('button, a, input[type=submit], summary, label')]
                 .find(e => (e.innerText || e.value || '').trim() === {0}
                    || e.getAttribute('aria-label') === {0});
               if (!e) return false; e.setAttribute('data-desk', ''); return true; }})()",
            json!(words)
        );
        self.until(&mark).await?;
        self.press("[data-desk]").await
    }

    /// Writes into a field, over what was there.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn write(&self, selector: &str, text: &str) -> anyhow::Result<()> {
        self.press(selector).await?;
        let _selected = self
            .ask(&format!(
                "document.querySelector({}).select?.()",
                json!(selector)
            ))
            .await?;
        let _done = self
            .call("Input.insertText", json!({ "text": text }))
            .await?;
        Ok(())
    }

    /// One key: `Tab`, `Enter`, `Escape`, `ArrowDown`, ` `, or a letter.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn key(&self, key: &str, shift: bool) -> anyhow::Result<()> {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            " " => (32, Some(" ")),
            "ArrowUp" => (38, None),
            "ArrowDown" => (40, None),
            other => (0, Some(other)),
        };
        let modifiers = u8::from(shift) * 8;
        let mut down = json!({ "type": "keyDown", "key": key, "modifiers": modifiers,
            "windowsVirtualKeyCode": code, "code": if key == " " { "Space" } else { key } });
        if let Some(text) = text {
            down["text"] = json!(text);
        }
        let _done = self.call("Input.dispatchKeyEvent", down).await?;
        let _done = self
            .call(
                "Input.dispatchKeyEvent",
                json!({ "type": "keyUp", "key": key, "modifiers": modifiers,
                        "windowsVirtualKeyCode": code }),
            )
            .await?;
        Ok(())
    }

    /// A picture of the whole page.
    ///
    /// # Errors
    /// When it cannot be taken or stored.
    pub async fn picture(&self, path: &Path) -> anyhow::Result<()> {
        let shot = self
            .call(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true }),
            )
            .await?;
        let data = shot["data"].as_str().context("no picture")?;
        let bytes = data_encoding::BASE64.decode(data.as_bytes())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
        Ok(())
    }

    /// What `axe` finds wrong with the page (WCAG 2.2 A and AA).
    ///
    /// # Errors
    /// When it cannot be run.
    pub async fn axe(&self) -> anyhow::Result<Vec<Violation>> {
        axe::run(self).await
    }

    /// How far the page can be scrolled sideways, CSS pixels.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn sideways(&self) -> anyhow::Result<u64> {
        let beyond = self
            .ask("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)")
            .await?;
        Ok(beyond.as_u64().unwrap_or(0))
    }

    /// Goes through the page with Tab from its beginning. Answers what could be reached and
    /// what could be used but was not reached, both as short descriptions.
    ///
    /// # Errors
    /// When the focus cannot be seen on something, goes backwards or to what nobody can use.
    pub async fn tab_round(&self) -> anyhow::Result<(Vec<String>, Vec<String>)> {
        keyboard::tab_round(self).await
    }

    /// Goes on with Tab until the focus is on what a selector finds.
    ///
    /// # Errors
    /// When the focus never comes there.
    pub async fn tab_to(&self, selector: &str) -> anyhow::Result<()> {
        keyboard::tab_to(self, selector).await
    }

    /// Writes a text letter by letter, where the focus is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn type_keys(&self, text: &str) -> anyhow::Result<()> {
        for letter in text.chars() {
            self.key(letter.encode_utf8(&mut [0; 4]), false).await?;
        }
        Ok(())
    }

    /// The status that the page was answered with; a file's is 200.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn status(&self) -> anyhow::Result<u64> {
        self.ask("performance.getEntriesByType('navigation')[0].responseStatus")
            .await?
            .as_u64()
            .context("nothing answered for this page")
    }

    /// What the browser complained of since this was asked last: a file that is missing, a
    /// script that failed, what the page's own policy forbids.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.take()
    }

    /// Looks at the page that is shown, in every window: that the server answered so, the
    /// browser has nothing to complain of, there is one heading and no word missing; that axe
    /// finds nothing and nothing goes sideways; that keys are enough. Leaves a picture of each
    /// window in the folder; answers what is wrong.
    ///
    /// # Errors
    /// When the browser is gone or a picture cannot be stored.
    pub async fn look(
        &self,
        pictures: &Path,
        name: &str,
        status: u64,
    ) -> anyhow::Result<Vec<String>> {
        look::look(self, pictures, name, status).await
    }
}
