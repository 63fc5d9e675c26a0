// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region, its centre and a terminal, with real keys and real files; what is honest is
//! taken, everything else is refused with a reason.

mod honest;
mod region;
