// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-setupd`: started by systemd when the screens knock. Its standard input is the
//! socket that they knock at (`StandardInput=socket` of a unit with one socket). With the argument
//! `networks` it serves staff at a terminal that is set up, and speaks of networks only.

use std::os::fd::AsFd;
use std::os::unix::net::UnixListener as Listener;
use std::process::ExitCode;

use anyhow::Context;
use sportello_setupd::helper::config::Config;
use sportello_setupd::helper::serve::Helper;
use tokio::net::UnixListener;
use tracing::error;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .without_time()
        .init();
    match begin() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            error!("{failed:#}");
            ExitCode::from(2)
        }
    }
}

fn begin() -> anyhow::Result<()> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let only_networks = match arguments.as_slice() {
        [] => false,
        [one] if one == "networks" => true,
        _ => anyhow::bail!("unknown arguments: give none, or `networks`"),
    };
    let socket = std::io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .context("standard input is not open")?;
    let is_socket = rustix::net::sockopt::socket_acceptconn(&socket).unwrap_or(false);
    anyhow::ensure!(
        is_socket,
        "standard input is no listening socket: start sportello-setupd.socket instead"
    );
    let listener = Listener::from(socket);
    listener
        .set_nonblocking(true)
        .context("preparing the socket")?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(4)
        .build()
        .context("starting")?;
    runtime.block_on(async {
        let listener = UnixListener::from_std(listener).context("taking over the socket")?;
        let helper = match only_networks {
            true => Helper::of_networks(Config::default(), None),
            false => Helper::new(Config::default(), None),
        };
        helper.serve(listener).await.context("the socket failed")
    })
}
