// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tables as they really come.

use insta::assert_snapshot;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::desk::{Desk, example};

#[test]
fn ninety_one_terminals_of_twelve_kinds_of_sites_are_taken_as_an_office_wrote_them() {
    let desk = Desk::with_region();
    let sites = desk.at_region(&[
        "sites",
        "import",
        &example("sedi.csv"),
        "--apply",
        "--here-only",
    ]);
    assert!(
        sites
            .good()
            .contains("38 sites in 7 districts, of 12 kinds")
    );
    let file = example("postazioni.csv");
    let terminals = desk.at_region(&["terminals", "import", &file, "--apply", "--here-only"]);
    assert!(terminals.good().contains("91 terminals at 38 sites"));
    let again = desk.at_region(&["terminals", "export"]).good();
    assert_eq!(again.lines().count(), 92);
    assert!(again.contains("SI-BC-01;1;"), "{again}");
}

#[test]
fn an_import_changes_nothing_until_it_is_told_to() {
    let desk = Desk::with_region();
    let said = desk.at_region(&["sites", "import", &example("sedi.csv")]);
    assert!(said.talk.contains("--apply"), "{}", said.talk);
    said.good();
    assert!(!desk.path("r/places/sites.csv").exists());
}

#[test]
fn what_was_exported_can_be_imported_again_and_changes_nothing() {
    let desk = Desk::with_region();
    let import = |file: &str| {
        let applied = desk.at_region(&["sites", "import", file, "--apply", "--here-only"]);
        applied.good();
        std::fs::read_to_string(desk.path("r/places/sites.csv")).unwrap()
    };
    let first = import(&example("sedi.csv"));
    desk.at_region(&["sites", "export", "out.csv"]).good();
    assert_eq!(import("out.csv"), first);
}

/// A table with every kind of slip.
const SLIPS: &[u8] = b"Elenco sedi 2026;;;;;;;\n\
    Codice;Denominazione;Comune;Distretto;Fuso orario;Itinerante;Luned\xec;Note\n\
    A-1;Biblioteca;Citt\xe0 Alta;Pianura Est;;no;9-13;va bene\n\
    A-1;Un'altra;Citt\xe0 Alta;Pianura Est;;no;9-13;\n\
    B 2;Casa;Budrio;Pianura Est;;no;9-13;\n\
    ;;Budrio;Pianura Est;Europa/Roma;forse;mattina;\n\
    C-3;Centro;Budrio;Pianura Ets;;no;13-9;\n";

#[test]
fn every_problem_is_named_by_row_and_column_with_what_to_do() {
    let desk = Desk::with_region();
    desk.write("slips.csv", SLIPS);
    let said = desk
        .at_region(&["sites", "import", "slips.csv", "--apply"])
        .wrong("must be mended");
    assert_snapshot!(format!("{}\n---\n{}", said.out, said.talk));
    assert!(!desk.path("r/places/sites.csv").exists());
}

#[test]
fn problems_come_as_json_for_programs() {
    let desk = Desk::with_region();
    desk.write("slips.csv", SLIPS);
    let said = desk.at_region(&["sites", "import", "slips.csv", "--json"]);
    assert_eq!(said.code, 1);
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(answer["applied"], false);
    assert_eq!(answer["remarks"][0]["row"], 4, "{}", said.out);
    let fault: serde_json::Value = serde_json::from_str(&said.talk).unwrap();
    assert_eq!(fault["exit"], 1);
    assert!(
        fault["next"]
            .as_str()
            .unwrap()
            .contains("nothing was changed")
    );
}

