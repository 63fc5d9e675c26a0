// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Logging in and out, guessing, forged forms.

use crate::support::{House, PASSWORD, now, pass};
use axum::http::StatusCode;
use sportello_console::second_factor::digits_at;
use sportello_store::{Page, Role, Scope};

#[tokio::test]
async fn staff_log_in_with_a_password() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut browser = house.browser();

    let page = browser.get("/sites?text=a").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.location, "/login?next=%2Fsites%3Ftext%3Da");

    let fields = [
        ("name", " Rossi"),
        ("password", PASSWORD),
        ("next", "/sites?text=a"),
    ];
    let answer = browser.post("/login", &fields).await;
    assert_eq!(answer.location, "/sites?text=a");
    let cookie = answer.cookie("__Host-sportello-session").unwrap();
    for mark in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(cookie.contains(mark), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let page = browser.get("/sites").await;
    assert!(page.body.contains("Biblioteca A"), "{}", page.body);

    let answer = browser.post("/logout", &[]).await;
    assert_eq!(answer.location, "/login");
    assert!(browser.get("/login").await.body.contains("Sei uscito"));
    assert!(!browser.get("/login").await.body.contains("Sei uscito"));
    assert_eq!(browser.get("/sites").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_answered_like_a_wrong_password() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let off = house.account("verdi", &[(Role::Staff, Some(site))]).await;
    house.store.set_disabled(off, true).await.unwrap();
    let mut answers = Vec::new();
    for (name, password) in [
        ("rossi", "sbagliata ma lunga"),
        ("nessuno", "sbagliata ma lunga"),
        ("verdi", PASSWORD),
    ] {
        let mut browser = house.browser();
        let answer = browser.log_in(name, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answers.push(answer.main());
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    assert!(!answers[0].contains("rossi"));
}

#[tokio::test]
async fn guessing_gets_slower_for_names_that_exist_and_names_that_do_not() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    for name in ["rossi", "nessuno"] {
        let mut browser = house.browser();
        for _ in 0..5 {
            let answer = browser.log_in(name, "sbagliata ma lunga").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            pass(1);
        }
        let answer = browser.log_in(name, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
        assert_eq!(answer.headers["retry-after"], "30");
        assert!(answer.body.contains("Si può riprovare tra un minuto."));
    }
    pass(31);
    let mut browser = house.browser();
    let answer = browser.log_in("rossi", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_address_that_tries_many_names_is_slowed_down_alone() {
    let house = House::new();
    let mut guesser = house.browser();
    for number in 0..20 {
        // Of IPv6 a whole network counts as one.
        let address = format!("[2001:db8::{number}]:4000");
        guesser.address = Some(address.parse().unwrap());
        let name = format!("nome{number}");
        let answer = guesser.log_in(&name, "a caso, tanto per").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    let answer = guesser.log_in("altro", "a caso, tanto per").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let mut other = house.browser();
    for address in ["[2001:db8:0:1::1]:4000", "192.0.2.1:4000"] {
        other.address = Some(address.parse().unwrap());
        let answer = other.log_in("altro", "a caso, tanto per").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn an_admin_sets_up_a_second_factor_before_anything_else() {
    let house = House::new();
    house.account("capo", &[(Role::Admin, None)]).await;
    let mut browser = house.browser();
    let answer = browser.log_in("capo", PASSWORD).await;
    assert_eq!(answer.location, "/login/set-up");
    let half = browser.cookies.clone();
    assert_eq!(
        browser.get("/accounts").await.location,
        "/login/second?next=%2Faccounts"
    );

    let page = browser.get("/login/set-up").await;
    let secret = page.totp_secret();
    assert!(page.body.contains("<svg class=\"qr\""));
    let answer = browser
        .post("/login/set-up", &[("digits", "000000x")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.totp_secret(), secret);

    let digits = digits_at(&secret, now()).unwrap();
    let answer = browser.post("/login/set-up", &[("digits", &digits)]).await;
    assert_eq!(answer.location, "/");
    assert_eq!(browser.get("/accounts").await.status, StatusCode::OK);
    // The half session does not live on.
    let mut old = house.browser();
    old.cookies = half;
    assert_eq!(
        old.get("/login/set-up").await.location,
        "/login?next=%2Flogin%2Fset-up"
    );

    // From now on: password, then digits, each step once.
    let mut second = house.browser();
    assert_eq!(
        second.log_in("capo", PASSWORD).await.location,
        "/login/second"
    );
    // Half a log-in cannot set up another telephone.
    let other = second.get("/login/set-up").await;
    assert_eq!(other.location, "/login/second");
    let again = second.post("/login/second", &[("digits", &digits)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    pass(30);
    let digits = digits_at(&secret, now()).unwrap();
    let spaced = format!("{} {}", &digits[..3], &digits[3..]);
    let answer = second.post("/login/second", &[("digits", &spaced)]).await;
    assert_eq!(answer.location, "/");
    assert_eq!(second.get("/audit").await.status, StatusCode::OK);
}

#[tokio::test]
async fn digits_cannot_be_guessed() {
    let house = House::new();
    let id = house.account("capo", &[(Role::Admin, None)]).await;
    house.store.set_totp(id, Some(vec![9; 20])).await.unwrap();
    let mut browser = house.browser();
    browser.log_in("capo", PASSWORD).await;
    let right = digits_at(&[9; 20], now()).unwrap();
    let wrong = if right == "123456" {
        "654321"
    } else {
        "123456"
    };
    for _ in 0..5 {
        let answer = browser.post("/login/second", &[("digits", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // The password again does not win new tries.
    let mut fresh = house.browser();
    fresh.log_in("capo", PASSWORD).await;
    let answer = fresh.post("/login/second", &[("digits", &right)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn sessions_end() {
    let house = House::new();
    let site = house.site("A").await;
    let rossi = house.account("rossi", &[(Role::Staff, Some(site))]).await;
    house.account("capo", &[(Role::Admin, None)]).await;
    let mut staff = house.enter("rossi").await;
    let mut admin = house.enter("capo").await;
    let fresh = admin.cookies.clone();

    pass(29 * 60);
    assert_eq!(admin.get("/accounts").await.status, StatusCode::OK);
    pass(29 * 60);
    assert_eq!(admin.get("/accounts").await.status, StatusCode::OK);
    pass(31 * 60);
    assert_eq!(admin.get("/accounts").await.status, StatusCode::SEE_OTHER);
    // Nor by the cookie as it was at first.
    admin.cookies = fresh;
    assert_eq!(admin.get("/accounts").await.status, StatusCode::SEE_OTHER);

    assert_eq!(staff.get("/sites").await.status, StatusCode::OK);
    let mut forged = staff.clone();
    for value in forged.cookies.values_mut() {
        let other = if value.starts_with('A') { "B" } else { "A" };
        value.replace_range(..1, other);
    }
    assert_eq!(forged.get("/sites").await.status, StatusCode::SEE_OTHER);
    house.store.set_disabled(rossi, true).await.unwrap();
    assert_eq!(staff.get("/sites").await.status, StatusCode::SEE_OTHER);
    // Enabling the account does not bring the session back.
    house.store.set_disabled(rossi, false).await.unwrap();
    assert_eq!(staff.get("/sites").await.status, StatusCode::SEE_OTHER);
    let mut staff = house.enter("rossi").await;
    pass(8 * 3600 - 1);
    assert_eq!(staff.get("/sites").await.status, StatusCode::OK);
    pass(1);
    assert_eq!(staff.get("/sites").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_password_logs_everybody_else_out() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut here = house.enter("rossi").await;
    let mut there = house.enter("rossi").await;
    let new = "un'altra frase abbastanza lunga";
    for (current, new, again, key) in [
        ("sbagliata", new, new, "non è giusta"),
        (PASSWORD, "corta", "corta", "almeno 12 caratteri"),
        (PASSWORD, "il nome è ROSSI, vero?", "", "contiene il nome"),
        (PASSWORD, "abababababababab", "", "stessi caratteri"),
        (PASSWORD, new, "diversa", "sono diverse"),
    ] {
        let fields = [("current", current), ("new", new), ("again", again)];
        let answer = here.post("/account/password", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.main().contains(key), "{}", answer.main());
    }
    let fields = [("current", PASSWORD), ("new", new), ("again", new)];
    let answer = here.post("/account/password", &fields).await;
    assert_eq!(answer.location, "/account");
    assert!(
        here.get("/account")
            .await
            .body
            .contains("La password è cambiata")
    );
    assert_eq!(there.get("/account").await.status, StatusCode::SEE_OTHER);
    let mut later = house.browser();
    let answer = later.log_in("rossi", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        later.log_in("rossi", new).await.status,
        StatusCode::SEE_OTHER
    );
    // And everybody at once, without a new password.
    let answer = later.post("/account/sessions/end", &[]).await;
    assert_eq!(answer.location, "/login");
    assert_eq!(here.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn staff_may_have_a_second_factor() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut browser = house.enter("rossi").await;
    let secret = browser.get("/account/second-factor").await.totp_secret();
    let digits = digits_at(&secret, now()).unwrap();
    let answer = browser
        .post("/account/second-factor", &[("digits", &digits)])
        .await;
    assert_eq!(answer.location, "/account");
    assert_eq!(
        house.browser().log_in("rossi", PASSWORD).await.location,
        "/login/second"
    );
    let answer = browser
        .post("/account/second-factor/off", &[("current", "no")])
        .await;
    assert_eq!(answer.location, "/account");
    let answer = browser
        .post("/account/second-factor/off", &[("current", PASSWORD)])
        .await;
    assert_eq!(answer.location, "/login");
    assert_eq!(
        house.browser().log_in("rossi", PASSWORD).await.location,
        "/"
    );
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut browser = house.enter("rossi").await;
    let csrf = browser.get("/account").await.csrf();
    let other = house.enter("rossi").await.get("/account").await.csrf();
    let path = "/account/sessions/end";
    for wrong in ["", "x", &other] {
        let answer = browser.post_with(path, wrong, &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{wrong}");
        assert!(answer.body.contains("Il modulo non vale più"));
    }
    for header in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "https://centre.example.evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        browser.headers = vec![(header.0, header.1.to_owned())];
        let answer = browser.post_with(path, &csrf, &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{header:?}");
    }
    browser.headers = vec![("origin", "https://centre.example".to_owned())];
    let answer = browser.post_with(path, &csrf, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    // Logging in is a form like others.
    let mut stranger = house.browser();
    let fields = [("name", "rossi"), ("password", PASSWORD)];
    let answer = stranger.post_with("/login", "", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_without_end_is_refused() {
    let house = House::new();
    let mut browser = house.browser();
    let long = "x".repeat(300 * 1024);
    let answer = browser.post("/login", &[("name", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let answer = browser.log_in("rossi", &"x".repeat(200 * 1024)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_was_typed_as_a_name_is_not_written_down() {
    let house = House::new();
    house
        .browser()
        .log_in("la-mia-password-per-sbaglio", "x")
        .await;
    let page = Page {
        number: 0,
        size: 10,
    };
    let log = house.store.audit_log(&Scope::Region, page).await.unwrap();
    assert_eq!(log.total, 1);
    assert_eq!(log.items[0].entry.action, "login.refused");
    assert_eq!(log.items[0].entry.object, "");
}

#[tokio::test]
async fn over_plain_http_on_loopback_cookies_work_as_well() {
    let house = House::with(false);
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut browser = house.enter("rossi").await;
    assert!(browser.cookies.contains_key("sportello-session"));
    assert_eq!(browser.get("/sites").await.status, StatusCode::OK);
}

#[tokio::test]
async fn many_tries_at_once_win_nothing() {
    let house = House::new();
    let site = house.site("A").await;
    house.account("rossi", &[(Role::Staff, Some(site))]).await;
    let mut first = house.browser();
    let csrf = first.get("/login").await.csrf();
    let tries = (0..20).map(|_| {
        let (mut browser, csrf) = (first.clone(), csrf.clone());
        async move {
            let fields = [("name", "rossi"), ("password", "sbagliata ma lunga")];
            browser.post_with("/login", &csrf, &fields).await.status
        }
    });
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers
        .iter()
        .filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY)
        .count();
    assert!(
        (1..=5).contains(&looked_at),
        "{looked_at} of 20 were compared"
    );
}
