// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use proptest::prelude::*;

use super::*;
use crate::{CommandId, CommandKind, Epoch, EpochStanding, Sequence, Settings};

const NONCE: [u8; 16] = *b"sixteen of nonce";
const NOW: UnixSeconds = UnixSeconds(1_790_000_000);

fn key() -> TerminalKey {
    TerminalKey::generate().unwrap()
}

fn parcel(key: &TerminalKey, reports: &[Vec<u8>]) -> Vec<u8> {
    Parcel::seal(key, reports, NOW, NONCE).unwrap()
}

fn answer() -> Return {
    Return {
        acknowledgement: Some(Acknowledgement {
            version: 1,
            epochs: vec![EpochStanding {
                epoch: Epoch(7),
                through: Sequence(40),
                missing: Vec::new(),
            }],
            server_clock: NOW,
        }),
        desired: Some(Desired {
            version: 3,
            settings: Settings::default(),
            update: None,
            bundle: None,
            place: None,
        }),
        commands: vec![Command {
            id: CommandId(9),
            kind: CommandKind::Lock,
            valid_for_s: 60,
        }],
    }
}

#[test]
fn a_parcel_arrives_as_it_was_sealed() {
    for reports in [
        vec![],
        vec![vec![1, 2, 3]],
        vec![vec![0; MAX_PACKED], vec![9]],
    ] {
        let key = key();
        let file = parcel(&key, &reports);
        let claimed = Parcel::open(file.as_slice()).unwrap();
        assert_eq!(claimed.keyid(), key.thumbprint());
        let opened = claimed.verify(&key.public()).unwrap();
        let expected = Parcel {
            keyid: key.thumbprint(),
            created: NOW,
            nonce: NONCE,
            reports,
        };
        assert_eq!(opened, expected);
    }
}

#[test]
fn a_parcel_of_another_terminal_is_not_ours() {
    let file = parcel(&key(), &[vec![1]]);
    let claimed = Parcel::open(file.as_slice()).unwrap();
    assert!(matches!(
        claimed.verify(&key().public()),
        Err(CourierError::WrongKey)
    ));
}

#[test]
fn a_parcel_that_was_cut_says_so() {
    let key = key();
    let file = parcel(&key, &[vec![1, 2, 3], vec![4, 5]]);
    for length in 0..file.len() {
        let error = Parcel::open(&file[..length]).unwrap_err();
        assert!(
            matches!(error, CourierError::Truncated),
            "{length}: {error:?}"
        );
    }
    let longer = [file.as_slice(), b"x"].concat();
    assert!(matches!(
        Parcel::open(longer.as_slice()),
        Err(CourierError::TooLong)
    ));
}

#[test]
fn a_parcel_from_a_newer_version_says_so() {
    let file = br#"{"tag":"sportello-courier","version":2,"other":true}
"#;
    assert!(matches!(
        Parcel::open(file.as_slice()),
        Err(CourierError::Newer(2))
    ));
}

#[test]
fn other_files_on_the_stick_are_not_taken() {
    let mut endless = std::io::repeat(b'a');
    assert!(matches!(
        Parcel::open(&mut endless),
        Err(CourierError::NotOurs)
    ));
    for other in ["\n", "{}\n", "[1]\n", "{\"tag\":\"x\",\"version\":1}\n"] {
        let opened = Parcel::open(other.as_bytes());
        assert!(matches!(opened, Err(CourierError::NotOurs)), "{other}");
    }
}

/// Two announcements of much: neither makes us read or allocate it.
#[test]
fn a_file_is_not_believed_about_its_size() {
    let key = key();
    let file = parcel(&key, &[vec![1]]);
    let text = String::from_utf8_lossy(&file).into_owned();
    let huge = text.replacen("\"length\":5", "\"length\":99999999999", 1);
    assert!(matches!(
        Parcel::open(huge.as_bytes()),
        Err(CourierError::TooLarge)
    ));
    let full = text.replacen("\"length\":5", "\"length\":67108864", 1);
    assert!(matches!(
        Parcel::open(full.as_bytes()),
        Err(CourierError::Truncated)
    ));
    // A report of 4 GiB inside.
    let end = file.len() - 5;
    let mut inner = file;
    inner[end..end + 4].copy_from_slice(&[0xff; 4]);
    assert!(matches!(
        Parcel::open(inner.as_slice()),
        Err(CourierError::Changed)
    ));
}

