// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What surrounds every screen: the line on top, the notice above the bar, the bar itself.

use iced::widget::{container, svg};
use iced::{Alignment, Length};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Space, Tone};

use super::shared::{Banner, Help, More, Shared};
use super::{Message, phrase, room};
use crate::say;
use crate::words::Words;

/// Content no wider than a pleasant line, in the middle.
pub(super) fn measured<'a, M: 'a>(
    look: Look,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    container(container(content).max_width(room::measure(look)))
        .width(Length::Fill)
        .align_x(Alignment::Center)
        .into()
}

/// Things one under another, in the middle of the line.
pub(super) fn stack<'a, M: 'a>(
    look: Look,
    space: Space,
    parts: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    kit::column(look, space, parts)
        .width(Length::Fill)
        .align_x(Alignment::Center)
        .into()
}

/// Equal columns whose tops are in line.
pub(super) fn columns<'a, M: 'a>(look: Look, cells: Vec<Element<'a, M>>) -> Element<'a, M> {
    let cells = cells
        .into_iter()
        .map(|cell| container(cell).width(Length::FillPortion(1)).into())
        .collect();
    if room::is_wide(look) {
        kit::row(look, Space::Near, cells)
            .align_y(Alignment::Start)
            .width(Length::Fill)
            .into()
    } else {
        kit::column(look, Space::Near, cells)
            .width(Length::Fill)
            .into()
    }
}

/// Content at the top, more at the bottom edge of what room there is.
pub(super) fn top_and_bottom<'a, M: 'a>(
    look: Look,
    top: impl Into<Element<'a, M>>,
    bottom: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    kit::column(
        look,
        Space::Near,
        vec![
            container(top)
                .width(Length::Fill)
                .height(Length::Fill)
                .into(),
            bottom.into(),
        ],
    )
    .width(Length::Fill)
    .height(Length::Fill)
    .into()
}

/// Whose terminal this is, and the way to the staff menu. In a session also *Hide the screen*.
pub(super) fn top_line<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let look = shared.look;
    let hide = say!(shared.words, "bar-hide");
    let staff = say!(shared.words, "staff");
    let name = shared.site.name.as_str();
    let in_session = shared.bar.is_some();
    let width = look.area().width - look.space(Space::Page) * 2.0;
    let mut labels = vec![staff.as_str()];
    if in_session {
        labels.push(&hide);
    }
    let site_fits = room::fits_on_a_line(look, Kind::Heading, width / 2.0, &[name])
        && room::fits_on_a_line(look, Kind::Small, width / 2.0, &labels);
    let mut tools: Vec<Element<'a, Message>> = Vec::new();
    if in_session {
        tools.push(
            kit::button(look, hide, Message::HideAsked)
                .quiet()
                .compact()
                .icon(Icon::Hide)
                .key("hide")
                .into(),
        );
    }
    tools.push(
        kit::button(look, staff, Message::StaffAsked)
            .quiet()
            .compact()
            .icon(Icon::Staff)
            .key("staff")
            .into(),
    );
    let tools = kit::row(look, Space::Tight, tools);
    if site_fits || !in_session {
        kit::spread(look, site_mark(shared), tools)
    } else {
        kit::end(look, tools)
    }
}

fn site_mark<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let look = shared.look;
    let Some(crest) = &shared.site.crest else {
        return kit::logo(look, shared.site.name.as_str());
    };
    let side = look.space(Space::Wide);
    let crest = svg(svg::Handle::from_memory(crest.clone()))
        .width(side)
        .height(side);
    let name = kit::text(look, Kind::Heading, shared.site.name.as_str());
    kit::row(look, Space::Near, vec![crest.into(), name.into()]).into()
}

