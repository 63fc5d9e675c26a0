// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the keyboard, a finger and a voice find on the screens of the kit.

#![expect(
    clippy::expect_used,
    reason = "a test stops where its ground is missing"
)]

mod pages;
mod rest;
mod stage;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::{Event, Point, mouse, touch, window};
use iced_test::Simulator;
use sportello_kit as kit;
use sportello_kit::{Direction, Element, Look, Space};

use crate::stage::{SCREEN, Window, focused, key, look, sample, tap};

fn three(look: Look, screen: &str) -> Element<'static, &'static str> {
    let one = |name| kit::button(look, name, name).key(name).into();
    kit::scope(
        look,
        screen,
        kit::column(look, Space::Near, vec![one("a"), one("b"), one("c")]),
    )
    .on_escape("escape")
    .into()
}

#[test]
fn tab_goes_round_in_reading_order_and_shift_tab_back() {
    let mut window = Window::new();
    let mut at = |events: &[Event]| {
        let (_, lines) = window.show(three(look(), "s"), events);
        focused(&lines)
            .map(str::to_owned)
            .expect("something has the focus")
    };
    assert_eq!(at(&[]), "a");
    assert_eq!(at(&[tap(Named::Tab)]), "b");
    assert_eq!(at(&[tap(Named::Tab)]), "c");
    assert_eq!(at(&[tap(Named::Tab)]), "a");
    assert_eq!(at(&[key(Named::Tab, Modifiers::SHIFT)]), "c");
}

#[test]
fn reading_order_is_the_same_from_right_to_left() {
    for name in ["tiles", "page", "languages", "faces"] {
        let keys = |direction| {
            let (_, lines) =
                Window::new().show(sample(name).view(look().with_direction(direction)), &[]);
            lines
                .into_iter()
                .filter(|line| line.focusable)
                .map(|line| line.key)
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(Direction::Ltr), keys(Direction::Rtl), "{name}");
    }
}

#[test]
fn enter_space_mouse_and_finger_publish_the_same() {
    let view = || three(look(), "s");
    let (_, lines) = Window::new().show(view(), &[]);
    let center = lines[0].bounds.center();
    let finger = |pressed: bool| {
        let (id, position) = (touch::Finger(1), center);
        Event::Touch(if pressed {
            touch::Event::FingerPressed { id, position }
        } else {
            touch::Event::FingerLifted { id, position }
        })
    };
    let button = mouse::Button::Left;
    let ways = [
        vec![tap(Named::Enter)],
        vec![tap(Named::Space)],
        vec![
            Event::Mouse(mouse::Event::ButtonPressed(button)),
            Event::Mouse(mouse::Event::ButtonReleased(button)),
        ],
        vec![finger(true), finger(false)],
    ];
    for events in ways {
        let mut window = Window::new();
        window.cursor = mouse::Cursor::Available(center);
        assert_eq!(window.show(view(), &events).0, ["a"], "{events:?}");
    }
}

#[test]
fn a_finger_that_slides_away_presses_nothing() {
    let mut window = Window::new();
    let (_, lines) = window.show(three(look(), "s"), &[]);
    window.cursor = mouse::Cursor::Available(lines[0].bounds.center());
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    assert!(window.show(three(look(), "s"), &[press]).0.is_empty());
    window.cursor = mouse::Cursor::Available(Point::new(1300.0, 700.0));
    let lift = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
    assert!(window.show(three(look(), "s"), &[lift]).0.is_empty());
}

#[test]
fn escape_means_what_the_screen_says() {
    assert_eq!(
        Window::new()
            .show(three(look(), "s"), &[tap(Named::Escape)])
            .0,
        ["escape"]
    );
}

#[test]
fn a_new_screen_begins_where_it_asks_and_tells() {
    let view = |screen: &str, begin: &str| -> Element<'static, String> {
        let one = |name: &str| {
            let button = kit::button(look(), name, name.to_owned()).key(name);
            if name == begin {
                button.initial()
            } else {
                button
            }
            .into()
        };
        kit::scope(
            look(),
            screen,
            kit::row(look(), Space::Near, vec![one("a"), one("b")]),
        )
        .on_focus(|spoken| format!("told {}", spoken.label))
        .into()
    };
    let mut window = Window::new();
    let (messages, lines) = window.show(view("first", "b"), &[]);
    assert_eq!(
        (focused(&lines), messages),
        (Some("b"), vec!["told b".to_owned()])
    );
    let (messages, lines) = window.show(view("first", "a"), &[]);
    assert_eq!(
        (focused(&lines), messages),
        (Some("b"), vec![]),
        "the same screen keeps it"
    );
    let (messages, lines) = window.show(view("second", "a"), &[]);
    assert_eq!(
        (focused(&lines), messages),
        (Some("a"), vec!["told a".to_owned()])
    );
}

