// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sheets as they are written. What comes out of a printer is looked at in the stage.

use insta::assert_snapshot;

use super::*;
use crate::screen::catalogue::{ItemSheet, TaskKey};

fn words(language: &str) -> Words {
    let mut words = Words::load().unwrap();
    words.speak(&language.parse().unwrap()).unwrap();
    words
}

fn head(words: &Words) -> Letterhead<'_> {
    Letterhead {
        words,
        looks: Looks::default(),
        place: "Biblioteca Sala Borsa",
        date: Some("23 novembre 2026"),
    }
}

fn part(part: Part, paragraph: &str, items: &[&str]) -> PartSheet {
    PartSheet {
        part,
        paragraphs: vec![paragraph.to_owned()],
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    }
}

fn isee() -> TaskSheet {
    TaskSheet {
        key: TaskKey("isee".to_owned()),
        title: "Chiedi l'ISEE".to_owned(),
        goal: "Serve per avere sconti e bonus.".to_owned(),
        requires: vec![
            "SPID o CIE".to_owned(),
            "Il contratto di affitto".to_owned(),
        ],
        parts: vec![
            part(Part::Cost, "Non costa niente.", &[]),
            part(Part::Done, "Hai mandato la domanda.", &[]),
            part(
                Part::Next,
                "L'INPS risponde in 10 giorni.",
                &["Tieni il numero."],
            ),
        ],
        se5: vec![6],
        ..TaskSheet::default()
    }
}

#[test]
fn what_a_task_needs_is_a_list_of_boxes() {
    let words = words("it");
    assert_snapshot!(head(&words).needs(&isee()).html().unwrap());
}

#[test]
fn in_arabic_the_sheet_goes_from_right_to_left() {
    let words = words("ar");
    let task = TaskSheet {
        title: "اطلب ISEE".to_owned(),
        parts: vec![
            part(Part::Done, "أرسلت الطلب.", &[]),
            part(
                Part::Next,
                "يصل الجواب بعد 10 أيام.",
                &["احتفظ برقم الطلب.", "SPID أو CIE"],
            ),
        ],
        ..TaskSheet::default()
    };
    let head = Letterhead {
        date: Some("23 نوفمبر 2026"),
        ..head(&words)
    };
    assert_snapshot!(head.today(&[&task]).unwrap().html().unwrap());
}

#[test]
fn what_came_of_the_assessment_is_written_in_bengali() {
    let words = words("bn");
    let item = |se5, area| ItemSheet {
        words: String::new(),
        se5,
        area,
    };
    let task = TaskSheet {
        title: "ভাড়ার জন্য আবেদন".to_owned(),
        ..isee()
    };
    let catalogue = Catalogue {
        tasks: vec![task],
        items: vec![item(6, 2), item(13, 5)],
        ..Catalogue::default()
    };
    let answers = [assess::Level::Never, assess::Level::Teaches];
    let html = head(&words).skills(&catalogue, &answers).html().unwrap();
    assert_snapshot!(html);
}

#[test]
fn words_that_want_to_be_more_stay_words() {
    let words = words("it");
    let hostile = "</p><script>fetch('http://127.0.0.1')</script>\"'&\u{1b}[0m\u{0}";
    let task = TaskSheet {
        title: hostile.to_owned(),
        goal: hostile.to_owned(),
        requires: vec![hostile.to_owned()],
        parts: vec![part(Part::Who, hostile, &[hostile])],
        ..TaskSheet::default()
    };
    let head = Letterhead {
        place: hostile,
        ..head(&words)
    };
    let html = head.needs(&task).html().unwrap();
    assert!(
        !html.contains("<script") && !html.contains("</p><"),
        "{html}"
    );
    assert!(!html.contains('\u{1b}') && !html.contains('\u{0}'));
    assert!(html.contains("&#60;script&#62;"), "{html}");
}

#[test]
fn large_letters_are_large_on_paper_too() {
    let words = words("it");
    let large = Letterhead {
        looks: Looks {
            text: TextSize::Large,
            ..Looks::default()
        },
        ..head(&words)
    };
    assert!(large.needs(&isee()).html().unwrap().contains("font: 20pt"));
    assert!(!large.needs(&isee()).html().unwrap().contains("14pt"));
}

#[test]
fn a_place_without_a_name_and_a_clock_that_lies_leave_no_trace() {
    let words = words("it");
    let nobody = Letterhead {
        place: " ",
        date: None,
        ..head(&words)
    };
    let html = nobody.needs(&isee()).html().unwrap();
    assert!(
        html.contains("<header><span>Sportello</span></header>"),
        "{html}"
    );
}

#[test]
fn italian_words_among_arabic_ones_go_from_left_to_right() {
    let words = words("ar");
    let task = TaskSheet {
        italian: true,
        ..isee()
    };
    let html = head(&words).needs(&task).html().unwrap();
    assert!(html.contains("<h1 lang=\"it\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<section lang=\"it\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
}

#[test]
fn words_nobody_reviewed_are_marked_on_paper() {
    let words = words("it");
    let task = TaskSheet {
        unreviewed: true,
        ..isee()
    };
    let html = head(&words).needs(&task).html().unwrap();
    assert!(html.contains("class=\"warning\""));
}

#[test]
fn a_day_too_long_for_one_sheet_keeps_what_was_done_last() {
    let words = words("bn");
    let long = |title: &str, length: usize| TaskSheet {
        title: title.to_owned(),
        parts: vec![part(Part::Done, &"ক".repeat(length), &[])],
        ..TaskSheet::default()
    };
    let (first, last) = (long("first", 5000), long("last", 5000));
    let sheet = head(&words).today(&[&first, &last]).unwrap();
    let html = sheet.html().unwrap();
    assert!(html.contains("last") && !html.contains("first"));
    let endless = long("endless", 20_000);
    assert_eq!(head(&words).today(&[&endless]), None);
    let silent = TaskSheet::default();
    assert_eq!(head(&words).today(&[&silent]), None);
}

#[test]
fn the_longest_sheet_fits_a_line_however_it_is_escaped() {
    use sportello_capsule::wire::{MAX_LINE, Order};
    let html = "\"\n".repeat(MAX_SHEET / 2);
    let line = serde_json::to_vec(&Order::PrintSheet { html }).unwrap();
    assert!(line.len() < MAX_LINE);
}
