// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What became of images and bundles, in the words of the wire.

use sportello_ledger as ledger;
use sportello_protocol as wire;

pub(super) fn changed(changed: &ledger::UpdateChanged) -> wire::UpdateChanged {
    let ledger::UpdateChanged {
        at,
        release,
        number,
        change,
    } = *changed;
    wire::UpdateChanged {
        at: super::hour(at),
        release: match release {
            ledger::ReleaseKind::Image => wire::ReleaseKind::Image,
            ledger::ReleaseKind::Bundle => wire::ReleaseKind::Bundle,
        },
        number,
        change: match change {
            ledger::UpdateChange::Applied => wire::UpdateChange::Applied,
            ledger::UpdateChange::Blessed => wire::UpdateChange::Blessed,
            ledger::UpdateChange::RolledBack => wire::UpdateChange::RolledBack,
            ledger::UpdateChange::Refused { reason } => wire::UpdateChange::Refused {
                reason: of_book(reason),
            },
        },
    }
}

macro_rules! reasons {
    ($($word:ident),+ $(,)?) => {
        const fn of_book(reason: ledger::UpdateRefusal) -> wire::UpdateRefusal {
            match reason { $(ledger::UpdateRefusal::$word => wire::UpdateRefusal::$word),+ }
        }

        /// A reason as the book keeps it.
        #[must_use]
        pub const fn to_book(reason: wire::UpdateRefusal) -> ledger::UpdateRefusal {
            match reason { $(wire::UpdateRefusal::$word => ledger::UpdateRefusal::$word),+ }
        }
    };
}

reasons!(
    Signature,
    OlderVersion,
    MixedMetadata,
    Expired,
    WrongBytes,
    TooLarge,
    NotInRepository,
    Withdrawn,
    NeedsNewerImage,
    BadContent,
    NoSpace,
    NoSlot,
    WriteFailed,
    FailedBefore,
    Unknown,
);
