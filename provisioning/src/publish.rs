// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From the region's folder to the centre: files first, then what signs for them. What broke
//! off goes on where it ended.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use sportello_protocol::operator::{
    MAX_CHUNK, MAX_ROOTS, OnlineKeys, Publication, TrustState, Upload, path,
};
use sportello_protocol::parse_public_key;
use sportello_trust::{Entry, PublicKey};

use crate::centre::Centre;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Printer;
use crate::shelf::Shelf;

/// The centre's own keys.
pub(crate) async fn online_keys(centre: &Centre) -> Done<Vec<PublicKey>> {
    let state: TrustState = centre.get(path::TRUST, "").await?;
    keys_of(&state.online_keys)
}

fn keys_of(keys: &OnlineKeys) -> Done<Vec<PublicKey>> {
    let mut online = Vec::new();
    for text in [&keys.snapshot, &keys.timestamp] {
        let raw = parse_public_key(text).or_failed(
            "the centre's own keys cannot be read",
            "is the centre newer than this program? Update the older of the two",
        )?;
        let key = PublicKey(raw);
        if !online.contains(&key) {
            online.push(key);
        }
    }
    Ok(online)
}

/// Brings everything to the centre that it does not have yet.
pub(crate) async fn publish(printer: Printer, shelf: &Shelf, centre: &Centre) -> Done<TrustState> {
    let roots = shelf.roots()?;
    let root = shelf.root()?;
    let targets = shelf.targets(&root)?;
    let state: TrustState = centre.get(path::TRUST, "").await?;
    let online = keys_of(&state.online_keys)?;
    let named = root.plan().online;
    if !online.iter().all(|key| named.contains(key)) {
        return Err(Fault::wrong(
            "the root does not name the keys that the centre has now",
            "`sportello keys renew --centre-keys` signs a root that does",
        ));
    }
    if let Some(targets) = &targets {
        for entry in targets.listing().entries().filter(|it| !it.withdrawn) {
            upload(printer, shelf, centre, entry).await?;
        }
    }
    let text = |bytes: &[u8]| {
        String::from_utf8(bytes.to_vec()).or_failed("the repository", "tell us about it")
    };
    let mut new = Vec::new();
    for root in roots.iter().filter(|root| root.version() > state.root) {
        new.push(text(root.bytes())?);
    }
    // After years without a publication: in several goes.
    while new.len() > MAX_ROOTS {
        let rest = new.split_off(MAX_ROOTS);
        let offer = Publication {
            roots: std::mem::replace(&mut new, rest),
            targets: None,
        };
        let _state: TrustState = centre.send("POST", path::TRUST_PUBLISH, &offer).await?;
    }
    let offer = Publication {
        roots: new,
        targets: match &targets {
            None => None,
            Some(targets) => Some(text(targets.bytes())?),
        },
    };
    centre.send("POST", path::TRUST_PUBLISH, &offer).await
}

/// One file, from where the centre has it.
async fn upload(printer: Printer, shelf: &Shelf, centre: &Centre, entry: &Entry) -> Done {
    let way = format!("{}/{}", path::TRUST_TARGETS, entry.name);
    let about = format!("sha256={}&size={}", entry.sha256, entry.length);
    let mut upload: Upload = centre.get(&way, &about).await?;
    if upload.complete {
        return Ok(());
    }
    // What is not in this folder may be at the centre all the same: it says so when it publishes.
    let Some(file) = shelf.file(entry) else {
        return Ok(());
    };
    let unread = format!("{} cannot be read", file.display());
    let next = "take it from your backup, or make it anew under the next number";
    let mut file = File::open(&file).or_failed(&unread, next)?;
    let bar = printer.bytes("sending", Some(entry.length));
    let mut chunk = vec![0; MAX_CHUNK];
    while !upload.complete {
        let from = upload.received.min(entry.length);
        bar.set_position(from);
        file.seek(SeekFrom::Start(from)).or_failed(&unread, next)?;
        let mut filled = 0;
        while let Some(room) = chunk.get_mut(filled..).filter(|room| !room.is_empty()) {
            let read = file.read(room).or_failed(&unread, next)?;
            if read == 0 {
                break;
            }
            filled += read;
        }
        let bytes = chunk.get(..filled).unwrap_or_default();
        let query = format!("{about}&offset={from}");
        let before = upload.received;
        upload = centre.put_bytes(&way, &query, bytes).await?;
        if !upload.complete && upload.received == before {
            return Err(Fault::failed(
                anyhow::anyhow!("the centre does not take any more of {}", entry.name),
                "look at its disk and its log, then publish again: it goes on from there",
            ));
        }
    }
    bar.finish_and_clear();
    Ok(())
}
