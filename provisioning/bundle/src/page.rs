// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Markdown as authors of words meet it: a page becomes a row of blocks of the few kinds that
//! have a meaning here, each with its line; everything else is refused by name.

use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::shortened;
use crate::finding::Finding;
use crate::task::{Line, Span, TaskId};

/// A block of the page.
#[derive(Debug)]
pub(crate) enum Block {
    /// What stands between two lines of `+++`.
    Front(String),
    /// `#`
    Title(Line),
    /// `##`
    Step(Line),
    /// `###`
    Mark(Line),
    Paragraph(Line),
    List(Vec<Item>),
    /// `>`, line by line.
    Quote(Vec<Line>),
}

/// A line of a list; `ticked` is what stands in its box, on pages that have boxes.
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub(crate) line: Line,
    pub(crate) ticked: Option<bool>,
}

/// One file being read, and what there is to say about it.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub(crate) file: &'a Path,
    text: &'a str,
    pub(crate) findings: Vec<Finding>,
    /// Every way to another task, with its line.
    pub(crate) links: Vec<(usize, TaskId)>,
}

impl<'a> Page<'a> {
    pub(crate) const fn new(file: &'a Path, text: &'a str) -> Self {
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

    pub(crate) fn error(&mut self, line: usize, message: impl Into<String>, remedy: &str) {
        self.findings
            .push(Finding::error(self.file, line, message, remedy));
    }

    /// The page as a row of blocks. With `boxes`, lists may be lists of `[x]` and `[ ]`.
    pub(crate) fn blocks(&mut self, boxes: bool) -> Vec<(usize, Block)> {
        let mut options = Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        if boxes {
            options |= Options::ENABLE_TASKLISTS;
        }
        let text = self.text;
        let mut reading = Reading {
            page: self,
            blocks: Vec::new(),
            started: 0,
            spans: Spans::default(),
            items: None,
            ticked: None,
            quote: None,
            front: None,
            refused: Vec::new(),
        };
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            reading.meet(event, &range, text);
        }
        reading.blocks
    }
}

/// Where the reader is while it goes down the page.
struct Reading<'p, 'a> {
    page: &'p mut Page<'a>,
    blocks: Vec<(usize, Block)>,
    /// The line on which the block being read began.
    started: usize,
    spans: Spans,
    items: Option<Vec<Item>>,
    ticked: Option<bool>,
    quote: Option<Vec<Line>>,
    front: Option<String>,
    /// A file that opens odd constructs a thousand times says so once per kind.
    refused: Vec<&'static str>,
}

impl Reading<'_, '_> {
    fn meet(&mut self, event: Event<'_>, range: &Range<usize>, text: &str) {
        match event {
            Event::Start(tag) => self.begin(tag, range, text),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => match &mut self.front {
                Some(front) => front.push_str(&words),
                None => self.spans.push(&words),
            },
            // Each line of a quote may be a mark of its own.
            Event::SoftBreak | Event::HardBreak => match &mut self.quote {
                Some(lines) => lines.push(std::mem::take(&mut self.spans).into_line()),
                None => self.spans.push(" "),
            },
            Event::TaskListMarker(ticked) => self.ticked = Some(ticked),
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.refuse_html(range),
            _ => self.refuse_kind(range),
        }
    }

