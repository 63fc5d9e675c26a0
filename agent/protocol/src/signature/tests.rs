// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use proptest::prelude::*;

use super::*;

/// RFC 9421, B.1.4: test-key-ed25519.
const RFC_KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n\
    -----END PRIVATE KEY-----\n";
/// The same key's public half, as the RFC gives it (the last 32 bytes of its SPKI).
const RFC_PUBLIC: &str = "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

fn rfc_key() -> TerminalKey {
    TerminalKey::from_pem(RFC_KEY).unwrap()
}

const PARTS: Parts<'_> = Parts {
    method: "POST",
    authority: "centre.example:8443",
    path: "/api/v1/reports",
    query: "a=1&b=%20",
    body: b"rows",
};
const NONCE: [u8; 16] = *b"sixteen of nonce";

fn signed(parts: &Parts<'_>) -> Signed {
    sign(&rfc_key(), parts, UnixSeconds(1_618_884_473), 300, NONCE)
}

fn read(signed: &Signed) -> Result<Claim, SignatureError> {
    claim(
        signed.content_digest.as_deref(),
        &signed.signature_input,
        &signed.signature,
    )
}

#[test]
fn the_rfcs_test_key_is_read() {
    assert_eq!(BASE64.encode(&rfc_key().public()), RFC_PUBLIC);
}

/// RFC 9421, B.2.6, to the byte: base, parameters and signature.
#[test]
fn the_rfcs_ed25519_signature_is_made_and_believed() {
    let input = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \
        \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    let parsed: Dictionary = Parser::new(input).parse().unwrap();
    let Some(ListEntry::InnerList(list)) = parsed.get("sig-b26") else {
        panic!("no inner list");
    };
    let lines = [
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("@method", "POST"),
        ("@path", "/foo"),
        ("@authority", "example.com"),
        ("content-type", "application/json"),
        ("content-length", "18"),
    ];
    let base = base(
        lines
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
        &canonical(list).unwrap(),
    );
    assert_eq!(
        base,
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\
         \"@method\": POST\n\
         \"@path\": /foo\n\
         \"@authority\": example.com\n\
         \"content-type\": application/json\n\
         \"content-length\": 18\n\
         \"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \
         \"content-length\");created=1618884473;keyid=\"test-key-ed25519\""
    );
    let expected =
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    let signature = rfc_key().sign(base.as_bytes());
    assert_eq!(BASE64.encode(&signature), expected);
    assert!(key::is_signed_by(
        &rfc_key().public(),
        base.as_bytes(),
        &signature
    ));
}

/// The digests of RFC 9421 (no line end) and RFC 9530 (with one).
#[test]
fn digests_are_those_of_the_rfcs() {
    let plain = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    let ended = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
    assert_eq!(content_digest(b"{\"hello\": \"world\"}"), plain);
    assert_eq!(content_digest(b"{\"hello\": \"world\"}\n"), ended);
    // As in RFC 9530: more than one algorithm at once, ours among them.
    let both = format!("sha-512=:AAAA:, {ended}");
    assert_eq!(check_digest(&both, b"{\"hello\": \"world\"}\n"), Ok(()));
    assert_eq!(
        check_digest(&both, b"{\"hello\": \"world\"}"),
        Err(SignatureError::Digest)
    );
    assert_eq!(
        check_digest("sha-512=:AAAA:", b""),
        Err(SignatureError::Digest)
    );
}

