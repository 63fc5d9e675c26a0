// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is wrong, and what to do about it: two sentences for each reason the helper gives.

use sportello_setupd::wire::Refusal;

use super::Trouble;
use crate::say;
use crate::words::Words;

/// What is wrong, and what to do.
#[must_use]
pub fn words(words: &Words, trouble: Trouble) -> (String, String) {
    match trouble {
        Trouble::Lost => (say!(words, "why-lost"), say!(words, "why-lost-do")),
        Trouble::Refused(why) => refusal(words, why),
    }
}

/// Makes one arm of each pair of words.
macro_rules! pairs {
    ($words:expr, $why:expr, { $($reason:pat => $key:literal, $todo:literal
        $(, $name:ident = $value:expr)*;)+ }) => {
        match $why {
            $($reason => (
                say!($words, $key),
                say!($words, $todo $(, $name = $value)*),
            ),)+
            Refusal::DiskTooSmall { need_gib, has_gib } => (
                say!($words, "why-disk-too-small", has = gb(has_gib)),
                say!($words, "why-disk-too-small-do", need = gb(need_gib)),
            ),
        }
    };
}

/// As makers of disks count.
fn gb(gib: u32) -> u64 {
    (u64::from(gib) << 30).div_ceil(1_000_000_000)
}

fn refusal(words: &Words, why: Refusal) -> (String, String) {
    pairs!(words, why, {
        Refusal::Request => "why-request", "why-request-do";
        Refusal::Busy => "why-busy", "why-busy-do";
        Refusal::NotHere => "why-not-here", "why-not-here-do";
        Refusal::Machine => "why-machine", "why-machine-do";
        Refusal::DiskGone => "why-disk-gone", "why-disk-gone-do";
        Refusal::DiskRunning => "why-disk-running", "why-disk-running-do";
        Refusal::DiskReadOnly => "why-disk-read-only", "why-disk-read-only-do";
        Refusal::DiskInUse => "why-disk-in-use", "why-disk-in-use-do";
        Refusal::NameDiffers => "why-name-differs", "why-name-differs-do";
        Refusal::NothingToKeep => "why-nothing-to-keep", "why-nothing-to-keep-do";
        Refusal::DiskFails => "why-disk-fails", "why-disk-fails-do";
        Refusal::DiskLies => "why-disk-lies", "why-disk-lies-do";
        Refusal::Medium => "why-medium", "why-medium-do";
        Refusal::NotUefi => "why-not-uefi", "why-not-uefi-do";
        Refusal::NoNetworkService => "why-no-network-service", "why-no-network-service-do";
        Refusal::NoWifi => "why-no-wifi", "why-no-wifi-do";
        Refusal::NetworkGone => "why-network-gone", "why-network-gone-do";
        Refusal::NetworkUnsupported => "why-network-unsupported", "why-network-unsupported-do";
        Refusal::KeyShape => "why-key-shape", "why-key-shape-do";
        Refusal::KeyWrong => "why-key-wrong", "why-key-wrong-do";
        Refusal::NoAddress => "why-no-address", "why-no-address-do";
        Refusal::NoAnswer => "why-no-answer", "why-no-answer-do";
        Refusal::ProxyShape => "why-proxy-shape", "why-proxy-shape-do";
        Refusal::NoCode => "why-no-code", "why-no-code-do";
        Refusal::CodeShape => "why-code-shape", "why-code-shape-do";
        Refusal::CodeRefused => "why-code-refused", "why-code-refused-do";
        Refusal::NoInternet => "why-no-internet", "why-no-internet-do";
        Refusal::Portal => "why-portal", "why-portal-do";
        Refusal::CentreSilent => "why-centre-silent", "why-centre-silent-do";
        Refusal::NoCentre => "why-no-centre", "why-no-centre-do";
        Refusal::FileWrong { line } => "why-file-wrong", "why-file-wrong-do", line = line;
        Refusal::RuleFindsNone => "why-rule-none", "why-rule-none-do";
        Refusal::RuleFindsMany => "why-rule-many", "why-rule-many-do";
        Refusal::EraseDiffers => "why-erase-differs", "why-erase-differs-do";
        Refusal::AlreadyInstalled => "why-already", "why-already-do";
    })
}
