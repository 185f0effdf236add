//! When the disk cannot take more, edits wait, the rest goes on, and nothing confirmed is lost.
//!
//! A small disk needs a namespace of its own, so each case runs in a child process. Where the system allows no such disk, a
//! limit on the size of files stands in for it.

#![cfg(target_os = "linux")]

use super::store::{edit, info, instrument, noted, open, place, stamp, unit};
use super::store::{entity, names};
use penilai::assessment::Change;
use penilai::store::{Error, Failure, Scope, Store, Ticket};
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "PENILAI_TEST_FULL_FOLDER";
const TMPFS: &str = "mount -t tmpfs -o size=4m tmpfs \"$PENILAI_TEST_FULL_FOLDER\" && exec \"$0\" \"$@\"";
const LIMIT: &str = "trap '' XFSZ; ulimit -S -f 800; exec \"$0\" \"$@\"";

/// Runs a case in a child process behind some shell commands; returns whether they worked.
fn run(wrapper: &[&str], case: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(wrapper[0]);
    command.args(&wrapper[1..]).arg(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("store_full::{case}"), "--nocapture"]).env(FOLDER, folder.path());
    let Ok(output) = command.output() else { return false };
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    output.status.success() && said.contains("case passed")
}

fn in_namespace(script: &str, case: &str) -> bool {
    run(&["unshare", "-rm", "sh", "-c", script], case)
}

fn folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

#[test]
fn a_full_disk_keeps_the_edits_until_there_is_room() {
    if !in_namespace(TMPFS, "full") {
        println!("no namespaces here: only the limit on file sizes was tested");
    }
    assert!(run(&["sh", "-c", LIMIT], "limited"));
}

#[test]
fn a_read_only_folder_is_named_as_the_reason() {
    if !in_namespace(TMPFS, "read_only") {
        println!("no namespaces here: nothing was tested");
    }
}

// The cases; they do nothing unless they are run in a child process.

#[test]
fn full() {
    let Some(folder) = folder() else { return };
    let ballast = folder.join("ballast");
    std::fs::write(&ballast, vec![1; 3_400_000]).unwrap();
    survive(&folder, |failure| {
        assert_eq!(failure, Failure::Full);
        assert!(matches!(make(&folder.join("second.penilai")), Err(Error::Full { .. })));
        assert_eq!(
            names(&folder).iter().filter(|name| name.contains("second") || name.contains("sementara")).count(),
            0
        );
        std::fs::remove_file(&ballast).unwrap();
    });
    println!("case passed");
}

#[test]
fn limited() {
    let Some(folder) = folder() else { return };
    survive(&folder, |failure| {
        assert!(matches!(failure, Failure::Io(_)), "{failure:?}");
        let mut lift = Command::new("prlimit");
        lift.args(["--pid", &std::process::id().to_string(), "--fsize=unlimited"]);
        assert!(lift.status().unwrap().success());
    });
    println!("case passed");
}

#[test]
fn read_only() {
    let Some(folder) = folder() else { return };
    let path = folder.join("a.penilai");
    make(&path).unwrap();
    let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&folder).status().unwrap();
    assert!(remounted.success());
    assert!(matches!(open(&path), Err(Error::ReadOnly { .. })));
    assert!(matches!(make(&folder.join("second.penilai")), Err(Error::ReadOnly { .. })));
    println!("case passed");
}

fn make(path: &Path) -> Result<(), Error> {
    Store::create(path, &instrument(), &info(), &stamp(1))
}

fn put(number: usize) -> Vec<penilai::assessment::Edit> {
    let note = format!("{number} {}", "x".repeat(9_000));
    let of = |item: &str, id| edit(id, Change::PutAnswer(place(1, &format!("{item}{number}")), noted(&note)));
    vec![of("a", 1_000 + number as u128), of("b", 100_000 + number as u128)]
}

/// Writes until nothing can be written, makes room, and sees that everything is there in order.
fn survive(folder: &Path, make_room: impl FnOnce(Failure)) {
    let path = folder.join("a.penilai");
    make(&path).unwrap();
    let (store, _) = open(&path).unwrap();
    store.apply(vec![edit(2, Change::PutEntity(entity(1))), edit(3, Change::PutUnit(unit(1)))]);
    let tickets: Vec<Ticket> = (0..30).map(|number| store.apply(put(number))).collect();
    let Err(Error::Unsaved { failure, .. }) = store.flush() else { panic!("there was room") };
    let state = store.state();
    assert_eq!(state.failure.as_ref(), Some(&failure));
    assert!(state.pending > 0 && state.pending % 2 == 0, "{state:?}");
    let saved = 30 - state.pending / 2;
    assert!(saved > 0, "what fits is saved");
    // What is confirmed can be read, and what comes later waits its turn.
    let items = |store: &Store| store.load(unit(1).id).unwrap().answers.len();
    assert_eq!(items(&store), 2 * saved);
    let late = store.apply(vec![edit(4, Change::PutEntity(entity(2)))]);
    store.retry();
    assert!(matches!(store.wait(late), Err(Error::Unsaved { .. })), "there is still no room");
    store.wait(tickets[saved - 1]).unwrap();
    make_room(failure);
    store.retry();
    store.flush().unwrap();
    assert_eq!((store.state().pending, store.state().failure), (0, None));
    assert_eq!(items(&store), 60);
    drop(store);
    let (store, opened) = open(&path).unwrap();
    assert_eq!((opened.round.entities.len(), items(&store)), (2, 60));
    let history = store.history(Scope::Round).unwrap();
    let expected = (0..30).flat_map(put).map(|edit| edit.change);
    assert!(history.into_iter().skip(3).map(|row| row.change).eq(expected.chain([Change::PutEntity(entity(2))])));
}