#[test]
fn headers_look_like_this() {
    let signed = signed(&PARTS);
    let lines = [
        signed.content_digest.unwrap_or_default(),
        signed.signature_input,
        signed.signature,
    ];
    insta::assert_snapshot!(lines.join("\n"), @r#"
    sha-256=:vFHp5l154ckLpUSrLq4QRMzfjBr3pVm6N1y6Qnb32Z4=:
    sportello=("@method" "@authority" "@path" "@query" "content-digest");created=1618884473;expires=1618884773;nonce="c2l4dGVlbiBvZiBub25jZQ";keyid="sWwtG-rRJiY5dk_bDuTTd0WZM2vUk0BM2ksRNsWfIGI";alg="ed25519";tag="sportello"
    sportello=:BVQT1+HZkqPepPc7DzZLeyUTnsqusU7y59Uk+7CUUbvgg3y4TrGKZUh6bb+qHM0bOwiGCC/hQVADEPCDmQoPDA==:
    "#);
}

#[test]
fn what_is_signed_is_believed() {
    for (query, body) in [("", &b""[..]), ("x=1", b""), ("", b"{}"), ("x", b"{}")] {
        let parts = Parts {
            query,
            body,
            ..PARTS
        };
        let signed = signed(&parts);
        let claim = read(&signed).unwrap();
        assert_eq!(claim.keyid, rfc_key().thumbprint());
        assert_eq!(claim.created, UnixSeconds(1_618_884_473));
        assert_eq!(claim.expires, UnixSeconds(1_618_884_773));
        assert_eq!(claim.nonce, NONCE);
        assert_eq!(claim.verify(&parts, &rfc_key().public()), Ok(()));
        // Our own spelling of the parameters is the canonical one.
        assert_eq!(
            signed.signature_input,
            format!("sportello={}", claim.params)
        );
    }
}

#[test]
fn case_of_the_host_and_an_empty_path_do_not_matter() {
    let signed = signed(&Parts { path: "", ..PARTS });
    let other = Parts {
        path: "/",
        authority: "CENTRE.example:8443",
        ..PARTS
    };
    let claim = read(&signed).unwrap();
    assert_eq!(claim.verify(&other, &rfc_key().public()), Ok(()));
}

#[test]
fn a_signature_beside_a_proxys_own_is_found() {
    let mut signed = signed(&PARTS);
    signed.signature_input = format!(
        "proxy=(\"@method\");created=1;tag=\"edge\", {}",
        signed.signature_input
    );
    signed.signature = format!("proxy=:AAAA:, {}", signed.signature);
    let claim = read(&signed).unwrap();
    assert_eq!(claim.verify(&PARTS, &rfc_key().public()), Ok(()));
}

#[test]
fn another_key_is_refused() {
    let claim = read(&signed(&PARTS)).unwrap();
    let other = TerminalKey::generate().unwrap();
    assert_eq!(
        claim.verify(&PARTS, &other.public()),
        Err(SignatureError::WrongKey)
    );
}

fn check_refused(signature_input: &str, expected: &SignatureError) {
    let mut signed = signed(&PARTS);
    signed.signature_input = signature_input.to_owned();
    assert_eq!(read(&signed).as_ref(), Err(expected), "{signature_input}");
}

#[test]
fn a_claim_that_does_not_cover_enough_is_refused() {
    let good = signed(&PARTS).signature_input;
    for name in REQUIRED {
        let less = good.replacen(&format!("\"{name}\""), "", 1);
        check_refused(&less, &SignatureError::NotCovered(name));
    }
    for more in [
        "\"@scheme\"",
        "\"@path\";req",
        "\"@path\" \"@path\"",
        "\"content-digest\";sf",
        "token",
    ] {
        let more = good.replacen("\"@path\"", &format!("{more} \"@path\""), 1);
        check_refused(&more, &SignatureError::CoversUnknown);
    }
    check_refused("", &SignatureError::Missing);
    check_refused("a=(\"@method\")", &SignatureError::Missing);
    check_refused("a=1;tag=\"sportello\"", &SignatureError::Missing);
    check_refused("((", &SignatureError::Malformed(SIGNATURE_INPUT));
    check_refused(&"a".repeat(MAX_HEADER + 1), &SignatureError::TooLong);
    let twice = format!("{good}, {}", good.replacen("sportello=", "second=", 1));
    check_refused(&twice, &SignatureError::Several);
    for (parameter, bad) in [
        ("created", "created=1.5"),
        ("expires", "expires=1"),
        ("nonce", "nonce=\"AAAA\""),
        ("keyid", "keyid=\"test-key-ed25519\""),
        ("alg", "alg=\"hmac-sha256\""),
    ] {
        let start = good.find(&format!(";{parameter}=")).unwrap() + 1;
        let end = good[start..].find(';').unwrap() + start;
        check_refused(
            &format!("{}{bad}{}", &good[..start], &good[end..]),
            &SignatureError::Parameter(parameter),
        );
        check_refused(
            &format!("{}{}", &good[..start - 1], &good[end..]),
            &SignatureError::Parameter(parameter),
        );
    }
}

#[test]
fn a_body_that_is_not_covered_is_refused() {
    let signed = signed(&Parts { body: b"", ..PARTS });
    let claim = read(&signed).unwrap();
    assert_eq!(
        claim.verify(&PARTS, &rfc_key().public()),
        Err(SignatureError::NotCovered(CONTENT_DIGEST))
    );
    // Even when the header is there and right: nobody signed it.
    let claim = super::claim(
        Some(&content_digest(PARTS.body)),
        &signed.signature_input,
        &signed.signature,
    )
    .unwrap();
    assert_eq!(
        claim.verify(&PARTS, &rfc_key().public()),
        Err(SignatureError::NotCovered(CONTENT_DIGEST))
    );
}

#[test]
fn a_digest_that_was_taken_away_is_noticed() {
    let signed = signed(&PARTS);
    let claim = super::claim(None, &signed.signature_input, &signed.signature).unwrap();
    let empty = Parts { body: b"", ..PARTS };
    assert_eq!(
        claim.verify(&empty, &rfc_key().public()),
        Err(SignatureError::Digest)
    );
}

/// A key of small order makes one signature fit every message, were it not refused.
#[test]
fn a_weak_key_signs_nothing() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut forged = [0; 64];
    forged[0] = 1;
    assert!(!key::is_signed_by(&neutral, b"anything", &forged));
}

#[test]
fn a_component_cannot_pose_as_two() {
    let parts = Parts {
        path: "/a\n\"@query\": ?b",
        ..PARTS
    };
    let claim = read(&signed(&parts)).unwrap();
    assert_eq!(
        claim.verify(&parts, &rfc_key().public()),
        Err(SignatureError::Parts)
    );
}