    fn begin(&mut self, tag: Tag<'_>, range: &Range<usize>, text: &str) {
        match tag {
            Tag::MetadataBlock(_) => {
                self.started = self.page.line(range);
                self.front = Some(String::new());
            }
            Tag::Heading { .. } if self.quote.is_some() => self.refuse_kind(range),
            Tag::Heading { .. } | Tag::Paragraph => {
                if self.items.is_none() {
                    if self.quote.is_none() {
                        self.started = self.page.line(range);
                    }
                    self.spans = Spans::default();
                }
            }
            Tag::BlockQuote(_) if self.quote.is_some() || self.items.is_some() => {
                self.refuse_kind(range);
            }
            Tag::BlockQuote(_) => {
                self.started = self.page.line(range);
                self.quote = Some(Vec::new());
            }
            Tag::List(_) if self.quote.is_some() => self.refuse_kind(range),
            Tag::List(_) if self.items.is_none() => {
                self.started = self.page.line(range);
                self.items = Some(Vec::new());
            }
            Tag::List(_) => self.refuse(
                range,
                "a list inside a list",
                "write each line of the list at the left edge, one level only",
            ),
            Tag::Item => {
                self.spans = Spans::default();
                self.ticked = None;
            }
            Tag::Strong => self.spans.open_button(),
            Tag::Link { dest_url, .. } => self.link(&dest_url, range),
            Tag::Emphasis => {}
            // A comment carries the licence lines and notes among authors.
            Tag::HtmlBlock if is_comment(text.get(range.clone())) => {}
            Tag::HtmlBlock => self.refuse_html(range),
            Tag::Image { .. } => {
                self.refuse(range, "a picture", "describe in words what to look for");
            }
            Tag::CodeBlock(_) => {
                let remedy = "begin the line without spaces, and without ``` around it";
                self.refuse(range, "a block of program text", remedy);
            }
            _ => self.refuse_kind(range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => {
                if let Some(front) = self.front.take() {
                    self.blocks.push((self.started, Block::Front(front)));
                }
            }
            TagEnd::Heading(level) if self.quote.is_none() => {
                let line = std::mem::take(&mut self.spans).into_line();
                let block = match level {
                    HeadingLevel::H1 => Block::Title(line),
                    HeadingLevel::H2 => Block::Step(line),
                    HeadingLevel::H3 => Block::Mark(line),
                    _ => {
                        self.page.error(
                            self.started,
                            "a heading with four or more # has no meaning here",
                            "write ## for a step, ### for one of the marks, or an ordinary paragraph",
                        );
                        return;
                    }
                };
                self.blocks.push((self.started, block));
            }
            TagEnd::Paragraph if self.items.is_none() => {
                let line = std::mem::take(&mut self.spans).into_line();
                match &mut self.quote {
                    Some(lines) => lines.push(line),
                    None => self.blocks.push((self.started, Block::Paragraph(line))),
                }
            }
            TagEnd::Item => {
                if let Some(items) = &mut self.items {
                    items.push(Item {
                        line: std::mem::take(&mut self.spans).into_line(),
                        ticked: self.ticked.take(),
                    });
                }
            }
            TagEnd::List(_) => {
                if let Some(items) = self.items.take() {
                    self.blocks.push((self.started, Block::List(items)));
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(lines) = self.quote.take() {
                    self.blocks.push((self.started, Block::Quote(lines)));
                }
            }
            TagEnd::Strong | TagEnd::Link => self.spans.close(),
            _ => {}
        }
    }

    fn link(&mut self, target: &str, range: &Range<usize>) {
        let line = self.page.line(range);
        match target.strip_prefix("task:").map(str::parse::<TaskId>) {
            Some(Ok(id)) => {
                self.page.links.push((line, id.clone()));
                self.spans.open_task(id);
            }
            Some(Err(error)) => {
                self.page
                    .error(line, error.to_string(), "write [words](task:isee)");
            }
            None => self.page.error(
                line,
                format!(
                    "\"{}\" is a web address, and words carry none",
                    shortened(target)
                ),
                "lead to another task with [words](task:isee), or say where to look on the page",
            ),
        }
    }

    fn refuse_html(&mut self, range: &Range<usize>) {
        let remedy = "remove what stands between < and >; comments look like <!-- this -->";
        self.refuse(range, "HTML", remedy);
    }

    fn refuse_kind(&mut self, range: &Range<usize>) {
        let remedy =
            "use headings, paragraphs, one list, danger marks, **bold** and task links only";
        self.refuse(range, "this kind of formatting", remedy);
    }

    fn refuse(&mut self, at: &Range<usize>, what: &'static str, remedy: &str) {
        if !self.refused.contains(&what) {
            self.refused.push(what);
            let line = self.page.line(at);
            self.page
                .error(line, format!("{what} has no meaning here"), remedy);
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
                words.push_str(more);
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
