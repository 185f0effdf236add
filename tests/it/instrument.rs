//! Instrument files: what is read, and what is said about those that cannot be.

use penilai::instrument::Library;

#[test]
fn every_shipped_instrument_is_complete() {
    let library = Library::built_in().unwrap_or_else(|problems| panic!("{problems:?}"));
    let counts = |id: &str| {
        let instrument = library.find(id).unwrap();
        let scored = instrument.items().filter(|(_, item)| item.scored).count();
        (instrument.top().len(), scored, instrument.is_provisional())
    };
    assert_eq!(counts("panrb-pekppp-2023"), (2, 30 + 14, false));
    assert_eq!(counts("ombudsman-2024"), (4, 74, true));
}
