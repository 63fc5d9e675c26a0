// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! "Show me": a ring around the element a step speaks of. The only thing ever drawn over a
//! page; it takes no clicks and goes when the element is used or after a while.

use std::time::Duration;

/// How long a ring stays.
pub(super) const STAYS: Duration = Duration::from_secs(20);

/// Takes the ring away.
pub(super) const CLEAR: &str = "document.getElementById('sportello-ring')?.remove()";

/// A script that scrolls to the first visible element that one of `selectors` matches and
/// rings it. Its value is whether there was one.
pub(super) fn show(selectors: &[String]) -> String {
    let selectors = serde_json::json!(selectors);
    let draw = draw();
    format!(
        r"(() => {{
  {CLEAR};
  let found = null;
  for (const selector of {selectors}) {{
    let matching = [];
    try {{ matching = [...document.querySelectorAll(selector)]; }} catch {{ continue; }}
    found = matching.find(e => e.getClientRects().length > 0);
    if (found) break;
  }}
  if (!found) return false;
  {draw}
  return true;
}})()"
    )
}

/// A function that rings the element it is called on.
pub(super) fn around_this() -> String {
    let draw = draw();
    format!(
        r"function () {{
  {CLEAR};
  const found = this.nodeType === 1 ? this : this.parentElement;
  if (!found) return;
  {draw}
}}"
    )
}

/// Scrolls to `found` and draws the ring around it.
fn draw() -> String {
    let stays = STAYS.as_millis();
    format!(
        r"found.scrollIntoView({{ block: 'center', inline: 'nearest' }});
  const ring = document.createElement('div');
  ring.id = 'sportello-ring';
  ring.setAttribute('aria-hidden', 'true');
  Object.assign(ring.style, {{
    position: 'fixed', pointerEvents: 'none', zIndex: 2147483647, boxSizing: 'border-box',
    border: '5px solid #0066cc', borderRadius: '10px', outline: '4px solid #ffffff',
    background: 'transparent', margin: '0', padding: '0',
  }});
  document.documentElement.append(ring);
  const until = performance.now() + {stays};
  const follow = now => {{
    if (!ring.isConnected) return;
    if (!found.isConnected || now > until) {{ ring.remove(); return; }}
    const box = found.getBoundingClientRect();
    const left = Math.max(4, box.left - 10), top = Math.max(4, box.top - 10);
    const right = Math.min(innerWidth - 4, box.right + 10);
    const bottom = Math.min(innerHeight - 4, box.bottom + 10);
    ring.style.left = left + 'px';
    ring.style.top = top + 'px';
    ring.style.width = (right - left) + 'px';
    ring.style.height = (bottom - top) + 'px';
    requestAnimationFrame(follow);
  }};
  follow(performance.now());
  found.addEventListener('click', () => ring.remove(), {{ once: true }});"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_cannot_break_out_of_its_string() {
        let script = show(&["a']; alert(1); //\"".into()]);
        assert!(script.contains(r#"["a']; alert(1); //\""]"#));
    }
}
