// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author is told: one small folder of tasks, spoilt in one way at a time.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

#[path = "authors/desk.rs"]
mod desk;
#[path = "authors/form.rs"]
mod form;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use sportello_bundle::lint::{Rules, lint};
use sportello_bundle::{Severity, catalogue};
use tempfile::TempDir;

const MANIFEST: &str = r#"id = "isee"
version = 1
need = "money"
minutes = 40
start = "https://www.inps.it/"
hosts = ["www.inps.it"]
documents = ["card"]
checked_on = "2026-11-01 by Anna Rossi"
source = "https://www.inps.it/"

[identity]
level = 2
group = "spid"

[codes]
digcomp_2_2 = ["2.3"]
digcomp_3_0 = ["2.3"]
se5 = [6]
se6 = ["L"]

[[step]]
id = "open"
advance = { url = "identity" }

[[step]]
id = "log-in"
hop = true
advance = { url = "www.inps.it/area/*" }
"#;

// The words of these tests are in the older form, without front matter and marks, which stays
// readable; what the checker says of that alone is set aside ([`of_its_age`]).
const ITALIAN: &str = "# Chiedi l'ISEE\n\nHai il tuo ISEE.\n\n- La carta\n\n## Apri il sito.\n\n## Premi **Entra**.\n\n- Non va? Chiedi.\n";
const ENGLISH: &str = "# Ask for your ISEE\n\nYou get it.\n\n- The card\n\n## Open the site.\n\n## Press **Entra**.\n\n- Stuck? Ask.\n";

fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("written");
    fs::create_dir_all(dir.path().join("_shared")).expect("made");
    fs::create_dir_all(dir.path().join("isee")).expect("made");
    write(
        "_shared/identity.toml",
        "[[group]]\nid = \"spid\"\n[[group.provider]]\nid = \"poste\"\nname = \"Poste\"\nlogin = [\"posteid.poste.it\"]\n",
    );
    write("_shared/payment.toml", "hosts = [\"checkout.pagopa.it\"]\n");
    write(
        "_shared/documents.toml",
        "[[document]]\nid = \"card\"\nwords = { it = \"La carta\", en = \"The card\" }\n",
    );
    write("isee/task.toml", MANIFEST);
    write("isee/it.md", ITALIAN);
    write("isee/en.md", ENGLISH);
    dir
}

/// Whether a remark is about the older form as such.
fn of_its_age(remark: &str) -> bool {
    remark.contains(" the mark \"") && remark.contains("\" is missing -> ")
        || remark.contains("does not say whether anybody has reviewed it")
}

fn said(dir: &Path) -> Vec<String> {
    everything_said(dir, Severity::Warning)
        .into_iter()
        .filter(|remark| !of_its_age(remark))
        .collect()
}

fn everything_said(dir: &Path, from: Severity) -> Vec<String> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let rules = Rules {
        today,
        check_days: 90,
        unchecked_allowed: true,
        marks_wanted: true,
    };
    let place = format!("{}/", dir.display());
    lint(dir, &rules)
        .iter()
        .filter(|finding| finding.severity >= from)
        .map(|finding| finding.to_string().replace(&place, ""))
        .collect()
}

/// Replaces `from` by `to` in one file of the good folder; returns what the author is told,
/// without the remedies.
#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &[&str]) {
    let dir = folder();
    let path = dir.path().join(file);
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains(from), "{from} stands nowhere in {file}");
    fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let all = said(dir.path());
    for line in &all {
        assert!(
            line.split_once(" -> ")
                .is_some_and(|(_, remedy)| remedy.len() > 10),
            "{line}"
        );
    }
    stands_in_the_manual(&all);
    let messages: Vec<&str> = all
        .iter()
        .map(|line| line.split_once(" -> ").expect("a remedy").0)
        .collect();
    assert_eq!(messages, expected);
}

const MANUAL: &str = include_str!("../../../docs/writing-tasks.md");

/// Every remark an author can meet is explained in the manual: quoted words there are `"…"`,
/// numbers `N`, details in brackets `(…)`.
#[track_caller]
fn stands_in_the_manual(remarks: &[String]) {
    for remark in remarks {
        let (place, _) = remark.rsplit_once(" -> ").expect("a remedy");
        let message = place
            .splitn(3, ':')
            .nth(2)
            .expect("file, line, message")
            .trim();
        let pattern = general(message);
        assert!(
            MANUAL.contains(&format!("| `{pattern}` |")),
            "not in the manual: {pattern}"
        );
    }
}

