//! A process killed at any moment loses nothing it has confirmed, and leaves nothing half done.

use super::store::{clock, edit, noted, open, place, small_round, unit};
use penilai::assessment::{Change, Edit};
use penilai::store::{Scope, Store};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const KILLS: usize = 200;
const FILE: &str = "PENILAI_TEST_KILL_FILE";
const NEXT: &str = "PENILAI_TEST_KILL_NEXT";
/// Rows of history a round has before the first batch.
const BEFORE: usize = 3;

/// The edits of a batch, numbered from 1: one, two or three answers that say the batch's number.
fn batch(number: usize) -> Vec<Edit> {
    let put = |item: usize| Change::PutAnswer(place(1, &format!("i{item}")), noted(&number.to_string()));
    (0..1 + number % 3).map(|item| edit((1_000 + 10 * number + item) as u128, put(item))).collect()
}

/// What an answer says after some batches.
fn expected(batches: usize, item: usize) -> Option<usize> {
    (1..=batches).rev().find(|number| number % 3 >= item)
}

/// Works until it is killed: hands over a few batches at a time and prints each that is confirmed.
#[test]
fn child() {
    let (Ok(path), Ok(next)) = (std::env::var(FILE), std::env::var(NEXT)) else { return };
    let (store, _) = Store::open(Path::new(&path), clock, Arc::new(|| {})).unwrap();
    let mut next: usize = next.parse().unwrap();
    let mut out = std::io::stdout().lock();
    loop {
        let tickets: Vec<_> = (next..=next + next % 4).map(|number| (number, store.apply(batch(number)))).collect();
        for (number, ticket) in tickets {
            store.wait(ticket).unwrap();
            writeln!(out, "\nsaved {number}").unwrap();
            out.flush().unwrap();
            next = number + 1;
        }
    }
}

/// Runs a child for a while, kills it, and returns the last batch it confirmed.
fn confirmed(path: &Path, next: usize, moment: Duration) -> Option<usize> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "store_kill::child", "--nocapture"]).env(FILE, path).env(NEXT, next.to_string());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
    std::thread::sleep(moment);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "the child ended by itself");
    let mut said = String::new();
    child.stdout.unwrap().read_to_string(&mut said).unwrap();
    // The last line may be cut.
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().rev().find_map(|line| line.strip_prefix("saved ")?.parse().ok())
}

/// Opens the file again, checks that it holds whole batches and nothing else, and returns how many.
fn survived(path: &Path) -> usize {
    let (store, _) = open(path).unwrap();
    let history = store.history(Scope::Round).unwrap();
    let mut left = history.iter().skip(BEFORE);
    let mut batches = 0;
    while left.len() > 0 {
        batches += 1;
        for edit in batch(batches) {
            let row = left.next().unwrap_or_else(|| panic!("batch {batches} is half there"));
            assert_eq!((&row.change, &row.stamp), (&edit.change, &edit.stamp));
        }
    }
    let sheet = store.load(unit(1).id).unwrap();
    for item in 0..3 {
        let note = sheet.answer(&format!("i{item}"), None).map(|answer| answer.note.clone());
        assert_eq!(note, expected(batches, item).map(|number| number.to_string()), "history and answers agree");
    }
    batches
}

#[test]
fn killing_the_process_loses_nothing_confirmed_and_leaves_nothing_half_done() {
    let (_folder, path) = small_round();
    let (mut there, mut acknowledged, mut seed) = (0, 0, 7_u64);
    for kill in 0..KILLS {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_millis(3 + (seed >> 33) % 58);
        let confirmed = confirmed(&path, there + 1, moment);
        let survived = survived(&path);
        assert!(survived >= confirmed.unwrap_or(there), "kill {kill}: {confirmed:?} confirmed, {survived} there");
        acknowledged += confirmed.map_or(0, |confirmed| confirmed - there);
        there = survived;
    }
    println!("{KILLS} kills, {acknowledged} batches confirmed, {there} there");
    assert!(acknowledged > KILLS / 2, "the kills came before anything could be confirmed");
}
