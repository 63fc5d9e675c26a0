// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A code as somebody typed it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sportello_protocol::EnrolmentCode;

fuzz_target!(|text: &str| {
    if let Ok(code) = EnrolmentCode::parse(text) {
        assert_eq!(EnrolmentCode::parse(&code.to_string()), Ok(code));
    }
});
