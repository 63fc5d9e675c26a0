// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the guide says of paper and sticks: pages and price before anything is printed, what a
//! printer or a stick lacks, and what to do about it.

use sportello_capsule::wire::{PrinterState, Report, StickState, Trouble};
use sportello_kit as kit;
use sportello_kit::{Element, Tone};

use super::view::Parts;
use super::{Message, Note};
use crate::say;
use crate::screen::{frame, phrase};

/// What is known of printer and stick while a page is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Leaving {
    /// Pages were agreed to and are not out yet.
    prints: bool,
    stick: StickState,
}

impl Leaving {
    /// Before anything is known.
    pub(super) const NOTHING: Self = Self {
        prints: false,
        stick: StickState::Absent,
    };

    /// The citizen agreed to pages and price.
    pub(super) const fn agreed(&mut self) {
        self.prints = true;
    }

    /// Takes in what the capsule reports. `Some`: this is the note from now on.
    pub(super) fn learn(&mut self, report: &Report, note: Option<Note>) -> Option<Option<Note>> {
        match report {
            Report::Counted { pages } => Some(Some(Note::Counted(*pages))),
            Report::Printed { pages } => {
                self.prints = false;
                Some(Some(Note::Printed(*pages)))
            }
            Report::Trouble {
                kind:
                    Trouble::NoPrinter
                    | Trouble::CannotPrint
                    | Trouble::TooManyPages
                    | Trouble::PrinterSilent,
            } => {
                self.prints = false;
                None
            }
            Report::Printer { state } if self.prints => self.printer(*state, note),
            Report::Stick { state } => self.stick(*state, note),
            Report::SavedToStick { files } => Some(Some(Note::OnStick(*files))),
            _ => None,
        }
    }

    /// While pages wait, what the printer lacks matters; else it may be somebody else's.
    fn printer(&self, state: PrinterState, note: Option<Note>) -> Option<Option<Note>> {
        let lacks = match state {
            PrinterState::NoPaper => Trouble::NoPaper,
            PrinterState::Silent | PrinterState::Absent => Trouble::PrinterSilent,
            PrinterState::Stuck => Trouble::PrinterStuck,
            PrinterState::Ready => {
                let lacked = matches!(
                    note,
                    Some(Note::Trouble(
                        Trouble::NoPaper | Trouble::PrinterSilent | Trouble::PrinterStuck
                    ))
                );
                return lacked.then_some(None);
            }
        };
        Some(Some(Note::Trouble(lacks)))
    }

    fn stick(&mut self, state: StickState, note: Option<Note>) -> Option<Option<Note>> {
        self.stick = state;
        match state {
            StickState::Ready => Some(Some(Note::StickReady)),
            StickState::ReadOnly => Some(Some(Note::Trouble(Trouble::StickReadOnly))),
            StickState::Unreadable => Some(Some(Note::Trouble(Trouble::NoStick))),
            StickState::Absent => {
                let of_a_stick = matches!(
                    note,
                    Some(
                        Note::StickReady | Note::Trouble(Trouble::StickReadOnly | Trouble::NoStick)
                    )
                );
                of_a_stick.then_some(None)
            }
        }
    }

    /// Whether something can be saved to a stick now.
    pub(super) fn takes_files(self) -> bool {
        self.stick == StickState::Ready
    }
}

