//! Without arguments a desktop window, with a verb a command-line tool.

fn main() {}