#[test]
fn what_a_courier_cannot_carry_is_not_sealed() {
    let key = key();
    let refused = |reports: &[Vec<u8>]| {
        matches!(
            Parcel::seal(&key, reports, NOW, NONCE),
            Err(CourierError::TooLarge)
        )
    };
    assert!(refused(&[vec![]]));
    assert!(refused(&[vec![0; MAX_PACKED + 1]]));
    assert!(refused(&vec![vec![0]; MAX_REPORTS + 1]));
    assert!(refused(&vec![vec![0; MAX_PACKED]; 256]));
}

#[test]
fn an_answer_comes_back_to_the_terminal_that_asked() {
    let (centre, terminal) = (key(), key());
    let file = answer()
        .seal(&centre, terminal.thumbprint(), NONCE, NOW)
        .unwrap();
    let claimed = Return::open(file.as_slice()).unwrap();
    assert_eq!(claimed.answers(), NONCE);
    assert_eq!(claimed.created(), NOW);
    let opened = claimed.verify(&centre.public(), terminal.thumbprint(), &[[0; 16], NONCE]);
    assert_eq!(opened.unwrap(), answer());
    assert!(matches!(
        claimed.verify(&centre.public(), key().thumbprint(), &[NONCE]),
        Err(CourierError::Foreign)
    ));
    assert!(matches!(
        claimed.verify(&centre.public(), terminal.thumbprint(), &[[0; 16]]),
        Err(CourierError::Unasked)
    ));
    assert!(matches!(
        claimed.verify(&key().public(), terminal.thumbprint(), &[NONCE]),
        Err(CourierError::WrongKey)
    ));
}

#[test]
fn one_kind_of_file_does_not_pass_for_the_other() {
    let key = key();
    let there = parcel(&key, &[]);
    let back = answer().seal(&key, key.thumbprint(), NONCE, NOW).unwrap();
    assert!(matches!(
        Return::open(there.as_slice()),
        Err(CourierError::NotOurs)
    ));
    assert!(matches!(
        Parcel::open(back.as_slice()),
        Err(CourierError::NotOurs)
    ));
    let text = String::from_utf8(there).unwrap();
    let renamed = text.replacen(PARCEL, RETURN, 1);
    let claimed = Return::open(renamed.as_bytes()).unwrap();
    assert!(matches!(
        claimed.verify(&key.public(), key.thumbprint(), &[NONCE]),
        Err(CourierError::Signature)
    ));
}

proptest! {
    #[test]
    fn any_changed_bit_of_a_parcel_is_refused(place in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let key = key();
        let file = parcel(&key, &[vec![1, 2, 3], vec![4, 5]]);
        let mut changed = file.clone();
        let place = place.index(file.len());
        changed[place] ^= 1 << bit;
        let opened = Parcel::open(changed.as_slice()).and_then(|claimed| claimed.verify(&key.public()));
        prop_assert!(opened.is_err(), "byte {place} of {}", file.len());
    }

    #[test]
    fn any_changed_bit_of_a_return_is_refused(place in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let key = key();
        let file = answer().seal(&key, key.thumbprint(), NONCE, NOW).unwrap();
        let mut changed = file.clone();
        let place = place.index(file.len());
        changed[place] ^= 1 << bit;
        let opened = Return::open(changed.as_slice())
            .and_then(|claimed| claimed.verify(&key.public(), key.thumbprint(), &[NONCE]));
        prop_assert!(opened.is_err(), "byte {place} of {}", file.len());
    }
}