/// `message` without what belongs to one author only.
fn general(message: &str) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '"' => {
                out.push_str("\"…\"");
                rest[1..].find('"').map(|at| at + 2)
            }
            '(' => {
                out.push_str("(…)");
                rest.rfind(')').map(|at| at + 1)
            }
            '0'..='9' => {
                out.push('N');
                Some(
                    rest.find(|c: char| !c.is_ascii_digit())
                        .unwrap_or(rest.len()),
                )
            }
            _ => {
                out.push(letter);
                Some(letter.len_utf8())
            }
        };
        rest = &rest[skipped.unwrap_or(rest.len())..];
    }
    out
}

/// The manual's own example is a task like any other.
#[test]
fn the_example_in_the_manual_is_clean() {
    let block = |name: &str| {
        let (_, after) = MANUAL
            .split_once(&format!(" {name}\n"))
            .expect("the example");
        after.split_once("```").expect("its end").0
    };
    let dir = folder();
    let path = dir.path().join("find-a-point");
    fs::create_dir(&path).expect("made");
    fs::write(path.join("task.toml"), block("task.toml")).expect("written");
    let words = block("it.md").replace("task:practise-spid", "task:isee");
    fs::write(path.join("it.md"), words).expect("written");
    let said = said(dir.path());
    assert!(
        said.len() == 1 && said[0].contains("nobody has walked through the live site"),
        "{said:?}"
    );
}

#[test]
fn a_good_task_draws_no_remark() {
    assert_eq!(said(folder().path()), Vec::<String>::new());
}

#[test]
fn hosts_that_are_none_are_named() {
    let case = |host: &str, message: &str| {
        check(
            "isee/task.toml",
            "hosts = [\"www.inps.it\"]",
            &format!("hosts = [\"www.inps.it\", \"{host}\"]"),
            &[&format!("isee/task.toml:6: {message}")],
        );
    };
    case(
        "https://inps.it",
        "\"https://inps.it\" is a whole address, and a host is wanted",
    );
    case("INPS.it", "\"INPS.it\" has capital letters");
    case("10.0.0.1", "\"10.0.0.1\" is a numeric address, not a name");
    case("*.it", "\"*.it\" belongs to thousands of owners");
    case("gov.it", "\"gov.it\" belongs to thousands of owners");
    case(
        "router.lan",
        "\"router.lan\" is not a name of the public internet",
    );
    case("www.inps.it:0", "\"0\" is not a port");
    case(
        "esercizio.sportello.test",
        "the task uses a host of practice sites",
    );
    case("www.inps.it", "the host \"www.inps.it\" is listed twice");
}

#[test]
fn every_place_a_step_waits_for_is_declared() {
    check(
        "isee/task.toml",
        "www.inps.it/area/*",
        "www.inps.com/area/*",
        &[
            "isee/task.toml:28: the step waits for \"www.inps.com\", which the task does not declare",
        ],
    );
    check(
        "isee/task.toml",
        "www.inps.it/area/*",
        "www.inps.it",
        &["isee/task.toml:28: the step would count as done where the task starts"],
    );
    check(
        "isee/task.toml",
        "https://www.inps.it/\"\nhosts",
        "https://inps.it/\"\nhosts",
        &["isee/task.toml:5: the task starts at \"inps.it\", which is not among its hosts"],
    );
    check(
        "isee/task.toml",
        "https://www.inps.it/\"\nhosts",
        "http://www.inps.it/\"\nhosts",
        &["isee/task.toml:5: \"http://www.inps.it/\" is not an https address"],
    );
    check(
        "isee/task.toml",
        "group = \"spid\"",
        "group = \"spud\"",
        &[
            "isee/task.toml:13: there is no identity group \"spud\"",
            "isee/task.toml:23: the step waits for an identity provider, but the task names no identity group",
            "isee/task.toml:27: the step is at the identity provider, but the task names no identity group",
        ],
    );
}