#[test]
fn a_person_who_points_sees_no_ring_and_their_first_tab_begins_where_the_screen_asks() {
    let mut window = Window::new();
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let _ = window.show(three(look(), "first"), &[press]);
    let (_, lines) = window.show(three(look(), "second"), &[]);
    assert_eq!(focused(&lines), None);
    let (_, lines) = window.show(three(look(), "second"), &[tap(Named::Tab)]);
    assert_eq!(focused(&lines), Some("a"));
}

#[test]
fn arrows_move_within_a_group_as_the_eye_sees_it() {
    let mut window = Window::new();
    let mut at = |direction: Direction, arrow| {
        let view = sample("tiles").view(look().with_direction(direction));
        let (_, lines) = window.show(view, &[tap(arrow)]);
        focused(&lines)
            .map(str::to_owned)
            .expect("something has the focus")
    };
    assert_eq!(at(Direction::Ltr, Named::ArrowRight), "health");
    assert_eq!(at(Direction::Ltr, Named::ArrowDown), "work");
    assert_eq!(at(Direction::Ltr, Named::ArrowLeft), "school");
    assert_eq!(
        at(Direction::Ltr, Named::ArrowLeft),
        "school",
        "the edge is an edge"
    );
    assert_eq!(at(Direction::Rtl, Named::ArrowLeft), "work");
}

#[test]
fn a_dialog_holds_the_focus_and_gives_it_back() {
    let view = |open: bool| -> Element<'static, &'static str> {
        let one = |name| kit::button(look(), name, name).key(name).into();
        let page = kit::column(look(), Space::Near, vec![one("a"), one("b")]);
        let ask = kit::dialog(look(), "Sure?", vec![], vec![one("no"), one("yes")]);
        kit::scope(look(), "s", kit::layered(look(), page, open.then_some(ask))).into()
    };
    let mut window = Window::new();
    let (_, lines) = window.show(view(false), &[tap(Named::Tab)]);
    assert_eq!(focused(&lines), Some("b"));
    let behind = lines[0].bounds.center();
    for expected in ["no", "yes", "no"] {
        let tab = [tap(Named::Tab)];
        let events: &[Event] = if window.cursor == mouse::Cursor::Unavailable {
            &[]
        } else {
            &tab
        };
        let (_, lines) = window.show(view(true), events);
        assert_eq!(focused(&lines), Some(expected));
        assert!(
            lines.iter().all(|line| line.key != "a" && line.key != "b"),
            "the page is heard"
        );
        window.cursor = mouse::Cursor::Available(behind);
    }
    let click = [
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
    ];
    assert!(
        window.show(view(true), &click).0.is_empty(),
        "the page behind can be pressed"
    );
    assert_eq!(
        window
            .show(view(true), &[tap(Named::Tab), tap(Named::Enter)])
            .0,
        ["no"]
    );
    let (_, lines) = window.show(view(false), &[]);
    assert_eq!(focused(&lines), Some("b"));
}

#[test]
fn a_question_that_follows_another_begins_at_its_own_safe_answer() {
    let view = |title: &'static str| -> Element<'static, &'static str> {
        let no = kit::button(look(), "no", "no").key("no").initial();
        let yes = kit::button(look(), "yes", "yes").key("yes");
        let ask = kit::dialog(look(), title, vec![], vec![yes.into(), no.into()]);
        kit::scope(
            look(),
            "s",
            kit::layered(look(), kit::body(look(), "page"), Some(ask)),
        )
        .into()
    };
    let mut window = Window::new();
    let (_, lines) = window.show(view("First?"), &[tap(Named::Tab)]);
    assert_eq!(focused(&lines), Some("yes"));
    let (_, lines) = window.show(view("Second?"), &[]);
    assert_eq!(focused(&lines), Some("no"));
}

