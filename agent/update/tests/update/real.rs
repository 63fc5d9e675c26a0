// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! On a loop device, parted by sfdisk and judged by sfdisk and veritysetup: other people's
//! programs must see what we meant. Needs root and those programs; says so where it cannot run.
