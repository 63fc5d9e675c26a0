// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::io::Read;
use std::os::unix::net::UnixListener;

use sportello_capsule::wire::{Order, Refusal, Report, Speech, Trouble};

use crate::capsule::{BROWSER, Capsule, failed, process};

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_is_led_to_the_second_step_and_cannot_leave_the_task() {
    let mut capsule = Capsule::open("lead").await;
    capsule.lead().await;
    capsule.say(Order::Highlight).await;
    capsule.wait_for_ring();
    capsule
        .stage
        .keep_picture(&picture("capsule-highlight.png"))
        .unwrap();

    capsule.stage.key("Return").unwrap();
    capsule
        .wait_for(|report| *report == Report::StepReached { step: 1 })
        .await;
    capsule.stage.wait_for_still_picture().unwrap();
    capsule.stage.key("Return").unwrap();
    capsule
        .wait_for(|report| {
            *report
                == Report::Blocked {
                    class: Refusal::Undeclared,
                }
        })
        .await;
    capsule.stage.wait_for_still_picture().unwrap();
    capsule
        .stage
        .keep_picture(&picture("capsule-blocked.png"))
        .unwrap();

    let receipt = capsule.end().await;
    assert_eq!(failed(&receipt), [""; 0]);
    assert!(receipt.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ring_comes_back_on_a_page_that_is_loaded_anew() {
    let mut capsule = Capsule::open("ring").await;
    capsule.lead().await;
    capsule.say(Order::Highlight).await;
    capsule.wait_for_ring();
    capsule.say(Order::Reload).await;
    // Nothing tells that the page is new: a page from memory is, long before this is over.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    capsule.wait_for_ring();
    let receipt = capsule.end().await;
    assert_eq!(failed(&receipt), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_lands_where_the_eye_sees_the_button_at_every_zoom() {
    for percent in [100, 150, 200] {
        let mut capsule = Capsule::open("zoom").await;
        capsule.say(Order::Zoom { percent }).await;
        capsule.lead().await;
        capsule.say(Order::Highlight).await;
        let (x, y) = capsule.wait_for_ring().middle();
        capsule
            .stage
            .click(u32::try_from(x).unwrap(), u32::try_from(y).unwrap())
            .unwrap();
        capsule
            .wait_for(|report| *report == Report::StepReached { step: 1 })
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_comes_back_on_the_same_page() {
    let mut capsule = Capsule::open("crash").await;
    capsule.lead().await;
    capsule.stage.wait_for_still_picture().unwrap();
    capsule.stage.key("Return").unwrap();
    capsule
        .wait_for(|report| *report == Report::StepReached { step: 1 })
        .await;
    let browser = process(BROWSER).await;
    kill(browser.id);
    let restarted = Report::Trouble {
        kind: Trouble::BrowserRestarted,
    };
    capsule.wait_for(|report| *report == restarted).await;
    capsule
        .wait_for(|report| *report == Report::PageReady)
        .await;
    capsule.stage.wait_for_still_picture().unwrap();
    capsule
        .stage
        .keep_picture(&picture("capsule-restarted.png"))
        .unwrap();
    assert!(capsule.end().await.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_aloud_without_a_sound_device_says_so() {
    let mut capsule = Capsule::open("voice").await;
    capsule.lead().await;
    capsule.say(Order::ReadAloud).await;
    capsule
        .wait_for(|report| {
            *report
                == Report::Trouble {
                    kind: Trouble::NoVoice,
                }
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_read_aloud_leaves_the_capsule_as_sound_and_stops_when_told() {
    let mut capsule = Capsule::silent("heard").await;
    let player = UnixListener::bind(capsule.folder.path().join("player")).unwrap();
    capsule.build().await;
    capsule.lead().await;
    // Nothing of a page is heard before somebody agreed that the room may hear it.
    capsule.say(Order::ReadAloud).await;
    capsule.wait_for(|report| *report == Report::Withheld).await;
    let aloud = Speech {
        aloud: true,
        language: "it".into(),
        volume: 100,
        rate: 5,
        ..Speech::default()
    };
    capsule.say(Order::Speak(Box::new(aloud))).await;
    capsule.say(Order::SayAgain).await;
    capsule
        .wait_for(|report| *report == Report::Reading { on: true })
        .await;
    let listening = tokio::task::spawn_blocking(move || {
        let (mut voice, _) = player.accept().unwrap();
        let mut beginning = vec![0; 20_000];
        voice.read_exact(&mut beginning).unwrap();
        (voice, beginning)
    });
    let (mut voice, beginning) = listening.await.unwrap();
    assert!(!beginning.starts_with(b"RIFF"), "sound without a head");
    // Where capsules are built for the stage, the words come before their sound.
    let words = beginning
        .strip_prefix(b"SPORTELLO-SPEAKS")
        .map_or(0, |rest| {
            20 + u32::from_le_bytes(rest[..4].try_into().unwrap()).next_multiple_of(2)
        });
    let loud = beginning[usize::try_from(words).unwrap()..]
        .chunks(2)
        .map(|sample| i16::from_le_bytes([sample[0], sample[1]]));
    assert!(loud.map(i16::unsigned_abs).max().unwrap() > 1000);

    capsule.say(Order::StopReading).await;
    let stopped = tokio::task::spawn_blocking(move || {
        let mut rest = vec![];
        voice.read_to_end(&mut rest).unwrap();
        rest.len()
    });
    println!(
        "{} bytes of sound after it was told to stop",
        stopped.await.unwrap()
    );
    let receipt = capsule.end().await;
    assert_eq!(failed(&receipt), [""; 0]);
}

fn picture(name: &str) -> std::path::PathBuf {
    let folder = sportello_rehearsal::stage::repository().join("target/stage");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

pub(crate) fn kill(process: i32) {
    let process = rustix::process::Pid::from_raw(process).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::KILL).unwrap();
}
