//! The lines an agency puts around a story: end mark, copyright, a note to editors.

use super::look::Look;
use super::shape::{self, contains_fold, find_fold, starts_with_fold, unquoted};
use super::signs::Phrase;
use super::words;
use crate::hangul;

/// `(END)`, `(끝)`, `<끝>`, `[끝]`, `-끝-`.
pub(super) fn is_end_mark(line: &str) -> bool {
    let inside = line.trim_matches(|letter: char| {
        matches!(letter, '(' | ')' | '<' | '>' | '[' | ']' | '-' | ' ' | '〈' | '〉' | '#')
    });
    let is_bracketed = inside.len() < line.len();
    matches!(line, "###" | "-30-") || (is_bracketed && (inside == "끝" || inside.eq_ignore_ascii_case("end")))
}

/// `(ATTN: UPDATES with more info in paras 3-5)`.
pub(super) fn is_editor_note(line: &str) -> bool {
    starts_with_fold(line, "(attn:") || starts_with_fold(line, "(eds:") || line.starts_with("(편집자주")
}

const SIGNS: [Phrase; 6] = Phrase::all(["ⓒ", "©", "(c)", "copyright", "저작권자", "저작권"]);
/// What every ban on copies in Korean or Japanese begins with.
const BANS: [Phrase; 2] = Phrase::all(["무단", "無断"]);
const RESERVED: [Phrase; 15] = Phrase::all([
    "무단",
    "재배포",
    "all rights reserved",
    "all right reserved",
    "rights reserved",
    "無断",
    "금지",
    "학습 및 활용",
    "no reproduction",
    "may not be published",
    "may not be reproduced",
    "reprint",
    "저작권법에",
    "저작권법의 보호",
    "전재",
]);

/// Where a notice begins behind other words on its line: `기사제보 haea@example.com copyrightⓒ 가나다. 무단전재 금지`.
pub(super) fn behind(line: &str) -> Option<usize> {
    let at = ["copyright", "ⓒ", "©"].into_iter().filter_map(|sign| find_fold(line, sign)).min()?;
    is_copyright(&Look::of(&line[at..])).then_some(at)
}

/// A notice of copyright that is a line of its own. A sentence about copyright reports something and ends in 다.
pub(super) fn is_copyright(look: &Look<'_>) -> bool {
    let (is_owned, forbids) = (look.has_any_fold(&SIGNS), look.has_any(&BANS));
    if !is_owned && !forbids {
        return false;
    }
    let (line, wide) = (look.text, look.width);
    if wide > 260 || look.is_told() || is_said(look) {
        return false;
    }
    // What is quoted is what somebody said: `법원 "무단 전재 금지 문구로 저작권 안 생겨"`.
    if line.contains(['"', '“']) {
        let bare = unquoted(line);
        if bare.len() < line.len() {
            let bare = bare.trim();
            // A page may set its whole notice in quotes; then it names its owner and forbids copies.
            return match bare {
                "" => is_full_notice(line.trim_matches(['"', '“', '”']).trim()),
                _ => is_copyright(&Look::of(bare)),
            };
        }
    }
    let begins_with_sign = {
        let bare = line.trim_start_matches(['<', '[', '(', '※', ' ', '■', '▶', '-', '*']);
        let is_year = |text: &str| text.trim_start().as_bytes().first().is_some_and(u8::is_ascii_digit);
        if starts_with_fold(bare, "copyright") {
            let rest = &bare["copyright".len()..];
            let begins =
                rest.is_empty() || rest.trim_start().starts_with(['ⓒ', '©', '(', ':', '-', '<', '>', ']', 'ⓡ']);
            let owner = rest.split_whitespace().next();
            begins
                || owner.is_some_and(words::is_picture_agency)
                || is_year(rest)
                || contains_fold(line, "rights reserved")
        } else if let Some(rest) = bare.strip_prefix("저작권자") {
            // With a particle the word is part of a sentence.
            !rest.starts_with(hangul::is_syllable)
        } else {
            ["ⓒ", "©", "c) "].into_iter().any(|sign| starts_with_fold(bare, sign))
        }
    };
    let is_reserved = || look.has_any_fold(&RESERVED);
    let is_report = line.trim_end_matches(['"', '”']).ends_with("다.") && !line.ends_with("니다.");
    if is_owned && !is_report && is_reserved() && (begins_with_sign || wide <= 160) {
        return true;
    }
    if forbids && line.contains("無断転載") {
        return true;
    }
    let is_bare_ban = forbids
        && wide <= 60
        && line.contains("무단")
        && (line.contains("재배포") || line.contains("전재") || line.contains("복제"))
        && (line.contains("금지") || line.contains("금합니다"));
    (is_bare_ban && !is_report && !line.ends_with('?'))
        || (begins_with_sign && wide <= 80 && !is_report && !line.contains("연합뉴스") && !credits_library(line))
}

/// `© Getty Images`: who sold the picture above.
fn credits_library(line: &str) -> bool {
    words::is_picture_library(line.trim_start_matches(['ⓒ', '©', ' ']))
}

/// `무단 전재 및 재배포 금지`: a ban that does not say of what.
pub(super) fn is_ban_alone(look: &Look<'_>) -> bool {
    shape::without_mark(look.text).starts_with("무단")
        && !look.has_any_fold(&SIGNS)
        && !look.text.contains(|letter: char| letter.is_ascii_digit())
}

