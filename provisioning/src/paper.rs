// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Paper: A4 pages as PDF, with the house's own letters inside, so that every printer draws
//! the same. Lengths are points (1/72 inch), the origin is the lower left corner.

mod font;
pub(crate) mod sheet;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use std::io::Write;

use self::font::Font;
use crate::fault::{Done, Otherwise};

pub(crate) const WIDTH: f32 = 595.0;
pub(crate) const HEIGHT: f32 = 842.0;
pub(crate) const MARGIN: f32 = 42.0;

/// Which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Plain,
    Bold,
}

/// Pages that are being filled.
pub(crate) struct Paper {
    plain: Font<'static>,
    bold: Font<'static>,
    pages: Vec<Content>,
}

impl Paper {
    pub(crate) fn new() -> Done<Self> {
        Ok(Self {
            plain: Font::plain()?,
            bold: Font::bold()?,
            pages: Vec::new(),
        })
    }

    pub(crate) fn page(&mut self) {
        self.pages.push(Content::new());
    }

    fn face(&self, face: Face) -> &Font<'static> {
        match face {
            Face::Plain => &self.plain,
            Face::Bold => &self.bold,
        }
    }

    /// Width of one line.
    pub(crate) fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        self.face(face).width(text) * size / 1000.0
    }

    /// One line, its letters standing on `y`.
    pub(crate) fn text(&mut self, face: Face, size: f32, x: f32, y: f32, text: &str) {
        let glyphs = self.face(face).glyphs(text);
        let name = match face {
            Face::Plain => Name(b"P"),
            Face::Bold => Name(b"B"),
        };
        if let Some(page) = self.pages.last_mut() {
            page.begin_text()
                .set_font(name, size)
                .next_line(x, y)
                .show(pdf_writer::Str(&glyphs))
                .end_text();
        }
    }

    /// The text in lines of at most `wide`; a word that is too long alone is cut.
    pub(crate) fn lines(&self, face: Face, size: f32, wide: f32, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(face, size, &longer) <= wide {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                if self.width(face, size, &format!("{line}{letter}")) > wide && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A filled box.
    pub(crate) fn fill(&mut self, grey: f32, x: f32, y: f32, wide: f32, high: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.save_state()
                .set_fill_gray(grey)
                .rect(x, y, wide, high)
                .fill_nonzero()
                .restore_state();
        }
    }

    /// Many boxes of one size, black: the modules of a QR picture.
    pub(crate) fn squares(&mut self, side: f32, places: &[(f32, f32)]) {
        if let Some(page) = self.pages.last_mut() {
            page.save_state().set_fill_gray(0.0);
            for (x, y) in places {
                page.rect(*x, *y, side, side);
            }
            page.fill_nonzero().restore_state();
        }
    }

    /// Where to cut.
    pub(crate) fn cut(&mut self, y: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.save_state()
                .set_stroke_gray(0.6)
                .set_line_width(0.6)
                .set_dash_pattern([4.0, 4.0], 0.0)
                .move_to(MARGIN / 2.0, y)
                .line_to(WIDTH - MARGIN / 2.0, y)
                .stroke()
                .restore_state();
        }
    }

    /// The file.
    pub(crate) fn finish(self, title: &str, language: &str) -> Done<Vec<u8>> {
        let mut next = 1;
        let mut id = || {
            let id = Ref::new(next);
            next += 1;
            id
        };
        let (catalogue, tree, info) = (id(), id(), id());
        let mut pdf = Pdf::new();
        pdf.catalog(catalogue)
            .pages(tree)
            .lang(TextStr(language))
            .viewer_preferences()
            .display_doc_title(true);
        pdf.document_info(info)
            .title(TextStr(title))
            .creator(TextStr("sportello"));
        let (plain, bold) = (id(), id());
        self.plain.embed(&mut pdf, plain, &mut id)?;
        self.bold.embed(&mut pdf, bold, &mut id)?;
        let mut kids = Vec::new();
        for content in self.pages {
            let (page_id, content_id) = (id(), id());
            kids.push(page_id);
            let bytes = packed(&content.finish())?;
            pdf.stream(content_id, &bytes).filter(Filter::FlateDecode);
            let mut page = pdf.page(page_id);
            page.parent(tree)
                .media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT))
                .contents(content_id);
            let mut resources = page.resources();
            resources
                .fonts()
                .pair(Name(b"P"), plain)
                .pair(Name(b"B"), bold);
            resources.finish();
            page.finish();
        }
        let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
        pdf.pages(tree).kids(kids).count(count);
        Ok(pdf.finish())
    }
}

fn packed(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .or_failed("the sheet cannot be made", "tell us about it")
}
