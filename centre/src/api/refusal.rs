// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the centre says no.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sportello_protocol::{Problem, ProblemKind, UnixSeconds};

/// Earliest and latest that a terminal is told to come back, seconds. Spread, so that those
/// who were sent away together do not come back together.
const RETRY: (u16, u16) = (5, 35);

/// A refusal on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal(Problem);

impl Refusal {
    #[must_use]
    pub const fn new(kind: ProblemKind, now: UnixSeconds) -> Self {
        Self(Problem {
            problem: kind,
            server_clock: now,
        })
    }

    /// The key is not taken any more, whatever is asked.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self.0.problem,
            ProblemKind::Revoked | ProblemKind::Quarantined | ProblemKind::UnknownKey
        )
    }

    #[must_use]
    pub const fn kind(self) -> ProblemKind {
        self.0.problem
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.problem.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.0)).into_response();
        if matches!(self.0.problem, ProblemKind::Busy | ProblemKind::Unavailable) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_after()));
        }
        response
    }
}

fn retry_after() -> u16 {
    let (from, to) = RETRY;
    // Without randomness all come back at the same moment; that is no reason to fail.
    let spread = getrandom::u32().unwrap_or(0);
    let width = u32::from(to.saturating_sub(from)).saturating_add(1);
    from.saturating_add(u16::try_from(spread.checked_rem(width).unwrap_or(0)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_sent_away_come_back_at_different_moments() {
        let times: std::collections::HashSet<u16> = (0..200).map(|_| retry_after()).collect();
        assert!(times.len() > 5, "{times:?}");
        assert!(times.iter().all(|at| (RETRY.0..=RETRY.1).contains(at)));
    }

    #[test]
    fn only_who_may_come_back_is_told_when() {
        for kind in [ProblemKind::Busy, ProblemKind::Unavailable] {
            let response = Refusal::new(kind, UnixSeconds(0)).into_response();
            assert!(response.headers().contains_key("retry-after"), "{kind:?}");
        }
        let response = Refusal::new(ProblemKind::Revoked, UnixSeconds(0)).into_response();
        assert!(!response.headers().contains_key("retry-after"));
    }
}