#[test]
fn words_that_are_hard_to_read_are_named() {
    check(
        "isee/it.md",
        "Apri il sito.",
        "Procedi autonomamente all'autenticazione informatica preliminare.",
        &["isee/it.md:7: the step is hard to read (Gulpease 40, wanted 80)"],
    );
    check(
        "isee/it.md",
        "Hai il tuo ISEE.",
        "Conseguirai l'attestazione reddituale patrimoniale.",
        &["isee/it.md:3: the goal is hard to read (Gulpease 57, wanted 60)"],
    );
    check(
        "isee/it.md",
        "Apri il sito.",
        &"va ".repeat(16),
        &["isee/it.md:7: the step's sentence has 16 words"],
    );
    check(
        "isee/en.md",
        "Stuck? Ask.",
        &"go ".repeat(21),
        &["isee/en.md:9: a sentence here has 21 words"],
    );
    check(
        "isee/en.md",
        "You get it.",
        "You get it. And more.",
        &["isee/en.md:3: the goal has more than one sentence"],
    );
}

#[test]
fn languages_that_differ_are_named() {
    check(
        "isee/en.md",
        "## Press **Entra**.\n",
        "",
        &["isee/en.md:7: there are 1 steps here and 2 in task.toml"],
    );
    check(
        "isee/en.md",
        "**Entra**",
        "Entra",
        &["isee/en.md:9: the step has 0 button words in bold, the Italian one 1"],
    );
    check(
        "isee/en.md",
        "- Stuck? Ask.\n",
        "",
        &["isee/en.md:9: the step has 0 usual troubles, the Italian one 1"],
    );
    check(
        "isee/en.md",
        "- The card\n",
        "- The card\n- A pen\n",
        &["isee/en.md:5: 2 things are needed here, 1 in Italian"],
    );
    check(
        "_shared/documents.toml",
        ", en = \"The card\"",
        "",
        &["isee/task.toml:0: the document \"card\" has no words in \"en\""],
    );
}

#[test]
fn links_between_tasks_lead_somewhere() {
    check("isee/it.md", "La carta", "[La carta](task:isee)", &[]);
    check(
        "isee/it.md",
        "La carta",
        "[La carta](task:cie)",
        &[
            "isee/it.md:5: the link leads to the task \"cie\", which does not exist or cannot be used",
        ],
    );
}

/// Mending the task mends the way to it: only one of the two is said.
#[test]
fn a_way_to_a_task_that_has_remarks_of_its_own_draws_none() {
    let dir = folder();
    fs::create_dir(dir.path().join("cie")).expect("made");
    fs::write(dir.path().join("cie/task.toml"), "id = \n").expect("written");
    let linked = ITALIAN.replace("La carta", "[La carta](task:cie)");
    fs::write(dir.path().join("isee/it.md"), linked).expect("written");
    let said = said(dir.path());
    assert!(
        said.len() == 1 && said[0].starts_with("cie/task.toml:1: "),
        "{said:?}"
    );
}

#[test]
fn addresses_and_telephone_numbers_in_the_words_are_named() {
    check(
        "isee/en.md",
        "Stuck? Ask.",
        "Stuck? Open www.inps.it.",
        &["isee/en.md:9: the web address \"www.inps.it\" stands in the words"],
    );
    check(
        "isee/it.md",
        "Non va? Chiedi.",
        "Non va? Chiama 803 164.",
        &["isee/it.md:9: a telephone number stands in the words, where it will grow old"],
    );
}

#[test]
fn files_that_nobody_would_read_are_named() {
    let case = |name: &str, expected: &str| {
        let dir = folder();
        fs::write(dir.path().join(name), ENGLISH).expect("written");
        let said = said(dir.path());
        stands_in_the_manual(&said);
        assert!(
            said.iter()
                .any(|line| line.starts_with(&format!("{name}:0: {expected} -> "))),
            "{name}: {said:?}"
        );
    };
    let txt = "the file's name ends in .txt, so nobody reads it";
    case("isee/ro.md.txt", txt);
    case("isee/Task.toml.TXT", txt);
    case("_shared/facts.toml.txt", txt);
    let language = "no terminal speaks the language of the file's name";
    case("isee/xyz.md", language);
    case("isee/it-easy.md", language);
}

