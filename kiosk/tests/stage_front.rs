// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where windows stand, who has the keyboard, and that nothing leads out: on the real
//! compositor with its real configuration.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sportello_rehearsal::Stage;
use sportello_rehearsal::stage::PATIENCE;
use swayipc::Node;

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

/// A window's place on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rect {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

/// Shell and page as the compositor shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Front {
    shell: Option<Rect>,
    page: Option<Rect>,
    shell_focused: bool,
    page_focused: bool,
    windows: usize,
}

fn front(stage: &mut Stage) -> Front {
    let tree = stage.commands().get_tree().expect("a tree");
    let mut front = Front {
        shell: None,
        page: None,
        shell_focused: false,
        page_focused: false,
        windows: 0,
    };
    look(&tree, &mut front);
    front
}

fn look(node: &Node, front: &mut Front) {
    if node.shell.is_some() {
        front.windows += 1;
        let rect = Rect {
            x: node.rect.x,
            y: node.rect.y,
            width: node.rect.width,
            height: node.rect.height,
        };
        let shown = (node.visible == Some(true)).then_some(rect);
        match node.app_id.as_deref() {
            Some("it.sportello.kiosk") => {
                front.shell = shown;
                front.shell_focused = node.focused;
            }
            Some("wlroots") => {
                front.page = shown;
                front.page_focused = node.focused;
            }
            _ => {}
        }
    }
    for child in node.nodes.iter().chain(&node.floating_nodes) {
        look(child, front);
    }
}

