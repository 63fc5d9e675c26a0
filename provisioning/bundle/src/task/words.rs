// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task's words in one language, from Markdown. The grammar (`docs/writing-tasks.md`):
//!
//! ```text
//! +++                          state, and which version was translated; old files have none
//! # Title                      once, first
//! Goal in one sentence.        one paragraph; further paragraphs are "about"
//! - what you need              at most one list; may be absent
//! ### Chi può                  three marks before the steps, each with a paragraph, a list or both
//! ## The step in one sentence  one per step of task.toml, in its order
//! More words.                  paragraphs; may be absent
//! > soldi: what to know        at most two marks of danger
//! - a usual trouble            at most one list of at most three
//! ### Quando fermarti          three marks after the steps
//! ```
//!
//! `**words**` are the words of the site's own button, `[words](task:id)` leads to another
//! task. Nothing else of Markdown has a meaning here, and what has none is refused by name.

use std::collections::BTreeMap;
use std::path::Path;

use super::front::{Front, front};
use super::{Danger, DangerWords, Line, Part, Span, StepWords, TaskId, Words};
use crate::document::shortened;
use crate::finding::Finding;
use crate::page::{Block, Item, Page};

/// Longest file of words, in bytes.
pub(crate) const LIMIT: u64 = 64 * 1024;

/// Usual troubles that fit the guide beside the page.
const TROUBLES: usize = 3;
/// Marks of danger that one step may carry without crying wolf.
const DANGERS: usize = 2;

/// Where in the file the words stand, for findings made later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WordLines {
    /// 0 where the file has no front matter.
    pub(crate) front: usize,
    pub(crate) title: usize,
    pub(crate) goal: usize,
    pub(crate) needs: usize,
    /// The line of each step's heading.
    pub(crate) steps: Vec<usize>,
    /// The line of each mark's heading.
    pub(crate) parts: BTreeMap<Part, usize>,
    /// Every way to another task, with its line.
    pub(crate) links: Vec<(usize, TaskId)>,
}

/// Reads one language. `None` when the words cannot be used; `findings` says why.
pub(super) fn parse(
    file: &Path,
    text: &str,
    findings: &mut Vec<Finding>,
) -> Option<(Words, WordLines)> {
    let mut page = Page::new(file, text);
    let blocks = page.blocks(false);
    let mut arranged = Arranged {
        lines: WordLines {
            links: std::mem::take(&mut page.links),
            ..WordLines::default()
        },
        page,
        words: Words::default(),
        part: None,
    };
    for (line, block) in blocks {
        arranged.place(line, block);
    }
    arranged.complete();
    let Arranged {
        words,
        lines,
        mut page,
        ..
    } = arranged;
    let usable = !page.findings.iter().any(Finding::is_error);
    findings.append(&mut page.findings);
    usable.then_some((words, lines))
}

/// The blocks so far, in their places.
struct Arranged<'a> {
    page: Page<'a>,
    words: Words,
    lines: WordLines,
    /// The mark whose words come next.
    part: Option<Part>,
}

