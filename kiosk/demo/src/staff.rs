// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A staff member in front of a real browser.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use serde_json::json;
use sportello_console::second_factor::digits_at;
use sportello_desk::{Desk, Window};
use sportello_protocol::UnixSeconds;
use tokio::runtime::Runtime;

use crate::region::{ACCOUNT, PASSWORD, Region};
use crate::say;

pub(crate) struct Staff {
    runtime: Runtime,
    desk: Desk,
    console: String,
    pictures: PathBuf,
    taken: u32,
}

impl Staff {
    /// Opens the browser and logs in, with the second factor.
    pub(crate) fn come(region: &Region, pictures: PathBuf) -> anyhow::Result<Self> {
        let folder = region.folder();
        let runtime = Runtime::new()?;
        let desk = runtime.block_on(Desk::open_beside(folder, Window::DESK))?;
        let mut staff = Self {
            runtime,
            desk,
            console: region.console(),
            pictures,
            taken: 0,
        };
        staff.go("/login")?;
        staff.picture("login")?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let now = UnixSeconds(i64::try_from(now)?);
        let digits = digits_at(&region.second_factor, now).context("no digits")?;
        let Self { runtime, desk, .. } = &staff;
        runtime.block_on(async {
            desk.write("#name", ACCOUNT).await?;
            desk.write("#password", PASSWORD).await?;
            desk.press("main button[type=submit]").await?;
            desk.until("document.querySelector('#digits') !== null")
                .await?;
            desk.write("#digits", &digits).await?;
            desk.press("main button[type=submit]").await?;
            desk.until("!location.pathname.startsWith('/login')").await
        })?;
        Ok(staff)
    }

    #[expect(clippy::unused_self, reason = "it is the staff member who tells")]
    pub(crate) fn tell(&self, words: &str) {
        say(&format!("  At the desk: {words}"));
    }

    pub(crate) fn go(&self, path: &str) -> anyhow::Result<()> {
        let address = format!("{}{path}", self.console);
        self.runtime.block_on(self.desk.go(&address))
    }

    /// The whole page as it is now.
    pub(crate) fn picture(&mut self, name: &str) -> anyhow::Result<()> {
        self.taken += 1;
        let file = format!("desk-{:02}-{name}.png", self.taken);
        self.runtime
            .block_on(self.desk.picture(&self.pictures.join(file)))
    }

    /// From now on through a window of this size.
    pub(crate) fn window(&self, window: Window) -> anyhow::Result<()> {
        self.runtime.block_on(self.desk.resize(window))
    }

    /// Waits for words on the page.
    pub(crate) fn sees(&self, words: &str) -> anyhow::Result<()> {
        self.runtime.block_on(self.desk.sees(words))
    }

    /// Waits for words on the tile of a terminal.
    pub(crate) fn sees_on(&self, terminal: &str, words: &str) -> anyhow::Result<()> {
        self.runtime
            .block_on(self.desk.until(&format!(
                "{}?.innerText.includes({}) === true",
                tile(terminal),
                json!(words)
            )))
            .with_context(|| format!("the tile of terminal {terminal}"))
    }

    /// Presses a button of a terminal's tile; `folded` is the part that it lies in.
    pub(crate) fn ask(
        &self,
        terminal: &str,
        folded: Option<&str>,
        ask: &str,
    ) -> anyhow::Result<()> {
        self.runtime.block_on(async {
            let tile = tile(terminal);
            if let Some(part) = folded {
                self.press_by_id(&format!(
                    "{tile}?.querySelector('summary[id^=\"{part}-\"]')"
                ))
                .await?;
            }
            self.press_by_id(&format!("{tile}?.querySelector('button[value=\"{ask}\"]')"))
                .await
        })
    }

    /// Presses what a selector finds.
    pub(crate) fn press(&self, selector: &str) -> anyhow::Result<()> {
        self.runtime.block_on(self.desk.press(selector))
    }

    /// Presses an element by its id, which stays when the live page draws the tile anew.
    async fn press_by_id(&self, element: &str) -> anyhow::Result<()> {
        self.desk.until(&format!("Boolean({element}?.id)")).await?;
        let id = self.desk.ask(&format!("{element}?.id")).await?;
        let id = id.as_str().context("what is to be pressed has gone")?;
        self.desk.press(&format!("#{id}")).await
    }

    /// What stands on the tile of a terminal.
    pub(crate) fn on_tile(&self, terminal: &str) -> anyhow::Result<String> {
        let text = self
            .runtime
            .block_on(self.desk.ask(&format!("{}?.innerText", tile(terminal))))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What the page says.
    pub(crate) fn text(&self) -> String {
        self.runtime
            .block_on(self.desk.text())
            .unwrap_or_else(|error| format!("{error:#}"))
    }
}

fn tile(terminal: &str) -> String {
    format!(
        "[...document.querySelectorAll('#tiles > li')].find(t => t.querySelector('h2')?.innerText.trim() === {})",
        json!(terminal)
    )
}