impl<'a> Parts<'a> {
    /// Pages and price, and the two answers.
    pub(super) fn counted(&self, pages: u16) -> Element<'a, Message> {
        let (look, words) = (self.shared.look, self.shared.words);
        let price = match self.shared.site.paper {
            None | Some(0) => String::new(),
            Some(cents) => {
                let amount = phrase::price(words, cents, pages);
                say!(words, "guide-print-price", amount = amount)
            }
        };
        let no = kit::button(look, say!(words, "guide-back"), Message::PrintDropped)
            .compact()
            .key("print-no");
        let yes = kit::button(look, say!(words, "guide-print"), Message::PrintAgreed)
            .compact()
            .primary()
            .key("print-yes");
        let word = say!(words, "guide-print-ask", pages = pages);
        frame::note(look, Tone::Info, word, price, vec![no.into(), yes.into()])
    }

    /// A stick is there.
    pub(super) fn stick_ready(&self) -> Element<'a, Message> {
        let word = say!(self.shared.words, "guide-stick-ready");
        self.read_note(Tone::Info, word, true)
    }

    /// Files are on it.
    pub(super) fn on_stick(&self, files: u16) -> Element<'a, Message> {
        let word = say!(self.shared.words, "guide-stick-saved", files = files);
        self.read_note(Tone::Good, word, false)
    }

    /// A file is here, and goes with the session; a stick keeps it.
    pub(super) fn saved(&self) -> Element<'a, Message> {
        let word = say!(self.shared.words, "guide-saved");
        self.read_note(Tone::Good, word, self.guide.leaving.takes_files())
    }

    fn read_note(&self, tone: Tone, word: String, offers_saving: bool) -> Element<'a, Message> {
        let (look, words) = (self.shared.look, self.shared.words);
        let save = offers_saving.then(|| {
            kit::button(look, say!(words, "guide-stick-save"), Message::SaveAsked)
                .compact()
                .key("save")
                .into()
        });
        let read = kit::button(look, say!(words, "understood"), Message::NoteRead)
            .compact()
            .key("note-read");
        let actions = save.into_iter().chain([read.into()]).collect();
        frame::note(look, tone, word, String::new(), actions)
    }

    /// What a printer, a stick or a code lacks.
    pub(super) fn lack(&self, trouble: Trouble) -> (Tone, String, bool) {
        let words = self.shared.words;
        let (word, staff_can_help) = match trouble {
            Trouble::StickFull => (say!(words, "guide-stick-full"), false),
            Trouble::StickPulled => (say!(words, "guide-stick-pulled"), false),
            Trouble::NoStick | Trouble::StickReadOnly => {
                (say!(words, "guide-stick-unusable"), false)
            }
            Trouble::NoCode => (say!(words, "guide-no-code"), false),
            lack => (phrase::lack_of_paper(words, lack), true),
        };
        (Tone::Warn, word, staff_can_help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(reports: &[Report]) -> Option<Note> {
        let mut leaving = Leaving::default();
        leaving.agreed();
        let mut note = None;
        for report in reports {
            if let Some(now) = leaving.learn(report, note) {
                note = now;
            }
        }
        note
    }

    #[test]
    fn what_the_printer_lacks_is_said_while_pages_wait_and_forgotten_when_it_has_it() {
        let is = |state| Report::Printer { state };
        let no_paper = Some(Note::Trouble(Trouble::NoPaper));
        assert_eq!(after(&[is(PrinterState::NoPaper)]), no_paper);
        let ready = is(PrinterState::Ready);
        assert_eq!(after(&[is(PrinterState::NoPaper), ready.clone()]), None);
        let out = Report::Printed { pages: 2 };
        assert_eq!(
            after(&[out.clone(), is(PrinterState::NoPaper)]),
            Some(Note::Printed(2)),
            "nobody waits for it"
        );
        assert_eq!(after(&[out, ready]), Some(Note::Printed(2)));
    }

    #[test]
    fn a_stick_that_is_gone_takes_its_offer_along() {
        let stick = |state| Report::Stick { state };
        assert_eq!(after(&[stick(StickState::Ready)]), Some(Note::StickReady));
        assert_eq!(
            after(&[stick(StickState::Ready), stick(StickState::Absent)]),
            None
        );
        let pulled = Report::Trouble {
            kind: Trouble::StickPulled,
        };
        let mut leaving = Leaving::default();
        assert_eq!(
            leaving.learn(&pulled, None),
            None,
            "said as every trouble is"
        );
        let kept = Some(Note::Trouble(Trouble::StickPulled));
        let gone = leaving.learn(&stick(StickState::Absent), kept);
        assert_eq!(
            gone, None,
            "and not taken back when the stick is noted as gone"
        );
        assert!(!leaving.takes_files());
    }
}
