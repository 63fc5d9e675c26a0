// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A code over the page that a phone reads: the page's address, or the text chosen on it. It
//! is drawn in here because the shell may know neither.

use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};
use serde_json::Value;

use crate::inner::InnerReport;
use crate::wire::Trouble;

use super::Driver;

/// Longest text: beyond it the squares are too small for an old phone at arm's length.
const MAX_TEXT: usize = 600;
/// White squares around the code, as its standard asks (ISO/IEC 18004).
const QUIET: usize = 4;

/// Takes a code away; says whether there was one.
const CLEAR: &str = "(() => {
  const code = document.getElementById('sportello-code');
  code?.remove();
  return !!code;
})()";

/// The text chosen on the page, else its address without what leads to a place in it.
const WHAT: &str = "(() => {
  const chosen = String(getSelection()).trim();
  return chosen || location.href.split('#')[0];
})()";

impl Driver {
    /// Draws the code, or takes it away if it is there.
    pub(super) async fn toggle_code(&self) {
        if self.evaluate(CLEAR).await == Value::Bool(true) {
            return;
        }
        let what = self.evaluate(WHAT).await;
        match what.as_str().map(squares) {
            Some(Ok(code)) => self.start_script(show(&code)),
            Some(Err(_)) | None => {
                let kind = Trouble::NoCode;
                self.report(InnerReport::Trouble { kind }).await;
            }
        }
    }
}

/// A code: how many squares it is wide, and the dark ones as the path of a picture.
struct Squares {
    width: usize,
    path: String,
}

fn squares(text: &str) -> Result<Squares, QrError> {
    if text.is_empty() || text.len() > MAX_TEXT {
        return Err(QrError::DataTooLong);
    }
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let width = code.width();
    let path = code
        .to_colors()
        .chunks(width)
        .enumerate()
        .flat_map(|(row, line)| {
            line.iter()
                .enumerate()
                .filter(|(_, color)| **color == Color::Dark)
                .map(move |(column, _)| format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET))
                .collect::<Vec<_>>()
        })
        .collect();
    Ok(Squares {
        width: width + 2 * QUIET,
        path,
    })
}

/// A script that lays the code over the page until a key or a press takes it away, a minute at
/// most. It holds no text of the page, only squares.
fn show(code: &Squares) -> String {
    let (width, path) = (code.width, &code.path);
    format!(
        r"(() => {{
  const name = 'http://www.w3.org/2000/svg';
  const sheet = document.createElement('div');
  sheet.id = 'sportello-code';
  sheet.setAttribute('role', 'img');
  sheet.setAttribute('aria-label', 'QR');
  Object.assign(sheet.style, {{
    position: 'fixed', inset: '0', zIndex: 2147483647, background: 'rgba(0, 0, 0, 0.6)',
    display: 'flex', alignItems: 'center', justifyContent: 'center', cursor: 'pointer',
  }});
  const picture = document.createElementNS(name, 'svg');
  picture.setAttribute('viewBox', '0 0 {width} {width}');
  picture.setAttribute('shape-rendering', 'crispEdges');
  Object.assign(picture.style, {{
    width: 'min(80vmin, 480px)', height: 'min(80vmin, 480px)', background: '#ffffff',
  }});
  const squares = document.createElementNS(name, 'path');
  squares.setAttribute('d', '{path}');
  squares.setAttribute('fill', '#000000');
  picture.append(squares);
  sheet.append(picture);
  document.documentElement.append(sheet);
  const away = () => {{ sheet.remove(); removeEventListener('keydown', away, true); }};
  sheet.addEventListener('click', away);
  addEventListener('keydown', away, true);
  setTimeout(away, 60000);
}})()"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_white_edge_and_the_three_eyes() {
        let code = squares("https://www.inps.it/").unwrap();
        // Version 2: 25 squares, and the edge.
        assert_eq!(code.width, 33);
        for (column, row) in [(4, 4), (28, 4), (4, 28)] {
            assert!(code.path.contains(&format!("M{column} {row}h1")));
        }
        assert!(!code.path.contains("M3 ") && !code.path.contains(" 3h1"));
    }

    #[test]
    fn what_no_phone_could_read_is_refused() {
        assert!(squares("").is_err());
        assert!(squares(&"x".repeat(MAX_TEXT + 1)).is_err());
        assert!(squares(&"x".repeat(MAX_TEXT)).is_ok());
    }

    #[test]
    fn the_script_holds_squares_and_nothing_of_the_text() {
        let script = show(&squares("https://example.it/'+alert(1)+'").unwrap());
        assert!(!script.contains("alert") && !script.contains("example"));
    }
}
