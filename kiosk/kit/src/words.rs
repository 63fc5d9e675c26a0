// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Text: which font writes it, where its lines break, which side it starts from.
//!
//! Two faults of iced 0.14 are kept away from people here. It draws aligned right-to-left text
//! outside its box, and the shaper beneath mis-measures wrapped lines that mix Arabic with Latin
//! letters or digits, so their ends are cut off. Therefore a text that holds any right-to-left
//! letter is broken into lines by us, each line is a paragraph of its own that never wraps, and we
//! place the lines ourselves. A direction mark at the head of each line keeps its order right when
//! a line happens to begin with a Latin word.

use iced::advanced::text::{
    self, LineHeight, Paragraph as _, Renderer as _, Shaping, Span, Wrapping,
};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Color, Length, Pixels, Point, Rectangle, Renderer, Size, alignment};

use crate::Element;
use crate::direction::Align;
use crate::font;
use crate::look::Look;
use crate::speech::{Role, Voice};
use crate::token::Kind;

type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// Text of a given kind.
pub fn text(look: Look, kind: Kind, content: impl Into<String>) -> Words {
    Words {
        look,
        kind,
        content: whole_numbers(&content.into()),
        ink: Ink::Inherit,
        align: Align::Start,
        wide: false,
        voice: Some(match kind {
            Kind::Display | Kind::Title => Role::Title,
            Kind::Heading => Role::Heading,
            _ => Role::Text,
        }),
        key: None,
    }
}

/// Ties the groups of a number such as 800 123 456 together: it is neither broken over two lines
/// nor, among Arabic words, turned group by group (a no-break space joins digits in bidi).
fn whole_numbers(content: &str) -> String {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let letters: Vec<char> = content.chars().collect();
    letters
        .iter()
        .enumerate()
        .map(|(at, c)| {
            let between = at > 0 && digit(letters.get(at - 1)) && digit(letters.get(at + 1));
            if *c == ' ' && between { '\u{A0}' } else { *c }
        })
        .collect()
}

/// The one title of a page.
pub fn title(look: Look, content: impl Into<String>) -> Words {
    text(look, Kind::Title, content)
}

/// The title of a part of a page.
pub fn heading(look: Look, content: impl Into<String>) -> Words {
    text(look, Kind::Heading, content)
}

/// Running text.
pub fn body(look: Look, content: impl Into<String>) -> Words {
    text(look, Kind::Body, content)
}

