// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A page used with keys only: everything is reached, in the page's order, and is seen.

use anyhow::{bail, ensure};
use serde_json::json;

use crate::Desk;

/// Larger than any page has stops.
const MOST: usize = 1500;
/// A field for date and time has so many places of its own, at most.
const PLACES: usize = 8;

/// Finds what a person can use, in the page's order; of each group of radio buttons one.
const BEGIN: &str = "(() => {
    const shown = e => e.checkVisibility({ visibilityProperty: true })
        && e.getClientRects().length > 0 && !e.disabled && e.tabIndex >= 0;
    const all = document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]');
    window.deskStops = [...all].filter(shown).filter((e, _, shown) => {
        if (e.type !== 'radio') return true;
        const group = shown.filter(o => o.type === 'radio' && o.name === e.name && o.form === e.form);
        return e === (group.find(o => o.checked) ?? group[0]);
    });
    window.deskWhat = e => e.tagName.toLowerCase() + ' '
        + (e.innerText || e.value || e.getAttribute('aria-label') || e.name || e.id || '')
            .trim().slice(0, 40);
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    window.scrollTo(0, 0);
    return true;
})()";

const HERE: &str = "(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    return {
        what: deskWhat(e),
        stop: deskStops.indexOf(e),
        seen: style.outlineStyle === 'auto'
            || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
})()";

pub(super) async fn tab_round(desk: &Desk) -> anyhow::Result<(Vec<String>, Vec<String>)> {
    let _begun = desk.ask(BEGIN).await?;
    let (mut reached, mut met) = (Vec::new(), Vec::new());
    let mut stays = 0;
    for _ in 0..MOST {
        desk.key("Tab", false).await?;
        let here = desk.ask(HERE).await?;
        if here.is_null() {
            break;
        }
        let what = here["what"].as_str().unwrap_or_default().to_owned();
        let Some(stop) = here["stop"].as_u64() else {
            bail!("the focus goes to {what}, which nobody can use");
        };
        if met.last() == Some(&stop) {
            stays += 1;
            if stays > PLACES {
                break;
            }
            continue;
        }
        stays = 0;
        if met.contains(&stop) {
            break;
        }
        ensure!(
            met.last().is_none_or(|last| *last < stop),
            "the focus goes back to {what}"
        );
        for (is, fault) in [("seen", "cannot be seen"), ("inside", "is out of sight")] {
            ensure!(
                here[is].as_bool() == Some(true),
                "the focus {fault} on {what}"
            );
        }
        met.push(stop);
        reached.push(what);
    }
    let missed = desk
        .ask(&format!(
            "deskStops.filter((_, stop) => !{}.includes(stop)).map(deskWhat)",
            json!(met)
        ))
        .await?;
    let missed = missed.as_array().into_iter().flatten();
    let missed = missed.filter_map(|one| one.as_str().map(str::to_owned));
    Ok((reached, missed.collect()))
}

pub(super) async fn tab_to(desk: &Desk, selector: &str) -> anyhow::Result<()> {
    let there = format!(
        "document.activeElement?.matches({}) === true",
        json!(selector)
    );
    for _ in 0..MOST {
        if desk.ask(&there).await?.as_bool() == Some(true) {
            return Ok(());
        }
        desk.key("Tab", false).await?;
    }
    bail!("Tab never comes to {selector}")
}
