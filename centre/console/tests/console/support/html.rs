// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a page is well formed: tags nest, ids are unique, references lead somewhere,
//! nothing inline that the policy would forbid.

use std::collections::BTreeSet;

const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];

struct Tag<'a> {
    name: &'a str,
    closes: bool,
    closed: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

pub fn check(page: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut wanted = BTreeSet::new();
    for piece in pieces(page)? {
        let Piece::Tag(tag) = piece else { continue };
        for (name, value) in &tag.attributes {
            if *name == "style" || name.starts_with("on") {
                return Err(format!("inline {name} in <{}>", tag.name));
            }
            match *name {
                "id" if !ids.insert(value.to_string()) => {
                    return Err(format!("the id {value} stands there twice"));
                }
                "for" => {
                    wanted.insert(value.to_string());
                }
                "aria-describedby" | "aria-labelledby" => {
                    wanted.extend(value.split_whitespace().map(str::to_owned));
                }
                _ => {}
            }
        }
        if tag.name == "style" || (tag.name == "script" && !tag.closes && !has(&tag, "src")) {
            return Err(format!("inline <{}>", tag.name));
        }
        if tag.closes {
            let last = open.pop();
            if last != Some(tag.name) {
                return Err(format!("</{}> where {last:?} is open", tag.name));
            }
        } else if !tag.closed && !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    if !open.is_empty() {
        return Err(format!("never closed: {open:?}"));
    }
    if page.contains('⟦') {
        let at = page.find('⟦').unwrap_or(0);
        return Err(format!(
            "a word is missing: {}",
            page[at..].lines().next().unwrap_or("")
        ));
    }
    match wanted.difference(&ids).next() {
        Some(lost) => Err(format!("nothing has the id {lost}")),
        None => Ok(()),
    }
}

/// One tag or text per line, attributes that change from run to run left out.
pub fn lines(part: &str) -> String {
    let mut text = String::new();
    for piece in pieces(part).unwrap() {
        match piece {
            Piece::Text(words) => {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    text.push_str(&words);
                    text.push('\n');
                }
            }
            Piece::Tag(tag) if tag.closes => {}
            Piece::Tag(tag) => {
                text.push('<');
                text.push_str(tag.name);
                for (name, value) in tag.attributes {
                    let value = if value.len() == 64 { "…" } else { value };
                    text.push_str(&format!(" {name}={value:?}"));
                }
                text.push_str(">\n");
            }
        }
    }
    text
}

fn has(tag: &Tag<'_>, name: &str) -> bool {
    tag.attributes.iter().any(|(found, _)| *found == name)
}

enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
}

fn pieces(page: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        rest = &rest[start + 1..];
        let end = tag_end(rest).ok_or("a tag without an end")?;
        let inside = &rest[..end];
        rest = &rest[end + 1..];
        if inside.starts_with('!') {
            continue;
        }
        pieces.push(Piece::Tag(tag(inside)?));
    }
    pieces.push(Piece::Text(rest));
    Ok(pieces)
}

fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices()
        .find(|(_, letter)| {
            if *letter == '"' {
                quoted = !quoted;
            }
            *letter == '>' && !quoted
        })
        .map(|(index, _)| index)
}

fn tag(inside: &str) -> Result<Tag<'_>, String> {
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let (closed, inside) = match inside.strip_suffix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let name = &inside[..end];
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(format!("<{name}> is no tag: something was not escaped"));
    }
    let mut attributes = Vec::new();
    let mut rest = inside[end..].trim_start();
    while !rest.is_empty() {
        let stop = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let name = &rest[..stop];
        rest = &rest[stop..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix("=\"") {
            let end = after.find('"').ok_or("a value without an end")?;
            value = &after[..end];
            rest = &after[end + 1..];
        } else if rest.starts_with('=') {
            return Err(format!("{name} has no quotes"));
        }
        if !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-:_".contains(c))
        {
            return Err(format!("{name} is no attribute: something was not escaped"));
        }
        attributes.push((name, value));
        rest = rest.trim_start();
    }
    Ok(Tag {
        name,
        closes,
        closed,
        attributes,
    })
}

#[test]
fn what_is_broken_is_found() {
    for broken in [
        "<p><b></p></b>",
        "<p>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<label for=\"b\"></label>",
        "<script>x</script>",
        "<p onclick=\"x\"></p>",
        "<p style=\"x\"></p>",
        "<a b\"c=\"d\"></a>",
    ] {
        assert!(check(broken).is_err(), "{broken}");
    }
    assert_eq!(
        check("<p id=\"a\">b<br><i/></p><label for=\"a\"></label>"),
        Ok(())
    );
}
