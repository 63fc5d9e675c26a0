// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A pointer that rests instead of pressing.

use std::time::{Duration, Instant};

use iced::{Event, Point, mouse, window};
use sportello_kit as kit;
use sportello_kit::{Element, Look, Space};

use crate::stage::{Window, focused, look};

const TIME: Duration = Duration::from_millis(1200);

fn page(look: Look, screen: &str) -> Element<'static, &'static str> {
    let one = |name| kit::button(look, name, name).key(name).into();
    let content = kit::column(look, Space::Near, vec![one("a"), one("b")]);
    kit::scope(look, screen, content)
        .dwelling(Some(TIME))
        .into()
}

fn moved(to: Point) -> Event {
    Event::Mouse(mouse::Event::CursorMoved { position: to })
}

fn later(time: Duration) -> Event {
    Event::Window(window::Event::RedrawRequested(Instant::now() + time))
}

/// The middle of a control.
fn place(window: &mut Window, key: &str) -> Point {
    let (_, lines) = window.show(page(look(), "s"), &[]);
    let line = lines.iter().find(|line| line.key == key);
    line.expect("it is there").bounds.center()
}

#[test]
fn what_the_pointer_rests_on_is_pressed_when_its_time_has_come() {
    let mut window = Window::new();
    let b = place(&mut window, "b");
    let (early, _) = window.show(page(look(), "s"), &[moved(b), later(TIME / 2)]);
    assert_eq!(early, [""; 0]);
    let (due, lines) = window.show(page(look(), "s"), &[later(TIME)]);
    assert_eq!(
        (due.as_slice(), focused(&lines)),
        (["b"].as_slice(), Some("b"))
    );
    let (again, _) = window.show(page(look(), "s"), &[later(TIME * 4)]);
    assert_eq!(again, [""; 0], "once");
}

#[test]
fn where_no_control_is_the_pointer_may_rest() {
    let mut window = Window::new();
    let b = place(&mut window, "b");
    let beside = Point::new(b.x + 600.0, b.y);
    let (pressed, _) = window.show(
        page(look(), "s"),
        &[moved(b), moved(beside), later(TIME * 9)],
    );
    assert_eq!(pressed, [""; 0]);
}

#[test]
fn a_screen_that_comes_under_a_resting_pointer_is_not_pressed() {
    let mut window = Window::new();
    let b = place(&mut window, "b");
    let (_, _) = window.show(page(look(), "s"), &[moved(b), later(TIME / 2)]);
    let (pressed, _) = window.show(page(look(), "other"), &[later(TIME * 2)]);
    assert_eq!(pressed, [""; 0]);
}
