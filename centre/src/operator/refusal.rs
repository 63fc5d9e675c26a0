// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the centre says no to an operator.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sportello_protocol::operator::{Fault, Refusal};
use sportello_protocol::{Problem, ProblemKind};
use sportello_store::StoreError;
use tracing::error;

use super::Desk;
use crate::api;
use crate::centre::chain;
use crate::trust::TrustError;

/// A refusal on its way out.
#[derive(Debug)]
pub(super) enum Refused {
    Plain(api::refusal::Refusal),
    Fault(Box<Refusal>),
}

impl From<api::refusal::Refusal> for Refused {
    fn from(refusal: api::refusal::Refusal) -> Self {
        Self::Plain(refusal)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            // As a terminal's, with `Retry-After`; a refusal without a fault reads the same.
            Self::Plain(refusal) => refusal.into_response(),
            Self::Fault(refusal) => {
                let status = StatusCode::from_u16(refusal.status())
                    .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                (status, Json(*refusal)).into_response()
            }
        }
    }
}

impl Desk {
    pub(super) fn fault(&self, fault: Fault) -> Refused {
        Refused::Fault(Box::new(Refusal {
            problem: Problem {
                problem: ProblemKind::Malformed,
                server_clock: self.centre.now(),
            },
            fault: Some(fault),
        }))
    }

    pub(super) fn store_failed(&self, error: &StoreError) -> Refused {
        self.centre.store_failed(error).into()
    }

    pub(super) fn trust_failed(&self, error: TrustError) -> Refused {
        match error {
            TrustError::Asked(fault) => self.fault(fault),
            TrustError::Store(error) => self.store_failed(&error),
            other => {
                error!(error = %chain(&other), "the repository could not do what was asked");
                self.centre.refuse(ProblemKind::Unavailable).into()
            }
        }
    }
}
