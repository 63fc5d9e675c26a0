// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the layers are put together: what covers everything, else the place with its panel.

use iced::Length;
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::Space as Empty;
use sportello_capsule::wire::Landmark;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Shape, Space};

use super::shared::{Banner, Shared};
use super::{Cover, Message, Panel, Screen, Shortcut, Stage, bar, frame, hide, room};
use crate::say;
use crate::service::keys::{Latch, Span};

/// Minutes after which a hidden screen ends the session.
const HIDDEN_MINUTES: u16 = 10;

impl Stage {
    /// The whole window.
    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let look = shared.look;
        let (name, page, dialog) = match &self.cover {
            Some(cover) => (cover.name(), cover.view(shared), None),
            None => {
                let name = match &self.panel {
                    Some(panel) => panel.name(),
                    None => match (&self.place, &self.guide) {
                        (Screen::Guide, Some(guide)) => guide.name(),
                        (place, _) => place.name(),
                    },
                };
                let panel = self.panel.as_ref().and_then(|panel| panel.view(shared));
                (name, self.page(shared), panel)
            }
        };
        let latched = shared.latch.map(|latch| {
            let words = match latch {
                Latch::Capital => say!(shared.words, "hands-capital"),
                Latch::Third => say!(shared.words, "hands-third"),
            };
            kit::toast(look, kit::Tone::Info, words)
        });
        let whole = kit::with_toast(look, kit::layered(look, page, dialog), latched);
        let scope = kit::scope(look, name, whole)
            .on_focus(Message::Focused)
            .on_hold(Message::ShortcutPressed(Shortcut::Voice))
            .on_touch(shared.looks.voice.then_some(Message::Touched))
            .scanning(shared.looks.single_key, Message::RingMoved)
            .dwelling(shared.looks.dwell.map(Span::dwell));
        let scope = match (&self.cover, &self.panel) {
            (Some(Cover::Pin(_)), _) => scope.on_key(typed(Message::Pin)),
            (Some(Cover::Locked(_)), _) => scope.on_key(typed(Message::Locked)),
            (None, Some(Panel::Hide(_))) => scope.on_key(typed(Message::Hide)),
            (None, None) if self.explores_page(shared) => scope.on_key(|key| {
                page_key(key).or_else(|| shortcut(key).map(Message::ShortcutPressed))
            }),
            _ => scope.on_key(|key| shortcut(key).map(Message::ShortcutPressed)),
        };
        match (&self.cover, &self.panel) {
            (Some(Cover::Pin(_)), _) => scope.on_escape(Message::CoverLeft).into(),
            (Some(Cover::Staff(_)), _) => scope
                .on_escape(Message::Staff(super::staff::Message::Left))
                .into(),
            (None, Some(_)) => scope.on_escape(Message::PanelClosed).into(),
            (Some(_), _) | (None, None) => scope.into(),
        }
    }

    fn page<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let look = shared.look;
        if let Some(Panel::Hide(hide)) = &self.panel {
            let pad = hide.view(shared, HIDDEN_MINUTES).map(Message::Hide);
            return self.hide_page(shared, pad);
        }
        let content: Element<'a, Message> = match &self.place {
            // A panel over the guide has the whole screen: the page is hidden, so is the guide.
            Screen::Guide if self.panel.is_some() => Empty::new().into(),
            Screen::Guide => return self.guide_page(shared),
            Screen::NetworkPage(screen) => {
                let content = screen.view(shared).map(Message::NetworkPage);
                return kit::page(look, content, None);
            }
            Screen::Welcome(screen) => screen.view(shared).map(Message::Welcome),
            Screen::Notice(screen) => screen.view(shared).map(Message::Notice),
            Screen::Home(screen) => screen
                .view(shared, self.under_way(shared))
                .map(Message::Home),
            Screen::List(screen) => screen.view(shared).map(Message::List),
            Screen::Choose(screen) => screen.view(shared).map(Message::Choose),
            Screen::Card(screen) => screen.view(shared).map(Message::Card),
            Screen::Learn(screen) => screen.view(shared).map(Message::Learn),
            Screen::Lesson(screen) => screen.view(shared).map(Message::Lesson),
            Screen::Assessment(screen) => screen.view(shared).map(Message::Assessment),
            Screen::Ending(screen) => screen.view(shared).map(|message| match message {}),
            Screen::Thanks(screen) => screen.view(shared).map(Message::Thanks),
            Screen::Stopped(screen) => screen.view(shared).map(|message| match message {}),
        };
        let mut parts = Vec::new();
        // While everything is erased there is nothing to press, not even by staff.
        // The thanks pass by themselves, and the faces come first. Where there is no room for the
        // line, *More* in the bar leads to what stands on it.
        let in_bar = shared.bar.is_some() && room::is_short(look);
        if !matches!(self.place, Screen::Ending(_) | Screen::Thanks(_)) && !in_bar {
            parts.push(frame::top_line(shared));
        }
        parts.push(content);
        parts.extend(self.notices(shared));
        let whole = kit::column(look, Space::Near, parts)
            .width(Length::Fill)
            .height(Length::Fill);
        kit::page(look, whole, shared.bar.map(|bar| bar::view(shared, bar)))
    }

    fn guide_page<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let notice = shared.bar.and_then(|bar| bar.banner);
        // A hop lasts as long as the step it belongs to: in a strip, the bar's words suffice.
        let notice = match notice {
            Some(Banner::Hop) if shared.look.shape() == Shape::Strip => None,
            notice => notice.map(|notice| frame::banner(shared, notice)),
        };
        let guide: Element<'a, Message> = match &self.guide {
            Some(guide) => guide.view(shared, notice),
            None => Empty::new().into(),
        };
        let bar = shared.bar.map(|bar| bar::view(shared, bar));
        kit::page(shared.look, guide, bar)
    }

    /// Choosing a code needs the whole page.
    fn hide_page<'a>(
        &self,
        shared: &Shared<'a>,
        pad: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let look = shared.look;
        let close = kit::button(look, say!(shared.words, "cancel"), Message::PanelClosed)
            .icon(Icon::Back)
            .key("close");
        let whole = frame::top_and_bottom(look, pad, kit::start(look, close));
        // A pad in large letters needs all the height; *Cancel* is on the same page.
        let bar = shared.bar.filter(|_| !room::is_short(look));
        kit::page(look, whole, bar.map(|bar| bar::view(shared, bar)))
    }

    fn notices<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let mut notices = Vec::new();
        if shared.voice_missing {
            let words = say!(shared.words, "voice-missing");
            notices.push(kit::banner(
                shared.look,
                kit::Tone::Info,
                words,
                "",
                Vec::new(),
            ));
        }
        let banner = shared.bar.and_then(|bar| bar.banner);
        notices.extend(banner.map(|banner| frame::banner(shared, banner)));
        notices
    }

    /// Whether keys of the guide go about the page.
    fn explores_page(&self, shared: &Shared<'_>) -> bool {
        shared.looks.voice && matches!(self.place, Screen::Guide) && self.guide.is_some()
    }

    /// The task in the guide, in words.
    fn under_way(&self, shared: &Shared<'_>) -> Option<String> {
        let key = self.guide.as_ref()?.task()?;
        Some(shared.catalogue.task(key)?.title.clone())
    }
}

