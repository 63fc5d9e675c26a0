// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The form of words since there are marks, facts, questions and lessons: the folder that the
//! format's golden test reads, spoilt in one way at a time.

use std::fs;
use std::path::{Path, PathBuf};

use sportello_bundle::Severity;
use tempfile::TempDir;

use super::{everything_said, stands_in_the_manual};

fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/2/tasks");
    copy(&golden, dir.path());
    dir
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target: PathBuf = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("made");
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

/// What is said of the folder as it is: it has an old translation, one that is not whole, and
/// tasks that nobody has walked.
fn usual() -> Vec<String> {
    everything_said(folder().path(), Severity::Note)
}

/// Replaces `from` by `to` in one file; `expected` is what is said beyond [`usual`], without
/// remedies and with `!` where it must be mended.
#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &[&str]) {
    let dir = folder();
    let path = dir.path().join(file);
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains(from), "{from} stands nowhere in {file}");
    fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let all = everything_said(dir.path(), Severity::Note);
    stands_in_the_manual(&all);
    let message = |line: &String| line.split_once(" -> ").expect("a remedy").0.to_owned();
    let errors = everything_said(dir.path(), Severity::Error);
    let usual: Vec<String> = usual().iter().map(message).collect();
    let more: Vec<String> = all
        .iter()
        .map(|line| (line, message(line)))
        .filter(|(_, message)| !usual.contains(message) && !message.contains(" has no words in "))
        .map(|(line, message)| {
            let mark = if errors.contains(line) { "!" } else { "" };
            format!("{mark}{message}")
        })
        .collect();
    assert_eq!(more, expected);
}

