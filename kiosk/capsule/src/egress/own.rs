// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The networks this machine itself stands in: its addresses, the prefixes it reaches
//! without a gateway, and the gateways. Public or not, no capsule may speak to them.
//!
//! Read anew from `/proc/net` for each decision, because a cable can be moved during a
//! session. A table that cannot be read closes egress; a table that does not exist (IPv6
//! switched off) is empty.

use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Route flags of the kernel (`linux/route.h`).
const VIA_GATEWAY: u32 = 0x0002;
const REJECTS: u32 = 0x0200;
/// A prefix shorter than this is a default route in disguise (a point-to-point link, a
/// tunnel that takes everything), not a neighbourhood.
const SHORTEST_V4: u8 = 7;
const SHORTEST_V6: u8 = 16;

/// Everything this machine stands in, now.
///
/// # Errors
/// A table in `/proc/net` exists and cannot be read.
pub fn own_networks() -> io::Result<Vec<IpNet>> {
    read_networks(Path::new("/proc/net"))
}

/// Who stands next door and who is here, apart from each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// Prefixes that are reached without a gateway, and the gateways.
    pub neighbours: Vec<IpNet>,
    /// Addresses of this machine.
    pub own: Vec<IpNet>,
}

/// Who stands next door, now.
///
/// # Errors
/// A table in `/proc/net` exists and cannot be read.
pub fn near() -> io::Result<Near> {
    let folder = Path::new("/proc/net");
    let v4 = table(folder, "route")?;
    let v6 = table(folder, "ipv6_route")?;
    let own = local_v4(&table(folder, "fib_trie")?).into_iter();
    Ok(Near {
        neighbours: routes_v4(&v4)
            .chain(routes_v6(&v6))
            .filter_map(Route::neighbours)
            .collect(),
        own: own
            .chain(local_v6(&table(folder, "if_inet6")?))
            .map(|net| IpNet::from(net.addr()))
            .collect(),
    })
}

/// Whether this machine has a default route, now.
///
/// # Errors
/// A table in `/proc/net` exists and cannot be read.
pub fn has_way_out() -> io::Result<bool> {
    let folder = Path::new("/proc/net");
    let v4 = table(folder, "route")?;
    let v6 = table(folder, "ipv6_route")?;
    Ok(routes_v4(&v4)
        .chain(routes_v6(&v6))
        .any(|route| route.is_default()))
}

fn read_networks(folder: &Path) -> io::Result<Vec<IpNet>> {
    let v4 = table(folder, "route")?;
    let v6 = table(folder, "ipv6_route")?;
    let trie = table(folder, "fib_trie")?;
    let addresses = table(folder, "if_inet6")?;
    let mut found: Vec<IpNet> = routes_v4(&v4)
        .chain(routes_v6(&v6))
        .flat_map(|route| route.neighbours())
        .chain(local_v4(&trie))
        .chain(local_v6(&addresses))
        .collect();
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn table(folder: &Path, name: &str) -> io::Result<String> {
    match fs::read_to_string(folder.join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// One line of a route table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Route {
    to: IpNet,
    gateway: Option<IpAddr>,
    rejects: bool,
}

impl Route {
    fn is_default(&self) -> bool {
        !self.rejects && self.to.prefix_len() == 0
    }

    /// What of this route is next door: the gateway, or the whole prefix.
    fn neighbours(self) -> Option<IpNet> {
        let shortest = match self.to {
            IpNet::V4(_) => SHORTEST_V4,
            IpNet::V6(_) => SHORTEST_V6,
        };
        match self.gateway {
            _ if self.rejects => None,
            Some(gateway) => Some(IpNet::from(gateway)),
            None => (self.to.prefix_len() >= shortest).then_some(self.to),
        }
    }
}

/// `/proc/net/route`: interface, destination, gateway, flags, ..., mask (8th column);
/// addresses as the hexadecimal number that sits in memory in network order.
fn routes_v4(table: &str) -> impl Iterator<Item = Route> {
    table.lines().filter_map(|line| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let address = |column: usize| {
            let number = u32::from_str_radix(columns.get(column)?, 16).ok()?;
            Some(Ipv4Addr::from(number.to_ne_bytes()))
        };
        let flags = u32::from_str_radix(columns.get(3)?, 16).ok()?;
        let to = Ipv4Net::with_netmask(address(1)?, address(7)?).ok()?;
        let gateway = address(2)?;
        Some(Route {
            to: IpNet::V4(to.trunc()),
            gateway: (flags & VIA_GATEWAY != 0).then_some(IpAddr::V4(gateway)),
            rejects: flags & REJECTS != 0,
        })
    })
}

/// `/proc/net/ipv6_route`: destination, length, source, length, next hop, metric, two
/// counters, flags, interface; all hexadecimal.
fn routes_v6(table: &str) -> impl Iterator<Item = Route> {
    table.lines().filter_map(|line| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let to = Ipv6Net::new(
            v6(columns.first()?)?,
            u8::from_str_radix(columns.get(1)?, 16).ok()?,
        );
        let gateway = v6(columns.get(4)?)?;
        let flags = u32::from_str_radix(columns.get(8)?, 16).ok()?;
        Some(Route {
            to: IpNet::V6(to.ok()?.trunc()),
            gateway: (flags & VIA_GATEWAY != 0).then_some(IpAddr::V6(gateway)),
            rejects: flags & REJECTS != 0,
        })
    })
}

