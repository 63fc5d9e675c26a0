// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What to ask of the compositor, given what it shows and what we wish.
//!
//! Pure: a picture of the windows goes in, commands come out. The service runs them,
//! looks again and asks again until there is nothing left to ask, so a command that
//! the compositor ignored, or a window that moved by itself, is put right by the same
//! rule that placed it.
//!
//! Invariants:
//! - Two workspaces are ever shown: [`FRONT`], the shell alone, and [`PAGE`], the
//!   capsule's window with the guide beside it.
//! - A window that is neither ours nor the capsule's first one is parked on [`HOLD`],
//!   which is never shown, and asked to close.
//! - The capsule's window is never in full screen: it would cover the guide.

use crate::layout::{Dock, Output};

/// Workspace where the shell stands alone.
pub const FRONT: &str = "front";
/// Workspace of the capsule's window.
pub const PAGE: &str = "page";
/// Workspace that is never shown.
pub const HOLD: &str = "hold";

/// The nested compositor's app id, as wlroots sets it.
const NESTED_APP_ID: &str = "wlroots";
/// Our security context, where the compositor tells it.
const SANDBOX_ENGINE: &str = "it.sportello";
/// Sizes closer than this many pixels to the wish are left alone: the compositor
/// rounds shares of a container.
const TOLERANCE: i64 = 2;

/// Where the shell wants to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Alone; the capsule's window, if there is one, is hidden and cannot take focus.
    Front,
    /// Beside the capsule's window; alone as long as there is none.
    Beside(Dock),
}

/// One window as the compositor describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) id: i64,
    pub(crate) pid: Option<i32>,
    pub(crate) app_id: Option<String>,
    pub(crate) sandbox_engine: Option<String>,
    pub(crate) workspace: String,
    pub(crate) fullscreen: bool,
    pub(crate) floating: bool,
    pub(crate) focused: bool,
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
}

/// Everything the plan looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) windows: Vec<Window>,
    pub(crate) shown_workspace: String,
    pub(crate) output: Output,
}

/// Who is who among the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cast<'a> {
    pub(crate) shell: Option<&'a Window>,
    pub(crate) page: Option<&'a Window>,
    pub(crate) intruders: Vec<&'a Window>,
}

/// Finds the shell's window (by process id, which nobody can borrow), the capsule's
/// (the first nested compositor seen; `known_page` remembers which) and the rest.
pub(crate) fn cast(picture: &Picture, own_pid: i32, known_page: Option<i64>) -> Cast<'_> {
    let mut cast = Cast {
        shell: None,
        page: None,
        intruders: Vec::new(),
    };
    cast.page = picture
        .windows
        .iter()
        .filter(|window| window.pid != Some(own_pid) && is_capsule(window))
        .min_by_key(|window| (known_page != Some(window.id), window.id));
    for window in &picture.windows {
        if window.pid == Some(own_pid) && cast.shell.is_none_or(|shell| shell.id < window.id) {
            // The newest of ours: after a re-execution the old one is on its way out.
            cast.shell = Some(window);
        }
    }
    cast.intruders = picture
        .windows
        .iter()
        .filter(|window| {
            window.pid != Some(own_pid) && cast.page.is_none_or(|page| page.id != window.id)
        })
        .collect();
    cast
}

fn is_capsule(window: &Window) -> bool {
    let by_context = window
        .sandbox_engine
        .as_deref()
        .is_none_or(|engine| engine == SANDBOX_ENGINE);
    by_context && window.app_id.as_deref() == Some(NESTED_APP_ID)
}

/// The next commands towards `wish`, in order; empty when the picture is as wished.
/// Focus moves only with the shell itself, when it changes its place: never for a warning,
/// a new text size or a new direction.
pub(crate) fn plan(picture: &Picture, cast: &Cast<'_>, wish: Placement) -> Vec<String> {
    let mut commands = Vec::new();
    for intruder in &cast.intruders {
        let id = intruder.id;
        if intruder.workspace != HOLD {
            commands.push(format!("[con_id={id}] fullscreen disable"));
            commands.push(format!("[con_id={id}] move container to workspace {HOLD}"));
        }
        commands.push(format!("[con_id={id}] kill"));
    }
    if let Some(page) = cast.page {
        let id = page.id;
        if page.fullscreen {
            commands.push(format!("[con_id={id}] fullscreen disable"));
        }
        if page.floating {
            commands.push(format!("[con_id={id}] floating disable"));
        }
        if page.workspace != PAGE {
            commands.push(format!("[con_id={id}] move container to workspace {PAGE}"));
        }
    }
    let Some(shell) = cast.shell else {
        return commands;
    };
    if shell.floating {
        commands.push(format!("[con_id={}] floating disable", shell.id));
    }
    match (wish, cast.page) {
        (Placement::Beside(dock), Some(page)) => {
            beside(picture, shell, page, dock, &mut commands);
        }
        (Placement::Front | Placement::Beside(_), _) => {
            let came = show(picture, shell, FRONT, &mut commands);
            if !came && !shell.focused {
                commands.push(format!("[con_id={}] focus", shell.id));
            }
        }
    }
    commands
}

