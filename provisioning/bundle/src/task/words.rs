// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task's words in one language, from Markdown. The grammar (`docs/writing-tasks.md`):
//!
//! ```text
//! # Title                      once, first
//! Goal in one sentence.        one paragraph; further paragraphs are "about"
//! - what you need              at most one list; may be absent
//! ## The step in one sentence  one per step of task.toml, in its order
//! More words.                  paragraphs; may be absent
//! - a usual trouble            at most one list of at most three
//! ```
//!
//! `**words**` are the words of the site's own button, `[words](task:id)` leads to another
//! task. Nothing else of Markdown has a meaning here, and what has none is refused by name.

use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Line, Span, StepWords, TaskId, Words};
use crate::document::shortened;
use crate::finding::Finding;

/// Longest file of words, in bytes.
pub(super) const LIMIT: u64 = 64 * 1024;

/// Usual troubles that fit the guide beside the page.
const TROUBLES: usize = 3;

/// Where in the file the words stand, for findings made later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WordLines {
    pub(crate) title: usize,
    pub(crate) goal: usize,
    pub(crate) needs: usize,
    /// The line of each step's heading.
    pub(crate) steps: Vec<usize>,
    /// Every way to another task, with its line.
    pub(crate) links: Vec<(usize, TaskId)>,
}

/// A block of the page, in the few kinds that have a meaning here.
#[derive(Debug)]
enum Block {
    Title(Line),
    Step(Line),
    Paragraph(Line),
    List(Vec<Line>),
}

/// Reads one language. `None` when the words cannot be used; `findings` says why.
pub(super) fn parse(
    file: &Path,
    text: &str,
    findings: &mut Vec<Finding>,
) -> Option<(Words, WordLines)> {
    let mut page = Page::new(file, text);
    let blocks = page.blocks();
    let mut lines = WordLines {
        links: std::mem::take(&mut page.links),
        ..WordLines::default()
    };
    let words = page.arrange(blocks, &mut lines);
    let usable = !page.findings.iter().any(Finding::is_error);
    findings.append(&mut page.findings);
    usable.then_some((words, lines))
}

struct Page<'a> {
    file: &'a Path,
    text: &'a str,
    findings: Vec<Finding>,
    links: Vec<(usize, TaskId)>,
}

impl<'a> Page<'a> {
    fn new(file: &'a Path, text: &'a str) -> Self {
        Self {
            file,
            text,
            findings: Vec::new(),
            links: Vec::new(),
        }
    }

    fn line(&self, at: &Range<usize>) -> usize {
        self.text
            .bytes()
            .take(at.start)
            .filter(|&b| b == b'\n')
            .count()
            + 1
    }

    fn error(&mut self, line: usize, message: impl Into<String>, remedy: &str) {
        self.findings
            .push(Finding::error(self.file, line, message, remedy));
    }

