// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tasks at an author's desk, without a region: what is wrong, and how a citizen will meet them.

use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate};
use clap::Subcommand;
use serde::Serialize;
use sportello_bundle::author::{Asked, NotThere, told};
use sportello_bundle::language::LANGUAGES;
use sportello_bundle::lint::Rules;
use sportello_bundle::{Finding, LanguageIdentifier};

use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::preview;
use crate::printer::Answer;
use crate::region::replace;

/// More than a page that was made here begins with this.
const LOOKED_AT: usize = 4_096;

#[derive(Debug, Subcommand)]
pub(crate) enum Tasks {
    /// Say what is wrong with tasks, and what to do about it.
    Check(Check),
    /// Write a page that shows a task as the citizen meets it.
    Preview(Preview),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Folder of one task, or the one in which all tasks lie.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Only this task.
    #[arg(long, value_name = "NAME")]
    task: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Preview {
    /// Folder of one task, or the one in which all tasks lie.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Only this task.
    #[arg(long, value_name = "NAME")]
    task: Option<String>,
    /// In this language: it, it-simple, en, ar, ...
    #[arg(long, value_name = "LANGUAGE", default_value = "it")]
    language: String,
    /// The page to write; open it with any browser.
    #[arg(long, value_name = "FILE.html")]
    out: PathBuf,
}

impl Tasks {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let today = Local::now().date_naive();
        match self {
            Self::Check(command) => command.run(desk, today),
            Self::Preview(command) => command.run(desk, today),
        }
    }
}

fn asked(folder: &Path, task: Option<&str>) -> Done<Asked> {
    Asked::of(folder, task).map_err(|error: NotThere| {
        let next = error.remedy();
        Fault::asked(error, next)
    })
}

#[derive(Debug, Serialize)]
struct Checked {
    remarks: Vec<Finding>,
}

impl Answer for Checked {
    fn text(&self) -> String {
        told(&self.remarks)
    }
}

impl Check {
    fn run(self, desk: &Desk, today: NaiveDate) -> Done {
        let asked = asked(&self.folder, self.task.as_deref())?;
        let remarks = asked.remarks(&Rules::of_authors(today));
        let fit = !remarks.iter().any(Finding::is_error);
        desk.printer.answer(&Checked { remarks })?;
        if fit {
            Ok(())
        } else {
            Err(Fault::wrong(
                "not ready yet",
                "begin with the first line: do what stands behind its arrow; then check again",
            ))
        }
    }
}

#[derive(Debug, Serialize)]
struct Written {
    file: String,
    language: String,
    tasks: Vec<String>,
}

impl Answer for Written {
    fn text(&self) -> String {
        let count = match self.tasks.as_slice() {
            [one] => one.clone(),
            all => format!("{} tasks", all.len()),
        };
        format!(
            "{} shows {count} ({}): open it with a browser",
            self.file, self.language
        )
    }
}

impl Preview {
    fn run(self, desk: &Desk, today: NaiveDate) -> Done {
        let asked = asked(&self.folder, self.task.as_deref())?;
        let language = language(&self.language)?;
        may_be_written(&self.out)?;
        let remarks = asked.remarks(&Rules::of_authors(today));
        let page = preview::of(&asked, &remarks, &language, today)?;
        for foreign in &page.foreign {
            desk.printer.talk(format!(
                "{foreign} has no words in {language} yet, so the page shows the Italian ones, as a terminal does"
            ));
        }
        replace(&self.out, page.html.as_bytes())?;
        desk.printer.answer(&Written {
            file: self.out.display().to_string(),
            language: language.to_string(),
            tasks: page.tasks,
        })
    }
}

fn language(tag: &str) -> Done<LanguageIdentifier> {
    let known = LANGUAGES.contains(&tag);
    match tag.parse() {
        Ok(language) if known => Ok(language),
        _ => Err(Fault::wrong(
            format!("no terminal speaks {tag:?}"),
            format!("name one of these: {}", LANGUAGES.join(", ")),
        )),
    }
}

/// Only a new page, or one that was made here, is written: never over somebody's work.
fn may_be_written(file: &Path) -> Done {
    if file.extension().is_none_or(|ending| ending != "html") {
        return Err(Fault::wrong(
            format!("{} is not a name for a page", file.display()),
            "write a name that ends in .html, such as --out preview.html",
        ));
    }
    if !file.exists() {
        return Ok(());
    }
    let text = std::fs::read(file).or_asked(
        format!("{} cannot be read", file.display()),
        "choose another name with --out",
    )?;
    let head = text.get(..LOOKED_AT).unwrap_or(&text);
    if String::from_utf8_lossy(head).contains(preview::MADE_HERE) {
        Ok(())
    } else {
        Err(Fault::wrong(
            format!("{} is there already, and it is no preview", file.display()),
            "choose another name with --out",
        ))
    }
}
