// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Notes: banners, cards, pills, toasts. They tell; they never take the focus.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::{Stack, container};
use iced::{Border, Color, Event, Length, Rectangle, Renderer, Size, Vector, border};

use crate::icon::icon;
use crate::layout::{column, row};
use crate::look::Look;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::{body, text};
use crate::{Element, Icon};

/// How much a note matters; always shown as colour, icon and word together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Went well.
    Good,
    /// Look here.
    Warn,
    /// Something is wrong or ends.
    Danger,
}

impl Tone {
    fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Good => Icon::Done,
            Self::Warn => Icon::Warning,
            Self::Danger => Icon::Stop,
        }
    }

    fn colours(self, look: Look) -> (Color, Color) {
        let c = look.colours();
        match self {
            Self::Info => (c.accent_strong, c.accent_soft),
            Self::Good => (c.good, c.good_soft),
            Self::Warn => (c.warn, c.warn_soft),
            Self::Danger => (c.danger, c.danger_soft),
        }
    }
}

/// Key under which every banner is found, whatever it says.
pub const BANNER: &str = "banner";
/// Key under which every mark is found.
pub const MARK: &str = "mark";

/// A band with an icon, one strong word and a sentence; `actions` may hold buttons.
pub fn banner<'a, M: 'static>(
    look: Look,
    tone: Tone,
    word: impl Into<String>,
    sentence: impl Into<String>,
    actions: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let (ink, ground) = tone.colours(look);
    let (word, sentence) = (word.into(), sentence.into());
    let role = if matches!(tone, Tone::Warn | Tone::Danger) {
        Role::Alert
    } else {
        Role::Text
    };
    let mut voice = Voice::new(role, said(&word, &sentence));
    voice.key = BANNER.to_owned();
    let mut lines: Vec<Element<'a, M>> =
        vec![text(look, Kind::Strong, word).colour(ink).silent().into()];
    if !sentence.is_empty() {
        lines.push(body(look, sentence).silent().into());
    }
    let told = voiced(voice, column(look, Space::None, lines).width(Length::Fill));
    let mut parts = vec![icon(look, tone.icon(), Kind::Heading, ink), told];
    parts.extend(actions);
    container(row(look, Space::Near, parts).width(Length::Fill))
        .padding(look.space(Space::Near))
        .width(Length::Fill)
        .style(move |_| container::Style {
            text_color: Some(look.colours().text),
            background: Some(ground.into()),
            border: Border {
                color: ink,
                width: look.px(2.0),
                radius: border::radius(look.radius()),
            },
            ..container::Style::default()
        })
        .into()
}

/// The same without a band, where there is no room for one: icon, strong word, and the sentence
/// in the same line.
pub fn mark<'a, M: 'static>(
    look: Look,
    tone: Tone,
    word: impl Into<String>,
    sentence: &str,
) -> Element<'a, M> {
    let (ink, _) = tone.colours(look);
    let word = word.into();
    let role = if matches!(tone, Tone::Warn | Tone::Danger) {
        Role::Alert
    } else {
        Role::Text
    };
    let mut voice = Voice::new(role, said(&word, sentence));
    voice.key = MARK.to_owned();
    let line = match sentence {
        "" => word,
        sentence => format!(
            "{}: {sentence}",
            word.trim_end_matches(['.', '。', '।', '۔'])
        ),
    };
    let line = text(look, Kind::Strong, line).colour(ink).silent();
    let parts = vec![icon(look, tone.icon(), Kind::Strong, ink), line.into()];
    voiced(voice, row(look, Space::Tight, parts))
}

/// Word and sentence as one, with one full stop between them.
fn said(word: &str, sentence: &str) -> String {
    let word = word.trim_end_matches('.');
    if sentence.is_empty() {
        format!("{word}.")
    } else {
        format!("{word}. {sentence}")
    }
}

/// A surface that holds what belongs together.
pub fn card<'a, M: 'a>(look: Look, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content)
        .padding(look.space(Space::Inner))
        .width(Length::Fill)
        .align_x(look.direction.start())
        .style(move |_| surface(look))
        .into()
}

pub(crate) fn surface(look: Look) -> container::Style {
    let c = look.colours();
    container::Style {
        text_color: Some(c.text),
        background: Some(c.surface.into()),
        border: Border {
            color: c.hair,
            width: look.px(1.0),
            radius: border::radius(look.radius()),
        },
        ..container::Style::default()
    }
}

/// The very words of a button on the citizen's page.
pub fn pill<'a, M: 'static>(look: Look, words: impl Into<String>) -> Element<'a, M> {
    let c = look.colours();
    let words = words.into();
    let voice = Voice::new(Role::Text, words.clone());
    voiced(
        voice,
        container(text(look, Kind::Strong, words).silent())
            .padding([look.px(4.0), look.space(Space::Near)])
            .style(move |_| container::Style {
                text_color: Some(c.accent_strong),
                background: Some(c.accent_soft.into()),
                border: Border {
                    color: c.accent_strong,
                    width: look.px(2.0),
                    radius: border::radius(look.em(24.0)),
                },
                ..container::Style::default()
            }),
    )
}

/// A message that passes by. It never takes the focus and nothing under it stops working.
pub fn toast<'a, M: 'static>(look: Look, tone: Tone, words: impl Into<String>) -> Element<'a, M> {
    let c = look.colours();
    let (ink, _) = tone.colours(look);
    let words = words.into();
    let voice = Voice::new(Role::Alert, words.clone());
    voiced(
        voice,
        container(row(
            look,
            Space::Near,
            vec![
                icon(look, tone.icon(), Kind::Heading, ink),
                text(look, Kind::Strong, words).silent().into(),
            ],
        ))
        .padding(look.space(Space::Near))
        .max_width(look.em(900.0))
        .style(move |_| container::Style {
            text_color: Some(c.text),
            background: Some(c.surface.into()),
            border: Border {
                color: ink,
                width: look.px(3.0),
                radius: border::radius(look.radius()),
            },
            ..container::Style::default()
        }),
    )
}

/// Shows a toast near the top of a page, if there is one.
pub fn with_toast<'a, M: 'a>(
    look: Look,
    page: impl Into<Element<'a, M>>,
    toast: Option<Element<'a, M>>,
) -> Element<'a, M> {
    let mut stack = Stack::new()
        .push(page)
        .width(Length::Fill)
        .height(Length::Fill);
    if let Some(toast) = toast {
        stack = stack.push(
            container(toast)
                .width(Length::Fill)
                .align_x(iced::alignment::Horizontal::Center)
                .padding(look.space(Space::Inner)),
        );
    }
    stack.into()
}

/// Gives a voice to something that cannot be pressed.
pub(crate) fn voiced<'a, M: 'a>(
    voice: Voice,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    Element::new(Voiced {
        voice,
        content: content.into(),
    })
}

struct Voiced<'a, M> {
    voice: Voice,
    content: Element<'a, M>,
}

impl<M> Widget<M, iced::Theme, Renderer> for Voiced<'_, M> {
    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut self.voice);
        operation.text(None, layout.bounds(), &self.voice.label);
        self.content
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        self.content.as_widget_mut().update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content
            .as_widget()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, iced::Theme, Renderer>> {
        self.content
            .as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}
