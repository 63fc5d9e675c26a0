// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A sheet to take home, on its way to the printer: pages and price before anything is printed,
//! then whether it came out. It is asked for on several screens, and stands over them.

use sportello_capsule::wire::{PrinterState, Report, Trouble};
use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon, Tone};

use super::action::Action;
use super::phrase;
use super::shared::Shared;
use crate::say;

/// How far the sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is being laid out and counted.
    Making,
    /// The citizen decides.
    Counted(u16),
    /// Agreed to, not out yet; and what the printer lacks meanwhile.
    Printing(Option<Trouble>),
    Printed(u16),
    /// It will not come.
    GivenUp(Trouble),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    state: State,
    /// Asked for in the question before the end: there one returns to.
    before_end: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Print it, at this price.
    Agreed,
}

impl Paper {
    #[must_use]
    pub const fn new(before_end: bool) -> Self {
        Self {
            state: State::Making,
            before_end,
        }
    }

    /// There is no way to make it.
    #[must_use]
    pub const fn impossible(before_end: bool) -> Self {
        Self {
            state: State::GivenUp(Trouble::CannotPrint),
            before_end,
        }
    }

    /// Whether closing leads back to the question before the end.
    pub(super) const fn is_before_end(self) -> bool {
        self.before_end
    }

    /// Nobody agreed yet: what was counted is to be forgotten when this closes.
    pub(super) const fn is_undecided(self) -> bool {
        matches!(self.state, State::Making | State::Counted(_))
    }

    pub fn update(&mut self, message: Message) -> Action {
        match (message, self.state) {
            (Message::Agreed, State::Counted(_)) => {
                self.state = State::Printing(None);
                Action::PrintCounted
            }
            (Message::Agreed, _) => Action::None,
        }
    }

    /// Takes in what the capsule reports. `true`: it was about this sheet, and nobody else's.
    pub fn learn(&mut self, report: &Report) -> bool {
        let next = match (report, self.state) {
            (Report::Counted { pages }, State::Making) => State::Counted(*pages),
            (Report::Printed { pages }, State::Printing(_)) => State::Printed(*pages),
            (
                Report::Trouble {
                    kind:
                        kind @ (Trouble::NoPrinter
                        | Trouble::CannotPrint
                        | Trouble::TooManyPages
                        | Trouble::PrinterSilent),
                },
                State::Making | State::Counted(_) | State::Printing(_),
            ) => State::GivenUp(*kind),
            (Report::Printer { state }, State::Printing(_)) => State::Printing(match state {
                PrinterState::Ready => None,
                PrinterState::NoPaper => Some(Trouble::NoPaper),
                PrinterState::Silent | PrinterState::Absent => Some(Trouble::PrinterSilent),
                PrinterState::Stuck => Some(Trouble::PrinterStuck),
            }),
            _ => return false,
        };
        self.state = next;
        true
    }

    /// A name for each state whose buttons are others: there the focus begins anew.
    pub(super) const fn name(self) -> &'static str {
        match self.state {
            State::Making => "panel-paper",
            State::Counted(_) => "panel-paper-counted",
            State::Printing(_) => "panel-paper-printing",
            State::Printed(_) | State::GivenUp(_) => "panel-paper-over",
        }
    }

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let (tone, word, sentence) = match self.state {
            State::Making => (Tone::Info, say!(words, "paper-making"), String::new()),
            State::Counted(pages) => (
                Tone::Info,
                say!(words, "guide-print-ask", pages = pages),
                price(shared, pages),
            ),
            State::Printing(None) => (Tone::Info, say!(words, "paper-printing"), String::new()),
            State::Printing(Some(lack)) | State::GivenUp(lack) => (
                Tone::Warn,
                phrase::lack_of_paper(words, lack),
                String::new(),
            ),
            State::Printed(pages) => {
                let out = say!(words, "guide-printed", pages = pages);
                (Tone::Good, out, String::new())
            }
        };
        vec![kit::banner(look, tone, word, sentence, Vec::new())]
    }

    /// The panel's answer, besides closing it.
    pub fn answer<'a>(&self, shared: &Shared<'a>) -> Option<Button<'a, Message>> {
        matches!(self.state, State::Counted(_)).then(|| {
            kit::button(
                shared.look,
                say!(shared.words, "paper-print"),
                Message::Agreed,
            )
            .primary()
            .icon(Icon::Print)
            .key("print-yes")
        })
    }
}

/// What a page costs, and all of them.
fn price(shared: &Shared<'_>, pages: u16) -> String {
    let words = shared.words;
    let cents = match shared.site.paper {
        None | Some(0) => return say!(words, "paper-free"),
        Some(cents) => cents,
    };
    let each = phrase::price(words, cents, 1);
    let each = say!(words, "paper-page-price", amount = each);
    let amount = phrase::price(words, cents, pages);
    let all = say!(words, "guide-print-price", amount = amount);
    format!("{each} {all}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(kind: Trouble) -> Report {
        Report::Trouble { kind }
    }

    #[test]
    fn nothing_is_printed_before_pages_and_price_were_agreed_to() {
        let mut paper = Paper::new(false);
        assert_eq!(paper.update(Message::Agreed), Action::None, "not counted");
        assert!(paper.is_undecided());
        assert!(paper.learn(&Report::Counted { pages: 2 }));
        assert_eq!(paper.update(Message::Agreed), Action::PrintCounted);
        assert_eq!(paper.update(Message::Agreed), Action::None, "only once");
        assert!(!paper.is_undecided());
        assert!(paper.learn(&Report::Printed { pages: 2 }));
        assert_eq!(paper.name(), "panel-paper-over");
    }

    #[test]
    fn what_the_printer_lacks_is_said_while_the_sheet_waits_and_forgotten_when_it_has_it() {
        let mut paper = Paper::new(false);
        let no_paper = Report::Printer {
            state: PrinterState::NoPaper,
        };
        assert!(!paper.learn(&no_paper), "nobody waits for it yet");
        let _counted = paper.learn(&Report::Counted { pages: 1 });
        let _action = paper.update(Message::Agreed);
        assert!(paper.learn(&no_paper));
        assert_eq!(paper.state, State::Printing(Some(Trouble::NoPaper)));
        let _ready = paper.learn(&Report::Printer {
            state: PrinterState::Ready,
        });
        assert_eq!(paper.state, State::Printing(None));
    }

    #[test]
    fn a_sheet_that_will_not_come_is_no_longer_waited_for() {
        let mut paper = Paper::new(true);
        assert!(paper.learn(&trouble(Trouble::PrinterSilent)));
        assert!(!paper.learn(&Report::Counted { pages: 1 }));
        assert!(!paper.learn(&trouble(Trouble::StickFull)), "not of paper");
        assert_eq!(paper.update(Message::Agreed), Action::None);
    }
}