/// A note of lesser weight.
pub fn small(look: Look, content: impl Into<String>) -> Words {
    text(look, Kind::Small, content).quiet()
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Ink {
    /// The colour of what it stands in.
    Inherit,
    Own(Color),
}

/// A piece of text; see [`text`].
#[derive(Debug, Clone)]
pub struct Words {
    look: Look,
    kind: Kind,
    content: String,
    ink: Ink,
    align: Align,
    wide: bool,
    voice: Option<Role>,
    key: Option<String>,
}

impl Words {
    /// Secondary.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.ink = Ink::Own(self.look.colours().quiet);
        self
    }

    /// In the accent colour.
    #[must_use]
    pub fn accent(mut self) -> Self {
        self.ink = Ink::Own(self.look.colours().accent);
        self
    }

    pub(crate) fn colour(mut self, colour: Color) -> Self {
        self.ink = Ink::Own(colour);
        self
    }

    /// Lines centred, over the whole width.
    #[must_use]
    pub fn center(mut self) -> Self {
        self.align = Align::Center;
        self.wide = true;
        self
    }

    /// Lines at the end, over the whole width.
    #[must_use]
    pub fn end(mut self) -> Self {
        self.align = Align::End;
        self.wide = true;
        self
    }

    /// Lines centred among themselves, no wider than needed.
    pub(crate) fn center_lines(mut self) -> Self {
        self.align = Align::Center;
        self
    }

    /// Takes the whole width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// A name for tests, the same in every language.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Not spoken on its own, because what it stands in already says it.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.voice = None;
        self
    }

    fn font_text<C>(&self, content: C, bounds: Size) -> text::Text<C, iced::Font> {
        text::Text {
            content,
            bounds,
            size: Pixels(self.look.font_size(self.kind)),
            line_height: LineHeight::Relative(self.kind.line_height()),
            font: font::default_font(),
            align_x: match self.align.horizontal(self.look.direction) {
                alignment::Horizontal::Left => text::Alignment::Left,
                alignment::Horizontal::Center => text::Alignment::Center,
                alignment::Horizontal::Right => text::Alignment::Right,
            },
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::WordOrGlyph,
        }
    }

    fn paragraph(&self, content: &str, bounds: Size) -> Paragraph {
        let spans: Vec<Span<'_, (), iced::Font>> = font::runs(content)
            .into_iter()
            .map(|(script, run)| Span::new(run).font(script.font(self.kind.is_bold())))
            .collect();
        Paragraph::with_spans(self.font_text(spans.as_slice(), bounds))
    }

    /// A line that never wraps and lies at the left of its own box, wherever we put that.
    fn line(&self, content: &str) -> Paragraph {
        let mark = if self.look.direction.is_rtl() {
            "\u{200F}"
        } else if content
            .chars()
            .any(|c| c.is_alphabetic() && !font::is_rtl(c))
        {
            "\u{200E}"
        } else {
            ""
        };
        let marked = format!("{mark}{content}");
        let spans: Vec<Span<'_, (), iced::Font>> = font::runs(&marked)
            .into_iter()
            .map(|(script, run)| Span::new(run).font(script.font(self.kind.is_bold())))
            .collect();
        Paragraph::with_spans(text::Text {
            align_x: text::Alignment::Default,
            wrapping: Wrapping::None,
            ..self.font_text(spans.as_slice(), Size::INFINITE)
        })
    }

    /// Breaks the text by measuring each line as it will be drawn: the sum of its words is not
    /// quite its width.
    fn break_lines(&self, width: f32) -> Vec<Paragraph> {
        let mut lines = Vec::new();
        for part in self.content.split('\n') {
            let mut line = String::new();
            let mut laid = self.line("");
            for word in part.split(' ').filter(|word| !word.is_empty()) {
                for piece in self.pieces(word, width) {
                    let joint = if line.is_empty() { "" } else { " " };
                    let longer = format!("{line}{joint}{piece}");
                    let candidate = self.line(&longer);
                    if line.is_empty() || candidate.min_bounds().width <= width {
                        (line, laid) = (longer, candidate);
                    } else {
                        lines.push(std::mem::replace(&mut laid, self.line(&piece)));
                        line = piece;
                    }
                }
            }
            lines.push(laid);
        }
        lines
    }

    /// A word, or its parts when it alone is wider than a line.
    fn pieces(&self, word: &str, width: f32) -> Vec<String> {
        if self.line(word).min_bounds().width <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = vec![String::new()];
        for c in word.chars() {
            if let Some(last) = pieces.last_mut() {
                let mut longer = last.clone();
                longer.push(c);
                if last.is_empty() || self.line(&longer).min_bounds().width <= width {
                    *last = longer;
                } else {
                    pieces.push(c.to_string());
                }
            }
        }
        pieces
    }

    fn lay(&self, width: f32) -> Vec<Paragraph> {
        if self.content.chars().any(font::is_rtl) {
            self.break_lines(width)
        } else {
            vec![self.paragraph(&self.content, Size::new(width, f32::INFINITY))]
        }
    }
}

/// Laid out lines and what they were laid out for.
#[derive(Default)]
struct State {
    content: String,
    width: f32,
    lines: Vec<Paragraph>,
}

impl<M> Widget<M, iced::Theme, Renderer> for Words {
    fn size(&self) -> Size<Length> {
        Size::new(
            if self.wide {
                Length::Fill
            } else {
                Length::Shrink
            },
            Length::Shrink,
        )
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let width = limits.max().width;
        let same_shape = state.lines.first().is_some_and(|line| {
            let shape = text::Text {
                align_x: line.align_x(),
                wrapping: line.wrapping(),
                ..self.font_text((), line.bounds())
            };
            line.compare(shape) == text::Difference::None
        });
        let fresh =
            same_shape && state.content == self.content && state.width.to_bits() == width.to_bits();
        if !fresh {
            state.lines = self.lay(width);
            state.content.clone_from(&self.content);
            state.width = width;
        }
        let size = state.lines.iter().fold(Size::ZERO, |size, line| {
            let line = line.min_bounds();
            Size::new(size.width.max(line.width), size.height + line.height)
        });
        let wide = if self.wide {
            Length::Fill
        } else {
            Length::Shrink
        };
        layout::Node::new(limits.resolve(wide, Length::Shrink, size))
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(role) = self.voice {
            let mut voice = Voice::new(role, self.content.replace('\u{A0}', " "));
            if let Some(key) = &self.key {
                voice.key.clone_from(key);
            }
            operation.custom(None, layout.bounds(), &mut voice);
            operation.text(None, layout.bounds(), &voice.label);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        let colour = match self.ink {
            Ink::Inherit => style.text_color,
            Ink::Own(colour) => colour,
        };
        let mut y = bounds.y;
        for line in &state.lines {
            let size = line.min_bounds();
            let spare = bounds.width - size.width;
            let x = match self.align.horizontal(self.look.direction) {
                alignment::Horizontal::Left => bounds.x,
                alignment::Horizontal::Center => bounds.x + spare / 2.0,
                alignment::Horizontal::Right => bounds.x + spare,
            };
            renderer.fill_paragraph(line, Point::new(x.round(), y), colour, *viewport);
            y += size.height;
        }
    }
}

impl<'a, M: 'a> From<Words> for Element<'a, M> {
    fn from(words: Words) -> Self {
        Element::new(words)
    }
}

#[cfg(test)]
mod tests;
