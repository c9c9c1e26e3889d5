//! Where addresses are in text: what looks like an entity or an escape has a meaning of its own in them.

/// Whether a place is behind the beginning of an address; places are asked for in their order, so that no byte is looked at twice.
#[derive(Default)]
pub(super) struct Address {
    /// Where the word begins that was looked at last, how far, and whether it is an address.
    word: usize,
    seen: usize,
    is_one: bool,
}

impl Address {
    pub(super) fn holds(&mut self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let is_end = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'"' | b'<' | b'(');
        if let Some(end) = bytes[self.seen..at].iter().rposition(is_end) {
            self.word = self.seen + end + 1;
            self.seen = self.word;
            self.is_one = false;
        }
        // A sign of three bytes may have begun before.
        let from = self.seen.saturating_sub(2).max(self.word);
        self.is_one |=
            bytes[self.word..at].starts_with(b"www.") || memchr::memmem::find(&bytes[from..at], b"://").is_some();
        self.seen = at;
        self.is_one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_its_word() {
        let text = "a https://a.example/?b www.a.example/? b (http://a)";
        let mut address = Address::default();
        let holds: Vec<bool> = [1, 5, 10, 15, 22, 25, 37, 40, 44, 51].map(|at| address.holds(text, at)).to_vec();
        assert_eq!(holds, [false, false, true, true, true, false, true, false, false, true]);
    }
}
