// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bytes of a stranger: nothing panics, and nothing is allocated because they say so.
//! `fuzz/` feeds the same four doors for as long as one likes.

use std::fs;
use std::io::{self, Read, Write};

use proptest::prelude::*;
use sportello_protocol::courier::{CourierError, Parcel, Return};
use sportello_protocol::signature::{
    MAX_HEADER, Parts, SIGNATURE, SignatureError, claim, content_digest, sign,
};
use sportello_protocol::{EnrolmentCode, MAX_UNPACKED, Report, UnpackError};

use crate::samples;

/// Most memory that this process ever had, MiB. Each test is a process of its own under
/// nextest; elsewhere the bound is only looser.
fn peak_mib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kib / 1024
}

/// Compresses what `feed` writes without ever holding it.
fn zstd(feed: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    feed(&mut encoder).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_bomb_of_a_gigabyte_is_refused_in_little_memory() {
    let spaces = vec![b' '; 1 << 20];
    let bomb = zstd(|out| (0..1024).try_for_each(|_| out.write_all(&spaces)));
    assert!(bomb.len() < 256 * 1024, "it would not even be let in");
    let before = peak_mib();
    assert!(matches!(Report::unpack(&bomb), Err(UnpackError::TooLarge)));
    let grown = peak_mib() - before;
    assert!(grown < 64, "{grown} MiB for a bomb");
}

#[test]
fn a_window_larger_than_ours_is_refused() {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.window_log(27).unwrap();
    encoder.write_all(&vec![7; 9 << 20]).unwrap();
    let packed = encoder.finish().unwrap();
    let before = peak_mib();
    assert!(matches!(Report::unpack(&packed), Err(UnpackError::Zstd(_))));
    assert!(peak_mib() - before < 64);
}

/// Four megabytes of JSON that would be hundreds in memory.
#[test]
fn json_that_swells_is_refused_in_little_memory() {
    let head = r#"{"version":1,"clock":1,"losses":{"health_hours_merged":0,"health_dropped":0,"sessions_dropped":0,"others_dropped":0,"numbers_damaged":0},"rows":["#;
    let row = r#"{"epoch":1,"first":1,"last":1,"row":{"kind":"x"}},"#;
    let many_rows = format!("{head}{}", row.repeat((MAX_UNPACKED - 1000) / row.len()));
    let parts = "[],".repeat((MAX_UNPACKED - 1000) / 3);
    let one_row =
        format!(r#"{head}{{"epoch":1,"first":1,"last":1,"row":{{"kind":"x","of":[{parts}"#);
    let fields = r#""":{},"#.repeat((MAX_UNPACKED - 1000) / 6);
    let known = format!(r#"{head}{{"epoch":1,"first":1,"last":1,"row":{{"kind":"loss",{fields}"#);
    let before = peak_mib();
    for (name, json) in [("rows", many_rows), ("parts", one_row), ("fields", known)] {
        assert!(json.len() <= MAX_UNPACKED);
        let packed = zstd(|out| out.write_all(json.as_bytes()));
        let error = Report::unpack(&packed).unwrap_err();
        match name {
            "rows" => assert!(matches!(error, UnpackError::TooManyRows)),
            _ => assert!(matches!(error, UnpackError::Json(_)), "{name}: {error:?}"),
        }
    }
    // Unpacked once at a time, 4 MiB; the buffer doubles as it grows.
    let grown = peak_mib() - before;
    assert!(grown < 64, "{grown} MiB");
}

/// A stick that never ends, and one that announces gigabytes.
#[test]
fn an_endless_stick_is_refused_in_little_memory() {
    let file = Parcel::seal(
        &samples::key(),
        &[vec![7; 1000]],
        samples::NOW,
        samples::NONCE,
    );
    let before = peak_mib();
    let endless = io::Cursor::new(file.unwrap()).chain(io::repeat(7));
    assert!(matches!(Parcel::open(endless), Err(CourierError::TooLong)));
    assert!(matches!(
        Parcel::open(io::repeat(b'{')),
        Err(CourierError::NotOurs)
    ));
    assert!(peak_mib() - before < 16);
}

#[test]
fn long_headers_are_not_parsed() {
    let long = "a".repeat(MAX_HEADER + 1);
    for (digest, input, signature) in [
        (Some(long.as_str()), "", ""),
        (None, long.as_str(), ""),
        (None, "", long.as_str()),
    ] {
        assert_eq!(
            claim(digest, input, signature),
            Err(SignatureError::TooLong)
        );
    }
}

fn packed() -> Vec<u8> {
    samples::report().pack().unwrap()
}

/// `bytes` with some of them changed, and perhaps cut.
fn mangled(bytes: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (
        Just(bytes),
        changes,
        any::<prop::sample::Index>(),
        any::<bool>(),
    )
        .prop_map(|(mut bytes, changes, end, cut)| {
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            if cut {
                bytes.truncate(end.index(bytes.len()));
            }
            bytes
        })
}

fn anything() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..2048)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_unpack_panic(bytes in prop_oneof![anything(), mangled(packed())]) {
        if let Ok(report) = Report::unpack(&bytes) {
            // What was believed can be said again.
            let again = Report::unpack(&report.pack().unwrap()).unwrap();
            prop_assert_eq!(again, report);
        }
    }

    #[test]
    fn no_json_makes_unpack_panic(
        bytes in mangled(serde_json::to_vec(&samples::report()).unwrap()),
    ) {
        let packed = zstd::bulk::compress(&bytes, 1).unwrap();
        if let Ok(report) = Report::unpack(&packed) {
            prop_assert!(report.rows.iter().all(sportello_protocol::Numbered::is_sound));
        }
    }

    #[test]
    fn no_text_makes_a_code_panic(
        text in prop_oneof![".{0,60}", "[0-9A-Z -]{0,60}", "[0-9A-HJKMNP-TV-Z]{44}"],
    ) {
        if let Ok(code) = EnrolmentCode::parse(&text) {
            prop_assert_eq!(EnrolmentCode::parse(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn no_header_makes_a_claim_panic(
        digest in proptest::option::of("[ -~]{0,80}"),
        input in prop_oneof![
            ".{0,200}",
            r#"[a-z]{1,5}=\(("@method"|"@path"| |"x";a=1){0,9}\)(;(created|nonce|tag)=("sportello"|-?[0-9]{1,16}|:AA==:)){0,5}"#,
        ],
        signature in prop_oneof![".{0,120}", "[a-z]{1,5}=:[A-Za-z0-9+/]{0,90}={0,2}:"],
    ) {
        if let Ok(claim) = claim(digest.as_deref(), &input, &signature) {
            let parts = Parts { method: "GET", authority: "a", path: "/", query: "", body: b"" };
            prop_assert!(claim.verify(&parts, &samples::key().public()).is_err());
        }
    }

    #[test]
    fn no_mangled_header_makes_a_claim_panic_or_pass(
        which in 0..3_usize,
        place in any::<prop::sample::Index>(),
        letter in any::<char>(),
    ) {
        let parts = Parts { method: "POST", authority: "a.example", path: "/x", query: "", body: b"x" };
        let signed = sign(&samples::key(), &parts, samples::NOW, 60, samples::NONCE);
        let mut headers = [content_digest(b"x"), signed.signature_input, signed.signature];
        let mut letters: Vec<char> = headers[which].chars().collect();
        let place = place.index(letters.len());
        let (was, label) = (letters[place], which == 2 && place >= "sportello=:".len());
        letters[place] = letter;
        headers[which] = letters.into_iter().collect();
        let verdict = claim(Some(&headers[0]), &headers[1], &headers[2])
            .and_then(|claim| claim.verify(&parts, &samples::key().public()));
        // Spare bits of Base64 may be anything; see the unit tests for which.
        if was != letter && !label {
            prop_assert!(verdict.is_err(), "{} {:?}", SIGNATURE, headers);
        }
    }

    #[test]
    fn no_stick_makes_a_courier_panic(
        bytes in prop_oneof![
            anything(),
            mangled(Parcel::seal(&samples::key(), &[packed()], samples::NOW, samples::NONCE).unwrap()),
            mangled(samples::answer().seal(
                &samples::key(), samples::key().thumbprint(), samples::NONCE, samples::NOW,
            ).unwrap()),
        ],
    ) {
        let key = samples::key();
        if let Ok(claimed) = Parcel::open(bytes.as_slice())
            && let Ok(parcel) = claimed.verify(&key.public())
        {
            prop_assert_eq!(parcel.reports, [packed()]);
        }
        if let Ok(claimed) = Return::open(bytes.as_slice())
            && let Ok(answer) = claimed.verify(&key.public(), key.thumbprint(), &[samples::NONCE])
        {
            prop_assert_eq!(answer, samples::answer());
        }
    }
}