#[test]
fn a_finger_leaves_no_pointer_behind() {
    let hover = |events: &[Event]| {
        kit::install_fonts();
        let mut ui = Simulator::with_size(iced::Settings::default(), SCREEN, three(look(), "s"));
        ui.point_at(Point::new(40.0, 20.0));
        let _ = ui.simulate(events.iter().cloned());
        ui.snapshot(&look().iced_theme()).expect("it can be drawn")
    };
    let position = Point::new(40.0, 20.0);
    let id = touch::Finger(1);
    let tapped = [
        Event::Touch(touch::Event::FingerPressed { id, position }),
        Event::Touch(touch::Event::FingerLifted { id, position }),
    ];
    let folder = std::env::temp_dir().join(format!("sportello-kit-hover-{}", std::process::id()));
    let kept = folder.join("resting");
    assert!(
        hover(&tapped)
            .matches_image(&kept)
            .expect("the picture is written")
    );
    let moved = [Event::Mouse(mouse::Event::CursorMoved { position })];
    let pressed_by_mouse = [
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
    ];
    assert!(
        hover(&pressed_by_mouse)
            .matches_image(&kept)
            .expect("the picture is read")
    );
    assert!(
        !hover(&moved)
            .matches_image(&kept)
            .expect("the picture is read")
    );
    // Whoever tapped sees no ring, so that only pointing makes a difference.
    let after_tap = |events: &[&[Event]]| hover(&[&tapped[..], &events.concat()].concat());
    let check = |events: &[&[Event]], kept: &std::path::Path, is_pointed_at: bool| {
        let is_same = after_tap(events).matches_image(kept);
        assert_eq!(is_same.expect("the picture is read"), !is_pointed_at);
    };
    check(&[&moved], &kept, true);
    // A window that comes to lie under a pointer was not pointed at.
    let arrived = [Event::Mouse(mouse::Event::CursorEntered), moved[0].clone()];
    check(&[&arrived], &kept, false);
    check(&[&arrived, &moved], &kept, true);
    // Nor is what lies under a pointer that was left for the keyboard.
    let key = [tap(Named::F1)];
    let typed = folder.join("typed");
    check(&[&key], &typed, false);
    check(&[&moved, &key], &typed, false);
    check(&[&key, &moved], &typed, true);
    std::fs::remove_dir_all(folder).expect("the picture goes");
}

#[test]
fn what_takes_the_place_of_a_control_is_not_pointed_at() {
    let one = |name: &'static str| {
        let button = kit::button(look(), "Same words", name).key(name);
        kit::scope(
            look(),
            "s",
            kit::column(look(), Space::Near, vec![button.into()]),
        )
    };
    let mut window = Window::new();
    window.cursor = mouse::Cursor::Available(Point::new(40.0, 20.0));
    let press = [Event::Mouse(mouse::Event::ButtonPressed(
        mouse::Button::Left,
    ))];
    let lift = [Event::Mouse(mouse::Event::ButtonReleased(
        mouse::Button::Left,
    ))];
    let _ = window.show(one("before").into(), &press);
    let (messages, _) = window.show(one("after").into(), &lift);
    assert!(messages.is_empty(), "half a press pressed {messages:?}");
    let _ = window.show(one("after").into(), &press);
    let (messages, _) = window.show(one("after").into(), &lift);
    assert_eq!(messages, ["after"]);
}

#[test]
fn what_has_the_focus_is_scrolled_into_view() {
    let view = || -> Element<'static, usize> {
        let rows = (0..40).map(|n| {
            kit::button(look(), n.to_string(), n)
                .key(n.to_string())
                .into()
        });
        let list = kit::column(look(), Space::Near, rows.collect());
        kit::scope(look(), "s", iced::widget::scrollable(list).height(400)).into()
    };
    kit::install_fonts();
    let mut ui = Simulator::with_size(iced::Settings::default(), SCREEN, view());
    let redraw = Event::Window(window::Event::RedrawRequested(std::time::Instant::now()));
    let _ = ui.simulate([redraw.clone()]);
    for _ in 0..20 {
        let _ = ui.simulate([tap(Named::Tab)]);
    }
    // The control that has the focus is under the middle of the window of the list.
    let _ = ui.simulate([redraw]);
    ui.point_at(Point::new(30.0, 360.0));
    let _ = ui.simulate(iced_test::simulator::click());
    let pressed: Vec<usize> = ui.into_messages().collect();
    assert!(
        matches!(pressed.as_slice(), [18..=20]),
        "{pressed:?} is under the pointer"
    );
}
