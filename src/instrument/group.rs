//! Groups of subjects, and how many of them the method asks for.

use super::{ItemId, SourceId, Text};
use crate::exact::Exact;

/// A group of subjects (kelompok): those of whom an item is asked more than once in a unit.
#[derive(Clone, Debug)]
pub struct Group {
    /// Short code, unique in the instrument.
    pub code: String,
    /// Heading, such as "Pengguna layanan".
    pub label: Text,
    /// One of them, such as "Pengguna".
    pub subject: Text,
    /// How many the method asks for, at least while the population is not known.
    pub quota: usize,
    /// What the quota follows from, where it depends on how many there are.
    pub population: Option<Population>,
    /// Whether a score is final only from the quota on; otherwise the quota only reminds.
    pub binding: bool,
    /// Whom to choose.
    pub guidance: Option<Text>,
    /// Where the quota comes from.
    pub source: SourceId,
}

/// How the quota of a group follows from the size of its population.
#[derive(Clone, Debug)]
pub struct Population {
    /// The item that asks for the size, once per unit.
    pub item: ItemId,
    /// The sampling table, smallest population first.
    pub sample: Vec<SampleRow>,
}

/// A row of a sampling table.
#[derive(Clone, Debug)]
pub struct SampleRow {
    /// Up to this population, and above that of the row before;
    pub population: Exact,
    /// so many subjects.
    pub size: usize,
}

impl Group {
    /// Returns the most subjects the method can ask for.
    #[must_use]
    pub fn largest_quota(&self) -> usize {
        let sizes = self.population.iter().flat_map(|population| &population.sample).map(|row| row.size);
        sizes.fold(self.quota, usize::max)
    }
}

impl Population {
    /// Returns how many subjects a population asks for; beyond the table, as many as its last row says.
    #[must_use]
    pub fn size_for(&self, population: &Exact) -> Option<usize> {
        let place = self.sample.partition_point(|row| row.population < *population);
        let row = self.sample.get(place).or(self.sample.last());
        row.map(|row| row.size)
    }
}
