// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the capsule of a network's own page (a captive portal) may reach: whoever asks to be
//! logged in stands next door, or anywhere.
//!
//! Invariants:
//! - Only the two ports of the web: 80 in the clear, 443 through a tunnel.
//! - Only the public internet, the networks next door, and the addresses that access controllers
//!   use for their own page. What lies behind the gateway in a private network stays closed.
//! - Never this machine itself, in any of its addresses, nor loopback, link-local or metadata.
//! - Only a supervisor that was started for it has these rules ([`super::Rules::of_portal`]);
//!   no order of the shell brings another one to them.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use crate::egress::address::is_public;
use crate::egress::host::Destination;
use crate::egress::own::Near;
use crate::egress::rules::{Carriage, Decision, HTTP_PORT, HTTPS_PORT, Standing};
use crate::wire::Refusal;

/// TEST-NET-1: nobody's address, and the usual one of the page that a controller of access
/// points answers itself.
const CONTROLLERS: (Ipv4Addr, u8) = (Ipv4Addr::new(192, 0, 2, 0), 24);

/// Decides on one request by its port; the addresses decide the rest.
pub(super) const fn decide(to: &Destination, how: Carriage) -> Decision {
    match (how, to.port) {
        (Carriage::Plain, HTTP_PORT) | (Carriage::Tunnel, HTTPS_PORT) => {
            Decision::Admit(Standing::Page)
        }
        _ => Decision::Refuse(Refusal::Port),
    }
}

/// Whether this address may be dialled.
pub(super) fn may_reach(address: IpAddr, near: &Near) -> bool {
    let holds = |nets: &[IpNet]| nets.iter().any(|net| net.contains(&address));
    if holds(&near.own) || is_nobodys_page(address) {
        return false;
    }
    is_public(address) || holds(&near.neighbours) || is_controllers(address)
}

/// Never a page of a network, whatever a route says.
const fn is_nobodys_page(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || v4.octets()[0] == 0
        }
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_unicast_link_local()
                || v6.is_multicast()
                || v6.is_unspecified()
                || v6.to_ipv4().is_some()
        }
    }
}

fn is_controllers(address: IpAddr) -> bool {
    let (base, length) = CONTROLLERS;
    IpNet::new(IpAddr::V4(base), length).is_ok_and(|net| net.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_networks_page_is_next_door_or_on_the_internet_and_never_here() {
        let nets = |all: &[&str]| all.iter().map(|net| net.parse().unwrap()).collect();
        let near = Near {
            neighbours: nets(&[
                "192.168.77.0/24",
                "fd00:77::/64",
                "169.254.0.0/16",
                "10.9.9.1/32",
            ]),
            own: nets(&["192.168.77.2/32", "fd00:77::2/128", "127.0.0.0/8"]),
        };
        for (address, expected) in [
            ("192.168.77.1", true),
            ("192.168.77.200", true),
            ("10.9.9.1", true),
            ("fd00:77::1", true),
            ("93.184.216.34", true),
            ("1.1.1.1", true),
            ("192.0.2.1", true),
            ("2a00:1450:4002::1", true),
            ("192.168.77.2", false),
            ("fd00:77::2", false),
            ("192.168.78.1", false),
            ("10.0.0.1", false),
            ("172.16.0.1", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("0.0.0.0", false),
            ("169.254.169.254", false),
            ("168.63.129.16", false),
            ("224.0.0.251", false),
            ("255.255.255.255", false),
            ("::1", false),
            ("::ffff:192.168.77.1", false),
            ("fe80::1", false),
            ("fd00:78::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(
                may_reach(address.parse().unwrap(), &near),
                expected,
                "{address}"
            );
        }
    }

    #[test]
    fn only_the_ports_of_the_web_each_in_its_own_way() {
        let to = |text: &str| Destination::parse_or_v4(text, None).unwrap();
        for (how, text, expected) in [
            (Carriage::Plain, "login.lan:80", true),
            (Carriage::Plain, "192.168.77.1:80", true),
            (Carriage::Tunnel, "192.168.77.1:443", true),
            (Carriage::Tunnel, "login.example.org:443", true),
            (Carriage::Plain, "192.168.77.1:8080", false),
            (Carriage::Plain, "192.168.77.1:443", false),
            (Carriage::Tunnel, "192.168.77.1:22", false),
            (Carriage::Tunnel, "192.168.77.1:80", false),
        ] {
            let is_admitted = matches!(decide(&to(text), how), Decision::Admit(_));
            assert_eq!(is_admitted, expected, "{how:?} {text}");
        }
    }
}
