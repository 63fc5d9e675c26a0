// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites.

use super::totals;
use crate::sql::{Row, Sql, Value, values};
use crate::{NewSite, Page, Paged, Result, Scope, Site, SiteFilter, SiteId, SiteSort, StoreError};

/// A condition on a column that holds a site: numbers only, so it may stand in the text.
pub(crate) fn within(scope: &Scope, column: &str) -> String {
    match scope {
        Scope::Region => "1 = 1".to_owned(),
        Scope::Sites(sites) if sites.is_empty() => "1 = 0".to_owned(),
        Scope::Sites(sites) => {
            let list: Vec<String> = sites.iter().map(|site| site.0.to_string()).collect();
            format!("{column} IN ({})", list.join(", "))
        }
    }
}

/// A name as it is sorted: small letters, numbers in the order of their value.
pub(crate) fn sorted(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 8);
    let mut digits = String::new();
    let flush = |digits: &mut String, key: &mut String| {
        if !digits.is_empty() {
            let plain = digits.trim_start_matches('0');
            key.push_str(&"0".repeat(12_usize.saturating_sub(plain.len())));
            key.push_str(plain);
            digits.clear();
        }
    };
    for letter in name.trim().to_lowercase().chars() {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else {
            flush(&mut digits, &mut key);
            key.push(letter);
        }
    }
    flush(&mut digits, &mut key);
    key
}

/// What a search looks through.
fn searched(site: &NewSite) -> String {
    [&site.name, &site.district, &site.municipality, &site.code]
        .map(|text| text.to_lowercase())
        .join("\n")
}

pub(crate) async fn add<S: Sql>(sql: &mut S, site: &NewSite) -> Result<SiteId> {
    let rows = sql
        .rows(
            "INSERT INTO sites (code, name, name_sort, search, municipality, district, address,
                 phone, time_zone, itinerant, settings, desired)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '{}', 0)
             ON CONFLICT (code) DO NOTHING RETURNING id",
            &values![
                &site.code,
                &site.name,
                &sorted(&site.name),
                &searched(site),
                &site.municipality,
                &site.district,
                &site.address,
                &site.phone,
                &site.time_zone,
                site.itinerant
            ],
        )
        .await?;
    rows.first().ok_or(StoreError::Exists("site"))?.site(0)
}

pub(crate) async fn change<S: Sql>(sql: &mut S, id: SiteId, site: &NewSite) -> Result<()> {
    let taken = sql
        .rows(
            "SELECT id FROM sites WHERE code = ?1 AND id <> ?2",
            &values![&site.code, id],
        )
        .await?;
    if !taken.is_empty() {
        return Err(StoreError::Exists("site"));
    }
    sql.lock_totals().await?;
    let before = totals::district(sql, id).await?;
    let after = site.district.replace('\0', "");
    if before != after {
        totals::move_site(sql, id, &before, &after).await?;
    }
    // Its terminals learn where they stand now.
    sql.run(
        "UPDATE sites SET desired = desired + 1 WHERE id = ?1 AND (district <> ?2 OR code <> ?3)",
        &values![id, &site.district, &site.code],
    )
    .await?;
    sql.run(
        "UPDATE sites SET code = ?2, name = ?3, name_sort = ?4, search = ?5, municipality = ?6,
             district = ?7, address = ?8, phone = ?9, time_zone = ?10, itinerant = ?11
         WHERE id = ?1",
        &values![
            id,
            &site.code,
            &site.name,
            &sorted(&site.name),
            &searched(site),
            &site.municipality,
            &site.district,
            &site.address,
            &site.phone,
            &site.time_zone,
            site.itinerant
        ],
    )
    .await?;
    Ok(())
}

const SITE: &str = "SELECT s.id, s.code, s.name, s.municipality, s.district, s.address, s.phone,
         s.time_zone, s.itinerant,
         (SELECT count(*) FROM terminals t WHERE t.site = s.id AND t.state <> 'retired')
     FROM sites s";

fn read(row: &Row) -> Result<Site> {
    Ok(Site {
        id: row.site(0)?,
        site: NewSite {
            code: row.string(1)?,
            name: row.string(2)?,
            municipality: row.string(3)?,
            district: row.string(4)?,
            address: row.string(5)?,
            phone: row.string(6)?,
            time_zone: row.string(7)?,
            itinerant: row.flag(8)?,
        },
        terminals: u32::try_from(row.count(9)?).unwrap_or(u32::MAX),
    })
}

