// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A machine made of a folder of files, and a terminal with book and slate.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sportello_agent::health::Places;
use sportello_agent::{Config, Context, Findings, Ledger, MachineClock, Standing};
use sportello_protocol::{VersionText, Versions, Vitals};
use tempfile::TempDir;
use tokio::sync::watch;

/// Nothing here takes so long; when it does, something is broken.
pub(crate) const NEVER: Duration = Duration::from_secs(120);

/// Waits until something holds.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + NEVER;
    while !holds() {
        assert!(Instant::now() < deadline, "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A terminal whose agent's parts are run by a test.
pub(crate) struct Terminal {
    folder: TempDir,
    pub(crate) context: Context,
    pub(crate) end: watch::Sender<bool>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (state, run) = (folder.path().join("state"), folder.path().join("run"));
        std::fs::create_dir(&state).unwrap();
        std::fs::create_dir(&run).unwrap();
        let config = Config::read(state, run, &folder.path().join("agent.toml")).unwrap();
        let config = Arc::new(config);
        let clock = Arc::new(MachineClock);
        let (end, shutdown) = watch::channel(false);
        let context = Context {
            ledger: Ledger::new(Arc::clone(&config), clock.clone()),
            findings: watch::Sender::new(Findings {
                vitals: Vitals::default(),
                alarms: Vec::new(),
                versions: Versions {
                    agent: VersionText::parse("0.1.0").unwrap(),
                    image: None,
                    tasks: None,
                    browser: None,
                },
            }),
            standing: watch::Sender::new(Standing::default()),
            clock,
            shutdown,
            config,
        };
        Self {
            folder,
            context,
            end,
        }
    }

    pub(crate) fn slate(&self) -> PathBuf {
        self.context.config.slate()
    }

    pub(crate) fn pid_file(&self) -> PathBuf {
        self.folder.path().join("kiosk.pid")
    }
}

/// A folder that looks like a machine.
pub(crate) struct Machine {
    folder: TempDir,
}

impl Machine {
    /// Nothing at all is there.
    pub(crate) fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A laptop on wifi, everything in order.
    pub(crate) fn laptop() -> Self {
        let machine = Self::bare();
        for (path, text) in LAPTOP {
            machine.write(path, text);
        }
        machine
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn proc(&self) -> PathBuf {
        self.path("proc")
    }

    pub(crate) fn sys(&self) -> PathBuf {
        self.path("sys")
    }

    /// Every file of a laptop.
    pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        LAPTOP.iter().copied()
    }

    pub(crate) fn places(&self) -> Places {
        let state = self.path("state");
        std::fs::create_dir_all(&state).unwrap();
        Places {
            proc: self.proc(),
            sys: self.sys(),
            root: self.folder.path().to_owned(),
            state,
            os_release: self.path("etc/os-release"),
            packages: self.path("var/lib/dpkg/status"),
            cups: self.path("run/cups.sock"),
            portals: Some(self.path("tasks")),
            bus: None,
        }
    }
}

const LAPTOP: &[(&str, &str)] = &[
    (
        "proc/net/route",
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n\
         wlp2s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n\
         wlp2s0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n",
    ),
    (
        "proc/net/ipv6_route",
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 \
         00000000000000000000000000000000 ffffffff 00000001 00000000 00200200 lo\n",
    ),
    (
        "proc/net/wireless",
        "Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE\n \
         face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22\n\
         wlp2s0: 0000   35.  -75.  -256        0      0      0      0      0        0\n",
    ),
    ("sys/class/net/wlp2s0/wireless/.keep", ""),
    ("sys/class/net/wlp2s0/type", "1\n"),
    ("sys/class/net/wlp2s0/operstate", "up\n"),
    (
        "sys/class/net/wlp2s0/uevent",
        "INTERFACE=wlp2s0\nIFINDEX=3\nDEVTYPE=wlan\n",
    ),
    ("sys/class/thermal/thermal_zone0/temp", "41000\n"),
    ("sys/class/thermal/thermal_zone0/type", "acpitz\n"),
    ("sys/class/thermal/thermal_zone1/temp", "55500\n"),
    ("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp\n"),
    ("sys/class/thermal/cooling_device0/cur_state", "3\n"),
    ("sys/class/power_supply/AC/type", "Mains\n"),
    ("sys/class/power_supply/BAT0/type", "Battery\n"),
    ("sys/class/power_supply/BAT0/present", "1\n"),
    ("sys/class/power_supply/BAT0/capacity", "64\n"),
    ("sys/class/power_supply/BAT0/status", "Discharging\n"),
    (
        "etc/os-release",
        "NAME=\"Sportello\"\nID=sportello\nIMAGE_ID=sportello\nIMAGE_VERSION=\"2026.11.3\"\n",
    ),
    (
        "var/lib/dpkg/status",
        "Package: chromium-common\nStatus: install ok installed\nVersion: 1\n\n\
         Package: chromium\nStatus: install ok installed\nPriority: optional\n\
         Version: 156.0.8078.79-1~deb13u1\nDescription: web browser\n of many words\n\n\
         Package: zsh\nStatus: install ok installed\nVersion: 5.9\n",
    ),
    ("tasks/version", "12\n"),
    (
        "tasks/isee/task.toml",
        "id = \"isee\"\nversion = 1\nstart = \"https://127.0.0.1:9/\"\n",
    ),
];
