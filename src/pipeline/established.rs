//! Which of a person's established spelling in Latin letters stands for the Hangul that a text has.
//!
//! A text may have the whole name or a part of it, and the table may have a translation for a name. Only what is said alike on
//! both sides is one spelling of it.

use crate::names::sound::{Model, PLAUSIBLE, consonants_agree, match_names};

/// The part of `stored`, a person's name in Latin letters, that `hangul` is, where `canonical` is the whole name in Hangul:
/// all of it of the whole name and of how else that is spelled (죠 바이든), the surname of what stands for it there (바이든). `None`
/// of other short forms, and where the letters are no transcription but a translation (King Sejong) or another name (Faker).
pub(super) fn spelling<'s>(hangul: &str, canonical: &str, stored: &'s str) -> Option<&'s str> {
    let (whole, part) = (words(canonical), words(hangul));
    let order = order(canonical, stored)?;
    if whole.concat() == part.concat() {
        return Some(stored);
    }
    if let ([one], [first, .., last]) = (&part[..], &whole[..]) {
        let surname = match order {
            Order::Alike => last,
            Order::Turned => first,
        };
        return if one == surname { tail(one, stored) } else { None };
    }
    let is_respelled = whole.len() == part.len()
        && whole.concat().chars().count() == part.concat().chars().count()
        && self::order(hangul, stored).is_some();
    is_respelled.then_some(stored)
}

/// How the words of a name stand in Hangul and in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Alike,
    /// The surname is in front in Hangul and behind in Latin letters (아베 신조, Shinzo Abe).
    Turned,
}

/// How the words stand, where one side is a transcription of the other.
fn order(hangul: &str, latin: &str) -> Option<Order> {
    /// Of 2724 persons in the table, names agree less where they are translated, are other names, or come from languages whose
    /// letters stand for other consonants than in English (Wałęsa).
    const TRANSCRIBED: f32 = 0.5;
    let joined = words(hangul).concat();
    if match_names(Model::shipped(), &joined, latin).is_some_and(|known| known.score >= PLAUSIBLE) {
        return Some(Order::Alike);
    }
    let alike = consonants_agree(hangul, latin).unwrap_or(0.0);
    // A name of one word is no foreigner's with a surname in front.
    let turned = hangul.split_once(' ').and_then(|(first, last)| consonants_agree(&format!("{last} {first}"), latin));
    let turned = turned.unwrap_or(0.0);
    (alike.max(turned) >= TRANSCRIBED).then_some(if turned > alike { Order::Turned } else { Order::Alike })
}

/// The last words of a name in Latin letters, as many as agree best with a surname: Biden, de Gaulle.
fn tail<'s>(surname: &str, latin: &'s str) -> Option<&'s str> {
    let tails = latin.match_indices(' ').map(|(at, _)| &latin[at + 1..]);
    let agreeing = tails.map(|tail| (consonants_agree(surname, tail).unwrap_or(0.0), tail));
    // Of those that agree as well, the last is the shortest.
    agreeing.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, tail)| tail)
}

fn words(name: &str) -> Vec<&str> {
    name.split(' ').filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::spelling;

    #[test]
    fn the_whole_name_has_the_whole_spelling() {
        for (hangul, canonical, stored) in [
            ("조 바이든", "조 바이든", "Joe Biden"),
            ("조바이든", "조 바이든", "Joe Biden"),
            ("죠 바이든", "조 바이든", "Joe Biden"),
            ("이승만", "이승만", "Syngman Rhee"),
            ("아베 신조", "아베 신조", "Shinzo Abe"),
            ("시진핑", "시진핑", "Xi Jinping"),
        ] {
            assert_eq!(spelling(hangul, canonical, stored), Some(stored), "{hangul}");
        }
    }

    #[test]
    fn a_surname_has_its_part() {
        for (hangul, canonical, stored, part) in [
            ("바이든", "조 바이든", "Joe Biden", "Biden"),
            ("드골", "샤를 드골", "Charles de Gaulle", "de Gaulle"),
            ("아베", "아베 신조", "Shinzo Abe", "Abe"),
        ] {
            assert_eq!(spelling(hangul, canonical, stored), Some(part), "{hangul}");
        }
    }

    #[test]
    fn other_short_forms_have_none() {
        assert_eq!(spelling("신조", "아베 신조", "Shinzo Abe"), None);
        assert_eq!(spelling("흥민", "손흥민", "Son Heung-min"), None);
        assert_eq!(spelling("습근평", "시진핑", "Xi Jinping"), None);
    }

    #[test]
    fn what_is_no_transcription_has_none() {
        for (hangul, stored) in [
            ("세종대왕", "King Sejong"),
            ("윌리엄 왕세자", "Prince William"),
            ("프란치스코 교황", "Pope Francis"),
            ("이휘소", "Benjamin W. Lee"),
            ("비", "Rain"),
        ] {
            assert_eq!(spelling(hangul, hangul, stored), None, "{hangul}");
        }
    }
}
