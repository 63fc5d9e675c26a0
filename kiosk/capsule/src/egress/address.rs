// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which addresses are the public internet.
//!
//! Invariant: what is not known to be public is refused. For IPv6 only global unicast
//! (2000::/3) can be public; addresses that carry an IPv4 address inside are judged by it.
//! Source of the ranges: IANA special-purpose address registries (RFC 6890 and its
//! successors).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// IPv4 ranges that are not the public internet.
const CLOSED_V4: [([u8; 4], u8); 18] = [
    ([0, 0, 0, 0], 8),        // this network
    ([10, 0, 0, 0], 8),       // private
    ([100, 64, 0, 0], 10),    // carrier-grade NAT
    ([127, 0, 0, 0], 8),      // loopback
    ([168, 63, 129, 16], 32), // a cloud's metadata service on a public address
    ([169, 254, 0, 0], 16),   // link-local and metadata
    ([172, 16, 0, 0], 12),    // private
    ([192, 0, 0, 0], 24),     // protocol assignments
    ([192, 0, 2, 0], 24),     // documentation
    ([192, 31, 196, 0], 24),  // AS112
    ([192, 52, 193, 0], 24),  // AMT
    ([192, 88, 99, 0], 24),   // 6to4 relays
    ([192, 168, 0, 0], 16),   // private
    ([198, 18, 0, 0], 15),    // benchmarks
    ([198, 51, 100, 0], 24),  // documentation
    ([203, 0, 113, 0], 24),   // documentation
    ([224, 0, 0, 0], 4),      // multicast
    ([240, 0, 0, 0], 4),      // reserved and broadcast
];

/// Ranges inside 2000::/3 that are not the public internet.
const CLOSED_V6: [([u16; 8], u8); 5] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), // protocol assignments, Teredo, ORCHID
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), // documentation
    ([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48), // AS112
    ([0x3ffe, 0, 0, 0, 0, 0, 0, 0], 16), // returned
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), // documentation
];

/// Whether an address belongs to the public internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Whether a capsule may connect to an address: public, and no part of the networks this
/// machine itself stands in.
#[must_use]
pub fn is_allowed(address: IpAddr, own: &[IpNet]) -> bool {
    is_public(address)
        && !own.iter().any(|net| net.contains(&address))
        && carried_v4(address).is_none_or(|v4| !own.iter().any(|net| net.contains(&IpAddr::V4(v4))))
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let number = u32::from(address);
    !CLOSED_V4.iter().any(|&(base, length)| {
        let mask = u32::MAX << (32 - u32::from(length));
        number & mask == u32::from_be_bytes(base)
    })
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(v4) = carried_v4(IpAddr::V6(address)) {
        return is_public_v4(v4);
    }
    let number = u128::from(address);
    let is_global_unicast = number >> 125 == 0b001;
    is_global_unicast
        && !CLOSED_V6.iter().any(|&(base, length)| {
            let mask = u128::MAX << (128 - u32::from(length));
            number & mask == u128::from(Ipv6Addr::from(base))
        })
}

/// The IPv4 address that NAT64 (64:ff9b::/96) or 6to4 (2002::/16) would send a packet to.
/// Mapped and compatible forms are no destinations: they stay outside 2000::/3 and so refused.
fn carried_v4(address: IpAddr) -> Option<Ipv4Addr> {
    let IpAddr::V6(v6) = address else { return None };
    match v6.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        for (address, expected) in [
            ("8.8.8.8", true),
            ("93.184.216.34", true),
            ("100.63.255.255", true),
            ("100.128.0.0", true),
            ("172.15.255.255", true),
            ("172.32.0.0", true),
            ("223.255.255.255", true),
            ("2a00:1450:4002::1", true),
            ("2606:4700::1111", true),
            ("0.0.0.0", false),
            ("0.1.2.3", false),
            ("10.0.0.1", false),
            ("100.64.0.1", false),
            ("100.127.255.255", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.0.0.192", false),
            ("192.0.2.1", false),
            ("192.168.1.1", false),
            ("198.19.0.1", false),
            ("198.51.100.1", false),
            ("203.0.113.9", false),
            ("224.0.0.251", false),
            ("239.255.255.250", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("168.63.129.16", false),
            ("192.88.99.1", false),
            ("::", false),
            ("::1", false),
            ("::127.0.0.1", false),
            ("::8.8.8.8", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:8.8.8.8", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("fc00::1", false),
            ("fd00:ec2::254", false),
            ("ff02::1", false),
            ("64:ff9b::8.8.8.8", true),
            ("64:ff9b::10.0.0.1", false),
            ("64:ff9b::169.254.169.254", false),
            ("64:ff9b:1::1", false),
            ("100::1", false),
            ("2001::1", false),
            ("2001:0:4136:e378:8000:63bf:3fff:fdd2", false),
            ("2001:db8::1", false),
            ("2001:10::1", false),
            ("2001:200::1", true),
            ("2002:a00:1::1", false),
            ("2002:7f00:1::", false),
            ("2002:808:808::1", true),
            ("3fff::1", false),
            ("5f00::1", false),
            ("4000::1", false),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn a_public_address_of_our_own_network_is_refused() {
        let own: Vec<IpNet> = vec![
            "151.0.0.0/24".parse().unwrap(),
            "2a01::/64".parse().unwrap(),
        ];
        for (address, expected) in [
            ("151.0.0.7", false),
            ("151.0.1.7", true),
            ("2a01::9", false),
            ("2a01:0:0:1::9", true),
            ("64:ff9b::151.0.0.7", false),
            ("2002:9700:7::1", false),
        ] {
            assert_eq!(
                is_allowed(address.parse().unwrap(), &own),
                expected,
                "{address}"
            );
        }
    }
}