#[track_caller]
fn wait_for_front(terminal: &mut Terminal, what: &str, wanted: impl Fn(&Front) -> bool) -> Front {
    let began = std::time::Instant::now();
    loop {
        let front = front(&mut terminal.stage);
        if wanted(&front) {
            return front;
        }
        assert!(
            began.elapsed() < PATIENCE,
            "waited in vain for {what}: {front:?}"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn beside_a_page(terminal: &mut Terminal) {
    terminal.begin();
    terminal.press("practise");
    // On a small screen the list has more than one page.
    let list = terminal.stage.wait_for_screen("list").expect("list");
    if list.control("task-practise-spid").is_none() {
        terminal.press("page-next");
    }
    terminal.press("task-practise-spid");
    terminal.stage.wait_for_screen("card").expect("card");
    terminal.press("start");
    terminal
        .stage
        .wait_for_control("show")
        .expect("the first page has loaded");
}

/// Opens a panel of the bar, directly or through *More*.
fn open_panel(terminal: &mut Terminal, name: &str) {
    let direct = terminal
        .stage
        .screen()
        .expect("a frame")
        .control(name)
        .is_some();
    if !direct {
        terminal.press("more");
    }
    terminal.press(name);
}

#[test]
fn the_guide_stands_on_the_start_side_and_mirrors_with_the_language() {
    let mut terminal = Terminal::open("docking");
    beside_a_page(&mut terminal);
    let near = |width: i32, wanted: i32| (width - wanted).abs() <= 2;
    let left = wait_for_front(&mut terminal, "guide at the left", |front| {
        matches!((front.shell, front.page), (Some(shell), Some(page))
            if shell.x == 0 && near(shell.width, 537) && page.x == shell.width)
    });
    assert_eq!(left.page.expect("a page").height, 1080);
    terminal.picture("front-it");

    open_panel(&mut terminal, "language");
    wait_for_front(&mut terminal, "the page hidden behind a panel", |front| {
        front.page.is_none()
    });
    terminal.press("language-ar");
    terminal.press("close");
    wait_for_front(&mut terminal, "guide at the right", |front| {
        matches!((front.shell, front.page), (Some(shell), Some(page))
            if page.x == 0 && near(shell.width, 537) && shell.x == page.width)
    });
    terminal.picture("front-ar");
}

#[test]
fn a_small_laptop_gets_a_strip_and_with_the_largest_text_a_strip_on_top() {
    let mut terminal = Terminal::with("strip", |setting| setting.sized(1366, 768));
    beside_a_page(&mut terminal);
    wait_for_front(&mut terminal, "a strip at the bottom", |front| {
        matches!((front.shell, front.page), (Some(shell), Some(page))
            if page.y == 0 && shell.y == page.height && shell.width == 1366)
    });
    terminal.picture("front-strip");
    open_panel(&mut terminal, "appearance");
    terminal.press("text-2");
    terminal.press("close");
    wait_for_front(&mut terminal, "a strip on top", |front| {
        matches!((front.shell, front.page), (Some(shell), Some(page))
            if shell.y == 0 && page.y == shell.height && shell.height <= 346)
    });
    terminal.picture("front-strip-largest");
}

#[test]
fn one_key_moves_between_guide_and_page_in_every_layout() {
    let mut terminal = Terminal::open("switch");
    beside_a_page(&mut terminal);
    for layout in ["it", "ara", "ua"] {
        terminal.stage.hands().layout(layout).expect("a layout");
        terminal.stage.key("F6").expect("F6");
        wait_for_front(&mut terminal, "the page has the keyboard", |front| {
            front.page_focused
        });
        terminal.stage.key("F6").expect("F6");
        wait_for_front(&mut terminal, "the guide has the keyboard", |front| {
            front.shell_focused
        });
    }
}

/// Keys that lead out of other kiosks. What is swallowed never reaches the browser.
const WAYS_OUT: &[&str] = &[
    "ctrl+t",
    "ctrl+n",
    "ctrl+shift+n",
    "ctrl+w",
    "ctrl+shift+w",
    "ctrl+q",
    "ctrl+shift+q",
    "ctrl+shift+t",
    "ctrl+l",
    "alt+d",
    "alt+Home",
    "F1",
    "F11",
    "F12",
    "ctrl+u",
    "ctrl+o",
    "ctrl+s",
    "ctrl+p",
    "ctrl+j",
    "ctrl+h",
    "ctrl+d",
    "ctrl+shift+i",
    "ctrl+shift+j",
    "ctrl+shift+c",
    "ctrl+shift+k",
    "ctrl+shift+b",
    "ctrl+shift+o",
    "ctrl+shift+Delete",
    "shift+Escape",
    "ctrl+shift+m",
    "alt+F4",
    "alt+F2",
    "alt+Tab",
    "alt+Escape",
    "alt+F1",
    "ctrl+alt+t",
    "ctrl+alt+F1",
    "ctrl+alt+F2",
    "ctrl+alt+F7",
    "ctrl+alt+Delete",
    "ctrl+alt+BackSpace",
    "super+r",
    "super+d",
    "super+l",
    "super+Space",
    "super+Enter",
    "F7",
    "F10",
    "ctrl+k",
    "ctrl+e",
];

#[track_caller]
fn check_no_way_out(terminal: &mut Terminal) {
    let before = front(&mut terminal.stage);
    let processes = browser_windows(&terminal.stage);
    for way in WAYS_OUT {
        terminal.stage.key(way).expect(way);
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(front(&mut terminal.stage), before, "{way} moved something");
    }
    assert_eq!(
        browser_windows(&terminal.stage),
        processes,
        "a key opened a tab or window"
    );
    let screen = terminal.stage.screen().expect("a frame");
    assert_eq!(screen.screen, "guide");
}

/// Pages that the browser draws: a new tab or window is a new renderer.
fn browser_windows(stage: &Stage) -> usize {
    stage
        .processes()
        .iter()
        .filter(|process| {
            process.name.starts_with("chromium")
                && std::fs::read(process.folder().join("cmdline")).is_ok_and(|line| {
                    let line = String::from_utf8_lossy(&line);
                    line.contains("--type=renderer") && !line.contains("--extension-process")
                })
        })
        .count()
}

#[test]
fn no_key_leads_out_of_the_page_or_the_guide() {
    let mut terminal = Terminal::open("ways-out");
    beside_a_page(&mut terminal);
    std::thread::sleep(Duration::from_secs(2));
    terminal.stage.key("F6").expect("F6");
    wait_for_front(&mut terminal, "the page has the keyboard", |front| {
        front.page_focused
    });
    check_no_way_out(&mut terminal);
    terminal.stage.key("F6").expect("F6");
    wait_for_front(&mut terminal, "the guide has the keyboard", |front| {
        front.shell_focused
    });
    check_no_way_out(&mut terminal);
    terminal.picture("front-ways-out");
}

/// A window that has no business on a terminal; killed with the test.
struct Intruder(Child);

impl Intruder {
    fn open(stage: &Stage) -> Self {
        let mut command = Command::new("sway");
        command
            .args(["--config", "/dev/null"])
            .env("WLR_BACKENDS", "wayland")
            .env("WAYLAND_DISPLAY", stage.display())
            .env("XDG_RUNTIME_DIR", stage.runtime())
            .env_remove("SWAYSOCK")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().expect("a second compositor"))
    }
}

impl Drop for Intruder {
    fn drop(&mut self) {
        // It may have ended when its window was closed.
        let _gone = self.0.kill();
        let _status = self.0.wait();
    }
}

#[test]
fn a_second_window_is_never_seen_and_is_closed() {
    let mut terminal = Terminal::open("intruder");
    beside_a_page(&mut terminal);
    let before = wait_for_front(&mut terminal, "guide and page", |front| {
        front.shell.is_some() && front.page.is_some()
    });
    let _intruder = Intruder::open(&terminal.stage);
    let began = std::time::Instant::now();
    while began.elapsed() < Duration::from_secs(3) {
        let now = front(&mut terminal.stage);
        assert_eq!(
            (now.shell, now.shell_focused),
            (before.shell, before.shell_focused)
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    wait_for_front(&mut terminal, "the second window to be closed", |front| {
        front.windows == 2
    });
}

#[test]
fn a_real_pin_opens_the_menu_with_the_page_hidden_and_without_the_keyboard() {
    let mut terminal = Terminal::open("menu");
    beside_a_page(&mut terminal);
    open_panel(&mut terminal, "staff");
    terminal.stage.wait_for_screen("pin").expect("pad");
    wait_for_front(&mut terminal, "the page hidden", |front| {
        front.page.is_none() && front.shell_focused
    });
    terminal.type_pin("111111");
    terminal.press("pin-confirm");
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(terminal.stage.screen().expect("a frame").screen, "pin");
    terminal.type_pin("271828");
    terminal.press("pin-confirm");
    terminal.stage.wait_for_screen("staff").expect("menu");
    terminal.picture("front-staff");
    terminal.press("leave");
    wait_for_front(&mut terminal, "the page back", |front| front.page.is_some());
}
