// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Numbers that the centre misses and that this book cannot give: their rows were deleted
//! when the centre had them, and the centre has lost them since (an old backup).

use sportello_ledger::Dump;
use sportello_protocol::{Epoch, Loss, LossCause, Numbered, Range, Row, Sequence};

/// Losses for the parts of `holes` that no row of the book answers for, whatever its stage.
pub(super) fn gone(holes: &[(Epoch, Range)], dump: &Dump) -> Vec<Numbered> {
    let mut gone = Vec::new();
    for (epoch, hole) in holes {
        let mut covered: Vec<(u64, u64)> = dump
            .rows
            .iter()
            .filter(|row| row.number.epoch.0 == epoch.0)
            .map(|row| (row.number.first.0, row.number.last.0))
            .filter(|(first, last)| *first <= hole.last.0 && hole.first.0 <= *last)
            .collect();
        covered.sort_unstable();
        let mut from = hole.first.0;
        for (first, last) in covered {
            if from < first {
                gone.push(loss(*epoch, from, first - 1));
            }
            from = from.max(last.saturating_add(1));
        }
        if from <= hole.last.0 {
            gone.push(loss(*epoch, from, hole.last.0));
        }
    }
    gone
}

fn loss(epoch: Epoch, first: u64, last: u64) -> Numbered {
    Numbered {
        epoch,
        first: Sequence(first),
        last: Sequence(last),
        row: Row::Loss(Loss {
            cause: LossCause::Damage,
            sessions: 0,
        }),
    }
}