#[test]
fn the_mark_with_which_notepad_begins_a_file_is_not_seen() {
    for file in ["isee/it.md", "isee/task.toml", "_shared/identity.toml"] {
        let dir = folder();
        let path = dir.path().join(file);
        let text = fs::read_to_string(&path).expect("read");
        fs::write(&path, format!("\u{feff}{text}")).expect("written");
        assert_eq!(said(dir.path()), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn names_used_twice_or_unlike_their_folder_are_named() {
    check(
        "isee/task.toml",
        "id = \"log-in\"",
        "id = \"open\"",
        &["isee/task.toml:26: the name \"open\" is used twice"],
    );
    check(
        "isee/task.toml",
        "id = \"isee\"",
        "id = \"fse\"",
        &["isee/task.toml:1: the task is called \"fse\", its folder \"isee\""],
    );
    check(
        "_shared/identity.toml",
        "id = \"poste\"",
        "id = \"poste\"\nfon = \"1\"",
        &["_shared/identity.toml:5: nobody knows \"fon\" here"],
    );
}

#[test]
fn checks_on_the_live_site_have_a_name_and_an_age() {
    let case = |written: &str, expected: &[&str]| {
        check(
            "isee/task.toml",
            "2026-11-01 by Anna Rossi",
            written,
            expected,
        );
    };
    case(
        "never",
        &["isee/task.toml:8: nobody has walked through the live site with this task"],
    );
    case(
        "2026-11-01",
        &["isee/task.toml:8: \"2026-11-01\" does not say who checked the task, and when"],
    );
    case(
        "2026-11-01 by ",
        &["isee/task.toml:8: \"2026-11-01 by\" does not say who checked the task, and when"],
    );
    case(
        "2026-13-01 by Anna",
        &["isee/task.toml:8: \"2026-13-01 by Anna\" does not say who checked the task, and when"],
    );
    case(
        "2026-08-01 by Anna",
        &["isee/task.toml:8: the live site was last checked 113 days ago"],
    );
    case(
        "2026-12-01 by Anna",
        &["isee/task.toml:8: the check is dated 2026-12-01, which has not come yet"],
    );
}

#[test]
fn codes_outside_their_lists_are_named() {
    check(
        "isee/task.toml",
        "se5 = [6]",
        "se5 = [14]",
        &["isee/task.toml:18: \"se5\" should be a list of whole numbers from 1 to 13"],
    );
    check(
        "isee/task.toml",
        "se6 = [\"L\"]",
        "se6 = [\"T\"]",
        &["isee/task.toml:19: \"T\" is not a Facilita area"],
    );
    check(
        "isee/task.toml",
        "digcomp_2_2 = [\"2.3\"]",
        "digcomp_2_2 = [\"1.4\"]",
        &["isee/task.toml:16: \"1.4\" is not a DigComp competence"],
    );
    check(
        "isee/task.toml",
        "digcomp_3_0",
        "digcomp_3",
        &[
            "isee/task.toml:15: \"digcomp_3_0\" is missing",
            "isee/task.toml:17: nobody knows \"digcomp_3\" here",
        ],
    );
    check(
        "isee/task.toml",
        "need = \"money\"",
        "need = \"mony\"",
        &["isee/task.toml:3: \"mony\" is not one of the needs"],
    );
}

#[test]
fn steps_that_do_not_say_when_they_are_done_are_named() {
    check(
        "isee/task.toml",
        "{ url = \"identity\" }",
        "{ }",
        &["isee/task.toml:23: the step does not say clearly when it is done"],
    );
    check(
        "isee/task.toml",
        "{ url = \"identity\" }",
        "{ url = \"identity\", element = \"#a\" }",
        &["isee/task.toml:23: the step does not say clearly when it is done"],
    );
    check(
        "isee/task.toml",
        "{ url = \"identity\" }",
        "{ element = \"a[href\" }",
        &[
            "isee/task.toml:23: \"a[href\" is not a CSS selector",
            "isee/task.toml:23: the step does not say clearly when it is done",
        ],
    );
}

#[test]
fn an_unusable_task_is_left_out_and_the_others_stay() {
    let dir = folder();
    fs::create_dir(dir.path().join("fse")).expect("made");
    fs::write(dir.path().join("fse/task.toml"), "id = \n").expect("written");
    fs::create_dir(dir.path().join("empty")).expect("made");
    fs::write(dir.path().join("README.md"), "no task").expect("written");
    let (catalogue, findings) = catalogue::load(dir.path());
    assert_eq!(catalogue.tasks().count(), 1);
    assert_eq!(findings.len(), 2, "{findings:?}");
}

#[test]
fn a_language_that_would_mislead_is_left_out_and_the_task_stays() {
    let dir = folder();
    fs::write(dir.path().join("isee/en.md"), "# T\n\nG.\n\n## Only one.\n").expect("written");
    let (catalogue, findings) = catalogue::load(dir.path());
    let task = catalogue.tasks().next().expect("the task stays");
    assert_eq!(findings.len(), 1);
    assert!(!task.speaks(&"en".parse().expect("a language")));
    assert_eq!(
        task.words(&"en".parse().expect("a language")).title,
        "Chiedi l'ISEE"
    );
}

#[test]
fn a_folder_made_to_harm_does_none() {
    use std::os::unix::fs::symlink;
    let dir = folder();
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("task.toml"), MANIFEST).expect("written");
    symlink(outside.path(), dir.path().join("linked")).expect("linked");
    let task = |name: &str| {
        let path = dir.path().join(name);
        fs::create_dir(&path).expect("made");
        path
    };
    symlink("/dev/zero", task("device").join("task.toml")).expect("linked");
    fs::write(task("huge").join("task.toml"), "#".repeat(1024 * 1024)).expect("written");
    fs::write(
        task("deep").join("task.toml"),
        format!("a = {}", "[".repeat(50_000)),
    )
    .expect("written");
    fs::write(task("binary").join("task.toml"), [0_u8, 255, 254, 7]).expect("written");
    let site = task("escape");
    fs::create_dir(site.join("site")).expect("made");
    fs::write(outside.path().join("secret"), "s").expect("written");
    symlink(outside.path().join("secret"), site.join("site/secret.html")).expect("linked");
    let routes = |file: &str| {
        format!("[[route]]\nhost = \"esercizio.sportello.test\"\npath = \"/\"\nfile = \"{file}\"\n")
    };
    for file in ["secret.html", "../../secret", "/etc/passwd"] {
        fs::write(site.join("site/routes.toml"), routes(file)).expect("written");
        let (found, findings) = sportello_bundle::replica::load(&site.join("site"));
        assert_eq!(found, None, "{file}");
        assert_eq!((findings.len(), findings[0].line), (1, 4), "{findings:?}");
    }
    let (catalogue, findings) = catalogue::load(dir.path());
    assert_eq!(catalogue.tasks().count(), 1, "{findings:?}");
    assert!(
        findings
            .iter()
            .all(|finding| finding.to_string().len() < 1000),
        "no flood of words"
    );
}

#[test]
fn a_missing_folder_is_an_empty_catalogue() {
    let (catalogue, findings) = catalogue::load(Path::new("/nowhere/at/all"));
    assert_eq!((catalogue.tasks().count(), findings.len()), (0, 1));
}

/// Any bytes at all: the loader answers, it never panics.
#[test]
fn no_file_breaks_the_loader() {
    let dir = folder();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits fit")
    };
    let scraps = [
        "[[step]]", "\"", "=", "{", "}", "\n", "# ", "## ", "**", "- ", "](task:", "é", "\u{202e}",
        "0", "<",
    ];
    for name in [
        "isee/task.toml",
        "isee/it.md",
        "_shared/identity.toml",
        "_shared/documents.toml",
    ] {
        let path = dir.path().join(name);
        let good = fs::read_to_string(&path).expect("read");
        for _ in 0..150 {
            let mut letters: Vec<char> = good.chars().collect();
            for _ in 0..=random() % 6 {
                let at = random() % (letters.len() + 1);
                let scrap = scraps[random() % scraps.len()];
                let cut = (at + random() % 8).min(letters.len());
                letters.splice(at..cut, scrap.chars());
            }
            fs::write(&path, letters.into_iter().collect::<String>()).expect("written");
            stands_in_the_manual(&said(dir.path()));
        }
        fs::write(&path, good).expect("written");
    }
    assert_eq!(said(dir.path()), Vec::<String>::new());
}