pub(crate) async fn one<S: Sql>(sql: &mut S, id: SiteId) -> Result<Option<Site>> {
    let found = all(sql, &Scope::Sites(vec![id])).await?;
    Ok(found.into_iter().next())
}

pub(crate) async fn all<S: Sql>(sql: &mut S, scope: &Scope) -> Result<Vec<Site>> {
    let within = within(scope, "s.id");
    sql.built(
        format!("{SITE} WHERE {within} ORDER BY s.name_sort, s.id"),
        Vec::new(),
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Terminals are counted for the sites of the page only, unless their number is the order.
pub(crate) async fn page<S: Sql>(
    sql: &mut S,
    scope: &Scope,
    filter: &SiteFilter,
    sort: SiteSort,
    down: bool,
    page: Page,
) -> Result<Paged<Site>> {
    let mut values = Vec::new();
    let mut place = |value: Value| {
        values.push(value);
        format!("?{}", values.len())
    };
    let mut conditions = vec![within(scope, "s.id")];
    if let Some(district) = &filter.district {
        conditions.push(format!("s.district = {}", place(district.into())));
    }
    if let Some(text) = filter.text.as_ref().filter(|text| !text.trim().is_empty()) {
        let like = place(pattern(text));
        conditions.push(format!("s.search LIKE {like} ESCAPE '!'"));
    }
    let conditions = conditions.join(" AND ");
    let columns = match sort {
        SiteSort::Name => &["s.name_sort", "s.id"][..],
        SiteSort::Code => &["s.code"],
        SiteSort::Municipality => &["s.municipality", "s.name_sort", "s.id"],
        SiteSort::District => &["s.district", "s.name_sort", "s.id"],
        SiteSort::Terminals => &[
            "(SELECT count(*) FROM terminals t WHERE t.site = s.id AND t.state <> 'retired')",
            "s.name_sort",
            "s.id",
        ],
    };
    let order = columns
        .iter()
        .map(|column| format!("{column}{}", if down { " DESC" } else { "" }))
        .collect::<Vec<_>>()
        .join(", ");
    let size = page.size.clamp(1, 500);
    let skip = u64::from(page.number) * u64::from(size);
    let total = sql
        .built(
            format!("SELECT count(*) FROM sites s WHERE {conditions}"),
            values.clone(),
        )
        .await?;
    let items = sql
        .built(
            format!(
                "{SITE} WHERE s.id IN (SELECT s.id FROM sites s WHERE {conditions}
                     ORDER BY {order} LIMIT {size} OFFSET {skip})
                 ORDER BY {order}"
            ),
            values,
        )
        .await?;
    Ok(Paged {
        total: total.first().map_or(Ok(0), |row| row.count(0))?,
        items: items.iter().map(read).collect::<Result<_>>()?,
    })
}

/// From one district to the next along the index: a dozen steps, however many sites there are.
const DISTRICTS: &str = "WITH RECURSIVE found (district) AS (
         SELECT min(district) FROM sites WHERE district > ''
         UNION ALL
         SELECT (SELECT min(s.district) FROM sites s WHERE s.district > found.district)
         FROM found WHERE found.district IS NOT NULL)
     SELECT district FROM found WHERE district IS NOT NULL";

pub(crate) async fn districts<S: Sql>(sql: &mut S, scope: &Scope) -> Result<Vec<String>> {
    let rows = match scope {
        Scope::Region => sql.rows(DISTRICTS, &[]).await?,
        Scope::Sites(_) => {
            let within = within(scope, "id");
            let question = format!(
                "SELECT DISTINCT district FROM sites WHERE {within} AND district > ''
                 ORDER BY district"
            );
            sql.built(question, Vec::new()).await?
        }
    };
    rows.iter().map(|row| row.string(0)).collect()
}

/// Anything that holds `text`, small letters.
pub(crate) fn pattern(text: &str) -> Value {
    let mut pattern = String::from("%");
    for letter in text.trim().to_lowercase().chars().take(100) {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    Value::from(pattern.as_str())
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn names_sort_as_people_count() {
        let mut labels = ["Sala 10", "sala 2", "Sala 1b", "Ingresso"];
        labels.sort_by_key(|label| sorted(label));
        assert_eq!(labels, ["Ingresso", "Sala 1b", "sala 2", "Sala 10"]);
    }
}