/// `/proc/net/fib_trie`: a leaf line `|-- address` and below it `/length host LOCAL`.
fn local_v4(table: &str) -> Vec<IpNet> {
    let mut leaf = None;
    let mut found = Vec::new();
    for line in table.lines().map(str::trim) {
        if let Some(address) = line.strip_prefix("|-- ") {
            leaf = address.parse::<Ipv4Addr>().ok();
        } else if let (Some(address), Some(length)) = (leaf, line.strip_suffix(" host LOCAL")) {
            let length = length.trim_start_matches('/').parse().unwrap_or(32);
            found.extend(Ipv4Net::new(address, length).ok().map(IpNet::V4));
        }
    }
    found
}

/// `/proc/net/if_inet6`: address, interface number, prefix length, ...; hexadecimal.
fn local_v6(table: &str) -> Vec<IpNet> {
    table
        .lines()
        .filter_map(|line| {
            let mut columns = line.split_whitespace();
            let address = v6(columns.next()?)?;
            let length = u8::from_str_radix(columns.nth(1)?, 16).ok()?;
            Some(IpNet::V6(Ipv6Net::new(address, length).ok()?.trunc()))
        })
        .collect()
}

fn v6(digits: &str) -> Option<Ipv6Addr> {
    (digits.len() == 32).then(|| u128::from_str_radix(digits, 16).ok().map(Ipv6Addr::from))?
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTE: &str = "\
Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t01002A97\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t00002A97\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
ppp0\t00000000\t00000000\t0001\t0\t0\t9\t00000000\t0\t0\t0
lo\t0000002D\t00000000\t0201\t0\t0\t9\t000000FF\t0\t0\t0
";
    const ROUTE_V6: &str = "\
2a010000000000010000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000002 00000000 00000003     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
";
    const FIB_TRIE: &str = "\
Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     |-- 151.42.0.0
        /24 link UNICAST
Local:
  +-- 127.0.0.0/8 2 0 2
     |-- 127.0.0.0
        /8 host LOCAL
     |-- 151.42.0.9
        /32 host LOCAL
     |-- 151.42.0.255
        /32 link BROADCAST
";
    const IF_INET6: &str = "2a010000000000020000000000000009 04 40 00 82     eth1\n";

    #[test]
    fn neighbours_gateways_and_own_addresses_are_found() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("route", ROUTE),
            ("ipv6_route", ROUTE_V6),
            ("fib_trie", FIB_TRIE),
            ("if_inet6", IF_INET6),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let found: Vec<String> = read_networks(folder.path())
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "127.0.0.0/8",
                "151.42.0.0/24",
                "151.42.0.1/32",
                "151.42.0.9/32",
                "2a01:0:0:1::/64",
                "2a01:0:0:2::/64",
                "fe80::1/128",
            ]
        );
    }

    #[test]
    fn a_default_route_is_a_way_out_and_a_reject_route_is_none() {
        assert!(routes_v4(ROUTE).any(|route| route.is_default()));
        assert!(routes_v6(ROUTE_V6).any(|route| route.is_default()));
        let only_reject = ROUTE_V6.lines().last().unwrap();
        assert!(!routes_v6(only_reject).any(|route| route.is_default()));
    }

    #[test]
    fn a_machine_without_ipv6_has_empty_tables_and_an_unreadable_table_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_networks(folder.path()).unwrap(), []);
        fs::create_dir(folder.path().join("route")).unwrap();
        assert!(read_networks(folder.path()).is_err());
    }

    #[test]
    fn this_machine_knows_its_own_loopback() {
        let own = own_networks().unwrap();
        assert!(
            own.iter()
                .any(|net| net.contains(&IpAddr::V4(Ipv4Addr::LOCALHOST))),
            "{own:?}"
        );
    }
}