impl Arranged<'_> {
    fn place(&mut self, line: usize, block: Block) {
        match block {
            Block::Front(text) => self.front(line, &text),
            Block::Title(title) => self.title(line, &title),
            Block::Step(sentence) => self.step(line, sentence),
            Block::Mark(words) => self.mark(line, &words),
            Block::Paragraph(words) => self.paragraph(line, words),
            Block::List(items) => self.list(line, items),
            Block::Quote(lines) => self.quote(line, lines),
        }
    }

    fn front(&mut self, line: usize, text: &str) {
        self.lines.front = line;
        let Front { state, of } = front(self.page.file, line, text, &mut self.page.findings);
        self.words.state = state;
        self.words.of = of;
    }

    fn title(&mut self, line: usize, title: &Line) {
        if self.lines.title == 0 && self.words.steps.is_empty() && self.words.goal.is_empty() {
            self.lines.title = line;
            self.words.title = self.filled(line, title, "title");
        } else {
            self.page.error(
                line,
                "there is a second title, or it does not stand first",
                "keep one line with a single #, at the top; steps begin with ##",
            );
        }
    }

    fn step(&mut self, line: usize, sentence: Line) {
        if self.part.take().is_some_and(|part| !part.before_steps()) {
            self.page.error(
                line,
                "a step stands after the closing marks",
                "move the step above ### Quando fermarti",
            );
        }
        self.filled(line, &sentence, "step");
        self.lines.steps.push(line);
        self.words.steps.push(StepWords {
            sentence,
            ..StepWords::default()
        });
    }

    fn mark(&mut self, line: usize, words: &Line) {
        let written = words.plain();
        let Some(part) = Part::read(&written) else {
            let known: Vec<String> = Part::ALL
                .iter()
                .map(|p| format!("### {}", p.heading()))
                .collect();
            return self.page.error(
                line,
                format!(
                    "the heading \"{}\" is none of the six marks",
                    shortened(&written)
                ),
                &format!("use, in Italian in every language: {}", known.join(", ")),
            );
        };
        if part.before_steps() != self.words.steps.is_empty() {
            let remedy = if part.before_steps() {
                "move it above the first step"
            } else {
                "move it below the last step"
            };
            let message = format!("the mark \"{}\" stands in the wrong place", part.heading());
            self.page.error(line, message, remedy);
        }
        if self.lines.parts.insert(part, line).is_some() {
            self.page.error(
                line,
                format!("the mark \"{}\" stands here twice", part.heading()),
                "keep one of the two",
            );
        }
        self.words.parts.entry(part).or_default();
        self.part = Some(part);
    }

    fn paragraph(&mut self, line: usize, words: Line) {
        if let Some(part) = self.part {
            let target = self.words.parts.entry(part).or_default();
            let late = !target.items.is_empty();
            target.paragraphs.push(words);
            if late {
                self.after_list(line);
            }
        } else if let Some(step) = self.words.steps.last_mut() {
            let late = !step.troubles.is_empty();
            step.more.push(words);
            if late {
                self.after_list(line);
            }
        } else if !self.words.needs.is_empty() {
            self.stray(line);
        } else if self.words.goal.is_empty() {
            self.lines.goal = line;
            self.words.goal = words.plain();
        } else {
            self.words.about.push(words);
        }
    }

    fn list(&mut self, line: usize, items: Vec<Item>) {
        let items: Vec<Line> = items.into_iter().map(|item| item.line).collect();
        if let Some(part) = self.part {
            let target = self.words.parts.entry(part).or_default();
            let again = !target.items.is_empty();
            target.items.extend(items);
            if again {
                let message = format!("the mark \"{}\" has two lists", part.heading());
                self.page.error(line, message, "put them into one list");
            }
        } else if let Some(step) = self.words.steps.last_mut() {
            let again = !step.troubles.is_empty();
            let many = items.len() > TROUBLES;
            step.troubles = items;
            if again {
                let remedy = "keep one list, of usual troubles";
                self.page.error(line, "the step has two lists", remedy);
            }
            if many {
                self.page.error(
                    line,
                    "the step has more than three usual troubles",
                    "keep the three that happen most often",
                );
            }
        } else if self.words.needs.is_empty() {
            self.lines.needs = line;
            self.words.needs = items;
        } else {
            self.stray(line);
        }
    }

    fn quote(&mut self, line: usize, lines: Vec<Line>) {
        let Some(step) = self.words.steps.last_mut().filter(|_| self.part.is_none()) else {
            return self.page.error(
                line,
                "a danger mark stands outside the steps",
                "move the line with > below the step in which the danger is",
            );
        };
        for words in lines {
            match danger(words) {
                Ok(mark) => step.dangers.push(mark),
                // The line before goes on here.
                Err(more) => match step.dangers.last_mut() {
                    Some(mark) if !more.plain().trim().is_empty() => {
                        mark.words.0.push(Span::Text(" ".to_owned()));
                        mark.words.0.extend(more.0);
                    }
                    _ => {
                        return self.page.error(
                            line,
                            "the danger mark does not begin with its word",
                            "write > soldi: ... (or password, truffa, dati, attenzione), in Italian in every language",
                        );
                    }
                },
            }
        }
        if step.dangers.len() > DANGERS {
            self.page.error(
                line,
                "the step has more than two danger marks",
                "keep the two that matter most",
            );
        }
    }

    fn after_list(&mut self, line: usize) {
        self.page.error(
            line,
            "there are words after the list of usual troubles",
            "move them above the list",
        );
    }

    fn stray(&mut self, line: usize) {
        self.page.error(
            line,
            "only one list of what you need may stand before the first step, and nothing after it",
            "move these words above the list, below one of the marks with ###, or below a step's heading",
        );
    }

    fn filled(&mut self, line: usize, words: &Line, what: &str) -> String {
        let plain = words.plain();
        if plain.trim().is_empty() {
            let message = format!("the {what} is empty");
            self.page
                .error(line, message, "write its words after the #");
        }
        plain
    }

    fn complete(&mut self) {
        for (part, words) in &self.words.parts {
            if words.is_empty() {
                let line = self.lines.parts.get(part).copied().unwrap_or(1);
                self.page.error(
                    line,
                    format!("the mark \"{}\" has no words below it", part.heading()),
                    "write a paragraph or a list below it, or remove the heading",
                );
            }
        }
        if self.words.title.is_empty() {
            let remedy = "begin the file with a line such as: # Chiedi l'ISEE";
            self.page.error(1, "the title is missing", remedy);
        }
        if self.words.goal.trim().is_empty() {
            let remedy = "below the title, write in one sentence what the person gets";
            self.page.error(1, "the goal is missing", remedy);
        }
        if self.words.steps.is_empty() {
            let remedy = "begin each step with ## and its sentence";
            self.page.error(1, "there is no step", remedy);
        }
    }
}

