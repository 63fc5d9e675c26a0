// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who are you? Logging in with SPID and with the CIE.

use crate::walk::{Hand, Walk};

#[tokio::test(flavor = "multi_thread")]
async fn the_identity_card_opens_the_door() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-cie", hand).await;
        walk.look("town").await;
        walk.step("enter").await;
        walk.press("#entra-cie").await;
        walk.reached().await;
        walk.look("way").await;
        walk.step("way").await;
        walk.press("#con-lettore").await;
        walk.arrives("/lettore").await;
        walk.look("reader").await;
        walk.press("#torna").await;
        walk.arrives("/livello").await;
        walk.press("#con-app").await;
        walk.reached().await;
        walk.look("login").await;
        walk.step("number").await;
        walk.write("#numero", "CAOOOOOAA").await;
        walk.press("#procedi").await;
        walk.sees("Il numero non è giusto", "The number is not right")
            .await;
        walk.look("login-wrong").await;
        walk.write("#numero", "ca00000aa").await;
        walk.reached().await;
        walk.step("password").await;
        walk.write("#password", "quercia-42").await;
        walk.press("#procedi").await;
        walk.sees("La password non è giusta", "The password is not right")
            .await;
        walk.write("#password", "Quercia-42").await;
        walk.reached().await;
        walk.step("send").await;
        walk.press("#procedi").await;
        walk.reached().await;
        walk.look("code").await;
        walk.step("scan").await;
        walk.press("#inquadra").await;
        walk.reached().await;
        walk.look("phone").await;
        walk.step("code").await;
        for left in ["2", "1"] {
            walk.write("#codice-app", "111111").await;
            walk.press("#conferma").await;
            walk.sees(
                &format!("Prove rimaste: {left}"),
                &format!("Tries left: {left}"),
            )
            .await;
        }
        walk.write("#codice-app", "111111").await;
        walk.press("#conferma").await;
        walk.sees("serve il PUK", "the PUK is needed").await;
        walk.look("phone-wrong").await;
        walk.write("#codice-app", "135790").await;
        walk.press("#conferma").await;
        walk.reached().await;
        walk.look("phone-card").await;
        walk.step("card").await;
        walk.press("#appoggia").await;
        walk.reached().await;
        walk.look("consent").await;
        walk.step("consent").await;
        walk.press("#acconsento").await;
        walk.reached().await;
        walk.look("area").await;
        walk.step("leave").await;
        walk.press("#esci").await;
        walk.reached().await;
        walk.look("end").await;
        walk.press("#ricomincia").await;
        walk.arrives("/").await;
        walk.end();
    }
}

/// Its pages are older than those of the others; they meet the same.
#[tokio::test(flavor = "multi_thread")]
async fn spid_opens_the_door() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-spid", hand).await;
        walk.look("town").await;
        walk.step("enter").await;
        walk.press("#entra-spid").await;
        walk.reached().await;
        walk.look("provider").await;
        walk.step("provider").await;
        walk.press("#gestore-girasole").await;
        walk.reached().await;
        walk.look("login").await;
        walk.step("user-name").await;
        walk.write("#nome-utente", "maria").await;
        walk.press("#entra").await;
        walk.sees("Il nome non è giusto", "The user name is not right")
            .await;
        walk.look("login-wrong").await;
        walk.write("#nome-utente", "maria.prova").await;
        walk.reached().await;
        walk.step("password").await;
        walk.write("#password", "Girasole1").await;
        walk.reached().await;
        walk.step("send").await;
        walk.press("#entra").await;
        walk.reached().await;
        walk.look("code").await;
        walk.step("code").await;
        walk.write("#codice", "482914").await;
        walk.press("#continua").await;
        walk.sees("Il codice non è giusto", "The code is not right")
            .await;
        walk.write("#codice", "482913").await;
        walk.press("#continua").await;
        walk.reached().await;
        walk.look("consent").await;
        walk.step("consent").await;
        walk.press("#acconsento").await;
        walk.reached().await;
        walk.look("area").await;
        walk.step("leave").await;
        walk.press("#esci").await;
        walk.reached().await;
        walk.look("end").await;
        walk.end();
    }
}
