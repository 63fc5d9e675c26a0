// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal in QEMU: two cores, 4 GiB, 1366x768, UEFI, no TPM: the least that is supported.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use rustix::process::Pid;
use serde_json::json;

use crate::disk::OVERLAY;
use crate::qmp::Qmp;
use crate::witness::{self, Witness};

/// Memory of the terminal, bytes.
pub(crate) const MEMORY: u64 = 4 << 30;
const WIDTH: u32 = 1366;
const HEIGHT: u32 = 768;
/// Number of the NVMe drive.
const SERIAL: &str = "proof-0001";
/// What the log needs to reach the serial line. The UKI takes it because Secure Boot is not
/// enforced in these machines.
const TALK: &str = "console=ttyS0 systemd.journald.forward_to_console=1 loglevel=4 \
                    systemd.show_status=no";

/// What a machine is made of.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    /// Disks, raw or overlays by their names; the first is the one that is started from.
    pub(crate) disks: Vec<PathBuf>,
    /// Folder for sockets, logs and pictures; must exist.
    pub(crate) folder: PathBuf,
    /// Whether the firmware asks for our signatures (keys are taken from the disk at the first start).
    pub(crate) secure: bool,
    /// Whether writes to the disks are thrown away.
    pub(crate) throw_away: bool,
    /// Words for the kernel's command line, taken because Secure Boot is not enforced.
    pub(crate) also: String,
}

/// What some machines have besides.
#[derive(Debug, Clone, Default)]
pub(crate) struct Also {
    /// A stick in a USB socket, which the firmware tries before the disks.
    pub(crate) stick: Option<PathBuf>,
    /// The first disk is an NVMe drive instead of one that only virtual machines have.
    pub(crate) nvme: bool,
    /// Units of which the witness says something else, and what.
    pub(crate) drop_ins: Vec<(&'static str, &'static str)>,
    /// A cable: address and names from the network of this program.
    pub(crate) cable: bool,
}

/// A running terminal.
#[derive(Debug)]
pub(crate) struct Machine {
    qemu: Child,
    qmp: Qmp,
    folder: PathBuf,
    memory: PathBuf,
    begun: Instant,
    pictures: u32,
}

impl Machine {
    /// Presses the power button.
    pub(crate) fn start(parts: &Parts) -> anyhow::Result<Self> {
        Self::start_with(parts, &Also::default())
    }

    /// The same with more plugged in.
    pub(crate) fn start_with(parts: &Parts, also: &Also) -> anyhow::Result<Self> {
        Self::start_all(parts, also, false)
    }

    /// The same with somebody inside who looks around.
    pub(crate) fn start_witnessed(parts: &Parts, also: &Also) -> anyhow::Result<Self> {
        Self::start_all(parts, also, true)
    }

