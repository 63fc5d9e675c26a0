// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pages that are measured with: a practice site of three, each some hundred paragraphs
//! long. The first opens the second, which opens the third; the third says when all of
//! them have loaded.

use std::path::{Path, PathBuf};

use sportello_capsule::wire::{Advance, HostRule, Needs, StepOrder, TaskOrder};

/// Where the first page is.
pub(crate) const START: &str = "https://bench.sportello.test/";
const HOST: &str = "bench.sportello.test";
/// Paragraphs of each page.
const PARAGRAPHS: usize = 300;

/// What becomes of the pages that the first one could open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    One,
    Three,
}

/// The first page, as the capsule and the bare browser both get it.
pub(crate) fn first_page(pages: Pages) -> String {
    page("Prima", (pages == Pages::Three).then_some("/due"))
}

/// Writes the site below the tasks' folder `tasks`.
pub(crate) fn write(tasks: &Path, pages: Pages) -> std::io::Result<()> {
    let site = tasks.join("bench/site");
    std::fs::create_dir_all(&site)?;
    std::fs::write(site.join("uno.html"), first_page(pages))?;
    std::fs::write(site.join("due.html"), page("Seconda", Some("/tre")))?;
    std::fs::write(site.join("tre.html"), page("Terza", None))?;
    let route = |path: &str, file: &str| {
        format!("[[route]]\nhost = \"{HOST}\"\npath = \"{path}\"\nfile = \"{file}\"\n\n")
    };
    std::fs::write(
        site.join("routes.toml"),
        route("/", "uno.html") + &route("/due", "due.html") + &route("/tre", "tre.html"),
    )
}

/// The task that leads through it; its second step is reached once the third page stands.
pub(crate) fn task(tasks: &Path) -> TaskOrder {
    TaskOrder {
        start: START.into(),
        steps: vec![
            StepOrder {
                advance: Some(Advance::Element {
                    selector: "#last[data-loaded]".into(),
                }),
                ..StepOrder::default()
            },
            StepOrder::default(),
        ],
        at_step: 0,
        hosts: vec![HostRule {
            host: HOST.into(),
            ports: vec![443],
        }],
        resources: vec![],
        identity: vec![],
        payment: vec![],
        free: false,
        needs: Needs {
            popups: true,
            ..Needs::default()
        },
        practice: Some(PathBuf::from(tasks).join("bench/site")),
    }
}

fn page(title: &str, next: Option<&str>) -> String {
    let (id, then) = match next {
        // `noopener`: a page of its own, in a process of its own, as a link to another
        // office's site would give.
        Some(next) => ("on", format!("window.open('{next}', '_blank', 'noopener')")),
        None => (
            "last",
            "document.getElementById('last').dataset.loaded = 1".to_owned(),
        ),
    };
    let paragraph = "<p>Per presentare la domanda servono un documento, la tessera sanitaria \
                     e un numero di telefono. <a href='/'>Torna alla prima pagina</a></p>";
    format!(
        "<!doctype html><html lang=it><title>{title}</title>\
         <style>body{{font:18px sans-serif;max-width:40em}}p:nth-child(odd){{background:#eef}}</style>\
         <h1 id={id}>{title}</h1>{}\
         <script>addEventListener('load', () => {{ {then} }})</script>",
        paragraph.repeat(PARAGRAPHS)
    )
}
