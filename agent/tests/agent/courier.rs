// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The same rows by stick: twice, out of order, beside the network, and from strangers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sportello_agent::courier::{self, CarryError, Exported, Imported};
use sportello_protocol::courier::{CourierError, Parcel, Return};
use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{
    Command, CommandId, CommandKind, Desired, Report, Sequence, Settings, UnixSeconds,
};

use crate::centre::{TODAY, TestCentre};
use crate::fixture::{Seeded, Terminal, exactly, tasks_at};
use crate::rail::Rail;

impl Terminal {
    fn stick(&self) -> PathBuf {
        let stick = self.folder.path().join("stick");
        std::fs::create_dir_all(&stick).unwrap();
        stick
    }

    fn export(&self, seed: u64) -> Result<Exported, CarryError> {
        courier::export(
            &self.config,
            &self.identity(),
            &mut self.book(),
            &self.stick(),
            &*self.clock,
            &Seeded::new(seed),
        )
    }

    fn import(&self, file: &Path) -> Result<Imported, CarryError> {
        courier::import(
            &self.config,
            &self.identity(),
            &mut self.book(),
            &mut self.slate(),
            file,
            &*self.clock,
        )
    }
}

/// The centre takes a parcel and seals its answer beside it.
fn answer(
    centre: &TestCentre,
    terminal: &Terminal,
    parcel: &Path,
    change: impl FnOnce(&mut Return),
) -> PathBuf {
    let key = &terminal.identity().key;
    let file = std::fs::File::open(parcel).unwrap();
    let parcel_read = Parcel::open(file).unwrap().verify(&key.public()).unwrap();
    let mut answer = Return::default();
    for report in &parcel_read.reports {
        let acknowledged = centre.ingest(&Report::unpack(report).unwrap());
        answer.acknowledgement = Some(acknowledged);
    }
    change(&mut answer);
    let sealed = answer
        .seal(
            &centre.key,
            key.thumbprint(),
            parcel_read.nonce,
            UnixSeconds(TODAY),
        )
        .unwrap();
    let path = parcel.with_extension("return");
    std::fs::write(&path, sealed).unwrap();
    path
}

#[test]
fn rows_travel_by_stick_and_leave_once_the_answer_is_back() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(12);
    let sent = terminal.export(1).unwrap();
    assert_eq!(sent.rows, 12);
    assert_eq!(terminal.left(), 12, "the stick may be lost");
    let back = answer(&centre, &terminal, &sent.file, |_| {});
    assert_eq!(terminal.import(&back).unwrap().rows, 12);
    assert_eq!(terminal.left(), 0);
    assert_eq!(tasks_at(&centre), exactly(12));
    // The same answer once more is harmless, and there is nothing left to carry.
    assert_eq!(terminal.import(&back).unwrap().rows, 0);
    assert!(matches!(terminal.export(2), Err(CarryError::Nothing)));
}

#[test]
fn two_sticks_out_of_order_and_twice_arrive_once() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(5);
    let first = terminal.export(1).unwrap();
    let mut book = terminal.book();
    for number in 5..9 {
        terminal.session(&mut book, number);
    }
    let _resting = book
        .unsent(1, sportello_agent::Clock::hour(&*terminal.clock))
        .unwrap();
    terminal.clock.next_hour();
    let second = terminal.export(2).unwrap();
    assert_eq!(second.rows, 9, "the first stick is not answered yet");
    let second_back = answer(&centre, &terminal, &second.file, |_| {});
    let first_back = answer(&centre, &terminal, &first.file, |_| {});
    let _again = answer(&centre, &terminal, &second.file, |_| {});
    assert_eq!(terminal.import(&second_back).unwrap().rows, 9);
    assert_eq!(terminal.import(&first_back).unwrap().rows, 0);
    assert_eq!(terminal.left(), 0);
    assert_eq!(tasks_at(&centre), exactly(9));
    assert_eq!(centre.memory().contradictions, 0);
}

#[tokio::test]
async fn what_went_by_stick_and_by_network_arrives_once() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(6);
    let sent = terminal.export(1).unwrap();
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    delivery.drain().await.unwrap();
    let back = answer(&centre, &terminal, &sent.file, |_| {});
    assert_eq!(terminal.import(&back).unwrap().rows, 0);
    assert_eq!(tasks_at(&centre), exactly(6));
    assert_eq!(terminal.left(), 0);
}

#[test]
fn an_answer_lets_nothing_go_that_was_not_in_its_parcel() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(3);
    let sent = terminal.export(1).unwrap();
    let mut book = terminal.book();
    terminal.session(&mut book, 3);
    let back = answer(&centre, &terminal, &sent.file, |back| {
        if let Some(acknowledged) = &mut back.acknowledgement {
            acknowledged.epochs[0].through = Sequence(u64::MAX);
        }
    });
    assert_eq!(terminal.import(&back).unwrap().rows, 3);
    assert_eq!(terminal.left(), 1);
}

#[test]
fn settings_and_commands_come_back_with_the_stick_once() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(1);
    let sent = terminal.export(1).unwrap();
    let back = answer(&centre, &terminal, &sent.file, |back| {
        back.desired = Some(Desired {
            version: 4,
            settings: Settings {
                session_minutes: Some(45),
                ..Settings::default()
            },
            update: None,
            bundle: None,
            place: None,
        });
        back.commands = vec![Command {
            id: CommandId(9),
            kind: CommandKind::Maintenance { on: true },
            valid_for_s: 60,
        }];
    });
    let imported = terminal.import(&back).unwrap();
    assert_eq!((imported.desired, imported.commands), (Some(4), 1));
    let imported = terminal.import(&back).unwrap();
    assert_eq!((imported.desired, imported.commands), (None, 0));
    let kept = terminal.book().desired().unwrap().unwrap();
    assert_eq!(kept.settings.session_minutes, Some(45));
}

#[test]
fn what_no_centre_of_ours_sealed_changes_nothing() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(3);
    let sent = terminal.export(1).unwrap();
    let mut stranger = centre.clone();
    stranger.key = Arc::new(TerminalKey::generate().unwrap());
    let forged = answer(&stranger, &terminal, &sent.file, |_| {});
    let check = |file: &Path, expected: fn(&CourierError) -> bool| {
        let Err(CarryError::Courier(error)) = terminal.import(file) else {
            panic!("taken");
        };
        assert!(expected(&error), "{error:?}");
        assert_eq!(terminal.left(), 3);
    };
    check(&forged, |error| matches!(error, CourierError::WrongKey));
    check(&sent.file, |error| matches!(error, CourierError::NotOurs));
    let other = Terminal::enrolled(&centre);
    other.sessions(1);
    let theirs = other.export(7).unwrap();
    let theirs = answer(&centre, &other, &theirs.file, |_| {});
    check(&theirs, |error| matches!(error, CourierError::Foreign));
    let back = answer(&centre, &terminal, &sent.file, |_| {});
    let mut bytes = std::fs::read(&back).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&back, &bytes).unwrap();
    check(&back, |error| matches!(error, CourierError::Changed));
    std::fs::write(&back, &bytes[..last]).unwrap();
    check(&back, |error| matches!(error, CourierError::Truncated));
}
