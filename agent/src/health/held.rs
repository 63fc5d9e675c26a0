// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that are dear to get and hold for a while. Time is counted in samples (minutes), so no
//! clock that is set can make a question due for ever or never.

/// One question's last answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held<T> {
    /// Minutes between two questions.
    every: u64,
    answer: Option<(u64, T)>,
    due_at: u64,
}

impl<T: Copy> Held<T> {
    /// First due at minute `first`.
    #[must_use]
    pub(super) const fn new(every: u64, first: u64) -> Self {
        Self {
            every,
            answer: None,
            due_at: first,
        }
    }

    #[must_use]
    pub(super) const fn is_due(&self, minute: u64) -> bool {
        minute >= self.due_at
    }

    /// What came of asking; `jitter` minutes are added to the pause. Without an answer the last
    /// one goes on holding until it is too old.
    pub(super) fn asked(&mut self, minute: u64, answer: Option<T>, jitter: u64) {
        self.due_at = minute.saturating_add(self.every).saturating_add(jitter);
        if let Some(answer) = answer {
            self.answer = Some((minute, answer));
        }
    }

    /// The last answer, unless three questions in a row got none.
    #[must_use]
    pub(super) fn get(&self, minute: u64) -> Option<T> {
        self.answer
            .filter(|(at, _)| minute.saturating_sub(*at) <= self.every.saturating_mul(3))
            .map(|(_, answer)| answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_until_three_questions_got_none() {
        let mut held = Held::new(15, 2);
        assert!(!held.is_due(1) && held.is_due(2));
        held.asked(2, Some(7), 3);
        assert!(!held.is_due(19) && held.is_due(20));
        held.asked(20, None, 0);
        held.asked(35, None, 0);
        assert_eq!(held.get(47), Some(7));
        assert_eq!(held.get(48), None);
    }
}
