// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The guide as a strip above or below the page. All words in one part where they fit; else in
//! as many parts as they need, and a button leads from one to the next.
//!
//! Invariants:
//! * nothing is left out, nothing becomes smaller than running text;
//! * the first part of a step holds its sentence and, with icon and word, each of its dangers;
//! * where we are stands at the same place in every part.

use iced::widget::container;
use iced::{Length, Size};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Ruler, Space, Tone};

use super::telling::AFTERWARDS;
use super::view::Parts;
use super::{Message, State};
use crate::say;
use crate::screen::catalogue::{Danger, DangerSheet};
use crate::screen::shared::Help;
use crate::screen::{Message as Stage, frame, phrase, reading};

/// One way of sharing out the words: what stands in the first part, together, and what follows
/// in others.
struct Way<'a> {
    first: Vec<Element<'a, Message>>,
    rest: Vec<Element<'a, Message>>,
}

impl<'a> Parts<'a> {
    pub(super) fn strip(&self, notice: Option<Element<'a, Stage>>) -> Element<'a, Stage> {
        let look = self.shared.look;
        let said = match (notice, self.note()) {
            (Some(notice), _) => notice,
            (None, Some(note)) => note.map(Stage::Guide),
            (None, None) => self.told().map(Stage::Guide),
        };
        if let Some(typing) = self.guide.typing {
            return self.keyboard(typing).map(Stage::Guide);
        }
        let mut buttons: Vec<Element<'a, Message>> = self
            .doing()
            .into_iter()
            .map(|button| button.compact().into())
            .collect();
        buttons.extend(self.page_tools());
        buttons.push(kit::fill());
        buttons.extend(
            self.moving()
                .into_iter()
                .map(|button| Element::from(button.compact())),
        );
        let buttons = kit::row(look, Space::Near, buttons).width(Length::Fill);
        let buttons = Element::from(buttons).map(Stage::Guide);
        frame::top_and_bottom(look, container(said).center_y(Length::Fill), buttons)
    }

    fn told(&self) -> Element<'a, Message> {
        let parts = *self;
        kit::fitted(move |room, ruler| parts.shared_out(room, ruler))
    }

