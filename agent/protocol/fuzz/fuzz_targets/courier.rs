// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A file found on a stick. Nobody signed it with this key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sportello_protocol::Thumbprint;
use sportello_protocol::courier::{Parcel, Return};

const KEY: [u8; 32] = [9; 32];

fuzz_target!(|bytes: &[u8]| {
    if let Ok(claimed) = Parcel::open(bytes) {
        assert!(claimed.verify(&KEY).is_err());
    }
    if let Ok(claimed) = Return::open(bytes) {
        assert!(claimed.verify(&KEY, Thumbprint::of(&KEY), &[]).is_err());
    }
});