#[test]
fn a_spreadsheet_is_read_with_its_title_its_numbers_and_its_date_traps() {
    let desk = Desk::with_region();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 1, "Punti di facilitazione").unwrap();
    let headings = [
        "Code",
        "Name",
        "Municipality",
        "District",
        "Monday",
        "Phone",
    ];
    for (column, heading) in (1..).zip(headings) {
        sheet.write(2, column, heading).unwrap();
    }
    let rows = [("12", "Biblioteca", "9-13"), ("13", "Casa", "")];
    for (row, (code, name, hours)) in (3..).zip(rows) {
        sheet.write(row, 1, code.parse::<f64>().unwrap()).unwrap();
        sheet.write(row, 2, name).unwrap();
        sheet.write(row, 3, "Forlì").unwrap();
        sheet.write(row, 4, "Nord").unwrap();
        sheet.write(row, 5, hours).unwrap();
        sheet.write(row, 6, "051 000").unwrap();
    }
    // What a spreadsheet makes of 9-13 when the column is not text.
    let date = ExcelDateTime::from_ymd(2026, 9, 13).unwrap();
    let format = Format::new().set_num_format("d-mmm");
    sheet
        .write_datetime_with_format(4, 5, &date, &format)
        .unwrap();
    book.save(desk.path("punti.xlsx")).unwrap();
    let said = desk
        .at_region(&["sites", "import", "punti.xlsx"])
        .wrong("row 5, column F (Monday): the spreadsheet has made a date of what was typed");
    assert!(said.out.contains("2 sites in 1 district"), "{}", said.out);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["codice sede", "postazione"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, 12).unwrap();
    sheet.write(1, 1, 1).unwrap();
    book.save(desk.path("pc.xlsx")).unwrap();
    let said = desk.at_region(&["terminals", "import", "pc.xlsx"]).good();
    assert!(said.contains("1 terminal at 1 site"), "{said}");
}

#[test]
fn a_terminal_of_an_unknown_site_is_told_which_one_may_be_meant() {
    let desk = Desk::with_region();
    let sites = [
        "sites",
        "import",
        &example("sedi.csv"),
        "--apply",
        "--here-only",
    ];
    desk.at_region(&sites).good();
    desk.write("pc.csv", "codice sede;postazione\nB0-SS-01;1\nXX;1\n");
    let said = desk.at_region(&["terminals", "import", "pc.csv"]).wrong("");
    assert_snapshot!(said.out);
}

#[test]
fn rows_without_a_name_are_numbered_within_their_site() {
    let desk = Desk::with_region();
    desk.write("pc.csv", "codice sede;note\nA;\nA;x\nB;\n");
    desk.at_region(&["terminals", "import", "pc.csv", "--apply", "--here-only"])
        .good();
    let kept = desk.at_region(&["terminals", "export"]).good();
    let names: Vec<&str> = kept.lines().skip(1).map(str::trim).collect();
    assert_eq!(names, ["A;1;;", "A;2;;", "B;1;;"]);
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    let desk = Desk::with_region();
    let import = |name: &str, bytes: &[u8], expected: &str| {
        desk.write(name, bytes);
        desk.at_region(&["sites", "import", name]).wrong(expected);
    };
    import("empty.csv", b"", "is empty");
    import("binary.csv", b"\x00\x01\x02", "is no text");
    import("old.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0], "Save as");
    import("broken.xlsx", b"PK\x03\x04nonsense", "is damaged");
    import("nothing.csv", b"uno;due\n1;2\n", "no row of headings");
    import("half.csv", b"codice;nome\nA;B\n", "comune, distretto");
    desk.at_region(&["sites", "import", "nowhere.csv"])
        .wrong("nowhere.csv cannot be read");
}

#[test]
fn a_template_can_be_filled_in_and_imported() {
    let desk = Desk::with_region();
    desk.at_region(&["sites", "template", "t.csv"]).good();
    let said = desk.at_region(&["sites", "import", "t.csv"]).good();
    assert!(said.contains("1 site in 1 district"), "{said}");
    desk.at_region(&["sites", "template", "t.csv"])
        .wrong("t.csv cannot be made");
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_written_as_text() {
    let desk = Desk::with_region();
    desk.write(
        "evil.csv",
        "codice;nome;comune;distretto\nA;=HYPERLINK(1);Budrio;Nord\n",
    );
    desk.at_region(&["sites", "import", "evil.csv", "--apply", "--here-only"])
        .good();
    let kept = desk.at_region(&["sites", "export"]).good();
    assert!(kept.contains("; =HYPERLINK(1);"), "{kept}");
}
