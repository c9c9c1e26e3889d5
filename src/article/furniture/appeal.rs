//! What a line asks of its reader: to write, to read on, to consent. Sentences that report, and advice, ask nothing of the kind.

use crate::article::look::Look;
use crate::article::shape;
use crate::article::signs::Phrase;

/// Whether a line behind a mark asks the reader for something: by the address or number to turn to, or by a request.
pub(super) fn appeals(bare: &str) -> bool {
    const REQUESTS: [&str; 8] =
        ["세요", "십시오", "바랍니다", "받습니다", "기다립니다", "부탁드립니다", "채널 추가", "바로가기"];
    let end = bare.trim_end_matches(['.', '!', ' ']);
    names_contact(bare) || REQUESTS.into_iter().any(|request| end.ends_with(request))
}

/// No number of a telephone has fewer digits.
const LEAST_TELEPHONE: usize = 7;

/// Whether an address or a number is there.
pub(super) fn names_contact(text: &str) -> bool {
    let is_telephone = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits >= LEAST_TELEPHONE && !word.contains([',', '.', '/', ':'])
    };
    text.contains('@')
        || ["http", "www."].into_iter().any(|begin| text.contains(begin))
        || text.split(' ').any(is_telephone)
}

/// Whether what stands behind a colon is the rest of a sentence, with its small letter and its stop.
pub(super) fn goes_on(behind: &str) -> bool {
    let rest = behind.trim_start();
    rest.starts_with(|letter: char| letter.is_ascii_lowercase())
        && rest.trim_end_matches(['"', '”']).ends_with('.')
        && !rest.ends_with("..")
}

/// A sentence of a report, `… 밝혔다.`: buttons ask and offer, they do not report.
pub(super) fn is_statement(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '\'', '’']);
    end.ends_with("다.") && !["습니다.", "입니다.", "됩니다.", "니다."].into_iter().any(|polite| end.ends_with(polite))
}

/// `Follow the river for two miles.`: a sentence that asks the reader to do something and offers nothing of the page.
pub(super) fn is_advice(text: &str) -> bool {
    const OFFERS: [&str; 22] = [
        " us ",
        " us.",
        "our ",
        "your",
        "newsletter",
        "subscri",
        "email",
        "e-mail",
        "app ",
        "app.",
        "podcast",
        "alert",
        "account",
        "whatsapp",
        "twitter",
        "facebook",
        "instagram",
        "youtube",
        "telegram",
        "signing up",
        "news",
        "stories",
    ];
    shape::is_latin(text)
        && shape::ends_sentence(text)
        && !OFFERS.into_iter().any(|word| shape::contains_fold(text, word))
}

/// A box that asks for consent or offers letters: it names the rules of the page, or its newsletter, and what the reader is
/// to do.
pub(in crate::article) fn asks_consent(look: &Look<'_>) -> bool {
    const RULES: [Phrase; 6] = Phrase::all([
        "privacy policy",
        "privacy notice",
        "terms of use",
        "terms of service",
        "terms and conditions",
        "newsletter",
    ]);
    const ASKS: [Phrase; 8] = Phrase::all([
        "agree",
        "consent",
        "sign up",
        "signing up",
        "our emails",
        "unsubscribe",
        "subscribe",
        "your inbox",
    ]);
    // Every rule has one of these, and hardly any other line does.
    const MAY: [Phrase; 3] = Phrase::all(["rivacy", "erms ", "ewsletter"]);
    look.text.len() <= 640
        && look.has_any(&MAY)
        && look.has_any_fold(&RULES)
        && look.has_any_fold(&ASKS)
        && !look.is_told()
}