#[test]
fn a_claim_is_timely_for_ten_minutes_at_most() {
    let timely = |valid_for_s, now| {
        let signed = sign(&rfc_key(), &PARTS, UnixSeconds(10_000), valid_for_s, NONCE);
        read(&signed).unwrap().is_timely(UnixSeconds(now))
    };
    for (valid_for_s, now, expected) in [
        (300, 10_000, true),
        (300, 10_300, true),
        (300, 10_301, false),
        (300, 9_400, true),
        (300, 9_399, false),
        (600, 10_600, true),
        (601, 10_000, false),
        (u32::MAX, 10_000, false),
        (300, i64::MIN, false),
        (300, i64::MAX, false),
    ] {
        assert_eq!(timely(valid_for_s, now), expected, "{valid_for_s} {now}");
    }
}

fn word() -> impl Strategy<Value = String> {
    "[!-~]{0,20}"
}

/// The same text with the letter at `place` (counted round) replaced by `letter`.
fn changed(text: &str, place: usize, letter: char) -> Option<String> {
    let place = place.checked_rem(text.len())?;
    let other: String = text
        .char_indices()
        .map(|(index, old)| if index == place { letter } else { old })
        .collect();
    (other != text).then_some(other)
}

proptest! {
    #[test]
    fn any_changed_byte_of_a_request_is_refused(
        method in "[A-Z]{1,8}",
        authority in "[a-z0-9.:-]{1,30}",
        path in "/[!-~]{0,30}",
        query in word(),
        body in proptest::collection::vec(any::<u8>(), 0..64),
        created in 0..4_000_000_000_i64,
        nonce in any::<[u8; 16]>(),
        place in any::<usize>(),
        letter in "[!-~]",
        bit in 0..8_u32,
    ) {
        let letter = letter.chars().next().unwrap();
        let parts = Parts {
            method: &method,
            authority: &authority,
            path: &path,
            query: &query,
            body: &body,
        };
        let public = rfc_key().public();
        let signed = sign(&rfc_key(), &parts, UnixSeconds(created), 300, nonce);
        let claim = read(&signed).unwrap();
        prop_assert_eq!(claim.verify(&parts, &public), Ok(()));

        let refused = |parts: &Parts<'_>| claim.verify(parts, &public).is_err();
        if let Some(method) = changed(&method, place, letter) {
            let other = Parts { method: &method, ..parts };
            prop_assert!(refused(&other));
        }
        if let Some(other) = changed(&authority, place, letter) {
            let same = other.eq_ignore_ascii_case(&authority);
            let other = Parts { authority: &other, ..parts };
            prop_assert_eq!(refused(&other), !same);
        }
        if let Some(path) = changed(&path, place, letter) {
            let other = Parts { path: &path, ..parts };
            prop_assert!(refused(&other));
        }
        if let Some(query) = changed(&query, place, letter) {
            let other = Parts { query: &query, ..parts };
            prop_assert!(refused(&other));
        }
        let longer = format!("{query}x");
        let other = Parts { query: &longer, ..parts };
        prop_assert!(refused(&other));
        let mut changed_body = body.clone();
        if changed_body.is_empty() {
            changed_body.push(1);
        } else {
            let place = place % changed_body.len();
            changed_body[place] ^= 1 << bit;
        }
        let other = Parts { body: &changed_body, ..parts };
        prop_assert!(refused(&other));

        let mut nonce = nonce;
        nonce[place % 16] ^= 1 << bit;
        let again = sign(&rfc_key(), &parts, UnixSeconds(created), 300, nonce);
        let later = sign(&rfc_key(), &parts, UnixSeconds(created + 1), 300, nonce);
        for other in [again, later] {
            let spliced = super::claim(
                signed.content_digest.as_deref(),
                &other.signature_input,
                &signed.signature,
            )
            .unwrap();
            prop_assert_eq!(spliced.verify(&parts, &public), Err(SignatureError::Wrong));
        }
    }

    #[test]
    fn any_changed_letter_of_a_header_is_refused(
        place in any::<usize>(),
        letter in "[ -~]",
        which in 0..3,
    ) {
        let letter = letter.chars().next().unwrap();
        let mut changed_signed = signed(&PARTS);
        let original = read(&changed_signed).unwrap();
        let header = match which {
            0 => changed_signed.content_digest.as_mut().unwrap(),
            1 => &mut changed_signed.signature_input,
            _ => &mut changed_signed.signature,
        };
        if let Some(other) = changed(header, place, letter) {
            *header = other;
            let claim = read(&changed_signed);
            // RFC 9651 lets the spare bits of Base64 be anything: the signature is the same.
            let same_bytes = which == 2
                && claim.as_ref().is_ok_and(|claim| claim.signature == original.signature);
            let verdict = claim.and_then(|claim| claim.verify(&PARTS, &rfc_key().public()));
            prop_assert_eq!(verdict.is_ok(), same_bytes, "{:?}", changed_signed);
        }
    }
}
