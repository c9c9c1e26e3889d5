//! Our decoders beside those of others, over every pair of bytes.

use std::collections::BTreeMap;
use std::process::Command;

use romaja::decode::{Charset, decode};

/// What Python makes of every pair of bytes that is one character to it, between two bytes that say in which plane it is.
fn python(codec: &str, before: &str, after: &str, firsts: &str) -> BTreeMap<[u8; 2], char> {
    let program = format!(
        "for a in {firsts}:\n for b in range(256):\n  try: s = (b'{before}' + bytes([a, b]) + b'{after}').decode('{codec}')\n  except UnicodeDecodeError: continue\n  if len(s) == 1: print(a, b, ord(s))"
    );
    let output = Command::new("python3").args(["-c", &program]).output().expect("python3 is on the path");
    assert!(output.status.success(), "{}", output.stderr.escape_ascii());
    let rows = String::from_utf8(output.stdout).expect("numbers alone");
    let row = |row: &str| -> Option<([u8; 2], char)> {
        let numbers: Vec<u32> = row.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [first, second, letter] = numbers[..] else { return None };
        Some(([u8::try_from(first).ok()?, u8::try_from(second).ok()?], char::from_u32(letter)?))
    };
    rows.lines().filter_map(row).collect()
}

/// What we make of a pair.
fn ours(charset: Charset, before: &[u8], pair: [u8; 2], after: &[u8]) -> Option<char> {
    let bytes = [before, &pair, after].concat();
    let decoded = decode(&bytes, Some(charset));
    let mut letters = decoded.text.chars();
    letters.next().filter(|_| letters.next().is_none() && decoded.malformed.is_empty())
}

/// Pairs of which we and Python say different things.
fn differences(
    charset: Charset,
    before: &[u8],
    after: &[u8],
    theirs: &BTreeMap<[u8; 2], char>,
) -> Vec<([u8; 2], Option<char>, Option<char>)> {
    let pairs = (0x21..=0xFF).flat_map(|first| (0..=0xFF).map(move |second| [first, second]));
    pairs
        .filter(|pair| if before.is_empty() { pair[0] >= 0x80 } else { pair[0] < 0x7F })
        .map(|pair| (pair, ours(charset, before, pair, after), theirs.get(&pair).copied()))
        .filter(|(_, ours, theirs)| ours != theirs)
        .collect()
}

#[test]
fn johab_is_read_as_python_reads_it() {
    let theirs = python("johab", "", "", "range(0x80, 256)");
    assert!(theirs.len() > 17_000);
    assert_eq!(differences(Charset::JOHAB, b"", b"", &theirs), []);
}

#[test]
fn iso_2022_kr_is_read_as_python_reads_it() {
    let theirs = python("iso2022_kr", "\\x1b$)C\\x0e", "\\x0f", "range(0x21, 0x7F)");
    assert!(theirs.len() > 8_000);
    let ours = differences(Charset::ISO_2022_KR, b"\x1B$)C\x0E", b"\x0F", &theirs);
    assert_eq!(ours, []);
}

#[test]
fn cp949_is_read_as_python_reads_it() {
    let theirs = python("cp949", "", "", "range(0x80, 256)");
    assert!(theirs.len() > 17_000);
    assert_eq!(differences(Charset::CP949, b"", b"", &theirs), []);
}

#[test]
fn cp949_is_read_as_iconv_reads_it() {
    let pairs = (0x81..=0xFE).flat_map(|first| (0x41..=0xFE).map(move |second| [first, second]));
    let known: Vec<u8> = pairs
        .filter(|pair| ours(Charset::CP949, b"", *pair, b"").is_some())
        .flat_map(|[first, second]| [first, second, b'\n'])
        .collect();
    let file = std::env::temp_dir().join(format!("romaja-cp949-{}", std::process::id()));
    std::fs::write(&file, &known).expect("the temporary folder can be written");
    let output = Command::new("iconv").args(["-f", "CP949", "-t", "UTF-8"]).arg(&file).output();
    std::fs::remove_file(&file).expect("it was written");
    let output = output.expect("iconv is on the path");
    assert!(output.status.success(), "{}", output.stderr.escape_ascii());
    assert_eq!(decode(&known, Some(Charset::CP949)).text, String::from_utf8(output.stdout).expect("it writes UTF-8"));
}

/// Every character of a charset comes back from its bytes.
#[test]
fn what_is_encoded_is_decoded_to_the_same() {
    for charset in [Charset::CP949, Charset::JOHAB, Charset::ISO_2022_KR, Charset::UTF_16LE, Charset::UTF_16BE] {
        // At the beginning these two are byte order marks.
        for letter in ('\u{A0}'..='\u{FFFF}').filter(|letter| !matches!(letter, '\u{FEFF}' | '\u{FFFE}')) {
            let text = letter.to_string();
            if let Ok(bytes) = charset.encode(&text) {
                assert_eq!(decode(&bytes, Some(charset)).text, text, "{charset:?} {bytes:X?}");
            }
        }
    }
}
