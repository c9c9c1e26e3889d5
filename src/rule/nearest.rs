//! What a misspelled word was meant to be.

/// The known word nearest to `word`, if at most a third of its letters differ.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let given: Vec<char> = word.chars().take(64).collect();
    let allowed = |candidate: &str| (given.len().max(candidate.len()) / 3).max(1);
    let distances = known.into_iter().map(|candidate| (edit_distance(&given, candidate), candidate));
    let near = distances.filter(|(distance, candidate)| *distance <= allowed(candidate));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

fn edit_distance(given: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=given.len()).collect();
    for (index, letter) in candidate.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, other) in given.iter().enumerate() {
            let substituted = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[given.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_is_near() {
        assert_eq!(nearest("alias", ["aliases", "note"]), Some("aliases"));
        assert_eq!(nearest("aliass", ["aliases", "note"]), Some("aliases"));
        assert_eq!(nearest("xyz", ["aliases", "note"]), None);
    }
}