/// The notice above the bar, if there is one.
pub(super) fn banner<'a>(shared: &Shared<'a>, banner: Banner) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let read = || -> Element<'a, Message> {
        kit::button(look, say!(words, "understood"), Message::BannerRead)
            .compact()
            .key("banner-read")
            .into()
    };
    let (tone, word, sentence, actions) = match banner {
        Banner::Warning { minutes, more } => {
            let word = say!(words, "warning-minutes", minutes = minutes);
            let (sentence, offer) = match more {
                More::Extension(minutes) => {
                    let label = say!(words, "extend", minutes = minutes);
                    let offer = kit::button(look, label, Message::ExtensionAsked)
                        .compact()
                        .icon(Icon::Add)
                        .key("extend");
                    (say!(words, "warning-save"), Some(offer))
                }
                More::Grace(minutes) => {
                    let label = say!(words, "grace-take", minutes = minutes);
                    let offer = kit::button(look, label, Message::GraceAsked)
                        .compact()
                        .icon(Icon::Add)
                        .key("grace");
                    (say!(words, "warning-save"), Some(offer))
                }
                More::Nothing(Some(why)) => (phrase::why_no_more(words, why), None),
                More::Nothing(None) => (say!(words, "warning-save"), None),
            };
            let mut actions: Vec<Element<'a, Message>> = Vec::new();
            actions.extend(offer.map(Element::from));
            actions.push(read());
            (Tone::Warn, word, sentence, actions)
        }
        Banner::Grace { minutes } => (
            Tone::Warn,
            say!(words, "grace-title"),
            say!(words, "grace-text", minutes = minutes),
            vec![read()],
        ),
        Banner::Hop => {
            let phone = kit::button(look, say!(words, "phone"), Message::PhoneSaid)
                .compact()
                .icon(Icon::Phone)
                .key("phone");
            (
                Tone::Info,
                say!(words, "time-left-paused"),
                say!(words, "warning-hop"),
                vec![phone.into()],
            )
        }
        Banner::Extended { minutes } => (
            Tone::Good,
            say!(words, "extended", minutes = minutes),
            String::new(),
            vec![read()],
        ),
        Banner::Refused(why) => (
            Tone::Info,
            phrase::why_no_more(words, why),
            String::new(),
            vec![read()],
        ),
        // It stays until the end: there is nothing to decide but to save.
        Banner::StaffEnd { seconds } => (
            Tone::Warn,
            say!(words, "staff-end-notice", seconds = seconds),
            say!(words, "staff-end-notice-text"),
            Vec::new(),
        ),
        Banner::BatteryLow => (
            Tone::Warn,
            say!(words, "battery-low"),
            say!(words, "battery-low-text"),
            vec![read()],
        ),
        Banner::BatteryEnd => (
            Tone::Warn,
            say!(words, "battery-end"),
            say!(words, "battery-end-text"),
            Vec::new(),
        ),
        Banner::LidClosed => (
            Tone::Warn,
            say!(words, "lid-closed"),
            say!(words, "lid-closed-text"),
            Vec::new(),
        ),
        Banner::Message(message) => (
            Tone::Info,
            say!(words, "message-title"),
            phrase::room_message(words, message),
            vec![read()],
        ),
    };
    note(look, tone, word, sentence, actions)
}

/// A kit banner whose buttons stand under the words where they would leave no room for them.
pub(super) fn note<'a, M: Clone + 'static>(
    look: Look,
    tone: Tone,
    word: String,
    sentence: String,
    actions: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    if actions.is_empty() || room::leaves_room_for_words(look) {
        return kit::banner(look, tone, word, sentence, actions);
    }
    kit::column(
        look,
        Space::Near,
        vec![
            kit::banner(look, tone, word, sentence, Vec::new()),
            kit::flow(look, Space::Near, actions),
        ],
    )
    .width(Length::Fill)
    .into()
}

/// Where a call for help is: one strong word, a sentence, how it looks.
pub(super) fn help_words(shared: &Shared<'_>, help: Help) -> Option<(Tone, String, String)> {
    let words = shared.words;
    let (tone, word, sentence) = match help {
        Help::NotCalled => return None,
        Help::Sent => (
            Tone::Info,
            say!(words, "help-sent"),
            say!(words, "help-sent-text"),
        ),
        Help::Seen => (
            Tone::Info,
            say!(words, "help-seen"),
            say!(words, "help-seen-text"),
        ),
        Help::Coming => (
            Tone::Good,
            say!(words, "help-coming"),
            say!(words, "help-coming-text"),
        ),
        Help::Nobody => {
            let mut sentence = say!(words, "help-nobody-text");
            if let Some(phone) = &shared.site.phone {
                sentence = format!(
                    "{sentence} {}",
                    say!(words, "help-phone", phone = phone.as_str())
                );
            }
            (Tone::Warn, say!(words, "help-nobody"), sentence)
        }
    };
    Some((tone, word, sentence))
}

/// The pager's words.
pub(super) fn pager_words(words: &Words, page: usize, pages: usize) -> kit::PagerWords {
    let shown: usize = page + 1;
    kit::PagerWords {
        previous: say!(words, "previous-page"),
        next: say!(words, "next-page"),
        place: say!(words, "page-of", page = shown, pages = pages),
    }
}

/// *Back*, for the start edge of a page.
pub(super) fn back<'a, M: Clone + 'static>(
    look: Look,
    words: &Words,
    message: M,
) -> Element<'a, M> {
    kit::button(look, say!(words, "go-back"), message)
        .icon(Icon::Back)
        .key("back")
        .into()
}