/// A danger mark, or the line itself where it begins with none of their words.
fn danger(mut line: Line) -> Result<DangerWords, Line> {
    let Some(Span::Text(first)) = line.0.first_mut() else {
        return Err(line);
    };
    let Some((word, rest)) = first.split_once([':', '：']) else {
        return Err(line);
    };
    let Some(kind) = Danger::read(word) else {
        return Err(line);
    };
    *first = rest.trim_start().to_owned();
    Ok(DangerWords { kind, words: line })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut findings = Vec::new();
        let parsed = parse(Path::new("it.md"), text, &mut findings);
        let said: Vec<String> = findings
            .iter()
            .map(|f| format!("{}: {}", f.line, f.message))
            .collect();
        assert_eq!(said, expected, "{text}");
        assert_eq!(parsed.is_some(), !findings.iter().any(Finding::is_error));
    }

    const GOOD: &str = "<!-- licence -->\n\n# Chiedi l'ISEE\n\nServe per avere sconti.\n\n- Il telefono\n\n\
        ## Premi **Entra con SPID**\n\nÈ in alto.\nGuarda [qui](task:practise-spid).\n\n\
        - Non lo vedi? Scorri.\n- Non va? Ricarica.\n\n## Aspetta\n";

    #[test]
    fn a_page_of_words_comes_apart_into_title_goal_needs_and_steps() {
        let mut findings = Vec::new();
        let (words, lines) = parse(Path::new("it.md"), GOOD, &mut findings).expect("usable");
        assert_eq!(findings, []);
        insta::assert_snapshot!(shown(&words), @r"
        Chiedi l'ISEE / Serve per avere sconti.
        needs: Il telefono
        Premi [Entra con SPID]
          more: È in alto. Guarda qui{practise-spid}.
          trouble: Non lo vedi? Scorri.
          trouble: Non va? Ricarica.
        Aspetta
        ");
        assert_eq!((lines.title, lines.goal, lines.needs), (3, 5, 7));
        assert_eq!(lines.steps, [9, 17]);
        assert_eq!(
            lines.links,
            [(12, "practise-spid".parse().expect("a name"))]
        );
    }

    /// The words as a short text: buttons in brackets, ways to tasks with their task.
    fn shown(words: &Words) -> String {
        let line = |line: &Line| -> String {
            let pieces = line.0.iter().map(|span| match span {
                Span::Text(words) => words.clone(),
                Span::Button(words) => format!("[{words}]"),
                Span::Task { words, id } => format!("{words}{{{id}}}"),
            });
            pieces.collect()
        };
        let mut rows = vec![format!("{} / {}", words.title, words.goal)];
        rows.extend(
            words
                .about
                .iter()
                .map(|about| format!("about: {}", line(about))),
        );
        rows.extend(
            words
                .needs
                .iter()
                .map(|need| format!("needs: {}", line(need))),
        );
        for step in &words.steps {
            rows.push(line(&step.sentence));
            rows.extend(
                step.more
                    .iter()
                    .map(|more| format!("  more: {}", line(more))),
            );
            rows.extend(
                step.troubles
                    .iter()
                    .map(|trouble| format!("  trouble: {}", line(trouble))),
            );
        }
        rows.join("\n")
    }

    #[test]
    fn what_is_missing_is_named() {
        check(
            "",
            &[
                "1: the title is missing",
                "1: the goal is missing",
                "1: there is no step",
            ],
        );
        check("# T\n\nG.\n", &["1: there is no step"]);
        check("# T\n\n## S\n", &["1: the goal is missing"]);
        check(
            "#\n\nG.\n\n## \n",
            &[
                "1: the title is empty",
                "5: the step is empty",
                "1: the title is missing",
            ],
        );
    }

    #[test]
    fn what_stands_in_the_wrong_place_is_named() {
        check(
            "# T\n\nG.\n\n## S\n\n# U\n",
            &["7: there is a second title, or it does not stand first"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n- a\n\nLate.\n",
            &["9: there are words after the list of usual troubles"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n- a\n- b\n- c\n- d\n",
            &["7: the step has more than three usual troubles"],
        );
        check(
            "# T\n\nG.\n\n- a\n\nLate.\n\n## S\n",
            &[
                "7: only one list of what you need may stand before the first step, and nothing after it",
            ],
        );
        check(
            "# T\n\nG.\n\n## S\n\n### U\n",
            &["7: the heading \"U\" is none of the six marks"],
        );
    }

    #[test]
    fn what_could_carry_a_citizen_away_or_draw_over_the_page_is_refused() {
        check(
            "# T\n\nG.\n\n## S\n\n[x](https://evil.example)\n",
            &["7: \"https://evil.example\" is a web address, and words carry none"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n<script>x</script>\n",
            &["7: HTML has no meaning here"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n![x](x.png)\n",
            &["7: a picture has no meaning here"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n    code\n",
            &["7: a block of program text has no meaning here"],
        );
        check(
            "# T\n\nG.\n\n## S\n\n[x](task:../y)\n",
            &[
                "7: \"../y\" is not a name: use lower-case letters, digits and single hyphens, at most 40 characters",
            ],
        );
    }

    #[test]
    fn deep_nesting_and_long_files_do_not_break_the_reader() {
        let mut findings = Vec::new();
        let _ = parse(Path::new("it.md"), &"> ".repeat(20_000), &mut findings);
        let _ = parse(Path::new("it.md"), &"- ".repeat(20_000), &mut findings);
        let _ = parse(Path::new("it.md"), &"[".repeat(30_000), &mut findings);
        let _ = parse(Path::new("it.md"), &"**a".repeat(20_000), &mut findings);
        assert!(!findings.is_empty());
    }
}
