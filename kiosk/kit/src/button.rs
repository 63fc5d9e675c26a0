// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Buttons, named by meaning.

use iced::{Alignment, Border, Color, Length, border};

use crate::control::{Control, Status, Style};
use crate::icon::icon;
use crate::layout::{inset, row};
use crate::look::Look;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::text;
use crate::{Direction, Element, Icon};

/// A button: its label is what is shown and what is said. Plain until `.primary()`, `.danger()` or
/// `.quiet()`; at most one primary button stands on a screen.
pub fn button<'a, M: Clone + 'static>(
    look: Look,
    label: impl Into<String>,
    on_press: M,
) -> Button<'a, M> {
    Button::new(look, Face::Plain, label.into(), Some(on_press))
}

/// Words that lead elsewhere.
pub fn link<'a, M: Clone + 'static>(
    look: Look,
    label: impl Into<String>,
    on_press: M,
) -> Button<'a, M> {
    let mut link = Button::new(look, Face::Link, label.into(), Some(on_press));
    link.voice.role = Role::Link;
    link
}

/// A button that shows only an icon. Use it where a word stands right beside it.
pub fn icon_button<'a, M: Clone + 'static>(
    look: Look,
    icon: Icon,
    spoken: impl Into<String>,
    on_press: M,
) -> Button<'a, M> {
    let mut button = Button::new(look, Face::Plain, spoken.into(), Some(on_press));
    button.label.clear();
    button.icon(icon)
}

/// One language, by its own name in its own letters. `tag` is its key: `it`, `ar`...
pub fn language<'a, M: Clone + 'static>(
    look: Look,
    own_name: impl Into<String>,
    tag: impl Into<String>,
    chosen: bool,
    on_press: M,
) -> Button<'a, M> {
    let tag = tag.into();
    let face = if chosen { Face::Chosen } else { Face::Plain };
    // The name is laid out in its own direction, whatever the page's.
    let own = look.with_direction(Direction::of_language(&tag));
    let mut pill = Button::new(look, face, own_name.into(), Some(on_press));
    pill.words_look = own;
    pill.voice.group = Some("languages");
    pill.chosen(chosen).key(format!("language-{tag}"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Plain,
    Primary,
    Quiet,
    Danger,
    Link,
    Chosen,
}

/// A button being described; see [`button`].
#[expect(missing_debug_implementations, reason = "messages need not be Debug")]
pub struct Button<'a, M> {
    look: Look,
    words_look: Look,
    face: Face,
    label: String,
    voice: Voice,
    on_press: Option<M>,
    icon: Option<Icon>,
    icon_end: Option<Icon>,
    kind: Kind,
    width: Length,
    at_start: bool,
    big: bool,
    marker: std::marker::PhantomData<&'a M>,
}

impl<M: Clone + 'static> Button<'_, M> {
    fn new(look: Look, face: Face, label: String, on_press: Option<M>) -> Self {
        Self {
            look,
            words_look: look,
            face,
            voice: Voice::new(Role::Button, label.clone()),
            label,
            on_press,
            icon: None,
            icon_end: None,
            kind: Kind::Control,
            width: Length::Shrink,
            at_start: false,
            big: false,
            marker: std::marker::PhantomData,
        }
    }

