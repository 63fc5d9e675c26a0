// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What pages say and do.

use crate::support::{House, PASSWORD, new_site, pass};
use axum::http::StatusCode;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use insta::assert_snapshot;
use sportello_protocol::EnrolmentCode;
use sportello_store::{Page, Role, Scope};

const SCRIPT: &str = "\"'><script>alert(1)</script><b>";

#[tokio::test]
async fn the_first_page_is_plain() {
    let house = House::new();
    let page = house.browser().get("/login").await;
    assert_snapshot!(page.main(), @r#"
    <main id="content" tabindex="-1" class="frame-main">
    <h1>
    Entra
    <form class="form" method="post" action="/login">
    <input type="hidden" name="csrf" value="…">
    <input type="hidden" name="next" value="/">
    <div class="field">
    <label for="name">
    Nome dell’account
    <input class="form-control" id="name" name="name" value="" autocomplete="username" autocapitalize="none" spellcheck="false" required="" maxlength="64">
    <div class="field">
    <label for="password">
    Password
    <input class="form-control" id="password" name="password" type="password" autocomplete="current-password" required="" maxlength="512">
    <p class="actions">
    <button class="btn btn-primary" type="submit">
    Entra
    <p>
    Hai dimenticato la password? Chi amministra gli account può dartene una nuova.
    "#);
}

#[tokio::test]
async fn every_answer_forbids_what_our_pages_do_not_need() {
    let house = House::new();
    let mut browser = house.browser();
    for path in ["/login", "/nowhere", "/sites", "/assets/x/console.css"] {
        let answer = browser.get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["referrer-policy"], "same-origin");
    }
    assert_eq!(
        browser.get("/login").await.headers["cache-control"],
        "no-store"
    );
    assert_eq!(browser.get("/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_are_kept_for_good_under_their_hash() {
    let house = House::new();
    let mut browser = house.browser();
    let page = browser.get("/login").await.body;
    let start = page.find("/assets/").unwrap();
    let path = page[start..].split('"').next().unwrap();
    let file = browser.get(path).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(
        file.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let tag = file.headers[ETAG].to_str().unwrap().to_owned();
    browser.headers = vec![(IF_NONE_MATCH.as_str().to_owned().leak(), tag)];
    let again = browser.get(path).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    browser.headers.clear();
    let old = browser.get("/assets/0000/console.css").await;
    assert_eq!(old.headers["cache-control"], "no-cache");
    assert_eq!(
        browser.get("/assets/0000/x").await.status,
        StatusCode::NOT_FOUND
    );
    // Everything that the style refers to is there.
    for name in [
        "titillium-web-regular.woff2",
        "titillium-web-600.woff2",
        "titillium-web-700.woff2",
    ] {
        let answer = browser.get(&format!("/assets/0000/{name}")).await;
        assert_eq!(answer.headers["content-type"], "font/woff2");
    }
}

#[tokio::test]
async fn pages_speak_the_visitors_language() {
    let house = House::new();
    let mut browser = house.browser();
    assert!(
        browser
            .get("/login")
            .await
            .body
            .contains("<html lang=\"it\"")
    );
    browser.headers = vec![("accept-language", "de-DE, en-GB;q=0.8, it;q=0.5".to_owned())];
    assert!(browser.get("/login").await.body.contains("<h1>Log in</h1>"));
    let answer = browser
        .get("/language/it?back=%2Flogin%3Fnext%3D%2Fsites")
        .await;
    assert_eq!(answer.location, "/login?next=/sites");
    assert!(browser.get("/login").await.body.contains("<h1>Entra</h1>"));
    let answer = browser.get("/language/en?back=%2F%2Fevil.example").await;
    assert_eq!(answer.location, "/");
    assert_eq!(
        browser.get("/language/xx").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_site_is_added_changed_and_given_hours() {
    let house = House::new();
    house.account("capo", &[(Role::Admin, None)]).await;
    let mut browser = house.enter("capo").await;
    assert!(browser.get("/sites/new").await.body.contains("Europe/Rome"));

    let wrong = [
        ("code", ""),
        ("name", "Biblioteca"),
        ("time_zone", "Marte/Olympus"),
    ];
    let answer = browser.post("/sites/new", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer
            .body
            .contains("Scrivi un fuso orario come Europe/Rome.")
    );
    assert!(answer.body.contains("id=\"code-wrong\""));
    assert!(
        answer.body.contains("value=\"Biblioteca\""),
        "what was typed stays"
    );

    let right = [
        ("code", "P1"),
        ("name", "Biblioteca Sala"),
        ("time_zone", "Europe/Rome"),
        ("itinerant", "yes"),
    ];
    let answer = browser.post("/sites/new", &right).await;
    assert_eq!(answer.location, "/sites/1");
    let answer = browser.post("/sites/new", &right).await;
    assert!(answer.body.contains("Un’altra sede ha già questo codice."));
    let changed = [
        ("code", "P1"),
        ("name", "Biblioteca Nuova"),
        ("time_zone", "Europe/Rome"),
    ];
    assert_eq!(
        browser.post("/sites/1/edit", &changed).await.location,
        "/sites/1"
    );

    let hours = [
        ("own", "yes"),
        ("d0-0-from", "15:00"),
        ("d0-0-to", "19:30"),
        ("d0-1-from", "09:00"),
        ("d0-1-to", "12:30"),
        ("d4-0-from", "18:00"),
        ("d4-0-to", "00:00"),
        ("e0-date", "2026-12-25"),
        ("e1-date", "2026-12-24"),
        ("e1-0-from", "09:00"),
        ("e1-0-to", "12:00"),
        ("session_minutes", "45"),
        ("closing_minutes", "10"),
    ];
    let answer = browser.post("/sites/1/hours", &hours).await;
    assert_eq!(answer.location, "/sites/1", "{}", answer.body);
    let site = sportello_store::SiteId(1);
    let desired = house.store.desired(site).await.unwrap();
    assert_snapshot!(serde_json::to_string(&desired.settings).unwrap(), @r#"{"hours":{"week":[[{"from":540,"to":750},{"from":900,"to":1170}],[],[],[],[{"from":1080,"to":1440}],[],[]],"exceptions":[{"date":"2026-12-24","open":[{"from":540,"to":720}]},{"date":"2026-12-25","open":[]}]},"session_minutes":45,"closing":{"minutes_before":10}}"#);
    let page = browser.get("/sites/1").await;
    assert_snapshot!(page.main(), @r#"
    <main id="content" tabindex="-1" class="frame-main">
    <nav aria-label="Dove sei">
    <ol class="frame-way">
    <li>
    <a href="/sites">
    Sedi
    <li aria-current="page">
    Biblioteca Nuova
    <div class="alert alert-success" role="status">
    Orari e durata sono salvati. Le postazioni li ricevono appena sono in rete.
    <h1>
    Biblioteca Nuova
    <p class="actions">
    <a class="btn btn-primary" href="/sites/1/room">
    Vai alla sala
    <a class="btn btn-secondary" href="/sites/1/hours">
    Orari e durata
    <a class="btn btn-secondary" href="/sites/1/codes">
    Codici per le postazioni
    <a class="btn btn-secondary" href="/sites/1/edit">
    Modifica la sede
    <div class="columns">
    <section aria-labelledby="facts-title">
    <h2 id="facts-title">
    Dati della sede
    <dl class="facts">
    <dt>
    Codice
    <dd>
    P1
    <dt>
    Comune
    <dd>
    <dt>
    Provincia
    <dd>
    <dt>
    Indirizzo
    <dd>
    <dt>
    Telefono
    <dd>
    <dt>
    Fuso orario
    <dd>
    Europe/Rome
    <dt>
    Itinerante
    <dd>
    no
    <dt>
    Postazioni
    <dd>
    0
    <section aria-labelledby="week-title">
    <h2 id="week-title">
    Orari e durata
    <dl class="facts">
    <dt>
    lunedì
    <dd>
    09:00–12:30, 15:00–19:30
    <dt>
    martedì
    <dd>
    chiuso
    <dt>
    mercoledì
    <dd>
    chiuso
    <dt>
    giovedì
    <dd>
    chiuso
    <dt>
    venerdì
    <dd>
    18:00–24:00
    <dt>
    sabato
    <dd>
    chiuso
    <dt>
    domenica
    <dd>
    chiuso
    <p>
    E 2 giorni diversi dal solito.
    <p>
    Una sessione dura 45 minuti.
    "#);
    let form = browser.get("/sites/1/hours").await.body;
    assert!(form.contains("name=\"d0-0-from\" value=\"09:00\""));
    assert!(form.contains("name=\"d4-0-to\" value=\"00:00\""));
    assert!(form.contains("name=\"e0-date\" value=\"2026-12-24\""));

    // Handing the hours back to the region.
    assert_eq!(
        browser
            .post("/sites/1/hours", &[("own", "no")])
            .await
            .location,
        "/sites/1"
    );
    let desired = house.store.desired(site).await.unwrap();
    assert_eq!(desired.settings, sportello_protocol::Settings::default());
}

#[tokio::test]
async fn wrong_hours_are_explained_where_they_stand() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut browser = house.enter("rossi").await;
    let before = house.store.desired(site).await.unwrap();
    for (fields, sentence) in [
        (
            vec![("d0-0-from", "12:00"), ("d0-0-to", "09:00")],
            "più tardi, una chiusura",
        ),
        (vec![("d1-0-from", "12:00")], "più tardi, una chiusura"),
        (
            vec![("d1-0-from", "<b>"), ("d1-0-to", "13:00")],
            "più tardi, una chiusura",
        ),
        (
            vec![
                ("d2-0-from", "09:00"),
                ("d2-0-to", "12:00"),
                ("d2-1-from", "11:00"),
                ("d2-1-to", "13:00"),
            ],
            "si sovrappongono",
        ),
        (vec![("e0-date", "2026-02-30")], "Questa data non esiste"),
        (
            vec![("e0-date", "2026-12-25"), ("e1-date", "2026-12-25")],
            "Questa data c’è già",
        ),
        (
            vec![("e0-0-from", "09:00"), ("e0-0-to", "10:00")],
            "Manca la data",
        ),
        (vec![("session_minutes", "5")], "da 10 a 240"),
        (vec![("session_minutes", "-1")], "da 10 a 240"),
        (vec![("closing_minutes", "99999999")], "da 0 a 60"),
    ] {
        let mut form = vec![("own", "yes")];
        form.extend(&fields);
        let path = format!("/sites/{}/hours", site.0);
        let answer = browser.post(&path, &form).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{fields:?}"
        );
        assert!(
            answer.main().contains(sentence),
            "{fields:?}: {}",
            answer.main()
        );
    }
    // Hours that were typed are not dropped without a word.
    let path = format!("/sites/{}/hours", site.0);
    let form = [("own", "no"), ("e0-date", "2026-12-25")];
    let answer = browser.post(&path, &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.main().contains("Hai scritto degli orari"));
    assert!(answer.main().contains("2026-12-25"));
    assert_eq!(house.store.desired(site).await.unwrap(), before);
}

#[tokio::test]
async fn a_code_is_shown_once_and_works_until_it_is_withdrawn() {
    let house = House::new();
    let (here, there) = (house.site("A").await, house.site("B").await);
    let capo = house.account("capo", &[(Role::Admin, Some(here))]).await;
    let foreign = house.terminal(there, capo, 9).await;
    let mut browser = house.enter("capo").await;
    let path = format!("/sites/{}/codes", here.0);
    let answer = browser
        .post(
            &path,
            &[("label", "Ingresso"), ("replaces", ""), ("hours", "24")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    let start = answer.body.find("class=\"code\" lang=\"zxx\">").unwrap() + 24;
    let shown = answer.body[start..].split("</p>").next().unwrap();
    let shown = shown.replace("<span>", " ").replace("</span>", " ");
    let code = EnrolmentCode::parse(&shown).unwrap();
    assert_eq!(code.authority(), Some(&[7; 16]));
    assert!(answer.body.contains("<svg class=\"qr\""));

    let scope = Scope::Sites(vec![here]);
    let codes = house
        .store
        .codes(&scope, crate::support::now())
        .await
        .unwrap();
    assert_eq!(codes.len(), 1);
    assert_eq!(
        codes[0].secret_hash,
        EnrolmentCode::secret_hash(&code.secret_text())
    );
    let list = browser.get(&path).await.body;
    assert!(list.contains("Ingresso") && !list.contains(&code.secret_text()[..5]));

    // Another site's terminal is not there.
    let fields = [
        ("label", "x"),
        ("replaces", &*foreign.to_string()),
        ("hours", "24"),
    ];
    assert_eq!(
        browser.post(&path, &fields).await.status,
        StatusCode::NOT_FOUND
    );
    let fields = [("label", "x"), ("replaces", ""), ("hours", "876000")];
    assert_eq!(
        browser.post(&path, &fields).await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        browser
            .post(&path, &[("label", ""), ("hours", "1")])
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let hash = data_encoding::HEXLOWER.encode(&codes[0].secret_hash);
    let withdraw = format!("{path}/withdraw");
    assert_eq!(
        browser.post(&withdraw, &[("code", &hash)]).await.location,
        path
    );
    assert_eq!(
        browser.post(&withdraw, &[("code", &hash)]).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        house
            .store
            .codes(&scope, crate::support::now())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn an_account_is_made_used_and_shut() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("capo", &[(Role::Admin, None)]).await;
    let mut browser = house.enter("capo").await;
    let number = site.0.to_string();
    let fields = [
        ("name", "Bianchi"),
        ("full_name", "Anna Bianchi"),
        ("role", "staff"),
        ("site", &*number),
    ];
    let answer = browser.post("/accounts/new", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let start = answer.body.find("class=\"code\">").unwrap() + 13;
    let password = answer.body[start..]
        .split("</p>")
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(
        browser.post("/accounts/new", &fields).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the name is taken"
    );
    let id = house
        .store
        .account_by_name("bianchi")
        .await
        .unwrap()
        .unwrap()
        .id
        .0;
    let mut anna = house.browser();
    assert_eq!(anna.log_in("bianchi", &password).await.location, "/");
    let path = format!("/sites/{number}/codes");
    assert_eq!(anna.get(&path).await.status, StatusCode::FORBIDDEN);

    let grant = [("role", "admin"), ("site", &*number)];
    let roles = format!("/accounts/{id}/roles");
    browser.post(&roles, &grant).await;
    assert_eq!(
        anna.get(&path).await.status,
        StatusCode::OK,
        "a role holds at once"
    );
    browser.post(&format!("{roles}/remove"), &grant).await;
    assert_eq!(anna.get(&path).await.status, StatusCode::FORBIDDEN);
    let nonsense = [("role", "admin"), ("site", "999")];
    assert_eq!(
        browser.post(&roles, &nonsense).await.status,
        StatusCode::BAD_REQUEST
    );

    browser
        .post(&format!("/accounts/{id}/disabled"), &[("disabled", "yes")])
        .await;
    assert_eq!(anna.get("/account").await.status, StatusCode::SEE_OTHER);
    let answer = anna.log_in("bianchi", &password).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);

    // The last admin stays one, and nobody shuts themselves out.
    let own = house
        .store
        .account_by_name("capo")
        .await
        .unwrap()
        .unwrap()
        .id
        .0;
    let answer = browser
        .post(
            &format!("/accounts/{own}/roles/remove"),
            &[("role", "admin"), ("site", "region")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(
        browser
            .get(&format!("/accounts/{own}"))
            .await
            .body
            .contains("È l’ultimo account")
    );
    let answer = browser
        .post(&format!("/accounts/{own}/disabled"), &[("disabled", "yes")])
        .await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);

    let log = browser.get("/audit").await.main();
    for words in [
        "ha creato un account",
        "ha dato un ruolo",
        "ha tolto un ruolo",
        "ha disabilitato un account",
        "è entrato",
    ] {
        assert!(log.contains(words), "{words}: {log}");
    }
}

#[tokio::test]
async fn the_log_of_one_site_says_nothing_of_another() {
    let house = House::new();
    let (here, there) = (house.site("A").await, house.site("B").await);
    house.account("capo", &[(Role::Admin, None)]).await;
    house.account("locale", &[(Role::Admin, Some(here))]).await;
    let mut capo = house.enter("capo").await;
    for site in [here, there] {
        capo.post(&format!("/sites/{}/hours", site.0), &[("own", "no")])
            .await;
    }
    let mut local = house.enter("locale").await;
    let log = local.get("/audit").await.main();
    assert!(
        log.contains("ha cambiato gli orari") && log.contains("Biblioteca A"),
        "{log}"
    );
    assert!(
        !log.contains("Biblioteca B") && !log.contains("\nB\n"),
        "{log}"
    );
    let answer = local.get(&format!("/audit?site={}", there.0)).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    // A name leads to what its owner did, still within one's own sites.
    let number = async |name| {
        house
            .store
            .account_by_name(name)
            .await
            .unwrap()
            .unwrap()
            .id
            .0
    };
    let of_capo = format!("/audit?who={}", number("capo").await);
    let answer = local.get("/audit").await;
    assert!(
        answer.body.contains(&format!("href=\"{of_capo}\"")),
        "{}",
        answer.body
    );
    let log = local.get(&of_capo).await.main();
    assert!(log.contains("Solo quello che ha fatto capo."), "{log}");
    assert!(log.contains("ha cambiato gli orari"), "{log}");
    assert!(!log.contains("Biblioteca B"), "{log}");
    let of_local = format!("/audit?who={}", number("locale").await);
    let log = capo.get(&of_local).await.main();
    assert!(log.contains("è entrato"), "{log}");
    assert!(!log.contains("ha cambiato gli orari"), "{log}");
    let answer = local.get("/audit?who=x").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let log = local.get("/audit?who=4711").await.main();
    assert!(log.contains("nessuno"), "{log}");
    let page = Page {
        number: 0,
        size: 500,
    };
    let whole = house.store.audit_log(&Scope::Region, page).await.unwrap();
    for line in whole.items {
        let key = format!("audit-{}", line.entry.action.replace(['.', '_'], "-"));
        assert!(
            sportello_console::WORDS.0.contains(&format!("\n{key} =")),
            "{key}"
        );
    }
}

#[tokio::test]
async fn nothing_that_anybody_enters_becomes_part_of_a_page() {
    let house = House::new();
    let site = house
        .store
        .add_site(new_site(SCRIPT, SCRIPT))
        .await
        .unwrap();
    let mut changed = new_site(SCRIPT, SCRIPT);
    for field in [
        &mut changed.municipality,
        &mut changed.district,
        &mut changed.address,
        &mut changed.phone,
    ] {
        SCRIPT.clone_into(field);
    }
    house.store.change_site(site, changed).await.unwrap();
    let capo = house.account("capo", &[(Role::Admin, None)]).await;
    let terminal = house.terminal(site, capo, 1).await;
    house
        .store
        .rename_terminal(terminal, SCRIPT.to_owned())
        .await
        .unwrap();
    let mut browser = house.enter("capo").await;
    let number = site.0.to_string();
    let fields = [
        ("name", "bianchi"),
        ("full_name", SCRIPT),
        ("email", SCRIPT),
        ("role", "staff"),
        ("site", &*number),
    ];
    browser.post("/accounts/new", &fields).await;
    let id = house
        .store
        .account_by_name("bianchi")
        .await
        .unwrap()
        .unwrap()
        .id
        .0;
    let codes = format!("/sites/{number}/codes");
    let shown = browser
        .post(&codes, &[("label", SCRIPT), ("hours", "1")])
        .await
        .body;
    assert!(!shown.contains("<script>"), "{shown}");
    let attack: String = url::form_urlencoded::byte_serialize(SCRIPT.as_bytes()).collect();
    for path in [
        "/sites".to_owned(),
        format!("/sites?text={attack}&district={attack}&sort={attack}&x={attack}"),
        format!("/sites/{number}"),
        format!("/sites/{number}/edit"),
        format!("/sites/{number}/hours"),
        codes,
        "/accounts".to_owned(),
        format!("/accounts/{id}"),
        "/accounts/new".to_owned(),
        "/account".to_owned(),
        "/audit".to_owned(),
        format!("/login?next={attack}"),
        format!("/nowhere/{attack}"),
    ] {
        // The browser of these tests also checks that the page is well formed.
        let answer = browser.get(&path).await;
        assert!(!answer.body.contains("<script>"), "{path}");
        assert!(!answer.body.contains("alert(1)<"), "{path}");
    }
    let typed = [("name", SCRIPT), ("full_name", SCRIPT), ("email", SCRIPT)];
    let again = browser.post("/accounts/new", &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!again.body.contains("<script>"));
}

#[tokio::test]
async fn lists_are_sorted_filtered_and_paged_by_their_address() {
    let house = House::new();
    for number in 0..103 {
        house.site(&format!("{number:03}")).await;
    }
    house.account("capo", &[(Role::Viewer, None)]).await;
    let mut browser = house.enter("capo").await;
    let first = browser.get("/sites?sort=code&order=down").await.main();
    assert!(first.contains("103 righe · pagina 1 di 2"), "{first}");
    assert!(
        first.contains("/sites?order=down&#38;page=2&#38;sort=code"),
        "{first}"
    );
    assert!(first.find("Biblioteca 102").unwrap() < first.find("Biblioteca 101").unwrap());
    let last = browser.get("/sites?sort=code&page=2").await.main();
    assert!(last.contains("Biblioteca 102") && !last.contains("Biblioteca 001"));
    for odd in [
        "/sites?page=0",
        "/sites?page=99999999999",
        "/sites?page=4294967295",
        "/sites?sort=%FF",
    ] {
        assert_eq!(browser.get(odd).await.status, StatusCode::OK, "{odd}");
    }
    let one = browser.get("/sites?text=BIBLIOTECA+042").await.main();
    assert!(one.contains("1 riga"), "{one}");
}

#[tokio::test]
async fn the_menu_shows_what_one_may_open() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("capo", &[(Role::Admin, None)]).await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let menu = |body: &str| {
        let start = body.find("<nav class=\"frame-menu\"").unwrap();
        let end = start + body[start..].find("</nav>").unwrap();
        crate::support::html::lines(&body[start..end])
    };
    let capo = house.enter("capo").await.get("/sites").await.body;
    assert_snapshot!(menu(&capo), @r#"
    <nav class="frame-menu" aria-label="Menu principale">
    <ul>
    <li>
    <a href="/sites" aria-current="page">
    Sedi
    <li>
    <a href="/accounts">
    Account
    <li>
    <a href="/audit">
    Registro
    "#);
    let rossi = house.enter("rossi").await.get("/account").await.body;
    assert_snapshot!(menu(&rossi), @r#"
    <nav class="frame-menu" aria-label="Menu principale">
    <ul>
    <li>
    <a href="/sites">
    Sedi
    "#);
    pass(0);
    assert_eq!(
        house.browser().log_in("rossi", PASSWORD).await.location,
        "/"
    );
}
