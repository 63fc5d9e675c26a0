// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The regional centre: one process that terminals report to and staff look at.
//!
//! Rooms of this house: [`listen`] is the door (TCP, TLS, limits), [`api`] what terminals
//! ask, [`operator`] what the admin's command line asks, [`trust`] the signed repository,
//! [`rollouts`] moves images on, [`waiters`] and `sportello_room` what is alive in memory, `sportello_store` what is
//! kept, `sportello_console` and `sportello_views` what staff see, [`alert`] and
//! [`housekeeping`] what happens by itself, [`serve`] puts them together.

pub mod alert;
pub mod api;
pub mod authority;
pub mod backup;
pub mod catalogue;
pub mod centre;
pub mod config;
pub mod courier;
pub mod health;
pub mod housekeeping;
pub mod listen;
pub mod metrics;
pub mod operator;
pub mod presence;
pub mod rollouts;
pub mod seen;
pub mod serve;
pub mod streams;
pub mod tls;
pub mod trust;
pub mod waiters;
