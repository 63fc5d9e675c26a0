// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the checks of the console's pages rest on: that faults are found.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use sportello_desk::{Desk, Window};

async fn page(body: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let html = format!(
        "<!doctype html><html lang=it><head><title>Prova</title></head><body>{body}</body></html>"
    );
    std::fs::write(&file, html).unwrap();
    let desk = Desk::open(Window::DESK).await.unwrap();
    desk.go(&format!("file://{}", file.display()))
        .await
        .unwrap();
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_without_a_label_is_found() {
    let desk = page("<main><h1>Prova</h1><input id=name></main>").await;
    let found = desk.axe().await.unwrap();
    assert!(
        found.iter().any(|violation| violation.id == "label"),
        "{found:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_page_has_no_fault_and_is_used_by_keyboard() {
    let desk = page(
        "<main><h1>Prova</h1><label for=name>Nome</label><input id=name>\
         <button onclick=\"document.title='fatto '+document.querySelector('#name').value\">Fatto</button></main>",
    )
    .await;
    let found = desk.axe().await.unwrap();
    assert!(found.is_empty(), "{found:?}");
    let (reached, missed) = desk.tab_round().await.unwrap();
    assert_eq!(reached.len(), 2, "{reached:?}");
    assert!(missed.is_empty(), "{missed:?}");
    desk.write("#name", "Anna").await.unwrap();
    desk.press_words("Fatto").await.unwrap();
    desk.until("document.title === 'fatto Anna'").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_keyboard_cannot_reach_or_show_is_found() {
    let hidden = page(
        "<main><h1>Prova</h1><a href='#a'>Uno</a>\
         <div onkeydown='event.preventDefault()'><button>Due</button><button>Tre</button></div></main>",
    )
    .await;
    let (_, missed) = hidden.tab_round().await.unwrap();
    assert_eq!(missed, ["button Tre"]);
    let unseen =
        page("<style>a{outline:none}</style><main><h1>P</h1><a href='#a'>Uno</a></main>").await;
    let error = unseen.tab_round().await.unwrap_err().to_string();
    assert!(error.contains("cannot be seen"), "{error}");
    let backwards = page(
        "<main><h1>P</h1><a href='#a' tabindex=2>Uno</a><a href='#b' tabindex=1>Due</a></main>",
    )
    .await;
    let error = backwards.tab_round().await.unwrap_err().to_string();
    assert!(error.contains("goes back to a Uno"), "{error}");
    let away =
        page("<main><h1>P</h1><a href='#a' style='position:fixed;top:-99px'>Uno</a></main>").await;
    let error = away.tab_round().await.unwrap_err().to_string();
    assert!(error.contains("out of sight"), "{error}");
    let wide = page("<main><h1>Prova</h1><p style='width:2000px'>lungo</p></main>").await;
    assert!(wide.sideways().await.unwrap() > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_with_places_of_its_own_is_one_stop_and_a_trap_is_none() {
    let desk = page(
        "<main><h1>P</h1><label for=from>Dalle</label><input id=from type=time>\
         <label><input type=radio name=r>a</label><label><input type=radio name=r checked>b</label>\
         <a href='#a'>Uno</a></main>",
    )
    .await;
    let (reached, missed) = desk.tab_round().await.unwrap();
    assert!(missed.is_empty(), "{missed:?}");
    assert_eq!(reached.len(), 3, "{reached:?}");
    desk.tab_to("a").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_browser_complains_of_is_heard_once() {
    let desk = page("<main><h1>P</h1></main>").await;
    assert!(desk.complaints().is_empty());
    desk.ask("setTimeout(() => { throw new Error('rotto') }), console.warn('attento')")
        .await
        .unwrap();
    desk.ask("new Promise(done => setTimeout(done, 50))")
        .await
        .unwrap();
    let heard = desk.complaints().join("\n");
    assert!(heard.contains("rotto"), "{heard}");
    assert!(heard.contains("attento"), "{heard}");
    assert!(desk.complaints().is_empty());
    let policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">\
                  <main><h1>P</h1><script>1</script></main>";
    let heard = page(policy).await.complaints().join("\n");
    assert!(heard.contains("Content Security Policy"), "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_finds_what_every_page_must_have() {
    let pictures = tempfile::tempdir().unwrap();
    let sound = page(
        "<main><h1>P</h1><p>\
         <a href='#a'>Uno</a></p><p><a href='#b'>Due</a></p></main>",
    )
    .await;
    let found = sound.look(pictures.path(), "sound", 200).await.unwrap();
    assert!(found.is_empty(), "{found:?}");
    assert!(pictures.path().join("sound-400.png").exists());
    let poor = page("<main><h1>P</h1><h1>P</h1><p>\u{27e6}menu\u{27e7}</p></main>").await;
    let found = poor.look(pictures.path(), "poor", 404).await.unwrap();
    let found = found.join("\n");
    for fault in [
        "poor: answered 200",
        "not one heading",
        "a word is missing",
        "Tab only comes to",
    ] {
        assert!(found.contains(fault), "{fault} is not in {found}");
    }
}
