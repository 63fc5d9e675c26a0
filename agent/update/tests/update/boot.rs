// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What firmware, boot loader and initrd make of a disk and an ESP, after the rules of
//! systemd-boot: kernels with tries left or none to count first, then the highest version; the
//! counter goes down before the kernel runs; the initrd finds root and hash tree by the halves
//! of the root hash, and every block must match.

use std::fs;

use sportello_update::device::Disk;
use sportello_update::esp::Kernel;
use sportello_update::gpt::Table;
use sportello_update::uki;
use sportello_update::verity;

use crate::fixture::Terminal;

/// How an image behaves once its root file system is there.
pub(crate) type Works<'a> = &'a dyn Fn(u64) -> bool;

impl Terminal {
    /// Starts the machine, again and again until an image works. `None`: none ever does.
    pub(crate) fn boot(&mut self, works: Works<'_>) -> Option<u64> {
        for _ in 0..12 {
            let kernel = self.choose()?;
            let image = kernel.image;
            let bytes = fs::read(&kernel.file).unwrap();
            self.count_down(&kernel);
            let number = self.running.boot.split('-').nth(1).unwrap();
            let next: u32 = number.parse::<u32>().unwrap() + 1;
            self.running.boot = format!("boot-{next}");
            if self.root_is_whole(&bytes) && works(image) {
                self.running.image = image;
                self.running.root_hash = Some(uki::root_hash(&bytes).unwrap());
                return Some(image);
            }
        }
        None
    }

    /// systemd-bless-boot.
    pub(crate) fn bless(&mut self) {
        let kernel = self.esp.kernel(self.running.image).unwrap().unwrap();
        let blessed = format!("sportello_{}.efi", kernel.image);
        fs::rename(&kernel.file, self.esp.folder().join(blessed)).unwrap();
    }

    fn choose(&self) -> Option<Kernel> {
        let mut kernels = self.esp.kernels().unwrap();
        kernels.sort_by_key(|kernel| {
            let spent = kernel.trial.is_some_and(|trial| trial.left == 0);
            (spent, std::cmp::Reverse(kernel.image))
        });
        kernels.into_iter().next()
    }

    fn count_down(&self, kernel: &Kernel) {
        let Some(trial) = kernel.trial else { return };
        if trial.left == 0 {
            return;
        }
        let (left, done) = (trial.left - 1, trial.done + 1);
        let name = format!("sportello_{}+{left}-{done}.efi", kernel.image);
        fs::rename(&kernel.file, self.esp.folder().join(name)).unwrap();
    }

    fn root_is_whole(&self, kernel: &[u8]) -> bool {
        let Ok(hash) = uki::root_hash(kernel) else {
            return false;
        };
        let disk: &dyn Disk = &self.disk;
        let Ok(table) = Table::read(disk) else {
            return false;
        };
        let find = |half: &[u8]| {
            let id = crate::fixture::id(half);
            let all = table.partitions().unwrap();
            all.into_iter().find(|partition| partition.id.0 == id)
        };
        let (Some(root), Some(tree)) = (find(&hash[..16]), find(&hash[16..])) else {
            return false;
        };
        let mut blocks = [0; 8];
        disk.read_at(tree.start + 72, &mut blocks).unwrap();
        let length = u64::from_le_bytes(blocks) * 4096;
        let (Some(data), Some(tree)) = (root.first(length), tree.first(tree.length)) else {
            return false;
        };
        verity::check(disk, data, tree, &hash).is_ok()
    }
}
