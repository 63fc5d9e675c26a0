// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the staff menu looks: what is the matter, five actions in a row, the rest below.

use iced::Length;
use iced::widget::responsive;
use sportello_kit as kit;
use sportello_kit::choice::Check;
use sportello_kit::{Button, Element, Icon, Kind, Space, Tone};
use sportello_session::Refusal;

use super::{Health, Message, Outcome, Part, Staff, TerminalState};
use crate::say;
use crate::screen::action::StaffOrder;
use crate::screen::shared::{Help, Shared};
use crate::screen::{frame, room};
use crate::words::Words;

/// What one press on *Give more time* adds.
const MORE_MINUTES: u16 = 10;
/// Receipts on show.
const RECEIPTS: usize = 4;

impl Staff {
    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let (title, leave, icon) = match &self.networks {
            Some(_) => (
                say!(words, "net-title"),
                say!(words, "staff-title"),
                Icon::Back,
            ),
            None => (
                say!(words, "staff-title"),
                say!(words, "staff-leave"),
                Icon::Close,
            ),
        };
        let leave = kit::button(look, leave, Message::Left)
            .icon(icon)
            .key("leave");
        let head = kit::spread(look, kit::title(look, title), leave);
        let body = if let Some(networks) = &self.networks {
            networks
                .view(shared, self.sees_portal())
                .map(Message::Networks)
        } else if room::is_short(look) {
            self.in_pages(*shared)
        } else {
            let mut parts = self.first(shared);
            let health = kit::card(look, kit::column(look, Space::None, self.health(shared)));
            let receipts = kit::card(look, kit::column(look, Space::None, self.receipts(shared)));
            parts.push(frame::columns(look, vec![health, receipts]));
            kit::column(look, Space::Near, parts)
                .width(Length::Fill)
                .into()
        };
        kit::column(look, Space::Near, vec![head, body])
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// Who is here, what is the matter, what can be done.
    fn first<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let name = say!(words, "staff-hello", name = self.name.as_str());
        let mut parts: Vec<Element<'a, Message>> =
            vec![kit::small(look, format!("{name} · {}", self.state_words(words))).into()];
        if let Some(refusal) = self.refused {
            let word = refused(words, refusal);
            parts.push(kit::banner(look, Tone::Warn, word, "", Vec::new()));
        }
        if self.asked_to_end {
            parts.push(end_question(shared));
        } else {
            parts.push(self.actions(shared));
            parts.push(self.others(shared));
        }
        parts
    }

    /// The actions on the first page, health and receipts on as many as they need.
    fn in_pages<'a>(&'a self, shared: Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        responsive(move |space| {
            let mut told = self.health(&shared);
            told.extend(self.receipts(&shared));
            let per_page = room::rows_on_a_page(look, space.height, told.len() + 1).max(1);
            let pages = 1 + kit::pages(told.len(), per_page);
            let page = self.page.min(pages - 1);
            let parts = if page == 0 {
                self.first(&shared)
            } else {
                told.into_iter()
                    .skip((page - 1) * per_page)
                    .take(per_page)
                    .collect()
            };
            let parts = kit::column(look, Space::Near, parts).width(Length::Fill);
            let pager = frame::pager_words(words, page, pages);
            kit::pager(look, pager, page, pages, parts, Message::PageTurned)
        })
        .into()
    }

    fn state_words(&self, words: &Words) -> String {
        match self.state {
            TerminalState::Free => say!(words, "staff-state-free"),
            TerminalState::InUse { minutes_left } => {
                say!(words, "staff-session-left", minutes = minutes_left)
            }
            TerminalState::Hidden => say!(words, "staff-session-locked"),
            TerminalState::Locked | TerminalState::Barred => say!(words, "staff-state-locked"),
            TerminalState::Maintenance => say!(words, "staff-state-maintenance"),
            TerminalState::OutOfService => say!(words, "staff-state-out"),
            TerminalState::Closed => say!(words, "staff-state-closed"),
        }
    }

    /// Start, more time, end, lock, maintenance: always the same five in the same place.
    fn actions<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let state = self.state;
        let in_use = matches!(state, TerminalState::InUse { .. });
        let is_free = matches!(state, TerminalState::Free | TerminalState::Closed);
        let in_session = in_use || matches!(state, TerminalState::Hidden | TerminalState::Locked);
        let order = |label: String, icon, key: &'static str, order| {
            action(shared, label, icon, key, Message::Ordered(order))
        };
        let lock = if matches!(state, TerminalState::Locked | TerminalState::Barred) {
            order(
                say!(words, "staff-lock-lift"),
                Icon::Lock,
                "lift-lock",
                StaffOrder::LiftLock,
            )
        } else {
            order(
                say!(words, "staff-lock"),
                Icon::Lock,
                "lock",
                StaffOrder::Lock,
            )
            .enabled(in_use || is_free)
        };
        let upkeep = if state == TerminalState::Maintenance {
            order(
                say!(words, "staff-maintenance-end"),
                Icon::Done,
                "bring-back",
                StaffOrder::Maintenance(false),
            )
        } else {
            order(
                say!(words, "staff-maintenance"),
                Icon::Wrench,
                "maintenance",
                StaffOrder::Maintenance(true),
            )
        };
        let end = action(
            shared,
            say!(words, "staff-end"),
            Icon::End,
            "end",
            Message::EndAsked,
        );
        let buttons: Vec<Button<'a, Message>> = vec![
            order(
                say!(words, "staff-start"),
                Icon::Person,
                "start",
                StaffOrder::StartForSomeone,
            )
            .enabled(is_free),
            order(
                say!(words, "staff-extend-by", minutes = MORE_MINUTES),
                Icon::Add,
                "extend",
                StaffOrder::Extend(MORE_MINUTES),
            )
            .enabled(in_use),
            end.enabled(in_session),
            lock,
            upkeep,
        ];
        let columns = if room::is_wide(look) {
            buttons.len()
        } else {
            2
        };
        let buttons = buttons.into_iter().map(Element::from).collect();
        kit::grid(look, Space::Near, columns, buttons)
    }

    /// What is only there when it is of use.
    fn others<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let mut others: Vec<Button<'a, Message>> = Vec::new();
        let order = |label: String, icon, key: &'static str, order| {
            kit::button(look, label, Message::Ordered(order))
                .compact()
                .icon(icon)
                .key(key)
        };
        if matches!(self.help, Help::Sent | Help::Seen | Help::Nobody) {
            others.push(
                order(
                    say!(words, "staff-help-coming"),
                    Icon::Help,
                    "coming",
                    StaffOrder::Coming,
                )
                .primary(),
            );
        }
        if self.state == TerminalState::OutOfService {
            others.push(
                order(
                    say!(words, "staff-clear"),
                    Icon::Safe,
                    "clear",
                    StaffOrder::ClearOutOfService,
                )
                .primary(),
            );
        }
        let waiting = if self.someone_waiting {
            say!(words, "staff-waiting-on")
        } else {
            say!(words, "staff-waiting-off")
        };
        others.push(
            order(
                waiting,
                Icon::Clock,
                "waiting",
                StaffOrder::SomeoneWaiting(!self.someone_waiting),
            )
            .chosen(self.someone_waiting),
        );
        let (host, icon) = match (self.host_allowed, self.blocked_host) {
            (true, _) => (say!(words, "staff-allowed-host"), Icon::Done),
            (false, true) => (say!(words, "staff-allow-host"), Icon::Globe),
            (false, false) => (say!(words, "staff-allow-host-none"), Icon::Globe),
        };
        others.push(
            order(host, icon, "allow-host", StaffOrder::AllowLastBlocked)
                .enabled(self.blocked_host && !self.host_allowed),
        );
        others.push(
            kit::button(look, say!(words, "health-network"), Message::NetworksAsked)
                .compact()
                .icon(Icon::Globe)
                .key("networks"),
        );
        let others = others.into_iter().map(Element::from).collect();
        if room::is_wide(look) {
            kit::row(look, Space::Near, others).into()
        } else {
            kit::grid(look, Space::Near, 2, others)
        }
    }

    fn health<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let mut lines: Vec<Element<'a, Message>> =
            vec![kit::text(look, Kind::Strong, say!(words, "staff-health")).into()];
        for (part, health) in &self.health {
            let (state, check) = health.words(words);
            lines.push(kit::check_row(
                look,
                format!("{}:", part.words(words)),
                state,
                check,
            ));
        }
        if let Some(code) = &self.support_code {
            let code = say!(words, "staff-code", code = code.as_str());
            lines.push(kit::small(look, code).into());
        }
        lines
    }

    fn receipts<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let mut lines: Vec<Element<'a, Message>> =
            vec![kit::text(look, Kind::Strong, say!(words, "staff-receipts")).into()];
        if self.receipts.is_empty() {
            lines.push(kit::body(look, say!(words, "staff-receipts-none")).into());
        }
        for (when, outcome) in self.receipts.iter().take(RECEIPTS) {
            let (state, check) = outcome.words(words);
            lines.push(kit::check_row(look, format!("{when}:"), state, check));
        }
        lines
    }
}

