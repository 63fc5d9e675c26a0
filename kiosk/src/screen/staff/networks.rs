// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Networks, behind the staff menu: what the line is like, which Wi-Fi there is, joining and
//! forgetting one. The key is hidden until staff want to see it, and overwritten when they leave.

use iced::Length;
use iced::widget::responsive;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space, Tone};
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{Cable, Connectivity, Guard, Network, Refusal};

use crate::say;
use crate::screen::action::Action;
use crate::screen::shared::Shared;
use crate::screen::{frame, room};
use crate::service::networks::{Ask, Found, Trouble};
use crate::words::Words;

/// Longest key that anyone types, in bytes.
const MOST: usize = 128;

/// The page of networks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks {
    found: Option<Found>,
    /// Name in hexadecimal of the network that is looked at closely.
    chosen: Option<String>,
    key: Secret,
    key_shown: bool,
    metered: bool,
    working: Working,
    trouble: Option<Trouble>,
    page: usize,
}

/// What is being waited for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Working {
    #[default]
    Rests,
    Looks,
    Joins,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    LookedAgain,
    Chosen(String),
    KeyTyped(String),
    KeyTurned(bool),
    MeteredTurned(bool),
    JoinAsked,
    ForgetAsked,
    /// Back to the list.
    ListAsked,
    /// The page of the network that stands in the way.
    PageAsked,
    PageTurned(usize),
}