    /// The one obvious next step.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.face = Face::Primary;
        self
    }

    /// Without an edge, for what is seldom needed.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.face = Face::Quiet;
        self
    }

    /// Ends or erases something.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.face = Face::Danger;
        self
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With an icon after the words.
    #[must_use]
    pub fn icon_end(mut self, icon: Icon) -> Self {
        self.icon_end = Some(icon);
        self
    }

    /// Says more than it shows.
    #[must_use]
    pub fn spoken(mut self, words: impl Into<String>) -> Self {
        self.voice.label = words.into();
        self
    }

    /// Its state in words: *chosen*, *3 new*...
    #[must_use]
    pub fn state(mut self, words: impl Into<String>) -> Self {
        self.voice.state = words.into();
        self
    }

    /// A name for tests and focus, the same in every language.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.voice.key = key.into();
        self
    }

    /// Arrow keys move among the buttons of one group.
    #[must_use]
    pub fn group(mut self, group: &'static str) -> Self {
        self.voice.group = Some(group);
        self
    }

    /// The focus begins here on a new screen.
    #[must_use]
    pub fn initial(mut self) -> Self {
        self.voice.initial = true;
        self
    }

    /// Shown as chosen among its group.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        if chosen {
            self.face = Face::Chosen;
        }
        self.voice.chosen = Some(chosen);
        self
    }

    /// Not available now: shown pale, passed over by the focus.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        if !enabled {
            self.on_press = None;
        }
        self
    }

    /// As wide as what it stands in.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.width = Length::Fill;
        self
    }

    /// As wide as what it stands in, its words at the start: a line of a list.
    #[must_use]
    pub fn line(mut self) -> Self {
        self.at_start = true;
        self.wide()
    }

    /// Larger: for the one button of a page.
    #[must_use]
    pub fn big(mut self) -> Self {
        self.big = true;
        self.kind = Kind::Heading;
        self
    }

    /// Smaller words, for the bottom bar.
    #[must_use]
    pub fn compact(mut self) -> Self {
        self.kind = Kind::Small;
        self
    }
}

impl<'a, M: Clone + 'static> From<Button<'a, M>> for Element<'a, M> {
    fn from(button: Button<'a, M>) -> Self {
        let look = button.look;
        let enabled = button.on_press.is_some();
        let face = button.face;
        let ink = style(look, face, enabled, Status::default()).text;
        let mut parts: Vec<Element<'a, M>> = Vec::new();
        if let Some(name) = button.icon {
            parts.push(icon(look, name, button.kind, ink));
        }
        let only_icon = button.label.is_empty();
        if !only_icon {
            let words = text(button.words_look, button.kind, button.label).silent();
            parts.push(if button.at_start {
                words.into()
            } else {
                words.center_lines().into()
            });
        }
        if let Some(name) = button.icon_end {
            parts.push(icon(look, name, button.kind, ink));
        }
        let side = match (only_icon, face, button.big) {
            (true, _, _) => Space::Tight,
            (_, Face::Link | Face::Quiet, _) => Space::Near,
            (_, _, true) => Space::Page,
            _ => Space::Inner,
        };
        let side = look.space(side);
        let tall = look.space(if button.big {
            Space::Near
        } else {
            Space::Tight
        });
        Control::new(
            look,
            button.voice,
            row(look, Space::Tight, parts),
            move |status| style(look, face, enabled, status),
        )
        .on_press(button.on_press)
        .padding(inset(look, side, side, tall))
        .width(button.width)
        .align(match (button.at_start, look.direction) {
            (false, _) => Alignment::Center,
            (true, Direction::Ltr) => Alignment::Start,
            (true, Direction::Rtl) => Alignment::End,
        })
        .into()
    }
}

fn style(look: Look, face: Face, enabled: bool, status: Status) -> Style {
    let c = look.colours();
    let active = status.pressed || status.hovered;
    let edge = look.px(2.0);
    let (ground, ink, line) = match face {
        Face::Primary if active => (Some(c.accent_strong), c.on_accent, None),
        Face::Primary => (Some(c.accent), c.on_accent, None),
        Face::Danger if active => (Some(c.danger_strong), c.on_danger, None),
        Face::Danger => (Some(c.danger), c.on_danger, None),
        Face::Plain if active => (Some(c.accent_soft), c.accent_strong, Some(c.accent_strong)),
        Face::Plain => (Some(c.surface), c.accent, Some(c.accent)),
        Face::Chosen => (Some(c.accent_soft), c.accent_strong, Some(c.accent_strong)),
        Face::Quiet | Face::Link if active => (Some(c.accent_soft), c.accent_strong, None),
        Face::Quiet => (None, c.text, None),
        Face::Link => (None, c.accent, None),
    };
    if !enabled {
        return Style {
            ground: Some(c.ground),
            text: c.quiet,
            border: Border {
                color: c.hair,
                width: edge,
                radius: border::radius(look.radius()),
            },
        };
    }
    Style {
        ground,
        text: ink,
        border: Border {
            color: line.unwrap_or(Color::TRANSPARENT),
            width: if line.is_some() { edge } else { 0.0 },
            radius: border::radius(look.radius()),
        },
    }
}
