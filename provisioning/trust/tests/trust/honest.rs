// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What should be taken is taken.

use std::fs;

use crate::region::{Region, clock, fetch, refresh, start};
use sportello_trust::Freshness;
use sportello_trust::client::MemoryState;

#[test]
fn a_terminal_takes_what_the_region_publishes() {
    let mut region = Region::new();
    region.add_bundle(2, b"bundle two");
    region.add_image(5);
    region.publish(start()).expect("published");
    let mut client = region.client();
    assert_eq!(client.memory_state(), MemoryState::New);
    let fresh = refresh(&mut client, region.source(), &clock(start())).expect("taken");
    assert_eq!(fresh, Freshness::Fresh);
    let (number, entry) = client.list().newest_bundle().expect("a bundle");
    assert_eq!(number, 2);
    let into = region.dir.path().join(entry.name.as_str());
    fetch(&client, &region.source(), "bundle-2.tar.zst", &into).expect("fetched");
    assert_eq!(fs::read(&into).expect("there"), b"bundle two");
    let image = client.list().newest_image().expect("an image");
    assert_eq!((image.number, image.uki.name.as_str()), (5, "image-5.efi"));
    // And again from its own disk, with no source at all.
    let mut again = region.client();
    assert_eq!(again.memory_state(), MemoryState::Whole);
    assert_eq!(again.floors(), client.floors());
    wait_recall(&mut again).expect("recalled");
    assert_eq!(again.list(), client.list());
}

fn wait_recall(
    client: &mut sportello_trust::Client,
) -> Result<Freshness, sportello_trust::Refusal> {
    sportello_trust::wait(client.recall(&clock(start())))
}
