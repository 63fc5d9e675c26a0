// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A pretended internet for the demo and the stage tests: names that lead to replicas on
//! this machine's loopback. Compiled only with the feature `rehearsal`, which no image has.
//!
//! Invariants:
//! - The checks stay as they are: names get public stand-in addresses, which pass them as
//!   any other would, and only the dialler knows that a stand-in means a replica.
//! - Nothing leaves the machine: what is not in the table has no address, and what is not
//!   a stand-in is not dialled.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use ipnet::IpNet;
use tokio::net::TcpStream;

use crate::egress::host::HostName;
use crate::egress::network::{Network, Pending};
use crate::egress::own;
use crate::egress::resolve::{Resolve, ResolveError};

/// Stand-ins are counted from here. Never dialled.
const FIRST_STAND_IN: Ipv4Addr = Ipv4Addr::new(11, 0, 0, 1);
/// Names in one table at most; keeps the stand-ins inside 11.0.0.0/16.
const MOST_NAMES: usize = 10_000;

/// Names, and the replicas that answer for them.
pub struct Rehearsal {
    stand_ins: HashMap<HostName, Ipv4Addr>,
    replicas: HashMap<(Ipv4Addr, u16), SocketAddr>,
}

/// A rehearsal's table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RehearsalError {
    /// The file cannot be read.
    #[error("the rehearsal table cannot be read")]
    Unreadable(#[source] io::Error),
    /// A line is not `host port 127.0.0.1:port`.
    #[error("line {line} of the rehearsal table is not `host port loopback-address:port`")]
    Line {
        /// The line, counted from 1.
        line: usize,
    },
}

impl Rehearsal {
    /// Reads a table from a file.
    ///
    /// # Errors
    /// See [`RehearsalError`].
    pub fn from_file(path: &Path) -> Result<Self, RehearsalError> {
        Self::parse(&fs::read_to_string(path).map_err(RehearsalError::Unreadable)?)
    }

    /// Reads a table: one `host port loopback-address:port` per line, `#` begins a comment.
    ///
    /// # Errors
    /// [`RehearsalError::Line`] for the first line that is none.
    pub fn parse(text: &str) -> Result<Self, RehearsalError> {
        let mut table = Self {
            stand_ins: HashMap::new(),
            replicas: HashMap::new(),
        };
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if !line.is_empty() {
                table
                    .add(line)
                    .ok_or(RehearsalError::Line { line: index + 1 })?;
            }
        }
        Ok(table)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let mut words = line.split_whitespace();
        let host = HostName::parse(words.next()?).ok()?;
        let port: u16 = words.next()?.parse().ok()?;
        let replica: SocketAddr = words.next()?.parse().ok()?;
        if words.next().is_some() || !replica.ip().is_loopback() || port == 0 {
            return None;
        }
        let next = u32::try_from(self.stand_ins.len()).ok()?;
        if self.stand_ins.len() >= MOST_NAMES {
            return None;
        }
        let stand_in = *self
            .stand_ins
            .entry(host)
            .or_insert_with(|| Ipv4Addr::from(u32::from(FIRST_STAND_IN) + next));
        self.replicas.insert((stand_in, port), replica);
        Some(())
    }
}

impl Resolve for Rehearsal {
    fn resolve<'a>(&'a self, name: &'a HostName) -> Pending<'a, Result<Vec<IpAddr>, ResolveError>> {
        let found = self
            .stand_ins
            .get(name)
            .map(|stand_in| vec![IpAddr::V4(*stand_in)]);
        Box::pin(async move { found.ok_or(ResolveError::NoAddress) })
    }
}

impl Network for Rehearsal {
    fn own_networks(&self) -> io::Result<Vec<IpNet>> {
        own::own_networks()
    }

    fn is_connected(&self) -> bool {
        true
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<TcpStream>> {
        let replica = match to {
            SocketAddr::V4(v4) => self.replicas.get(&(*v4.ip(), v4.port())).copied(),
            SocketAddr::V6(_) => None,
        };
        Box::pin(async move {
            match replica {
                Some(replica) => TcpStream::connect(replica).await,
                None => Err(io::Error::from(io::ErrorKind::ConnectionRefused)),
            }
        })
    }
}

impl fmt::Debug for Rehearsal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Rehearsal({} names)", self.stand_ins.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::egress::address::is_public;

    #[tokio::test]
    async fn a_name_of_the_table_leads_to_its_replica_and_no_other_leads_anywhere() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let replica = listener.local_addr().unwrap();
        let table = Rehearsal::parse(&format!(
            "# demo\nwww.inps.it 443 {replica}\nwww.inps.it 8443 {replica}\nspid.example.it 443 {replica}\n"
        ))
        .unwrap();
        let name = HostName::parse("www.inps.it").unwrap();
        let addresses = table.resolve(&name).await.unwrap();
        assert!(addresses.iter().all(|address| is_public(*address)));
        assert!(
            table
                .connect(SocketAddr::new(addresses[0], 443))
                .await
                .is_ok()
        );
        assert!(
            table
                .connect(SocketAddr::new(addresses[0], 444))
                .await
                .is_err()
        );
        assert!(table.connect("1.1.1.1:443".parse().unwrap()).await.is_err());
        assert!(table.connect(replica).await.is_err());
        let other = HostName::parse("www.example.org").unwrap();
        assert_eq!(table.resolve(&other).await, Err(ResolveError::NoAddress));
        assert_eq!(format!("{table:?}"), "Rehearsal(2 names)");
    }

    #[test]
    fn only_loopback_replicas_are_accepted() {
        for line in [
            "www.inps.it 443 192.168.1.1:443",
            "www.inps.it 443 8.8.8.8:443",
            "www.inps.it 443",
            "www.inps.it 0 127.0.0.1:1",
            "127.0.0.1 443 127.0.0.1:1",
            "www.inps.it 443 127.0.0.1:1 x",
        ] {
            let error = Rehearsal::parse(&format!("\n{line}")).unwrap_err();
            assert!(matches!(error, RehearsalError::Line { line: 2 }), "{line}");
        }
    }
}
