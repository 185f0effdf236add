//! Everything the program promises, tested through its public doors.

mod instrument;
