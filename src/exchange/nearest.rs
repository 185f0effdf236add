//! Which of the known words somebody may have meant.

/// Returns the known word that is most like another; none if none is known.
pub(super) fn nearest<'k>(known: impl Iterator<Item = &'k str>, word: &str) -> Option<&'k str> {
    known.min_by_key(|known| distance(known, word))
}

/// Returns how many letters must be added, removed or replaced to turn one code into the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (above, a) in a.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (place, b) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[b.len()]
}
