// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What hands wish: told to the service of the keys, and gone with the session.

use super::*;
use crate::service::keys::{Event, Keys, Latch, Span};

fn wish() -> Looks {
    Looks {
        keys: Keys {
            slow: Some(Span::Long),
            sticky: true,
            ..Keys::default()
        },
        dwell: Some(Span::Short),
        ..Looks::default()
    }
}

#[test]
fn what_is_wished_on_the_first_screen_holds_for_the_session_and_is_forgotten_with_it() {
    let mut rig = Rig::welcoming();
    rig.act(Action::Wear(wish()));
    assert_eq!(rig.wishes.try_iter().collect::<Vec<_>>(), [wish().keys]);
    rig.begin_session();
    rig.act(Action::StartTask(spid()));
    assert_eq!(rig.app.looks, wish(), "it holds beside the page too");
    assert_eq!(rig.wishes.try_iter().count(), 0, "and is not told twice");
    rig.act(Action::End);
    rig.report(clean());
    rig.act(Action::Rate(None));
    rig.check_welcome();
    assert_eq!(rig.app.looks, Looks::default());
    assert_eq!(rig.wishes.try_iter().collect::<Vec<_>>(), [Keys::default()]);
}

#[test]
fn a_service_that_began_anew_is_told_again() {
    let mut rig = Rig::in_session();
    rig.act(Action::Wear(wish()));
    let (link, wishes) = crate::service::keys::Link::fake();
    rig.tell(Message::Keys(Event::Ready(link)));
    assert_eq!(wishes.try_iter().collect::<Vec<_>>(), [wish().keys]);
}

#[test]
fn what_is_latched_is_shown_until_nothing_is_or_nobody_wishes_it() {
    let mut rig = Rig::in_session();
    rig.act(Action::Wear(wish()));
    rig.tell(Message::Keys(Event::Latched(Some(Latch::Capital))));
    assert_eq!(rig.app.shared().latch, Some(Latch::Capital));
    rig.tell(Message::Keys(Event::Latched(None)));
    assert_eq!(rig.app.shared().latch, None);
    rig.tell(Message::Keys(Event::Latched(Some(Latch::Third))));
    rig.act(Action::Wear(Looks::default()));
    assert_eq!(rig.app.shared().latch, None);
}
