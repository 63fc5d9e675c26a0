// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The stage itself: a compositor comes up, takes keys and touches, shows itself in
//! pictures, and leaves nothing running.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::{path::Path, process::Command, time::Duration};

use sportello_rehearsal::{Eyes, Setting, Stage, processes};

fn open(name: &str) -> Stage {
    Stage::open(&Setting::bare(name)).expect("a stage")
}

#[test]
fn the_compositor_offers_what_a_terminal_needs() {
    let mut stage = open("globals");
    let globals = stage.hands().globals().to_vec();
    for wanted in [
        "wp_security_context_manager_v1",
        "ext_idle_notifier_v1",
        "zwlr_screencopy_manager_v1",
        "zwlr_virtual_pointer_manager_v1",
        "zwp_virtual_keyboard_manager_v1",
    ] {
        assert!(
            globals.iter().any(|global| global == wanted),
            "{wanted} in {globals:?}"
        );
    }
}

#[test]
fn a_picture_has_the_size_of_the_screen() {
    let stage = Stage::open(&Setting::bare("picture").sized(1366, 768)).expect("a stage");
    let picture = stage.wait_for_still_picture().expect("a picture");
    assert_eq!((picture.width, picture.height), (1366, 768));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("screen.png");
    stage.keep_picture(&file).expect("kept");
    assert!(std::fs::read(&file).expect("there").starts_with(b"\x89PNG"));
}

#[test]
fn keys_and_touches_reach_a_real_chromium() {
    let mut stage = open("typing");
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.html");
    std::fs::write(
        &page,
        "<title>page</title><body style='margin:0'><textarea autofocus          style='position:fixed;inset:200px 0 0 0'          oninput='document.title=\"typed:\"+value'></textarea>         <button style='position:fixed;left:100px;top:40px;width:200px;height:100px'          onclick='document.title=\"touched\"'>x</button>",
    )
    .expect("written");
    let mut chromium = browser(&stage, &page).spawn().expect("chromium starts");
    wait_for_title(&mut stage, "page");
    stage.wait_for_still_picture().expect("drawn");
    stage.type_text("Perché no? a@b.it #1").expect("typed");
    wait_for_title(&mut stage, "typed:Perché no? a@b.it #1");
    stage.click(200, 90).expect("touched");
    wait_for_title(&mut stage, "touched");
    chromium.kill().expect("killed");
    chromium.wait().expect("collected");
}

#[test]
fn nothing_of_a_stage_is_left_running() {
    let stage = open("leftovers");
    let mark = stage.runtime().display().to_string();
    Command::new("setsid")
        .args(["--fork", "sleep", "1000"])
        .env(processes::MARK, &mark)
        .status()
        .expect("started");
    stage.wait_for_process("sleep").expect("it runs");
    drop(stage);
    assert_eq!(processes::marked(&mark), Vec::new());
    assert!(!Path::new(&mark).exists());
}

#[test]
fn what_never_comes_is_an_error_that_says_what_was_seen() {
    let stage = open("patience");
    let error = stage
        .wait_for("a shell", Duration::from_millis(200), |_| true)
        .expect_err("there is no shell");
    assert!(
        error.to_string().contains("a shell; last seen: no frame"),
        "{error}"
    );
}

fn browser(stage: &Stage, page: &Path) -> Command {
    let mut command = Command::new("/usr/lib/chromium/chromium");
    command
        .args([
            "--ozone-platform=wayland",
            "--disable-gpu",
            "--no-first-run",
        ])
        .arg(format!(
            "--user-data-dir={}",
            stage.runtime().join("profile").display()
        ))
        .arg(format!("--app=file://{}", page.display()))
        .env("WAYLAND_DISPLAY", stage.display())
        .env("XDG_RUNTIME_DIR", stage.runtime())
        .env(processes::MARK, stage.runtime())
        .stderr(std::process::Stdio::null());
    command
}

fn wait_for_title(stage: &mut Stage, title: &str) {
    let began = std::time::Instant::now();
    loop {
        let windows = stage.windows().expect("windows");
        if windows.iter().any(|window| window.starts_with(title)) {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{title} not among {windows:?}"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_change_on_the_screen_is_noticed_when_it_is_drawn() {
    let stage = open("eyes");
    stage.wait_for_still_picture().expect("drawn");
    let mut eyes = Eyes::open(stage.display()).expect("eyes");
    // The first copy of fresh eyes holds everything there is.
    eyes.watch()
        .expect("a watch")
        .change(Duration::from_millis(500))
        .expect("a look");
    let still = eyes
        .watch()
        .expect("a watch")
        .change(Duration::from_millis(300));
    assert!(
        still.expect("a look").is_none(),
        "nothing moves on an empty stage"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.html");
    std::fs::write(&page, "<title>page</title>").expect("written");
    let watch = eyes.watch().expect("a watch");
    let mut chromium = browser(&stage, &page).spawn().expect("chromium starts");
    let change = watch.change(Duration::from_secs(20)).expect("a look");
    assert!(change.is_some(), "a window opened");
    chromium.kill().expect("killed");
    chromium.wait().expect("collected");
}