#[test]
fn what_the_golden_folder_lacks_is_said_and_nothing_must_be_mended() {
    let dir = folder();
    assert_eq!(
        everything_said(dir.path(), Severity::Error),
        Vec::<String>::new()
    );
    let all = usual();
    stands_in_the_manual(&all);
    let messages: Vec<&str> = all
        .iter()
        .map(|line| line.split_once(" -> ").expect("a remedy").0)
        .collect();
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn marks_that_are_missing_or_misplaced_are_named() {
    check(
        "tessera/it.md",
        "### Chi può\n\nChi vive qui.\n\n",
        "",
        &["!tessera/it.md:0: the mark \"Chi può\" is missing"],
    );
    check(
        "tessera/en.md",
        "### Quando fermarti\n\n- Somebody asks for a code? Stop.\n\n",
        "",
        &["tessera/en.md:0: the mark \"Quando fermarti\" is missing"],
    );
    check(
        "tessera/en.md",
        "### Chi può",
        "### Chi paga",
        &[
            "!tessera/en.md:14: the heading \"Chi paga\" is none of the six marks",
            "!tessera/en.md:16: only one list of what you need may stand before the first step, and nothing after it",
        ],
    );
    check(
        "tessera/en.md",
        "### Quando fermarti",
        "### Chi può",
        &[
            "!tessera/en.md:36: the mark \"Chi può\" stands in the wrong place",
            "!tessera/en.md:36: the mark \"Chi può\" stands here twice",
        ],
    );
    check(
        "tessera/en.md",
        "\nWhoever lives here.\n",
        "",
        &["!tessera/en.md:14: the mark \"Chi può\" has no words below it"],
    );
    check(
        "tessera/en.md",
        "- For your child: bring their card.",
        "- For your child: bring their card.\n\nAnd:\n\n- Their photo.",
        &[
            "!tessera/en.md:26: there are words after the list of usual troubles",
            "!tessera/en.md:28: the mark \"Per te o per un altro\" has two lists",
        ],
    );
}

#[test]
fn state_and_version_of_words_are_read_with_care() {
    let front = "state = \"written\"\nof = 1\n";
    check("tessera/en.md", front, "state = \"written\"\nof = 2\n", &[]);
    check(
        "tessera/en.md",
        front,
        "state = \"written\"\n",
        &["tessera/en.md:1: the file does not say which version it translates"],
    );
    check(
        "tessera/en.md",
        front,
        "state = \"written\"\nof = 3\n",
        &["tessera/en.md:1: these words translate version 3, and the task is only at version 2"],
    );
    check(
        "tessera/en.md",
        front,
        "state = \"done\"\nof = 2\n",
        &["!tessera/en.md:4: \"done\" is no state of words"],
    );
    check(
        "tessera/en.md",
        front,
        "state = \"reviewed\"\nof = 2\n",
        &["!tessera/en.md:4: the words are said to be reviewed, but not by whom, or when"],
    );
    check(
        "tessera/en.md",
        front,
        "state = \"written\"\nfo = 2\n",
        &["!tessera/en.md:5: nobody knows \"fo\" here"],
    );
    check(
        "tessera/en.md",
        front,
        "state =\n",
        &[
            "!tessera/en.md:4: this line cannot be understood (string values must be quoted, expected literal string)",
        ],
    );
}

#[test]
fn danger_marks_begin_with_their_word_and_are_few() {
    check(
        "tessera/en.md",
        "> soldi: Here",
        "> money: Here",
        &["!tessera/en.md:30: the danger mark does not begin with its word"],
    );
    check(
        "tessera/en.md",
        "> password: Tell nobody.\n",
        "> password: Tell nobody.\n> dati: Yours.\n",
        &["!tessera/en.md:32: the step has more than two danger marks"],
    );
    check(
        "tessera/en.md",
        "Whoever lives here.",
        "> dati: Yours.",
        &[
            "!tessera/en.md:14: the mark \"Chi può\" has no words below it",
            "!tessera/en.md:16: a danger mark stands outside the steps",
        ],
    );
    check(
        "tessera/en.md",
        "> soldi: Here you really pay.\n\n",
        "",
        &["tessera/en.md:28: the step has other danger marks than the Italian one"],
    );
}

#[test]
fn facts_that_are_not_there_or_have_run_out_are_named() {
    check(
        "tessera/en.md",
        "{days}",
        "{weeks}",
        &["!tessera/en.md:44: there is no fact \"weeks\""],
    );
    check(
        "tessera/en.md",
        "{days}",
        "{Days}",
        &["!tessera/en.md:44: there is a brace that names no fact"],
    );
    check(
        "tessera/en.md",
        "costs {fee} a",
        "costs 6 euros a",
        &["tessera/en.md:18: an amount of euros stands in the words, where it will grow old"],
    );
    check(
        "_shared/facts.toml",
        "until = 2027-02-14",
        "until = 2026-11-21",
        &["_shared/facts.toml:10: the fact \"last-day\" has run out"],
    );
    check(
        "_shared/facts.toml",
        "checked_on = 2026-11-22",
        "checked_on = 2026-01-22",
        &["_shared/facts.toml:17: the fact \"days\" was last checked 304 days ago"],
    );
    check(
        "_shared/facts.toml",
        "amount = \"1234.50\"",
        "amount = \"1.234,50\"",
        &[
            "!_shared/facts.toml:6: \"1.234,50\" is no amount of euros",
            "!tessera/en.md:18: there is no fact \"fee\"",
            "!tessera/it.md:19: there is no fact \"fee\"",
        ],
    );
    check(
        "_shared/facts.toml",
        "phone = \"800 000000\"",
        "phone = \"800 000000\"\nnumber = 1",
        &[
            "!_shared/facts.toml:23: the fact does not say one thing",
            "_shared/facts.toml:30: nobody has looked at the source of \"where\" yet",
        ],
    );
    check(
        "_shared/words/it.toml",
        "where = \"allo sportello\"\n",
        "",
        &[
            "!_shared/facts.toml:29: the fact has no words",
            "_shared/words/en.toml:8: Italian does not have the name \"where\"",
            "_shared/words/it-simple.toml:0: 18 names have no words here (a-card, else, nothing-fits, something-else, what, ...)",
        ],
    );
}

#[test]
fn questions_lead_down_to_every_task() {
    check(
        "_shared/choose.toml",
        "task = \"tessera\"",
        "task = \"isee\"",
        &[
            "_shared/choose.toml:4: no answer leads to the task \"tessera\"",
            "_shared/choose.toml:6: the answer leads to the task \"isee\", which does not exist or cannot be used",
        ],
    );
    check(
        "_shared/choose.toml",
        "question = \"else\"",
        "question = \"what\"",
        &[
            "!_shared/choose.toml:4: the question lies more than 4 questions deep, or leads back to itself",
            "_shared/choose.toml:13: no answer leads to this question",
        ],
    );
    check(
        "_shared/choose.toml",
        "question = \"else\"",
        "question = \"other\"",
        &[
            "!_shared/choose.toml:9: there is no question \"other\"",
            "_shared/choose.toml:13: no answer leads to this question",
        ],
    );
    check(
        "_shared/choose.toml",
        "staff = true",
        "staff = true\ntask = \"tessera\"",
        &["!_shared/choose.toml:15: the answer does not lead to one place"],
    );
    check(
        "_shared/choose.toml",
        "words = \"nothing-fits\"",
        "words = \"all-fits\"",
        &["!_shared/choose.toml:16: \"all-fits\" has no words"],
    );
    check(
        "_shared/choose.toml",
        "[[question.answer]]\nwords = \"nothing-fits\"\nstaff = true\n",
        "",
        &["!_shared/choose.toml:13: the question has 0 answers"],
    );
}

/// Whoever has an answer too many is told where one fits.
#[test]
fn a_full_question_names_one_that_has_room() {
    let dir = folder();
    let path = dir.path().join("_shared/choose.toml");
    let text = fs::read_to_string(&path).expect("read");
    let answer = "[[question.answer]]\nwords = \"nothing-fits\"\nstaff = true\n";
    fs::write(&path, text.replace(answer, &answer.repeat(5))).expect("written");
    let remedy = |place: &str| {
        let all = everything_said(dir.path(), Severity::Warning);
        let found = all.iter().find(|line| line.contains(place));
        let (_, remedy) = found.expect(place).split_once(" -> ").expect("a remedy");
        remedy.to_owned()
    };
    assert_eq!(
        remedy("choose.toml:13: the question has 5 answers"),
        "4 are enough for one screen: add an answer to \"what\" (line 4)"
    );
    let others = text.replace("task = \"tessera\"", "task = \"isee\"");
    fs::write(&path, &others).expect("written");
    assert_eq!(
        remedy("choose.toml:4: no answer leads to the task \"tessera\""),
        "add an answer to \"what\" (line 4), \"else\" (line 13), for people who do not know what the task is called"
    );
}

#[test]
fn the_self_assessment_has_one_item_for_each_code() {
    check(
        "_shared/assessment.toml",
        "se5 = 2\n",
        "se5 = 3\n",
        &[
            "!_shared/assessment.toml:1: 12 of 13 items are there",
            "!_shared/assessment.toml:16: the code 3 has two items",
        ],
    );
    check(
        "_shared/assessment.toml",
        "id = \"judge\"",
        "id = \"doubt\"",
        &["!_shared/assessment.toml:9: \"doubt\" has no words"],
    );
}

#[test]
fn lessons_lead_somewhere_and_their_answers_agree() {
    check(
        "_lessons/parole/lesson.toml",
        "tasks = [\"tessera\"]",
        "tasks = [\"isee\"]",
        &[
            "!_lessons/parole/lesson.toml:7: the link leads to the task \"isee\", which does not exist or cannot be used",
        ],
    );
    check(
        "_lessons/parole/lesson.toml",
        "id = \"parole\"",
        "id = \"words\"",
        &["!_lessons/parole/lesson.toml:4: the lesson is called \"words\", its folder otherwise"],
    );
    check(
        "_lessons/parole/it.md",
        "## Campo\n\nLì scrivi.\n\n",
        "",
        &[
            "!_lessons/parole/it.md:0: the Italian words are missing or cannot be used",
            "!_lessons/parole/it.md:11: the lesson has 3 cards",
        ],
    );
}

#[test]
fn kinds_and_delicate_matters_are_few() {
    check(
        "gioco/task.toml",
        "kind = \"game\"",
        "kind = \"toy\"",
        &[
            "!gioco/task.toml:6: \"toy\" is no kind of task",
            "!gioco/task.toml:10: the task uses a host of practice sites",
        ],
    );
    check(
        "tessera/task.toml",
        "\"immigration\"",
        "\"love\"",
        &["!tessera/task.toml:11: \"love\" is no delicate matter"],
    );
}
