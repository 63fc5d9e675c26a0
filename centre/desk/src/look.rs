// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that can be said against a page without knowing what it is for.

use std::path::Path;

use crate::{Desk, Window};

/// The windows in which every page must hold.
const WINDOWS: [(&str, Window); 4] = [
    ("desk", Window::DESK),
    ("phone", Window::PHONE),
    ("200", Window::DESK_AT_200),
    ("400", Window::DESK_AT_400),
];

/// No page has fewer: the way past the menu, and the languages.
const FEWEST_STOPS: usize = 2;

pub(super) async fn look(
    desk: &Desk,
    pictures: &Path,
    name: &str,
    status: u64,
) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let answered = desk.status().await?;
    if answered != status {
        faults.push(format!("answered {answered}, not {status}"));
    }
    // That a page was refused is no complaint where it had to be.
    let refused = format!("status of {status}");
    let complaints = desk.complaints().into_iter();
    faults.extend(complaints.filter(|one| status < 400 || !one.contains(&refused)));
    if desk.ask("document.querySelectorAll('h1').length").await? != 1 {
        faults.push("has not one heading".to_owned());
    }
    // What stands in the place of words that no dictionary has.
    if desk.ask("document.body.textContent.includes('⟦')").await? != false {
        faults.push("a word is missing".to_owned());
    }
    for (size, window) in WINDOWS {
        desk.resize(window).await?;
        let file = pictures.join(format!("{name}-{size}.png"));
        desk.picture(&file).await?;
        let found = desk.axe().await?;
        faults.extend(found.iter().map(|violation| format!("{size}: {violation}")));
        let beyond = desk.sideways().await?;
        if beyond > 0 {
            faults.push(format!("{size}: {beyond} pixels sideways"));
        }
    }
    desk.resize(Window::DESK).await?;
    match desk.tab_round().await {
        Err(error) => faults.push(error.to_string()),
        Ok((_, missed)) if !missed.is_empty() => faults.push(format!("Tab misses {missed:?}")),
        Ok((reached, _)) if reached.len() < FEWEST_STOPS => {
            faults.push(format!("Tab only comes to {reached:?}"));
        }
        Ok(_) => {}
    }
    Ok(faults
        .into_iter()
        .map(|fault| format!("{name}: {fault}"))
        .collect())
}
