// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The lines of an answer that stays open: each as `tests/golden/v1/stream.jsonl` has it, and
//! those of versions to come are passed over.

use sportello_protocol::{
    Command, CommandId, CommandKind, Ending, MAX_LINE, Preset, StreamLine, UnixSeconds,
};

fn lines() -> Vec<StreamLine> {
    let ends = [Ending::Over, Ending::Superseded, Ending::Refused];
    let mut lines = vec![
        StreamLine::Opened {
            version: 1,
            server_clock: UnixSeconds(1_793_610_000),
            keep_alive_s: 50,
            lasts_s: 900,
            desired: 4,
            tell: true,
        },
        StreamLine::Command(Command {
            id: CommandId(i64::MAX),
            kind: CommandKind::Message {
                preset: Preset::SomeoneWaits,
            },
            valid_for_s: 60,
        }),
        StreamLine::Desired { desired: u64::MAX },
        StreamLine::Tell,
    ];
    lines.extend(ends.map(|why| StreamLine::Ended { why }));
    lines
}

#[test]
fn every_line_of_a_stream_stays_readable() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/stream.jsonl");
    let mut text = String::new();
    for line in lines() {
        let encoded = line.encode().unwrap();
        assert!(encoded.len() <= MAX_LINE);
        text.push_str(std::str::from_utf8(&encoded).unwrap());
    }
    if std::env::var_os("SPORTELLO_WRITE_GOLDEN").is_some() && !std::path::Path::new(file).exists()
    {
        std::fs::write(file, &text).unwrap();
    }
    let then = std::fs::read_to_string(file).unwrap();
    assert_eq!(then, text);
    let read: Vec<StreamLine> = then
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(read, lines());
}

#[test]
fn lines_of_a_version_to_come_are_passed_over() {
    let newer = r#"{"line":"of_a_kind_to_come","more":[1]}"#;
    let line: StreamLine = serde_json::from_str(newer).unwrap();
    assert_eq!(line, StreamLine::Unknown);
    let newer = r#"{"line":"ended","why":"for_a_reason_to_come","more":1}"#;
    let line: StreamLine = serde_json::from_str(newer).unwrap();
    let why = Ending::Unknown;
    assert_eq!(line, StreamLine::Ended { why });
}
