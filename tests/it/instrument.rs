//! Instrument files: what is read, and what is said about those that cannot be.

use penilai::instrument::Instrument;

#[test]
fn the_pekppp_instrument_is_complete() {
    let instrument = Instrument::parse(include_str!("../../assets/instruments/panrb-pekppp-2023.toml")).unwrap();
    let scored = instrument.items().filter(|(_, item)| item.scored);
    assert_eq!(scored.count(), 30 + 14);
    assert!(!instrument.is_provisional());
}
