// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! As much IPP (RFC 8010) as "which printers are there, and are they ready" needs.

/// CUPS's own operation that lists all printers.
const CUPS_GET_PRINTERS: u16 = 0x4002;
/// CUPS's answer when there is none.
const NOT_FOUND: u16 = 0x0406;

const OPERATION_ATTRIBUTES: u8 = 0x01;
const END: u8 = 0x03;
const PRINTER_ATTRIBUTES: u8 = 0x04;
/// Tags below begin a group, the others a value.
const FIRST_VALUE: u8 = 0x10;
const BOOLEAN: u8 = 0x22;
const ENUM: u8 = 0x23;
const KEYWORD: u8 = 0x44;
const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;

const STATE: &str = "printer-state";
const ACCEPTING: &str = "printer-is-accepting-jobs";
const REASONS: &str = "printer-state-reasons";

/// Printers read at most.
const MOST: usize = 1024;

/// What one printer says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Printer {
    state: Option<i32>,
    accepting: Option<bool>,
    /// A reason why nothing comes out of it.
    hindered: bool,
}

impl Printer {
    /// Idle or printing, taking jobs, with paper and toner.
    pub(super) fn is_ready(&self) -> bool {
        /// RFC 8011 5.4.11: 3 idle, 4 processing, 5 stopped.
        const RUNNING: [i32; 2] = [3, 4];
        self.state.is_some_and(|state| RUNNING.contains(&state))
            && self.accepting != Some(false)
            && !self.hindered
    }

    fn set(&mut self, name: &[u8], tag: u8, value: &[u8]) {
        if name == STATE.as_bytes() && tag == ENUM {
            self.state = value.try_into().ok().map(i32::from_be_bytes);
        } else if name == ACCEPTING.as_bytes() && tag == BOOLEAN {
            self.accepting = value.first().map(|byte| *byte != 0);
        } else if name == REASONS.as_bytes() && tag == KEYWORD {
            self.hindered |= is_hindrance(value);
        }
    }
}

/// RFC 8011 5.4.12: a reason's suffix says how bad it is. Without one, those that stop printing
/// until somebody comes.
fn is_hindrance(reason: &[u8]) -> bool {
    const BARE: [&[u8]; 10] = [
        b"media-empty",
        b"media-jam",
        b"media-needed",
        b"toner-empty",
        b"marker-supply-empty",
        b"cover-open",
        b"door-open",
        b"offline",
        b"paused",
        b"shutdown",
    ];
    reason.ends_with(b"-error") || BARE.contains(&reason)
}

/// The request.
pub(super) fn get_printers() -> Vec<u8> {
    let mut request = Vec::with_capacity(192);
    request.extend_from_slice(&[2, 0]);
    request.extend_from_slice(&CUPS_GET_PRINTERS.to_be_bytes());
    request.extend_from_slice(&1_u32.to_be_bytes());
    request.push(OPERATION_ATTRIBUTES);
    put(&mut request, CHARSET, "attributes-charset", "utf-8");
    put(&mut request, LANGUAGE, "attributes-natural-language", "en");
    put(&mut request, KEYWORD, "requested-attributes", STATE);
    // A value without a name is one more of the attribute before.
    put(&mut request, KEYWORD, "", ACCEPTING);
    put(&mut request, KEYWORD, "", REASONS);
    request.push(END);
    request
}

fn put(request: &mut Vec<u8>, tag: u8, name: &str, value: &str) {
    request.push(tag);
    for text in [name, value] {
        // Every text here is a short constant.
        let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
        request.extend_from_slice(&length.to_be_bytes());
        request.extend_from_slice(text.as_bytes());
    }
}

