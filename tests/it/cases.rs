//! Published results, as data.