    fn start_all(parts: &Parts, also: &Also, witnessed: bool) -> anyhow::Result<Self> {
        let folder = &parts.folder;
        let variables = folder.join("variables.fd");
        let firmware = if parts.secure { ".secboot" } else { "" };
        if !variables.exists() {
            fs::copy("/usr/share/OVMF/OVMF_VARS_4M.fd", &variables)
                .context("no firmware: run this inside images/enter")?;
        }
        // In RAM: a disk would be busy with it.
        let memory = std::env::temp_dir().join(format!("memory-{}", std::process::id()));
        let socket = folder.join("qmp.sock");
        if socket.exists() {
            fs::remove_file(&socket)?;
        }
        let mut command = Command::new("qemu-system-x86_64");
        let accelerator =
            std::env::var("SPORTELLO_ACCEL").unwrap_or_else(|_| "tcg,thread=multi".into());
        command
            .args(["-accel", &accelerator])
            // With protection keys the emulated processor lets Chromium's renderer fall.
            .args(["-cpu", "max,-pku", "-smp", "2"])
            .arg("-machine")
            .arg(if parts.secure {
                "q35,smm=on,memory-backend=ram"
            } else {
                "q35,memory-backend=ram"
            })
            // The guest's memory is a file: a dump of it is the file itself.
            .arg("-object")
            .arg(format!(
                "memory-backend-file,id=ram,size={MEMORY},mem-path={},share=on",
                memory.display()
            ))
            .args(["-m", "4096"])
            .arg("-drive")
            .arg(format!(
                "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M{firmware}.fd"
            ))
            .arg("-drive")
            .arg(format!("if=pflash,format=raw,file={}", variables.display()))
            .args(["-display", "none", "-monitor", "none"])
            .args(if also.cable {
                // What stands at the other end is reached as 10.0.2.2.
                ["-nic", "user,model=e1000e,ipv6=off"]
            } else {
                ["-nic", "none"]
            })
            .args(["-device", &format!("virtio-vga,xres={WIDTH},yres={HEIGHT}")])
            .args([
                "-device",
                "qemu-xhci",
                "-device",
                "usb-tablet",
                "-device",
                "usb-kbd",
            ])
            .args(["-device", "i6300esb", "-action", "watchdog=reset"])
            .arg("-serial")
            .arg(format!("file:{}", folder.join("serial.log").display()))
            .arg("-qmp")
            .arg(format!("unix:{},server=on,wait=off", socket.display()))
            // A second door, for a person who wants to look.
            .arg("-qmp")
            .arg(format!(
                "unix:{},server=on,wait=off",
                folder.join("hand.sock").display()
            ));
        if parts.secure {
            command.args(["-global", "driver=cfi.pflash01,property=secure,value=on"]);
        } else {
            let (words, strings) = if witnessed {
                witness::introduce(&mut command, folder, &also.drop_ins)?
            } else {
                ("", String::new())
            };
            command.arg("-smbios").arg(format!(
                "type=11,value=io.systemd.stub.kernel-cmdline-extra={TALK} {words} {}{strings}",
                parts.also
            ));
        }
        for (index, disk) in parts.disks.iter().enumerate() {
            let snapshot = if parts.throw_away { "on" } else { "off" };
            let overlaid = disk.extension().is_some_and(|found| found == OVERLAY);
            let format = if overlaid { OVERLAY } else { "raw" };
            command
                .arg("-drive")
                .arg(format!(
                    "if=none,id=disk{index},format={format},file={},snapshot={snapshot},discard=unmap",
                    disk.display()
                ))
                .arg("-device")
                .arg(if also.nvme && index == 0 {
                    format!("nvme,drive=disk0,serial={SERIAL},bootindex=2")
                } else {
                    format!("virtio-blk-pci,drive=disk{index},bootindex={}", index + 2)
                });
        }
        if let Some(stick) = &also.stick {
            command
                .arg("-drive")
                .arg(format!(
                    "if=none,id=stick,format=raw,file={}",
                    stick.display()
                ))
                .args([
                    "-device",
                    "usb-storage,drive=stick,id=socket,removable=on,bootindex=1",
                ]);
        }
        let log = fs::File::create(folder.join("qemu.log"))?;
        let qemu = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("QEMU does not start: run this inside images/enter")?;
        let qmp = Qmp::connect(&socket)?;
        Ok(Self {
            qemu,
            qmp,
            folder: folder.clone(),
            memory,
            begun: Instant::now(),
            pictures: 0,
        })
    }

    /// Who looks around inside.
    pub(crate) fn witness(&self) -> anyhow::Result<Witness> {
        Witness::hear(&self.folder)
    }

    /// QEMU's own number.
    pub(crate) fn pid(&self) -> Option<Pid> {
        i32::try_from(self.qemu.id()).ok().and_then(Pid::from_raw)
    }

