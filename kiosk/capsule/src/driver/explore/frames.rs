// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pages within a page. Those of the page's own site live in the same process and are read in
//! their places; of those of other sites it is said that they are there.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::outline::{self, Inner, Line};
use super::super::text;
use super::Driver;

/// Most frames of one page that are read.
const MOST: usize = 20;
/// How long a page may take to tell what is on it: longer than for anything else, because the
/// citizen waits for just that.
const PATIENCE: Duration = Duration::from_secs(3);

impl Driver {
    /// What the page in front says, line by line; nothing when it does not answer in time. That
    /// is another thing than a page that has nothing to say.
    pub(in crate::driver) async fn lines(&self) -> Option<Vec<Line>> {
        let page = self.pages.last()?;
        let tree = self.devtools.call_within(
            PATIENCE,
            Some(&page.session),
            "Accessibility.getFullAXTree",
            json!({}),
        );
        let tree = tree.await.ok()?;
        let mut inner = Vec::new();
        for frame in below(&self.ask("Page.getFrameTree", json!({})).await) {
            let asked = json!({ "frameId": frame });
            let owner = self.ask("DOM.getFrameOwner", asked.clone()).await;
            let tree = self.ask("Accessibility.getFullAXTree", asked).await;
            if let Some(owner) = owner["backendNodeId"].as_i64() {
                inner.push(Inner { owner, frame, tree });
            }
        }
        Some(outline::with_frames(&tree, &inner))
    }
}

/// The frames below the page itself.
fn below(tree: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![&tree["frameTree"]];
    while let Some(at) = waiting.pop() {
        for child in at["childFrames"].as_array().into_iter().flatten() {
            if found.len() >= MOST {
                return found;
            }
            found.push(text(child, "/frame/id").to_owned());
            waiting.push(child);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_found_at_every_depth_and_not_without_end() {
        let tree = json!({ "frameTree": { "frame": { "id": "page" }, "childFrames": [
            { "frame": { "id": "one" }, "childFrames": [{ "frame": { "id": "two" } }] },
            { "frame": { "id": "three" } },
        ]}});
        let mut found = below(&tree);
        found.sort_unstable();
        assert_eq!(found, ["one", "three", "two"]);
        assert!(below(&Value::Null).is_empty());
        let many: Vec<Value> = (0..99)
            .map(|id| json!({ "frame": { "id": id.to_string() } }))
            .collect();
        let tree = json!({ "frameTree": { "childFrames": many } });
        assert_eq!(below(&tree).len(), MOST);
    }
}
