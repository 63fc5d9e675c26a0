// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Room on a file system.

use std::path::Path;

/// MiB that an ordinary user may still fill on the file system of `path`.
#[must_use]
pub fn free_mib(path: &Path) -> Option<i64> {
    let disk = rustix::fs::statvfs(path).ok()?;
    if disk.f_blocks == 0 {
        return None;
    }
    let free = disk.f_bavail.checked_mul(disk.f_frsize)?;
    i64::try_from(free / (1024 * 1024)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_room_and_a_missing_one_has_none_to_tell_of() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_mib(folder.path()).is_some());
        assert_eq!(free_mib(&folder.path().join("missing")), None);
    }
}
