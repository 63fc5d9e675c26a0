// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The page in front, as a document: what leaves the capsule for the printer is bytes, in
//! parts, and only after the shell asked for them.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::broker::{MAX_PART, MAX_PDF};
use crate::devtools::Devtools;
use crate::inner::InnerReport;
use crate::wire::Trouble;

use super::Driver;

/// How long the browser may take to lay the page out on paper.
pub(crate) const LAYING_OUT: Duration = Duration::from_secs(20);

impl Driver {
    /// Has the page made into a document, and hands it out. Orders are served meanwhile.
    pub(super) fn hand_out(&self) {
        let page = self
            .pages
            .last()
            .map(|page| (page.session.clone(), page.frame.clone()));
        let (devtools, reports) = (self.devtools.clone(), self.reports.clone());
        tokio::spawn(async move {
            let document = match page {
                Some((session, frame)) => document(&devtools, &session, &frame).await,
                None => None,
            };
            // The supervisor hanging up is noticed by the orders' channel.
            let _hung_up = deliver(document, &reports).await;
        });
    }
}

/// In base64, as the browser gives it.
async fn document(devtools: &Devtools, session: &str, frame: &str) -> Option<String> {
    if let Some(shown) = shown_document(devtools, session, frame).await {
        return Some(shown);
    }
    // A4, in inches; backgrounds cost ink and say nothing.
    let paper = json!({
        "paperWidth": 8.27, "paperHeight": 11.69,
        "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4, "marginRight": 0.4,
        "printBackground": false, "displayHeaderFooter": false, "transferMode": "ReturnAsBase64",
    });
    let answer = devtools
        .call_within(LAYING_OUT, Some(session), "Page.printToPDF", paper)
        .await
        .ok()?;
    match answer {
        Value::Object(mut answer) => match answer.remove("data") {
            Some(Value::String(data)) if !data.is_empty() => Some(data),
            _ => None,
        },
        _ => None,
    }
}

/// A page that *is* a PDF (a certificate, a receipt) is printed as it is: laid out anew it
/// would be the picture of a viewer.
async fn shown_document(devtools: &Devtools, session: &str, frame: &str) -> Option<String> {
    let world = json!({ "frameId": frame, "worldName": "sportello" });
    let world = devtools
        .call_within(LAYING_OUT, Some(session), "Page.createIsolatedWorld", world)
        .await
        .ok()?;
    let script = json!({
        "expression": SHOWN,
        "contextId": world["executionContextId"],
        "returnByValue": true,
        "awaitPromise": true,
    });
    let answer = devtools
        .call_within(LAYING_OUT, Some(session), "Runtime.evaluate", script)
        .await
        .ok()?;
    let address = answer.pointer("/result/value")?.as_str()?;
    let (_, data) = address.split_once(";base64,")?;
    Some(data.to_owned())
}

/// The document that the browser shows as a data address; `null` where it shows a page. It is
/// asked for at the same address again, and out of the browser's cache where that has it.
const SHOWN: &str = "(async () => {
  if (document.contentType !== 'application/pdf') return null;
  try {
    const answer = await fetch(location.href, { credentials: 'include', cache: 'force-cache' });
    const bytes = await answer.blob();
    if (!answer.ok || bytes.size > 16777216) return null;
    return await new Promise((done) => {
      const reader = new FileReader();
      reader.onloadend = () => done(reader.result);
      reader.readAsDataURL(bytes);
    });
  } catch { return null; }
})()";

/// Hands a document out in parts, or says why there is none.
pub(crate) async fn deliver(
    document: Option<String>,
    reports: &mpsc::Sender<InnerReport>,
) -> Result<(), mpsc::error::SendError<InnerReport>> {
    let kind = match &document {
        Some(document) if document.len() / 4 * 3 <= MAX_PDF && document.is_ascii() => None,
        Some(_) => Some(Trouble::TooManyPages),
        None => Some(Trouble::CannotPrint),
    };
    if let Some(kind) = kind {
        return reports.send(InnerReport::Trouble { kind }).await;
    }
    let mut rest = document.unwrap_or_default();
    while !rest.is_empty() {
        let next = rest.split_off(rest.len().min(MAX_PART));
        let base64 = std::mem::replace(&mut rest, next);
        reports.send(InnerReport::DocumentPart { base64 }).await?;
    }
    reports.send(InnerReport::DocumentEnd).await
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn delivered(document: Option<String>) -> Vec<InnerReport> {
        let (reports, mut receiver) = mpsc::channel(512);
        deliver(document, &reports).await.unwrap();
        drop(reports);
        let mut delivered = Vec::new();
        while let Some(report) = receiver.recv().await {
            delivered.push(report);
        }
        delivered
    }

    #[tokio::test]
    async fn a_document_comes_in_parts_that_make_up_the_whole() {
        let document: String = "ABCD".repeat(MAX_PART / 2);
        let delivered = delivered(Some(document.clone())).await;
        let (last, parts) = delivered.split_last().unwrap();
        assert!(*last == InnerReport::DocumentEnd);
        let whole: String = parts
            .iter()
            .map(|part| match part {
                InnerReport::DocumentPart { base64 } => {
                    assert!(base64.len() <= MAX_PART && base64.len().is_multiple_of(4));
                    base64.as_str()
                }
                _ => panic!("a part was expected"),
            })
            .collect();
        assert_eq!(parts.len(), 2);
        assert!(whole == document);
    }

    #[tokio::test]
    async fn what_cannot_be_printed_is_said_and_not_handed_out() {
        let no_document = Trouble::CannotPrint;
        assert!(delivered(None).await == [InnerReport::Trouble { kind: no_document }]);
        let kind = Trouble::TooManyPages;
        let long = "A".repeat(MAX_PDF * 2);
        assert!(delivered(Some(long)).await == [InnerReport::Trouble { kind }]);
    }
}
