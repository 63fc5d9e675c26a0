// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The page's voice and the shell's, and who may hear the page.

use sportello_capsule::wire::Landmark;
use sportello_kit::{Role, Spoken};

use super::*;
use crate::screen::Panel;
use crate::service::headphones::Hearing;
use crate::service::voice::{self, Languages};

/// Someone who hears, before a page.
struct Listener {
    rig: Rig,
    said: Receiver<voice::Order>,
}

impl Listener {
    fn before_a_page() -> Self {
        let mut rig = Rig::in_session();
        let (link, said) = voice::Link::fake();
        rig.tell(Message::Voice(voice::Event::Ready(link)));
        let looks = Looks {
            voice: true,
            ..rig.app.looks
        };
        rig.act(Action::Wear(looks));
        let speaks = voice::Event::Speaks(Languages::of(["it".to_owned()]));
        rig.tell(Message::Voice(speaks));
        rig.act(Action::StartTask(spid()));
        rig.report(Report::PageReady);
        let mut listener = Self { rig, said };
        listener.screen("Premi Entra.", "show");
        let _before = (listener.orders(), listener.words());
        listener
    }

    /// A look at the screen finds this.
    fn screen(&mut self, words: &str, focus: &str) {
        let line = |role, key: &str, label: &str| Spoken {
            key: key.to_owned(),
            label: label.to_owned(),
            role,
            state: String::new(),
            bounds: iced::Rectangle::default(),
            focused: role == Role::Button,
            chosen: None,
            focusable: role == Role::Button,
        };
        let lines = vec![
            line(Role::Heading, "", words),
            line(Role::Button, focus, focus),
        ];
        self.rig.tell(Message::Heard(lines));
    }

    /// What the shell's voice was told to say.
    fn words(&self) -> Vec<String> {
        let orders = self.said.try_iter();
        orders
            .filter_map(|order| match order {
                voice::Order::Say(utterance) => Some(utterance.words),
                _ => None,
            })
            .collect()
    }

    /// What the capsule was asked.
    fn orders(&mut self) -> Vec<Order> {
        let asks = self.rig.asks().into_iter();
        asks.filter_map(|ask| match ask {
            Ask::Order(order) => Some(order),
            _ => None,
        })
        .collect()
    }

    fn presses_down(&mut self) {
        self.rig.act(Action::Hush);
        self.rig.act(DOWN);
    }

    fn switched(&mut self, to_guide: bool) {
        let switched = compositor::Event::Switched { to_guide };
        self.rig.tell(Message::Compositor(switched));
    }

    /// Whether the page was told that it may be heard, if it was told anything.
    fn heard_aloud(&mut self) -> Option<bool> {
        let mut orders = self.orders().into_iter().rev();
        orders.find_map(|order| match order {
            Order::Speak(speech) => Some(speech.aloud),
            _ => None,
        })
    }
}

const DOWN: Action = Action::Explore {
    to: Landmark::Any,
    backwards: false,
};
const ASKED: Order = Order::Explore {
    to: Landmark::Any,
    backwards: false,
};

#[test]
fn the_answer_to_a_key_is_cut_off_by_new_words_and_by_nothing_older() {
    let mut citizen = Listener::before_a_page();
    citizen.presses_down();
    // Was on its way when the key went down.
    citizen.screen("Scrivi il nome.", "show");
    citizen.rig.report(Report::Reading { on: true });
    // The focus comes to the button that presses.
    citizen.screen("Scrivi il nome.", "page-press");
    assert_eq!(citizen.orders(), [ASKED]);
    assert!(citizen.words().is_empty());

    citizen.screen("Premi Continua.", "page-press");
    assert_eq!(citizen.words(), ["Premi Continua."]);
    assert_eq!(citizen.orders(), [Order::StopReading]);
}

#[test]
fn a_key_stops_an_answer_that_nobody_has_heard_yet() {
    let mut citizen = Listener::before_a_page();
    citizen.presses_down();
    citizen.presses_down();
    assert_eq!(citizen.orders(), [ASKED, Order::StopReading, ASKED]);
    // The first one's beginning and end come late, and are not the second one's.
    citizen.rig.report(Report::Reading { on: true });
    citizen.rig.report(Report::Reading { on: false });
    citizen.screen("Premi Entra.", "page-press");
    assert_eq!(citizen.orders(), []);
}

#[test]
fn whoever_comes_back_and_goes_on_at_once_hears_the_page_and_not_the_step() {
    let mut citizen = Listener::before_a_page();
    citizen.switched(false);
    let _keyboard = citizen.orders();
    citizen.presses_down();
    // The compositor's word comes after the key.
    citizen.switched(true);
    citizen.rig.report(Report::Reading { on: true });
    citizen.screen("Premi Entra.", "page-press");
    let keyboard = Order::Keyboard { in_page: false };
    assert_eq!(citizen.orders(), [keyboard, ASKED]);
    assert!(citizen.words().is_empty());

    citizen.switched(false);
    citizen.switched(true);
    citizen.screen("Premi Entra.", "page-press");
    assert_eq!(citizen.words()[0], "Premi Entra.", "who takes their time");
}

#[test]
fn a_warning_stops_the_page() {
    let mut citizen = Listener::before_a_page();
    citizen.presses_down();
    citizen.rig.report(Report::Reading { on: true });
    citizen.rig.act(Action::Shortcut(screen::Shortcut::Louder));
    citizen.rig.tell(Message::Repaint);
    assert!(citizen.orders().contains(&Order::StopReading));
}

#[test]
fn nobody_else_hears_a_page_before_the_citizen_agreed() {
    let mut citizen = Listener::before_a_page();
    citizen.presses_down();
    citizen.rig.report(Report::Withheld);
    assert!(matches!(
        citizen.rig.app.stage.panel(),
        Some(Panel::Aloud(_))
    ));
    let _asked = citizen.orders();
    citizen.rig.act(Action::LetPageBeHeard);
    assert_eq!(citizen.rig.app.stage.panel(), None);
    let orders = citizen.orders();
    let aloud = |order: &Order| matches!(order, Order::Speak(speech) if speech.aloud);
    assert!(orders.iter().any(aloud), "{orders:?}");
    assert!(orders.contains(&Order::SayAgain), "{orders:?}");
    // For as long as the session lasts.
    citizen.rig.act(Action::Shortcut(screen::Shortcut::Louder));
    assert_eq!(citizen.heard_aloud(), Some(true));
    citizen.rig.act(Action::End);
    citizen.rig.report(clean());
    citizen.rig.app.reset_citizen();
    citizen.rig.app.capsule = CapsuleState::Standing;
    citizen.rig.app.tell_page_voice();
    assert_eq!(citizen.heard_aloud(), Some(false));
}

#[test]
fn headphones_need_no_question_and_ask_one_when_they_are_pulled_out() {
    let mut citizen = Listener::before_a_page();
    citizen.presses_down();
    citizen.rig.report(Report::Withheld);
    let _asked = citizen.orders();
    let plug = Message::Headphones;
    citizen.rig.tell(plug(Hearing::Headphones));
    assert_eq!(citizen.rig.app.stage.panel(), None, "that was an answer");
    let orders = citizen.orders();
    assert!(orders.contains(&Order::SayAgain), "{orders:?}");
    citizen.rig.tell(plug(Hearing::Room));
    assert_eq!(citizen.heard_aloud(), Some(false));
    // The page was speaking.
    citizen.rig.report(Report::Withheld);
    assert!(matches!(
        citizen.rig.app.stage.panel(),
        Some(Panel::Aloud(_))
    ));
}
