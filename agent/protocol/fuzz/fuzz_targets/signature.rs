// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Headers of a stranger. Nobody signed these with this key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sportello_protocol::signature::{Parts, claim};

fuzz_target!(|headers: (Option<&str>, &str, &str)| {
    let (digest, input, signature) = headers;
    if let Ok(claim) = claim(digest, input, signature) {
        let parts = Parts {
            method: "POST",
            authority: "centre.example",
            path: "/api/v1/reports",
            query: "",
            body: b"rows",
        };
        assert!(claim.verify(&parts, &[9; 32]).is_err());
    }
});
