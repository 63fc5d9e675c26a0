// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the guide looks: a column beside the page, or a strip above or below it. Both show the
//! same things in the same order: where we are, the sentence, what to do, what if not. A strip
//! shares them out among parts where they are more than it holds.

use iced::widget::container;
use iced::{Length, Size};
use sportello_capsule::wire::Landmark;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Ruler, Shape, Space};

use super::telling::AFTERWARDS;
use super::{Guide, Message, State};
use crate::say;
use crate::screen::catalogue::{StepSheet, TaskSheet};
use crate::screen::shared::Shared;
use crate::screen::{Message as Stage, frame, typing};

impl Guide {
    /// A name for each state whose buttons are others: there the focus begins anew.
    pub(in crate::screen) const fn name(&self) -> &'static str {
        match self.state {
            State::Opening => "guide-opening",
            State::Following if self.typing.is_some() => "guide-typing",
            State::Following => "guide",
            State::Asking => "guide-asking",
            State::Lost => "guide-lost",
            State::Done => "guide-done",
        }
    }

    /// Everything but the bar. `notice` stands where it takes nobody's focus: under a column's
    /// buttons, in place of a strip's sentence.
    pub fn view<'a>(
        &'a self,
        shared: &Shared<'a>,
        notice: Option<Element<'a, Stage>>,
    ) -> Element<'a, Stage> {
        let task = self
            .task
            .as_ref()
            .and_then(|key| shared.catalogue.task(key));
        let step = task.and_then(|task| task.steps.get(usize::from(self.step)));
        let parts = Parts {
            guide: self,
            shared: *shared,
            task,
            step,
        };
        if shared.look.shape() == Shape::Strip {
            parts.strip(notice)
        } else {
            parts.column(notice)
        }
    }
}

/// The pieces both shapes are put together from.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) guide: &'a Guide,
    pub(super) shared: Shared<'a>,
    pub(super) task: Option<&'a TaskSheet>,
    pub(super) step: Option<&'a StepSheet>,
}

impl<'a> Parts<'a> {
    fn column(&self, notice: Option<Element<'a, Stage>>) -> Element<'a, Stage> {
        let look = self.shared.look;
        let parts = *self;
        let top = kit::fitted(move |room, ruler| parts.top_of_column(room, ruler));
        let mut doing: Vec<Element<'a, Message>> = self
            .doing()
            .into_iter()
            .map(|button| button.wide().into())
            .collect();
        // Short words stand two by two; whole sentences need the line for themselves, and so
        // does what is left over.
        let in_pairs = self.guide.state == State::Following && self.task.is_some();
        let alone = if in_pairs && doing.len() % 2 == 1 {
            doing.pop()
        } else {
            None
        };
        let columns = if in_pairs { 2 } else { 1 };
        let bottom = match self.guide.typing {
            Some(typing) => std::iter::once(self.keyboard(typing))
                .chain(self.page_tools())
                .collect(),
            None => {
                let mut bottom = vec![kit::grid(look, Space::Near, columns, doing)];
                bottom.extend(alone);
                bottom.extend(self.page_tools());
                bottom.push(self.moving_in_column());
                bottom
            }
        };
        let bottom = Element::from(kit::column(look, Space::Near, bottom)).map(Stage::Guide);
        let mut below = vec![bottom];
        below.extend(notice);
        frame::top_and_bottom(look, top, kit::column(look, Space::Near, below))
    }

    /// Where we are and what there is to say; of what comes next, what there is room for.
    fn top_of_column(&self, room: Size, ruler: &Ruler<'_>) -> Element<'a, Stage> {
        let look = self.shared.look;
        let with = |afterwards| -> Element<'a, Stage> {
            let mut top = vec![self.place()];
            top.extend(self.help());
            top.extend(self.note());
            let telling = kit::column(look, Space::Near, self.telling(afterwards));
            top.push(kit::card(look, telling));
            let top = kit::column(look, Space::Near, top).width(Length::Fill);
            let top = Element::from(top).map(Stage::Guide);
            kit::column(look, Space::None, vec![self.more(), top]).into()
        };
        if self.guide.state != State::Done {
            return with(0);
        }
        let fits = |top: &mut Element<'a, Stage>| ruler.size(top, room.width).height <= room.height;
        (1..=AFTERWARDS)
            .rev()
            .map(with)
            .find_map(|mut top| fits(&mut top).then_some(top))
            .unwrap_or_else(|| with(0))
    }

    /// *Back* and *Done* side by side; longer words one under the other, the next step first.
    fn moving_in_column(&self) -> Element<'a, Message> {
        let look = self.shared.look;
        let mut buttons: Vec<Element<'a, Message>> = self
            .moving()
            .into_iter()
            .map(|button| button.wide().into())
            .collect();
        let columns = match self.guide.state {
            State::Following if self.task.is_some() => buttons.len(),
            State::Opening | State::Following | State::Asking | State::Lost | State::Done => {
                buttons.reverse();
                1
            }
        };
        kit::grid(look, Space::Near, columns, buttons)
    }

