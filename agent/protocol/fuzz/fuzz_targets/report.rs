// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A packed report of a stranger.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sportello_protocol::Report;

fuzz_target!(|bytes: &[u8]| {
    unpack(bytes);
    // Nobody guesses the frame around it: the JSON by itself, packed.
    if let Ok(packed) = zstd::bulk::compress(bytes, 1) {
        unpack(&packed);
    }
});

fn unpack(packed: &[u8]) {
    if let Ok(report) = Report::unpack(packed) {
        let again = report
            .pack()
            .and_then(|packed| Report::unpack(&packed).map_err(std::io::Error::other));
        assert_eq!(again.ok().as_ref(), Some(&report));
    }
}