impl Networks {
    /// The page, and the look that fills it.
    #[must_use]
    pub fn begun() -> (Self, Action) {
        let mut page = Self::default();
        let action = page.ask(Working::Looks, Ask::Look { scan: true });
        (page, action)
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::PageTurned(page) => self.page = page,
            // Nothing else is begun while something is under way.
            _ if self.working != Working::Rests => {}
            Message::LookedAgain => return self.ask(Working::Looks, Ask::Look { scan: true }),
            Message::Chosen(ssid) => {
                self.leave_network();
                self.chosen = Some(ssid);
                self.page = 0;
            }
            Message::KeyTyped(text) => {
                let text = Secret::new(text);
                if text.expose().len() <= MOST {
                    self.key = text;
                }
            }
            Message::KeyTurned(shown) => self.key_shown = shown,
            Message::MeteredTurned(metered) => self.metered = metered,
            Message::JoinAsked => {
                if let Some(ssid) = self.chosen.clone() {
                    let ask = Ask::Join {
                        ssid,
                        key: self.key.clone(),
                        metered: self.metered,
                    };
                    return self.ask(Working::Joins, ask);
                }
            }
            Message::ForgetAsked => {
                if let Some(ssid) = self.chosen.clone() {
                    return self.ask(Working::Looks, Ask::Forget { ssid });
                }
            }
            Message::ListAsked => self.leave_network(),
            Message::PageAsked => return Action::OpenNetworkPage,
        }
        Action::None
    }

    /// Takes in what the helper says.
    pub fn learn(&mut self, told: Result<Found, Trouble>) {
        self.working = Working::Rests;
        match told {
            Ok(found) => {
                self.found = Some(found);
                self.leave_network();
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    fn ask(&mut self, working: Working, ask: Ask) -> Action {
        self.working = working;
        self.trouble = None;
        Action::Networks(ask)
    }

    fn leave_network(&mut self) {
        self.chosen = None;
        self.key = Secret::default();
        self.key_shown = false;
        self.metered = false;
        self.trouble = None;
    }

    fn network(&self) -> Option<&Network> {
        let ssid = self.chosen.as_ref()?;
        let found = self.found.as_ref()?;
        found.networks.found.iter().find(|it| it.ssid == *ssid)
    }

    fn is_known(&self, ssid: &String) -> bool {
        self.found
            .as_ref()
            .is_some_and(|found| found.known.contains(ssid))
    }

    /// Whether the network wants its own page to be seen first.
    pub(super) fn sees_portal(&self) -> bool {
        let connectivity = |found: &Found| found.networks.connectivity;
        self.found.as_ref().map(connectivity) == Some(Connectivity::Portal)
    }

    /// `may_open`: nobody is served, so a network's page may be opened.
    pub fn view<'a>(&'a self, shared: &Shared<'a>, may_open: bool) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        match (self.working, self.network(), &self.found) {
            (Working::Joins, ..) => waits(
                shared,
                say!(words, "net-joining"),
                say!(words, "net-joining-text"),
            ),
            (Working::Looks, ..) => waits(shared, say!(words, "health-network"), String::new()),
            (Working::Rests, Some(network), _) => self.close(shared, network),
            (Working::Rests, None, Some(found)) => self.list(*shared, found, may_open),
            (Working::Rests, None, None) => {
                let mut parts: Vec<Element<'a, Message>> = Vec::new();
                parts.extend(self.trouble(shared));
                parts.push(again(shared));
                kit::column(look, Space::Near, parts)
                    .width(Length::Fill)
                    .into()
            }
        }
    }

    fn trouble<'a>(&self, shared: &Shared<'a>) -> Option<Element<'a, Message>> {
        let (word, sentence) = why(shared.words, self.trouble?);
        Some(kit::banner(
            shared.look,
            Tone::Warn,
            word,
            sentence,
            Vec::new(),
        ))
    }

    /// The line, then every network in reach.
    fn list<'a>(
        &'a self,
        shared: Shared<'a>,
        found: &'a Found,
        may_open: bool,
    ) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let networks = &found.networks;
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        parts.push(self.trouble(&shared).unwrap_or_else(|| {
            let (tone, word, sentence) = line(words, networks.connectivity, networks.cable);
            kit::banner(look, tone, word, sentence, Vec::new())
        }));
        if !networks.wifi {
            parts.push(kit::body(look, say!(words, "net-no-wifi")).into());
        } else if networks.found.is_empty() {
            parts.push(kit::body(look, say!(words, "net-none-found")).into());
        }
        if may_open && self.sees_portal() {
            let ways = vec![open_page(&shared), again(&shared)];
            parts.push(kit::flow(look, Space::Near, ways));
        } else {
            parts.push(again(&shared));
        }
        let above = kit::column(look, Space::Near, parts).width(Length::Fill);
        if networks.found.is_empty() {
            return above.into();
        }
        let list = responsive(move |space| {
            let count = networks.found.len();
            let per_page = room::rows_on_a_page(look, space.height, count).max(1);
            let pages = kit::pages(count, per_page);
            let page = self.page.min(pages.saturating_sub(1));
            let lines = kit::items_of(&networks.found, page, per_page)
                .iter()
                .map(|network| self.row(&shared, network))
                .collect();
            kit::pager(
                look,
                frame::pager_words(shared.words, page, pages),
                page,
                pages,
                kit::column(look, Space::Tight, lines).width(Length::Fill),
                Message::PageTurned,
            )
        });
        kit::column(look, Space::Near, vec![above.into(), list.into()])
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn row<'a>(&self, shared: &Shared<'a>, network: &Network) -> Element<'a, Message> {
        let words = shared.words;
        let name = say!(
            words,
            "net-line",
            name = network.name.as_str(),
            strength = network.strength
        );
        let (icon, guard) = match (network.active, network.guard) {
            (true, _) => (Icon::Check, say!(words, "net-in-use")),
            (_, Guard::Unsupported) => (Icon::Stop, say!(words, "net-unsupported")),
            (_, Guard::Open) => (Icon::Globe, say!(words, "net-open")),
            (_, Guard::Key) => (Icon::Lock, say!(words, "net-key")),
        };
        let known = if self.is_known(&network.ssid) {
            format!(" · {}", say!(words, "net-known"))
        } else {
            String::new()
        };
        kit::button(
            shared.look,
            format!("{name} · {guard}{known}"),
            Message::Chosen(network.ssid.clone()),
        )
        .icon(icon)
        .group("networks")
        .line()
        .key(format!("network-{}", network.ssid))
        .into()
    }

    /// One network: its key, who pays, joining, forgetting. Where letters are large, what is
    /// rarely needed stands on a second page.
    fn close<'a>(&'a self, shared: &Shared<'a>, network: &'a Network) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let is_short = room::is_short(look);
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        let trouble = self.trouble(shared);
        if !is_short || trouble.is_none() {
            let title = say!(words, "net-key-title", name = network.name.as_str());
            parts.push(kit::heading(look, title).into());
        }
        parts.extend(trouble);
        let fits = network.guard != Guard::Unsupported;
        if !fits {
            parts.push(kit::body(look, say!(words, "net-why-network-unsupported-do")).into());
        }
        let mut first: Vec<Element<'a, Message>> = Vec::new();
        if network.guard == Guard::Key {
            first.push(self.key_field(shared, is_short));
            first.push(self.key_toggle(shared));
        }
        let mut second: Vec<Element<'a, Message>> = Vec::new();
        if fits {
            second.push(self.metered_toggle(shared));
        }
        if self.is_known(&network.ssid) {
            let forget = kit::button(look, say!(words, "net-forget"), Message::ForgetAsked);
            second.push(kit::start(look, forget.compact().key("forget")));
        }
        if is_short && !first.is_empty() {
            let page = self.page.min(1);
            let shown = if page == 0 { first } else { second };
            parts.push(kit::pager(
                look,
                frame::pager_words(words, page, 2),
                page,
                2,
                kit::column(look, Space::Tight, shown).width(Length::Fill),
                Message::PageTurned,
            ));
        } else {
            parts.extend(first);
            parts.extend(second);
        }
        let mut ways: Vec<Element<'a, Message>> = vec![
            kit::button(look, say!(words, "go-back"), Message::ListAsked)
                .compact()
                .icon(Icon::Back)
                .key("networks-back")
                .into(),
        ];
        if fits {
            ways.push(
                kit::button(look, say!(words, "net-key-go"), Message::JoinAsked)
                    .compact()
                    .primary()
                    .icon_end(Icon::Next)
                    .key("join")
                    .into(),
            );
        }
        parts.push(kit::row(look, Space::Near, ways).into());
        kit::column(look, Space::Near, parts)
            .width(Length::Fill)
            .into()
    }

    fn key_field<'a>(&'a self, shared: &Shared<'a>, is_short: bool) -> Element<'a, Message> {
        let words = shared.words;
        let mut field = kit::field(
            shared.look,
            "network-key",
            say!(words, "net-key-label"),
            self.key.expose(),
            Message::KeyTyped,
        )
        .on_submit(Message::JoinAsked)
        .initial();
        if !self.key_shown {
            field = field.secret();
        }
        if !is_short {
            field = field.hint(say!(words, "net-key-hint"));
        }
        field.into()
    }

    fn key_toggle<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let words = shared.words;
        let state = if self.key_shown {
            say!(words, "net-key-shown")
        } else {
            say!(words, "net-key-hidden")
        };
        kit::toggle(
            shared.look,
            "show-key",
            say!(words, "net-key-show"),
            state,
            self.key_shown,
            Message::KeyTurned(!self.key_shown),
        )
    }

    fn metered_toggle<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let words = shared.words;
        let state = if self.metered {
            say!(words, "net-metered-on")
        } else {
            say!(words, "net-metered-off")
        };
        kit::toggle(
            shared.look,
            "metered",
            say!(words, "net-metered"),
            state,
            self.metered,
            Message::MeteredTurned(!self.metered),
        )
    }
}

