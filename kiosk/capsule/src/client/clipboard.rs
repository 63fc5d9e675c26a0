// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether anybody offers something in the outer compositor's clipboard or primary
//! selection. Looks at the offer only, never at what is offered.

use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{Connection, Dispatch, Proxy, QueueHandle, event_created_child};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_device_v1::{
    self, ZwlrDataControlDeviceV1,
};
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_manager_v1::ZwlrDataControlManagerV1;
use wayland_protocols_wlr::data_control::v1::client::zwlr_data_control_offer_v1::ZwlrDataControlOfferV1;

use super::DisplayError;

/// Whether clipboard and primary selection are empty. Blocks for two round trips.
///
/// # Errors
/// When the compositor cannot be asked; the check is then not covered.
pub fn clipboard_is_empty() -> Result<bool, DisplayError> {
    let connection = Connection::connect_to_env()?;
    let (globals, mut queue) = registry_queue_init::<Seen>(&connection)?;
    let handle = queue.handle();
    let seat: WlSeat = globals.bind(&handle, 1..=1, ())?;
    let manager: ZwlrDataControlManagerV1 = globals.bind(&handle, 2..=2, ())?;
    let _device = manager.get_data_device(&seat, &handle, ());
    let mut seen = Seen::default();
    queue.roundtrip(&mut seen)?;
    Ok(!seen.offered)
}

#[derive(Default)]
struct Seen {
    offered: bool,
}

impl Dispatch<ZwlrDataControlDeviceV1, ()> for Seen {
    fn event(
        seen: &mut Self,
        _: &ZwlrDataControlDeviceV1,
        event: zwlr_data_control_device_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        use zwlr_data_control_device_v1::Event::{PrimarySelection, Selection};
        if let Selection { id: Some(_) } | PrimarySelection { id: Some(_) } = event {
            seen.offered = true;
        }
    }

    event_created_child!(Seen, ZwlrDataControlDeviceV1, [
        zwlr_data_control_device_v1::EVT_DATA_OFFER_OPCODE => (ZwlrDataControlOfferV1, ()),
    ]);
}

impl Dispatch<WlRegistry, GlobalListContents> for Seen {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: <WlRegistry as Proxy>::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

wayland_client::delegate_noop!(Seen: ignore WlSeat);
wayland_client::delegate_noop!(Seen: ZwlrDataControlManagerV1);
wayland_client::delegate_noop!(Seen: ignore ZwlrDataControlOfferV1);