    /// The page as a row of blocks, each with its line.
    fn blocks(&mut self) -> Vec<(usize, Block)> {
        let mut blocks: Vec<(usize, Block)> = Vec::new();
        let mut spans = Spans::default();
        let mut items: Option<Vec<Line>> = None;
        let mut started = 0;
        // A file that opens comments or odd constructs a thousand times says so once per kind.
        let mut refused: Vec<&'static str> = Vec::new();
        let text = self.text;
        for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { .. } | Tag::Paragraph) if items.is_none() => {
                    started = self.line(&range);
                    spans = Spans::default();
                }
                Event::End(TagEnd::Heading(level)) => {
                    let line = std::mem::take(&mut spans).into_line();
                    match level {
                        HeadingLevel::H1 => blocks.push((started, Block::Title(line))),
                        HeadingLevel::H2 => blocks.push((started, Block::Step(line))),
                        _ => self.error(
                            started,
                            "a heading with three or more # has no meaning here",
                            "write ## for a step, or an ordinary paragraph",
                        ),
                    }
                }
                Event::End(TagEnd::Paragraph) if items.is_none() => {
                    blocks.push((
                        started,
                        Block::Paragraph(std::mem::take(&mut spans).into_line()),
                    ));
                }
                Event::Start(Tag::List(_)) if items.is_none() => {
                    started = self.line(&range);
                    items = Some(Vec::new());
                }
                Event::Start(Tag::List(_)) => {
                    self.refuse(
                        &mut refused,
                        &range,
                        "a list inside a list",
                        "write one list only",
                    );
                }
                Event::Start(Tag::Item) => spans = Spans::default(),
                Event::End(TagEnd::Item) => {
                    if let Some(items) = &mut items {
                        items.push(std::mem::take(&mut spans).into_line());
                    }
                }
                Event::End(TagEnd::List(_)) => {
                    if let Some(items) = items.take() {
                        blocks.push((started, Block::List(items)));
                    }
                }
                Event::Start(Tag::Strong) => spans.open_button(),
                Event::End(TagEnd::Strong) => spans.close(),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let line = self.line(&range);
                    match dest_url.strip_prefix("task:").map(str::parse::<TaskId>) {
                        Some(Ok(id)) => {
                            self.links.push((line, id.clone()));
                            spans.open_task(id);
                        }
                        Some(Err(error)) => self.error(line, error.to_string(), "write [words](task:isee)"),
                        None => self.error(
                            line,
                            format!("\"{}\" is a web address, and words carry none", shortened(&dest_url)),
                            "lead to another task with [words](task:isee), or say where to look on the page",
                        ),
                    }
                }
                Event::End(TagEnd::Link) => spans.close(),
                Event::Text(words) | Event::Code(words) => spans.push(&words),
                Event::SoftBreak | Event::HardBreak => spans.push(" "),
                // A comment carries the licence lines and notes among authors.
                Event::Start(Tag::HtmlBlock) if is_comment(text.get(range.clone())) => {}
                Event::Html(_) | Event::End(_) => {}
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Emphasis) => {}
                Event::Start(Tag::Image { .. }) => {
                    self.refuse(
                        &mut refused,
                        &range,
                        "a picture",
                        "describe in words what to look for",
                    );
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    let remedy = "begin the line without spaces, and without ``` around it";
                    self.refuse(&mut refused, &range, "a block of program text", remedy);
                }
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                    let remedy =
                        "remove what stands between < and >; comments look like <!-- this -->";
                    self.refuse(&mut refused, &range, "HTML", remedy);
                }
                _ => {
                    let remedy = "use headings, paragraphs, one list, **bold** and task links only";
                    self.refuse(&mut refused, &range, "this kind of formatting", remedy);
                }
            }
        }
        blocks
    }

    fn refuse(
        &mut self,
        refused: &mut Vec<&'static str>,
        at: &Range<usize>,
        what: &'static str,
        remedy: &str,
    ) {
        if !refused.contains(&what) {
            refused.push(what);
            let line = self.line(at);
            self.error(line, format!("{what} has no meaning here"), remedy);
        }
    }

    /// Puts the blocks in their places.
    fn arrange(&mut self, blocks: Vec<(usize, Block)>, lines: &mut WordLines) -> Words {
        let mut words = Words::default();
        for (line, block) in blocks {
            match (block, words.steps.last_mut()) {
                (Block::Title(title), _) => {
                    if lines.title == 0 && words.steps.is_empty() && words.goal.is_empty() {
                        lines.title = line;
                        words.title = self.filled(line, &title, "title");
                    } else {
                        self.error(
                            line,
                            "there is a second title, or it does not stand first",
                            "keep one line with a single #, at the top; steps begin with ##",
                        );
                    }
                }
                (Block::Step(sentence), _) => {
                    self.filled(line, &sentence, "step");
                    lines.steps.push(line);
                    words.steps.push(StepWords { sentence, ..StepWords::default() });
                }
                (Block::Paragraph(more), Some(step)) => {
                    let late = !step.troubles.is_empty();
                    step.more.push(more);
                    if late {
                        self.error(
                            line,
                            "there are words after the list of usual troubles",
                            "move them above the list",
                        );
                    }
                }
                (Block::List(items), Some(step)) => {
                    let again = !step.troubles.is_empty();
                    let many = items.len() > TROUBLES;
                    step.troubles = items;
                    if again {
                        self.error(line, "the step has two lists", "keep one list, of usual troubles");
                    }
                    if many {
                        self.error(
                            line,
                            "the step has more than three usual troubles",
                            "keep the three that happen most often",
                        );
                    }
                }
                (Block::Paragraph(goal), None) if words.goal.is_empty() && words.needs.is_empty() => {
                    lines.goal = line;
                    words.goal = goal.plain();
                }
                (Block::Paragraph(about), None) if words.needs.is_empty() => words.about.push(about),
                (Block::List(needs), None) if words.needs.is_empty() => {
                    lines.needs = line;
                    words.needs = needs;
                }
                (Block::Paragraph(_) | Block::List(_), None) => self.error(
                    line,
                    "only one list of what you need may stand before the first step, and nothing after it",
                    "move these words above the list, or below a step's heading",
                ),
            }
        }
        self.complete(&words);
        words
    }

    fn filled(&mut self, line: usize, words: &Line, what: &str) -> String {
        let plain = words.plain();
        if plain.trim().is_empty() {
            self.error(
                line,
                format!("the {what} is empty"),
                "write its words after the #",
            );
        }
        plain
    }

    fn complete(&mut self, words: &Words) {
        if words.title.is_empty() {
            self.error(
                1,
                "the title is missing",
                "begin the file with a line such as: # Chiedi l'ISEE",
            );
        }
        if words.goal.trim().is_empty() {
            self.error(
                1,
                "the goal is missing",
                "below the title, write in one sentence what the person gets",
            );
        }
        if words.steps.is_empty() {
            self.error(
                1,
                "there is no step",
                "begin each step with ## and its sentence",
            );
        }
    }
}

/// Whether a block of HTML is one comment and nothing else.
fn is_comment(block: Option<&str>) -> bool {
    let inside = block.and_then(|block| block.trim().strip_prefix("<!--")?.strip_suffix("-->"));
    inside.is_some_and(|words| !words.contains("-->"))
}

/// The pieces of the sentence being read.
#[derive(Debug, Default)]
struct Spans {
    done: Vec<Span>,
    open: Option<Span>,
}

impl Spans {
    fn push(&mut self, more: &str) {
        let target = match &mut self.open {
            Some(span) => span,
            None => {
                if !matches!(self.done.last(), Some(Span::Text(_))) {
                    self.done.push(Span::Text(String::new()));
                }
                match self.done.last_mut() {
                    Some(span) => span,
                    None => return,
                }
            }
        };
        match target {
            Span::Text(words) | Span::Button(words) | Span::Task { words, .. } => {
                words.push_str(more)
            }
        }
    }

    /// Bold inside a link stays a link: the way to the task matters more than the pill.
    fn open_button(&mut self) {
        if self.open.is_none() {
            self.open = Some(Span::Button(String::new()));
        }
    }

    fn open_task(&mut self, id: TaskId) {
        self.close();
        self.open = Some(Span::Task {
            words: String::new(),
            id,
        });
    }

    fn close(&mut self) {
        self.done.extend(self.open.take());
    }

    fn into_line(mut self) -> Line {
        self.close();
        Line(self.done)
    }
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
            &["7: a heading with three or more # has no meaning here"],
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