fn again<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    kit::button(
        shared.look,
        say!(shared.words, "net-scan"),
        Message::LookedAgain,
    )
    .compact()
    .icon(Icon::Search)
    .initial()
    .key("look-again")
    .into()
}

fn open_page<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    kit::button(
        shared.look,
        say!(shared.words, "net-page-open"),
        Message::PageAsked,
    )
    .compact()
    .primary()
    .icon_end(Icon::Next)
    .key("network-page")
    .into()
}

fn waits<'a>(shared: &Shared<'a>, word: String, sentence: String) -> Element<'a, Message> {
    let look = shared.look;
    let mut parts: Vec<Element<'a, Message>> = vec![kit::heading(look, word).into()];
    if sentence.is_empty() {
        parts.push(kit::body(look, "…").into());
    } else {
        parts.push(kit::body(look, sentence).into());
    }
    kit::column(look, Space::Near, parts)
        .width(Length::Fill)
        .into()
}

/// How the line is.
fn line(words: &Words, connectivity: Connectivity, cable: Cable) -> (Tone, String, String) {
    match (connectivity, cable) {
        (Connectivity::Full, Cable::Connected) => (
            Tone::Good,
            say!(words, "net-online"),
            say!(words, "net-cable-connected"),
        ),
        (Connectivity::Full, _) => (Tone::Good, say!(words, "net-online"), String::new()),
        (Connectivity::Portal, _) => (
            Tone::Warn,
            say!(words, "net-portal"),
            say!(words, "net-portal-text"),
        ),
        (Connectivity::Limited, _) => (
            Tone::Warn,
            say!(words, "net-local"),
            say!(words, "net-why-no-address-do"),
        ),
        (Connectivity::None, Cable::Plugged) => (
            Tone::Warn,
            say!(words, "net-cable-plugged"),
            say!(words, "net-why-no-address-do"),
        ),
        (Connectivity::None, _) => (
            Tone::Info,
            say!(words, "net-offline"),
            say!(words, "net-offline-text"),
        ),
        (Connectivity::Unknown, _) => (Tone::Info, say!(words, "net-unknown"), String::new()),
    }
}

/// What is wrong, and what to do.
fn why(words: &Words, trouble: Trouble) -> (String, String) {
    let Trouble::Refused(refusal) = trouble else {
        return (say!(words, "net-why-lost"), say!(words, "net-why-lost-do"));
    };
    match refusal {
        Refusal::NoNetworkService => (
            say!(words, "net-why-no-network-service"),
            say!(words, "net-why-no-network-service-do"),
        ),
        Refusal::NoWifi => (
            say!(words, "net-why-no-wifi"),
            say!(words, "net-why-no-wifi-do"),
        ),
        Refusal::NetworkGone => (
            say!(words, "net-why-network-gone"),
            say!(words, "net-why-network-gone-do"),
        ),
        Refusal::NetworkUnsupported => (
            say!(words, "net-why-network-unsupported"),
            say!(words, "net-why-network-unsupported-do"),
        ),
        Refusal::KeyShape => (
            say!(words, "net-why-key-shape"),
            say!(words, "net-why-key-shape-do"),
        ),
        Refusal::KeyWrong => (
            say!(words, "net-why-key-wrong"),
            say!(words, "net-why-key-wrong-do"),
        ),
        Refusal::NoAddress => (
            say!(words, "net-why-no-address"),
            say!(words, "net-why-no-address-do"),
        ),
        Refusal::NoAnswer => (
            say!(words, "net-why-no-answer"),
            say!(words, "net-why-no-answer-do"),
        ),
        _ => (
            say!(words, "net-why-machine"),
            say!(words, "net-why-machine-do"),
        ),
    }
}
