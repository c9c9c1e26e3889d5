//! The same person in two language versions of a story: two names that sound alike beyond chance, each the other's best, in the
//! same office.

use super::super::sound::{CERTAIN, Model, PLAUSIBLE, pair_score};
use super::offices::agree;
use super::persons::Person;
use super::{Evidence, Observation, Sighting};

/// More than so many names in a version are no story that this could be told of.
const MOST: usize = 60;

/// Whether two articles can be versions of one story: their files differ in no more than the mark of a language, or they were
/// published on one day.
pub(super) fn are_versions(one: &Observation, other: &Observation) -> bool {
    stem(&one.name) == stem(&other.name) || (one.day.is_some() && one.day == other.day)
}

/// The name of a file without endings and the mark of its language: `summit.ko.txt`, `summit_en.txt`.
fn stem(name: &str) -> String {
    const MARKS: [&str; 6] = ["ko", "kr", "kor", "en", "eng", "english"];
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let parts = file.split(['.', '_', '-']).filter(|part| !MARKS.contains(part) && !["txt", "md"].contains(part));
    let parts: Vec<&str> = parts.collect();
    let folder =
        folder.rsplit_once('/').map_or(folder, |(above, last)| if MARKS.contains(&last) { above } else { folder });
    [folder, &parts.join(".")].join("/")
}

/// The Hangul names of one article that are Latin names of the other.
pub(super) fn joined(hangul: &Observation, latin: &Observation) -> Vec<Sighting> {
    let (hangul, latin) = (&hangul.hangul, &latin.latin);
    if hangul.is_empty() || latin.is_empty() || hangul.len() > MOST || latin.len() > MOST {
        return Vec::new();
    }
    let score = |one: &Person, other: &Person| pair_score(Model::shipped(), &one.name, &other.name).unwrap_or(f32::MIN);
    let scores: Vec<Vec<f32>> =
        hangul.iter().map(|one| latin.iter().map(|other| score(one, other)).collect()).collect();
    let mut found = Vec::new();
    for (row, one) in hangul.iter().enumerate() {
        let best = (0..latin.len()).max_by(|a, b| scores[row][*a].total_cmp(&scores[row][*b]));
        let Some(column) = best.filter(|column| scores[row][*column] >= PLAUSIBLE) else { continue };
        let is_its_best = (0..hangul.len()).all(|other| scores[other][column] <= scores[row][column]);
        let other = &latin[column];
        if is_its_best && (scores[row][column] >= CERTAIN || agree(&one.office, &other.office)) {
            found.push(Sighting {
                one: one.name.clone(),
                other: other.name.clone(),
                why: Evidence::Versions,
                sound: Some(scores[row][column]),
                at: other.at,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn files_that_differ_in_the_mark_of_a_language_are_versions() {
        for (one, other, are) in [
            ("a/summit.ko.txt", "a/summit.en.txt", true),
            ("a/ko/summit.txt", "a/en/summit.txt", true),
            ("summit_ko.md", "summit_en.txt", true),
            ("a/summit.txt", "b/summit.txt", false),
            ("a/one.ko.txt", "a/two.en.txt", false),
        ] {
            assert_eq!(stem(one) == stem(other), are, "{one} {other}");
        }
    }

    #[test]
    fn the_same_office_joins_two_names_that_sound_alike() {
        let korean = Observation::of("a.ko.txt", &Text::new("정지수 외교부 장관은 김철수 의원을 만났다."));
        let english = Observation::of("a.en.txt", &Text::new("Foreign Minister Jung Ji-soo met Rep. Park Cheol-su."));
        let found: Vec<_> = joined(&korean, &english).into_iter().map(|seen| (seen.one, seen.other)).collect();
        assert_eq!(found, [("정지수".to_owned(), "Jung Ji-soo".to_owned())]);
    }
}