fn action<'a>(
    shared: &Shared<'a>,
    label: String,
    icon: Icon,
    key: &'static str,
    message: Message,
) -> Button<'a, Message> {
    kit::button(shared.look, label, message)
        .compact()
        .icon(icon)
        .group("actions")
        .wide()
        .key(key)
}

/// *End* asks once here too.
fn end_question<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let answers = vec![
        kit::button(look, say!(words, "cancel"), Message::EndCancelled)
            .compact()
            .initial()
            .key("end-cancel")
            .into(),
        kit::button(
            look,
            say!(words, "end-now"),
            Message::Ordered(StaffOrder::End),
        )
        .compact()
        .danger()
        .key("end-now")
        .into(),
    ];
    frame::note(
        look,
        Tone::Danger,
        say!(words, "staff-end-sure"),
        String::new(),
        answers,
    )
}

fn refused(words: &Words, refusal: Refusal) -> String {
    match refusal {
        Refusal::NoSession => say!(words, "staff-refused-none"),
        Refusal::Busy => say!(words, "staff-refused-busy"),
        Refusal::NotInService => say!(words, "staff-refused-service"),
        Refusal::LockedByCitizen => say!(words, "staff-refused-hidden"),
        Refusal::NotLocked | Refusal::NotInMaintenance | Refusal::NotOutOfService => {
            say!(words, "staff-refused-other")
        }
    }
}