/// `저작권자 ⓒ 가나다일보, 무단전재 및 재배포 금지`: who owns it, by sign, and the ban.
fn is_full_notice(text: &str) -> bool {
    let has_sign = ["ⓒ", "©", "(c)"].into_iter().any(|sign| contains_fold(text, sign));
    let forbids = text.contains("무단") && text.contains("금지") || contains_fold(text, "all rights reserved");
    has_sign && forbids && !text.ends_with("다.")
}

/// `The map is the copyright of the city. All rights reserved.`: a sentence that says who owns something. Below a story it
/// speaks of the story.
pub(super) fn is_said(look: &Look<'_>) -> bool {
    const COPYRIGHT: Phrase = Phrase::new("copyright");
    const VERBS: [&str; 8] = [" is ", " are ", " was ", " were ", " remain ", " remains ", " remained ", " stays "];
    let line = look.text;
    if !look.ends_sentence || !look.signs.may_hold(&COPYRIGHT) || !line.is_ascii() {
        return false;
    }
    let Some(at) = find_fold(line, COPYRIGHT.text) else { return false };
    let says = VERBS.into_iter().any(|verb| line[..at].contains(verb));
    says && contains_fold(&line[at..], "rights reserved")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_alone_names_nobody() {
        for (line, expected) in [
            ("■ 무단 복제 및 재배포 금지", true),
            ("무단전재 금지 ⓒ 가나다일보", false),
            ("무단전재 금지 2024", false),
            ("가나다일보 무단전재 금지", false),
        ] {
            assert_eq!(is_ban_alone(&Look::of(line)), expected, "{line}");
        }
    }

    #[test]
    fn who_speaks_of_copyright_gives_no_notice() {
        for line in [
            "저작권자는 누구인가.",
            "저작권자를 찾습니다",
            "\"무단전재 금지\"",
            "법원 \"무단 전재 금지 문구로 저작권 안 생겨\"",
            "Copyright, the mayor said, is no excuse.",
            "Copyright 1965 by the river board, the plate says.",
            "\"무단 전재 및 재배포 금지\"라고 적혀 있었다.",
        ] {
            assert!(!is_copyright(&Look::of(line)), "{line}");
        }
    }

    #[test]
    fn notices_in_all_their_forms() {
        for line in [
            "저작권자(c) 연합뉴스, 무단 전재-재배포, AI 학습 및 활용 금지",
            "<Copyright ⓒ 가나다일보. All rights reserved. 무단 전재 및 재배포 금지>",
            "<저작권자 ⓒ '사람들의 뉴스' 가나다, 무단전재 및 재배포 금지>",
            "[ⓒ 가나다스포츠, 무단전재 및 재배포 금지]",
            "무단전재 및 재배포 금지",
            "※ 저작권자 ⓒ 가나다뉴스. 무단 전재-재배포 금지",
            "[저작권자ⓒ 가나다 무단복제-재배포 금지]",
            "Copyright © '전문미디어' 가나다 (http://example.com)",
            "(C) Yonhap News Agency. All Rights Reserved",
            "Copyright 2024 EXAMPLE. All rights reserved.",
            "© 2025 Example Newspapers Limited.",
            "記事・写真の無断転載を禁じます。",
            "\"저작권자 ⓒ 가나다일보, 무단전재 및 재배포 금지\"",
        ] {
            assert!(is_copyright(&Look::of(line)), "{line}");
        }
    }

    #[test]
    fn sentences_about_copyright_are_none() {
        for line in [
            "무단 전재를 금지하는 저작권법 개정안이 12일 국회를 통과했다.",
            "Copyright law does not protect ideas",
            "저작권자에게 수익을 돌려주는 제도가 논의되고 있다.",
            "재배포 금지 조항",
            "© Getty Images",
            "저작권법 개정안 통과",
        ] {
            assert!(!is_copyright(&Look::of(line)), "{line}");
        }
    }

    #[test]
    fn a_notice_may_stand_behind_an_address() {
        let line = "기사제보 및 보도자료 haea@example.com copyrightⓒ 가나다. 무단전재 & 재배포 금지";
        assert_eq!(behind(line).map(|at| &line[at..]), Some("copyrightⓒ 가나다. 무단전재 & 재배포 금지"));
        assert_eq!(behind("제보 haea@example.com"), None);
    }

    #[test]
    fn end_marks_stand_in_brackets() {
        for line in ["(END)", "(끝)", "<끝>", "[끝]", "-끝-"] {
            assert!(is_end_mark(line), "{line}");
        }
        for line in ["끝", "END", "(끝나지 않은 전쟁)", "The end"] {
            assert!(!is_end_mark(line), "{line}");
        }
    }

    #[test]
    fn one_sign_of_a_notice_is_enough() {
        for line in [
            "Copyright",
            "Copyright ⓒ 가나다",
            "Copyright AP",
            "Copyright 2024 EXAMPLE",
            "Copyright Example News. All rights reserved",
            "Example Times (c) 2024. All rights reserved",
            "무단 복제 금지",
            "무단전재 금지",
            "무단 재배포 금지",
            "무단전재를 금합니다",
        ] {
            assert!(is_copyright(&Look::of(line)), "{line}");
        }
        for line in [
            "Copyright (C) is a bad sign, she said.",
            "The map is the copyright of the city. All rights reserved.",
            &format!("© 2025 Example. All rights reserved. {}", "강물 ".repeat(50)),
            "무단 전재",
            "복제 금지",
        ] {
            assert!(!is_copyright(&Look::of(line)), "{line}");
        }
    }
}