impl Screen {
    /// The same in every language: when it changes, focus begins anew.
    const fn name(&self) -> &'static str {
        match self {
            Self::Welcome(_) => "welcome",
            Self::Notice(_) => "notice",
            Self::Home(home) => home.name(),
            Self::List(_) => "list",
            Self::Choose(choose) => choose.name(),
            Self::Card(_) => "card",
            Self::Learn(_) => "learn",
            Self::Lesson(lesson) => lesson.name(),
            Self::Assessment(assessment) => assessment.name(),
            Self::Guide => "guide",
            Self::NetworkPage(_) => "network-page",
            Self::Ending(_) => "ending",
            Self::Thanks(thanks) => thanks.name(),
            Self::Stopped(_) => "stopped",
        }
    }
}

impl Panel {
    const fn name(&self) -> &'static str {
        match self {
            Self::Language(_) => "panel-language",
            Self::Appearance(_) => "panel-appearance",
            Self::Hands(hands) => hands.name(),
            Self::Help(_) => "panel-help",
            Self::End(_) => "panel-end",
            Self::Hide(_) => "panel-hide",
            Self::More(_) => "panel-more",
            Self::Paper(paper) => paper.name(),
            Self::Aloud(_) => "panel-aloud",
        }
    }

    /// The dialog; choosing a code has a page of its own.
    fn view<'a>(&'a self, shared: &Shared<'a>) -> Option<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let close = |label: String| {
            kit::button(look, label, Message::PanelClosed)
                .icon(Icon::Back)
                .key("close")
        };
        let (title, content, answers): (
            String,
            Vec<Element<'a, Message>>,
            Vec<Element<'a, Message>>,
        ) = match self {
            Self::Language(panel) => (
                say!(words, "language-title"),
                mapped(panel.view(shared), Message::Language),
                vec![close(say!(words, "close")).into()],
            ),
            Self::Appearance(panel) => (
                say!(words, "appearance-title"),
                mapped(panel.view(shared), Message::Appearance),
                vec![
                    close(say!(words, "close")).into(),
                    kit::button(look, say!(words, "hands-title"), Message::HandsAsked)
                        .icon(Icon::Keyboard)
                        .key("hands")
                        .into(),
                ],
            ),
            Self::Hands(panel) => (
                say!(words, "hands-title"),
                mapped(panel.view(shared), Message::Hands),
                vec![close(say!(words, "close")).into()],
            ),
            Self::Help(panel) => (
                say!(words, "help-title"),
                mapped(panel.view(shared), Message::Help),
                vec![
                    close(say!(words, "close")).initial().into(),
                    Element::from(panel.answer(shared)).map(Message::Help),
                ],
            ),
            Self::End(panel) => (
                say!(words, "end-title"),
                mapped(panel.view(shared), Message::End),
                vec![
                    close(say!(words, "end-stay")).initial().into(),
                    Element::from(panel.answer(shared)).map(Message::End),
                ],
            ),
            Self::Hide(_) => return None,
            Self::Aloud(panel) => (
                say!(words, "aloud-title"),
                mapped(panel.view(shared), Message::Aloud),
                vec![
                    Element::from(panel.answer(shared)).map(Message::Aloud),
                    close(say!(words, "cancel")).into(),
                ],
            ),
            Self::More(panel) => (
                say!(words, "bar-more"),
                vec![panel.view(shared)],
                vec![close(say!(words, "close")).initial().into()],
            ),
            Self::Paper(panel) => {
                let answer = panel.answer(shared);
                let answer = answer.map(|answer| Element::from(answer).map(Message::Paper));
                let close = close(say!(words, "close")).initial();
                (
                    say!(words, "paper-title"),
                    mapped(panel.view(shared), Message::Paper),
                    std::iter::once(close.into()).chain(answer).collect(),
                )
            }
        };
        Some(kit::dialog(look, title, content, answers))
    }
}