impl Part {
    fn words(self, words: &Words) -> String {
        match self {
            Self::Browser => say!(words, "health-browser"),
            Self::Network => say!(words, "health-network"),
            Self::Printer => say!(words, "health-printer"),
            Self::Voice => say!(words, "health-voice"),
            Self::Book => say!(words, "health-book"),
            Self::Space => say!(words, "health-space"),
            Self::Clock => say!(words, "health-clock"),
            Self::Tasks => say!(words, "health-tasks"),
            Self::Battery => say!(words, "health-battery"),
        }
    }
}

impl Health {
    fn words(self, words: &Words) -> (String, Check) {
        match self {
            Self::Good => (say!(words, "health-good"), Check::Done),
            Self::Poor => (say!(words, "health-poor"), Check::NotProven),
            Self::Bad => (say!(words, "health-bad"), Check::Failed),
            Self::Absent => (say!(words, "health-absent"), Check::Waiting),
        }
    }
}

impl Outcome {
    fn words(self, words: &Words) -> (String, Check) {
        match self {
            Self::Proven => (say!(words, "receipt-pass"), Check::Done),
            Self::NotAllProven => (say!(words, "receipt-partial"), Check::NotProven),
            Self::Failed => (say!(words, "receipt-fail"), Check::Failed),
        }
    }
}
