// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The network cable between the site and the centre, which can be pulled.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Passes connections on while it is plugged in.
pub(crate) struct Cable {
    state: Arc<Mutex<State>>,
    end: SocketAddr,
}

#[derive(Default)]
struct State {
    pulled: bool,
    open: Vec<TcpStream>,
}

impl Cable {
    /// From a new port of this machine to `centre`.
    pub(crate) fn lay(centre: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let end = listener.local_addr()?;
        let state = Arc::<Mutex<State>>::default();
        let passing = Arc::clone(&state);
        thread::spawn(move || {
            for incoming in listener.incoming().flatten() {
                // A connection that cannot be passed on is dropped, as by a cable.
                let _dropped = pass(&passing, incoming, centre);
            }
        });
        Ok(Self { state, end })
    }

    /// Where the terminals plug in.
    pub(crate) fn port(&self) -> u16 {
        self.end.port()
    }

    /// What is on its way is lost, nothing new gets through.
    pub(crate) fn pull(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.pulled = true;
        for stream in state.open.drain(..) {
            // Closed already is as good.
            let _closed = stream.shutdown(Shutdown::Both);
        }
    }

    pub(crate) fn plug_in(&self) {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pulled = false;
    }
}

fn pass(state: &Mutex<State>, near: TcpStream, centre: SocketAddr) -> io::Result<()> {
    let mut known = state.lock().unwrap_or_else(PoisonError::into_inner);
    if known.pulled {
        return Ok(());
    }
    let far = TcpStream::connect(centre)?;
    known.open.retain(|stream| stream.peer_addr().is_ok());
    known.open.push(near.try_clone()?);
    known.open.push(far.try_clone()?);
    for (mut from, mut to) in [(near.try_clone()?, far.try_clone()?), (far, near)] {
        thread::spawn(move || {
            let mut bytes = [0; 16 * 1024];
            while let Ok(read @ 1..) = from.read(&mut bytes) {
                if to.write_all(&bytes[..read]).is_err() {
                    break;
                }
            }
            // The other side may have closed first.
            let _closed = to.shutdown(Shutdown::Write);
        });
    }
    Ok(())
}