    /// The task's name, and the way to everything the guide has no room for.
    fn more(&self) -> Element<'a, Stage> {
        let (look, words) = (self.shared.look, self.shared.words);
        let name = match self.task {
            Some(task) => kit::heading(look, task.title.as_str()),
            None => kit::heading(look, say!(words, "guide-browse-title")),
        };
        let more = kit::button(look, say!(words, "bar-more"), Stage::MoreAsked)
            .quiet()
            .compact()
            .icon(Icon::Add)
            .key("more");
        kit::row(
            look,
            Space::Near,
            vec![container(name).width(Length::Fill).into(), more.into()],
        )
        .into()
    }

    /// Going about the page and pressing on it, for whoever hears it or has one key.
    pub(super) fn page_tools(&self) -> Option<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        let opening = matches!(self.guide.state, State::Opening);
        if !self.shared.looks.goes_about_pages() || opening {
            return None;
        }
        let by_ring = self.shared.looks.single_key.is_some();
        let to = if by_ring {
            Landmark::Control
        } else {
            Landmark::Any
        };
        let step = |icon, label, key, backwards| {
            kit::icon_button(look, icon, label, Message::PageExplored { to, backwards }).key(key)
        };
        let press = say!(words, "page-press");
        let press = if look.shape() == Shape::Strip {
            kit::icon_button(look, Icon::Done, press, Message::PagePressed)
        } else {
            kit::button(look, press, Message::PagePressed).wide()
        };
        let press = press.key("page-press").into();
        let before = step(Icon::Back, say!(words, "page-before"), "page-before", true).into();
        let next = step(Icon::Next, say!(words, "page-next"), "page-next", false);
        let letters = kit::icon_button(
            look,
            Icon::TextSize,
            say!(words, "page-type"),
            Message::TypingChanged(Some(typing::Typing::Letters)),
        );
        let letters = letters.key("page-type").into();
        // The ring begins with what is wanted most: on, on, press.
        let tools = if by_ring {
            let here = self.guide.state == State::Following && self.guide.typing.is_none();
            let next = if here { next.initial() } else { next };
            vec![next.into(), press, before, letters]
        } else {
            vec![before, press, next.into(), letters]
        };
        Some(kit::row(look, Space::Near, tools).into())
    }

    /// What is typed goes to the page key by key.
    pub(super) fn keyboard(&self, typing: typing::Typing) -> Element<'a, Message> {
        let columns = match self.shared.look.shape() {
            Shape::Strip => typing::Columns { keys: 16, tools: 2 },
            Shape::Wide | Shape::Tall => typing::Columns { keys: 6, tools: 2 },
        };
        typing::keyboard(
            &self.shared,
            typing,
            columns,
            Message::Typed,
            Message::TypingChanged,
        )
    }
}
