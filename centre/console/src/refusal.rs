// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Why a page is not shown, as a person can read it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sportello_store::StoreError;

/// What a handler answers instead of its page. The frame around it is drawn by the guard,
/// which knows the visitor's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Does not exist, or not for this visitor.
    NotFound,
    Forbidden,
    /// A change was asked for, and nobody is logged in.
    LoggedOut,
    /// The form was not filled in on a page of ours, or too long ago.
    Stale,
    /// What was sent makes no sense; our own pages do not send such.
    Nonsense,
    TooLarge,
    /// Wait so many seconds.
    TooMany(u32),
    /// Something that the visitor changes was changed by another in the meantime.
    Conflict,
    Broken,
}

impl Refusal {
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Stale => StatusCode::FORBIDDEN,
            Self::LoggedOut => StatusCode::UNAUTHORIZED,
            Self::Nonsense => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Logs why something of ours failed, and answers that it did.
    #[must_use]
    pub fn broken(error: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error, "A page could not be made");
        Self::Broken
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing(_) => Self::NotFound,
            StoreError::Exists(_) => Self::Conflict,
            other => Self::broken(&other),
        }
    }
}

impl From<askama::Error> for Refusal {
    fn from(error: askama::Error) -> Self {
        Self::broken(&error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
