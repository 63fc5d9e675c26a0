// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A place to write, always under its label.

use iced::advanced::widget::Id;
use iced::widget::text_input;
use iced::{Background, Border, Length, border};

use crate::Element;
use crate::font;
use crate::layout::{column, inset};
use crate::look::Look;
use crate::note::voiced;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::{small, text};

/// A field with its label over it.
pub fn field<'a, M: Clone + 'static>(
    look: Look,
    key: impl Into<String>,
    label: impl Into<String>,
    value: impl Into<String>,
    on_input: impl Fn(String) -> M + 'a,
) -> Field<'a, M> {
    Field {
        look,
        key: key.into(),
        label: label.into(),
        value: value.into(),
        hint: None,
        example: String::new(),
        secret: false,
        initial: false,
        on_input: Box::new(on_input),
        on_submit: None,
    }
}

/// A field being described; see [`field`].
#[expect(missing_debug_implementations, reason = "holds what the citizen types")]
pub struct Field<'a, M> {
    look: Look,
    key: String,
    label: String,
    value: String,
    hint: Option<String>,
    example: String,
    secret: bool,
    initial: bool,
    on_input: Box<dyn Fn(String) -> M + 'a>,
    on_submit: Option<M>,
}

impl<M> Field<'_, M> {
    /// What Enter does.
    #[must_use]
    pub fn on_submit(mut self, message: M) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// A sentence under the field.
    #[must_use]
    pub fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// An example shown while the field is empty.
    #[must_use]
    pub fn example(mut self, words: impl Into<String>) -> Self {
        self.example = words.into();
        self
    }

    /// What is typed is neither shown nor said.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// The focus begins here on a new screen.
    #[must_use]
    pub fn initial(mut self) -> Self {
        self.initial = true;
        self
    }
}

impl<'a, M: Clone + 'static> From<Field<'a, M>> for Element<'a, M> {
    fn from(field: Field<'a, M>) -> Self {
        let look = field.look;
        let c = look.colours();
        let mut voice = Voice::new(
            if field.secret {
                Role::SecretField
            } else {
                Role::Field
            },
            field.label.clone(),
        );
        voice.key.clone_from(&field.key);
        voice.focusable = true;
        voice.initial = field.initial;
        voice.state = field.hint.clone().unwrap_or_default();
        let shown = if field.value.is_empty() {
            &field.example
        } else {
            &field.value
        };
        let size = look.font_size(Kind::Control);
        let line = size * Kind::Control.line_height();
        let tall = ((look.target() - line) / 2.0).max(look.space(Space::Tight));
        let side = look.space(Space::Near);
        let mut input = text_input(&field.example, &field.value)
            .id(Id::from(field.key))
            .font(font::font_for(shown))
            .size(size)
            .line_height(iced::widget::text::LineHeight::Relative(
                Kind::Control.line_height(),
            ))
            .padding(inset(look, side, side, tall))
            .secure(field.secret)
            .on_input(field.on_input)
            .align_x(look.direction.start())
            .style(move |_, status| text_input::Style {
                background: Background::Color(c.surface),
                border: match status {
                    text_input::Status::Focused { .. } => Border {
                        color: c.focus,
                        width: look.px(crate::token::RING),
                        radius: border::radius(look.radius()),
                    },
                    _ => Border {
                        color: c.line,
                        width: look.px(2.0),
                        radius: border::radius(look.radius()),
                    },
                },
                icon: c.quiet,
                placeholder: c.quiet,
                value: c.text,
                selection: c.accent_soft,
            });
        if let Some(message) = field.on_submit {
            input = input.on_submit(message);
        }
        let mut parts: Vec<Element<'a, M>> = vec![
            text(look, Kind::Strong, field.label).silent().into(),
            voiced(voice, input),
        ];
        if let Some(hint) = field.hint {
            parts.push(small(look, hint).silent().into());
        }
        column(look, Space::Tight, parts).width(Length::Fill).into()
    }
}
