//! A text as a JSON string.
//!
//! Half of what a record costs that is only cleaned was to look at its letters one by one for those that are escaped. Of a text
//! hardly any are, so blocks without one are copied as they are.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// The text as a JSON string, as `serde_json` writes it: what must be escaped is, and nothing else.
pub(super) fn quoted(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut quoted = String::with_capacity(text.len() + text.len() / 16 + 2);
    quoted.push('"');
    let (mut copied, mut at) = (0, 0);
    while let Some(escaped) = next_escaped(bytes, at) {
        quoted.push_str(&text[copied..escaped]);
        push_escape(bytes[escaped], &mut quoted);
        at = escaped + 1;
        copied = at;
    }
    quoted.push_str(&text[copied..]);
    quoted.push('"');
    quoted
}

/// The first byte from `at` on that is escaped. It is a character of ASCII.
fn next_escaped(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let (blocks, tail) = rest.as_chunks::<BLOCK>();
    let clean =
        blocks.iter().take_while(|block| !block.iter().fold(false, |any, byte| any | is_escaped(*byte))).count();
    let from = clean * BLOCK;
    let block = blocks.get(clean).map_or(tail, |block| block);
    block.iter().position(|byte| is_escaped(*byte)).map(|place| at + from + place)
}

/// The quotation mark, the backslash and what is no letter. No branch, so that the compiler asks it of many bytes at once.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
const fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

fn push_escape(byte: u8, quoted: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\n' => "\\n",
        b'\t' => "\\t",
        b'\r' => "\\r",
        0x08 => "\\b",
        0x0C => "\\f",
        _ => {
            quoted.push_str("\\u00");
            quoted.extend([byte >> 4, byte & 0xF].map(|digit| char::from(DIGITS[usize::from(digit)])));
            return;
        }
    };
    quoted.push_str(short);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_character_of_ascii_is_written_as_serde_json_writes_it() {
        for letter in '\0'..='\x7F' {
            for text in [letter.to_string(), format!("가나다라마바사아자차카타파하{letter}가{letter}")] {
                assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap(), "{letter:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_serde_json_writes_it(text in "(?s)(.|[\"\\\\\n가a ]){0,90}") {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
