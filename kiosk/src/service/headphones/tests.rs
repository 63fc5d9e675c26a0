// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Cards are written as `amixer contents` tells of them; the program that tells is a script, because
//! no sound card is at hand where tests run.

use std::os::unix::fs::PermissionsExt;

use super::*;

/// A card with these controls: sockets and switches by name, and what falls silent by itself.
fn card(controls: &[(&str, bool)], mutes: Option<usize>) -> String {
    let mut told = String::new();
    for (at, (name, on)) in controls.iter().enumerate() {
        let face = if name.ends_with("Jack") {
            "CARD"
        } else {
            "MIXER"
        };
        let on = if *on { "on" } else { "off" };
        told.push_str(&format!(
            "numid={at},iface={face},name='{name}'\n  ; type=BOOLEAN,access=r-------,values=1\n  : values={on}\n"
        ));
    }
    if let Some(chosen) = mutes {
        told.push_str(&format!(
            "numid=99,iface=MIXER,name='Auto-Mute Mode'\n  ; type=ENUMERATED,access=rw------,values=1,items=3\n  \
             ; Item #0 'Disabled'\n  ; Item #1 'Speaker Only'\n  ; Item #2 'Line Out+Speaker'\n  : values={chosen}\n"
        ));
    }
    told
}

#[track_caller]
fn check(controls: &[(&str, bool)], mutes: Option<usize>, expected: Hearing) {
    assert_eq!(hearing(&card(controls, mutes)), expected);
}

#[test]
fn headphones_are_believed_in_only_where_nothing_else_sounds() {
    let plugged = ("Headphone Jack", true);
    let empty = ("Headphone Jack", false);
    check(&[], None, Hearing::Unknown);
    check(&[("Mic Jack", true)], None, Hearing::Unknown);
    check(&[empty], Some(1), Hearing::Room);
    check(&[plugged], Some(1), Hearing::Headphones);
    check(&[("Front Headphone Jack", true)], None, Hearing::Headphones);
    // The loudspeaker of the case goes on.
    check(&[plugged], Some(0), Hearing::Room);
    check(
        &[plugged, ("Speaker Playback Switch", true)],
        None,
        Hearing::Room,
    );
    // Loudspeakers on the desk go on, unless they fall silent too.
    let desk = ("Line Out Jack", true);
    check(&[plugged, desk], Some(1), Hearing::Room);
    check(&[plugged, desk], Some(2), Hearing::Headphones);
    check(&[plugged, desk], None, Hearing::Room);
    // A socket that always says yes knows nothing.
    check(&[("Headphone Phantom Jack", true)], None, Hearing::Unknown);
}

#[test]
fn nonsense_is_no_headphones() {
    for nonsense in [
        "",
        ": values=on",
        "numid=1,iface=CARD,name='Headphone Jack",
        "numid=1,iface=CARD,name='Headphone Jack'\n  : values=maybe\n",
        "numid=1\n; Item #0\n: values=9999999999999999999999\n",
    ] {
        assert_ne!(hearing(nonsense), Hearing::Headphones, "{nonsense}");
    }
}

/// A program that tells of the card in a file, and of each line that is written into another.
fn program(folder: &Path) -> PathBuf {
    let program = folder.join("amixer");
    let events = folder.join("events");
    let status = Command::new("mkfifo").arg(&events).status().unwrap();
    assert!(status.success());
    let script = format!(
        "#!/bin/sh\ncase $1 in\nevents) echo ready; exec cat {};;\ncontents) exec cat {};;\nesac\n",
        events.display(),
        folder.join("card").display()
    );
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    program
}

#[test]
fn what_is_plugged_in_and_pulled_out_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path());
    let plug = |on| {
        let told = card(&[("Headphone Jack", on)], Some(1));
        std::fs::write(folder.path().join("card"), told).unwrap();
    };
    plug(false);
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let watched = program.clone();
    let watching = std::thread::spawn(move || {
        let mut watch = Watch {
            mixer: &watched,
            news: &news,
            known: Hearing::Unknown,
        };
        watch.follow().unwrap();
    });
    assert_eq!(heard.blocking_recv(), Some(Hearing::Room));
    let mut events = std::fs::File::options()
        .write(true)
        .open(folder.path().join("events"))
        .unwrap();
    for (on, expected) in [(true, Hearing::Headphones), (false, Hearing::Room)] {
        plug(on);
        io::Write::write_all(&mut events, b"event value: numid=1\n").unwrap();
        assert_eq!(heard.blocking_recv(), Some(expected));
    }
    drop(events);
    watching.join().unwrap();
}

#[test]
fn a_machine_without_a_card_knows_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(contents(&folder.path().join("missing")).is_err());
    assert!(contents(Path::new("/bin/false")).is_err());
}
