//! Which letters follow the first of a form, where that is of ASCII: one look at them turns away numbers, and the small words of a
//! text where the table has a few forms that begin with a small letter.

/// For each first character a bit for each class of what may follow.
#[derive(Clone, Copy)]
pub(super) struct Pairs<'i>(&'i [[u8; 8]]);

/// Letters of other scripts, behind 36 classes of a digit or letter each.
const OTHER: u8 = 36;

/// What ends every name.
const STOP: u8 = 37;

/// What may stand between letters, or must be looked at closer.
const SIGN: u8 = 38;

const CLASSES: [u8; 256] = {
    let mut classes = [SIGN; 256];
    let (mut byte, mut at) = (0, 0_u8);
    while byte < 256 {
        classes[byte] = match at {
            b'0'..=b'9' => at - b'0',
            b'a'..=b'z' => at - b'a' + 10,
            b'A'..=b'Z' => at - b'A' + 10,
            b' ' | b'-' | b'\'' | b',' | b'.' | b'&' => SIGN,
            // Behind 0xEA stand letters too that fold to some of ASCII.
            0xEB..=0xED => OTHER,
            0..=0x7F => STOP,
            _ => SIGN,
        };
        byte += 1;
        at = at.wrapping_add(1);
    }
    classes
};

impl<'i> Pairs<'i> {
    pub(super) const fn of(bytes: &'i [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    #[inline]
    fn classes(self, first: u8) -> u64 {
        self.0.get(usize::from(first)).map_or(0, |classes| u64::from_le_bytes(*classes))
    }

    /// Whether a form may begin with a character of ASCII at all.
    #[inline]
    pub(super) fn has(self, first: u8) -> bool {
        self.classes(first) != 0
    }

    /// Whether a form may begin so: `false` only where none does.
    #[inline]
    pub(super) fn may_begin(self, [first, second, third]: [u8; 3]) -> bool {
        let classes = self.classes(first);
        let class = CLASSES[usize::from(second)];
        let is_sign = class == SIGN;
        let next = if is_sign { CLASSES[usize::from(third)] } else { class };
        (classes >> next | u64::from(is_sign) & classes >> STOP) & 1 == 1
    }
}

/// The pairs of an index in the making.
pub(super) struct Building([u64; 128]);

impl Building {
    pub(super) const fn new() -> Self {
        Self([0; 128])
    }

    /// Adds a key, by its folded letters; those of a form that begins with a small letter are found with a small one too.
    pub(super) fn add(&mut self, letters: &str, is_small: bool) {
        let mut letters = letters.chars();
        let Some(first) = letters.next().filter(char::is_ascii_alphanumeric) else { return };
        let class = match letters.next() {
            Some(letter) => u8::try_from(letter).map_or(OTHER, |byte| CLASSES[usize::from(byte)]),
            // Whatever follows a key of one letter, which ends there.
            None => STOP,
        };
        let classes = if class == STOP { u64::MAX } else { 1 << class | 1 << SIGN };
        let mut put = |first: char| self.0[first as usize] |= classes;
        put(first.to_ascii_uppercase());
        if is_small {
            put(first);
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|classes| classes.to_le_bytes()).collect()
    }
}