/// Keys of the keyboard on a page with a pad.
fn typed(wrap: impl Fn(hide::Message) -> Message) -> impl Fn(&Key) -> Option<Message> {
    move |key| kit::PinKey::typed(key).map(|key| wrap(key.into()))
}

/// Keys that mean the same everywhere, where no compositor takes them first.
fn shortcut(key: &Key) -> Option<Shortcut> {
    Some(match key {
        Key::Named(Named::F2) => Shortcut::Voice,
        Key::Named(Named::F3) => Shortcut::Again,
        Key::Named(Named::F4) => Shortcut::SingleKey,
        Key::Named(Named::F7) => Shortcut::Softer,
        Key::Named(Named::F8) => Shortcut::Louder,
        Key::Named(Named::F9) => Shortcut::Slower,
        Key::Named(Named::F10) => Shortcut::Faster,
        _ => return None,
    })
}

/// Keys of the guide that go about the page: arrows from line to line, letters from heading to
/// heading, link to link; capitals go back.
fn page_key(key: &Key) -> Option<Message> {
    let (to, backwards) = match key {
        Key::Named(Named::ArrowDown) => (Landmark::Any, false),
        Key::Named(Named::ArrowUp) => (Landmark::Any, true),
        Key::Character(letter) => {
            let to = match letter.to_lowercase().as_str() {
                "h" => Landmark::Heading,
                "l" => Landmark::Link,
                "b" => Landmark::Button,
                "c" => Landmark::Field,
                _ => return None,
            };
            (to, letter.chars().all(char::is_uppercase))
        }
        _ => return None,
    };
    Some(Message::Guide(super::guide::Message::PageExplored {
        to,
        backwards,
    }))
}

fn mapped<'a, M: 'a>(
    parts: Vec<Element<'a, M>>,
    wrap: impl Fn(M) -> Message + Copy + 'a,
) -> Vec<Element<'a, Message>> {
    parts.into_iter().map(|part| part.map(wrap)).collect()
}

impl Cover {
    const fn name(&self) -> &'static str {
        match self {
            Self::Idle(_) => "cover-idle",
            Self::Locked(_) => "cover-locked",
            Self::Pin(_) => "cover-pin",
            Self::Staff(_) => "cover-staff",
            Self::StaffLock => "cover-staff-lock",
        }
    }

    fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let staff = || -> Element<'a, Message> {
            kit::button(look, say!(words, "staff"), Message::StaffAsked)
                .quiet()
                .compact()
                .icon(Icon::Staff)
                .key("staff")
                .into()
        };
        let content: Element<'a, Message> = match self {
            Self::Idle(cover) => cover.view(shared).map(Message::Idle),
            Self::Staff(cover) => cover.view(shared).map(Message::Staff),
            Self::Locked(cover) => {
                let help = kit::button(look, say!(words, "bar-help"), Message::HelpAsked)
                    .icon(Icon::Help)
                    .key("help");
                frame::top_and_bottom(
                    look,
                    cover.view(shared).map(Message::Locked),
                    kit::spread(look, help, staff()),
                )
            }
            Self::Pin(cover) => {
                let close = kit::button(look, say!(words, "go-back"), Message::CoverLeft)
                    .icon(Icon::Back)
                    .key("close");
                frame::top_and_bottom(
                    look,
                    cover.view(shared).map(Message::Pin),
                    kit::start(look, close),
                )
            }
            Self::StaffLock => {
                let words = kit::column(
                    look,
                    Space::Near,
                    vec![
                        kit::title(look, say!(words, "staff-locked-title")).into(),
                        kit::body(look, say!(words, "staff-locked-text")).into(),
                    ],
                );
                frame::top_and_bottom(look, kit::centered(words), kit::end(look, staff()))
            }
        };
        kit::page(look, content, None)
    }
}
