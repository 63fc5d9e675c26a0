// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites: list, card, adding, changing.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono_tz::Tz;
use sportello_protocol::Desired;
use sportello_store::{NewSite, Role, Site, SiteFilter, SiteId, SiteSort, StoreError};

use super::Fields;
use crate::{Console, Frame, Listing, Refusal, Visitor, show};

/// Sites on one page.
const SIZE: u32 = 100;

#[derive(Template)]
#[template(path = "console/sites.html")]
struct ListPage {
    page: Frame,
    list: Listing,
    sites: Vec<Site>,
    districts: Vec<String>,
    total: u64,
    number: u32,
    pages: u32,
    may_add: bool,
}

pub(super) async fn list(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let list = Listing::new(&visitor.path, &visitor.query);
    let given = |name| Some(list.get(name).to_owned()).filter(|text| !text.is_empty());
    let filter = SiteFilter {
        district: given("district"),
        text: given("text"),
    };
    let sort = match list.get("sort") {
        "code" => SiteSort::Code,
        "municipality" => SiteSort::Municipality,
        "district" => SiteSort::District,
        "terminals" => SiteSort::Terminals,
        _ => SiteSort::Name,
    };
    let down = list.get("order") == "down";
    let (scope, asked, store) = (
        visitor.scope(Role::Viewer),
        list.page(SIZE),
        console.store(),
    );
    let found = store.sites_page(&scope, &filter, sort, down, asked).await?;
    let districts = store.districts(&scope).await?;
    show(&ListPage {
        page: Frame::new(visitor.caller(), visitor.say("sites-title")),
        sites: found.items,
        districts,
        total: found.total,
        number: asked.number + 1,
        pages: Listing::pages(found.total, SIZE),
        may_add: visitor.may_region(Role::Admin),
        list,
    })
}

#[derive(Template)]
#[template(path = "console/site.html")]
struct SitePage {
    page: Frame,
    id: i64,
    site: NewSite,
    terminals: u64,
    desired: Desired,
    week: Vec<(String, String)>,
    staff: bool,
    admin: bool,
}

pub(super) async fn find(console: &Console, id: i64) -> Result<Site, Refusal> {
    let site = console.store().site(SiteId(id)).await?;
    site.ok_or(Refusal::NotFound)
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = find(&console, id).await?;
    let desired = console.store().desired(site.id).await?;
    show(&SitePage {
        page: Frame::new(visitor.caller(), &site.site.name)
            .crumb("/sites", visitor.say("sites-title")),
        id,
        terminals: u64::from(site.terminals),
        week: super::hours::spoken_week(&visitor, desired.settings.hours.as_ref()),
        site: site.site,
        desired,
        staff: visitor.may(Role::Staff, SiteId(id)),
        admin: visitor.may(Role::Admin, SiteId(id)),
    })
}

#[derive(Template)]
#[template(path = "console/site_edit.html")]
struct EditPage {
    page: Frame,
    action: String,
    site: NewSite,
    wrong_code: String,
    wrong_name: String,
    wrong_zone: String,
}

fn form(page: Frame, action: String, site: NewSite) -> EditPage {
    EditPage {
        page,
        action,
        site,
        wrong_code: String::new(),
        wrong_name: String::new(),
        wrong_zone: String::new(),
    }
}

fn new_frame(visitor: &Visitor) -> Frame {
    Frame::new(visitor.caller(), visitor.say("sites-new"))
        .crumb("/sites", visitor.say("sites-title"))
}

fn edit_frame(visitor: &Visitor, site: &Site) -> Frame {
    Frame::new(visitor.caller(), visitor.say("sites-edit"))
        .crumb("/sites", visitor.say("sites-title"))
        .crumb(format!("/sites/{}", site.id.0), &site.site.name)
}

/// What was typed, and whether it will do.
fn read(visitor: &Visitor, page: Frame, action: String, body: &[u8]) -> (EditPage, bool) {
    let fields = Fields::read(body);
    let site = NewSite {
        code: fields.text("code"),
        name: fields.text("name"),
        municipality: fields.text("municipality"),
        district: fields.text("district"),
        address: fields.text("address"),
        phone: fields.text("phone"),
        time_zone: fields.text("time_zone"),
        itinerant: fields.raw("itinerant") == "yes",
    };
    let mut page = form(page, action, site);
    if page.site.code.is_empty() {
        page.wrong_code = visitor.say("form-empty").to_string();
    }
    if page.site.name.is_empty() {
        page.wrong_name = visitor.say("form-empty").to_string();
    }
    if page.site.time_zone.parse::<Tz>().is_err() {
        page.wrong_zone = visitor.say("sites-zone-wrong").to_string();
    }
    let fine =
        page.wrong_code.is_empty() && page.wrong_name.is_empty() && page.wrong_zone.is_empty();
    (page, fine)
}

fn again(mut page: EditPage) -> Result<Response, Refusal> {
    page.page = page.page.complain("form-wrong");
    let mut response = show(&page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

pub(super) async fn new_page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let site = NewSite {
        code: String::new(),
        name: String::new(),
        municipality: String::new(),
        district: String::new(),
        address: String::new(),
        phone: String::new(),
        time_zone: console.config().time_zone.name().to_owned(),
        itinerant: false,
    };
    show(&form(new_frame(&visitor), "/sites/new".to_owned(), site))
}

pub(super) async fn add(
    State(console): State<Console>,
    visitor: Visitor,
    body: Bytes,
) -> Result<Response, Refusal> {
    let action = "/sites/new".to_owned();
    let (mut page, fine) = read(&visitor, new_frame(&visitor), action, &body);
    if !fine {
        return again(page);
    }
    match console.store().add_site(page.site.clone()).await {
        Ok(id) => {
            visitor.audit(Some(id), "site.add", page.site.code).await?;
            Ok(visitor.done(&format!("/sites/{}", id.0), "sites-added"))
        }
        Err(StoreError::Exists(_)) => {
            page.wrong_code = visitor.say("sites-code-taken").to_string();
            again(page)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn edit_page(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = find(&console, id).await?;
    let page = edit_frame(&visitor, &site);
    show(&form(page, format!("/sites/{id}/edit"), site.site))
}

pub(super) async fn edit(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let site = find(&console, id).await?;
    let action = format!("/sites/{id}/edit");
    let (mut page, fine) = read(&visitor, edit_frame(&visitor, &site), action, &body);
    if !fine {
        return again(page);
    }
    match console
        .store()
        .change_site(site.id, page.site.clone())
        .await
    {
        Ok(()) => {
            visitor
                .audit(Some(site.id), "site.change", page.site.code)
                .await?;
            Ok(visitor.done(&format!("/sites/{id}"), "sites-saved"))
        }
        Err(StoreError::Exists(_)) => {
            page.wrong_code = visitor.say("sites-code-taken").to_string();
            again(page)
        }
        Err(error) => Err(error.into()),
    }
}