/// The printers of an answer; `None` when it is no answer or a refusal.
pub(super) fn parse(answer: &[u8]) -> Option<Vec<Printer>> {
    let mut rest = answer;
    let [_major, _minor, status @ ..] = take::<4>(&mut rest)?;
    let status = u16::from_be_bytes(status);
    let _request = take::<4>(&mut rest)?;
    if status == NOT_FOUND {
        return Some(Vec::new());
    }
    if status >= 0x0100 {
        return None;
    }
    let mut printers: Vec<Printer> = Vec::new();
    let mut in_printer = false;
    let mut name: &[u8] = &[];
    loop {
        let [tag] = take::<1>(&mut rest)?;
        match tag {
            END => return Some(printers),
            tag if tag < FIRST_VALUE => {
                in_printer = tag == PRINTER_ATTRIBUTES;
                name = &[];
                if in_printer {
                    if printers.len() == MOST {
                        return Some(printers);
                    }
                    printers.push(Printer::default());
                }
            }
            tag => {
                let given = text(&mut rest)?;
                let value = text(&mut rest)?;
                if !given.is_empty() {
                    name = given;
                }
                if in_printer && let Some(printer) = printers.last_mut() {
                    printer.set(name, tag, value);
                }
            }
        }
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

/// Two bytes of length, then so many bytes.
fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::from(u16::from_be_bytes(take::<2>(rest)?));
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An answer with one group for each printer: state, accepting, reasons.
    fn answer(printers: &[(i32, bool, &[&str])]) -> Vec<u8> {
        let mut bytes = vec![2, 0, 0, 0, 0, 0, 0, 1, OPERATION_ATTRIBUTES];
        put(&mut bytes, CHARSET, "attributes-charset", "utf-8");
        for (state, accepting, reasons) in printers {
            bytes.push(PRINTER_ATTRIBUTES);
            let mut raw = |tag: u8, name: &str, value: &[u8]| {
                bytes.push(tag);
                for part in [name.as_bytes(), value] {
                    bytes.extend_from_slice(&u16::try_from(part.len()).unwrap().to_be_bytes());
                    bytes.extend_from_slice(part);
                }
            };
            raw(ENUM, STATE, &state.to_be_bytes());
            raw(BOOLEAN, ACCEPTING, &[u8::from(*accepting)]);
            for (at, reason) in reasons.iter().enumerate() {
                raw(
                    KEYWORD,
                    if at == 0 { REASONS } else { "" },
                    reason.as_bytes(),
                );
            }
        }
        bytes.push(END);
        bytes
    }

    fn check(printer: (i32, bool, &[&str]), ready: bool) {
        let found = parse(&answer(&[printer])).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].is_ready(), ready, "{printer:?}");
    }

    #[test]
    fn a_printer_is_ready_when_it_runs_takes_jobs_and_lacks_nothing() {
        check((3, true, &["none"]), true);
        check((4, true, &["toner-low-warning"]), true);
        check((5, true, &["none"]), false);
        check((3, false, &["none"]), false);
        check((3, true, &["none", "media-empty-error"]), false);
        check((3, true, &["media-jam"]), false);
        check((77, true, &[]), false);
    }

    #[test]
    fn no_printer_is_an_answer_and_a_refusal_is_none() {
        assert_eq!(
            parse(&[2, 0, 0x04, 0x06, 0, 0, 0, 1, END]),
            Some(Vec::new())
        );
        assert_eq!(parse(&[2, 0, 0x04, 0x01, 0, 0, 0, 1, END]), None);
        assert_eq!(parse(&answer(&[])), Some(Vec::new()));
    }

    #[test]
    fn an_answer_cut_short_anywhere_is_none() {
        let whole = answer(&[(3, true, &["none"]), (5, false, &["offline"])]);
        assert_eq!(parse(&whole).unwrap().len(), 2);
        for end in 0..whole.len() {
            assert_eq!(parse(&whole[..end]), None, "{end}");
        }
    }

    proptest! {
        #[test]
        fn garbage_is_survived(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            if let Some(printers) = parse(&bytes) {
                prop_assert!(printers.len() <= MOST);
            }
        }

        #[test]
        fn an_answer_with_a_changed_byte_is_survived(
            at in 0_usize..400, byte in any::<u8>()
        ) {
            let mut bytes = answer(&[(3, true, &["none"]), (5, false, &["offline", "paused"])]);
            let length = bytes.len();
            bytes[at % length] = byte;
            let _survived = parse(&bytes);
        }
    }
}
