// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The name service of the proof's network, which knows one name: the centre's. A terminal finds
//! it where QEMU shows this machine, programs of this machine at loopback.

use std::net::{Ipv4Addr, UdpSocket};

use anyhow::{Context as _, bail};
use hickory_resolver::proto::op::{Message, MessageType, ResponseCode};
use hickory_resolver::proto::rr::rdata::A;
use hickory_resolver::proto::rr::{RData, Record, RecordType};

/// The centre's name.
pub(crate) const CENTRE: &str = "centre.sportello.example";
/// This machine, seen from inside QEMU's network.
const HOST: Ipv4Addr = Ipv4Addr::new(10, 0, 2, 2);
const SECONDS: u32 = 60;
/// A question over UDP is not longer.
const LONGEST: usize = 4096;

/// Answers from now on. QEMU hands on what it is asked to the name server in `/etc/resolv.conf`.
///
/// # Errors
/// Outside the throw-away root of `images/enter`, whose files this changes; when something
/// else answers there.
pub(crate) fn serve() -> anyhow::Result<()> {
    if std::env::var("container").as_deref() != Ok("systemd-nspawn") {
        bail!("this proof changes /etc/hosts: run it inside images/enter --private-network");
    }
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 53)).context(
        "names are answered here already: run this inside images/enter --private-network",
    )?;
    std::fs::write("/etc/resolv.conf", "nameserver 127.0.0.1\n")?;
    std::fs::write("/etc/hosts", format!("127.0.0.1 localhost {CENTRE}\n"))?;
    let _thread = std::thread::Builder::new()
        .name("names".to_owned())
        .spawn(move || {
            let mut question = [0; LONGEST];
            while let Ok((length, from)) = socket.recv_from(&mut question) {
                // Whoever asks what cannot be read gets no answer, as elsewhere.
                let answer = question.get(..length).and_then(answer);
                let _sent = answer.map(|answer| socket.send_to(&answer, from));
            }
        })?;
    Ok(())
}

fn answer(question: &[u8]) -> Option<Vec<u8>> {
    let asked = Message::from_vec(question).ok()?;
    let mut answer = Message::response(asked.metadata.id, asked.metadata.op_code);
    answer.metadata.message_type = MessageType::Response;
    answer.metadata.recursion_desired = asked.metadata.recursion_desired;
    answer.metadata.recursion_available = true;
    for query in &asked.queries {
        answer.add_query(query.clone());
        let name = query.name().to_ascii();
        if !name.trim_end_matches('.').eq_ignore_ascii_case(CENTRE) {
            answer.metadata.response_code = ResponseCode::NXDomain;
        } else if query.query_type() == RecordType::A {
            let address = RData::A(A(HOST));
            answer.add_answer(Record::from_rdata(query.name().clone(), SECONDS, address));
        }
    }
    answer.to_vec().ok()
}

#[cfg(test)]
mod tests {
    use hickory_resolver::proto::op::Query;
    use hickory_resolver::proto::rr::Name;

    use super::*;

    fn ask(name: &str, kind: RecordType) -> anyhow::Result<Message> {
        let mut question = Message::query();
        question.add_query(Query::query(Name::from_ascii(name)?, kind));
        let answer = answer(&question.to_vec()?).context("no answer")?;
        Ok(Message::from_vec(&answer)?)
    }

    #[test]
    fn the_centre_has_one_address_and_nobody_else_has_any() -> anyhow::Result<()> {
        let centre = ask("Centre.sportello.example.", RecordType::A)?;
        assert_eq!(centre.answers.len(), 1);
        let six = ask("centre.sportello.example.", RecordType::AAAA)?;
        assert_eq!(six.metadata.response_code, ResponseCode::NoError);
        assert!(six.answers.is_empty());
        let other = ask("example.org.", RecordType::A)?;
        assert_eq!(other.metadata.response_code, ResponseCode::NXDomain);
        assert!(answer(b"?").is_none());
        Ok(())
    }
}
