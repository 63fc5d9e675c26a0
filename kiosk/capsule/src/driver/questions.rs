// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pages that ask before they let go.

use serde_json::{Value, json};

use super::{Driver, text};

impl Driver {
    /// Back to where the task starts, however much the page in front has to say.
    pub(super) async fn start_again(&mut self) {
        let start = json!({ "url": self.task.start });
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        page.is_left = true;
        let session = page.session.clone();
        if page.asks {
            self.silence(&session).await;
        }
        self.devtools
            .tell(Some(&session), "Page.navigate", start)
            .await;
    }

    /// "Do you really want to leave?" is answered for the citizen; other questions are theirs,
    /// unless they are leaving already.
    pub(super) async fn dialog(&mut self, session: &str, params: &Value) {
        if text(params, "/type") == "beforeunload" {
            return self.answer_question(session, true).await;
        }
        let Some(page) = self.page(session) else {
            return;
        };
        page.asks = true;
        if page.is_left {
            self.silence(session).await;
        }
    }

    /// Ends the script that asks, so that it cannot ask again, and its question.
    pub(super) async fn silence(&self, session: &str) {
        self.devtools
            .tell(Some(session), "Runtime.terminateExecution", json!({}))
            .await;
        self.answer_question(session, false).await;
    }

    pub(super) async fn answer_question(&self, session: &str, accept: bool) {
        let answer = json!({ "accept": accept });
        self.devtools
            .tell(Some(session), "Page.handleJavaScriptDialog", answer)
            .await;
    }
}