    /// Time since the power button.
    pub(crate) fn age(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Whether the machine has switched itself off.
    pub(crate) fn is_off(&mut self) -> anyhow::Result<bool> {
        Ok(self.qemu.try_wait()?.is_some())
    }

    /// What is on the screen, as a PNG in the machine's folder.
    pub(crate) fn picture(&mut self) -> anyhow::Result<PathBuf> {
        let file = self.folder.join("screen.png");
        let _done = self
            .qmp
            .ask("screendump", json!({ "filename": file, "format": "png" }))?;
        Ok(file)
    }

    /// Keeps what is on the screen under a name.
    pub(crate) fn keep_picture(&mut self, name: &str) -> anyhow::Result<()> {
        let file = self.picture()?;
        self.pictures += 1;
        let kept = self.folder.join(format!("{:02}-{name}.png", self.pictures));
        let _bytes = fs::copy(file, kept)?;
        Ok(())
    }

    /// The guest's memory: nothing moves in it while `look` reads it.
    pub(crate) fn with_memory<T>(
        &mut self,
        look: impl FnOnce(&Path) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let _stopped = self.qmp.ask("stop", json!({}))?;
        let found = look(&self.memory);
        let _running = self.qmp.ask("cont", json!({}))?;
        found
    }

    /// Waits until the machine's log holds one of `texts`.
    ///
    /// # Errors
    /// When it does not within `patience`, or the machine is gone.
    pub(crate) fn await_said(
        &mut self,
        texts: &[&str],
        patience: Duration,
    ) -> anyhow::Result<usize> {
        let begun = Instant::now();
        loop {
            let log = fs::read(self.folder.join("serial.log"))?;
            let log = String::from_utf8_lossy(&log);
            if let Some(index) = texts.iter().position(|text| log.contains(text)) {
                return Ok(index);
            }
            if begun.elapsed() >= patience || self.is_off()? {
                self.keep_picture("not-said")?;
                bail!(
                    "after {} s the log says none of {texts:?}",
                    begun.elapsed().as_secs()
                );
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }

    /// Whether the machine's log holds `text`.
    pub(crate) fn has_said(&self, text: &str) -> anyhow::Result<bool> {
        let log = fs::read(self.folder.join("serial.log"))?;
        Ok(memchr::memmem::find(&log, text.as_bytes()).is_some())
    }

    /// Pulls the plug: what the disk has not got yet is lost.
    pub(crate) fn cut(mut self) -> anyhow::Result<()> {
        self.qemu.kill()?;
        let _status = self.qemu.wait()?;
        Ok(())
    }

    /// A touch at a place of the screen, pixels.
    pub(crate) fn press(&mut self, x: u32, y: u32) -> anyhow::Result<()> {
        let scaled = |value: u32, whole: u32| u64::from(value) * 0x7fff / u64::from(whole);
        // The hand comes from the side: a pointer that only enters a window, and does not move
        // within it, presses where it was before.
        for x in [x.saturating_sub(6), x] {
            let place = json!([
                { "type": "abs", "data": { "axis": "x", "value": scaled(x, WIDTH) } },
                { "type": "abs", "data": { "axis": "y", "value": scaled(y, HEIGHT) } },
            ]);
            let _moved = self
                .qmp
                .ask("input-send-event", json!({ "events": place }))?;
            std::thread::sleep(Duration::from_millis(300));
        }
        for down in [true, false] {
            let button = json!([{ "type": "btn", "data": { "down": down, "button": "left" } }]);
            let _pressed = self
                .qmp
                .ask("input-send-event", json!({ "events": button }))?;
            std::thread::sleep(Duration::from_millis(150));
        }
        Ok(())
    }

    /// Presses keys together, by QEMU's names.
    pub(crate) fn keys(&mut self, names: &[&str]) -> anyhow::Result<()> {
        let keys: Vec<_> = names
            .iter()
            .map(|name| json!({ "type": "qcode", "data": name }))
            .collect();
        let _sent = self
            .qmp
            .ask("send-key", json!({ "keys": keys, "hold-time": 60 }))?;
        std::thread::sleep(Duration::from_millis(140));
        Ok(())
    }

    /// Types letters, digits and the signs of an address, on a keyboard as they are in the USA.
    pub(crate) fn type_text(&mut self, text: &str) -> anyhow::Result<()> {
        for letter in text.chars() {
            let small = letter.to_ascii_lowercase();
            let (shift, name) = match small {
                'a'..='z' | '0'..='9' => (letter != small, small.to_string()),
                '-' => (false, "minus".to_owned()),
                ' ' => (false, "spc".to_owned()),
                '.' => (false, "dot".to_owned()),
                '/' => (false, "slash".to_owned()),
                ':' => (true, "semicolon".to_owned()),
                '#' => (true, "3".to_owned()),
                other => bail!("there is no key for {other:?} here"),
            };
            if shift {
                self.keys(&["shift", &name])?;
            } else {
                self.keys(&[&name])?;
            }
        }
        Ok(())
    }

    /// Pulls the stick out of its socket.
    pub(crate) fn pull_stick(&mut self) -> anyhow::Result<()> {
        let _gone = self.qmp.ask("device_del", json!({ "id": "socket" }))?;
        Ok(())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // Already gone is what is wanted.
        if self.qemu.kill().is_ok() {
            let _status = self.qemu.wait();
        }
        let _gone = fs::remove_file(&self.memory);
    }
}