    /// The words in the room there is.
    fn shared_out(&self, room: Size, ruler: &Ruler<'_>) -> Element<'a, Message> {
        let look = self.shared.look;
        let mut whole = one_under_another(look, self.whole());
        if ruler.size(&mut whole, room.width).height <= room.height {
            return container(whole).center_y(Length::Fill).into();
        }
        let aside = self.width_aside(room, ruler);
        let room = Size::new(room.width - aside - look.space(Space::Near), room.height);
        let mut parts = self.parts(room, ruler);
        let count = parts.len();
        let part = self.guide.part.min(count.saturating_sub(1));
        if count < 2 {
            return container(whole).center_y(Length::Fill).into();
        }
        let aside = container(self.aside(part, count)).width(aside);
        let told = one_under_another(look, parts.swap_remove(part));
        let told = container(told).width(Length::Fill);
        kit::row(look, Space::Near, vec![aside.into(), told.into()])
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// The parts, none of which is higher than the room unless a single thing is.
    fn parts(&self, room: Size, ruler: &Ruler<'_>) -> Vec<Vec<Element<'a, Message>>> {
        let gap = self.shared.look.space(Space::Tight);
        let height = |things: &mut [Element<'a, Message>]| -> f32 {
            let heights = things
                .iter_mut()
                .map(|thing| ruler.size(thing, room.width).height + gap);
            heights.sum::<f32>() - gap
        };
        let fits = |things: &mut [Element<'a, Message>]| height(things) <= room.height;
        let mut ways = self.ways(|thing| fits(std::slice::from_mut(thing)));
        let best = ways.iter_mut().position(|way| fits(&mut way.first));
        let chosen = best.unwrap_or(ways.len().saturating_sub(1));
        let Way { first, rest } = ways.swap_remove(chosen);
        let mut parts = vec![first];
        // What follows never goes on below the first words: there it would be taken for all.
        let mut used = room.height;
        for mut thing in rest {
            let needed = height(std::slice::from_mut(&mut thing));
            match parts.last_mut() {
                Some(part) if used + gap + needed <= room.height => {
                    part.push(thing);
                    used += gap + needed;
                }
                _ => {
                    parts.push(vec![thing]);
                    used = needed;
                }
            }
        }
        parts
    }

    /// Everything at once.
    fn whole(&self) -> Vec<Element<'a, Message>> {
        let look = self.shared.look;
        let mut line = vec![self.place_words()];
        let mut below = Vec::new();
        if self.leads() {
            line.extend(self.sentence(Kind::Heading));
            below.extend(self.marks());
            below.extend(self.help_in_a_line());
            below.extend(self.more_words().map(|more| kit::body(look, more).into()));
        } else {
            let mut told = self.told_besides(|_| true).into_iter();
            line.extend(told.next());
            below.extend(told);
            below.extend(self.help_in_a_line());
        }
        let mut whole = vec![kit::flow(look, Space::Near, line)];
        whole.extend(below);
        whole
    }

    /// The ways of sharing it out, the best first.
    fn ways(&self, fits: impl Fn(&mut Element<'a, Message>) -> bool) -> Vec<Way<'a>> {
        let look = self.shared.look;
        if !self.leads() {
            let mut rest = self.told_besides(&fits);
            let first = rest.drain(..1.min(rest.len())).collect();
            rest.extend(self.help_in_a_line());
            return vec![Way { first, rest }];
        }
        let pilled = |kind| kit::flow(look, Space::Near, self.sentence(kind));
        let mut ways = vec![
            self.way(pilled(Kind::Heading), true, true),
            self.way(pilled(Kind::Heading), false, true),
            self.way(pilled(Kind::Strong), false, true),
        ];
        if let Some(step) = self.step {
            let plain = kit::text(look, Kind::Strong, step.sentence.as_str());
            ways.push(self.way(plain.into(), false, false));
        }
        for way in &mut ways {
            way.rest.extend(self.more_in_pieces(&fits));
        }
        ways
    }

    /// The sentence; its dangers in whole sentences, or their names only and the sentences after.
    fn way(&self, sentence: Element<'a, Message>, in_whole: bool, help: bool) -> Way<'a> {
        let mut first = vec![sentence];
        let mut rest = Vec::new();
        let calls = self.help_in_a_line();
        if in_whole {
            first.extend(self.marks());
        } else {
            first.extend(self.names_of_dangers());
        }
        if help {
            first.extend(calls);
        } else {
            rest.extend(calls);
        }
        if !in_whole {
            rest.extend(self.marks());
        }
        Way { first, rest }
    }

    /// What follows the sentence, in one piece where it fits.
    fn more_in_pieces(
        &self,
        fits: impl Fn(&mut Element<'a, Message>) -> bool,
    ) -> Vec<Element<'a, Message>> {
        let look = self.shared.look;
        let Some(words) = self.more_words() else {
            return Vec::new();
        };
        let mut whole: Element<'a, Message> = kit::body(look, words).into();
        if fits(&mut whole) {
            return vec![whole];
        }
        let sentences = reading::sentences(words).into_iter();
        sentences.map(|line| kit::body(look, line).into()).collect()
    }

    /// What there is to say where no step leads on.
    fn told_besides(
        &self,
        fits: impl Fn(&mut Element<'a, Message>) -> bool,
    ) -> Vec<Element<'a, Message>> {
        let look = self.shared.look;
        if self.guide.state != State::Asking {
            return self.telling(AFTERWARDS);
        }
        let mut told = vec![kit::heading(look, say!(self.shared.words, "guide-troubles")).into()];
        for (what, remedy) in self.troubles() {
            let what = || kit::text(look, Kind::Strong, what).into();
            let remedy_in_whole = kit::body(look, remedy).into();
            let mut both = kit::flow(look, Space::Near, vec![what(), remedy_in_whole]);
            if fits(&mut both) {
                told.push(both);
            } else {
                let sentences = reading::sentences(remedy).into_iter();
                told.push(what());
                told.extend(sentences.map(|line| kit::body(look, line).into()));
            }
        }
        told
    }

    fn dangers_of_step(&self) -> std::slice::Iter<'a, DangerSheet> {
        let dangers = self.step.map(|step| step.dangers.as_slice());
        dangers.unwrap_or_default().iter()
    }

    /// The dangers of the step, each with its sentence.
    fn marks(&self) -> Vec<Element<'a, Message>> {
        self.dangers_of_step()
            .map(|danger| self.mark(danger.kind, &danger.words))
            .collect()
    }

    /// Their names alone, side by side.
    fn names_of_dangers(&self) -> Option<Element<'a, Message>> {
        let names: Vec<Element<'a, Message>> = self
            .dangers_of_step()
            .map(|danger| self.mark(danger.kind, ""))
            .collect();
        (!names.is_empty()).then(|| kit::flow(self.shared.look, Space::Near, names))
    }

    fn mark(&self, danger: Danger, sentence: &str) -> Element<'a, Message> {
        let word = phrase::danger(self.shared.words, danger);
        kit::mark(self.shared.look, Tone::Warn, word, sentence)
    }

    /// Where a call for help is.
    fn help_in_a_line(&self) -> Option<Element<'a, Message>> {
        let look = self.shared.look;
        let help = self.shared.bar.map_or(Help::NotCalled, |bar| bar.help);
        let (tone, word, mut sentence) = frame::help_words(&self.shared, help)?;
        // Beside its button there is room for what cannot be said otherwise.
        if let (Help::Nobody, Some(phone)) = (help, &self.shared.site.phone) {
            sentence = say!(self.shared.words, "help-phone", phone = phone.as_str());
        }
        let line = kit::mark(look, tone, format!("{word}. {sentence}"), "");
        Some(match self.help_read(help) {
            Some(read) => kit::flow(look, Space::Near, vec![line, read]),
            None => line,
        })
    }

    /// Whether there is a step to lead through.
    fn leads(&self) -> bool {
        self.guide.state == State::Following && self.task.is_some()
    }

    /// How wide what stands aside is, in every part the same.
    fn width_aside(&self, room: Size, ruler: &Ruler<'_>) -> f32 {
        let widest = |mut thing: Element<'a, Message>| ruler.size(&mut thing, room.width).width;
        let button = [(0, 2), (1, 2)]
            .map(|(part, count)| widest(self.further(part, count)))
            .into_iter()
            .fold(0.0, f32::max);
        let stacked = container(self.aside(1, 2)).width(button);
        if ruler.size(&mut stacked.into(), room.width).height <= room.height {
            button
        } else {
            button.max(widest(self.where_we_are(1, 2)))
        }
    }

    /// Where we are, and the way to the other parts.
    fn aside(&self, part: usize, count: usize) -> Element<'a, Message> {
        let look = self.shared.look;
        let parts = vec![self.where_we_are(part, count), self.further(part, count)];
        kit::column(look, Space::Tight, parts).into()
    }

    fn where_we_are(&self, part: usize, count: usize) -> Element<'a, Message> {
        let look = self.shared.look;
        let place = kit::small(look, self.part_of(part, count)).key("part-place");
        kit::flow(look, Space::Near, vec![self.place_words(), place.into()])
    }

    /// To the next part; from the last to the first.
    fn further(&self, part: usize, count: usize) -> Element<'a, Message> {
        let (look, words) = (self.shared.look, self.shared.words);
        let next = part + 1;
        let button = if next < count {
            kit::button(
                look,
                say!(words, "guide-further"),
                Message::PartTurned(next),
            )
            .icon_end(Icon::PageNext)
        } else {
            kit::button(look, say!(words, "guide-beginning"), Message::PartTurned(0))
                .icon(Icon::PageBack)
        };
        button
            .compact()
            .state(self.part_of(part, count))
            .key("further")
            .into()
    }

    fn part_of(&self, part: usize, count: usize) -> String {
        frame::pager_words(self.shared.words, part, count).place
    }
}

fn one_under_another<'a>(look: Look, things: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    kit::column(look, Space::Tight, things)
        .width(Length::Fill)
        .into()
}