/// Brings the shell's window to a workspace, that workspace to the eye, and focus with
/// it. Tells whether anything had to move.
fn show(picture: &Picture, shell: &Window, workspace: &str, commands: &mut Vec<String>) -> bool {
    if shell.fullscreen {
        commands.push(format!("[con_id={}] fullscreen disable", shell.id));
    }
    if shell.workspace != workspace {
        commands.push(format!(
            "[con_id={}] move container to workspace {workspace}",
            shell.id
        ));
    }
    if picture.shown_workspace != workspace {
        commands.push(format!("workspace {workspace}"));
    }
    let came = shell.workspace != workspace || picture.shown_workspace != workspace;
    if came {
        commands.push(format!("[con_id={}] focus", shell.id));
    }
    came
}

fn beside(
    picture: &Picture,
    shell: &Window,
    page: &Window,
    dock: Dock,
    commands: &mut Vec<String>,
) {
    let _came = show(picture, shell, PAGE, commands);
    let together = shell.workspace == PAGE && page.workspace == PAGE;
    if !together {
        // Their places mean something only once they stand on one workspace.
        return;
    }
    let side = dock.edge.is_side();
    let stand_side_by_side = shell.y == page.y && shell.x != page.x;
    if stand_side_by_side != side {
        let layout = if side { "splith" } else { "splitv" };
        commands.push(format!("[con_id={}] layout {layout}", shell.id));
        return;
    }
    let shell_is_first = if side {
        shell.x < page.x
    } else {
        shell.y < page.y
    };
    if shell_is_first != dock.edge.is_first() {
        commands.push(format!(
            "[con_id={}] swap container with con_id {}",
            shell.id, page.id
        ));
        return;
    }
    let (now, dimension) = if side {
        (shell.width, "width")
    } else {
        (shell.height, "height")
    };
    if (now - i64::from(dock.extent)).abs() > TOLERANCE {
        commands.push(format!(
            "[con_id={}] resize set {dimension} {} px",
            shell.id, dock.extent
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Edge;

    const OWN: i32 = 100;

    fn window(id: i64, pid: i32, app_id: &str, workspace: &str) -> Window {
        Window {
            id,
            pid: Some(pid),
            app_id: Some(app_id.to_owned()),
            sandbox_engine: None,
            workspace: workspace.to_owned(),
            fullscreen: false,
            floating: false,
            focused: false,
            x: 0,
            y: 0,
            width: 1920,
            height: 1080,
        }
    }

    fn picture(shown: &str, windows: Vec<Window>) -> Picture {
        Picture {
            windows,
            shown_workspace: shown.to_owned(),
            output: Output {
                width: 1920,
                height: 1080,
            },
        }
    }

    #[track_caller]
    fn check(picture: &Picture, wish: Placement, expected: &[&str]) {
        let cast = cast(picture, OWN, None);
        assert_eq!(plan(picture, &cast, wish), expected);
    }

    fn focused(mut window: Window) -> Window {
        window.focused = true;
        window
    }

    fn at(mut window: Window, x: i64, y: i64, width: i64, height: i64) -> Window {
        (window.x, window.y, window.width, window.height) = (x, y, width, height);
        window
    }

    const SIDE: Placement = Placement::Beside(Dock {
        edge: Edge::Left,
        extent: 537,
    });
    const MIRRORED: Placement = Placement::Beside(Dock {
        edge: Edge::Right,
        extent: 537,
    });

    #[test]
    fn a_shell_alone_in_front_has_nothing_to_ask() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        check(&picture(FRONT, vec![shell]), Placement::Front, &[]);
    }

    #[test]
    fn docking_waits_in_front_until_the_capsule_has_a_window() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        check(&picture(FRONT, vec![shell]), SIDE, &[]);
    }

    #[test]
    fn docking_goes_step_by_step_to_the_wished_picture() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        let page = window(6, 200, "wlroots", PAGE);
        check(
            &picture(FRONT, vec![shell.clone(), page.clone()]),
            SIDE,
            &[
                "[con_id=5] move container to workspace page",
                "workspace page",
                "[con_id=5] focus",
            ],
        );
        let mut shell = shell;
        shell.workspace = PAGE.to_owned();
        let page = at(page, 0, 0, 960, 1080);
        let shell = at(shell, 960, 0, 960, 1080);
        check(
            &picture(PAGE, vec![shell.clone(), page.clone()]),
            SIDE,
            &["[con_id=5] swap container with con_id 6"],
        );
        let (shell, page) = (at(shell, 0, 0, 960, 1080), at(page, 960, 0, 960, 1080));
        check(
            &picture(PAGE, vec![shell.clone(), page.clone()]),
            SIDE,
            &["[con_id=5] resize set width 537 px"],
        );
        let (shell, page) = (at(shell, 0, 0, 538, 1080), at(page, 538, 0, 1382, 1080));
        check(&picture(PAGE, vec![shell.clone(), page.clone()]), SIDE, &[]);
        check(
            &picture(PAGE, vec![shell.clone(), page.clone()]),
            MIRRORED,
            &["[con_id=5] swap container with con_id 6"],
        );
        check(
            &picture(PAGE, vec![shell, page]),
            Placement::Beside(Dock {
                edge: Edge::Bottom,
                extent: 264,
            }),
            &["[con_id=5] layout splitv"],
        );
    }

    #[test]
    fn a_covered_page_is_hidden_and_cannot_keep_focus() {
        let shell = at(window(5, OWN, "it.sportello.kiosk", PAGE), 0, 0, 537, 1080);
        let page = focused(at(window(6, 200, "wlroots", PAGE), 537, 0, 1383, 1080));
        check(
            &picture(PAGE, vec![shell, page]),
            Placement::Front,
            &[
                "[con_id=5] move container to workspace front",
                "workspace front",
                "[con_id=5] focus",
            ],
        );
    }

    #[test]
    fn a_warning_never_moves_focus_from_the_page() {
        let shell = at(window(5, OWN, "it.sportello.kiosk", PAGE), 0, 0, 537, 1080);
        let page = focused(at(window(6, 200, "wlroots", PAGE), 537, 0, 1383, 1080));
        check(&picture(PAGE, vec![shell, page]), SIDE, &[]);
    }

    #[test]
    fn any_other_window_is_parked_and_closed() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        let second = window(9, 200, "wlroots", FRONT);
        let page = window(6, 200, "wlroots", PAGE);
        let odd = window(10, 300, "xterm", HOLD);
        check(
            &picture(FRONT, vec![shell, second, page, odd]),
            Placement::Front,
            &[
                "[con_id=9] fullscreen disable",
                "[con_id=9] move container to workspace hold",
                "[con_id=9] kill",
                "[con_id=10] kill",
            ],
        );
    }

    #[test]
    fn a_window_that_borrows_our_name_is_still_an_intruder() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        let borrowed = window(7, 300, "it.sportello.kiosk", HOLD);
        check(
            &picture(FRONT, vec![shell, borrowed]),
            Placement::Front,
            &["[con_id=7] kill"],
        );
    }

    #[test]
    fn a_window_of_another_sandbox_is_not_the_capsule() {
        let shell = focused(window(5, OWN, "it.sportello.kiosk", FRONT));
        let mut other = window(7, 300, "wlroots", HOLD);
        other.sandbox_engine = Some("org.flatpak".to_owned());
        check(
            &picture(FRONT, vec![shell, other]),
            Placement::Front,
            &["[con_id=7] kill"],
        );
    }

    #[test]
    fn the_page_leaves_full_screen_at_once() {
        let shell = focused(at(
            window(5, OWN, "it.sportello.kiosk", PAGE),
            0,
            0,
            537,
            1080,
        ));
        let mut page = at(window(6, 200, "wlroots", PAGE), 537, 0, 1383, 1080);
        page.fullscreen = true;
        check(
            &picture(PAGE, vec![shell, page]),
            SIDE,
            &["[con_id=6] fullscreen disable"],
        );
    }
}
